"""A tidy tree: every card a place of its own, nobody upon anybody, children beneath their parent.

Each subtree keeps a rectangle for itself, and rectangles stand side by side or beneath one another:
no two cards can overlap. Lower levels hang in lists, so that sixty people fit on one page (our
choice).
"""

import math
from collections.abc import Mapping, Sequence

from csm_desktop.values import dataclass

_LEAST_ROWS = 4
_MOST_SPREAD = 8  # levels: nobody reads a wider page


@dataclass(frozen=True, slots=True)
class CardSize:
    """How large cards are, and how far apart; `indent` is how far a hanging leaf stands in."""

    width: float
    height: float
    across: float
    down: float
    indent: float


@dataclass(frozen=True, slots=True)
class TreeBox:
    """A card: its corner at the left above; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: "TreeBox") -> bool:
        """Whether the two share any area."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@dataclass(frozen=True, slots=True)
class LaidTree:
    """Cards by their ids, the lines between them as points, and the room that all of it takes."""

    boxes: Mapping[int, TreeBox]
    lines: tuple[tuple[tuple[float, float], ...], ...]
    width: float
    height: float


@dataclass(slots=True)
class _Part:
    """A subtree within its rectangle, or a bundle of others without a card of its own (`root` is
    None). `lines` and `boxes` are relative to the rectangle's corner; `anchor` is where a line from
    above meets it, `hook` where one from the left does."""

    root: int | None
    width: float
    height: float
    anchor: float
    hook: float
    parts: "list[tuple[float, float, _Part]]"
    lines: list[tuple[tuple[float, float], ...]]


def lay_tree(parents: Mapping[int, int | None], size: CardSize, ratio: float = 1.5) -> LaidTree:
    """Lay out a forest; `parents` names the parent of each, in the order in which siblings stand.

    The upper levels spread side by side and the lower ones hang in lists, from the level on that
    fills a page of `ratio` (width by height) best. Raises ValueError where a parent is unknown or
    a circle leads nowhere.
    """
    children: dict[int | None, list[int]] = {}
    for node, parent in parents.items():
        if parent is not None and parent not in parents:
            raise ValueError(parent)
        children.setdefault(parent, []).append(node)
    order = _preorder(children)
    # A circle hangs on nobody, so the walk from the top never came to it.
    if len(order) != len(parents):
        raise ValueError("the tree has a circle")
    depth: dict[int | None, int] = {None: -1}
    for node in order:
        depth[node] = depth[parents[node]] + 1
    levels = range(min(max(0, *depth.values()), _MOST_SPREAD) + 1)
    tried = [_forest(order, children, depth, size, level) for level in levels]
    # The side that would have to shrink most to fit the page decides.
    best = min(tried, key=lambda part: max(part.width, part.height * ratio))
    return _placed(best, size)


def _preorder(children: Mapping[int | None, Sequence[int]]) -> list[int]:
    found: list[int] = []
    stack = list(reversed(children.get(None, ())))
    while stack:
        node = stack.pop()
        found.append(node)
        stack.extend(reversed(children.get(node, ())))
    return found


def _forest(
    order: Sequence[int],
    children: Mapping[int | None, Sequence[int]],
    depth: Mapping[int | None, int],
    size: CardSize,
    level: int,
) -> _Part:
    """The whole of it, spread above `level` and hanging from there on."""
    made: dict[int, _Part] = {}
    # From the last back to the first: whatever hangs on a node is laid before it, at any depth.
    for node in reversed(order):
        below = [made.pop(child) for child in children.get(node, ())]
        is_spread = depth[node] < level
        made[node] = _spread(node, below, size) if is_spread else _hung(node, below, size)
    return _spread(None, [made[node] for node in children.get(None, ())], size)


def _hung(root: int | None, below: Sequence[_Part], size: CardSize) -> _Part:
    """A card with what is beneath it in one list, each a step to the right."""
    # Half the gap inside a list: what hangs together stands closer than what stands apart.
    y = 0.0 if root is None else size.height + size.down / 2
    spine = size.indent / 2
    width = size.width
    part = _Part(root, width, size.height, size.width / 2, size.height / 2, [], [])
    for child in below:
        part.parts.append((size.indent, y, child))
        if root is not None:
            hook = y + child.hook
            part.lines.append(((spine, size.height), (spine, hook), (size.indent, hook)))
        width = max(width, size.indent + child.width)
        y += child.height + size.down / 2
    part.width = width
    part.height = max(size.height, y - size.down / 2)
    return part


def _spread(root: int | None, below: Sequence[_Part], size: CardSize) -> _Part:
    """A card above what is beneath it: subtrees side by side, then leaves in columns."""
    trees = [child for child in below if child.parts]
    leaves = [child for child in below if not child.parts]
    # About as many rows as columns; short lists stay in one column.
    rows = max(_LEAST_ROWS, math.ceil(math.sqrt(len(leaves))))
    lists = [leaves[start : start + rows] for start in range(0, len(leaves), rows)]
    # A leaf alone beside subtrees hangs from above, as they do.
    columns = [own[0] if len(own) == 1 and trees else _hung(None, own, size) for own in lists]
    # One column beneath one card is a list, and a list needs no bus above it.
    if root is not None and not trees and len(columns) == 1:
        return _hung(root, below, size)
    top = 0.0 if root is None else size.height + size.down
    part = _Part(root, size.width, size.height, 0.0, size.height / 2, [], [])
    x, anchors = 0.0, []
    for child in (*trees, *columns):
        part.parts.append((x, top, child))
        anchors.append(x + (child.anchor if child.root is not None else size.indent / 2))
        x += child.width + size.across
    part.width = max(x - size.across, size.width)
    part.height = top + max((child.height for child in (*trees, *columns)), default=0.0)
    # Above the middle of its children's anchors, and never outside its own rectangle.
    middle = (anchors[0] + anchors[-1]) / 2 if anchors else size.width / 2
    part.anchor = min(max(middle, size.width / 2), part.width - size.width / 2)
    if root is None:
        return part
    bus = top - size.down / 2
    for anchor, (left, y, child) in zip(anchors, part.parts, strict=True):
        stem = ((part.anchor, size.height), (part.anchor, bus), (anchor, bus))
        if child.root is not None:
            part.lines.append((*stem, (anchor, y)))
        for _, down, leaf in child.parts if child.root is None else ():
            hook = y + down + leaf.hook
            part.lines.append((*stem, (anchor, hook), (left + size.indent, hook)))
    return part


def _placed(forest: _Part, size: CardSize) -> LaidTree:
    boxes: dict[int, TreeBox] = {}
    lines: list[tuple[tuple[float, float], ...]] = []
    stack = [(0.0, 0.0, forest)]
    while stack:
        left, top, part = stack.pop()
        if part.root is not None:
            x = left + part.anchor - size.width / 2
            boxes[part.root] = TreeBox(x, top, size.width, size.height)
        lines += [tuple((left + x, top + y) for x, y in line) for line in part.lines]
        stack += [(left + x, top + y, child) for x, y, child in part.parts]
    return LaidTree(boxes, tuple(lines), forest.width, forest.height)


def neighbour(tree: LaidTree, node: int, across: int, down: int) -> int | None:
    """Who stands nearest to a card in a direction; None where nobody does."""
    here = tree.boxes[node]

    def off(box: TreeBox) -> tuple[float, float]:
        return box.x - here.x, box.y - here.y

    def is_there(box: TreeBox) -> bool:
        x, y = off(box)
        return x * across > 0 or y * down > 0

    def far(item: tuple[int, TreeBox]) -> float:
        x, y = off(item[1])
        along, beside = (x, y) if across else (y, x)
        # Straight ahead counts more than near: with one weight arrows would jump across lines.
        return abs(along) + 3 * abs(beside)

    others = [item for item in tree.boxes.items() if item[0] != node and is_there(item[1])]
    return min(others, key=far)[0] if others else None
