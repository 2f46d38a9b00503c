"""The fields of an account that are seldom looked at, and the columns of the user's own."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from csm_desktop.app.money.exchange import CURRENCIES
from csm_desktop.domain.records.accounts import Account, CustomField, Experience
from csm_desktop.ui import theme
from csm_desktop.ui.widgets import Text, tip
from csm_desktop.ui.widgets.fields import (
    Choice,
    ChoiceField,
    Field,
    KnownField,
    NumberField,
    TagsField,
    TextField,
)
from csm_desktop.ui.widgets.fields.known import zone_field
from csm_desktop.ui.widgets.fields.languages import language_choices
from csm_desktop.ui.widgets.layout.contents import clear
from csm_desktop.ui.widgets.layout.form import label_of
from csm_desktop.wording import field_label, label, tr

Save = Callable[[Any], None]
named = partial(field_label, Account)
_LONGEST = 28  # signs of a column's name beside its field


def further_fields(saver: Callable[[str], Save]) -> dict[str, Field[Any, Any]]:
    """The fields by their names in `Account`; `saver` gives what saves each."""
    asked = tr("3×3 coverage is asked for, whatever the segment")
    return {
        "experience": ChoiceField(
            named("experience"),
            None,
            [Choice(experience, label(experience)) for experience in Experience],
            saver("experience"),
        ),
        "strategic": ChoiceField(
            named("strategic"),
            False,
            [Choice(False, tr("No")), Choice(True, tr("Yes"), asked)],
            saver("strategic"),
        ),
        "employees": NumberField(named("employees"), None, saver("employees")),
        "currency": KnownField(
            named("currency"), "", saver("currency"), known=lambda: CURRENCIES, example="EUR"
        ),
        "language": ChoiceField(
            named("language"), "", language_choices(tr("As yours")), saver("language")
        ),
        "city": TextField(named("city"), "", saver("city")),
        "country": TextField(named("country"), "", saver("country")),
        "time_zone": zone_field(named("time_zone"), saver("time_zone")),
        "ids": TagsField(tr("Ids elsewhere"), (), saver("ids")),
        "also_called": TagsField(tr("Also called"), (), saver("also_called")),
        "first_value_note": TextField(
            named("first_value_note"),
            "",
            saver("first_value_note"),
            hint=tr("What they achieved, or saw for the first time"),
        ),
    }


class Custom(QWidget):
    """Columns that an import brought and the program has no field for: seen, and edited."""

    def __init__(self, save: Save) -> None:
        super().__init__()
        self._save = save
        self._custom: tuple[CustomField, ...] = ()
        self._names: list[str] = []
        self.fields: list[TextField] = []
        self._grid = QGridLayout(self)
        theme.spaced(self._grid)
        self._grid.setHorizontalSpacing(theme.px(theme.M))
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def show_custom(self, custom: Sequence[CustomField]) -> None:
        """Show the columns of an account."""
        self._custom = tuple(custom)
        if [named.name for named in custom] != self._names:
            self._make()
        for field, named in zip(self.fields, custom, strict=True):
            field.set_value(named.value)
        self.setVisible(bool(custom))

    def _make(self) -> None:
        clear(self._grid)
        self._names = [named.name for named in self._custom]
        self.fields = []
        self._grid.addWidget(Text(tr("Columns of your own"), "caption"), 0, 0, 1, 2)
        for index, name in enumerate(self._names):
            field = TextField(name, "", partial(self._keep, index))
            shown = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
            words = label_of(field, shown.replace("&", "&&"))
            tip(words, name)
            self._grid.addWidget(words, index + 1, 0)
            self._grid.addWidget(field, index + 1, 1)
            self.fields.append(field)

    def _keep(self, index: int, value: str) -> None:
        changed = list(self._custom)
        changed[index] = replace(changed[index], value=value)
        self._save(tuple(changed))
