"""A large chart on the screen: a drawing, the points on it, and the keys that go to them."""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from math import hypot
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.background import Background, Job
from csm_desktop.ui.lifetimes import Later
from csm_desktop.ui.widgets import plain_tip, tip
from csm_desktop.ui.widgets.charts.plot import Drawing, drawn, dress, load, look_now
from csm_desktop.ui.widgets.text import write
from csm_desktop.ui.widgets.toast import announce
from csm_desktop.values import dataclass
from csm_desktop.wording import tr

_NEAR = 28  # px from the pointer to the point that is told
_SOON_MS = 500  # a wait that is longer is spoken of


@dataclass(frozen=True, slots=True)
class Spot:
    """A point, in the numbers of the axes, that says what it stands for when the pointer is near or
    the keys are at it; a `key` is what a click on it, or Enter, opens. A bar `reaches` as far to
    either side, in the numbers of the axis across."""

    x: float
    y: float
    words: str
    key: int = 0
    reaches: float = 0


class Near(Enum):
    """By what the pointer is near a point: along the one axis, along the other, or by both."""

    ACROSS = (1, 0)
    DOWN = (0, 1)
    BOTH = (1, 1)


_STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1,
}  # fmt: skip


class Chart(QFrame):
    """A place for one drawing. `show_drawing` may be called again; the mode is followed.

    The keys go from point to point, and say each. `opened` gives the key of a point that was
    clicked, or chosen with Enter.
    """

    opened = Signal(object)

    def __init__(self, background: Background, height: int = 216, near: Near = Near.ACROSS) -> None:
        super().__init__()
        self._background, self._height, self._near = background, height, near
        self._at: int | None = None
        self._ring = _Ring(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tip(self, tr("The arrow keys go from point to point."))
        self._draw: Drawing | None = None
        self._spots: Sequence[Spot] = ()
        self._canvas: Any = None
        self._axes: Any = None
        self._job: Job[None] | None = None
        self._soon = Later(self, self.update, _SOON_MS)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        theme.THEME.changed.connect(self.redraw)

    @property
    def _loading(self) -> bool:
        return self._job is not None and self._job.awaited

    @property
    def is_drawn(self) -> bool:
        """Whether something is on the canvas."""
        return self._axes is not None

    @property
    def axes(self) -> Any:
        """The matplotlib Axes that are drawn on; None before that."""
        return self._axes

    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(self._height))

    @property
    def spot(self) -> Spot | None:
        """The point that the keys are at."""
        return self._spots[self._at] if self._at is not None else None

    @property
    def spots(self) -> Sequence[Spot]:
        """The points in the order in which the keys go through them."""
        return self._spots

    def show_drawing(self, draw: Drawing, spots: Sequence[Spot], spoken: str) -> None:
        """Show this; `spoken` says it to who cannot see it, `spots` explain points to who can."""
        self._draw, self._spots, self._at = draw, spots, None
        self.setAccessibleName(spoken)
        if self._canvas is not None:
            self.redraw()
        elif not self._loading:
            self._soon.start()
            self._job = self._background.start(self, load, self._loaded, self._failed)

    def redraw(self) -> None:
        """Draw anew, in the present mode and text size."""
        if self._canvas is None or self._draw is None:
            return
        look = look_now()
        figure = self._canvas.figure
        figure.clear()
        figure.set_facecolor(look.base)
        axes = self._axes = figure.add_subplot()
        dress(axes, look)
        self._draw(axes, look)
        self._canvas.draw_idle()
        self._ring.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        inks = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), inks.base)
        if (
            self._loading and not self._soon.isActive()
        ):  # the first chart on a machine takes longest
            painter.setFont(theme.font("caption"))
            painter.setPen(inks.secondary)
            words = tr("The chart is being prepared…")
            write(painter, QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, words)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if spot and spot.key else None
        self.unsetCursor() if shape is None else self.setCursor(shape)
        if spot is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPosition().toPoint(), plain_tip(spot.words), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and spot is not None and spot.key:
            self.opened.emit(spot.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End go from point to point; Enter opens what one stands for."""
        key, last = Qt.Key(event.key()), len(self._spots) - 1
        spot = self.spot
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and spot is not None and spot.key:
            self.opened.emit(spot.key)
        elif last >= 0 and key in _STEPS:
            self._go_to(min(last, max(0, (-1 if self._at is None else self._at) + _STEPS[key])))
        elif last >= 0 and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if key == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ring.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.redraw()
        # At a point its own words are shown already.
        if isinstance(event, QHelpEvent) and self._spot_at(event.pos()) is not None:
            return True
        return super().event(event)

    def place_of(self, spot: Spot) -> QPointF | None:
        """Where a point stands in the widget; None before it is drawn."""
        if self._axes is None:
            return None
        ratio = float(self._canvas.device_pixel_ratio)
        x, y = self._axes.transData.transform((spot.x, spot.y))
        return QPointF(float(x) / ratio, self.height() - float(y) / ratio)

    def picture(self, kind: str, title: str, foot: str) -> bytes:
        """The drawing as a file of its own, "png" or "svg", on light ground; its title above, and
        beneath it whatever its reader must know. May be called on a thread once it is drawn."""
        if self._draw is None:
            raise LookupError("nothing is drawn")
        return drawn(self._draw, kind, title, foot)

    def _go_to(self, index: int) -> None:
        self._at = index
        words = self._spots[index].words
        self.setAccessibleDescription(words)
        announce(self, words)
        at = self.place_of(self._spots[index])
        if at is not None:
            QToolTip.showText(self.mapToGlobal(at.toPoint()), plain_tip(words), self)
        self._ring.update()

    def _spot_at(self, pointer: QPoint) -> Spot | None:
        """The point next to the pointer, looked for as the chart is read."""
        if self._axes is None or not self._spots:
            return None
        across, down = self._near.value

        def distance(spot: Spot) -> float:
            at = self.place_of(spot) or QPointF()
            aside = abs(at.x() - pointer.x())
            if spot.reaches:
                end = self.place_of(replace(spot, x=spot.x + spot.reaches)) or at
                aside = max(0.0, aside - abs(end.x() - at.x()))
            return hypot(aside * across, (at.y() - pointer.y()) * down)

        nearest = min(self._spots, key=distance)
        return nearest if distance(nearest) <= theme.px(_NEAR) else None

    def _loaded(self, _: None) -> None:
        from matplotlib.figure import Figure

        self._soon.stop()
        self._canvas = _canvas(Figure(dpi=72, layout="constrained"))
        self._canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._canvas)
        self._ring.raise_()
        self.redraw()

    def _failed(self, error: BaseException) -> None:
        raise error


class _Ring(QWidget):
    """Over a chart: what has the focus, and at which point the keys are."""

    def __init__(self, chart: Chart) -> None:
        super().__init__(chart)
        self._chart = chart
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _: QPaintEvent) -> None:
        chart = self._chart
        if not chart.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().accent, 2))
        at = chart.place_of(chart.spot) if chart.spot is not None else None
        if at is not None:
            painter.drawEllipse(at, theme.px(9), theme.px(9))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)


def _canvas(figure: Any) -> Any:
    """A canvas that draws a name whose script no font here knows as boxes, without complaint."""
    import warnings

    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg

    agg: Any = FigureCanvasQTAgg

    class Canvas(agg):  # type: ignore[misc]
        """Quiet about missing glyphs."""

        def draw(self) -> None:
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", "Glyph ", UserWarning)
                super().draw()

    return Canvas(figure)
