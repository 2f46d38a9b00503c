"""Shows each registered screen off screen and saves what it paints."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from csm_desktop.ui.theme import THEME, Mode
from csm_desktop.ui.theme.style import HouseStyle
from csm_desktop.ui.widgets.layout.letters import give_letters
from csm_desktop.wording import Voice
from csm_desktop.wording.pseudo import PSEUDO
from tests import gallery
from tests.gallery.register import PICTURES, SIZES, Picture


@dataclass(frozen=True, slots=True)
class Look:
    """A way in which every screen has to look well, at one of its sizes; None: at each."""

    name: str
    mode: Mode = Mode.LIGHT
    scale: float = 1.0
    mirrored: bool = False
    language: str = "en"
    size: int | None = -1


LOOKS = (
    Look("light", size=None),
    Look("dark", Mode.DARK, size=None),
    Look("200", scale=2.0),
    Look("rtl", mirrored=True),
    Look("pseudo", language=PSEUDO, size=0),
)


def load() -> None:
    """Import every module of the gallery, each of which registers its pictures."""
    for module in iter_modules(gallery.__path__):
        if not module.name.startswith("__"):
            import_module(f"tests.gallery.{module.name}")


def application() -> QApplication:
    """The application, dressed."""
    running = QApplication.instance()
    made = running if isinstance(running, QApplication) else QApplication([])
    THEME.install(made, style=HouseStyle)
    return made


def take_all(
    out: Path, only: str = "", *, fast: bool = False, looks: Sequence[str] = ()
) -> list[Path]:
    """Every screen in every look, or in those named; `fast` is light and dark at one size."""
    app = application()
    load()
    written: list[Path] = []
    for wanted in [each for each in PICTURES.values() if only in each.name]:
        for look in LOOKS:
            at_every = look.size is None
            if (looks and look.name not in looks) or (fast and not looks and not at_every):
                continue
            last = -1 if look.size is None else look.size
            one = _grown(wanted.sizes[last], look)
            for size in wanted.sizes if at_every and not fast else [one]:
                with worn(app, look), shown(wanted, size) as widget:
                    at = f"-{widget.width()}x{widget.height()}" if at_every else ""
                    path = out / f"{wanted.name}{at}-{look.name}.png"
                    widget.grab().save(str(path))
                written.append(path)
    for left in app.topLevelWidgets():  # nothing is left to the end of the interpreter
        left.close()
        left.deleteLater()
    flush()
    return written


def take_in(language: str, out: Path, only: str = "") -> tuple[list[Path], list[str]]:
    """Every screen in a language, at its smallest size; and what is cut there, or has one letter
    with another part."""
    from tests.ui import walking

    app = application()
    load()
    look = Look(language, language=language, size=0)
    written: list[Path] = []
    faults: list[str] = []
    for wanted in [each for each in PICTURES.values() if only in each.name]:
        with worn(app, look), shown(wanted, wanted.sizes[0]) as widget:
            give_letters(widget)
            for check in (walking.cut, walking.twice_reached):
                faults += [f"{wanted.name}: {check.__name__}: {each}" for each in check(widget)]
            path = out / f"{wanted.name}-{language}.png"
            widget.grab().save(str(path))
            written.append(path)
    return written, faults


def _grown(size: tuple[int, int], look: Look) -> tuple[int, int]:
    """Dialogs grow with their text, windows with their screen."""
    if size in SIZES:
        return size
    return round(size[0] * look.scale), round(size[1] * look.scale)


@contextmanager
def worn(app: QApplication, look: Look) -> Iterator[None]:
    """The whole application in a look, and afterwards as it was."""
    THEME.set_mode(look.mode)
    THEME.set_scale(look.scale)
    if look.mirrored:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    voice = Voice.of(look.language) if look.language not in ("en", PSEUDO) else None
    with (voice or Voice(look.language)).spoken():
        yield
    if look.mirrored:
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    THEME.set_scale(1.0)


@contextmanager
def shown(wanted: Picture, size: tuple[int, int]) -> Iterator[QWidget]:
    """A screen as it is photographed; gone for good afterwards."""
    widget = wanted.make()
    # A dialog is as large as it makes itself: a forced size would hide what it cuts.
    if not isinstance(widget, QDialog):
        widget.resize(*size)
    widget.show()
    QApplication.processEvents()
    if wanted.prepare is not None:
        wanted.prepare(widget)
        QApplication.processEvents()
    yield widget
    widget.hide()
    widget.deleteLater()
    flush()


def flush() -> None:
    """Let what is to be deleted go now, and what goes with it."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
