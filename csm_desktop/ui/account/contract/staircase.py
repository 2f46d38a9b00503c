"""The staircase of recurring revenue: each step with what moved it."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from csm_desktop.app.accounts.contract import ContractView, Stair
from csm_desktop.domain.records.revenue import RevenueEvent
from csm_desktop.domain.text.message import say
from csm_desktop.ui.widgets.charts.chart import Spot
from csm_desktop.ui.widgets.charts.plot import Look, day_number, month_axis
from csm_desktop.wording import compact, headed, label, money, render, short_day

_MOST_NAMES = 8
_MOST_RENEWALS = 3
_ROOM = 0.12  # of the width, for the amount at the end


def headline(contract: ContractView) -> str:
    """What the staircase says; it holds for the time that is drawn."""
    first, last = contract.stairs[0], contract.stairs[-1]
    if first.arr == last.arr:
        return render(say("ARR is {arr}, as on {day}", arr=last.arr, day=first.on))
    if last.arr.minor > first.arr.minor:
        said = say("ARR grew from {before} to {arr} since {day}", before=first.arr, arr=last.arr,
                   day=first.on)  # fmt: skip
    else:
        said = say("ARR fell from {before} to {arr} since {day}", before=first.arr, arr=last.arr,
                   day=first.on)  # fmt: skip
    return render(said)


def spots(contract: ContractView) -> list[Spot]:
    """What each step says."""
    return [
        Spot(day_number(stair.on), float(stair.arr.amount), _words(stair))
        for stair in contract.stairs
        if stair.moved is not None
    ] + [
        Spot(day_number(event.on), _arr_on(contract, event.on), _renewed_words(event))
        for event in contract.renewed
    ]


def _arr_on(contract: ContractView, on: date) -> float:
    held = [stair.arr for stair in contract.stairs if stair.on <= on]
    return float(held[-1].amount) if held else 0.0


def _renewed_words(event: RevenueEvent) -> str:
    return headed(
        short_day(event.on, with_year=True),
        f"{label(event.kind)} {money(event.amount, whole=True)}",
    )


def _words(stair: Stair) -> str:
    day = short_day(stair.on, with_year=True)
    if stair.moved is None:
        return headed(day, money(stair.arr))
    return render(
        say(
            "{day}: {kind} {amount}, then {arr} a year",
            day=day,
            kind=stair.moved.kind,
            amount=stair.moved.amount,
            arr=stair.arr,
        )
    )


def draw(contract: ContractView, axes: Any, look: Look) -> None:
    """Draw it; names stand at their steps, so that no legend has to be read."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    stairs = contract.stairs
    first, last = stairs[0].on, max(stairs[-1].on, stairs[0].on + timedelta(days=30))
    month_axis(axes, first, last)
    axes.set_xlim(day_number(first), day_number(last) + (last - first).days * _ROOM)
    values = [float(stair.arr.amount) for stair in stairs]
    # From nothing: a staircase that is cut off at its foot makes any step look like a leap.
    axes.set_ylim(0, max(*values, 1.0) * 1.25)
    axes.yaxis.set_major_locator(MaxNLocator(4))
    axes.yaxis.set_major_formatter(
        FuncFormatter(lambda value, _: compact(Decimal(repr(round(float(value), 2)))))
    )
    axes.grid(axis="y", color=look.hairline, linewidth=0.8, zorder=0)
    xs = [day_number(stair.on) for stair in stairs]
    axes.plot(xs, values, drawstyle="steps-post", color=look.text, linewidth=look.line, zorder=4)
    axes.fill_between(xs, values, step="post", color=look.tints["healthy"], zorder=1)
    axes.plot(
        xs[-1:], values[-1:], marker="o", markersize=5, color=look.text, clip_on=False, zorder=5
    )
    axes.annotate(
        money(stairs[-1].arr, whole=True), (xs[-1], values[-1]), xytext=(8, 0),
        textcoords="offset points", va="center", fontsize=look.caption + 1, color=look.text,
    )  # fmt: skip
    for event in contract.renewed:
        # Open, because a renewal moves no revenue: the line goes on as it was.
        axes.plot(
            [day_number(event.on)], [_arr_on(contract, event.on)], marker="o", markersize=6,
            markerfacecolor=look.base, markeredgecolor=look.text, zorder=5,
        )  # fmt: skip
    _names(contract, axes, look)


def _names(contract: ContractView, axes: Any, look: Look) -> None:
    """The largest few steps by name, every second one higher so that neighbours do not touch; a
    renewal by name beneath the line, where no step is named."""
    moved = [stair for stair in contract.stairs if stair.moved is not None]
    moved.sort(key=lambda stair: stair.moved.amount.minor if stair.moved else 0, reverse=True)
    told = sorted(moved[:_MOST_NAMES], key=lambda stair: stair.on)
    left, right = axes.get_xlim()
    for row, stair in enumerate(told):
        if stair.moved is None:
            continue
        words = f"{label(stair.moved.kind)} {money(stair.moved.amount, whole=True)}"
        late = day_number(stair.on) > left + 0.6 * (right - left)
        axes.annotate(
            words, (day_number(stair.on), float(stair.arr.amount)),
            xytext=(-4 if late else 4, 6 + (row % 2) * (look.caption + 3)),
            textcoords="offset points", ha="right" if late else "left", va="bottom",
            fontsize=look.caption - 1, color=look.secondary, zorder=6,
            bbox={"facecolor": look.base, "edgecolor": "none", "pad": 1},
        )  # fmt: skip
    told_renewals = contract.renewed[-_MOST_RENEWALS:]
    for event in told_renewals:
        late = day_number(event.on) > left + 0.6 * (right - left)
        axes.annotate(
            f"{label(event.kind)}, {short_day(event.on)}",
            (day_number(event.on), _arr_on(contract, event.on)),
            xytext=(4 if late else -4, -6), textcoords="offset points",
            ha="left" if late else "right", va="top", fontsize=look.caption - 1,
            color=look.secondary, zorder=6,
        )  # fmt: skip
