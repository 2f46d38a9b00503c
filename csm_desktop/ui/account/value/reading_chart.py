"""The readings of one metric: its line, where it began, where it is to go, what happened."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from csm_desktop.app.value.view import Measured
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.value.readings import target_path
from csm_desktop.ui.widgets.charts.chart import Spot
from csm_desktop.ui.widgets.charts.plot import Look, day_number, month_axis
from csm_desktop.wording import compact, measure, render, short_day, tr

Events = Sequence[tuple[date, Message]]
_MOST_EVENTS = 4
_LONGEST = 26  # letters of an event's label
_NAME = 0.085  # of the height, for an event's label
_ROOM = 0.14  # of the width, for the label of the last value


def spots(measured: Measured) -> list[Spot]:
    """What each point says."""
    return [
        Spot(
            day_number(reading.on),
            float(reading.value),
            render(
                say(
                    "{day}: {value} ({source})",
                    day=short_day(reading.on, with_year=True),
                    value=measure(reading.value, measured.metric.unit),
                    source=reading.source,
                )
            ),
        )
        for reading in measured.readings
    ]


def spoken(measured: Measured) -> str:
    """The chart as a sentence."""
    if not measured.readings:
        return ""
    first, last = measured.readings[0], measured.readings[-1]
    return render(
        say(
            "{name}: from {first} on {since} to {last} on {on}",
            name=measured.metric.name,
            first=measure(first.value, measured.metric.unit),
            since=first.on,
            last=measure(last.value, measured.metric.unit),
            on=last.on,
        ),
    )


def draw(measured: Measured, events: Events, as_of: date, axes: Any, look: Look) -> None:
    """Draw it; labels stand at their lines, so that no legend has to be read."""
    first, last = _span(measured, as_of)
    days = max(1, (last - first).days)
    edge = last + timedelta(days=round(days * _ROOM))
    month_axis(axes, first, last)
    axes.set_xlim(day_number(first), day_number(edge))
    told_on = {on for on, _ in events if first <= on <= last}
    _scale(measured, min(len(told_on), _MOST_EVENTS), axes, look)
    _references(measured, first, last, axes, look)
    _events([event for event in events if first <= event[0] <= last], axes, look)
    xs = [day_number(reading.on) for reading in measured.readings]
    ys = [float(reading.value) for reading in measured.readings]
    axes.plot(
        xs, ys, color=look.text, linewidth=look.line, marker="o", markersize=4,
        solid_joinstyle="round", clip_on=False, zorder=4,
    )  # fmt: skip
    axes.annotate(
        measure(measured.readings[-1].value, measured.metric.unit),
        (xs[-1], ys[-1]), xytext=(8, 0), textcoords="offset points", va="center",
        fontsize=look.caption + 1, color=look.text, zorder=5,
    )  # fmt: skip


def _span(measured: Measured, as_of: date) -> tuple[date, date]:
    begun = [reading.on for reading in measured.readings]
    if measured.used.baseline_on is not None and measured.used.baseline_on <= as_of:
        begun.append(measured.used.baseline_on)
    first = min(begun)
    return first, max(as_of, first + timedelta(days=14))


def _scale(measured: Measured, names: int, axes: Any, look: Look) -> None:
    """Values from bottom to top, with room above them for so many events' names."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    values = [float(reading.value) for reading in measured.readings]
    values += [
        float(each) for each in (measured.used.baseline, measured.used.target) if each is not None
    ]
    low, high = min(values), max(values)
    pad = (high - low) * 0.16 or abs(high) * 0.1 or 1.0
    # Zero is shown wherever the way from it is not most of the picture.
    near_zero = 0 <= low <= high / 2
    bottom = 0.0 if near_zero else low - pad if low < 0 or low - pad > 0 else min(0.0, low)
    axes.set_ylim(bottom, high + pad + names * _NAME * (high + pad - bottom))
    axes.yaxis.set_major_locator(MaxNLocator(4))
    axes.yaxis.set_major_formatter(
        FuncFormatter(lambda value, _: compact(Decimal(repr(round(float(value), 6)))))
    )
    axes.grid(axis="y", color=look.hairline, linewidth=0.8, zorder=0)


def _references(measured: Measured, first: date, last: date, axes: Any, look: Look) -> None:
    good = look.fills["healthy"]
    # The line leaves its baseline and nears its target: their names stand where it is not.
    for value, words, colour, dash, at_end in (
        (measured.used.baseline, say("Baseline {value}"), look.secondary, (1.5, 2.5), True),
        (measured.used.target, say("Target {value}"), good, (5, 3), False),
    ):
        if value is None:
            continue
        at = float(value)
        axes.plot(
            [day_number(first), day_number(last)], [at, at], color=colour, linewidth=1.2,
            dashes=dash, zorder=2,
        )  # fmt: skip
        said = render(words.filled(value=measure(value, measured.metric.unit)))
        axes.annotate(
            said, (day_number(last if at_end else first), at), xytext=(0, 4),
            textcoords="offset points", ha="right" if at_end else "left",
            fontsize=look.caption - 1, color=colour, zorder=3, bbox=_ground(look),
        )  # fmt: skip
    path = [point for point in target_path(measured.used, 40) if first <= point.on <= last]
    if path:
        axes.plot(
            [day_number(point.on) for point in path], [float(point.value) for point in path],
            color=good, linewidth=1, alpha=0.55, zorder=2,
        )  # fmt: skip
        axes.annotate(
            tr("expected"), (day_number(path[-1].on), float(path[-1].value)), xytext=(4, 0),
            textcoords="offset points", ha="left", va="center", fontsize=look.caption - 1,
            color=good, zorder=3,
        )  # fmt: skip


def _ground(look: Look) -> dict[str, Any]:
    """What lies beneath words, so that no line of an event runs through them."""
    return {"facecolor": look.base, "edgecolor": "none", "pad": 1}


def _events(events: Events, axes: Any, look: Look) -> None:
    """The latest few, their names beneath one another so that none covers another."""
    of_day = dict(events)  # one name a day: a milestone that is a review need not say it twice
    shown = list(of_day.items())[-_MOST_EVENTS:]
    for row, (on, saying) in enumerate(shown):
        axes.axvline(day_number(on), color=look.control, linewidth=1, dashes=(1.5, 3), zorder=1)
        words = " ".join(render(saying).split())
        words = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
        left, right = axes.get_xlim()
        late = day_number(on) > left + 0.62 * (right - left)
        axes.annotate(
            words, (day_number(on), 1), xycoords=("data", "axes fraction"),
            xytext=(-4 if late else 4, -2 - row * (look.caption + 2)), textcoords="offset points",
            ha="right" if late else "left", va="top", fontsize=look.caption - 1,
            color=look.secondary, zorder=3,
            bbox=_ground(look),
        )  # fmt: skip
