"""How a renewal ended: one small dialog, one act."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from csm_desktop.app.accounts.contract import reasons_known
from csm_desktop.app.money.exchange import CURRENCIES, currencies_used
from csm_desktop.app.money.renewals import end_renewal
from csm_desktop.domain.money.due_renewal import outcome_of
from csm_desktop.domain.money.renewal_course import RenewalCourse
from csm_desktop.domain.money.terms import proposed_arr
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import RenewalOutcome, RenewalPlan
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import Choice, ChoiceField, MoneyField, NumberField, TextField
from csm_desktop.ui.widgets.fields.completer import Completer
from csm_desktop.ui.widgets.near_days import PastDayField
from csm_desktop.wording import day, label, render, sentences, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_MONTHS = 12


class EndDialog(FormDialog):
    """Renewed as it was, as it was expected or with the rise that was agreed, unless told
    otherwise: Enter is enough for most."""

    def __init__(
        self,
        shell: Shell,
        book: "Book",
        course: RenewalCourse,
        parent: QWidget,
        expected: Money | None = None,
    ) -> None:
        contract = course.subscription
        title = render(say("The renewal of {product}", product=contract.product))
        words = _due(course, expected)
        self._proposed = proposed_arr(contract, expected)
        outcome = outcome_of(contract.arr, self._proposed)
        if outcome is RenewalOutcome.LOST:  # what earns nothing yet is no loss that was expected
            outcome, self._proposed = RenewalOutcome.RENEWED, contract.arr
        super().__init__(title, words, tr("&Record"), self._record, parent)
        self._shell, self._course = shell, course
        outcomes = [Choice(outcome, label(outcome)) for outcome in RenewalOutcome]
        self.outcome = ChoiceField(tr("How it ended"), outcome, outcomes)
        self.arr = MoneyField(
            tr("A year from then on"), self._proposed,
            currencies=(*currencies_used(book), *sorted(CURRENCIES)),
        )  # fmt: skip
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
        """What is lost asks for no amount; the others have one that may be right already."""
        present = self._course.subscription.arr
        lost = outcome is RenewalOutcome.LOST
        self.arr.setEnabled(not lost)
        self.months.setEnabled(not lost)
        if lost:
            self.arr.set_value(Money(0, present.currency))
        elif outcome is outcome_of(present, self._proposed):
            # Renewed as it was, too, where it is to go on in another currency.
            self.arr.set_value(self._proposed)
        elif (
            outcome is RenewalOutcome.RENEWED
            or self.arr.stored is None
            or not self.arr.stored.minor
        ):
            self.arr.set_value(present)

    def _record(self) -> None:
        contract, outcome = self._course.subscription, self.outcome.stored
        after = self.arr.stored or Money(0, contract.arr.currency)
        stays = outcome is not RenewalOutcome.LOST
        if stays and after.currency != contract.arr.currency:
            # Neither smaller nor larger: nobody agreed on a rate between the two.
            outcome = RenewalOutcome.RENEWED
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
            saying,
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
        EndDialog(shell, book, course, parent, expected_of(course, facts.renewal_plans)).exec()


def expected_of(course: RenewalCourse, plans: Sequence[RenewalPlan]) -> Money | None:
    """What the user expects of a renewal, where they said so."""
    about = (course.subscription.id, course.due_on)
    return next((one.expected for one in plans if (one.subscription_id, one.due_on) == about), None)


def _due(course: RenewalCourse, expected: Money | None) -> str:
    contract = course.subscription
    said = [render(say("It is due on {day}.", day=day(course.due_on)))]
    if expected is not None:
        said.append(render(say("You expect {amount} a year.", amount=expected)))
    elif contract.uplift_percent:
        said.append(
            render(say("Its price rises by {n}% with each term.",
                       n=f"{contract.uplift_percent.normalize():f}"))
        )  # fmt: skip
    return sentences(said)
