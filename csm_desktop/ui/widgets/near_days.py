"""A date that has most likely passed: "1 nov", typed in late November, is this year's.

Elsewhere in the program a date without a year is the next one, since plans lie ahead; what was
read, touched or left lies behind.
"""

from datetime import date, timedelta

from csm_desktop.domain.text.dates_in_words import date_in_words, is_weekday
from csm_desktop.ui.widgets import typed_values as reading
from csm_desktop.ui.widgets.fields import DayField
from csm_desktop.wording import day, tr


class PastDayField(DayField):
    """Reads a weekday, or a day and month without a year, as the latest such day up to today.

    `near` takes the nearer of that and the next one, for what may also lie ahead.
    """

    near = False

    def _show(self, value: date | None) -> None:
        self.editor.setPlaceholderText(tr("today, 3 nov"))
        super()._show(value)

    def _read(self) -> date | None:
        return past_day(self.editor.text(), self._today(), near=self.near)

    def _explain(self, words: str) -> None:
        found = date_in_words(words, self._today())
        shown = None if found is None else past_day(words, self._today(), near=self.near)
        self._say(day(shown) if shown is not None else "")


class NearDayField(PastDayField):
    """Reads a day and month without a year as the nearest such day."""

    near = True


def past_day(words: str, today: date, *, near: bool = False) -> date | None:
    """The date meant by `words`. Raises UserError where they can not be read."""
    found = reading.read_day(words, today)
    # A sign in front, or a day behind us, is meant as it is.
    if found is None or found <= today or words.strip().startswith("+"):
        return found
    # On Monday "fri" is the Friday before, for what has happened.
    if is_weekday(words):
        return found if near else found - timedelta(days=7)
    has_day = any(sign.isdigit() for sign in words)
    # A year that was typed is meant.
    if not has_day or str(found.year) in words or str(found.year % 100) in words.split()[1:]:
        return found
    try:
        earlier = found.replace(year=found.year - 1)
    except ValueError:  # 29 February
        return found
    if earlier > today:
        return found
    return found if near and found - today < today - earlier else earlier
