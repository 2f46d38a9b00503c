"""A dot for each like account on one line, their middle half as a band, and the account itself."""

from decimal import Decimal
from typing import Any

from csm_desktop.app.lists.cohorts import Compared
from csm_desktop.domain.records.metrics import Better
from csm_desktop.domain.text.message import say
from csm_desktop.ui.widgets.charts.chart import Spot
from csm_desktop.ui.widgets.charts.plot import Look
from csm_desktop.wording import compact, measure, percent, render

_BAND = 0.3  # half of the band's height, of the line's -1 to 1
_OWN = 0.62  # where the own name stands
_AIM = -0.48  # where that of the target stands
_PAD = 0.08
_LONGEST = 40  # letters of a name


def spots(one: Compared, name: str) -> list[Spot]:
    """What each dot says, from left to right; the others have no name."""
    found = one.cohort.found
    if found is None:
        return []
    unit = one.metric.unit
    told = [
        Spot(float(value), 0, render(say("A like account: {value}", value=measure(value, unit))))
        for value in found.values
    ]
    if one.own is not None:
        words = render(say("{name}: {value}", name=name, value=measure(one.own.value, unit)))
        told.append(Spot(float(one.own.value), 0, words))
    return sorted(told, key=lambda spot: spot.x, reverse=one.better is Better.LOWER)


def draw(one: Compared, name: str, axes: Any, look: Look) -> None:
    """Draw it; what is better lies to the right, as on paper."""
    found = one.cohort.found
    if found is None:
        return
    spread = found.spread
    _scale(one, axes, look)
    dot = look.caption * 0.6
    axes.fill_betweenx(
        [-_BAND, _BAND], float(spread.lower), float(spread.upper), color=look.hairline, zorder=1
    )
    middle = float(spread.median)
    axes.plot([middle, middle], [-_BAND, _BAND], color=look.text, linewidth=2.4, zorder=2)
    others = [float(value) for value in found.values]
    axes.plot(
        others, [0] * len(others), linestyle="none", marker="o", markersize=dot, clip_on=False,
        markerfacecolor=look.base, markeredgecolor=look.secondary, markeredgewidth=1.4, zorder=3,
    )  # fmt: skip
    if one.used.target is not None:
        axes.plot(
            [float(one.used.target)], [0], linestyle="none", marker="D", markersize=dot,
            markerfacecolor=look.base, markeredgecolor=look.text, markeredgewidth=1.4, zorder=4,
        )  # fmt: skip
        words = render(say("Target {value}", value=measure(one.used.target, one.metric.unit)))
        _name(words, float(one.used.target), _AIM, axes, look)
    if one.own is not None:
        axes.plot(
            [float(one.own.value)], [0], linestyle="none", marker="o", markersize=dot * 1.6,
            markerfacecolor=look.accent, markeredgecolor=look.base, markeredgewidth=1.6, zorder=5,
        )  # fmt: skip
        value = measure(one.own.value, one.metric.unit)
        words = render(say("{name}: {value}", name=_short(name), value=value))
        _name(words, float(one.own.value), _OWN, axes, look)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _name(words: str, at: float, height: float, axes: Any, look: Look) -> None:
    left, right = axes.get_xlim()
    share = (at - left) / (right - left)
    # A name at the edge is written inwards, or it would be cut.
    side = "left" if share < 0.25 else "right" if share > 0.75 else "center"
    axes.annotate(
        words, (at, height), ha=side, va="center", fontsize=look.caption, color=look.text, zorder=6
    )


def _scale(one: Compared, axes: Any, look: Look) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    found = one.cohort.found
    values = [float(value) for value in found.values] if found is not None else []
    more = (one.own.value if one.own is not None else None, one.used.target)
    values += [float(value) for value in more if value is not None]
    low, high = min(values), max(values)
    pad = (high - low) * _PAD or abs(high) * 0.1 or 1.0
    ends = (low - pad, high + pad)
    axes.set_xlim(*(reversed(ends) if one.better is Better.LOWER else ends))
    axes.set_ylim(-0.7, 1)
    axes.set_yticks([])
    axes.xaxis.set_major_locator(MaxNLocator(6))
    is_share = one.metric.unit.strip() == "%"

    def written(value: float, _: object) -> str:
        exact = Decimal(repr(round(float(value), 6)))
        return percent(exact / 100, 1) if is_share else compact(exact)

    axes.xaxis.set_major_formatter(FuncFormatter(written))
    axes.axhline(0, color=look.control, linewidth=1, zorder=0)
