"""What stands at the ticks of an axis of days: months or days, with the year where one begins."""

from collections.abc import Sequence
from datetime import date

from csm_desktop.wording import month, short_day


def tick_words(ticks: Sequence[date]) -> list[str]:
    """The words of each tick, the first with its year, and so the first of each further year.

    Months are told by their name; where the ticks are days within months, each has its day, for
    "Nov Nov Nov Dec" says nothing.
    """
    is_fine = any(tick.day != 1 for tick in ticks)
    words = []
    for index, tick in enumerate(ticks):
        begins = index == 0 or tick.year != ticks[index - 1].year
        words.append(short_day(tick, begins) if is_fine else month(tick, begins))
    return words
