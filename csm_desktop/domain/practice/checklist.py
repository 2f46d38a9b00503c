"""A round through the checklist: every item, beside the round before (domain.md §11)."""

from collections.abc import Sequence
from datetime import date

from csm_desktop.domain.records.practice.checklist import (
    ChecklistAnswer,
    ChecklistItem,
    ChecklistLayer,
    ChecklistRound,
    ItemState,
)
from csm_desktop.values import dataclass

STANDARD_ITEMS = {
    ChecklistLayer.VISION: 7,
    ChecklistLayer.CUSTOMERS: 5,
    ChecklistLayer.EXPERIENCE: 4,
    ChecklistLayer.OUTCOMES: 4,
    ChecklistLayer.SUCCESS: 5,
    ChecklistLayer.DESIGN: 3,
    ChecklistLayer.TOUCH: 7,
}
"""How many items the source has in a layer; the operational ones have those of the user alone."""
OPERATIONAL = tuple(layer for layer in ChecklistLayer if layer not in STANDARD_ITEMS)


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """An item with what was found now (None in a round that the item is younger than)."""

    item: ChecklistItem
    answer: ChecklistAnswer
    before: ItemState | None
    is_new: bool

    @property
    def id(self) -> int:
        """The id of the answer."""
        return self.answer.id

    @property
    def state(self) -> ItemState | None:
        """What was found; None where it was not answered."""
        return self.answer.state

    @property
    def is_open(self) -> bool:
        """Whether something is to be done: found, and not in place."""
        return self.state in (ItemState.PARTLY, ItemState.NO)

    @property
    def has_moved(self) -> bool:
        """Whether both times know it, and they differ."""
        return None not in (self.before, self.state) and self.before is not self.state

    def is_due(self, until: date) -> bool:
        """Whether it is open and due on a day or before it."""
        return self.is_open and self.answer.due_on is not None and self.answer.due_on <= until


@dataclass(frozen=True, slots=True)
class StateCounts:
    """How many items are in each state, and how many are not answered."""

    in_place: int = 0
    partly: int = 0
    no: int = 0
    unanswered: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.in_place + self.partly + self.no + self.unanswered


@dataclass(frozen=True, slots=True)
class ComparedRound:
    """A round beside the one before it; lines by layer, then position."""

    round: ChecklistRound
    before: ChecklistRound | None
    lines: tuple[ChecklistLine, ...]

    @property
    def id(self) -> int:
        """The id of the round."""
        return self.round.id

    @property
    def counts(self) -> StateCounts:
        """Over all layers."""
        return counts_of([line.state for line in self.lines])

    @property
    def counts_before(self) -> StateCounts:
        """Of the round before, over the items that it knew."""
        return counts_of([line.before for line in self.lines if not line.is_new])

    @property
    def own(self) -> int:
        """How many items are the user's own."""
        return sum(not line.item.number for line in self.lines)

    @property
    def moved(self) -> tuple[ChecklistLine, ...]:
        """What is otherwise than last time."""
        return tuple(line for line in self.lines if line.has_moved)

    @property
    def open(self) -> tuple[ChecklistLine, ...]:
        """What is to be done: what is due first, then what has no day."""
        return tuple(
            sorted(
                (line for line in self.lines if line.is_open),
                key=lambda line: line.answer.due_on or date.max,
            )
        )

    def of_layer(self, layer: ChecklistLayer) -> tuple[ChecklistLine, ...]:
        """The lines of a layer."""
        return tuple(line for line in self.lines if line.item.layer is layer)


def counts_of(states: Sequence[ItemState | None]) -> StateCounts:
    """How many of these are in each state."""
    return StateCounts(
        states.count(ItemState.IN_PLACE),
        states.count(ItemState.PARTLY),
        states.count(ItemState.NO),
        states.count(None),
    )


def checklist_pictures(
    rounds: Sequence[ChecklistRound],
    items: Sequence[ChecklistItem],
    answers: Sequence[ChecklistAnswer],
) -> tuple[ComparedRound, ...]:
    """Every round beside the one before it, the newest first."""
    order = list(ChecklistLayer)
    placed = sorted(items, key=lambda item: (order.index(item.layer), item.position, item.id))
    by_round: dict[int, dict[int, ChecklistAnswer]] = {}
    for answer in answers:
        by_round.setdefault(answer.round_id, {})[answer.item_id] = answer
    found: list[ComparedRound] = []
    before: ChecklistRound | None = None
    for one in sorted(rounds, key=lambda one: (one.on, one.id)):
        now = by_round.get(one.id, {})
        then = by_round.get(before.id, {}) if before is not None else {}
        lines = tuple(
            ChecklistLine(
                item, now[item.id], then[item.id].state if item.id in then else None,
                item.id not in then,
            )
            for item in placed
            if item.id in now
        )  # fmt: skip
        found.append(ComparedRound(one, before, lines))
        before = one
    return tuple(reversed(found))
