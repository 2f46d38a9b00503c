"""Asks once of each mail that was given to the mail program whether it went out."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.domain.lists.outbox_lines import OutboxLine
from csm_desktop.domain.records.letters.outbox import MailState
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.widgets.banner import Banner
from csm_desktop.wording import render, tr

Say = Callable[[Sequence[OutboxLine]], object]


class SentQuestion(QWidget):
    """One question at a time. Who closes it is not asked again until the book is opened anew; the
    mail stays in the list, unconfirmed (reliability.md, S11)."""

    def __init__(self, sent: Say, not_sent: Say) -> None:
        super().__init__()
        self._sent, self._not_sent = sent, not_sent
        self._asked: set[int] = set()
        self._of: OutboxLine | None = None
        self.banner: Banner | None = None
        self._column = QVBoxLayout(self)
        theme.spaced(self._column)
        self.hide()

    def ask_of(self, lines: Sequence[OutboxLine]) -> None:
        """Ask of the next that was handed over; no more of one of which something was said."""
        open_ = {line.id: line for line in lines if line.state is MailState.HANDED_OFF}
        # One that is handed over again is asked about again.
        self._asked &= open_.keys()
        if self._of is not None and self._of.id not in open_:
            self._take_away()
        left = [line for line in open_.values() if line.id not in self._asked]
        if self._of is None and left:
            self._ask(left[0])

    def forget(self) -> None:
        """Another book is open."""
        self._asked.clear()
        self._take_away()

    def _ask(self, line: OutboxLine) -> None:
        words = say("Was “{subject}” sent to {to}?", subject=line.subject, to=", ".join(line.to))
        banner = Banner(
            render(words),
            tr("Your mail program does not tell. Until you say so it stands here as unconfirmed."),
            tr("It was &sent"),
            lambda: self._answer(self._sent),
            tone="info",
            other=(tr("It was &not"), lambda: self._answer(self._not_sent)),
        )
        banner.closed.connect(self._later)
        self.banner, self._of = banner, line
        self._asked.add(line.id)
        self._column.addWidget(banner)
        self.show()
        banner.announce()

    def _answer(self, say_of: Say) -> None:
        line = self._of
        if line is not None:
            self._take_away()
            say_of((line,))

    def _later(self) -> None:
        self.banner, self._of = None, None
        self.hide()

    def _take_away(self) -> None:
        banner = self.banner
        if banner is not None:
            banner.close_banner()
