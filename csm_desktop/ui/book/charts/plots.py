"""The four drawings over many accounts, what their points say, and each in one sentence."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from csm_desktop.app.lists.book_charts import BookCharts
from csm_desktop.domain.lists.book_history import BandsOn, Mover, ScoredRevenue, SegmentCount
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.text.message import Message, say
from csm_desktop.ui.widgets.charts.chart import Spot
from csm_desktop.ui.widgets.charts.plot import Look
from csm_desktop.wording import (
    compact,
    headed,
    label,
    money,
    month,
    number,
    render,
    short_day,
    signed,
    tr,
)

BANDS = (Band.HEALTHY, Band.WATCH, Band.AT_RISK, Band.UNKNOWN)
_HATCHES = {Band.HEALTHY: "", Band.WATCH: "//", Band.AT_RISK: "xx", Band.UNKNOWN: ""}
_MARKERS = {Band.HEALTHY: "o", Band.WATCH: "^", Band.AT_RISK: "D"}
_LONGEST = 22  # letters of a name
_LEAST_SHARE = 0.06  # of an axis, for a number inside a bar
_SIZES = ((30, 300.0), (90, 170.0), (180, 90.0))  # days to the renewal, and the area of a point
_LATER = 40.0
_SPREAD = 30  # from that on amounts stand on a logarithmic axis
_NAMED = 4
_LEAST_ROWS = 4  # of bars, lest a single one fills the chart


def short(name: str) -> str:
    """A name as long as there is room for it in a chart."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def draw_months(months: Sequence[BandsOn], axes: Any, look: Look) -> None:
    """A bar a month: its accounts by band."""
    names = [
        f"{month(day.on)}\n{day.on.year}" if day.on.month == 1 or not i else month(day.on)
        for i, day in enumerate(months)
    ]
    _stacked(axes, look, [day.bands for day in months], range(len(months)), upright=True)
    axes.set_xticks(range(len(months)), names)
    axes.set_xlim(-0.6, len(months) - 0.4)
    axes.set_yticks([])
    _name_bands(axes, look, months[-1].bands, len(months) - 0.5)


def month_spots(months: Sequence[BandsOn]) -> list[Spot]:
    """What each bar says."""
    return [
        Spot(i, sum(day.bands.values()) / 2, f"{short_day(day.on, with_year=True)}: "
             f"{band_words(day)}")
        for i, day in enumerate(months)
    ]  # fmt: skip


def band_words(counted: BandsOn | SegmentCount) -> str:
    """How many accounts have which band."""
    told = [
        say("{n} {band}", n=counted.bands[band], band=label(band).lower())
        for band in BANDS
        if counted.bands.get(band)
    ]
    return render(say("{bands}", bands=tuple(told)))


def draw_movers(movers: Sequence[Mover], axes: Any, look: Look) -> None:
    """A bar for each who moved: gains to the right, losses to the left, each with its points."""
    rows = range(len(movers))
    points = [float(mover.points) for mover in movers]
    fills = [look.fills["healthy" if value > 0 else "at_risk"] for value in points]
    axes.barh(rows, points, color=fills, height=0.62)
    axes.axvline(0, color=look.control, linewidth=1)
    axes.set_yticks(rows, [short(mover.name) for mover in movers])
    axes.tick_params(axis="y", labelcolor=look.text)
    axes.set_xticks([])
    for row, mover in zip(rows, movers, strict=True):
        gains = mover.points > 0
        axes.annotate(
            signed(mover.points), (float(mover.points), row), xytext=(5 if gains else -5, 0),
            textcoords="offset points", va="center", ha="left" if gains else "right",
            fontsize=look.caption, color=look.secondary,
        )  # fmt: skip
    # Room for a number beside the longest bar, and no bar as wide as the chart where one moved.
    reach = max(10.0, *map(abs, points)) * 1.25
    axes.set_xlim(-reach if min(points) < 0 else 0, reach if max(points) > 0 else 0)
    axes.set_ylim(max(len(movers), _LEAST_ROWS) - 0.4, -0.6)


def mover_spots(movers: Sequence[Mover]) -> list[Spot]:
    """What each bar says; it opens its account."""
    return [
        Spot(
            float(mover.points),
            row,
            render(
                say(
                    "{name}: {points}, from {before} to {now}",
                    name=mover.name,
                    points=signed(mover.points),
                    before=number(mover.before, 0),
                    now=number(mover.now, 0),
                )
            ),
            mover.id,
        )
        for row, mover in enumerate(movers)
    ]


def draw_revenue(charts: BookCharts, axes: Any, look: Look) -> None:
    """A point an account: how healthy, how much it pays; the sooner it renews, the larger."""
    amounts = [float(one.arr.amount) for one in charts.revenue]
    for band, marker in _MARKERS.items():
        own = [one for one in charts.revenue if one.band is band]
        if own:
            axes.scatter(
                [float(one.arr.amount) for one in own], [float(one.score) for one in own],
                s=[_size(one.renews_on, charts.as_of) for one in own], marker=marker,
                facecolor=look.fills[band.value], edgecolor=look.base, linewidth=1, alpha=0.9,
                zorder=3,
            )  # fmt: skip
    if max(amounts) > _SPREAD * min(amounts):
        axes.set_xscale("log")
        axes.set_xlim(min(amounts) / 1.6, max(amounts) * 1.6)
    else:
        axes.set_xlim(0, max(amounts) * 1.15)
    axes.set_ylim(0, 104)
    axes.set_yticks([0, 25, 50, 75, 100], [number(tick) for tick in (0, 25, 50, 75, 100)])
    from matplotlib.ticker import FuncFormatter, NullFormatter

    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: compact(Decimal(str(value)))))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.tick_params(which="minor", length=0)
    axes.set_xlabel(
        render(say("ARR in {currency}", currency=charts.currency)),
        fontsize=look.caption, color=look.secondary,
    )  # fmt: skip
    axes.grid(visible=True, color=look.hairline, linewidth=1)
    axes.set_axisbelow(True)
    _name_points(charts.revenue, charts.as_of, axes, look)


def _name_points(revenue: Sequence[ScoredRevenue], as_of: date, axes: Any, look: Look) -> None:
    """The names of the largest that are not healthy: they are why one looks here."""
    unwell = [one for one in revenue if one.band is not Band.HEALTHY]
    named: list[tuple[float, float]] = []
    for one in sorted(unwell, key=lambda each: -each.arr.minor):
        x, y = axes.transLimits.transform(
            axes.transScale.transform((float(one.arr.amount), float(one.score)))
        )
        # A name on another's would be none.
        if len(named) == _NAMED or any(abs(x - a) < 0.3 and abs(y - b) < 0.1 for a, b in named):
            continue
        named.append((float(x), float(y)))
        axes.annotate(
            short(one.name), (float(one.arr.amount), float(one.score)),
            xytext=(0, 3 + _size(one.renews_on, as_of) ** 0.5 / 2), textcoords="offset points",
            ha="center", fontsize=look.caption - 1, color=look.text,
            zorder=4, annotation_clip=True,
        )  # fmt: skip


def _size(renews_on: date | None, as_of: date) -> float:
    if renews_on is None:
        return _LATER
    days = (renews_on - as_of).days
    return next((size for least, size in _SIZES if days <= least), _LATER)


def revenue_spots(charts: BookCharts) -> list[Spot]:
    """What each point says, the healthiest last; it opens its account."""
    return [
        Spot(
            float(one.arr.amount),
            float(one.score),
            render(_revenue_words(one)),
            one.id,
        )
        for one in sorted(charts.revenue, key=lambda each: (each.score, each.id))
    ]


def _revenue_words(one: ScoredRevenue) -> Message:
    told = {
        "name": one.name,
        "band": label(one.band).lower(),
        "score": number(one.score, 0),
        "arr": money(one.arr, whole=True),
    }
    if one.renews_on is None:
        return say("{name}: {band} {score}, {arr}").filled(**told)
    return say("{name}: {band} {score}, {arr}, renews on {day}").filled(
        **told, day=short_day(one.renews_on, with_year=True)
    )


def draw_segments(segments: Sequence[SegmentCount], axes: Any, look: Look) -> None:
    """A bar a segment: its accounts by band."""
    rows = range(len(segments))
    _stacked(axes, look, [segment.bands for segment in segments], rows, upright=False)
    axes.set_yticks(rows, [short(segment_name(segment)) for segment in segments])
    axes.tick_params(axis="y", labelcolor=look.text)
    axes.set_xticks([])
    axes.set_ylim(max(len(segments), _LEAST_ROWS) - 0.4, -0.6)


def segment_name(segment: SegmentCount) -> str:
    """What a segment is called."""
    return segment.name or tr("No segment")


def segment_spots(segments: Sequence[SegmentCount]) -> list[Spot]:
    """What each bar says; its key is its place, from 1."""
    return [
        Spot(segment.accounts / 2, row, headed(segment_name(segment), band_words(segment)), row + 1)
        for row, segment in enumerate(segments)
    ]


def _stacked(
    axes: Any, look: Look, counted: Sequence[Any], places: Sequence[int], *, upright: bool
) -> None:
    """Bars of bands, one on the other, told apart by colour and hatch, with their numbers."""
    most = max([sum(bands.values()) for bands in counted], default=1)
    begun = [0] * len(counted)
    for band in BANDS:
        sizes = [bands.get(band, 0) for bands in counted]
        tint = look.tints[band.value] if band is Band.UNKNOWN else look.fills[band.value]
        kept = {"color": tint, "edgecolor": look.base, "hatch": _HATCHES[band], "linewidth": 1}
        if upright:
            axes.bar(places, sizes, bottom=begun, width=0.72, **kept)
        else:
            axes.barh(places, sizes, left=begun, height=0.62, **kept)
        for place, size, start in zip(places, sizes, begun, strict=True):
            if size >= _LEAST_SHARE * most:
                middle = start + size / 2
                axes.annotate(
                    number(size), (place, middle) if upright else (middle, place), ha="center",
                    va="center", fontsize=look.caption - 1,
                    color=look.text,
                    bbox={"boxstyle": "round,pad=0.18", "facecolor": look.base,
                          "edgecolor": "none"},
                )  # fmt: skip
        begun = [start + size for start, size in zip(begun, sizes, strict=True)]
    limit = max(1, most) * 1.02
    axes.set_ylim(0, limit) if upright else axes.set_xlim(0, limit)


def _name_bands(axes: Any, look: Look, bands: Any, right: float) -> None:
    """The bands' names at the last bar, so that no legend has to be read."""
    start = 0
    for band in BANDS:
        size = bands.get(band, 0)
        if size:
            axes.annotate(
                label(band), (right, start + size / 2), xytext=(2, 0),
                textcoords="offset points", va="center", fontsize=look.caption - 1,
                color=look.secondary, annotation_clip=False,
            )  # fmt: skip
        start += size
