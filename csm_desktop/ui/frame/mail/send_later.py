"""When a mail shall go: a day and a time on the user's own clock."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QWidget

from csm_desktop.domain.text.instants import instant_of
from csm_desktop.errors import UserError
from csm_desktop.ui.widgets import DayField
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields.time import TimeField, read_time
from csm_desktop.ui.widgets.typed_values import Today
from csm_desktop.wording import tr

_TIME = "09:00"


class SendLaterDialog(FormDialog):
    """`keep` is given the instant; one that is over is refused."""

    def __init__(
        self,
        today: Today,
        zone: str,
        now: datetime,
        keep: Callable[[datetime], object],
        parent: QWidget,
    ) -> None:
        words = tr("It waits in the outbox until then, and goes while this program runs.")
        super().__init__(tr("Send later"), words, tr("&Send then"), self._save, parent)
        self._zone, self._now, self._keep = zone, now, keep
        self.day = DayField(tr("Day"), self._next_day(today()), today=today)
        self.time = TimeField(tr("Time"), _TIME)
        self.form.add(tr("&Day"), self.day)
        self.form.add(tr("&Time"), self.time)
        self.ready()
        self.day.setFocus()

    def _next_day(self, today: date) -> date:
        """The first day on which the time that is proposed is still to come."""
        usual = datetime.combine(today, read_time(_TIME))
        over = instant_of(usual, self._zone) <= self._now
        return today + timedelta(days=int(over))

    def _save(self) -> None:
        if self.day.stored is None:
            raise UserError(tr("The day is missing."), tr("Nothing was sent."))
        wall = datetime.combine(self.day.stored, read_time(self.time.stored))
        at = instant_of(wall, self._zone)
        if at <= self._now:
            raise UserError(tr("This time is over."), tr("Choose a later one; nothing was sent."))
        self._keep(at)
