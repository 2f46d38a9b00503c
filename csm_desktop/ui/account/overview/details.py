"""The card of the account's own fields: what it is called, where it belongs, since when."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QWidget

from csm_desktop.app import accounts
from csm_desktop.domain.accounts import Account, AccountStatus, Experience
from csm_desktop.domain.saying import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.account.segment import SegmentChoice
from csm_desktop.ui.account.tab import Tab
from csm_desktop.ui.widgets import Card, Text
from csm_desktop.ui.widgets.fields import (
    Choice,
    ChoiceField,
    DayField,
    Field,
    NumberField,
    TagsField,
    TextField,
)
from csm_desktop.ui.widgets.form import label_of
from csm_desktop.wording import label, told, tr

if TYPE_CHECKING:
    from csm_desktop.app.account_view import AccountView

Save = Callable[[Any], None]


class DetailsCard(Card):
    """Every field saves itself; the segment brings cadence, journey and targets with it."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Details"))
        self.tab = tab
        locale = tab.shell.locale
        self._segment = SegmentChoice(tab)
        self.fields: dict[str, Field[Any]] = {
            "name": TextField(tr("Name"), "", self._saver("name")),
            "domain": TextField(tr("Web site"), "", self._saver("domain"), hint="example.com"),
            "industry": TextField(tr("Industry"), "", self._saver("industry")),
            "status": ChoiceField(
                tr("Status"),
                None,
                [Choice(each, label(each)) for each in AccountStatus],
                self._saver("status"),
            ),
            "contract_start": DayField(
                tr("Contract start"),
                None,
                self._saver("contract_start"),
                today=self._today,
                locale=locale,
            ),
            "first_value_on": DayField(
                tr("First value on"),
                None,
                self._saver("first_value_on"),
                today=self._today,
                locale=locale,
            ),
            "experience": ChoiceField(
                tr("Experience"),
                None,
                [Choice(each, label(each)) for each in Experience],
                self._saver("experience"),
            ),
            "country": TextField(tr("Country"), "", self._saver("country")),
            "employees": NumberField(
                tr("Employees"), None, self._saver("employees"), locale=locale
            ),
            "products": TagsField(tr("Products"), (), self._saver("products")),
            "tags": TagsField(tr("Tags"), (), self._saver("tags")),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(theme.M))
        grid.setVerticalSpacing(theme.px(theme.S))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._lay_out(grid)
        self.add_layout(grid)

    def _lay_out(self, grid: QGridLayout) -> None:
        """Two fields a row; tags take a row each."""
        parts: list[tuple[Text, QWidget]] = [
            (label_of(field), field) for key, field in self.fields.items() if key not in _WIDE
        ]
        parts.insert(3, (self._segment.label, self._segment))
        for number, (name, part) in enumerate(parts):
            row, column = divmod(number, 2)
            grid.addWidget(name, row, 2 * column)
            grid.addWidget(part, row, 2 * column + 1)
        below = grid.rowCount()
        for number, key in enumerate(_WIDE):
            field = self.fields[key]
            grid.addWidget(label_of(field), below + number, 0)
            grid.addWidget(field, below + number, 1, 1, 3)

    def show_view(self, view: "AccountView") -> None:
        """Show what is stored now."""
        account = view.facts.account
        for key, field in self.fields.items():
            field.set_value(_shown(account, key))
        self._segment.show_view(view)

    @property
    def segment(self) -> ChoiceField | None:
        """The choice of the segment; None before an account is shown."""
        return self._segment.field

    def _saver(self, key: str) -> Save:
        def save(value: Any) -> None:
            saying = say("Change the details of {name}", name=self.tab.view.facts.account.name)
            fields = {key: _stored(key, value)}
            self.tab.shell.save(told(saying), accounts.edit_account, self.tab.account_id, **fields)

        return save

    def _today(self) -> date:
        return self.tab.view.facts.as_of


_WIDE = ("products", "tags")


def _shown(account: Account, key: str) -> Any:
    value = getattr(account, key)
    return Decimal(value) if key == "employees" and value is not None else value


def _stored(key: str, value: Any) -> Any:
    """A field's value as the account keeps it. Raises UserError for a part of a person."""
    if key == "employees" and value is not None:
        if value < 0 or value != int(value):
            raise UserError(tr("Employees are counted in whole numbers."), "")
        return int(value)
    if key == "domain":
        bare = str(value).strip().lower()
        return bare.removeprefix("https://").removeprefix("http://").rstrip("/")
    return value
