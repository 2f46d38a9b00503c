"""The renewals that come, as a page and as a table: by month, and one by one with its why."""

from collections.abc import Sequence
from datetime import date

from csm_desktop.app.documents.listings import Listing
from csm_desktop.app.revenue.renewals import by_outlook, rates_of
from csm_desktop.domain.lists.renewal_lines import PREPARATIONS, RenewalLine
from csm_desktop.domain.money.pipeline import Rated
from csm_desktop.domain.records.revenue import Outlook
from csm_desktop.domain.text.message import say
from csm_desktop.reports.tables.pack import PrintedColumn, PrintedTable, TablesPack
from csm_desktop.wording import (
    day,
    label,
    money,
    moneys,
    month,
    rates_words,
    render,
    short_day,
    tr,
    voice,
)


def renewal_listing(
    found: Sequence[RenewalLine], until: date, as_of: date, rated: Rated
) -> Listing:
    """These renewals; `until` is the last day that was asked for, `rated` puts sums together."""
    title = say("Renewals from {start} to {end}", start=day(as_of), end=day(until))
    pack = TablesPack(
        as_of,
        voice(),
        tr("Renewals"),
        render(title),
        tr("Internal: it names several customers"),
        tr("Nothing is to be renewed."),
        (_months(found, rated), _renewals(found)) if found else (),
    )
    return Listing(pack, (_heads(), *map(_cells, found)))


def _months(found: Sequence[RenewalLine], rated: Rated) -> PrintedTable:
    led = rates_of((line.amount for line in found), rated)
    # Either all sums are put together or none: beside one another they are compared.
    shown = rated if led else None
    by_month: dict[date, list[RenewalLine]] = {}
    for line in found:
        by_month.setdefault(line.due_on.replace(day=1), []).append(line)
    rows = tuple(
        (month(first, with_year=True), str(len(lines)), *_amounts(lines, shown))
        for first, lines in sorted(by_month.items())
    )
    return PrintedTable(
        (
            PrintedColumn(tr("Month"), 2),
            PrintedColumn(tr("Renewals"), 1, "right"),
            *(PrintedColumn(label(outlook), 1.6, "right") for outlook in Outlook),
        ),
        rows,
        notes=(
            *(
                render(say("{outlook}: {amounts}", outlook=outlook, amounts=moneys(amounts)))
                for outlook, amounts in by_outlook(found, shown).items()
            ),
            *([rates_words(led)] if led else []),
            tr(
                "Each amount is what is expected a year, and nothing is weighted. One’s own word"
                " counts first; then committed are those whose questions are all answered, at risk"
                " those of an account at risk, behind its plan or past the day, likely those of a"
                " healthy one, and uncertain the others."
            ),
        ),
        heading=tr("By month"),
    )


def _amounts(lines: Sequence[RenewalLine], rated: Rated | None) -> list[str]:
    sums = by_outlook(lines, rated)
    return [moneys(sums.get(outlook, ())) for outlook in Outlook]


def _renewals(found: Sequence[RenewalLine]) -> PrintedTable:
    rows = tuple(
        (
            line.account,
            line.product,
            short_day(line.due_on, with_year=True),
            money(line.amount),
            label(line.outlook),
            render(line.why),
        )
        for line in found
    )
    return PrintedTable(
        (
            PrintedColumn(tr("Account"), 2.4),
            PrintedColumn(tr("Product"), 1.8),
            PrintedColumn(tr("Due"), 1.4, "right"),
            PrintedColumn(tr("A year"), 1.6, "right"),
            PrintedColumn(tr("Outlook"), 1.3),
            PrintedColumn(tr("Why"), 3),
        ),
        rows,
        heading=tr("Renewal by renewal"),
    )


def _heads() -> tuple[str, ...]:
    return (
        tr("Account"), tr("Product"), tr("Due"), tr("ARR"), tr("Currency"), tr("Expected"),
        tr("Currency of what is expected"), tr("Health"), tr("Standing"), tr("Outlook"), tr("Why"),
        tr("Questions answered"), tr("Questions"), tr("Prepared"), tr("To prepare"),
        tr("Notice by"),
    )  # fmt: skip


def _cells(line: RenewalLine) -> tuple[str, ...]:
    return (
        line.account,
        line.product,
        f"{line.due_on}",
        str(line.arr.amount),
        line.arr.currency,
        str(line.amount.amount),
        line.amount.currency,
        label(line.band),
        label(line.standing) if line.standing is not None else "",
        label(line.outlook),
        render(line.why),
        str(line.answered),
        str(line.asked),
        str(line.prepared),
        str(PREPARATIONS),
        f"{line.notice_by}" if line.notice_by is not None else "",
    )
