"""The user's own word on a renewal, and what is prepared: value page, risks, decider, offer."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from csm_desktop.app.money.exchange import CURRENCIES, currencies_used
from csm_desktop.app.money.renewal_plans import plan_renewal
from csm_desktop.domain.lists.renewal_lines import RenewalLine
from csm_desktop.domain.records.revenue import Outlook
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets import Button
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import (
    Choice,
    ChoiceField,
    LongTextField,
    MoneyField,
    PersonField,
    Somebody,
    TextField,
)
from csm_desktop.ui.widgets.near_days import PastDayField
from csm_desktop.wording import day, label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_SIGNS = None
"""No word of one's own: health and standing speak."""


class PlanDialog(FormDialog):
    """What is left empty is not said; emptied fields take it back. Enter keeps, as one step."""

    def __init__(self, shell: Shell, book: "Book", line: RenewalLine, parent: QWidget) -> None:
        title = render(say("The renewal of {product}", product=line.product))
        words = render(
            say(
                "{account}, due on {day}. {outlook}: {why}",
                account=line.account,
                day=day(line.due_on),
                outlook=line.outlook,
                why=line.why,
            )
        )
        super().__init__(title, words, tr("&Keep"), self._keep, parent)
        self._shell, self._line = shell, line
        plan, currency = line.plan, line.arr.currency
        choices = [
            Choice(_SIGNS, tr("As health and standing say")),
            *(Choice(outlook, label(outlook)) for outlook in Outlook),
        ]
        self.word = ChoiceField(tr("Own word"), plan.word if plan else None, choices)
        self.why = TextField(tr("Why"), plan.why if plan else "")
        self.expected = MoneyField(
            tr("Expected a year"), plan.expected if plan else None,
            currencies=(currency, *currencies_used(book), *sorted(CURRENCIES)),
        )  # fmt: skip
        self.decider = PersonField(
            tr("Who decides"), plan.contact_id if plan else None, _people(book, line.account_id)
        )
        self.risks = LongTextField(tr("Risks"), plan.risks if plan else "", least=2, most=4)
        self.offer = LongTextField(tr("Offer"), plan.offer if plan else "", least=2, most=4)
        self.shown = PastDayField(
            tr("Value page shown on"), plan.value_shown_on if plan else None, today=book.today
        )
        for mnemonic, field in (
            (tr("&Own word"), self.word), (tr("&Why"), self.why),
            (tr("&Expected a year"), self.expected), (tr("Who &decides"), self.decider),
            (tr("&Risks"), self.risks), (tr("O&ffer"), self.offer),
            (tr("&Value page shown on"), self.shown),
        ):  # fmt: skip
            self.form.add(mnemonic, field)
        self.ready(Button(tr("Value &page"), self._show_value))
        self.word.setFocus()

    def _keep(self) -> None:
        line = self._line
        saying = say("Prepare the renewal of {product}", product=line.product)
        self._shell.save(
            saying,
            plan_renewal,
            line.id,
            line.due_on,
            word=self.word.stored,
            why=self.why.stored,
            expected=self.expected.stored,
            contact_id=self.decider.stored,
            risks=self.risks.stored,
            offer=self.offer.stored,
            value_shown_on=self.shown.stored,
        )
        self._shell.toast(render(saying), undoable=True)

    def _show_value(self) -> None:
        """Keep what was typed, and go to the value that was achieved."""
        self.accept()
        if self.result():
            self._shell.open_account(self._line.account_id, "value")


def ask_plan(shell: Shell, line: RenewalLine, parent: QWidget) -> None:
    """Ask for one's own word and the preparation, and keep them."""
    if shell.book is not None:
        PlanDialog(shell, shell.book, line, parent).exec()


def _people(book: "Book", account_id: int) -> list[Somebody]:
    from csm_desktop.app.lists.accounts import account_facts
    from csm_desktop.domain.people.coverage import is_there

    facts = account_facts(book, account_id)
    return [
        Somebody(contact.id, contact.name, contact.title)
        for contact in facts.contacts
        if is_there(contact, facts.as_of)
    ]
