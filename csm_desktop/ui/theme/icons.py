"""Outline icons of one family, recoloured from the palette when they are drawn.

The SVG files come from the package pytablericons, which is never imported: its loader needs pygame.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from csm_desktop.resources import package_folder
from csm_desktop.ui.theme.fonts import px
from csm_desktop.ui.theme.mode import THEME, current

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

SIZE = 18
_STROKE = b'stroke-width="1.75"'  # the family's 2 is heavy beside 14 px text


@cache
def _source(name: str) -> bytes:
    """The SVG of an icon. Raises FileNotFoundError where the family has none of that name."""
    file = package_folder("pytablericons") / "icons" / "outline" / f"{name}.svg"
    return file.read_bytes().replace(b'stroke-width="2"', _STROKE)


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    svg = _source(name).replace(b"currentColor", colour.encode())
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(made.rect()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def pixmap(name: str, colour: QColor, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """An icon in a colour; `size` in px at 100 %, `ratio` the screen's device pixels per px."""
    return _pixmap(name, colour.name(), px(size), ratio)


def draw(painter: QPainter, box: QRectF, name: str, colour: QColor, size: int = SIZE) -> None:
    """Draw an icon in the middle of a box, sharp on any screen."""
    device = painter.device()
    image = pixmap(name, colour, size, device.devicePixelRatioF() if device is not None else 1.0)
    side = px(size)
    left = box.center().x() - side / 2
    top = box.center().y() - side / 2
    painter.drawPixmap(QRectF(round(left), round(top), side, side), image, QRectF(image.rect()))


def icon(name: str) -> "QIcon":
    """An icon in today's inks, for what draws its icon itself; see `put` for one that follows."""
    from PySide6.QtGui import QIcon  # after the first paint

    made = QIcon()
    inks = current()
    for mode, colour in (
        (QIcon.Mode.Normal, inks.text),
        (QIcon.Mode.Disabled, inks.control),
    ):
        # For screens of both resolutions: the window may be moved from one to the other.
        for ratio in (1.0, 2.0):
            made.addPixmap(pixmap(name, colour, SIZE, ratio), mode)
    return made


class _Bearer(Protocol):
    """Anything with an icon: actions, buttons, tabs."""

    def setIcon(self, icon: "QIcon", /) -> None: ...


class _Follower(QObject):
    """Sets its parent's icon anew when the mode changes, and goes with its parent."""

    def __init__(self, bearer: QObject, name: str) -> None:
        super().__init__(bearer)
        self._name = name
        THEME.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        bearer = cast(_Bearer, self.parent())
        bearer.setIcon(icon(self._name))


def put(bearer: QObject, name: str) -> None:
    """Give an action or a button an icon that follows light and dark for as long as it lives."""
    for child in bearer.children():
        if isinstance(child, _Follower):
            child.deleteLater()
    _Follower(bearer, name)
