"""Deals with a row for each product, as "Opportunities with Products" of Salesforce writes them."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from csm_desktop.domain.text.identities import id_key
from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.set_aside import SetAside, aside
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.mapping import Mapped
from csm_desktop.importers.plan import ImportNotice, ReadyRow, fields_of

_OF_A_LINE = frozenset(("total", "line", "subtotal", "extended", "sales", "item", "position"))


def one_row_a_deal(
    rows: Sequence[ReadyRow], mapping: Sequence[Mapped]
) -> tuple[Sequence[ReadyRow], list[SetAside], list[ImportNotice]]:
    """The deals with all of their products, the rows that only add one, and what was summed.

    A line has its own amount where the lines differ, or where its column says so; else each tells
    that of the whole deal.
    """
    if "product" not in fields_of(rows):
        return rows, [], []
    deals: dict[object, list[ReadyRow]] = defaultdict(list)
    for row in rows:
        deals[_deal(row)].append(row)
    header = next((mapped.header for mapped in mapping if mapped.field == "amount"), "")
    kept, others, notices = [], [], []
    for lines in deals.values():
        if len(lines) == 1 or not _are_products(lines):
            kept += lines
            continue
        first = lines[0]
        first.values["product"] = ", ".join(str(line.values["product"]) for line in lines)
        amounts = [a for line in lines if isinstance(a := line.values.get("amount"), Decimal)]
        if len(set(amounts)) > 1 or (amounts and set(words(header).split()) & _OF_A_LINE):
            first.values["amount"] = total = sum(amounts, Decimal(0))
            told = say("the sum of its {n} lines: {sum}", n=len(lines), sum=f"{total:f}")
            notices.append(ImportNotice(first.line, header, told))
        kept.append(first)
        why = say("a further product of the deal in line {line}", line=first.line)
        others += [aside(line.line, why, line.cells) for line in lines[1:]]
    return (sorted(kept, key=lambda row: row.line) if others else rows), others, notices


def _deal(row: ReadyRow) -> object:
    """What the lines of one deal share: its number, else its name, account and day."""
    values = row.values
    if number := str(values.get("external_id") or ""):
        return id_key(number)
    return (str(values.get("title") or "").casefold(), str(values.get("account") or "").casefold(),
            values.get("close_on"))  # fmt: skip


def _are_products(lines: Sequence[ReadyRow]) -> bool:
    """Whether each line is of another product, in one currency."""
    products = [str(line.values.get("product") or "").casefold() for line in lines]
    currencies = {line.values.get("amount_currency") for line in lines}
    return "" not in products and len(set(products)) == len(products) and len(currencies) == 1
