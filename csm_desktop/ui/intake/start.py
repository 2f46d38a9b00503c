"""Where the plan begins: segment, contract start, and when the business orchestration is."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from csm_desktop.app.accounts import acts as accounts
from csm_desktop.app.handoff.intake import Kickoff
from csm_desktop.domain.handoff.intake import orchestration_day, orchestration_of
from csm_desktop.domain.text.instants import instant_of, is_zone, wall_of
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.tabs.segment_choice import SegmentChoice
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Card, DayField, Field, Text
from csm_desktop.ui.widgets.fields.time import TimeField, read_time
from csm_desktop.ui.widgets.layout.form import label_of
from csm_desktop.wording import clock_time, day, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

_MORNING = "10:00"


class StartCard(Card):
    """Segment and contract start are the account's; the orchestration's time is a proposal."""

    def __init__(self, tab: Tab, here: str) -> None:
        super().__init__(tr("Start"))
        self._tab, self._here = tab, here
        self._account_id: int | None = None
        self._chosen: date | None = None
        self.segment = SegmentChoice(tab, "caption")
        self.contract = DayField(tr("Contract start"), None, self._save_start, today=self._today)
        self.day = DayField(tr("Business orchestration"), None, self._choose, today=self._today)
        self.time = TimeField(tr("At"), _MORNING)
        self.planned = Text(wrap=True)
        self._asked: list[QWidget] = []
        grid = QGridLayout()
        theme.spaced(grid, gap=2)
        grid.setHorizontalSpacing(theme.px(theme.S))
        grid.setVerticalSpacing(theme.px(theme.S))
        for index, part in enumerate((self.segment, self.contract, self.day, self.time)):
            grid.addWidget(self._cell(part), index // 2, index % 2, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(index % 2, 1)
        self.add_layout(grid)
        self.add(self.planned)

    def _cell(self, part: QWidget) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        theme.spaced(column, gap=2)
        if isinstance(part, Field):
            part.editor.setMinimumWidth(theme.px(88))
            column.addWidget(label_of(part, role="caption"))
        elif isinstance(part, SegmentChoice):
            column.addWidget(part.label)
        column.addWidget(part)
        if part in (self.day, self.time):
            self._asked.append(cell)
        return cell

    def show_view(self, view: "AccountView") -> None:
        """Show what is stored; a time that was typed stays until another account is shown."""
        facts = view.facts
        # A day that was chosen for another customer must not be planned for this one.
        if view.account_id != self._account_id:
            self._account_id, self._chosen = view.account_id, None
            self.time.set_value(_MORNING)
        self.segment.show_view(view)
        self.contract.set_value(facts.account.contract_start)
        proposal = orchestration_day(facts.as_of, facts.account.contract_start)
        self.day.set_value(self._chosen or proposal)
        known = orchestration_of(facts)
        for cell in self._asked:
            cell.setVisible(known is None)
        self.planned.setVisible(known is not None)
        if known is not None:
            wall = wall_of(known.starts_at, self._here)
            when = {"on": day(wall.date()), "at": clock_time(wall)}
            planned = say("The business orchestration is planned: {on}, {at}.", **when)
            held = say("The business orchestration was held: {on}, {at}.", **when)
            self.planned.setText(render(planned if known.ended_at is None else held))

    def kickoff(self) -> Kickoff:
        """When it shall be; the fields have been committed."""
        account = self._tab.view.facts.account
        on = self.day.stored or orchestration_day(self._today(), account.contract_start)
        wall = datetime.combine(on, read_time(self.time.stored))
        zone = account.time_zone if is_zone(account.time_zone) else self._here
        return Kickoff(instant_of(wall, self._here), zone)

    def fields(self) -> tuple[Field[Any, Any], ...]:
        """What must be readable before the plan is made."""
        return (self.contract, self.day, self.time)

    def _choose(self, on: date | None) -> None:
        self._chosen = on

    def _save_start(self, on: date | None) -> None:
        saying = say("Change the details of {name}", name=self._tab.view.facts.account.name)
        self._tab.shell.save(saying, accounts.edit_account, self._tab.account_id, contract_start=on)

    def _today(self) -> date:
        return self._tab.view.facts.as_of
