"""How wide the columns of a table stand: what one has to spare goes to one whose words are cut."""

from collections.abc import Iterable, Sequence

from csm_desktop.values import dataclass

_LEAST = 140  # px at 100 %; a stretching column is not narrower
_WIDE = 280  # as wide it is where the table scrolls sideways anyway


@dataclass(frozen=True, slots=True)
class Wish:
    """A column's own width and what its words need, both in px.

    `head` is what its title and its numbers need, and comes before the words of the stretching one;
    `must` is what it never goes without, such as a day, which says another one when it is cut.
    `names` says that its words name the line: they come before the details of the stretching one.
    `is_free` is False where somebody has set the width by hand: it stays.
    """

    width: int
    need: int
    stretches: bool = False
    names: bool = False
    is_free: bool = True
    head: int = 0
    must: int = 0


def fitted(wishes: Sequence[Wish], room: int, scale: float = 1.0) -> list[int]:
    """The widths of columns in so much room, in px; `scale` is the user's size of text.

    Their sum is `room` where one of them stretches and all can stand, and more where they can not:
    the table scrolls sideways then. None gets less than both its own width and its need.
    """
    least, wide = round(_LEAST * scale), round(_WIDE * scale)
    if any(wish.must > wish.width for wish in wishes):  # days come before the rest of a name
        own = (wish.width for wish in wishes if wish.stretches)
        least = min(least, next(own, least))
    widths = [max(wish.width, wish.must) if wish.is_free else wish.width for wish in wishes]
    stretching = next((index for index, wish in enumerate(wishes) if wish.stretches), None)
    if stretching is not None:
        others = sum(widths) - widths[stretching]
        widths[stretching] = max(room - others, least)
    floors = [
        max(min(wish.need, width), wish.must) if wish.is_free else width
        for wish, width in zip(wishes, widths, strict=True)
    ]
    if stretching is not None:
        floors[stretching] = max(floors[stretching], least)
    _give(widths, _spare(widths, floors), sum(widths) - room)
    _show_heads(widths, wishes, floors, least)
    half = list(floors)
    if stretching is not None and not wishes[stretching].names:
        half[stretching] = min(floors[stretching], max(least, widths[stretching] // 2))
    named = [index for index, wish in enumerate(wishes) if wish.names]
    needs = [wish.need for wish in wishes]
    _fill(widths, wishes, needs, named, half)
    for index in named:
        floors[index] = half[index]
    _fill(widths, wishes, needs, range(len(wishes)), floors)
    if stretching is not None and sum(widths) > room:
        widths[stretching] = max(widths[stretching], min(wishes[stretching].need, wide))
    return widths


def _spare(widths: Sequence[int], floors: Sequence[int]) -> list[int]:
    return [max(0, width - floor) for width, floor in zip(widths, floors, strict=True)]


def _show_heads(widths: list[int], wishes: Sequence[Wish], floors: list[int], least: int) -> None:
    """Let titles be read: words of the stretching column are cut before them, names by a third."""
    for_heads = list(floors)
    for index, wish in enumerate(wishes):
        if wish.stretches:
            low = max(least, widths[index] * 2 // 3) if wish.names else least
            for_heads[index] = min(floors[index], max(low, wish.head))
    _fill(widths, wishes, [wish.head for wish in wishes], range(len(wishes)), for_heads)
    for index, wish in enumerate(wishes):
        floors[index] = min(floors[index], widths[index])
        # A title that has its room keeps it.
        if wish.is_free and widths[index] >= wish.head:
            floors[index] = max(floors[index], wish.head)


def _fill(
    widths: list[int],
    wishes: Sequence[Wish],
    wanted: Sequence[int],
    lacking: Iterable[int],
    floors: list[int],
) -> None:
    """Let columns have what they lack, the least first, from what others have to spare."""
    lacks = {
        index: wanted[index] - widths[index]
        for index in lacking
        if wishes[index].is_free and wanted[index] > widths[index]
    }
    for index in sorted(lacks, key=lambda each: lacks[each]):
        spare = _spare(widths, floors)
        spare[index] = 0
        widths[index] += _give(widths, spare, lacks[index])
        floors[index] = max(floors[index], widths[index])  # nobody takes it back


def _give(widths: list[int], spare: Sequence[int], wanted: int) -> int:
    """Take so many px from those with something to spare, each in its share; what was taken."""
    total = sum(spare)
    taken = min(max(wanted, 0), total)
    left, rest = taken, total
    for index, has in enumerate(spare):
        if has:
            part = has * left // rest
            widths[index] -= part
            left, rest = left - part, rest - has
    return taken
