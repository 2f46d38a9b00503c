"""What is written down in a meeting, and what becomes of it: actions, and the mood of that day."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Unpack

from csm_desktop.app.meetings.newcomers import meet_newcomer
from csm_desktop.app.people.engagement import store_logged
from csm_desktop.domain.meetings.newcomers import Newcomer, newcomer_of
from csm_desktop.domain.meetings.note_lines import (
    LineMark,
    NoteLine,
    action_from,
    marked_lines,
    note_lines,
    people_of,
)
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.meetings import Meeting, Note, NoteFields
from csm_desktop.domain.records.plan import Action, ActionOrigin, Mood, MoodRecord
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.instants import day_in
from csm_desktop.storage.session import Work


def write_notes(work: Work, /, meeting_id: int, **fields: Unpack[NoteFields]) -> Note:
    """Write tone words, priorities, themes or the body of a meeting's notes.

    After the end of the call its actions are stored: who and by when, where that is written down
    only now, goes to those that lack it.
    """
    found = work.find(Note, meeting_id=meeting_id)
    meeting = work.get(Meeting, meeting_id)
    if not found:
        note = work.add(Note(work.new_id(), meeting.account_id, meeting_id, **fields))
    else:
        note = work.put(replace(found[0], **fields))
    if "body" in fields and meeting.ended_at is not None:
        _complete_actions(work, meeting)
    return note


_OF_NOTES = (ActionOrigin.MEETING, ActionOrigin.NEXT_STEP)
"""A line of the notes may be the next step as well: it is one action."""


def store_noted(work: Work, meeting_id: int) -> None:
    """Store what the lines of a meeting's notes become and is not stored yet: newcomers, actions,
    and what is logged of the account."""
    # First: an action may be theirs.
    _store_newcomers(work, meeting_id)
    store_actions(work, meeting_id)
    store_logged(work, meeting_id)


def _store_newcomers(work: Work, meeting_id: int) -> None:
    for note in work.find(Note, meeting_id=meeting_id):
        for newcomer in noted_newcomers(note.body):
            meet_newcomer(work, meeting_id, newcomer)


def noted_newcomers(body: str) -> tuple[Newcomer, ...]:
    """Who is named in a note as new."""
    lines = (text for mark, text in marked_lines(body) if mark is LineMark.PERSON)
    return tuple(newcomer for text in lines if (newcomer := newcomer_of(text)) is not None)


def store_actions(work: Work, meeting_id: int) -> tuple[Action, ...]:
    """Store the actions of a meeting's notes that are not stored yet."""
    meeting = work.get(Meeting, meeting_id)
    lines = _lines(work, meeting)
    made = [
        action_from(line, work.new_id(), meeting.account_id, meeting_id, work.today())
        for line in unstored(lines, meeting_id, work.find(Action, origin_id=meeting_id))
    ]
    work.add_all(made)
    return tuple(made)


def unstored(
    lines: Iterable[NoteLine], meeting_id: int, actions: Iterable[Action]
) -> tuple[NoteLine, ...]:
    """The action lines of which no action is stored: two lines with the same words are two.

    An action that was reworded since counts by the words of its line no longer, so the caller
    shows what would be stored and lets the user decide, once the meeting is over.
    """
    # Counted and not only looked up: two lines with the same words are two promises.
    stored = Counter(
        action.title
        for action in actions
        if action.origin in _OF_NOTES and action.origin_id == meeting_id
    )
    found = []
    for line in lines:
        if line.mark is not LineMark.ACTION:
            continue
        if stored[line.text]:
            stored[line.text] -= 1
        else:
            found.append(line)
    return tuple(found)


def _complete_actions(work: Work, meeting: Meeting) -> None:
    """Give stored actions the owner and the date that their lines have, and they have not yet."""
    by_title: dict[str, list[Action]] = {}
    for each in work.find(Action, origin_id=meeting.id):
        if each.origin is ActionOrigin.MEETING:
            by_title.setdefault(each.title, []).append(each)
    for line in _lines(work, meeting):
        if line.mark is not LineMark.ACTION or not by_title.get(line.text):
            continue
        action = by_title[line.text].pop(0)
        # What the user set by hand in the meantime is not overwritten by the line.
        nobody = action.team_member_id is None and action.contact_id is None
        if line.owner is not None and nobody:
            action = replace(
                action,
                # Of lines with the same words the next one takes the next action.
                side=line.owner.side,
                team_member_id=line.owner.team_member_id,
                contact_id=line.owner.contact_id,
            )
        work.put(replace(action, due_on=action.due_on or line.due_on))


def note_mood(work: Work, meeting_id: int, mood: Mood | None) -> MoodRecord | None:
    """Keep the customer's mood on the day of a meeting; None takes it out (domain.md §4)."""
    meeting = work.get(Meeting, meeting_id)
    on = day_in(meeting.starts_at, meeting.zone)
    known = [x for x in work.find(MoodRecord, account_id=meeting.account_id) if x.on == on]
    if mood is None:
        for each in known:
            work.remove(each)
        return None
    if known:
        return work.put(replace(known[-1], mood=mood))
    return work.add(MoodRecord(work.new_id(), meeting.account_id, on, mood))


def _lines(work: Work, meeting: Meeting) -> tuple[NoteLine, ...]:
    notes = work.find(Note, meeting_id=meeting.id)
    if not notes:
        return ()
    on = day_in(meeting.starts_at, meeting.zone)
    contacts = work.find(Contact, account_id=meeting.account_id)
    return note_lines(notes[0].body, people_of(work.find(TeamMember), contacts, on), on)
