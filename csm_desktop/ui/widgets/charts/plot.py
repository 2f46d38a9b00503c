"""What a large chart is drawn with: matplotlib, loaded when one is first shown, and our looks.

matplotlib costs 0.6 to 1 s to import (measured): a thread does it while the page is there already.
`Figure` with the Agg canvas, never pyplot: no global state, no window of its own. Names
are letters, never formulas (`text.parse_math` is off). 72 dots an inch: a point is a pixel.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from csm_desktop.tokens import FONT_FAMILY
from csm_desktop.ui import theme
from csm_desktop.ui.theme.ink import ink
from csm_desktop.values import dataclass
from csm_desktop.wording import month, voice

if TYPE_CHECKING:
    from matplotlib.font_manager import FontManager

_CAPTION = 12  # px at 100 %
# What systems bring for scripts that neither of our families draws. Those for Japanese, which the
# program speaks, come first: others draw the signs that both share as Chinese readers have them.
_JAPANESE = (
    "Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic",
    "Meiryo", "BIZ UDPGothic", "BIZ UDGothic", "IPAexGothic", "IPAPGothic", "TakaoPGothic",
    "VL PGothic", "MS Gothic",
)  # fmt: skip
_OTHER_SCRIPTS = (
    "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Malgun Gothic", "Noto Sans Arabic",
    "Noto Sans Hebrew", "Segoe UI", "Arial Unicode MS",
)  # fmt: skip
_NEEDS_OTHERS = "ja"


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
    """Import matplotlib and give it our type; safe on a thread, and quick the second time.

    Not its canvas, a class of Qt's: such ones are made on the window's thread (`module_loader`).
    """
    import os
    import sys

    from platformdirs import user_cache_path

    folder = user_cache_path("CSM Desktop", appauthor=False) / "matplotlib"
    # PyInstaller names a folder of one start before our first line: fonts would be listed in each.
    if getattr(sys, "frozen", False) or "MPLCONFIGDIR" not in os.environ:
        os.environ["MPLCONFIGDIR"] = str(folder)
    import matplotlib
    from matplotlib import font_manager

    from csm_desktop.resources import fonts

    family = "sans-serif"
    # Without our own face the chart is drawn in another rather than not at all.
    try:
        for weight in ("regular", "semibold"):
            font_manager.fontManager.addfont(str(fonts()[weight]))
        family = FONT_FAMILY
    except FileNotFoundError:
        pass
    if voice().language == _NEEDS_OTHERS and not _named(font_manager.fontManager, _JAPANESE):
        _learn_new_fonts(font_manager.fontManager)
    # Only faces that are there: each that is not is looked for, and complained of, at every text.
    others = _named(font_manager.fontManager, (*_JAPANESE, *_OTHER_SCRIPTS))
    matplotlib.rcParams.update(
        {"text.parse_math": False, "font.family": [family, "DejaVu Sans", *others]}
    )


def _named(manager: "FontManager", families: Iterable[str]) -> list[str]:
    installed = {entry.name for entry in manager.ttflist}
    return [each for each in families if each in installed]


@cache
def _learn_new_fonts(manager: "FontManager") -> None:
    """matplotlib keeps its list of fonts for good: one that was installed since is not in it."""
    from matplotlib.font_manager import findSystemFonts

    for file in set(findSystemFonts()) - {each.fname for each in manager.ttflist}:
        # Not all that lies in a folder of fonts is one.
        with suppress(OSError, RuntimeError, ValueError):
            manager.addfont(file)


def day_number(on: date) -> float:
    """Where a date stands on a drawing's axis: days, as `date.toordinal` counts them."""
    return float(on.toordinal())


def look_now() -> Look:
    """The colours of the mode in force, and its sizes."""
    return _look_in(theme.current(), theme.px(_CAPTION))


def _look_in(inks: theme.Ink, caption: float) -> Look:
    return Look(
        inks.base.name(),
        inks.text.name(),
        inks.secondary.name(),
        inks.hairline.name(),
        inks.control.name(),
        inks.accent.name(),
        {name: band.tint.name() for name, band in inks.bands.items()},
        {name: band.fill.name() for name, band in inks.bands.items()},
        caption,
        max(1.6, caption * 2 / 15),
    )


def dress(axes: Any, look: Look) -> None:
    """Axes without frame and ticks, on our ground."""
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
        [day_number(day) for day in shown],
        [month(day, with_year=with_year and day.month == 1) for day in shown],
    )
    # A day's width at least, where there is only one reading.
    axes.set_xlim(day_number(first), max(day_number(last), day_number(first) + 1))


def drawn(draw: Drawing, kind: str, title: str, foot: str) -> bytes:
    """A drawing as a PNG or SVG of its own; `foot` stands beneath it."""
    import io
    import warnings

    load()
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    look = _look_in(ink(dark=False), _CAPTION)
    figure = Figure(figsize=(10, 5.6), dpi=72, layout="constrained", facecolor=look.base)
    axes = figure.add_subplot()
    dress(axes, look)
    draw(axes, look)
    figure.suptitle(title, x=0.02, ha="left", fontsize=16, color=look.text)
    figure.supxlabel(foot, x=0.02, ha="left", fontsize=look.caption - 1, color=look.secondary)
    buffer = io.BytesIO()
    # The same chart gives the same bytes: no day of making, and no ids by chance.
    dated = {"Date": None} if kind == "svg" else {}
    with warnings.catch_warnings(), rc_context({"svg.hashsalt": "chart"}):
        warnings.filterwarnings("ignore", "Glyph ", UserWarning)
        figure.savefig(buffer, format=kind, dpi=144 if kind == "png" else 72, metadata=dated)
    return buffer.getvalue()
