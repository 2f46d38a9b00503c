"""Commands that several pages have alike: the walk over their lines, and the way to each face."""

from collections.abc import Callable, Iterable
from functools import partial

from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.wording import tr


def walk(page: str, step: Callable[[int], object]) -> tuple[Command, Command]:
    """J and K on the page of this name: `step(1)` goes a line down, `step(-1)` one up."""
    one = partial(Command, menu=Menu.NONE, page=page, in_palette=False)
    return (
        one(f"{page}.down", tr("Next line"), partial(step, 1), "J"),
        one(f"{page}.up", tr("Previous line"), partial(step, -1), "K"),
    )


def turns(
    page: str, turn: Callable[[str], object], faces: Iterable[tuple[str, str]]
) -> list[Command]:
    """Alt and a digit for each face of the page of this name, given as (key, title of the act)."""
    return [
        Command(
            f"{page}.{face}", title, partial(turn, face), f"Alt+{number}", Menu.VIEW,
            needs_book=True, page=page, group=3,
        )
        for number, (face, title) in enumerate(faces, 1)
    ]  # fmt: skip
