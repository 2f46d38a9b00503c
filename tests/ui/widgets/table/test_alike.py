"""What two long lists of lines have in common at their ends is left out of every look at them."""

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.ui.widgets.table.alike import apart

LINES = [[number] for number in range(8)]  # equal numbers are equal lines, and not the same ones
_SOME = st.lists(st.sampled_from([*LINES, [0], [1]]), max_size=12)


@given(_SOME, _SOME, _SOME, _SOME)
def test_what_is_left_stands_between_the_same_lines(
    begun: list[list[int]], former: list[list[int]], lines: list[list[int]], ended: list[list[int]]
) -> None:
    former, lines = [*begun, *former, *ended], [*begun, *lines, *ended]
    left, right = apart(former, lines)
    assert len(former[left]) <= len(former) - len(begun)
    assert list(map(id, former[: left.start])) == list(map(id, lines[: right.start]))
    assert list(map(id, former[left.stop :])) == list(map(id, lines[right.stop :]))
    ours, theirs = former[left], lines[right]
    if ours and theirs:
        assert ours[0] is not theirs[0]
        assert ours[-1] is not theirs[-1]


def test_the_same_lines_leave_nothing() -> None:
    left, right = apart(LINES, [*LINES])
    assert (LINES[left], LINES[right]) == ([], [])
