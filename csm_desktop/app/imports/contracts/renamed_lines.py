"""Lines of a contract whose product is called otherwise by the next list: the same ones.

A line that a list calls by no name of the book is one that it lacks by name, where its number, its
price or its begin says so and speaks of no other. Else it is a line of its own.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from csm_desktop.domain.records.accounts import CustomField
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.plan import ReadyRow

_NUMBERS = frozenset(
    ("line", "line no", "line number", "line id", "line item id", "item no", "item number", "pos",
     "position", "position no", "zeile", "positionsnummer", "ligne", "línea", "linha", "明細番号")
)  # fmt: skip
_Sign = tuple[Callable[[ReadyRow], object], Callable[[Subscription], object]]


def renamed(rows: Mapping[str, ReadyRow], held: Mapping[str, Subscription]) -> dict[str, int]:
    """The lines of one contract, by the product that the list names, that are lines of the book
    under another; `rows` and `held` have them by their products."""
    new = {product: row for product, row in rows.items() if product not in held}
    old = {product: line for product, line in held.items() if product not in rows}
    found: dict[str, int] = {}
    for of_row, of_line in _SIGNS:
        for product, row in list(new.items()):
            sign = of_row(row)
            met = [name for name, line in old.items() if sign and of_line(line) == sign]
            alike = [name for name, other in new.items() if of_row(other) == sign]
            if len(met) == 1 and len(alike) == 1:
                found[product] = old.pop(met[0]).id
                del new[product]
    return found


def _number(custom: Iterable[CustomField]) -> str:
    return next((field.value for field in custom if words(field.name) in _NUMBERS), "")


def _price(row: ReadyRow) -> object:
    amount = row.values.get("arr")
    return amount if isinstance(amount, Decimal) and amount else None


_SIGNS: tuple[_Sign, ...] = (
    (lambda row: _number(row.custom), lambda line: _number(line.custom)),
    (lambda row: (_price(row), row.values.get("starts_on")) if _price(row) else None,
     lambda line: (line.arr.amount, line.starts_on)),
    (_price, lambda line: line.arr.amount),
    (lambda row: row.values.get("starts_on"), lambda line: line.starts_on),
)  # fmt: skip
