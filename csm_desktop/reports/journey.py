"""The 12-month impact journey as a time line, the same in the pack and in the plan."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from reportlab.graphics.shapes import Drawing

from csm_desktop import wording
from csm_desktop.domain.saying import say
from csm_desktop.reports.ebr.pack import Stop
from csm_desktop.reports.figures.timeline import Stop as Drawn
from csm_desktop.reports.figures.timeline import TimeLine, timeline


def journey(stops: Sequence[Stop], as_of: date, locale: str) -> Callable[[float], Drawing]:
    """A maker of the figure: planned, reached, late and today, each in words and in shape."""
    several_years = len({stop.target_on.year for stop in stops}) > 1

    def note(stop: Stop) -> str:
        if stop.expected_percent is None:
            return ""
        share = wording.percent(Decimal(stop.expected_percent) / 100, locale)
        return wording.told(say("{share} of value", share=share), locale)

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
    today = wording.told(say("today, {on}", on=wording.short_day(as_of, locale)), locale)

    def tick(day: date) -> str:
        return wording.month(day, locale, with_year=several_years and day.month == 1)

    values = TimeLine(drawn, as_of, today, lambda day: wording.short_day(day, locale), tick)
    return lambda width: timeline(values, width)
