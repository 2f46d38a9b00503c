"""The score of twelve months over its bands."""

from typing import Any

from csm_desktop.app.health.view import HealthView
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.spread import rounded
from csm_desktop.ui.widgets.charts.chart import Spot
from csm_desktop.ui.widgets.charts.plot import Look, day_number, month_axis
from csm_desktop.wording import clauses, label, number, render, short_day

_MOST_MARKS = 60


def spots(health: HealthView) -> list[Spot]:
    """What each point says."""
    return [
        Spot(
            day_number(on),
            float(score),
            render(
                say(
                    "{day}: {score}",
                    day=short_day(on, with_year=True),
                    score=number(score, 1),
                )
            ),
        )
        for on, score in health.line
    ]


def spoken(health: HealthView) -> str:
    """The chart as a sentence."""
    if not health.line:
        return ""
    scores = [score for _, score in health.line]
    line = render(
        say(
            # Where it began, where it is, and how far it went: what an eye takes from the line.
            "Health score over twelve months: from {first} on {since} to {last} today, lowest"
            " {low}, highest {high}",
            first=rounded(scores[0]),
            since=health.line[0][0],
            last=rounded(scores[-1]),
            low=rounded(min(scores)),
            high=rounded(max(scores)),
        ),
    )
    changes = [
        render(say("Scores from {day} on are made with another health model", day=on))
        for on in health.model_changes
    ]
    return clauses([line, *changes])


def draw(health: HealthView, axes: Any, look: Look) -> None:
    """Draw the line, the bands with their names, and the reviews on the way."""
    days = [day_number(on) for on, _ in health.line]
    scores = [float(score) for _, score in health.line]
    first, last = health.line[0][0], health.line[-1][0]
    # Not from zero: a year's movement would be a flat line; but never higher than thirty.
    low = min(30.0, max(0.0, min(scores) - 8))
    month_axis(axes, first, last)
    axes.set_ylim(low, 100)
    lines = (low, float(health.watch_from), float(health.healthy_from), 100.0)
    for band, foot, top in zip(
        (Band.AT_RISK, Band.WATCH, Band.HEALTHY), lines, lines[1:], strict=False
    ):
        axes.axhspan(foot, top, facecolor=look.tints[band.value], edgecolor="none", zorder=0)
        axes.annotate(
            label(band), (1, (foot + top) / 2), xycoords=("axes fraction", "data"),
            xytext=(9, 0), textcoords="offset points", va="center",
            fontsize=look.caption - 1, color=look.secondary, annotation_clip=False,
        )  # fmt: skip
    ticks = [health.watch_from, health.healthy_from, 100]
    axes.set_yticks(ticks, [number(tick) for tick in ticks])
    changes = [(on, say("other model")) for on in health.model_changes]
    for marks, height, dashes in ((health.events, 0, (2, 3)), (changes, 1, (6, 3))):
        for on, saying in marks:
            if first <= on <= last:
                axes.axvline(
                    day_number(on), color=look.secondary, linewidth=1, dashes=dashes, zorder=2
                )
                # Near the right end words stand before their line, or they leave the figure.
                near_end = (day_number(on) - days[0]) > 0.85 * max(1.0, days[-1] - days[0])
                axes.annotate(
                    render(saying), (day_number(on), height), xycoords=("data", "axes fraction"),
                    xytext=(-4 if near_end else 4, -5 if height else 5),
                    textcoords="offset points", va="top" if height else "baseline",
                    ha="right" if near_end else "left", fontsize=look.caption - 1,
                    color=look.secondary, zorder=3,
                )  # fmt: skip
    # Single points only while they can be told apart.
    marked = len(days) <= _MOST_MARKS
    axes.plot(
        days, scores, color=look.text, linewidth=look.line, marker="o" if marked else "",
        markersize=4, solid_joinstyle="round", clip_on=False, zorder=4,
    )  # fmt: skip
    # Today's point is the one that is meant.
    axes.plot(days[-1:], scores[-1:], color=look.text, marker="o", markersize=6, clip_on=False,
              zorder=5)  # fmt: skip
