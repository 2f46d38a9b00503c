"""Acts on a list in which items of the practice stand among actions: each is done, moved and worded
where it is kept."""

from collections.abc import Sequence
from datetime import date

from csm_desktop.app.plan import actions
from csm_desktop.app.practice.checklists import answer_item, reword_item
from csm_desktop.domain.records.plan import ActionFields
from csm_desktop.domain.records.practice.checklist import ChecklistAnswer, ItemState
from csm_desktop.storage.session import Work


def tick_lines(work: Work, /, ids: Sequence[int], done: bool = True) -> int:
    """Say of several that they are done, or not; of how many. An item is in place then; that it is
    not is said by partly."""
    items = _items(work, ids)
    for item in items:
        answer_item(work, item, state=ItemState.IN_PLACE if done else ItemState.PARTLY)
    return len(items) + actions.tick_actions(work, [one for one in ids if one not in items], done)


def move_lines(work: Work, /, ids: Sequence[int], due_on: date | None) -> None:
    """Give several another day, or none."""
    items = _items(work, ids)
    for item in items:
        answer_item(work, item, due_on=due_on)
    actions.move_actions(work, [one for one in ids if one not in items], due_on)


def reword_line(work: Work, /, line_id: int, title: str) -> None:
    """Say it in other words. Raises UserError for an item of the source."""
    if _items(work, [line_id]):
        reword_item(work, work.get(ChecklistAnswer, line_id).item_id, title)
    else:
        fields: ActionFields = {"title": title}
        actions.edit_action(work, line_id, **fields)


def _items(work: Work, ids: Sequence[int]) -> list[int]:
    # Ids are of one sequence for the whole book, so an id tells what it is of.
    return [one for one in ids if work.find(ChecklistAnswer, id=one)]
