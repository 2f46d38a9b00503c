"""What the page of movements says; for our own side, never for a customer."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from csm_desktop.domain.money.movement_lines import PARTS, MovementLine, MovementTable, shown_parts
from csm_desktop.domain.money.renewal_rate import RenewalRate
from csm_desktop.domain.money.revenue_figures import RevenueWindow
from csm_desktop.domain.money.revenue_groups import GroupBy
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import Message, say
from csm_desktop.reports.tables.pack import PrintedColumn, PrintedTable, TablesPack
from csm_desktop.wording import label, money, percent, rates_words, render, tr, voice


def assemble_movements(
    tables: Sequence[MovementTable],
    renewals: Sequence[RenewalRate],
    window: RevenueWindow,
    as_of: date,
    left_out: Sequence[str] = (),
    by: GroupBy = GroupBy.ACCOUNT,
) -> TablesPack:
    """The page, in the voice that is spoken; `left_out` are accounts whose money is not usable,
    `by` is what a line stands for."""
    title = say("Recurring revenue from {start} to {end}", start=window.start, end=window.end)
    told = tuple(_table(table, tables, renewals, left_out, by) for table in tables)
    return TablesPack(
        as_of,
        voice(),
        tr("Movements"),
        render(title),
        tr("Internal: it names several customers"),
        tr("Nothing was earned in this time."),
        told,
    )


def movement_heads(by: GroupBy = GroupBy.ACCOUNT, parts: Sequence[str] = PARTS) -> tuple[str, ...]:
    """The heads of a table of movements, first what a line stands for, then its parts."""
    heads = {
        "start": tr("Start"), "new": tr("New"), "expansion": tr("Expansion"),
        "contraction": tr("Contraction"), "churn": tr("Churn"), "swapped": tr("Other currency"),
        "end": tr("End"),
    }  # fmt: skip
    return (label(by), *(heads[part] for part in parts))


def share_lines(
    table: MovementTable, tables: Sequence[MovementTable], renewals: Sequence[RenewalRate]
) -> tuple[str, ...]:
    """NRR, GRR, customers lost and renewals won of a table, each with the inputs it came from, and
    the rates by which its currencies became one.

    Renewals for which no rate leads to the book's currency, and whose own has no table among
    `tables`, stand under each, by its name.
    """
    figures = table.figures
    lines = [
        say(
            "NRR {nrr}, GRR {grr}, customer churn {lost}. {why}",
            nrr=_share(figures.nrr),
            grr=_share(figures.grr),
            lost=_share(figures.logo_churn),
            why=figures.why,
        )
    ]
    others = {other.currency for other in tables} - {table.currency}
    lines += [
        _renewal_rate(rate, table.currency) for rate in renewals if rate.due.currency not in others
    ]
    rates = rates_words(figures.rates)
    return (*map(render, lines), *([rates] if rates else []))


def _renewal_rate(rate: RenewalRate, currency: str) -> Message:
    shares = {"by_count": _share(rate.by_count), "by_money": _share(rate.by_money)}
    # A rate of which no money came due has no currency.
    if rate.due.currency in (currency, ""):
        return say(
            "Renewal rate {by_count} by count, {by_money} by money. {why}", **shares, why=rate.why
        )
    return say(
        "Renewal rate of what is paid in {currency}: {by_count} by count, {by_money} by money."
        " {why}",
        **shares,
        currency=rate.due.currency,
        why=rate.why,
    )


def left_out_lines(names: Sequence[str]) -> tuple[str, ...]:
    """What is said of accounts that stand in no sum."""
    return tuple(
        render(say("Left out, for its money is not usable: {name}", name=name)) for name in names
    )


def _table(
    table: MovementTable,
    tables: Sequence[MovementTable],
    renewals: Sequence[RenewalRate],
    left_out: Sequence[str],
    by: GroupBy,
) -> PrintedTable:
    parts = shown_parts(tables)
    rows = tuple((line.account, *_amounts(line, parts)) for line in table.lines)
    sums = (tr("Total"), *_amounts(table.total, parts))
    notes = (*share_lines(table, tables, renewals), *left_out_lines(left_out))
    first, *others = movement_heads(by, parts)
    columns = (PrintedColumn(first, 3), *(PrintedColumn(head, 1.5, "right") for head in others))
    return PrintedTable(columns, rows, sums, notes)


def _amounts(line: MovementLine, parts: Sequence[str]) -> list[str]:
    # A zero in most columns would hide what moved.
    return [_amount(part, getattr(line, part)) for part in parts]


def _amount(part: str, amount: Money) -> str:
    return money(amount) if amount.minor or part in ("start", "end") else ""


def _share(share: Decimal | None) -> str:
    return tr("not applicable") if share is None else percent(share)
