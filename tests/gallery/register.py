"""The one place where pictures are registered: a name, and what makes the widget to take it of."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

Make = Callable[[], QWidget]
SIZES = ((1280, 720), (1440, 900))


@dataclass(frozen=True, slots=True)
class Picture:
    """One screen: `make` gives a widget ready to be shown at any of `sizes`."""

    name: str
    make: Make
    sizes: tuple[tuple[int, int], ...] = SIZES
    prepare: Callable[[QWidget], object] | None = None


PICTURES: dict[str, Picture] = {}


def picture(
    name: str,
    sizes: tuple[tuple[int, int], ...] = SIZES,
    prepare: Callable[[QWidget], object] | None = None,
) -> Callable[[Make], Make]:
    """Register the maker of a screen; `prepare` runs once it is shown (focus, open menus)."""

    def keep(make: Make) -> Make:
        PICTURES[name] = Picture(name, make, sizes, prepare)
        return make

    return keep
