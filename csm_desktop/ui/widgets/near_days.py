"""A date that has most likely passed: "1 nov", typed in late November, is this year's.

Elsewhere in the program a date without a year is the next one, since plans lie ahead; what was
read, touched or left lies behind.
"""

from datetime import date

from csm_desktop.domain.text.dates_in_words import date_in_words
from csm_desktop.ui.widgets.fields import DayField
from csm_desktop.ui.widgets.typed_values import past_day
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
        if found is None:
            super()._explain(words)
            return
        shown = past_day(words, self._today(), near=self.near)
        self._say(day(shown) if shown is not None else "")


class NearDayField(PastDayField):
    """Reads a day and month without a year as the nearest such day."""

    near = True
