"""The golden sequence for a frustrated customer: a case of seven steps with a field each, kept over
all calls until it leads to a strategy."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from csm_desktop.app.meetings import cases
from csm_desktop.app.meetings.view import MeetingView
from csm_desktop.domain.meetings.agendas import golden_sequence
from csm_desktop.domain.meetings.cases import notes_of, shows_case
from csm_desktop.domain.records.meetings import GoldenStep, MeetingKind
from csm_desktop.domain.records.strategies import RescueCase, StrategyKind
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.meetings.fold import Fold
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, Card, FlowLayout, LongTextField, Text
from csm_desktop.wording import beside, inside, label, render, short_day, tr


class GoldenCard(Card):
    """Open in rescue calls, folded away in other meetings while a case runs; all of it internal."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(margin=theme.L)
        self._tab = tab
        self._view: MeetingView | None = None
        self.fields: dict[GoldenStep, LongTextField] = {}
        theme.margined(self.body, (theme.L, theme.M, theme.L, theme.M))
        self._content = QWidget(self)
        self.fold = Fold(
            tr("Golden sequence"),
            tr("Show the golden sequence"),
            tr("Fold the golden sequence away"),
            self._content,
            self._go_in,
        )
        self.about = Text(role="caption", wrap=True)
        self._ways = QWidget()
        flow = FlowLayout(self._ways, theme.XS)
        self.ways = {
            kind: Button(self._leads_to(kind), partial(self._lead, kind)) for kind in StrategyKind
        }
        self.solved = Button(tr("Solved"), self._solve)
        self.again = Button(tr("Go on with the case"), self._reopen)
        for button in (*self.ways.values(), self.solved, self.again):
            flow.addWidget(button)
        self._lay_out()

    @staticmethod
    def _leads_to(kind: StrategyKind) -> str:
        return render(say("Leads to: {strategy}", strategy=inside(kind)))

    def _lay_out(self) -> None:
        grid = QGridLayout(self._content)
        theme.spaced(grid, gap=theme.S)
        grid.setHorizontalSpacing(theme.px(theme.M))
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.about, 0, 0, 1, 2)
        for index, (step, what) in enumerate(golden_sequence(), 1):
            number = say("{n}. {step}", n=index, step=step)
            name = Text(render(number), colour="secondary")
            name.setMinimumHeight(theme.button())
            self.fields[step] = LongTextField(
                label(step),
                save=partial(self._write, step),
                hint=render(what),
                least=1,
                most=6,
            )
            grid.addWidget(name, index, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.fields[step], index, 1)
        grid.addWidget(self._ways, len(self.fields) + 1, 0, 1, 2)
        self.add(self.fold)
        self.add(self._content)

    def begin(self, view: MeetingView) -> None:
        """Another meeting is shown."""
        self.fold.show_fold(folded=view.meeting.kind is not MeetingKind.RESCUE_CALL)

    def show_view(self, view: MeetingView) -> None:
        """Show the case; nothing for meetings without one."""
        self._view = view
        case = view.case
        self.setVisible(shows_case(view.meeting, case))
        written = notes_of(case, view.meeting.id, view.golden)
        for step, field in self.fields.items():
            note = written.get(step)
            field.set_value(note.text if note is not None else "")
        said = self._about(view)
        self.about.setText(beside((tr("Internal, never part of the follow-up"), said)))
        steps = say("{n} of {all} steps", n=len(written), all=len(self.fields))
        self.fold.summary.setText(beside((render(steps), said)))
        is_open = case is not None and case.closed_on is None
        for button in (*self.ways.values(), self.solved):
            button.setVisible(is_open)
        self.again.setVisible(case is not None and not is_open)
        self._ways.setVisible(case is not None)

    def _about(self, view: MeetingView) -> str:
        case = view.case
        if case is None:
            return tr("The first words open a case, which goes on in the calls to come.")
        year = self._tab.view.facts.as_of.year
        if case.closed_on is None:
            return render(say("Case since {on}", on=_day(case.opened_on, year)))
        closed = _day(case.closed_on, year)
        if view.strategy is None:
            return render(say("Solved {on}", on=closed))
        return render(
            say("Led to {strategy}, {on}", strategy=inside(view.strategy.kind), on=closed)
        )

    def commit(self) -> bool:
        """Save what is still being typed; whether all of it could be."""
        return not [field for field in self.fields.values() if not field.commit()]

    def _go_in(self) -> None:
        next(iter(self.fields.values())).setFocus()

    def _write(self, step: GoldenStep, text: str) -> None:
        if self._view is not None:
            meeting_id = self._view.meeting.id
            self._tab.shell.save(say("Golden sequence"), cases.write_golden, meeting_id, step, text)

    def _case(self) -> RescueCase | None:
        return self._view.case if self._view is not None and self.commit() else None

    def _lead(self, kind: StrategyKind) -> None:
        case = self._case()
        if case is not None:
            words = say("The case leads to: {strategy}", strategy=kind)
            if self._tab.shell.run(words, cases.lead_to_strategy, case.id, kind):
                self._tab.shell.toast(render(words), undoable=True)

    def _solve(self) -> None:
        case = self._case()
        if case is not None:
            self._tab.shell.run(say("The case is solved"), cases.close_case, case.id)

    def _reopen(self) -> None:
        case = self._case()
        if case is not None:
            self._tab.shell.run(say("The case goes on"), cases.reopen_case, case.id)


def _day(on: date, year: int) -> str:
    return short_day(on, with_year=on.year != year)
