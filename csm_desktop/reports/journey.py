"""The 12-month impact journey as a time line, the same in the pack and in the plan."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from math import inf
from typing import TypeVar

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports.ebr.pack_lines import JourneyStop
from csm_desktop.reports.figures.shapes import Drawing
from csm_desktop.reports.figures.sketch import Sketch
from csm_desktop.reports.figures.timeline import (
    MOST_HEIGHT,
    TimeLine,
    is_numbered,
    sketched,
    timeline,
)
from csm_desktop.reports.figures.timeline import Stop as Drawn
from csm_desktop.wording import tr

S = TypeVar("S", bound=Sketch)
_ON_SLIDES = 90.0
_LINE = 48.0  # the line itself with its axis, beneath the names


def journey(
    stops: Sequence[JourneyStop], as_of: date, with_value: bool = True, room: float = inf
) -> Callable[[float], Drawing]:
    """A maker of the figure: planned, reached, late and today, each in words and in shape. In less
    `room` than the names need the milestones are numbered."""
    values = _values(stops, as_of, with_value)
    return lambda width: timeline(values, width, min(MOST_HEIGHT, room - _LINE))


def sketched_journey(
    stops: Sequence[JourneyStop], as_of: date, width: float, kind: Callable[[float, float], S]
) -> S:
    """The figure as a sketch of a kind, for who draws it elsewhere than on paper."""
    return sketched(_values(stops, as_of, False), width, _ON_SLIDES, kind)


def spoken_journey(stops: Sequence[JourneyStop], as_of: date) -> str:
    """The figure in words: each milestone with its day, and what became of it."""
    return wording.clauses(
        wording.headed(stop.title, wording.commas((_state(stop, as_of), wording.day(_day(stop)))))
        for stop in sorted(stops, key=_day)
    )


def _day(stop: JourneyStop) -> date:
    return stop.reached_on or stop.target_on


def _state(stop: JourneyStop, as_of: date) -> str:
    if stop.reached_on is not None:
        return tr("Reached")
    return tr("Overdue") if stop.target_on < as_of else tr("Planned")


def journey_is_numbered(
    stops: Sequence[JourneyStop], as_of: date, width: float, room: float = inf
) -> bool:
    """Whether the milestones are too many to be named in a figure of this size."""
    return is_numbered(_values(stops, as_of, False), width, min(MOST_HEIGHT, room - _LINE))


def _values(stops: Sequence[JourneyStop], as_of: date, with_value: bool) -> TimeLine:
    def note(stop: JourneyStop) -> str:
        if stop.expected_percent is None or not with_value:
            return ""
        share = wording.percent(Decimal(stop.expected_percent) / 100)
        return wording.render(say("{share} of value", share=share))

    drawn = [
        Drawn(
            stop.title,
            stop.target_on,
            stop.reached_on,
            note(stop),
            stop.reached_on is None and stop.target_on < as_of,
        )
        for stop in stops
    ]
    today = wording.render(say("today, {on}", on=wording.short_day(as_of)))
    return TimeLine(drawn, as_of, today, wording.short_day)
