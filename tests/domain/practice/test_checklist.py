"""A round of the checklist: counted, compared with the one before, laid on a wheel."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.practice.checklist import (
    OPERATIONAL,
    STANDARD_ITEMS,
    StateCounts,
    checklist_pictures,
    counts_of,
)
from csm_desktop.domain.practice.wheel import kept_apart, laid_wheel
from csm_desktop.domain.records.practice.checklist import (
    ChecklistAnswer,
    ChecklistItem,
    ChecklistLayer,
    ChecklistRound,
    ItemState,
)
from csm_desktop.wording.checklist_words import item_words, round_words

DAY = date(2026, 5, 24)
LAYERS = list(ChecklistLayer)
STATES = st.lists(st.none() | st.sampled_from(ItemState), max_size=60)


def item(number: int) -> ChecklistItem:
    layer = LAYERS[number % len(LAYERS)]
    return ChecklistItem(number + 1, layer, text=f"Item {number}", position=number)


def test_the_source_has_thirty_five_items_and_every_one_has_words_of_its_own() -> None:
    made = [
        item_words(ChecklistItem(1, layer, number))
        for layer, many in STANDARD_ITEMS.items()
        for number in range(1, many + 1)
    ]
    assert list(STANDARD_ITEMS.values()) == [7, 5, 4, 4, 5, 3, 7]
    assert len(set(made)) == 35
    assert all(made)
    assert item_words(ChecklistItem(1, ChecklistLayer.VISION, 8, "Newer")) == "Newer"
    assert len(OPERATIONAL) == 5


def test_what_moved_is_open_and_due_is_told_beside_last_time() -> None:
    rounds = [ChecklistRound(2, DAY + timedelta(days=180)), ChecklistRound(1, DAY)]
    answers = [
        ChecklistAnswer(1, 1, 1, ItemState.PARTLY),
        ChecklistAnswer(2, 1, 2, ItemState.NO),
        ChecklistAnswer(3, 2, 1, ItemState.IN_PLACE),
        ChecklistAnswer(4, 2, 2, ItemState.NO),
        ChecklistAnswer(5, 2, 3, ItemState.PARTLY, due_on=DAY),
        ChecklistAnswer(6, 2, 4),
    ]
    newest, first = checklist_pictures(rounds, [item(n) for n in range(4)], answers)
    assert newest.counts == StateCounts(1, 1, 1, 1)
    assert newest.counts_before == StateCounts(0, 1, 1, 0)
    assert [line.item.id for line in newest.moved] == [1]
    assert [line.item.id for line in newest.open] == [3, 2]
    assert [line.is_due(DAY) for line in newest.open] == [True, False]
    assert round_words(newest) == (
        "1 of 4 in place, 1 partly, 1 no, 1 not answered; on 24 May 2026: 0, 1 and 1"
    )
    assert (first.before, len(first.lines), first.moved) == (None, 2, ())


@given(STATES, STATES)
def test_every_item_is_counted_once_and_has_a_slice(
    then: list[ItemState | None], now: list[ItemState | None]
) -> None:
    items = [item(n) for n in range(max(len(then), len(now)))]
    answers = [
        ChecklistAnswer(1000 * round_ + n, round_, n + 1, state)
        for round_, states in ((1, then), (2, now))
        for n, state in enumerate(states)
    ]
    rounds = [ChecklistRound(1, DAY), ChecklistRound(2, DAY)]
    newest, _ = checklist_pictures(rounds, items, answers)
    assert newest.counts == counts_of(now)
    assert newest.counts.total == len(newest.lines) == len(now)
    assert newest.counts_before == counts_of(then[: len(now)])
    slices = laid_wheel(newest)
    assert len(slices) == len(now)
    ends = [one.start + one.span for one in slices]
    assert all(end <= after.start + 1e-9 for end, after in zip(ends, slices[1:], strict=False))
    assert all(one.start >= 0 and one.start + one.span <= 360 + 1e-9 for one in slices)
    filled = sum(one.share for one in slices)
    assert filled == newest.counts.in_place + newest.counts.partly / 2


@given(st.lists(st.floats(0, 400), min_size=1, max_size=12))
def test_names_beside_the_wheel_never_stand_upon_one_another(heights: list[float]) -> None:
    wanted = dict(zip(LAYERS, heights, strict=False))
    placed = kept_apart(wanted, 30, 0, 400)
    order = sorted(placed.values())
    assert all(b - a >= 30 - 1e-6 for a, b in pairwise(order))
    assert min(order) >= -1e-6
    assert max(order) <= 400 + 1e-6
