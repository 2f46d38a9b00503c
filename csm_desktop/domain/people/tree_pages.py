"""A tree that is too large to be read on one page, cut into pages that each are (our choice).

A page begins with somebody and holds whole families: who reports to one person stands together, or
on the page that begins with that person. Small pages are put together.
"""

from collections import deque
from collections.abc import Callable, Mapping, Sequence

Fits = Callable[[Sequence[int]], bool]
"""Whether these cards can be read on one page."""


def tree_pages(parents: Mapping[int, int | None], fits: Fits) -> tuple[tuple[int, ...], ...]:
    """The ids of each page, in the order of `parents`; who begins one stood on a page before.

    Two cards always go on a page, whether they fit or not. `parents` has no circle.
    """
    children: dict[int | None, list[int]] = {}
    for node, parent in parents.items():
        children.setdefault(parent, []).append(node)
    pieces: list[list[int]] = []
    heads: deque[int | None] = deque([None])
    while heads:
        head = heads.popleft()
        for piece in _families(head, children.get(head, ()), fits):
            heads.extend(_grown(piece, piece if head is None else piece[1:], children, fits))
            pieces.append(piece)
    place = {node: number for number, node in enumerate(parents)}
    return tuple(tuple(sorted(page, key=place.__getitem__)) for page in _together(pieces, fits))


def _families(head: int | None, below: Sequence[int], fits: Fits) -> list[list[int]]:
    """Somebody with all who report to them, in as many pieces as it takes."""
    first = [] if head is None else [head]
    pieces = [list(first)]
    for node in below:
        # One beside its head at least, or nothing would ever be placed.
        if len(pieces[-1]) > len(first) and not fits([*pieces[-1], node]):
            pieces.append(list(first))
        pieces[-1].append(node)
    return pieces if below else []


def _grown(
    piece: list[int],
    begun: Sequence[int],
    children: Mapping[int | None, Sequence[int]],
    fits: Fits,
) -> list[int]:
    """Add family after family while they fit, level by level; who begins a page of their own."""
    waiting, later = deque(begun), []
    while waiting:
        node = waiting.popleft()
        family = children.get(node, ())
        if family and fits([*piece, *family]):
            piece.extend(family)
            waiting.extend(family)
        elif family:
            later.append(node)
    return later


def _together(pieces: Sequence[list[int]], fits: Fits) -> list[list[int]]:
    pages: list[list[int]] = []
    for piece in pieces:
        both = list(dict.fromkeys([*(pages[-1] if pages else ()), *piece]))
        if pages and fits(both):
            pages[-1] = both
        else:
            pages.append(piece)
    return pages
