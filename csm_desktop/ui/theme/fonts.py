"""Source Sans at the sizes of design.md §4, each a function of the application's font.

Digits of Source Sans are tabular as they come, so figures align without asking for a feature.
"""

from contextlib import suppress
from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from csm_desktop.resources import fonts as font_files
from csm_desktop.tokens import FONT_FAMILY, SCREEN_TYPE

BODY = SCREEN_TYPE["body"].size
_FRAME = ("regular", "semibold")
_STRONG = {"strong", "subtitle", "title", "figure", "caption_strong"}
_SIZE_OF = {"strong": "body", "caption_strong": "caption"}


@cache
def register() -> str:
    """Give Qt our type family; its name, or the system's family where the files are missing."""
    try:
        files = font_files()
    except FileNotFoundError:
        # A program in another face is better than none.
        return QApplication.font().family()
    added = [QFontDatabase.addApplicationFont(str(files[weight])) for weight in _FRAME]
    families = QFontDatabase.applicationFontFamilies(added[0])  # asking for all of them is slow
    return FONT_FAMILY if FONT_FAMILY in families else QApplication.font().family()


@cache
def register_rest() -> None:
    """The weights that no frame is painted with: each takes a millisecond to read."""
    with suppress(FileNotFoundError):
        for weight, file in font_files().items():
            if weight not in _FRAME:
                QFontDatabase.addApplicationFont(str(file))


def give(application: QApplication, scale: float) -> None:
    """Make `body(scale)` the application's font; everything is measured by it from now on."""
    face = body(scale)
    _base.cache_clear()  # before widgets hear of it
    application.setFont(face)


@cache
def _base() -> tuple[str, int]:
    """Family and pixels of the application's font: asked some thousand times for one page."""
    face = QApplication.font()
    return face.family(), face.pixelSize()


def body(scale: float = 1.0) -> QFont:
    """The application's font; `scale` is the user's text size, 1.0 = 100 %."""
    made = QFont(register())
    made.setPixelSize(max(8, round(BODY * scale)))
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return made


def font(role: str = "body") -> QFont:
    """The font of caption, caption_strong, body, strong, subtitle, title or figure."""
    return QFont(_font(*_base(), role))


@lru_cache(maxsize=64)
def _font(family: str, pixels: int, role: str) -> QFont:
    made = QFont(family)
    made.setPixelSize(max(8, round(SCREEN_TYPE[_SIZE_OF.get(role, role)].size * pixels / BODY)))
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    if role in _STRONG:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def leading(role: str = "body") -> int:
    """From baseline to baseline, in px."""
    return px(SCREEN_TYPE[_SIZE_OF.get(role, role)].leading)


def px(length: float) -> int:
    """A length of the design at 100 % as it is at the user's text size."""
    _, pixels = _base()
    return round(length * pixels / BODY) if pixels > 0 else round(length)
