"""The address of an owner that stands in a column beside the name: one person with both."""

from collections.abc import Sequence
from dataclasses import replace

from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.mapping import by_name
from csm_desktop.importers.values.shapes import Shape, as_text, shape

_SURE = 0.9
_MAIL = frozenset(("email", "mail"))
_MOST = 0.5


def with_owner_addresses(table: SourceTable) -> SourceTable:
    """The table with "Kim Roe (kim@us.example)" where name and address stand beside each other."""
    called = [
        i
        for i, header in enumerate(table.headers)
        if by_name(ListKind.ACCOUNTS, header).get("owner", (0.0,))[0] >= _SURE
    ]
    addresses = [i for i in called if _MAIL & set(words(table.headers[i]).split())]
    names = [i for i in called if i not in addresses]
    # Two who own, or two addresses, and nobody knows whose is whose.
    if len(names) != 1 or len(addresses) != 1:
        return table
    name, address = names[0], addresses[0]
    if not _are_mails(table, address) or _are_mails(table, name):
        return table
    rows: list[Sequence[Cell]] = [
        [_both(cell, row[address]) if i == name else cell for i, cell in enumerate(row)]
        for row in table.rows
    ]
    told = say("it was read together with {header}", header=table.headers[name])
    return replace(table, rows=rows, spent={**table.spent, table.headers[address]: told})


def _are_mails(table: SourceTable, place: int) -> bool:
    filled = [row[place] for row in table.rows if as_text(row[place])]
    return sum(shape(cell) is Shape.EMAIL for cell in filled) > _MOST * len(filled)


def _both(name: Cell, address: Cell) -> Cell:
    if not as_text(name) or shape(address) is not Shape.EMAIL:
        return name or address
    return f"{as_text(name)} ({as_text(address)})"
