"""How late or early each step of a journey really is, as box plots on one axis."""

from collections.abc import Sequence
from typing import Any

from csm_desktop.domain.journey.validation import StepValidation
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.spread import Spread, rounded
from csm_desktop.ui.widgets.charts.chart import Spot
from csm_desktop.ui.widgets.charts.plot import Look
from csm_desktop.wording import render, signed, tr

_LONGEST = 24  # letters of a title
ROW = 34  # px of a step
AROUND = 64  # px for the axis


def drawable(steps: Sequence[StepValidation]) -> list[tuple[StepValidation, Spread]]:
    """The steps that somebody reached, with how many days later than planned."""
    return [(step, slip) for step in steps if (slip := step.slip) is not None]


def draw_slips(steps: Sequence[StepValidation], axes: Any, look: Look) -> None:
    """A box a step: half of the accounts lie in it, its line is the median; 0 is the plan."""
    found = drawable(steps)
    boxes = [
        {"med": float(slip.median), "q1": float(slip.lower), "q3": float(slip.upper),
         "whislo": float(slip.least), "whishi": float(slip.greatest), "fliers": []}
        for _, slip in found
    ]  # fmt: skip
    line = {"color": look.control, "linewidth": 1.2}
    axes.axvline(0, color=look.secondary, linewidth=1)
    axes.bxp(
        boxes, positions=range(len(boxes)), orientation="horizontal", widths=0.5, patch_artist=True,
        boxprops={"facecolor": (look.accent, 0.25), "edgecolor": look.control},
        medianprops={"color": look.accent, "linewidth": look.line + 0.6},
        whiskerprops=line, capprops=line,
    )  # fmt: skip
    axes.set_yticks(range(len(boxes)), [_short(step.step.title) for step, _ in found])
    axes.tick_params(axis="y", labelcolor=look.text)
    axes.set_ylim(len(boxes) - 0.4, -0.6)
    ends = [end for _, slip in found for end in (float(slip.least), float(slip.greatest))]
    room = max(2.0, (max(0.0, *ends) - min(0.0, *ends)) * 0.06)
    axes.set_xlim(min(0.0, *ends) - room, max(0.0, *ends) + room)
    axes.set_xlabel(tr("Days after the journey’s day"), fontsize=look.caption,
                    color=look.secondary)  # fmt: skip


def slip_spots(steps: Sequence[StepValidation]) -> list[Spot]:
    """What each box says."""
    return [
        Spot(float(slip.median), row, slip_words(step, slip), step.step.id)
        for row, (step, slip) in enumerate(drawable(steps))
    ]


def slip_words(step: StepValidation, slip: Spread) -> str:
    """One box in words."""
    return render(
        say(
            "{title}, planned for day {day}: median {median}, half from {lower} to {upper} days",
            title=step.step.title, day=step.step.day, median=signed(slip.median),
            lower=signed(slip.lower), upper=signed(slip.upper),
        )
    )  # fmt: skip


def spoken(steps: Sequence[StepValidation]) -> str:
    """The whole chart in one sentence: which step is the latest."""
    found = drawable(steps)
    if not found:
        return ""
    step, slip = max(found, key=lambda each: each[1].median)
    return render(
        say(
            "Days after the journey’s day, step by step; the latest is {title}, in the median"
            " {days}",
            title=step.step.title,
            days=rounded(slip.median),
        )
    )


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
