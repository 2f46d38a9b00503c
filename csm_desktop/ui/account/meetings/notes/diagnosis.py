"""SPICED beside the notes: as we know it, and how fresh; a tick says that they confirmed it. Folded
away during a call, with a word on what is not verified."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from csm_desktop.app.handoff.spiced import verify_part
from csm_desktop.app.meetings.view import MeetingView
from csm_desktop.domain.handoff.spiced_summary import SpicedLine
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.account.meetings.fold import Fold
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Card, IconButton, Separator, Text, tip
from csm_desktop.wording import label, render, tr


class Diagnosis(Card):
    """The five parts, a line each, with a tick to verify them during the call."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(margin=theme.L)
        self._tab = tab
        self._shown: tuple[SpicedLine, ...] = ()
        self.ticks: list[IconButton] = []
        self.texts: list[Text] = []
        theme.margined(self.body, (theme.L, theme.M, theme.L, theme.S))
        self.body.setSpacing(theme.px(theme.XS))
        self._content = QWidget(self)
        self.fold = Fold(
            tr("SPICED, as we know it"),
            tr("Show SPICED"),
            tr("Fold SPICED away"),
            self._content,
            self._go_in,
        )
        self._column = QVBoxLayout(self._content)
        theme.spaced(self._column, gap=0)
        self._table = QWidget()
        self._column.addWidget(self._table)
        self.add(self.fold)
        self.add(self._content)

    def begin(self, *, folded: bool) -> None:
        """Another meeting is shown: during the call the notes have the room."""
        self.fold.show_fold(folded=folded)

    def _go_in(self) -> None:
        tick = next((tick for tick in self.ticks if tick.isEnabled()), None)
        if tick is not None:
            tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_view(self, view: MeetingView) -> None:
        """Show what is known now; nothing is made anew where nothing has changed."""
        # The notes are saved at every pause, and the diagnosis hardly ever changes.
        if view.spiced == self._shown:
            return
        self._shown = view.spiced
        self.fold.summary.setText(words.spiced_words(view.spiced))
        focused = next((n for n, tick in enumerate(self.ticks) if tick.hasFocus()), None)
        table = QWidget()
        grid = QGridLayout(table)
        theme.spaced(grid, gap=0)
        grid.setHorizontalSpacing(theme.px(theme.M))
        grid.setColumnStretch(1, 1)
        self.ticks, self.texts = [], []
        for index, line in enumerate(view.spiced):
            self._add_row(grid, 2 * index, line)
            if index < len(view.spiced) - 1:
                grid.addWidget(Separator(), 2 * index + 1, 0, 1, 4)
        # Put in place as a whole: rows one by one would jump.
        self._column.replaceWidget(self._table, table)
        self._table.hide()
        self._table.deleteLater()
        self._table = table
        if focused is not None:
            self.ticks[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self, grid: QGridLayout, row: int, line: SpicedLine) -> None:
        today = self._tab.view.facts.as_of
        known = line.entry is not None
        text = Text(
            line.entry.text if line.entry is not None else tr("Nothing is known of it yet."),
            colour="text" if known else "secondary",
        )
        self.texts.append(text)
        fresh = Text(words.verified_words(line, today), "caption")
        tip(fresh, render(line.why))
        name = Text(label(line.part), "strong")
        name.setMinimumHeight(theme.px(28))
        tick = IconButton("check", "", partial(self._verify, line))
        # Confirmed today it cannot be confirmed again; tomorrow it can.
        verified = line.verified_days == 0
        spoken = say("{part}: verified with the customer today", part=line.part)
        if not verified:
            spoken = say("{part}: say that the customer confirmed it today", part=line.part)
        tick.setAccessibleName(render(spoken))
        tip(tick, render(spoken))
        tick.setEnabled(known and not verified)
        self.ticks.append(tick)
        trailing = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(name, row, 0)
        grid.addWidget(text, row, 1)
        grid.addWidget(fresh, row, 2, trailing)
        grid.addWidget(tick, row, 3)

    def _verify(self, line: SpicedLine) -> None:
        if line.entry is not None:
            title = say("Verify {part}", part=line.part)
            self._tab.shell.run(title, verify_part, line.entry.id)
