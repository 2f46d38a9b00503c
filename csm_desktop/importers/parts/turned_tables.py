"""Tables that stand on their side: a column an account, the names of its fields in the first."""

from collections.abc import Sequence
from dataclasses import replace

from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import unique_names
from csm_desktop.importers.meaning.mapping import by_name
from csm_desktop.importers.plan import ImportNotice
from csm_desktop.importers.values.periods import names_period
from csm_desktop.importers.values.shapes import Shape, as_text, shape

_KINDS = (ListKind.ACCOUNTS, ListKind.SUBSCRIPTIONS)
_SURE = 0.9
_LEAST = 3  # fields of an account by name
_ACCOUNTS = 2
_MOST = 80  # fields
_NAME = "Account Name"


def turned(table: SourceTable) -> SourceTable:
    """The table with a row an account, where it has a column an account; any other as it is."""
    if len(table.rows) > _MOST:
        return table  # nothing has so many fields, and thousands of names need not be looked at
    names = [as_text(row[0]).strip() for row in table.rows]
    if not _is_on_its_side(table, names):
        return table
    called = [table.headers[0] if _fields(table.headers[0]) else _NAME, *names]
    is_named = any("name" in _fields(name) for name in names)
    if is_named and not _fields(table.headers[0]):
        called[0] = "Column 1"
    columns: list[Sequence[Cell]] = [
        [header, *(row[j] for row in table.rows)] for j, header in enumerate(table.headers) if j
    ]
    headers = tuple(unique_names(called))
    # What is hidden stays so: a hidden column is a hidden row now, and the other way round.
    places = (table.places or range(len(table.headers)))[1:]
    hidden = {place + 1 for place, header in zip(places, table.headers[1:], strict=True)
              if header in table.hidden_columns}  # fmt: skip
    told = say(
        "it has a column an account, and was turned: what is called a line here is a column of it"
    )
    return replace(
        table, headers=headers, rows=columns,
        lines=[place + 1 for place in places], places=tuple(range(len(called))),
        hidden_lines=frozenset(hidden),
        hidden_columns=frozenset(h for h, line in zip(headers[1:], table.lines, strict=True)
                                 if line in table.hidden_lines),
        notices=(*table.notices, ImportNotice(0, "", told)),
    )  # fmt: skip


def _is_on_its_side(table: SourceTable, names: Sequence[str]) -> bool:
    """Whether the first column names fields of accounts, each once, and the first row none."""
    own = table.headers[1:]
    # A sheet for each customer has one column of values, below the customer's name.
    named = _fields(table.headers[0]) & {"name", "account_name"}
    if (
        len(own) < (1 if named else _ACCOUNTS)
        or not table.header_line
        or len(set(names)) < len(names)
    ):
        return False
    known = {key for name in names for key in _fields(name)}
    met = sum(bool(_fields(name)) for name in names)
    if len(known) < _LEAST or met * 2 < len(names):
        return False
    # A field in the first row, a month or a number: that is how lists begin that stand upright.
    return not any(
        _fields(header) or names_period(header) or shape(header) is not Shape.TEXT for header in own
    )


def _fields(name: str) -> set[str]:
    return {
        key for kind in _KINDS for key, (sure, _) in by_name(kind, name).items() if sure >= _SURE
    }
