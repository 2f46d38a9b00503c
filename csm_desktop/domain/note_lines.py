"""What the lines of a meeting's notes mean: `>` action, `!` decision, `?` question, `#` private.

Written during the call, so forgiving to read; but where in doubt a line is private, for what the
customer reads can not be taken back (domain.md §7).
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csm_desktop.domain.contacts import Contact
from csm_desktop.domain.coverage import is_there
from csm_desktop.domain.dates_in_words import trailing_date
from csm_desktop.domain.plan import Action, ActionOrigin, Side
from csm_desktop.domain.team import TeamMember


class LineMark(StrEnum):
    """What a line of a note is."""

    PLAIN = "plain"
    ACTION = "action"
    DECISION = "decision"
    QUESTION = "question"
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
    answers to it, and `candidates` are then those among whom the user chooses.
    """

    mark: LineMark
    text: str
    owner_words: str = ""
    owner: Owner | None = None
    candidates: tuple[Owner, ...] = ()
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class People:
    """Those who can be named with `@` in the notes of an account."""

    owners: tuple[Owner, ...]
    me: Owner


def people_of(team: Iterable[TeamMember], contacts: Iterable[Contact], today: date) -> People:
    """Everybody who is still there, on both sides."""
    ours = [member for member in team if member.active]
    owners = [Owner(Side.US, member.name, member.id) for member in ours]
    owners += [
        Owner(Side.CUSTOMER, each.name, None, each.id) for each in contacts if is_there(each, today)
    ]
    user = next((member for member in ours if member.is_me), None)
    me = Owner(Side.US, user.name, user.id) if user else Owner(Side.US)
    return People(tuple(owners), me)


_MARKS = {
    ">": LineMark.ACTION,
    "!": LineMark.DECISION,
    "?": LineMark.QUESTION,
    "#": LineMark.PRIVATE,
}
_BULLET = re.compile(r"^[-*•–·]\s+")
_INVISIBLE = re.compile("[\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_OWNER = re.compile(r"(?:^|(?<=\s))@([\w.\-’']+)")
_US = frozenset({"us", "me", "we", "i", "uns", "wir", "ich", "nous", "nosotros", "noi"})
_THEM = frozenset({"them", "you", "customer", "client", "kunde"})


def note_lines(body: str, people: People, today: date) -> tuple[NoteLine, ...]:
    """The lines of a note, blank ones left out; dates are read as of `today`, the meeting's day.

    A private line ends at a line feed only: what follows an odd break inside it (a form feed, a
    Unicode line separator) stays private too.
    """
    found = []
    for line in re.split(r"\r\n|\n|\r", body):
        private = False
        for piece in line.splitlines():
            read = _line(piece, people, today)
            private = private or read.mark is LineMark.PRIVATE
            if read.text:
                found.append(NoteLine(LineMark.PRIVATE, read.text) if private else read)
    return tuple(found)


def _line(piece: str, people: People, today: date) -> NoteLine:
    marks, text = _marks_of(piece)
    if LineMark.PRIVATE in marks:
        return NoteLine(LineMark.PRIVATE, text)
    if not marks:
        return NoteLine(LineMark.PLAIN, text)
    if marks[0] is LineMark.ACTION:
        return _action_line(text, people, today)
    return NoteLine(marks[0], text)


def _marks_of(piece: str) -> tuple[list[LineMark], str]:
    """The marks that a line begins with, wide ones of Asian keyboards too, and what follows."""
    text = _BULLET.sub("", _INVISIBLE.sub("", piece).strip())
    marks: list[LineMark] = []
    while text and (mark := _MARKS.get(unicodedata.normalize("NFKC", text[0]))):
        marks.append(mark)
        text = text[1:].lstrip()
    return marks, text


def _action_line(text: str, people: People, today: date) -> NoteLine:
    named = _OWNER.search(text)
    words = named[1].rstrip(".") if named else ""
    rest = " ".join(_OWNER.sub(" ", text, count=1).split()) if named else text
    title, due = trailing_date(rest, today)
    if not words:
        return NoteLine(LineMark.ACTION, title, due_on=due)
    found = owners_called(words, people)
    owner = found[0] if len(found) == 1 else None
    return NoteLine(LineMark.ACTION, title, words, owner, found if len(found) > 1 else (), due)


def owners_called(words: str, people: People) -> tuple[Owner, ...]:
    """Whom `@words` may mean: one is an answer, several are a question to the user.

    `@us` is the user, `@them` the customer's side without a name. Else the first of these that
    fits anybody: the whole name (dots for blanks), a first name, any part of a name, the beginning
    of a first name, the beginning of any part.
    """
    wanted = _folded(words)
    if wanted in _US:
        return (people.me,)
    if wanted in _THEM:
        return (Owner(Side.CUSTOMER),)
    named = [(owner, _parts(owner.name)) for owner in people.owners]
    whole = re.sub(r"[._\-]+", "", wanted)
    levels = (
        [owner for owner, parts in named if whole == "".join(parts)],
        [owner for owner, parts in named if parts[:1] == [wanted]],
        [owner for owner, parts in named if wanted in parts],
        [owner for owner, parts in named if parts and parts[0].startswith(wanted)],
        [owner for owner, parts in named if any(part.startswith(wanted) for part in parts)],
    )
    return tuple(next((level for level in levels if level), []))


def first_name(name: str) -> str:
    """How a person is addressed: "Lena" of "Lena Brandt" and of "Brandt, Lena"."""
    last, comma, first = name.partition(",")
    words = (first if comma and first.strip() else last).split()
    return words[0] if words else ""


def _parts(name: str) -> Sequence[str]:
    last, comma, first = name.partition(",")
    text = f"{first} {last}" if comma else name
    return [re.sub(r"[._\-]+", "", part) for part in _folded(text).split()]


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(char for char in letters if not unicodedata.combining(char))


def action_from(line: NoteLine, id_: int, account_id: int, meeting_id: int, on: date) -> Action:
    """The action that an action line stands for; without an owner it waits for one on our side."""
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
