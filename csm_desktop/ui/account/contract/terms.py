"""The terms of a contract: how long, by when notice is given, whether it goes on, by how much the
price rises, what it ends with; in words beneath the table, and in one form."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from csm_desktop.app.money.renewal_plans import change_terms
from csm_desktop.domain.money.renewals import renewal_date
from csm_desktop.domain.money.terms import notice_by
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import Choice, ChoiceField, NumberField
from csm_desktop.wording import headed, render, sentences, tr

if TYPE_CHECKING:
    from csm_desktop.domain.text.message import Message


def terms_words(contracts: Sequence[Subscription], as_of: date, rules: Rules) -> str:
    """The terms of each contract that runs, a line each; "" of those of which none is known."""
    names = {one.id: one.product for one in contracts}
    running = [one for one in contracts if one.status is not SubscriptionStatus.ENDED]
    told = [(one.product, _told(one, names, as_of, rules)) for one in running]
    return "\n".join(
        headed(product, sentences(map(render, said))) for product, said in told if said
    )


def _told(one: Subscription, names: dict[int, str], as_of: date, rules: Rules) -> list["Message"]:
    said = []
    by = notice_by(one, renewal_date(one, as_of, rules.renewal_grace_days))
    if one.term_months:
        said.append(say("A term of {n} month.", "A term of {n} months.", n=one.term_months))
    if by is not None:
        said.append(notice_words(by, as_of))
    if one.auto_renewal_months:
        n = one.auto_renewal_months
        said.append(say("Else it renews itself for {n} month.",
                        "Else it renews itself for {n} months.", n=n))  # fmt: skip
    elif one.auto_renewal_months == 0:
        said.append(say("It does not renew itself."))
    if one.uplift_percent:
        said.append(say("Its price rises by {n}% with each term.", n=_plain(one.uplift_percent)))
    if one.ends_with_id in names:
        said.append(say("It ends with {product}.", product=names[one.ends_with_id]))
    return said


def notice_words(by: date, as_of: date) -> "Message":
    """Until when notice can be given, or could."""
    if by < as_of:
        return say("Notice could be given until {day}.", day=by)
    return say("Notice can be given until {day}.", day=by)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


class TermsDialog(FormDialog):
    """All that is agreed of one contract; what is left empty is not known."""

    def __init__(
        self, tab: Tab, contract: Subscription, others: Sequence[Subscription], parent: QWidget
    ) -> None:
        title = render(say("Terms of {product}", product=contract.product))
        super().__init__(title, "", tr("&Keep"), self._keep, parent)
        self._tab, self._contract = tab, contract
        self.months = _number(tr("Term in months"), contract.term_months)
        self.notice = _number(tr("Notice in days"), contract.notice_days)
        self.again = _number(tr("Renews itself for months"), contract.auto_renewal_months)
        self.rise = NumberField(tr("Price rises by %"), contract.uplift_percent)
        alone = Choice(None, tr("No other contract"))
        choices = [alone, *(Choice(one.id, one.product) for one in others)]
        known = (
            contract.ends_with_id if contract.ends_with_id in {one.id for one in others} else None
        )
        self.main = ChoiceField(tr("Ends with"), known, choices)
        for mnemonic, field in (
            (tr("&Term in months"), self.months), (tr("&Notice in days"), self.notice),
            (tr("&Renews itself for months"), self.again), (tr("&Price rises by %"), self.rise),
            (tr("&Ends with"), self.main),
        ):  # fmt: skip
            self.form.add(mnemonic, field)
        self.ready()
        self.months.setFocus()

    def _keep(self) -> None:
        saying = say("Change the subscription {product}", product=self._contract.product)
        self._tab.shell.save(
            saying,
            change_terms,
            self._contract.id,
            self.main.stored,
            term_months=_whole(self.months.stored),
            notice_days=_whole(self.notice.stored),
            auto_renewal_months=_whole(self.again.stored),
            uplift_percent=self.rise.stored,
        )
        self._tab.shell.toast(render(saying), undoable=True)


def _number(name: str, value: int | None) -> NumberField:
    return NumberField(name, None if value is None else Decimal(value))


def _whole(number: Decimal | None) -> int | None:
    if number is None:
        return None
    if number != int(number):
        raise UserError(tr("Only whole numbers can stand here."), tr("Nothing was changed."))
    return int(number)
