"""A table that stands in a card: the card is its frame, and its words begin where the card's do."""

from typing import Any

from csm_desktop.ui import theme
from csm_desktop.ui.widgets.card import Card
from csm_desktop.ui.widgets.table.cells import PADDING
from csm_desktop.ui.widgets.table.view import Table


def put_in_card(card: Card, table: Table[Any], stretch: int = 0) -> None:
    """Put a table, which draws no frame of its own, beneath what the card holds already."""
    table.drop_frame()
    card.add_wide(table, around(), stretch)


def around() -> int:
    """What is around the words of a cell at each side, in px."""
    return theme.px(PADDING) + 1  # and the hairline of the table
