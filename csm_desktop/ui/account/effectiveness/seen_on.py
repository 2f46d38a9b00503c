"""When one looks, and with whom: what is chosen in the list beneath is dated by it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.widgets import Button, Text
from csm_desktop.ui.widgets.fields import PersonField, Somebody
from csm_desktop.ui.widgets.near_days import PastDayField
from csm_desktop.wording import tr

_FIELD = 150  # px


class SeenOn(QWidget):
    """A day, today until another is typed, and one of theirs, nobody until somebody is chosen."""

    def __init__(self, today: Callable[[], date], rest: Callable[[], None]) -> None:
        super().__init__()
        self._today = today
        self.on = PastDayField(tr("Seen on"), None, today=today)
        self.contact = PersonField(tr("Seen with"), None, ())
        self.rest = Button(tr("The rest is not there yet"), rest)
        row = QHBoxLayout(self)
        theme.spaced(row, gap=theme.S)
        for words, field in ((tr("Seen on"), self.on), (tr("with"), self.contact)):
            field.setMaximumWidth(theme.px(_FIELD))
            row.addWidget(Text(words, "caption"))
            row.addWidget(field)
        row.addStretch(1)
        row.addWidget(self.rest)

    @property
    def day(self) -> date:
        """The day on which it was seen."""
        self.on.commit()
        return self.on.stored or self._today()

    @property
    def with_whom(self) -> int | None:
        """The contact with whom it was seen."""
        self.contact.commit()
        return self.contact.stored

    def show_people(self, people: Sequence[Somebody], *, anew: bool) -> None:
        """Offer the people of an account; of another one (`anew`) nothing is chosen yet."""
        self.contact.set_people(people)
        if anew:
            self.on.set_value(None)
            self.contact.set_value(None)
