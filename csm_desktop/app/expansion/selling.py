"""What can be done in the five steps of selling to an organisation (domain.md §6)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Unpack

from csm_desktop.app.plan.actions import new_action
from csm_desktop.app.typed_words import needed
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.opportunities import (
    Opportunity,
    SellingNote,
    SellingNoteFields,
    SellingStep,
)
from csm_desktop.domain.records.plan import Action, ActionOrigin
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import render, tr


def note_step(work: Work, /, opportunity_id: int, step: SellingStep, text: str) -> SellingNote:
    """Write down what is known of a step; it stands last. Raises UserError for no words."""
    opportunity = work.get(Opportunity, opportunity_id)
    return work.add(
        SellingNote(
            work.new_id(), opportunity.account_id, opportunity_id, step, _text(text),
            position=_next(work, opportunity_id),
        )
    )  # fmt: skip


def edit_note(work: Work, /, note_id: int, **fields: Unpack[SellingNoteFields]) -> SellingNote:
    """Change what is known. Raises UserError for no words, and for a day to come."""
    if "text" in fields:
        fields["text"] = _text(fields["text"])
    spoken_on = fields.get("spoken_on")
    if spoken_on is not None and spoken_on > work.today():
        raise UserError(tr("This day is still to come."), tr("Nothing was changed."))
    return work.put(replace(work.get(SellingNote, note_id), **fields))


def remove_note(work: Work, /, note_id: int) -> None:
    """Take out what is not so; an action that came of it stays."""
    work.remove(work.get(SellingNote, note_id))


def plan_conversations(work: Work, /, opportunity_id: int, contact_ids: Sequence[int]) -> int:
    """Put people into the order in which they are to be spoken to, behind those who stand there;
    how many are new."""
    opportunity = work.get(Opportunity, opportunity_id)
    notes = work.find(SellingNote, opportunity_id=opportunity_id)
    there = {note.contact_id for note in notes if note.step is SellingStep.PEOPLE}
    position = _next(work, opportunity_id)
    fresh = [one for one in contact_ids if one not in there]
    for offset, contact_id in enumerate(fresh):
        name = work.get(Contact, contact_id).name
        work.add(
            SellingNote(
                work.new_id(), opportunity.account_id, opportunity_id, SellingStep.PEOPLE, name,
                contact_id, position + offset,
            )
        )  # fmt: skip
    return len(fresh)


def speak_to(work: Work, /, opportunity_id: int, contact_id: int) -> SellingNote:
    """Tick a conversation off as held today, or take the tick back; somebody who is not in the
    order yet is put behind the others first."""
    plan_conversations(work, opportunity_id, (contact_id,))
    note = next(
        one
        for one in work.find(SellingNote, opportunity_id=opportunity_id, contact_id=contact_id)
        if one.step is SellingStep.PEOPLE
    )
    return work.put(replace(note, spoken_on=None if note.spoken_on else work.today()))


def make_actions(work: Work, /, opportunity_id: int) -> tuple[Action, ...]:
    """An action of ours for each conversation that is planned, not held, and has none yet."""
    opportunity = work.get(Opportunity, opportunity_id)
    made = []
    notes = work.find(SellingNote, opportunity_id=opportunity_id)
    for note in sorted(notes, key=lambda note: (note.position, note.id)):
        waits = note.step is SellingStep.PEOPLE and note.spoken_on is None
        if not waits or note.action_id is not None or note.contact_id is None:
            continue
        name = work.get(Contact, note.contact_id).name
        title = say("Speak to {name}: {opportunity}", name=name, opportunity=opportunity.title)
        action = new_action(
            work, opportunity.account_id, render(title), origin=ActionOrigin.STRATEGY,
            note=note.text if note.text != name else "",
        )  # fmt: skip
        work.put(replace(note, action_id=action.id))
        made.append(action)
    return tuple(made)


def _next(work: Work, opportunity_id: int) -> int:
    notes = work.find(SellingNote, opportunity_id=opportunity_id)
    return max((note.position for note in notes), default=0) + 1


def _text(text: str) -> str:
    return needed(text, tr("What is known?"))
