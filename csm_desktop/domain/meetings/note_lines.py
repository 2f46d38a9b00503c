"""What the lines of a meeting's notes mean: `>` action, `!` decision, `?` question, `?!` a request
to the product, `+` what they took part in or did for us, or somebody new, `#` private.

Written during the call, so forgiving to read; but where in doubt a line is private, for what the
customer reads can not be taken back (domain.md §7).
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache, partial

from csm_desktop.domain.meetings.entry_kinds import kind_named
from csm_desktop.domain.meetings.newcomers import names_newcomer
from csm_desktop.domain.people.coverage import is_there
from csm_desktop.domain.records.contacts import Contact, TouchKind
from csm_desktop.domain.records.plan import Action, ActionOrigin, Side
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.dates_in_words import doubtful_days, trailing_date
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.values import dataclass


class LineMark(StrEnum):
    """What a line of a note is."""

    PLAIN = "plain"
    ACTION = "action"
    DECISION = "decision"
    QUESTION = "question"
    REQUEST = "request"
    ENTRY = "entry"
    PERSON = "person"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who does it; both ids None where only the side is known (`@them`)."""

    side: Side
    name: str = ""
    team_member_id: int | None = None
    contact_id: int | None = None


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line: its mark, and its text without mark, owner and due date.

    `owner_words` is what was typed after `@`; `owner` is None while nobody, or more than one,
    answers to it, and `candidates` are then those among whom the user chooses. `doubtful` are the
    two days that its last word may mean.
    """

    mark: LineMark
    text: str
    owner_words: str = ""
    owner: Owner | None = None
    candidates: tuple[Owner, ...] = ()
    due_on: date | None = None
    doubtful: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownPeople:
    """Those who can be named with `@` in the notes of an account."""

    owners: tuple[Owner, ...]
    me: Owner


def people_of(team: Iterable[TeamMember], contacts: Iterable[Contact], today: date) -> KnownPeople:
    """Everybody who is still there, on both sides."""
    ours = [member for member in team if member.active]
    owners = [Owner(Side.US, member.name, member.id) for member in ours]
    owners += [
        Owner(Side.CUSTOMER, contact.name, None, contact.id)
        for contact in contacts
        if is_there(contact, today)
    ]
    # "Me" also before the user has said who that is: then it is our side.
    user = next((member for member in ours if member.is_me), None)
    me = Owner(Side.US, user.name, user.id) if user else Owner(Side.US)
    return KnownPeople(tuple(owners), me)


_MARKS = {
    ">": LineMark.ACTION,
    "!": LineMark.DECISION,
    "?": LineMark.QUESTION,
    "#": LineMark.PRIVATE,
}
_LOGGED = ("+", "＋")
_ASKED = (LineMark.QUESTION, LineMark.DECISION)
"""`?!`: a question that wants an answer of the product."""
_BULLET = re.compile(r"^[-*•–·]\s+")
_INVISIBLE = re.compile("[\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_OWNER = re.compile(r"(?:^|(?<=\s))@([\w.\-’']+)")
_US = frozenset({"us", "me", "we", "i", "uns", "wir", "ich", "nous", "nosotros", "noi"})
_THEM = frozenset({"them", "you", "customer", "client", "kunde"})


def note_lines(body: str, people: KnownPeople, today: date) -> tuple[NoteLine, ...]:
    """The lines of a note, blank ones left out; dates are read as of `today`, the meeting's day."""
    return reader(people, today)(body)


def reader(people: KnownPeople, today: date) -> Callable[[str], tuple[NoteLine, ...]]:
    """What reads the lines of notes, for whoever reads many with the same people: only to know them
    again takes longer than to read a line, where there are hundreds."""
    action = _reader(people, today)

    def lines(body: str) -> tuple[NoteLine, ...]:
        read = (
            action(text) if mark is LineMark.ACTION else NoteLine(mark, text)
            for mark, text in marked_lines(body)
        )
        return tuple(line for line in read if line.text)

    return lines


@lru_cache(maxsize=4)
def _reader(people: KnownPeople, today: date) -> Callable[[str], NoteLine]:
    """Reads action lines, each once: of a long note that is being written, one is new."""
    return lru_cache(maxsize=2048)(partial(_action_line, people=people, today=today))


@lru_cache(maxsize=64)
def marked_lines(body: str) -> tuple[tuple[LineMark, str], ...]:
    """The marks of a note's lines and what follows them, blank ones left out.

    A private line ends at a line feed only: what follows an odd break inside it (a form feed, a
    Unicode line separator) stays private too.
    """
    found = []
    for line in re.split(r"\r\n|\n|\r", body):
        # A line that editors break in other ways (form feed, U+2028) is one line to whoever typed
        # it: private stays private to its end.
        private = False
        for piece in line.splitlines():
            marks, text = _marks_of(piece)
            private = private or LineMark.PRIVATE in marks
            if text:
                first = marks[0] if marks else LineMark.PLAIN
                if tuple(marks[:2]) == _ASKED:
                    first = LineMark.REQUEST
                found.append((LineMark.PRIVATE if private else first, text))
    return tuple(found)


def _marks_of(piece: str) -> tuple[list[LineMark], str]:
    """The marks that a line begins with, wide ones of Asian keyboards too, and what follows."""
    text = _BULLET.sub("", _INVISIBLE.sub("", piece).strip())
    # A telephone number begins with it, too; that we speak is no news in a meeting's notes.
    found = kind_named(text[1:]) if text.startswith(_LOGGED) else None
    if text.startswith(_LOGGED) and names_newcomer(text[1:]):
        return [LineMark.PERSON], text[1:].lstrip()
    if found and not isinstance(found[0], TouchKind):
        return [LineMark.ENTRY], text[1:].lstrip()
    marks: list[LineMark] = []
    while text and (mark := _MARKS.get(unicodedata.normalize("NFKC", text[0]))):
        marks.append(mark)
        text = text[1:].lstrip()
    return marks, text


def _action_line(text: str, people: KnownPeople, today: date) -> NoteLine:
    named = _OWNER.search(text)
    words = named[1].rstrip(".") if named else ""
    rest = " ".join(_OWNER.sub(" ", text, count=1).split()).lstrip(":;, ") if named else text
    # Without the owner, so that a day at the end is seen also when the name stands behind it.
    title, due = trailing_date(rest, today)
    doubt = doubtful_days(rest.split()[-1], today) if due is None and rest else ()
    found = owners_called(words, people) if words else ()
    owner = found[0] if len(found) == 1 else None
    candidates = found if len(found) > 1 else ()
    return NoteLine(LineMark.ACTION, title, words, owner, candidates, due, doubt)


def owners_called(words: str, people: KnownPeople) -> tuple[Owner, ...]:
    """Whom `@words` may mean: one is an answer, several are a question to the user.

    `@us` is the user, `@them` the customer's side without a name. Else the first of these that
    fits anybody: the whole name (dots for blanks), a first name, any part of a name, the beginning
    of a first name, the beginning of any part, and a whole name with a number (`handle_of`).
    """
    wanted = _folded(words)
    if wanted in _US:
        return (people.me,)
    if wanted in _THEM:
        return (Owner(Side.CUSTOMER),)
    named = _named(people.owners)
    whole = _bare(wanted)
    levels = (
        # From the whole name down to a beginning: a better match hides worse ones.
        [owner for owner, parts in named if whole == "".join(parts)],
        [owner for owner, parts in named if parts[:1] == (whole,)],
        [owner for owner, parts in named if whole in parts],
        [owner for owner, parts in named if parts and parts[0].startswith(whole)],
        [owner for owner, parts in named if any(part.startswith(whole) for part in parts)],
        _numbered(wanted, named),
    )
    return tuple(next((level for level in levels if level), [])) if whole else ()


def handle_of(owner: Owner, people: KnownPeople) -> str:
    """What stands after `@` to mean this person and nobody else: the name with dots for blanks,
    and a number where several have that very name, in the order in which they were entered."""
    named = _named(people.owners)
    own = "".join(_parts(owner.name))
    same = [other for other, parts in named if "".join(parts) == own]
    # Only letters that `@` reads, or the handle that is proposed would find nobody.
    spelled = [re.sub(r"[^\w\-’']+", "", part) for part in _in_order(owner.name).split()]
    handle = ".".join(part for part in spelled if part)
    if len(same) < 2 or owner not in same:
        return handle
    return f"{handle}.{_entered(same).index(owner) + 1}"


def _numbered(wanted: str, named: "_Named") -> list[Owner]:
    name, _, number = wanted.rpartition(".")
    if not name or not number.isdecimal():
        return []
    same = _entered([owner for owner, parts in named if _bare(name) == "".join(parts)])
    # A slice and not an item: a number that nobody has is nobody, and 0 would be the last.
    return same[int(number) - 1 : int(number)] if int(number) else []


def _entered(owners: Iterable[Owner]) -> list[Owner]:
    return sorted(owners, key=lambda each: each.team_member_id or each.contact_id or 0)


_Named = Sequence[tuple[Owner, tuple[str, ...]]]


@lru_cache(maxsize=8)
def _named(owners: tuple[Owner, ...]) -> _Named:
    """Everybody with the parts of their names, as they are compared; not anew for each line."""
    return [(owner, _parts(owner.name)) for owner in owners]


def _parts(name: str) -> tuple[str, ...]:
    bare = (_bare(part) for part in _folded(_in_order(name)).split())
    return tuple(part for part in bare if part)


def _in_order(name: str) -> str:
    # Lists often say "Doe, Jane"; people type @jane.doe.
    last, comma, first = name.partition(",")
    return f"{first} {last}" if comma else name


def _bare(text: str) -> str:
    """Letters and digits alone: what else a name holds cannot be typed after `@`."""
    return re.sub(r"[\W_]+", "", text)


def _folded(text: str) -> str:
    return plain_letters(text.replace("’", "'"))


def action_from(line: NoteLine, id_: int, account_id: int, meeting_id: int, on: date) -> Action:
    """The action that an action line stands for; without an owner it waits for one on our side."""
    # The side can be changed later; a line without an owner must not get lost.
    owner = line.owner or Owner(Side.US)
    return Action(
        id=id_,
        account_id=account_id,
        title=line.text,
        side=owner.side,
        team_member_id=owner.team_member_id,
        contact_id=owner.contact_id,
        due_on=line.due_on,
        origin=ActionOrigin.MEETING,
        origin_id=meeting_id,
        created_on=on,
    )
