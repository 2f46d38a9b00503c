"""Where to and where from: the system's dialogs for files, asked in one way.

They stand on the window: what asked may be replaced while they are open, and would take a dialog
that stands on it along, in the midst of its use. Where the page or the book that asked has ended
meanwhile (`ui.life`), the answer is none.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from csm_desktop.ui.lifetimes import lasts, life_of
from csm_desktop.values import dataclass

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Target:
    """A path to write to; with `overwrite` the user agreed to replace what is there."""

    path: Path
    overwrite: bool


def ask_target(
    parent: QWidget, title: str, start: str, kinds: str, suffix: str, *others: str
) -> Target | None:
    """Which file to write; the dialog itself asks about one that is there already.

    A name without `suffix`, or one of the `others`, gets it. The dialog did not ask about that one,
    so it is not replaced.
    """
    chosen = _ask(parent, lambda on, ask: ask.getSaveFileName(on, title, start, kinds)[0])
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.casefold() in (suffix, *others):
        return Target(path, overwrite=True)
    return Target(path.with_name(path.name + suffix), overwrite=False)


def ask_file(parent: QWidget, title: str, start: str, kinds: str) -> Path | None:
    """Which file to read."""
    chosen = _ask(parent, lambda on, ask: ask.getOpenFileName(on, title, start, kinds)[0])
    return Path(chosen) if chosen else None


def ask_files(parent: QWidget | None, title: str, kinds: str) -> list[Path]:
    """Which files to read; none where the user thought better of it."""
    chosen = _ask(parent, lambda on, ask: ask.getOpenFileNames(on, title, "", kinds)[0])
    return [Path(each) for each in chosen or ()]


def ask_folder(parent: QWidget | None, title: str) -> Path | None:
    """Which folder to write into."""
    chosen = _ask(parent, lambda on, ask: ask.getExistingDirectory(on, title))
    return Path(chosen) if chosen else None


def _ask(
    parent: QWidget | None, ask: "Callable[[QWidget | None, type[QFileDialog]], T]"
) -> T | None:
    """What was chosen; None where whoever asked is gone."""
    from PySide6.QtWidgets import QFileDialog

    if parent is None:
        return ask(None, QFileDialog)
    life = life_of(parent)
    chosen = ask(parent.window(), QFileDialog)
    return chosen if lasts(parent, life) else None
