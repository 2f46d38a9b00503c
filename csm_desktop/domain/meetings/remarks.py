"""What the notes of an account's meetings hold for later: decisions, and questions still open.

Nothing of it is stored apart from the notes: they stay the one place where it is written.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from csm_desktop.domain.meetings.note_lines import LineMark, marked_lines
from csm_desktop.domain.records.meetings import Meeting, Note
from csm_desktop.domain.text.instants import day_in
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.values import dataclass

_SIGNS = re.compile(r"[^\w\n]+|_+")
_BETWEEN_LINES = re.compile(r" *\n *")


@dataclass(frozen=True, slots=True)
class Remark:
    """A line of a meeting's notes, and the meeting's own day."""

    meeting_id: int
    on: date
    text: str


def decisions(meetings: Iterable[Meeting], notes: Iterable[Note]) -> tuple[Remark, ...]:
    """Everything that was decided, the latest meeting first."""
    found: list[Remark] = []
    for meeting, note in reversed(list(_noted(meetings, notes))):
        decided = (text for mark, text in marked_lines(note.body) if mark is LineMark.DECISION)
        found += _remarks(meeting, decided)
    return tuple(found)


def open_questions(
    meetings: Iterable[Meeting], notes: Iterable[Note], until: Meeting | None = None
) -> tuple[Remark, ...]:
    """Questions that no later notes take up, the oldest first **(our choice)**.

    A later line takes a question up when it begins with its words: as a plain line it is the
    answer ("Who signs? The CFO"), with the mark of a question it is asked again, and open there.
    With `until` only what was asked before that meeting, and is not taken up up to its own notes.
    """
    asked: dict[str, Remark] = {}
    for meeting, note in _noted(meetings, notes):
        # What comes after the meeting that is prepared for is none of its past.
        if until is not None and _order(meeting) > _order(until):
            break
        if asked:
            taken_up = _begun(note.body, asked)
            asked = {each: remark for each, remark in asked.items() if each not in taken_up}
        # Its own notes are just being written: what they ask is not carried over.
        if until is not None and meeting.id == until.id:
            break
        lines = marked_lines(note.body)
        again = (text for mark, text in lines if mark is LineMark.QUESTION)
        # The same question again is one, and keeps the place of the first.
        asked |= {_folded(remark.text): remark for remark in _remarks(meeting, again)}
    return tuple(asked.values())


def last_tone(meetings: Iterable[Meeting], notes: Iterable[Note], until: Meeting) -> Remark | None:
    """The words on the customer's tone that were noted last before a meeting."""
    told = [
        Remark(meeting.id, day_in(meeting.starts_at, meeting.zone), note.tone_words.strip())
        for meeting, note in _noted(meetings, notes)
        if note.tone_words.strip() and _order(meeting) < _order(until)
    ]
    return told[-1] if told else None


def _noted(meetings: Iterable[Meeting], notes: Iterable[Note]) -> Iterator[tuple[Meeting, Note]]:
    """The meetings that have notes, the earliest first."""
    by_meeting = {note.meeting_id: note for note in notes}
    for meeting in sorted(meetings, key=_order):
        if meeting.id in by_meeting:
            yield meeting, by_meeting[meeting.id]


def _order(meeting: Meeting) -> tuple[object, int]:
    return meeting.starts_at, meeting.id


def _remarks(meeting: Meeting, texts: Iterable[str]) -> list[Remark]:
    on = day_in(meeting.starts_at, meeting.zone)
    return [Remark(meeting.id, on, text) for text in texts]


def _begun(body: str, questions: Iterable[str]) -> set[str]:
    """Those questions with whose words a line begins; long notes are read in one go."""
    said = "\n" + "\n".join(text for _, text in marked_lines(body))
    plain = _lines_folded(said)
    return {
        # Also as it was typed: a question of signs alone folds to nothing, and keeps its own form.
        question
        for question in questions
        if f"\n{question}" in plain or f"\n{question}" in said
    }


def _lines_folded(text: str) -> str:
    return _BETWEEN_LINES.sub("\n", _SIGNS.sub(" ", plain_letters(text)))


def _folded(text: str) -> str:
    """Without case, accents and signs, so that an answer may be typed as people type."""
    return " ".join(_lines_folded(text).split()) or text
