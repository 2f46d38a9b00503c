"""Discounts as lists write them: `20%`, `20 % off`, an amount, or a number the header explains.

A number that may be either is kept and told: taken for the wrong one it would be a wrong revenue.
"""

from collections.abc import Sequence
from decimal import Decimal

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.values.numbers import read_numbers
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.importers.values.source_column import SourceColumn
from csm_desktop.importers.values.units import header_unit
from csm_desktop.values import dataclass

_PERCENT = frozenset(("percent", "percentage", "pct", "prozent", "%", "rate", "割引率"))
_AMOUNT = frozenset(("amount", "value", "betrag", "montant", "importe", "bedrag"))
_OPEN = say(
    "whether it is percent or an amount is not known: not taken off, kept as a field of yours"
)
_NO_DISCOUNT = say("it is no discount: kept as a field of yours")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Discount:
    """What is taken off a price: `percent` of it, then `amount`."""

    percent: Decimal = Decimal(0)
    amount: Decimal = Decimal(0)

    def off(self, price: Decimal) -> Decimal:
        """The price that is left; never less than nothing."""
        return max(Decimal(0), price * (_HUNDRED - self.percent) / _HUNDRED - self.amount)

    @property
    def told(self) -> str:
        """The discount as arithmetic shows it."""
        return f"{self.percent.normalize():f} %" if self.percent else f"{self.amount:f}"


def read_discounts(header: str, cells: Sequence[Cell], decimal: str) -> SourceColumn:
    """Read a column of discounts; no discount is None."""
    texts = [as_text(cell).casefold().removesuffix("off").strip() for cell in cells]
    found = read_numbers(texts, decimal)
    spoken = set(header.casefold().replace("(", " ").replace(")", " ").replace("_", " ").split())
    is_share = bool(spoken & _PERCENT)
    is_amount = bool(spoken & _AMOUNT) or bool(header_unit(header).currency)
    # A spreadsheet keeps 20 % as 0.2.
    shares = [abs(value) for value in found.values if value]
    scale = _HUNDRED if is_share and shares and max(shares) <= 1 else Decimal(1)
    values: list[object] = []
    kept: dict[int, Message] = dict.fromkeys(found.bad, _NO_DISCOUNT)
    for i, signed in enumerate(found.values):
        values.append(None)
        value = abs(signed or Decimal(0))  # "-20 %" is meant as the same
        if not value:
            continue
        if is_share or "%" in texts[i]:
            percent = value * scale if "%" not in texts[i] else value
            values[i] = Discount(percent=percent) if percent <= _HUNDRED else None
        elif is_amount or found.units[i].currency:
            values[i] = Discount(amount=value)
        if values[i] is None:
            kept[i] = _OPEN
    return SourceColumn(header, values, kept=kept)
