"""The parts that every workspace is made of; no workspace styles, escapes or colours by itself.

    from csm_desktop.ui.widgets import Card, Column, Kind, Table, Text

    columns = [
        Column("name", tr("Account"), lambda line: line.name, Kind.STRONG, 180),
        Column("health", tr("Health"), lambda line: (line.band, line.score), Kind.BAND, 150),
        Column("next", tr("Next step"), lambda line: line.next_step, editable=True, stretch=True),
    ]
    table = Table(tr("Accounts"), columns, lines, edit=save_cell, today=book.today)
    table.opened.connect(open_account)           # a line
    table.filter("nor")                          # every word, whatever case and accents
    table.set_lines(listing.accounts(book))      # after the book changed; selection stays

    card = Card(tr("Renewals"), tr("next 90 days"))
    card.add(Text(line.name, "strong"))
    card.add(Text(line.domain, "caption"))

`save_cell(line, key, value)` runs a use case and lets its UserError through: the cell shows it.
"""

from csm_desktop.ui.widgets.bubble import Bubble
from csm_desktop.ui.widgets.card import Card, KeyFigure, Rule, SectionHeader
from csm_desktop.ui.widgets.marks import BandBadge, BandGlyph, Dots, Sparkline, band_words
from csm_desktop.ui.widgets.table import Column, Kind, LineModel, Table
from csm_desktop.ui.widgets.text import Text, plain_tip, tip

__all__ = [
    "BandBadge",
    "BandGlyph",
    "Bubble",
    "Card",
    "Column",
    "Dots",
    "KeyFigure",
    "Kind",
    "LineModel",
    "Rule",
    "SectionHeader",
    "Sparkline",
    "Table",
    "Text",
    "band_words",
    "plain_tip",
    "tip",
]
