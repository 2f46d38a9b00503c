"""Shows each registered screen off screen and saves what it paints."""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from csm_desktop.ui.theme import THEME, Mode
from tests import gallery
from tests.gallery.register import PICTURES, Picture


def load() -> None:
    """Import every module of the gallery, each of which registers its pictures."""
    for module in iter_modules(gallery.__path__):
        if not module.name.startswith("__"):
            import_module(f"tests.gallery.{module.name}")


def application() -> QApplication:
    """The application, dressed."""
    running = QApplication.instance()
    made = running if isinstance(running, QApplication) else QApplication([])
    THEME.install(made)
    return made


def take_all(out: Path, only: str = "", *, fast: bool = False) -> list[Path]:
    """All pictures in both modes, at each size, at 200 % text, and from right to left."""
    app = application()
    load()
    written: list[Path] = []
    for wanted in PICTURES.values():
        if only not in wanted.name:
            continue
        for mode in (Mode.LIGHT, Mode.DARK):
            THEME.set_mode(mode)
            for size in wanted.sizes[-1:] if fast else wanted.sizes:
                name = f"{wanted.name}-{size[0]}x{size[1]}-{mode.value}.png"
                written.append(_take(app, wanted, size, out / name))
        if not fast:
            THEME.set_mode(Mode.LIGHT)
            written.extend(_take_odd(app, wanted, out))
    return written


def _take_odd(app: QApplication, wanted: Picture, out: Path) -> list[Path]:
    """The same at 200 % text, and mirrored."""
    size = wanted.sizes[-1]
    THEME.set_scale(2.0)
    large = _take(app, wanted, size, out / f"{wanted.name}-200.png")
    THEME.set_scale(1.0)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mirrored = _take(app, wanted, size, out / f"{wanted.name}-rtl.png")
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return [large, mirrored]


def _take(app: QApplication, wanted: Picture, size: tuple[int, int], path: Path) -> Path:
    widget = wanted.make()
    widget.resize(*size)
    widget.show()
    app.processEvents()
    if wanted.prepare is not None:
        wanted.prepare(widget)
        app.processEvents()
    widget.grab().save(str(path))
    widget.hide()
    widget.deleteLater()
    app.processEvents()
    return path
