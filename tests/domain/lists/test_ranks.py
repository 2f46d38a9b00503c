"""The stack rank in a segment: by attainment, then by pace; who cannot be judged has none."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.lists.ranks import StackPlace, stack_places
from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.lifecycle import Stage


def line(
    id_: int,
    achieved: str | None,
    pace: str | None,
    segment: int | None = 1,
    standing: Standing | None = Standing.CRUISER,
    status: AccountStatus = AccountStatus.LIVE,
) -> AccountLine:
    return AccountLine(
        id_, f"Account {id_}", "", "", "", "Core", status, Stage.ADOPTION, None,
        achieved=None if achieved is None else Decimal(achieved), expected=Decimal(80),
        pace=None if pace is None else Decimal(pace), standing=standing, segment_id=segment,
    )  # fmt: skip


def test_by_attainment_then_by_pace_within_the_segment() -> None:
    """72 of 80 is 0.9 for 1, 2 and 4: the earlier is before; 88 of 80 is 1.1 and the best; what is
    not known stands last. Another segment counts for itself."""
    lines = [
        line(1, "72", "0.1"), line(2, "72", "-0.1"), line(3, "88", "0.5"), line(4, "72", "0.1"),
        line(5, None, "0"), line(6, "10", "0", segment=2),
    ]  # fmt: skip
    places = stack_places(lines)
    assert {id_: found.place for id_, found in places.items()} == {
        3: 1, 2: 2, 1: 3, 4: 3, 5: 5, 6: 1,
    }  # fmt: skip
    assert places[3].of == 5
    assert places[6] == StackPlace(1, 1)


def test_nobody_is_ranked_who_cannot_be_judged() -> None:
    lines = [
        line(1, "72", "0"),
        line(2, "72", "0", segment=None),
        line(3, "72", "0", standing=Standing.TOO_EARLY),
        line(4, "72", "0", standing=None),
        line(5, "72", "0", status=AccountStatus.CHURNED),
        replace(line(6, "72", "0"), unusable=("pace",)),
    ]
    assert stack_places(lines) == {1: StackPlace(1, 1)}


_amounts = st.none() | st.integers(0, 150).map(str)
_paces = st.none() | st.integers(-5, 5).map(lambda n: str(Decimal(n) / 10))


@given(st.lists(st.tuples(_amounts, _paces, st.sampled_from((1, 2))), max_size=12), st.randoms())
def test_a_place_counts_who_is_better_whatever_the_order(rows, random) -> None:  # type: ignore[no-untyped-def]
    lines = [line(n, *row) for n, row in enumerate(rows, 1)]
    places = stack_places(lines)
    assert places.keys() == {each.id for each in lines}
    shuffled = list(lines)
    random.shuffle(shuffled)
    assert stack_places(shuffled) == places
    for segment in (1, 2):
        mine = [places[each.id] for each in lines if each.segment_id == segment]
        assert all(found.of == len(mine) for found in mine)
        assert all(
            sum(other.place < found.place for other in mine) == found.place - 1 for found in mine
        )
