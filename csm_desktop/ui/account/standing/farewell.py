"""What only a farewell has: its reasons, and the courteous letter."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from csm_desktop.app.strategies import acts
from csm_desktop.app.strategies.letter import draft_letter
from csm_desktop.domain.records.strategies import FarewellReason, Strategy
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, Card, FlowLayout, LongTextField, Text
from csm_desktop.ui.widgets.layout.form import label_of
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.strategies.view import StrategyView


class FarewellCard(Card):
    """Why they are let go, which stays with us, and what they are written."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Reasons and letter"))
        self._tab = tab
        self._running: Strategy | None = None
        self._reasons = QWidget()
        flow = FlowLayout(self._reasons, theme.L)
        self.reasons = {reason: QCheckBox(label(reason)) for reason in FarewellReason}
        for reason, box in self.reasons.items():
            box.clicked.connect(partial(self._give, reason))
            flow.addWidget(box)
        self.letter = LongTextField(
            tr("Letter"), save=self._save, most=20,
            hint=tr("Thanks, what was achieved, what is theirs, and an open door"),
        )  # fmt: skip
        self.draft = Button(tr("&Draft the letter"), self.write)
        self.words = Text(
            tr("The reasons stay here; the letter alone is for the customer, and Ctrl+P shows it."),
            "caption", wrap=True,
        )  # fmt: skip
        for part in (self._reasons, label_of(self.letter), self.letter, self.draft, self.words):
            self.add(part)

    def show_strategy(self, shown: "StrategyView") -> None:
        """Show the farewell that runs."""
        running = self._running = shown.running
        if running is None:
            return
        for reason, box in self.reasons.items():
            box.setChecked(reason in running.reasons)
        self.letter.set_value(running.letter)
        self.draft.setText(
            tr("&Draft it anew") if running.letter.strip() else tr("&Draft the letter")
        )

    def write(self) -> None:
        """Write the letter as the program would; what stood there comes back with undo."""
        if self._running is not None and self.letter.commit():
            saying = say("Draft the farewell letter")
            if self._tab.shell.run(saying, draft_letter, self._running.id):
                self._tab.shell.toast(render(saying), undoable=True)

    def _give(self, reason: FarewellReason) -> None:
        if self._running is not None:
            holds = self.reasons[reason].isChecked()
            saying = say("Reason: {reason}", reason=reason)
            self._tab.shell.run(saying, acts.give_reason, self._running.id, reason, holds)

    def _save(self, words: str) -> None:
        if self._running is not None:
            saying = say("Change the farewell letter")
            self._tab.shell.save(saying, acts.edit_strategy, self._running.id, letter=words)
