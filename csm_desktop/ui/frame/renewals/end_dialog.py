"""How a renewal ended: one small dialog, one act."""

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from csm_desktop.app.accounts.contract import reasons_known
from csm_desktop.app.money.renewals import end_renewal
from csm_desktop.domain.money.renewal_course import RenewalCourse
from csm_desktop.domain.money.renewal_rate import outcome_of
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import RenewalOutcome
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import Choice, ChoiceField, MoneyField, NumberField, TextField
from csm_desktop.ui.widgets.fields.completer import Completer
from csm_desktop.ui.widgets.near_days import PastDayField
from csm_desktop.wording import day, label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_MONTHS = 12


class EndDialog(FormDialog):
    """Renewed as it was, unless told otherwise: Enter is enough for most."""

    def __init__(self, shell: Shell, book: "Book", course: RenewalCourse, parent: QWidget) -> None:
        contract = course.subscription
        title = render(say("The renewal of {product}", product=contract.product))
        words = render(say("It is due on {day}.", day=day(course.due_on)))
        super().__init__(title, words, tr("&Record"), self._record, parent)
        self._shell, self._course = shell, course
        outcomes = [Choice(outcome, label(outcome)) for outcome in RenewalOutcome]
        self.outcome = ChoiceField(tr("How it ended"), RenewalOutcome.RENEWED, outcomes)
        self.arr = MoneyField(
            tr("A year from then on"), contract.arr, currencies=(contract.arr.currency,)
        )
        self.reason = TextField(tr("Why"))
        completer = Completer(list(reasons_known(book)), self.reason.editor)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.reason.editor.setCompleter(completer)
        self.on = PastDayField(tr("Decided on"), book.today(), today=book.today)
        self.months = NumberField(tr("Next term in months"))
        self.months.set_value(Decimal(contract.term_months or _MONTHS))
        for mnemonic, field in (
            (tr("&How it ended"), self.outcome), (tr("A year from &then on"), self.arr),
            (tr("&Why"), self.reason), (tr("Decided &on"), self.on),
            (tr("Next term in &months"), self.months),
        ):  # fmt: skip
            self.form.add(mnemonic, field)
        self.outcome.saved.connect(self._chosen)
        self.ready()
        # Once by hand: the choice that stands there at first tells nobody that it was made.
        self._chosen(self.outcome.stored)
        self.outcome.setFocus()

    def _chosen(self, outcome: RenewalOutcome) -> None:
        """What is clear without an amount needs none; the others ask for it."""
        present = self._course.subscription.arr
        lost = outcome is RenewalOutcome.LOST
        self.arr.setEnabled(outcome in (RenewalOutcome.SMALLER, RenewalOutcome.EXPANDED))
        self.months.setEnabled(not lost)
        if not self.arr.isEnabled():
            self.arr.set_value(Money(0, present.currency) if lost else present)

    def _record(self) -> None:
        contract, outcome = self._course.subscription, self.outcome.stored
        after = self.arr.stored or Money(0, contract.arr.currency)
        stays = outcome is not RenewalOutcome.LOST
        # Word and amount have to agree, or the event that is written would contradict the decision.
        if outcome_of(contract.arr, after, stays=stays) is not outcome:
            said = say(
                "{outcome} does not fit {after} a year: it was {before}.",
                outcome=outcome,
                after=after,
                before=contract.arr,
            )
            raise UserError(render(said), tr("Type what it earns a year from then on."))
        months = self.months.stored
        if months is not None and (months != int(months) or months < 1):
            raise UserError(tr("A term has whole months."), tr("Such as 12, or 36."))
        saying = say("Renewal of {product}: {outcome}", product=contract.product, outcome=outcome)
        self._shell.save(
            render(saying),
            end_renewal,
            contract.id,
            after,
            self.on.stored,
            reason=self.reason.stored,
            months=int(months) if months is not None else None,
            stays=stays,
        )
        self._shell.toast(render(saying), undoable=True)


def ask_end(
    shell: Shell, book: "Book", account_id: int, subscription_id: int, parent: QWidget
) -> None:
    """Ask how the next renewal of a contract ended, and keep it."""
    from csm_desktop.app.lists.accounts import account_facts
    from csm_desktop.domain.money.renewal_course import renewal_courses

    facts = account_facts(book, account_id)
    courses = renewal_courses(facts.subscriptions, facts.renewal_answers, facts.as_of)
    course = next((one for one in courses if one.subscription.id == subscription_id), None)
    if course is not None:
        EndDialog(shell, book, course, parent).exec()
