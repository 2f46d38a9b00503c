"""Entering what feeds health and alerts, in one line: what they took part in, what they did for us,
what they ask of the product, and that we spoke or wrote."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from csm_desktop.domain.meetings.entry_lines import (
    LoggedEntry,
    entries_of,
    entry_of,
    request_of,
)
from csm_desktop.domain.meetings.note_lines import KnownPeople, LineMark, marked_lines, people_of
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact, Touch, TouchKind
from csm_desktop.domain.records.lifecycle import AdvocacyAct, AdvocacyKind, Direction
from csm_desktop.domain.records.meetings import Meeting, Note, ProductRequest, RequestState
from csm_desktop.domain.records.metrics import EngagementEvent, EngagementKind
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.instants import day_in
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import render, tr

Logged = EngagementEvent | AdvocacyAct | ProductRequest | Touch
_REQUEST = "request"


def log_line(work: Work, /, account_id: int, line: str) -> Logged:
    """Log what one line says, of today where it names no day.

    Raises UserError where it names no kind, a person whom nobody knows, or a day to come.
    """
    work.get(Account, account_id)
    people = _people(work, account_id, work.today())
    entry = entry_of(line, people, work.today())
    if entry is None:
        raise UserError(
            tr("This does not say what it is."),
            tr("Nothing was logged. Begin with training, webinar, community, event, reference, "
               "review, case study, talk, testimonial, referral, promoter, request, call, mail, "
               "message, visit or note."),
        )  # fmt: skip
    return log_entry(work, account_id, entry)


def log_lines_of(work: Work, /, account_id: int, lines: Iterable[str]) -> tuple[Logged, ...]:
    """Log several lines, all or none. Raises UserError as `log_line` does."""
    return tuple(log_line(work, account_id, line) for line in lines)


def log_text(work: Work, /, account_id: int, text: str) -> tuple[Logged, ...]:
    """Log what a text of one line or several says (`entries_of`), all or none. Raises UserError for
    a text without words, and as `log_line` does."""
    work.get(Account, account_id)
    entries = entries_of(text, _people(work, account_id, work.today()), work.today())
    if not entries:
        raise UserError(tr("There are no words yet."), tr("Nothing was logged."))
    return tuple(log_entry(work, account_id, entry) for entry in entries)


def log_entry(work: Work, /, account_id: int, entry: LoggedEntry) -> Logged:
    """Log an entry that was read. Raises UserError as `log_line` does."""
    on = entry.on or work.today()
    if entry.unknown:
        raise UserError(
            render(say("Not one of theirs alone is known as “{name}”.", name=entry.unknown)),
            tr("Nothing was logged. Write the whole name with dots, as @lena.brandt."),
        )
    if on > work.today():
        raise UserError(
            render(say("{day} is still to come.", day=on)),
            tr("Nothing was logged. What is logged has happened: give its day."),
        )
    return work.add(_made(work, account_id, entry, on, None))


def _made(
    work: Work, account_id: int, entry: LoggedEntry, on: date, meeting_id: int | None
) -> Logged:
    match entry.kind:
        case EngagementKind():
            return EngagementEvent(
                work.new_id(), account_id, entry.kind, on, entry.text, entry.people, meeting_id
            )
        case AdvocacyKind():
            return AdvocacyAct(
                work.new_id(), account_id, entry.kind, on, entry.contact_id, note=entry.text,
                meeting_id=meeting_id,
            )  # fmt: skip
        case TouchKind():
            return _touch(work, account_id, entry.kind, entry, on)
    if not entry.text:
        raise UserError(tr("A request needs words."), tr("Nothing was logged."))
    return ProductRequest(work.new_id(), account_id, entry.text, on, entry.contact_id, meeting_id)


def _touch(work: Work, account_id: int, kind: TouchKind, entry: LoggedEntry, on: date) -> Touch:
    if kind is TouchKind.NOTE and not entry.text:
        raise UserError(tr("A note needs words."), tr("Nothing was logged."))
    direction = entry.direction or Direction.US_TO_CUSTOMER
    return Touch(work.new_id(), account_id, kind, on, entry.text, entry.contact_id, direction)


def answer_request(
    work: Work, /, request_id: int, state: RequestState, answer: str = ""
) -> ProductRequest:
    """Note what our product says to a request; open again it has no answer."""
    request = work.get(ProductRequest, request_id)
    if state is RequestState.OPEN:
        return work.put(replace(request, state=state, answer=answer.strip(), answered_on=None))
    # Other words for the same answer do not make it a later one.
    same = request.state is state and request.answered_on is not None
    on = request.answered_on if same else work.today()
    return work.put(replace(request, state=state, answer=answer.strip(), answered_on=on))


def edit_logged(work: Work, /, thing: Logged) -> Logged:
    """Store a logged thing as it was edited. Raises UserError for a day to come, and for a note
    without words."""
    on = thing.asked_on if isinstance(thing, ProductRequest) else thing.on
    if on > work.today():
        raise UserError(render(say("{day} is still to come.", day=on)), tr("Nothing was changed."))
    if isinstance(thing, Touch) and thing.kind is TouchKind.NOTE and not thing.text.strip():
        raise UserError(tr("A note needs words."), tr("Nothing was changed."))
    return work.put(thing)


def edit_request(
    work: Work, /, request: ProductRequest, state: RequestState, answer: str
) -> ProductRequest:
    """Store a request as it was edited, with what our product says to it. Raises UserError for a
    day to come, and without words."""
    if not request.text.strip():
        raise UserError(tr("A request needs words."), tr("Nothing was changed."))
    # Stored first: the answer is written upon the words as they are now.
    edit_logged(work, request)
    return answer_request(work, request.id, state, answer)


def remove_logged(work: Work, /, kind: type[Logged], id_: int) -> None:
    """Take out what was logged by mistake."""
    work.remove(work.get(kind, id_))


def store_logged(work: Work, meeting_id: int) -> tuple[Logged, ...]:
    """Log what the notes of a meeting say, as far as it is not logged yet. What nobody can be named
    for is logged without a name, and what has a day to come as of the meeting's."""
    meeting = work.get(Meeting, meeting_id)
    notes = work.find(Note, meeting_id=meeting_id)
    if not notes:
        return ()
    # The meeting's own day: "yesterday" in its notes counts from there.
    on = day_in(meeting.starts_at, meeting.zone)
    entries = noted_entries(notes[0].body, _people(work, meeting.account_id, on), on)
    known: tuple[Logged, ...] = (
        *work.find(EngagementEvent, meeting_id=meeting_id),
        *work.find(AdvocacyAct, meeting_id=meeting_id),
        *work.find(ProductRequest, meeting_id=meeting_id),
    )
    made = [
        _made(work, meeting.account_id, entry, min(entry.on or on, on), meeting_id)
        for entry in unlogged(entries, known)
    ]
    work.add_all(made)
    return tuple(made)


def noted_entries(body: str, people: KnownPeople, on: date) -> tuple[LoggedEntry, ...]:
    """What the lines of a note log: those of the marks `+` and `?!` that say anything."""
    found = []
    for mark, text in marked_lines(body):
        if mark is LineMark.REQUEST:
            found.append(request_of(text, people, on))
        elif mark is LineMark.ENTRY and (entry := entry_of(text, people, on)) is not None:
            found.append(entry)
    return tuple(entry for entry in found if entry.text or entry.kind is not None)


def unlogged(entries: Iterable[LoggedEntry], known: Iterable[Logged]) -> tuple[LoggedEntry, ...]:
    """The entries of a meeting's notes that are not logged yet: two with the same words are two."""
    # Counted and not only known: a line that stands twice was meant twice.
    logged = Counter(map(_words, known))
    found = []
    for entry in entries:
        words = (entry.kind.value if entry.kind else _REQUEST, entry.text)
        if logged[words]:
            logged[words] -= 1
        else:
            found.append(entry)
    return tuple(found)


def _words(thing: Logged) -> tuple[str, str]:
    """By what a line's thing is known again: its kind and its words."""
    if isinstance(thing, ProductRequest):
        return _REQUEST, thing.text
    match thing:
        case EngagementEvent():
            return thing.kind.value, thing.title
        case AdvocacyAct():
            return thing.kind.value, thing.note
    return thing.kind.value, thing.text


def _people(work: Work, account_id: int, on: date) -> KnownPeople:
    return people_of(work.find(TeamMember), work.find(Contact, account_id=account_id), on)
