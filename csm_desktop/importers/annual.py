"""Amounts of billing systems as annual recurring revenue, with the arithmetic that made it.

An amount counts for its interval, and a unit's price as often as there are units. An interval that
is not understood refuses its row: a guess would be twelve times too much, or too little.
"""

from collections.abc import Sequence
from decimal import Decimal

from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.source_table import Refused
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.last_word import UNIT_PRICES
from csm_desktop.importers.plan import ImportNotice
from csm_desktop.importers.values.intervals import times_a_year
from csm_desktop.importers.values.source_column import SourceColumn

_UNITS = frozenset(("quantity", "qty", "units", "number of units"))


def annualised(
    columns: dict[str, SourceColumn], lines: Sequence[int], notices: list[ImportNotice]
) -> None:
    """Put `arr` in the place of `mrr`: twelve months a year, or what the interval beside it says.

    Where the amount is a unit's price and the units stand beside it, they are multiplied. What was
    reckoned is told, the first row as the example.
    """
    monthly = columns.pop("mrr")
    interval = columns.pop("interval", None)
    units = _units(columns, monthly)
    yearly: list[object] = []
    told = ""
    for i, value in enumerate(monthly.values):
        said = str(interval.values[i] or "") if interval else ""
        often = times_a_year(said) if said else Decimal(12)
        if not isinstance(value, Decimal) or often is None:
            if isinstance(value, Decimal):
                monthly.bad.setdefault(i, say("its interval is not known: “{said}”", said=said))
            yearly.append(None)
            continue
        count = Decimal(str(units.values[i])) if units and units.values[i] is not None else None
        factors = [value, often.normalize() + 0, *([count] if count is not None else [])]
        result = value * often * (count if count is not None else 1)
        yearly.append(result)
        if not told and (interval or units):
            told = " × ".join(f"{factor:f}" for factor in factors) + f" = {result.normalize():f}"
            text = say("reckoned for a year, by its interval and number of units: {told}",
                       told=told)  # fmt: skip
            notices.append(ImportNotice(lines[i], monthly.header, text))
    columns["arr"] = SourceColumn(
        monthly.header, yearly, monthly.bad, currencies=monthly.currencies,
        sign=monthly.sign, is_minor=monthly.is_minor,
    )  # fmt: skip


def _units(columns: dict[str, SourceColumn], monthly: SourceColumn) -> SourceColumn | None:
    seats = columns.get("licensed_seats")
    if seats is None or words(seats.header) not in _UNITS:
        return None
    return seats if words(monthly.header) in UNIT_PRICES else None


def credits_told(
    columns: dict[str, SourceColumn], refused: dict[int, Refused]
) -> list[ImportNotice]:
    """What is missing in money where lines below nothing were refused, by account."""
    arr = columns.get("arr")
    named = next(
        (
            columns[key]
            for key in ("account_name", "account_id", "account_domain")
            if key in columns
        ),
        None,
    )
    if arr is None or named is None:
        return []
    sums: dict[str, list[Decimal]] = {}
    for i in refused:
        value = arr.values[i]
        if isinstance(value, Decimal) and value < 0:
            sums.setdefault(str(named.values[i] or ""), []).append(value)
    return [
        ImportNotice(0, arr.header, say(
            "one line of {sum} was refused: what {account} pays is too high by that much",
            "{n} lines of {sum} were refused: what {account} pays is too high by that much",
            n=len(lost), sum=f"{sum(lost):f}", account=account,
        ))
        for account, lost in sums.items()
    ]  # fmt: skip
