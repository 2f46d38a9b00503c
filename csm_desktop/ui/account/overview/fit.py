"""The card of fit: five checks and what they amount to. Internal, so it bears the lock."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from csm_desktop.app.handoff import fit as use_cases
from csm_desktop.domain.records.handoff import Answer, FitCategory, FitCheck
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Card, Text
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import Choice, ChoiceField, LongTextField, TextField
from csm_desktop.ui.widgets.layout.form import label_of
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.ui.widgets.quiet_editor import QuietEditor
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


class OverruleDialog(FormDialog):
    """Which category holds in place of the answers', and why."""

    def __init__(
        self,
        category: FitCategory | None,
        save: Callable[[FitCategory, str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(
            tr("Overrule the fit"),
            tr("The answers stay as they are; your word and its reason stand beside them."),
            tr("&Overrule"),
            self._save,
            parent,
        )
        self._keep = save
        choices = [Choice(fit_category, label(fit_category)) for fit_category in FitCategory]
        self.category = ChoiceField(tr("It is a"), category or choices[0].value, choices)
        self.reason = TextField(tr("Because"))
        self.form.add(tr("&It is a"), self.category)
        self.form.add(tr("&Because"), self.reason)
        self.ready()
        self.category.setFocus()

    def _save(self) -> None:
        self._keep(self.category.stored, self.reason.stored)


class FitCard(Card):
    """Answer the checks; the category and its reason follow."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Fit"))
        self.tab = tab
        if self.header is not None:
            self.header.add(Lock())
        self.why = Text(colour="secondary", wrap=True)
        self.mitigation = LongTextField(
            tr("How it is met"),
            "",
            self._meet,
            hint=tr("What do we do about it? A poor fit needs a plan."),
            editor=QuietEditor(),
        )
        self.fields: dict[FitCheck, ChoiceField] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(theme.M))
        grid.setVerticalSpacing(theme.px(theme.XS))
        grid.setColumnStretch(0, 1)
        choices = [Choice(answer, label(answer)) for answer in Answer]
        for index, check in enumerate(FitCheck):
            field = ChoiceField(label(check), None, choices, partial(self._answer, check))
            field.setMaximumWidth(theme.px(120))
            name = label_of(field)
            name.set_colour("text")
            grid.addWidget(name, index, 0)
            grid.addWidget(field, index, 1)
            self.fields[check] = field
        self.overrule = Button(tr("Overrule…"), self.ask)
        self.withdraw = Button(tr("Back to the answers"), self._withdraw)
        row = QHBoxLayout()
        theme.spaced(row)
        row.addWidget(self.overrule)
        row.addWidget(self.withdraw)
        row.addStretch(1)
        self.add(self.why)
        self.add_layout(grid)
        self.add_layout(row)
        self.add(self.mitigation)

    def show_view(self, view: "AccountView") -> None:
        """Show the answers and the category now."""
        fit = view.fit
        if self.header is not None:
            self.header.set_aside(label(fit.category) if fit.category else tr("not judged yet"))
        self.why.setText(render(fit.why))
        given = {answer.check: answer.answer for answer in view.facts.fit_answers}
        for check, field in self.fields.items():
            field.set_value(given.get(check))
        self.withdraw.setVisible(fit.overruled)
        self.mitigation.set_value(fit.mitigation)
        self.mitigation.setVisible(bool(fit.mitigation) or fit.mitigation_due)

    def ask(self) -> None:
        """Ask for the category that holds, and for the reason, which is kept."""
        dialog = OverruleDialog(self.tab.view.fit.category, self._overrule, self.tab)
        dialog.exec()

    def _overrule(self, category: FitCategory, reason: str) -> None:
        saying = say("Overrule the fit: {category}", category=category)
        mitigation = self.tab.view.fit.mitigation
        self.tab.shell.save(
            saying,
            use_cases.overrule_fit,
            self.tab.account_id,
            category,
            reason,
            mitigation,
        )
        self.tab.shell.toast(render(saying), undoable=True)

    def _withdraw(self) -> None:
        words = say("Let the answers say the fit again")
        self.tab.shell.run(words, use_cases.withdraw_overruling, self.tab.account_id)

    def _meet(self, words: str) -> None:
        self.tab.shell.save(
            say("How the fit is met"), use_cases.meet_fit, self.tab.account_id, words
        )

    def _answer(self, check: FitCheck, answer: Answer) -> None:
        saying = say("Answer the fit check {check}", check=check)
        self.tab.shell.save(saying, use_cases.answer_fit, self.tab.account_id, check, answer)
