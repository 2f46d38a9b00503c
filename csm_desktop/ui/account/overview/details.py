"""The card of the account's own fields: what it is called, where it belongs, whose it is."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from csm_desktop.app.accounts import acts as accounts
from csm_desktop.app.documents.pictures import branding_of
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.people import team
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.foreign_ids import from_words, in_words, with_ids
from csm_desktop.domain.records.reviews import PictureKind
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.account.overview.further import Custom, further_fields, named
from csm_desktop.ui.frame.tabs.segment_choice import SegmentChoice
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.paper.pictures.logo_field import LogoField
from csm_desktop.ui.widgets import Button, Card
from csm_desktop.ui.widgets.fields import (
    AccountField,
    Choice,
    ChoiceField,
    DayField,
    Field,
    LongTextField,
    PersonField,
    Somebody,
    TagsField,
    TextField,
)
from csm_desktop.ui.widgets.layout.form import FieldGrid, label_of
from csm_desktop.ui.widgets.people import of_ours
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

Save = Callable[[Any], None]
_WIDE = ("products", "tags", "notes", "first_value_note")
_OPEN = "more details"


class DetailsCard(Card):
    """Every field saves itself; the segment brings cadence, journey and targets with it.

    What is seldom looked at stands beneath a button, and stays open or closed as it was left.
    """

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Details"))
        self.tab = tab
        self._segment = SegmentChoice(tab)
        self.owner = PersonField(
            tr("Owner on our side"), None, (), self._saver("owner_id"), add=self._new_colleague
        )
        self.sold_by = PersonField(
            named("sold_by_id"), None, (), self._saver("sold_by_id"), add=self._new_colleague
        )
        first = self._first()
        self.parent_account = AccountField(
            named("parent_id"), self._saver("parent_id"), known=self._others
        )
        further = further_fields(self._saver) | {"parent_id": self.parent_account}
        self.fields: dict[str, Field[Any, Any]] = {**first, **further}
        self.custom = Custom(self._saver("custom"))
        parts = [(label_of(field), field) for key, field in first.items() if key not in _WIDE]
        parts.insert(3, (self._segment.label, self._segment))  # type: ignore[arg-type]
        self.add(FieldGrid(parts, [first[key] for key in _WIDE if key in first]))
        self.more = Button("", self._turn, kind="flat", flush=True)
        self.body.addWidget(self.more)
        self.logo = LogoField(tab.shell, PictureKind.THEIR_LOGO)
        self.further = FieldGrid(
            [(label_of(field), field) for key, field in further.items() if key not in _WIDE],
            [
                *(further[key] for key in _WIDE if key in further),
                self.custom,
                label_of(self.logo, tr("Logo")),
                self.logo,
            ],
        )
        self.add(self.further)
        self._open(tab.shell.recents.get(_OPEN) == "yes")

    def _first(self) -> dict[str, Field[Any, Any]]:
        """What most people want to see and say of a customer."""

        def day(key: str, name: str) -> DayField:
            return DayField(name, None, self._saver(key), today=self._today)

        statuses = [
            Choice(account_status, label(account_status)) for account_status in AccountStatus
        ]
        return {
            "name": TextField(named("name"), "", self._saver("name")),
            "domain": TextField(named("domain"), "", self._saver("domain"), hint="example.com"),
            "industry": TextField(named("industry"), "", self._saver("industry")),
            "status": ChoiceField(named("status"), None, statuses, self._saver("status")),
            "owner_id": self.owner,
            "sold_by_id": self.sold_by,
            "contract_start": day("contract_start", named("contract_start")),
            "first_value_on": day("first_value_on", named("first_value_on")),
            "products": TagsField(named("products"), (), self._saver("products")),
            "tags": TagsField(named("tags"), (), self._saver("tags"), hint=tr("Enter adds a tag")),
            "notes": LongTextField(
                named("notes"),
                "",
                self._saver("notes"),
                hint=tr("What else there is to know; it stays inside"),
                least=2,
                most=10,
            ),
        }

    def show_view(self, view: "AccountView") -> None:
        """Show what is stored now."""
        account = view.facts.account
        self.owner.set_people(_colleagues(view.facts, account.owner_id))
        self.sold_by.set_people(_colleagues(view.facts, account.sold_by_id))
        self.parent_account.set_people(_parent(view.facts))
        for key, field in self.fields.items():
            field.set_value(_shown(account, key))
        self._segment.show_view(view)
        self.custom.show_custom(account.custom)
        book = self.tab.shell.book
        if book is not None:
            self.logo.show_branding(branding_of(book, account.id), account.id)

    @property
    def segment(self) -> ChoiceField | None:
        """The choice of the segment; None before an account is shown."""
        return self._segment.field

    def _turn(self) -> None:
        self._open(self.further.isHidden())
        self.tab.shell.recents.put(_OPEN, "no" if self.further.isHidden() else "yes")

    def _open(self, is_open: bool) -> None:
        self.further.setVisible(is_open)
        self.more.setText(tr("Fewer details") if is_open else tr("More details"))
        self.more.updateGeometry()

    def _new_colleague(self, name: str) -> int:
        saying = say("New colleague: {name}", name=name)
        made = self.tab.shell.save(saying, team.new_member, name)
        self.tab.shell.toast(
            render(say("{name} is in the team now.", name=made.name)), undoable=True
        )
        return made.id

    def _saver(self, key: str) -> Save:
        def save(value: Any) -> None:
            saying = say("Change the details of {name}", name=self.tab.view.facts.account.name)
            fields = {key: _stored(key, value)}
            self.tab.shell.save(saying, accounts.edit_account, self.tab.account_id, **fields)

        return save

    def _others(self) -> list[Somebody]:
        book = self.tab.shell.book
        lines = listing.accounts(book) if book else ()
        return [
            Somebody(line.id, line.name, line.domain)
            for line in lines
            if line.id != self.tab.account_id
        ]

    def _today(self) -> date:
        return self.tab.view.facts.as_of


def _colleagues(facts: AccountFacts, chosen: int | None) -> list[Somebody]:
    """Our people, and the chosen one who is no longer with us, or the field would empty itself."""
    colleagues = of_ours(facts)
    there = {colleague.id for colleague in colleagues}
    for member in facts.team:
        if member.id == chosen and member.id not in there:
            colleagues.append(Somebody(member.id, member.name, tr("no longer with us")))
    return colleagues


def _parent(facts: AccountFacts) -> list[Somebody]:
    """What the account belongs to, also where that lies in the trash: the field shows it."""
    parent = facts.parent
    if parent is None:
        return []
    in_trash = parent.deleted_at is not None
    return [Somebody(parent.id, parent.name, tr("in the trash") if in_trash else parent.domain)]


def _shown(account: Account, key: str) -> Any:
    value = getattr(account, key)
    if key == "ids":
        return tuple(map(in_words, value))
    return Decimal(value) if key == "employees" and value is not None else value


def _stored(key: str, value: Any) -> Any:
    """A field's value as the account keeps it. Raises UserError for a part of a person."""
    if key == "employees" and value is not None:
        if value < 0 or value != int(value):
            raise UserError(tr("Employees are counted in whole numbers."), "")
        return int(value)
    if key == "ids":
        return with_ids((), map(from_words, value))
    if key == "domain":
        bare = str(value).strip().lower()
        return bare.removeprefix("https://").removeprefix("http://").rstrip("/")
    return value
