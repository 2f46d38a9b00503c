"""What the sheet holds and lacks, until when it is due, and when it went out."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csm_desktop.app.handoff import sheet as use_cases
from csm_desktop.domain.handoff.sheet import SheetReadiness, readiness_of
from csm_desktop.domain.handoff.sheet_parts import SheetPart
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.intake.sheet.commands import (
    FILL_KEY,
    KEYS,
    NEXT_KEY,
    OPEN_KEY,
    SENT_KEY,
    SheetActs,
)
from csm_desktop.ui.widgets import Button, Card, FlowLayout, Text
from csm_desktop.ui.widgets.layout.form import label_of
from csm_desktop.ui.widgets.near_days import PastDayField
from csm_desktop.wording import render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


class ReadinessCard(Card):
    """A line a part, each with its key; beneath them what can be done with the whole."""

    def __init__(self, tab: Tab, acts: SheetActs) -> None:
        super().__init__(tr("Ready to go out?"))
        self._tab = tab
        self.why = Text(colour="secondary", wrap=True)
        self.add(self.why)
        self.parts = {
            part: Button("", partial(acts.go_to_part, part), kind="flat", hint=key, flush=True)
            for part, key in KEYS.items()
        }
        for button in self.parts.values():
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.next = Button(tr("Next open"), acts.go_to_open, hint=NEXT_KEY)
        self.fill = Button(tr("Fill from what is known"), acts.fill, hint=FILL_KEY)
        self.print = Button(tr("Preview"), acts.ask_paper, icon="printer", hint="Ctrl+P")
        self.sent = Button(tr("It went out today"), acts.say_sent, icon="send", hint=SENT_KEY)
        self.intake = Button(
            tr("Hand-off intake"), acts.open_intake, kind="flat", hint=OPEN_KEY, flush=True
        )
        around = QWidget()
        flow = FlowLayout(around, theme.S)
        for button in (self.next, self.fill, self.print, self.sent, self.intake):
            flow.addWidget(button)
        self.add(around)
        self.on = PastDayField(tr("Sent on"), None, self._save, today=lambda: tab.view.facts.as_of)
        row = QHBoxLayout()
        theme.spaced(row, gap=theme.S)
        row.addWidget(label_of(self.on))
        row.addWidget(self.on)
        row.addStretch(1)
        self.add_layout(row)

    def show_view(self, view: "AccountView") -> None:
        """Show how far the sheet is now."""
        ready = readiness_of(view.facts)
        clock = ready.clock(view.facts.as_of)
        if self.header is not None:
            self.header.set_aside(render(clock) if clock is not None else "")
        self.why.setText(_why(ready))
        for item in ready.items:
            button = self.parts[item.part]
            sign = "✓" if item.present else "○"
            button.setText(f"{sign}  {render(item.what)}".replace("&", "&&"))
            said = say("{part}: written", part=item.what)
            open_ = say("{part}: still to be written", part=item.what)
            button.setAccessibleName(render(said if item.present else open_))
            button.updateGeometry()
        self.set_edge("healthy" if ready.sent_on else "at_risk" if ready.late else "watch")
        self.next.setVisible(bool(ready.lacking))
        self.sent.setVisible(ready.sent_on is None)
        self.on.set_value(ready.sent_on)

    def lacking(self) -> tuple[SheetPart, ...]:
        """What is still to be written."""
        return readiness_of(self._tab.view.facts).lacking

    def _save(self, on: date | None) -> None:
        name = self._tab.view.facts.account.name
        saying = say("Hand-off sheet of {name} sent", name=name)
        self._tab.shell.save(saying, use_cases.send_sheet, self._tab.account_id, on)


def _why(ready: SheetReadiness) -> str:
    words = render(ready.why)
    if ready.due_on is None or ready.sent_on is not None:
        return words
    on = short_day(ready.due_on, with_year=True)
    due = say("It is to be with the customer by {day}, for remorse comes early.", day=on)
    return f"{words} {render(due)}"
