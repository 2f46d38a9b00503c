"""An opportunity with all that is said of it; and its hand-over to the account manager."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from csm_desktop.app.expansion.opportunities import (
    accept,
    edit_opportunity,
    hand_over,
    new_opportunity,
)
from csm_desktop.domain.records.opportunities import (
    ImpactSize,
    Opportunity,
    OpportunityKind,
    OpportunityStage,
)
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import (
    Choice,
    ChoiceField,
    DayField,
    MoneyField,
    PersonField,
    Somebody,
    TextField,
)
from csm_desktop.ui.widgets.near_days import PastDayField
from csm_desktop.wording import day, label, render, sentences, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.domain.records.facts import AccountFacts


class OpportunityDialog(FormDialog):
    """A new one begins with what called for it; Enter keeps, as one step."""

    def __init__(
        self,
        shell: Shell,
        book: "Book",
        account_id: int,
        parent: QWidget,
        known: Opportunity | None = None,
        **begun: Any,
    ) -> None:
        facts = _facts(book, account_id)
        title = tr("Opportunity") if known is not None else tr("New opportunity")
        super().__init__(title, _words(known, facts), tr("&Keep"), self._keep, parent)
        self._shell, self._known, self._account_id = shell, known, account_id
        self.kept: Opportunity | None = None
        self._add_what(known, begun, facts, book)
        self._add_who(known, begun, facts, book)
        self.ready()
        self.what.setFocus()
        self.what.editor.selectAll()

    def _add_what(
        self, known: Opportunity | None, begun: dict[str, Any], facts: "AccountFacts", book: "Book"
    ) -> None:
        kind = known.kind if known else begun.get("kind", OpportunityKind.UPSELL)
        self.what = TextField(tr("Opportunity"), known.title if known else begun.get("title", ""))
        self.kind = ChoiceField(tr("Kind"), kind, [
            Choice(OpportunityKind.UPSELL, label(OpportunityKind.UPSELL),
                   tr("The same people decide: more of it, or a new platform.")),
            Choice(OpportunityKind.CROSS_SELL, label(OpportunityKind.CROSS_SELL),
                   tr("Another budget owner decides.")),
            Choice(OpportunityKind.RENEWAL, label(OpportunityKind.RENEWAL),
                   tr("What they have goes on: nothing on top.")),
        ])  # fmt: skip
        self.impact = _choice(tr("Impact"), known.impact if known else ImpactSize.INITIAL)
        self.stage = _choice(tr("Sales stage"), known.stage if known else OpportunityStage.IDEA)
        self.amount = MoneyField(
            tr("A year"), known.amount if known else None, currencies=_currencies(book, facts)
        )
        self.close_on = DayField(
            tr("Decided by"), known.close_on if known else None, today=lambda: facts.as_of
        )
        for mnemonic, field in (
            (tr("&Opportunity"), self.what), (tr("K&ind"), self.kind),
            (tr("I&mpact"), self.impact), (tr("&Stage"), self.stage),
            (tr("A &year"), self.amount), (tr("Decided &by"), self.close_on),
        ):  # fmt: skip
            self.form.add(mnemonic, field)

    def _add_who(
        self,
        known: Opportunity | None,
        begun: dict[str, Any],
        facts: "AccountFacts",
        book: "Book",
    ) -> None:
        decider = known.decision_maker_id if known else begun.get("decision_maker_id")
        self.decider = PersonField(tr("Who decides"), decider, contacts_of(facts))
        self.owner = PersonField(tr("Owner"), known.owner_id if known else None, team_of(book))
        self.product = TextField(tr("Product"), known.product if known else "")
        self.small_result = TextField(
            tr("First small result"), known.first_result if known else "",
            hint=tr("Think big, act small"),
        )  # fmt: skip
        self.result_on = DayField(
            tr("First result on"), known.first_result_on if known else None,
            today=lambda: facts.as_of,
        )  # fmt: skip
        self.note = TextField(tr("Note"), known.note if known else begun.get("note", ""))
        for mnemonic, field in (
            (tr("Who &decides"), self.decider), (tr("O&wner"), self.owner),
            (tr("&Product"), self.product), (tr("&First small result"), self.small_result),
            (tr("First result o&n"), self.result_on), (tr("No&te"), self.note),
        ):  # fmt: skip
            self.form.add(mnemonic, field)

    def _keep(self) -> None:
        title = self.what.stored
        fields: dict[str, Any] = {
            "kind": self.kind.stored,
            "impact": self.impact.stored,
            "stage": self.stage.stored,
            "amount": self.amount.stored,
            "close_on": self.close_on.stored,
            "decision_maker_id": self.decider.stored,
            "owner_id": self.owner.stored,
            "product": self.product.stored,
            "first_result": self.small_result.stored,
            "first_result_on": self.result_on.stored,
            "note": self.note.stored,
        }
        if self._known is not None:
            saying = say("Change the opportunity {title}", title=title)
            self.kept = self._shell.save(
                saying, edit_opportunity, self._known.id, title=title, **fields
            )
        else:
            saying = say("New opportunity: {title}", title=title)
            self.kept = self._shell.save(saying, new_opportunity, self._account_id, title, **fields)
        self._shell.toast(render(saying), undoable=True)


class HandOverDialog(FormDialog):
    """To whom and when; and when they took it, once they have."""

    def __init__(self, shell: Shell, book: "Book", known: Opportunity, parent: QWidget) -> None:
        words = tr("You open the door; the account manager closes. Both days are kept.")
        super().__init__(tr("Hand over"), words, tr("&Keep"), self._keep, parent)
        self._shell, self._known = shell, known
        self.owner = PersonField(tr("Account manager"), known.owner_id, team_of(book))
        self.on = PastDayField(
            tr("Handed over on"), known.handed_on or book.today(), today=book.today
        )
        self.taken_on = PastDayField(tr("Accepted on"), known.accepted_on, today=book.today)
        for mnemonic, field in (
            (tr("Account &manager"), self.owner), (tr("&Handed over on"), self.on),
            (tr("&Accepted on"), self.taken_on),
        ):  # fmt: skip
            self.form.add(mnemonic, field)
        self.ready()
        self.owner.setFocus()

    def _keep(self) -> None:
        known, owner_id = self._known, self.owner.stored
        if owner_id is None:
            raise UserError(tr("To whom?"), tr("Name the account manager."))
        saying = say("Hand over {title}", title=known.title)
        accepted = self.taken_on.stored

        def act(work: Any) -> None:
            hand_over(work, known.id, owner_id, self.on.stored)
            if accepted is not None:
                accept(work, known.id, accepted)

        self._shell.save(saying, act)
        self._shell.toast(render(saying), undoable=True)


def ask_opportunity(
    shell: Shell, account_id: int, parent: QWidget, known: Opportunity | None = None, **begun: Any
) -> Opportunity | None:
    """Ask for an opportunity and keep it; a new one begins with what is `begun`. What was kept."""
    if shell.book is None:
        return None
    dialog = OpportunityDialog(shell, shell.book, account_id, parent, known, **begun)
    dialog.exec()
    return dialog.kept


def ask_hand_over(shell: Shell, known: Opportunity, parent: QWidget) -> None:
    """Ask to whom an opportunity is handed over, and keep it."""
    if shell.book is not None:
        HandOverDialog(shell, shell.book, known, parent).exec()


def contacts_of(facts: "AccountFacts") -> list[Somebody]:
    """The people of an account who are there."""
    from csm_desktop.domain.people.coverage import is_there

    return [
        Somebody(contact.id, contact.name, contact.title)
        for contact in facts.contacts
        if is_there(contact, facts.as_of)
    ]


def team_of(book: "Book") -> list[Somebody]:
    """Our people who are with us."""
    from csm_desktop.app.people.team import team

    return [Somebody(one.id, one.name, label(one.role)) for one in team(book) if one.active]


def _choice(name: str, value: Any) -> ChoiceField:
    return ChoiceField(name, value, [Choice(one, label(one)) for one in type(value)])


def _currencies(book: "Book", facts: "AccountFacts") -> tuple[str, ...]:
    from csm_desktop.app.money.subscriptions import usual_currency

    used = [one.arr.currency for one in facts.subscriptions]
    with book.reading() as connection:
        usual = usual_currency(connection, facts.account, facts.subscriptions)
    return tuple(dict.fromkeys((*used, usual)))


def _facts(book: "Book", account_id: int) -> "AccountFacts":
    from csm_desktop.app.lists.accounts import account_facts

    return account_facts(book, account_id)


def _words(known: Opportunity | None, facts: "AccountFacts") -> str:
    if known is None or known.opened_on is None:
        return facts.account.name
    opener = next((one.name for one in facts.team if one.id == known.opener_id), "")
    said = [render(say("{account}, opened on {day}.", account=facts.account.name,
                       day=day(known.opened_on)))]  # fmt: skip
    if opener:
        said.append(render(say("{name} opened the door.", name=opener)))
    if known.handed_on is not None:
        said.append(render(say("Handed over on {day}.", day=known.handed_on)))
    if known.accepted_on is not None:
        said.append(render(say("Accepted on {day}.", day=known.accepted_on)))
    return sentences(said)
