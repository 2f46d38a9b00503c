"""A large chart on the screen, drawn by matplotlib, which is loaded only when one is first shown.

matplotlib costs 0.6 to 1 s to import (measured): a thread does it while the page is there already.
`Figure` with the Agg canvas, never pyplot: no global state, no window of its own. Names
are letters, never formulas (`text.parse_math` is off). 72 dots an inch: a point is a pixel.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from csm_desktop.tokens import FONT_FAMILY
from csm_desktop.ui import theme
from csm_desktop.ui.background import Background, Job
from csm_desktop.ui.lifetimes import Later
from csm_desktop.ui.widgets import plain_tip
from csm_desktop.wording import month, tr

_NEAR = 28  # px from the pointer to the point that is told
_SOON_MS = 500  # a wait that is longer is spoken of
# What systems bring for names in scripts that neither of our families draws.
_OTHER_SCRIPTS = (
    "Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Sans JP", "Hiragino Sans", "PingFang SC",
    "Yu Gothic", "Microsoft YaHei", "Malgun Gothic", "Noto Sans Arabic", "Noto Sans Hebrew",
    "Segoe UI", "Arial Unicode MS",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """A point that says what it stands for when the pointer is near."""

    on: date
    value: float
    words: str


@dataclass(frozen=True, slots=True)
class Look:
    """What a drawing draws with: colours as hex, and sizes in px."""

    base: str
    text: str
    secondary: str
    hairline: str
    control: str
    accent: str
    tints: dict[str, str]
    fills: dict[str, str]
    caption: float
    line: float


Drawing = Callable[[Any, Look], None]
"""Draws onto a matplotlib Axes, whose frame and ticks are set up already."""


def load(_: object = None) -> None:
    """Import matplotlib and give it our type; safe on a thread, and quick the second time."""
    import os

    from platformdirs import user_cache_path

    folder = user_cache_path("CSM Desktop", appauthor=False) / "matplotlib"
    os.environ.setdefault("MPLCONFIGDIR", str(folder))  # a frozen program makes one every start
    import matplotlib
    from matplotlib import font_manager
    from matplotlib.backends import backend_qtagg  # noqa: F401 -- loads the canvas

    from csm_desktop.resources import fonts

    family = "sans-serif"
    # Without our own face the chart is drawn in another rather than not at all.
    try:
        for weight in ("regular", "semibold"):
            font_manager.fontManager.addfont(str(fonts()[weight]))
        family = FONT_FAMILY
    except FileNotFoundError:
        pass
    # Only faces that are there: each that is not is looked for, and complained of, at every text.
    installed = {font_entry.name for font_entry in font_manager.fontManager.ttflist}
    others = [each for each in _OTHER_SCRIPTS if each in installed]
    matplotlib.rcParams.update(
        {"text.parse_math": False, "font.family": [family, "DejaVu Sans", *others]}
    )


class Chart(QWidget):
    """A place for one drawing. `show_drawing` may be called again; the mode is followed."""

    def __init__(self, background: Background, height: int = 216) -> None:
        super().__init__()
        self._background, self._height = background, height
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

    def show_drawing(self, draw: Drawing, spots: Sequence[Spot], spoken: str) -> None:
        """Show this; `spoken` says it to who cannot see it, `spots` explain points to who can."""
        self._draw, self._spots = draw, spots
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
        look = _look()
        figure = self._canvas.figure
        figure.clear()
        figure.set_facecolor(look.base)
        axes = self._axes = figure.add_subplot()
        _dress(axes, look)
        self._draw(axes, look)
        self._canvas.draw_idle()

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
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), words)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position().toPoint())
        if spot is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPosition().toPoint(), plain_tip(spot.words), self)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.redraw()
        return super().event(event)

    def _spot_at(self, at: QPoint) -> Spot | None:
        """The point next to the pointer, looked for along the time axis."""
        if self._axes is None or not self._spots:
            return None
        ratio = self._canvas.device_pixel_ratio

        def across(spot: Spot) -> float:
            x, _ = self._axes.transData.transform((place(spot.on), spot.value))
            return abs(float(x) / float(ratio) - at.x())

        nearest = min(self._spots, key=across)
        return nearest if across(nearest) <= theme.px(_NEAR) else None

    def _loaded(self, _: None) -> None:
        from matplotlib.figure import Figure

        self._soon.stop()
        self._canvas = _canvas(Figure(dpi=72, layout="constrained"))
        self._canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._canvas)
        self.redraw()

    def _failed(self, error: BaseException) -> None:
        raise error


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


def place(on: date) -> float:
    """Where a date stands on a drawing's axis: days, as `date.toordinal` counts them."""
    return float(on.toordinal())


def _look() -> Look:
    inks = theme.current()
    return Look(
        inks.base.name(),
        inks.text.name(),
        inks.secondary.name(),
        inks.hairline.name(),
        inks.control.name(),
        inks.accent.name(),
        {name: band.tint.name() for name, band in inks.bands.items()},
        {name: band.fill.name() for name, band in inks.bands.items()},
        theme.px(12),
        max(1.6, theme.px(16) / 10),
    )


def _dress(axes: Any, look: Look) -> None:
    axes.set_facecolor(look.base)
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0, labelsize=look.caption, labelcolor=look.secondary, pad=6)
    axes.margins(0)


def month_axis(axes: Any, first: date, last: date) -> None:
    """Months along the bottom from `first` to `last`: every one, or every second, third, sixth."""
    months = []
    year, number = first.year, first.month
    while (year, number) <= (last.year, last.month):
        months.append(date(year, number, 1))
        year, number = (year, number + 1) if number < 12 else (year + 1, 1)
    # A dozen months at most, or their names run into one another.
    step = next(each for each in (1, 2, 3, 6, 12, 24, 10**6) if len(months) / each <= 13)
    shown = [day for day in months[::step] if first <= day <= last]
    with_year = len(months) > 13
    axes.set_xticks(
        [place(day) for day in shown],
        [month(day, with_year=with_year and day.month == 1) for day in shown],
    )
    # A day's width at least, where there is only one reading.
    axes.set_xlim(place(first), max(place(last), place(first) + 1))
