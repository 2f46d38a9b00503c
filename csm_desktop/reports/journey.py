"""The 12-month impact journey as a time line, the same in the pack and in the plan."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from reportlab.graphics.shapes import Drawing

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports.ebr.pack import JourneyStop
from csm_desktop.reports.figures.timeline import Stop as Drawn
from csm_desktop.reports.figures.timeline import TimeLine, is_numbered, timeline


def journey(
    stops: Sequence[JourneyStop], as_of: date, with_value: bool = True
) -> Callable[[float], Drawing]:
    """A maker of the figure: planned, reached, late and today, each in words and in shape."""
    values = _values(stops, as_of, with_value)
    return lambda width: timeline(values, width)


def journey_is_numbered(stops: Sequence[JourneyStop], as_of: date, width: float) -> bool:
    """Whether the milestones are too many to be named in a figure of this width."""
    return is_numbered(_values(stops, as_of, False), width)


def _values(stops: Sequence[JourneyStop], as_of: date, with_value: bool) -> TimeLine:
    several_years = len({stop.target_on.year for stop in stops}) > 1

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

    def tick(day: date) -> str:
        # The year stands once, at its beginning: at every month it would crowd the axis.
        return wording.month(day, with_year=several_years and day.month == 1)

    return TimeLine(drawn, as_of, today, wording.short_day, tick)
