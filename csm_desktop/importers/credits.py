"""Credits and refunds among contracts: lines below nothing are taken off what their account pays.

A credit belongs to one line above nothing of the same account and currency: that of its product
where there is one, else the largest. What no line can bear is refused, and told in money.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from csm_desktop.domain.records.revenue import SubscriptionStatus
from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.source_table import Refused
from csm_desktop.importers.plan import ImportNotice
from csm_desktop.importers.values.source_column import SourceColumn

_NAMING = ("account_id", "account_name", "account_domain")
_Account = tuple[str, ...]


def net_credits(columns: dict[str, SourceColumn], lines: Sequence[int]) -> list[ImportNotice]:
    """Take credits off the lines they belong to; each such row names that line as `part_of`."""
    arr = columns["arr"]
    borne: dict[int, list[int]] = {}
    amounts = list(arr.values)
    by_account: dict[_Account, list[int]] = {}
    for i, value in enumerate(arr.values):
        if (
            isinstance(value, Decimal)
            and value > 0
            and i not in arr.bad
            # What ended earns nothing any more, so nothing can be taken off it.
            and not _is_over(columns, i)
        ):
            by_account.setdefault(_account(columns, i), []).append(i)
    for i, value in enumerate(arr.values):
        if not isinstance(value, Decimal) or value >= 0:
            continue
        bearer = _bearer(columns, by_account.get(_account(columns, i), []), i)
        left = amounts[bearer] if bearer is not None else None
        # More off than is left is no credit of this line, and stays an amount that is refused.
        if bearer is None or not isinstance(left, Decimal) or left + value < 0:
            continue
        amounts[bearer] = left + value
        borne.setdefault(bearer, []).append(i)
    if not borne:
        return []
    part_of: list[object] = [None] * len(arr.values)
    for bearer, credit_rows in borne.items():
        for i in credit_rows:
            part_of[i] = lines[bearer]
            # Below zero was wrong by itself; as part of another line it is right.
            arr.bad.pop(i, None)
    columns["part_of"] = SourceColumn("", part_of)
    _note_ends(columns, borne)
    notices = [_told(columns, lines, bearer, rows) for bearer, rows in borne.items()]
    # Last, because ends and notes are told of what the lines were.
    for bearer in borne:
        arr.values[bearer] = amounts[bearer]
    return notices


def _account(columns: dict[str, SourceColumn], i: int) -> _Account:
    keys = (*_NAMING, "amount_currency")
    return tuple(str(columns[key].values[i] or "").casefold() for key in keys if key in columns)


def _is_over(columns: dict[str, SourceColumn], i: int) -> bool:
    status = columns.get("status")
    return status is not None and status.values[i] is SubscriptionStatus.ENDED


def _bearer(columns: dict[str, SourceColumn], candidates: Sequence[int], i: int) -> int | None:
    product = columns.get("product")
    if product is not None and product.values[i]:
        same = [j for j in candidates if product.values[j] == product.values[i]]
        candidates = same or candidates
    return max(candidates, key=lambda j: (_amount(columns, j), -j), default=None)


def _amount(columns: dict[str, SourceColumn], i: int) -> Decimal:
    value = columns["arr"].values[i]
    return value if isinstance(value, Decimal) else Decimal(0)


def _note_ends(columns: dict[str, SourceColumn], borne: dict[int, list[int]]) -> None:
    """A credit that ends before its contract: from then on the contract earns what it did."""
    ends = columns.get("ends_on")
    if ends is None:
        return
    size = len(columns["arr"].values)
    after = columns.setdefault("arr_after", SourceColumn("", [None] * size)).values
    until = columns.setdefault("discount_until", SourceColumn("", [None] * size)).values
    for bearer, rows in borne.items():
        last = {ends.values[i] for i in rows}
        (day,) = last if len(last) == 1 else (None,)
        end = ends.values[bearer]
        if isinstance(day, date) and until[bearer] is None and (
            not isinstance(end, date) or day < end
        ):  # fmt: skip
            after[bearer], until[bearer] = _amount(columns, bearer), day


def _told(
    columns: dict[str, SourceColumn], lines: Sequence[int], bearer: int, rows: Sequence[int]
) -> ImportNotice:
    amounts = [_amount(columns, bearer), *(_amount(columns, i) for i in rows)]
    arithmetic = " − ".join(f"{abs(amount):f}" for amount in amounts)
    text = say(
        "a credit of the same account (line {lines}) is taken off: {told}",
        "credits of the same account (lines {lines}) are taken off: {told}",
        n=len(rows), lines=", ".join(str(lines[i]) for i in rows),
        told=f"{arithmetic} = {sum(amounts):f}",
    )  # fmt: skip
    return ImportNotice(lines[bearer], columns["arr"].header, text)


def credits_told(
    columns: dict[str, SourceColumn], refused: dict[int, Refused]
) -> list[ImportNotice]:
    """What is missing in money where lines below nothing were refused, by account."""
    arr = columns.get("arr")
    named = next((columns[key] for key in _SHOWN if key in columns), None)
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


_SHOWN = ("account_name", "account_id", "account_domain")
