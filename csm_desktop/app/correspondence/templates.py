"""The text of a letter: the user's own template for its kind and language, else the program's."""

from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches

from csm_desktop.app.book import Book
from csm_desktop.app.correspondence.places import OF_ACCOUNT, OF_MEETING
from csm_desktop.app.correspondence.voices import languages, letter_voice
from csm_desktop.domain.correspondence.templates import unknown_places
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.letters.templates import (
    TO_MANY,
    LetterKind,
    LetterTemplate,
)
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.values import dataclass
from csm_desktop.wording import mark, render, tr

KIND_OF_MEETING = {
    MeetingKind.ORCHESTRATION: LetterKind.KICKOFF,
    MeetingKind.TECHNICAL_KICKOFF: LetterKind.KICKOFF,
    MeetingKind.IMPACT_REVIEW: LetterKind.RECAP,
    MeetingKind.EBR: LetterKind.RECAP,
    MeetingKind.RESCUE_CALL: LetterKind.RESCUE,
}
"""Which letter follows a meeting up; every other kind has the plain follow-up."""

_LONGEST = 20_000  # characters: no letter is longer, and a slip of the clipboard is

_SUBJECTS = {
    LetterKind.FOLLOW_UP: mark("What we agreed today"),
    LetterKind.KICKOFF: mark("How we begin: what we agreed"),
    LetterKind.RECAP: mark("Our review: what we take from it"),
    LetterKind.RESCUE: mark("What happens now"),
    LetterKind.MESSAGE: mark("Your goal, and how far we are"),
    LetterKind.PRAISE: mark("Well done"),
}
_OPENINGS = {
    LetterKind.FOLLOW_UP: mark("Thank you for your time today."),
    LetterKind.KICKOFF: mark("Thank you for a good start together. This is what we agreed."),
    LetterKind.RECAP: mark("Thank you for reviewing with us what was achieved."),
    LetterKind.RESCUE: mark("Thank you for telling us openly what does not work."),
}
_ANOTHER_DAY = (
    mark("What we agreed on {meeting day}"),
    mark("Thank you for your time on {meeting day}."),
)
"""Subject and opening of a plain follow-up that is not written on the day itself."""
_TO_MANY = {
    LetterKind.MESSAGE: (
        mark("You set out to achieve this: {goal}."),
        mark("How far have you come, and what would help you most now?"),
        mark("Would half an hour in the next two weeks suit you?"),
    ),
    LetterKind.PRAISE: (
        mark("You have reached what you set out for: {reached}."),
        mark("Congratulations to you, and to everybody who made it work."),
        mark("What made the difference? Others would like to learn from it."),
    ),
}
_MEETING_PLACES = ("wanted", "heard", "agreed", "we do", "you do", "questions", "next step")


@dataclass(frozen=True, slots=True)
class LetterText:
    """What a letter says, with its places still open; `own` where the user wrote it."""

    subject: str
    body: str
    own: LetterTemplate | None = None


def letter_text(
    templates: Iterable[LetterTemplate],
    kind: LetterKind,
    language: str,
    role: ContactRole | None = None,
    *,
    same_day: bool = True,
) -> LetterText:
    """The text of a letter of a kind to people of a role, said in its language.

    A template for the role goes before one for everybody, and the user's before the program's,
    which says when the meeting was where that is not the `same_day`.
    """
    fitting = [t for t in templates if t.kind is kind and t.language == language]
    for wanted in dict.fromkeys((role, None)):
        own = next((t for t in reversed(fitting) if t.role is wanted), None)
        if own is not None:
            return LetterText(own.subject, own.body, own)
    with letter_voice(language).spoken():
        return _of_program(kind, same_day)


def _of_program(kind: LetterKind, same_day: bool) -> LetterText:
    said = _TO_MANY.get(kind)
    subject = _SUBJECTS[kind]
    if said is not None:
        parts = ("{greeting}", *map(tr, said), "{me}")
    else:
        # Each place in a paragraph of its own: one that is empty goes with its line.
        places = (f"{{{name}}}" for name in _MEETING_PLACES)
        closing = tr("Did I get that right?")
        opening = _OPENINGS[kind]
        if kind is LetterKind.FOLLOW_UP and not same_day:
            subject, opening = _ANOTHER_DAY
        parts = ("{greeting}", tr(opening), *places, closing, "{me}")
    return LetterText(tr(subject), "\n\n".join(parts))


def own_templates(book: Book) -> tuple[LetterTemplate, ...]:
    """The templates that the user wrote."""
    with book.reading() as connection:
        return templates_in(connection)


def templates_in(connection: BookConnection) -> tuple[LetterTemplate, ...]:
    """The same, for whoever reads more beside them."""
    from csm_desktop.storage import records
    from csm_desktop.storage.convert import from_records

    return from_records(LetterTemplate, records.read_where(connection, "letter_template", {}))


def write_template(
    work: Work,
    /,
    kind: LetterKind,
    language: str,
    role: ContactRole | None = None,
    *,
    subject: str | None = None,
    body: str | None = None,
) -> LetterTemplate:
    """Keep the user's own text for a kind of letter; what is not given stays as it is.

    Raises UserError for a place that nothing fills, and for a text that is none.
    """
    # A template in a language without words around it would make a letter in two languages.
    if language not in languages():
        raise UserError(
            render(say("There are no letters in “{tag}”.", tag=language)),
            tr("Nothing was changed."),
        )
    known = work.find(LetterTemplate, language=language)
    found = next((t for t in known if t.kind is kind and t.role is role), None)
    if found is None:
        # Begun from the program's own text, so that to change the subject does not empty the body.
        text = letter_text(known, kind, language, role)
        found = LetterTemplate(work.new_id(), kind, language, text.subject, text.body, role)
    written = replace(
        found,
        subject=found.subject if subject is None else " ".join(subject.split()),
        body=found.body if body is None else body,
    )
    refuse_text(written.kind, written.subject, written.body)
    return work.put(written)


def drop_template(work: Work, /, template_id: int) -> None:
    """Give a letter back to the program's own words."""
    work.remove(work.get(LetterTemplate, template_id))


def places_for(kind: LetterKind) -> dict[str, str]:
    """What a template of a kind can name, each with what it stands for, in the user's language."""
    named = OF_ACCOUNT if kind in TO_MANY else {**OF_ACCOUNT, **OF_MEETING}
    return {name: tr(meaning) for name, meaning in named.items()}


def refuse_text(kind: LetterKind, subject: str, body: str) -> None:
    """Raise UserError for what cannot be the text of a letter of a kind: an empty one, one without
    end, and one that names what nothing fills."""
    if not subject.strip() or not body.strip():
        raise UserError(tr("A template needs a subject and a text."), tr("Nothing was changed."))
    if len(subject) + len(body) > _LONGEST:
        raise UserError(
            tr("A letter has at most 20,000 signs."),
            tr("Nothing was changed."),
        )
    known = places_for(kind)
    for name in unknown_places(f"{subject}\n{body}", known):
        alike = get_close_matches(name, known, 1)
        raise UserError(
            render(say("Nothing fills {place}.", place=f"{{{name}}}")),
            render(say("Did you mean {place}? Nothing was changed.", place=f"{{{alike[0]}}}"))
            if alike
            else tr("Choose one of the places beside the text. Nothing was changed."),
        )
