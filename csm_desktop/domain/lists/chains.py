"""Things that stand above one another, as bosses and parent companies do: a chain has an end."""

from collections.abc import Callable


def leads_back(start: int | None, own: frozenset[int], above: Callable[[int], int | None]) -> bool:
    """Whether the chain that begins at `start` comes to one of `own`.

    `above` gives what stands directly above a thing. A circle of others, as an import may have
    brought, leads to nobody of `own`.
    """
    seen: set[int] = set()
    at = start
    while at is not None and at not in seen:
        if at in own:
            return True
        seen.add(at)
        at = above(at)
    return False
