"""The five checks of fit with their notes. Internal, so the card bears the lock."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from csm_desktop.app.handoff import fit as use_cases
from csm_desktop.domain.records.handoff import Answer, FitCheck
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Card, Choice, ChoiceField, Text, TextField
from csm_desktop.ui.widgets.layout.form import label_of
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


class ChecksCard(Card):
    """A check a row: the answer by its first letter, and why. Partly and no become success gaps."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Fit"))
        self._tab = tab
        if self.header is not None:
            self.header.add(Lock())
        self.answers: dict[FitCheck, ChoiceField] = {}
        self.notes: dict[FitCheck, TextField] = {}
        grid = QGridLayout()
        theme.spaced(grid, gap=theme.XS)
        grid.setHorizontalSpacing(theme.px(theme.S))
        grid.setColumnStretch(2, 1)
        choices = [Choice(answer, label(answer)) for answer in Answer]
        for index, check in enumerate(FitCheck):
            answer = ChoiceField(label(check), None, choices, partial(self._answer, check))
            answer.setFixedWidth(theme.px(96))
            note = TextField(
                render(say("Why: {check}", check=check)), "", partial(self._note, check),
                hint=tr("Why?"),
            )  # fmt: skip
            name = label_of(answer)
            name.set_colour("text")
            name.setMinimumHeight(theme.button())
            grid.addWidget(name, index, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(answer, index, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(note, index, 2, Qt.AlignmentFlag.AlignTop)
            self.answers[check], self.notes[check] = answer, note
        self.why = Text(role="caption", wrap=True)
        self.add_layout(grid)
        self.add(self.why)

    def show_view(self, view: "AccountView") -> None:
        """Show the answers, and what they amount to."""
        fit = view.fit
        if self.header is not None:
            self.header.set_aside(label(fit.category) if fit.category else tr("not judged yet"))
        given = {fit_answer.check: fit_answer for fit_answer in view.facts.fit_answers}
        for check, answer in self.answers.items():
            known = given.get(check)
            answer.set_value(known.answer if known else None)
            self.notes[check].set_value(known.note if known else "")
        self.why.setText(render(fit.why))

    def _answer(self, check: FitCheck, answer: Answer) -> None:
        saying = say("Answer the fit check {check}", check=check)
        self._tab.shell.save(saying, use_cases.answer_fit, self._tab.account_id, check, answer)

    def _note(self, check: FitCheck, words: str) -> None:
        saying = say("Note on the fit check {check}", check=check)
        self._tab.shell.save(saying, use_cases.note_fit, self._tab.account_id, check, words)
