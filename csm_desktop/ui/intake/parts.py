"""The five parts: what was filed under each, where from, and what is asked where nothing was."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.handoff import intake, spiced
from csm_desktop.domain.handoff.intake import PART_QUESTIONS, offered_event_day
from csm_desktop.domain.handoff.spiced_summary import SpicedLine
from csm_desktop.domain.records.spiced import SpicedEntry, SpicedPart
from csm_desktop.domain.text.message import Message, say
from csm_desktop.ui import theme
from csm_desktop.ui.commands.sheet import KeyCap
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.intake.commands import DATE_KEY, KEYS
from csm_desktop.ui.widgets import Button, Card, DayField, LongTextField, Separator, Text, tip
from csm_desktop.ui.widgets.layout.form import label_of
from csm_desktop.ui.widgets.quiet_editor import QuietEditor
from csm_desktop.wording import label, render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


class PartsCard(Card):
    """SPICED as it is filed from the message; every part can also be typed and reworded here."""

    def __init__(self, tab: Tab, take_date: Callable[[], object]) -> None:
        super().__init__(tr("SPICED"))
        self.parts = {part: FiledPart(tab, part) for part in SpicedPart}
        self.event_day = EventDay(tab, take_date)
        grid = QGridLayout()
        theme.spaced(grid, gap=theme.XS)
        grid.setHorizontalSpacing(theme.px(theme.S))
        grid.setColumnStretch(2, 1)
        for number, row in enumerate(self.parts.values()):
            index = 2 * number
            if number:
                grid.addWidget(Separator(), index - 1, 0, 1, 3)
            grid.addWidget(row.key, index, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(row.name, index, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(row, index, 2, Qt.AlignmentFlag.AlignTop)
        self.parts[SpicedPart.CRITICAL_EVENT].put(self.event_day)
        self.add_layout(grid)

    def show_view(self, view: "AccountView") -> None:
        """Show what is known now."""
        for line in view.spiced:
            self.parts[line.part].show_line(line)
        self.event_day.show_view(view)
        known = sum(line.entry is not None for line in view.spiced)
        if self.header is not None:
            self.header.set_aside(render(say("{n} of {of} known", n=known, of=len(view.spiced))))


class FiledPart(QWidget):
    """One part: its words, and beneath them who wrote them, or the question for the kickoff."""

    def __init__(self, tab: Tab, part: SpicedPart) -> None:
        super().__init__()
        self._tab, self._part = tab, part
        self._writing: int | None = None
        beside = theme.px(7)  # on one line with the first line of the words
        self.key = QWidget()
        around = QVBoxLayout(self.key)
        around.setContentsMargins(0, theme.px(6), 0, 0)
        around.addWidget(KeyCap(KEYS[part]))
        self.words = LongTextField(
            label(part), "", self._save, hint=tr("Not known yet"), editor=QuietEditor()
        )
        self.words.editor.installEventFilter(self)
        self.name = label_of(self.words, role="strong")
        self.name.set_colour("text")
        self.name.setContentsMargins(0, beside, 0, 0)
        self.name.setMinimumWidth(theme.px(104))
        self.aside = Text(role="caption", wrap=True)
        self.source = Text(role="caption")
        for text in (self.aside, self.source):
            text.setContentsMargins(theme.px(6), 0, 0, theme.px(theme.XS))
        self._column = QVBoxLayout(self)
        theme.spaced(self._column, gap=0)
        self._column.addWidget(self.words)
        self._column.addWidget(self.source)
        self._column.addWidget(self.aside)

    def put(self, widget: QWidget) -> None:
        """Put something beneath the words."""
        self._column.insertWidget(1, widget)

    def show_line(self, line: SpicedLine) -> None:
        """Show what is known of the part now."""
        entry = line.entry
        self.words.set_value(entry.text if entry else "")
        source = entry.source if entry else ""
        self.source.setText(_told_source(entry))
        tip(self.source, source)
        self.source.setVisible(bool(source))
        question = render(PART_QUESTIONS[self._part])
        self.aside.setText(render(say("For the kickoff: “{question}”", question=question)))
        self.aside.setVisible(entry is None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Coming to the field begins another entry; leaving it still saves into the last one."""
        if event.type() is QEvent.Type.FocusIn:
            self._writing = None
        return super().eventFilter(watched, event)

    def _save(self, text: str) -> None:
        saying = say(
            "Say the {part} of {name}", part=self._part, name=self._tab.view.facts.account.name
        )
        entry = self._tab.shell.save(
            saying, intake.word_part, self._tab.account_id, self._part, text, self._writing
        )
        if entry is not None and self.words.editor.hasFocus():
            self._writing = entry.id


class EventDay(QWidget):
    """The day of the critical event, and the one that its words name."""

    def __init__(self, tab: Tab, take_date: Callable[[], object]) -> None:
        super().__init__()
        self._tab = tab
        self.day = DayField(
            tr("Day of the critical event"),
            None,
            self._save,
            today=lambda: tab.view.facts.as_of,
        )
        self.day.setMaximumWidth(theme.px(160))
        self.offer = Button("", take_date, icon="calendar", hint=DATE_KEY)
        row = QHBoxLayout(self)
        theme.spaced(row, gap=theme.S)
        row.setContentsMargins(theme.px(6), theme.px(2), 0, theme.px(theme.XS))
        row.addWidget(self.day, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)

    def show_view(self, view: "AccountView") -> None:
        """Show the day, or the one that could be taken."""
        known = {line.part: line.entry for line in view.spiced}[SpicedPart.CRITICAL_EVENT]
        self.setVisible(known is not None)
        self.day.set_value(known.event_on if known else None)
        offered = offered_event_day(view.facts)
        self.offer.setVisible(offered is not None)
        if offered is not None:
            shown = short_day(offered, with_year=True)
            self.offer.setText(render(say("Take {day}", day=shown)))
            self.offer.updateGeometry()

    def take(self) -> None:
        """Make the offered day the event's."""
        offered = offered_event_day(self._tab.view.facts)
        if offered is not None:
            self._tab.shell.run(self._label(), spiced.date_event, self._tab.account_id, offered)

    def _save(self, on: date | None) -> None:
        self._tab.shell.save(self._label(), spiced.date_event, self._tab.account_id, on)

    def _label(self) -> Message:
        name = self._tab.view.facts.account.name
        return say("Date the critical event of {name}", name=name)


def _told_source(entry: SpicedEntry | None) -> str:
    return " · ".join(entry.source.splitlines()) if entry else ""
