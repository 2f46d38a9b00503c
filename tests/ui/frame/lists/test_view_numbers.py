"""Numbers of views that follow a small change are those of counting all lines anew."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.ui.frame.lists.view_numbers import count, exchanged, recount


@dataclass(frozen=True)
class Thing:
    number: int


_HOLDS = {
    "all": lambda _: True,
    "even": lambda thing: thing.number % 2 == 0,
    "large": lambda thing: thing.number > 5,
}


@given(st.lists(st.integers(0, 10)), st.data())
def test_a_recount_is_a_count(numbers: list[int], data: st.DataObject) -> None:
    former = [Thing(number) for number in numbers]
    kept = [thing for thing in former if data.draw(st.booleans())]
    lines = [*kept, *[Thing(number) for number in data.draw(st.lists(st.integers(0, 10)))]]
    counted = count(lines, _HOLDS)
    differ = exchanged(former, lines, most=len(former) + len(lines))
    assert differ is not None
    assert recount(count(former, _HOLDS), *differ, _HOLDS) == counted
    assert exchanged(former, lines, most=-1) is None
    assert count(lines, _HOLDS, lambda thing: thing.number) == counted
