"""When a meeting is: day, time and whose clock; a time that clocks show twice or never is asked
about (T2), and what the other clock shows then stands beneath."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.domain.text.instants import exists, instants_meant, wall_of
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.widgets import Chip, Choice, ChoiceField, DayField, Form, Text
from csm_desktop.ui.widgets.fields.time import TimeField, read_time
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.text import tip
from csm_desktop.ui.widgets.typed_values import Today
from csm_desktop.wording import clock_time, render, tr, weekday_day
from csm_desktop.wording.clock_words import day_and_time


class _Meaning(Chip):
    """One of two instants; Enter takes it, and goes on in the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setChecked(True)
            event.ignore()
            return
        super().keyPressEvent(event)


class When(QWidget):
    """Time and clock side by side; `day` stands in a row of its own. `instant` is what they mean
    together."""

    def __init__(self, at: datetime, zones: Sequence[tuple[str, str]], today: Today) -> None:
        """`at` is proposed, on the clock of the first of `zones`, each with what it is called."""
        super().__init__()
        self._zones = dict(zones)
        self._meant: tuple[datetime, ...] = ()
        shown = wall_of(at, zones[0][0])
        self.day = DayField(tr("Day"), shown.date(), today=today)
        self.time = TimeField(tr("Time"), clock_time(shown))
        self.clock = ChoiceField(tr("Clock"), zones[0][0], [Choice(*zone) for zone in zones])
        tip(self.clock.editor, tr("Clock"))
        self.clock.setVisible(len(self._zones) > 1)
        self.why = Text(role="caption", colour="error", wrap=True)
        self.answers = QButtonGroup(self)
        self.which = QWidget()
        self._lay_out()
        self._ask(())
        for line in (self.day.editor, self.time.editor):
            line.textChanged.connect(self._settle)
        self.clock.saved.connect(self._settle)
        self._settle()

    def _lay_out(self) -> None:
        both = QHBoxLayout()
        theme.spaced(both, gap=theme.S)
        both.addWidget(self.time, 2, Qt.AlignmentFlag.AlignTop)
        both.addWidget(self.clock, 3, Qt.AlignmentFlag.AlignTop)
        self._either = QHBoxLayout(self.which)
        theme.spaced(self._either, gap=theme.XS)
        self._either.addStretch(1)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.XS)
        nest(column, both)
        column.addWidget(self.why)
        column.addWidget(self.which)

    def add_to(self, form: Form) -> None:
        """Put the rows into a form."""
        form.add(tr("&Day"), self.day)
        form.add(tr("&Time"), self).setBuddy(self.time.editor)
        self.setMaximumWidth(self.day.maximumWidth())

    def offer(self, zones: Sequence[tuple[str, str]]) -> None:
        """Let the time be typed on other clocks; the first of them is taken."""
        if dict(zones) == self._zones:
            return
        self._zones = dict(zones)
        made = ChoiceField(tr("Clock"), zones[0][0], [Choice(*zone) for zone in zones])
        tip(made.editor, tr("Clock"))
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(self.clock, made)
        self.clock.hide()
        self.clock.deleteLater()
        self.clock = made
        made.setVisible(len(self._zones) > 1)
        made.saved.connect(self._settle)
        self._settle()

    @property
    def zone(self) -> str:
        """On whose clock the time was typed."""
        return str(self.clock.stored)

    def wall(self) -> datetime | None:
        """What that clock shows, as typed; None while it can not be read."""
        try:
            day, at = self.day._read(), read_time(self.time._read())
        except UserError:
            return None
        return datetime.combine(day, at) if day is not None else None

    def commit(self) -> bool:
        """Take what was typed; whether it can be read, and means one instant."""
        if [field for field in (self.day, self.time) if not field.commit()]:
            return False
        self._settle()
        if self.day.stored is None:
            self.day.setFocus()
            return False
        if len(self._meant) > 1 and self.answers.checkedId() < 0:
            self.answers.buttons()[0].setFocus(Qt.FocusReason.TabFocusReason)
            return False
        return True

    def instant(self) -> datetime:
        """The instant that is meant. Raises LookupError before `commit` was answered with True."""
        if not self._meant:
            raise LookupError("no time was typed")
        return self._meant[max(0, self.answers.checkedId())]

    def _settle(self, *_: object) -> None:
        wall = self.wall()
        meant = instants_meant(wall, self.zone) if wall is not None else ()
        if meant != self._meant:
            self._meant = meant
            self._ask(meant)
        alone = self.zone if len(self._zones) == 1 else ""
        self.time.explain(alone or (self._elsewhere(meant[0]) if len(meant) == 1 else ""))

    def _elsewhere(self, at: datetime) -> str:
        """What the other clocks show then; nothing where they agree."""
        mine = wall_of(at, self.zone)
        shown = [
            f"{_time_words(other, mine.date())} {zone}"
            for zone in self._zones
            if zone != self.zone and (other := wall_of(at, zone)) != mine
        ]
        return " · ".join(shown)

    def _ask(self, meant: tuple[datetime, ...]) -> None:
        # Old answers go: the clock time they stood for may have changed.
        for button in self.answers.buttons():
            self.answers.removeButton(button)
            self._either.removeWidget(button)
            button.hide()
            button.deleteLater()
        wall = self.wall()
        doubtful = len(meant) > 1 and wall is not None
        if doubtful and wall is not None:
            self.why.setText(self._reason(wall))
            for index, at in enumerate(meant):
                chip = _Meaning(words.meant_words(at, self.zone))
                self.answers.addButton(chip, index)
                self._either.insertWidget(index, chip)
        self.why.setVisible(doubtful)
        self.which.setVisible(doubtful)

    def _reason(self, wall: datetime) -> str:
        at, zone = clock_time(wall), self.zone
        # Both nights are asked about, and each needs other words: a time twice, or none.
        if exists(wall, zone):
            return render(
                say(
                    "Clocks go back that night: {at} comes twice in {zone}. Which one?",
                    at=at,
                    zone=zone,
                )
            )
        return render(
            say(
                "Clocks go forward that night: {at} does not come in {zone}. Which is meant?",
                at=at,
                zone=zone,
            )
        )


def _time_words(other: datetime, mine: date) -> str:
    """The time, with the weekday where the other clock has another day."""
    time = clock_time(other)
    return time if other.date() == mine else day_and_time(weekday_day(other.date()), time)
