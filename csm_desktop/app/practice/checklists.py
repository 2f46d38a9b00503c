"""What can be done with the checklist of the practice: gone through, answered, added to."""

from dataclasses import replace
from datetime import date
from typing import Unpack

from csm_desktop.app.book import Book
from csm_desktop.app.lists.practice_actions import rounds_of
from csm_desktop.app.typed_words import needed
from csm_desktop.domain.practice.checklist import (
    OPERATIONAL,
    STANDARD_ITEMS,
    ChecklistLine,
    ComparedRound,
)
from csm_desktop.domain.records.practice.checklist import (
    AnswerFields,
    ChecklistAnswer,
    ChecklistItem,
    ChecklistLayer,
    ChecklistRound,
)
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.errors import UserError
from csm_desktop.storage.queries import dump
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass
from csm_desktop.wording import tr


@dataclass(frozen=True, slots=True)
class ChecklistBook:
    """Every round, the newest first, and our people, by whose ids owners are known."""

    pictures: tuple[ComparedRound, ...]
    team: tuple[TeamMember, ...]

    def owner(self, line: ChecklistLine) -> str:
        """Who sees to an item; "" for nobody."""
        found = (one.name for one in self.team if one.id == line.answer.team_member_id)
        return next(found, "")


def checklists(book: Book) -> ChecklistBook:
    """Every round of the book."""
    with book.reading() as connection:
        return ChecklistBook(rounds_of(connection), dump.everything(connection, TeamMember))


def begin_round(work: Work, /) -> ChecklistRound:
    """Today's round: the one that was begun today, else a new one.

    It begins with what was found last time, so that only what is otherwise need be answered; the
    items of the source are made with the first one.
    """
    rounds = sorted(work.find(ChecklistRound), key=lambda one: (one.on, one.id))
    if rounds and rounds[-1].on == work.today():
        return rounds[-1]
    items = work.find(ChecklistItem) or _make_items(work)
    known: dict[int, ChecklistAnswer] = {}
    if rounds:
        known = {one.item_id: one for one in work.find(ChecklistAnswer, round_id=rounds[-1].id)}
    made = work.add(ChecklistRound(work.new_id(), work.today()))
    work.add_all(
        [
            replace(known[item.id], id=work.new_id(), round_id=made.id)
            if item.id in known
            else ChecklistAnswer(work.new_id(), made.id, item.id)
            for item in items
        ]
    )
    return made


def answer_item(work: Work, /, answer_id: int, **fields: Unpack[AnswerFields]) -> ChecklistAnswer:
    """Say how far an item is, or who sees to it and until when."""
    member = fields.get("team_member_id")
    if member is not None:
        work.get(TeamMember, member)
    return work.put(replace(work.get(ChecklistAnswer, answer_id), **fields))


def add_item(work: Work, /, round_id: int, layer: ChecklistLayer, text: str) -> ChecklistAnswer:
    """Add an item of one's own to a round and those to come.

    Raises UserError without words, and for a layer that the source has items for.
    """
    if layer not in OPERATIONAL:
        raise UserError(
            tr("Own items belong to the operational layers."),
            tr("Organisation, process, tools, information and integration take them."),
        )
    words = needed(text, tr("What should be in place?"))
    places = [one.position for one in work.find(ChecklistItem, layer=layer.value)]
    item = ChecklistItem(work.new_id(), layer, 0, words, max(places, default=0) + 1)
    work.add(item)
    return work.add(ChecklistAnswer(work.new_id(), work.get(ChecklistRound, round_id).id, item.id))


def reword_item(work: Work, /, item_id: int, text: str) -> ChecklistItem:
    """Say an item of one's own in other words. Raises UserError without words, and for an item of
    the source."""
    item = _own(work, item_id)
    return work.put(replace(item, text=needed(text, tr("What should be in place?"))))


def remove_item(work: Work, /, item_id: int) -> None:
    """Take an item of one's own out of every round; undo brings it back with what was found."""
    item = _own(work, item_id)
    work.remove_where(ChecklistAnswer, item_id=item.id)
    work.remove(item)


def remove_round(work: Work, /, round_id: int) -> None:
    """Take a round out with what was found in it; undo brings it back."""
    work.remove_where(ChecklistAnswer, round_id=round_id)
    work.remove(work.get(ChecklistRound, round_id))


def due_items(book: Book, until: date) -> tuple[ChecklistLine, ...]:
    """What is open in the newest round and due on a day or before it, what is late first."""
    with book.reading() as connection:
        pictures = rounds_of(connection)
    return tuple(line for line in pictures[0].open if line.is_due(until)) if pictures else ()


def _own(work: Work, item_id: int) -> ChecklistItem:
    item = work.get(ChecklistItem, item_id)
    if item.number:
        raise UserError(
            tr("This item is one of the checklist’s own."),
            tr("Items that you added can be changed and taken out."),
        )
    return item


def _make_items(work: Work) -> tuple[ChecklistItem, ...]:
    items = tuple(
        ChecklistItem(work.new_id(), layer, number, "", number)
        for layer, many in STANDARD_ITEMS.items()
        for number in range(1, many + 1)
    )
    work.add_all(items)
    return items
