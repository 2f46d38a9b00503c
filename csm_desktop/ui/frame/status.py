"""The status bar: what is true of the book, the last save and the last backup.

Of the network it says what the last try to send said, and nothing before one.
"""

from datetime import date, datetime

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import clock_time, render, short_day, tr

_HOUR, _DAY = 60, 24 * 60


def ago(minutes: int) -> str:
    """A time that has passed, as people say it."""
    if minutes < 1:
        return tr("just now")
    if minutes < _HOUR:
        return render(say("{n} min ago", n=minutes))
    if minutes < _DAY:
        return render(say("{n} h ago", n=minutes // _HOUR))
    return render(say("{n} day ago", "{n} days ago", n=minutes // _DAY))


class StatusBar(QWidget):
    """Quiet words along the window's foot; each speaks for itself to a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.work = Text("", "caption")
        self.figures = Text("", "caption")
        self.mail = Text("", "caption")
        self.saved = Text("", "caption")
        self.backup = Text("", "caption")
        self.protection = Text("", "caption")
        row = QHBoxLayout(self)
        theme.margined(row, (16, 5, 16, 5))
        row.setSpacing(theme.px(16))
        row.addWidget(self.work)
        row.addStretch(1)
        for part in (self.mail, self.figures, self.saved, self.backup, self.protection):
            row.addWidget(part)

    def show_work(self, text: str) -> None:
        """What is going on in the background."""
        self._say(self.work, text)

    def show_figures(self, as_of: date | None, waiting: int) -> None:
        """As of which day scores and standings are, on every page; None hides it: no book is open
        that can be written. `waiting` are the accounts still to be judged."""
        if as_of is None:
            text = ""
        elif waiting:
            words = say(
                "Bringing the figures of {n} account up to date",
                "Bringing the figures of {n} accounts up to date",
                n=waiting,
            )
            text = render(words)
        else:
            text = render(say("Figures as of {day}", day=short_day(as_of)))
        self._say(self.figures, text)

    def show_mail(self, text: str) -> None:
        """How many mails wait, and whether a server was reached the last time."""
        self._say(self.mail, text)

    def show_saved(self, at: datetime | None) -> None:
        """When the last change was written, as the wall clock says; None: nothing was changed."""
        text = render(say("Saved {time}", time=clock_time(at.astimezone()))) if at else ""
        self._say(self.saved, text)

    def show_backup(self, at: datetime | None, now: datetime | None) -> None:
        """How long ago the newest backup was made; `now` None hides it: no book is open."""
        if now is None:
            text = ""
        elif at is None:
            text = tr("No backup yet")
        else:
            minutes = max(0, int((now - at).total_seconds() // 60))
            text = render(say("Backup {ago}", ago=ago(minutes)))
        self._say(self.backup, text)

    def show_protection(self, encrypted: bool | None) -> None:
        """That a book is not encrypted, as long as it is not; None hides it: no book is open."""
        self._say(self.protection, tr("Not encrypted") if encrypted is False else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The raised ground with a hairline above."""
        del event
        inks = theme.current()
        painter = QPainter(self)
        paint.ground(painter, self.rect(), inks.raised)
        paint.ground(painter, QRect(0, 0, self.width(), 1), inks.hairline)

    def _say(self, part: Text, text: str) -> None:
        part.setText(text)
        part.setVisible(bool(text))
