"""The parts that every workspace is made of; no workspace styles, escapes or colours by itself.

    from csm_desktop.ui.widgets import Card, Column, Form, Kind, Table, Text, TextField

    columns = [
        Column("name", tr("Account"), lambda line: line.name, Kind.STRONG, 180),
        Column("health", tr("Health"), lambda line: (line.band, line.score), Kind.BAND, 150),
        Column("next", tr("Next step"), lambda line: line.next_step, editable=True, stretch=True),
    ]
    table = Table(tr("Accounts"), columns, lines, edit=save_cell, today=book.today)
    table.opened.connect(open_account)           # a line
    table.filter("nor")                          # every word, whatever case and accents
    table.set_lines(listing.accounts(book))      # after the book changed; selection stays

    form = Form()
    form.add(tr("&Name"), TextField(tr("Name"), account.name, save=rename))
    form.add(tr("&Due"), DayField(tr("Due"), action.due, save=move, today=book.today))

    card = Card(tr("Renewals"), tr("next 90 days"))
    card.add(Text(line.name, "strong"))
    card.add(form)

`save_cell(line, key, value)` and `rename(value)` run a use case and let its UserError through: the
cell or field shows it and keeps what was typed. After the book changed, `field.set_value(...)`.

The names are imported when they are first asked for: the window is painted before most of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from csm_desktop.ui.widgets.banner import Banner
    from csm_desktop.ui.widgets.bubble import Bubble
    from csm_desktop.ui.widgets.button import Button, IconButton
    from csm_desktop.ui.widgets.card import Card, KeyFigure, SectionHeader, Separator
    from csm_desktop.ui.widgets.chip import Chip, ChipRow
    from csm_desktop.ui.widgets.dialogs.questions import (
        Confirm,
        CrashDialog,
        Dialog,
        Grave,
        confirmed,
    )
    from csm_desktop.ui.widgets.empty import EmptyState
    from csm_desktop.ui.widgets.fields import (
        Choice,
        ChoiceField,
        DayField,
        Field,
        LongTextField,
        MoneyField,
        NumberField,
        PersonField,
        PlainEditor,
        Somebody,
        TagsField,
        TextField,
    )
    from csm_desktop.ui.widgets.layout.flow import ButtonBar, FlowLayout, ShelfLayout
    from csm_desktop.ui.widgets.layout.form import Form
    from csm_desktop.ui.widgets.layout.inspector import Inspector
    from csm_desktop.ui.widgets.layout.scroll import Scroll
    from csm_desktop.ui.widgets.marks import BandBadge, BandGlyph, band_words
    from csm_desktop.ui.widgets.progress import Progress
    from csm_desktop.ui.widgets.table import CellKind, Column, LineModel, Table
    from csm_desktop.ui.widgets.text import Text, plain_tip, tip
    from csm_desktop.ui.widgets.toast import Toast, announce

_HOMES = {
    "banner": "Banner",
    "bubble": "Bubble",
    "button": "Button IconButton",
    "card": "Card KeyFigure Separator SectionHeader",
    "chip": "Chip ChipRow",
    "dialogs.questions": "Confirm CrashDialog Dialog Grave confirmed",
    "empty": "EmptyState",
    "fields": (
        "Choice ChoiceField DayField Field LongTextField MoneyField NumberField PersonField "
        "PlainEditor Somebody TagsField TextField"
    ),
    "layout.flow": "ButtonBar FlowLayout ShelfLayout",
    "layout.form": "Form",
    "layout.inspector": "Inspector",
    "marks": "BandBadge BandGlyph band_words",
    "progress": "Progress",
    "layout.scroll": "Scroll",
    "table": "Column CellKind LineModel Table",
    "text": "Text plain_tip tip",
    "toast": "Toast announce",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = found
    return found


__all__ = [
    "BandBadge",
    "BandGlyph",
    "Banner",
    "Bubble",
    "Button",
    "ButtonBar",
    "Card",
    "CellKind",
    "Chip",
    "ChipRow",
    "Choice",
    "ChoiceField",
    "Column",
    "Confirm",
    "CrashDialog",
    "DayField",
    "Dialog",
    "EmptyState",
    "Field",
    "FlowLayout",
    "Form",
    "Grave",
    "IconButton",
    "Inspector",
    "KeyFigure",
    "LineModel",
    "LongTextField",
    "MoneyField",
    "NumberField",
    "PersonField",
    "PlainEditor",
    "Progress",
    "Scroll",
    "SectionHeader",
    "Separator",
    "ShelfLayout",
    "Somebody",
    "Table",
    "TagsField",
    "Text",
    "TextField",
    "Toast",
    "announce",
    "band_words",
    "confirmed",
    "plain_tip",
    "tip",
]
