"""Columns give one another what they can spare, and never less than they must."""

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.ui.widgets.table.widths import Wish, fitted

_px = st.integers(40, 400)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[Wish], int]:
    count = draw(st.integers(1, 8))
    stretching = draw(st.integers(-1, count - 1))
    wishes = []
    for index in range(count):
        head, must = draw(_px), draw(_px)
        wishes.append(
            Wish(
                draw(_px),
                max(draw(_px), head, must),
                stretches=index == stretching,
                names=draw(st.booleans()),
                is_free=index == stretching or draw(st.booleans()),
                head=head,
                must=must,
            )
        )
    return wishes, draw(st.integers(100, 2000))


@given(tables())
def test_widths_fill_the_room_and_leave_nobody_short(table: tuple[list[Wish], int]) -> None:
    wishes, room = table
    widths = fitted(wishes, room)
    for wish, width in zip(wishes, widths, strict=True):
        if wish.stretches:
            assert width >= min(140, wish.width)
        elif wish.is_free:
            assert width >= max(min(wish.width, wish.need), wish.must)
            assert width <= max(wish.width, wish.need)
        else:
            assert width == wish.width
    if any(wish.stretches for wish in wishes):
        assert sum(widths) >= room


def test_a_name_that_is_cut_takes_from_the_details_beside_it() -> None:
    what, why = Wish(200, 300, names=True), Wish(120, 900, stretches=True)
    assert fitted([what, why], 800) == [300, 500]
    # But no more than half of them.
    assert fitted([what, why], 380) == [240, 140]
    assert fitted([Wish(200, 600, names=True), why], 800) == [500, 300]


def test_titles_are_read_before_details_and_days_before_anything() -> None:
    why = Wish(120, 900, stretches=True, head=60)
    long_title, until = Wish(54, 130, head=130), Wish(60, 110, head=70, must=110)
    assert fitted([why, long_title, until], 480) == [240, 130, 110]
    assert fitted([why, long_title, until], 380) == [140, 130, 110]
    # Where there is no room for all of it, a title is cut; a day would be read as another one.
    assert fitted([why, long_title, until], 300) == [120, 70, 110]
    assert fitted([why, long_title, until], 200) == [280, 54, 110]


def test_what_is_short_elsewhere_gives_to_what_is_cut() -> None:
    """Where a mail address is cut, beside titles that leave half of their room empty."""
    title, mail = Wish(120, 180, stretches=True), Wish(240, 290)
    assert fitted([title, mail], 640) == [350, 290]
    assert fitted([title, Wish(240, 290, is_free=False)], 640) == [400, 240]


def test_columns_narrow_before_the_table_scrolls_sideways() -> None:
    name, empty = Wish(200, 220, stretches=True), Wish(160, 60)
    assert fitted([name, empty], 260) == [200, 60]
    # There is not room enough even so: then the one that stretches is as wide as it reads well.
    assert fitted([name, empty], 190) == [220, 60]
