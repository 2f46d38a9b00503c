"""The past year of a journey and its alerts, month by month and trigger by trigger: as tables of
the validation's page, and for a spreadsheet."""

from datetime import date

from csm_desktop.app.documents.listings import Listing
from csm_desktop.domain.alerts.back_test import SHORT_DAYS, BackTest, PastMonth
from csm_desktop.domain.alerts.past_alerts import LOOK_DAYS
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.records.alerts import Trigger
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.spread import rounded
from csm_desktop.reports.tables.pack import PrintedColumn, PrintedTable, TablesPack
from csm_desktop.wording import day, label, render, tr, voice

ORDER = (Standing.CHAMPION, Standing.CRUISER, Standing.LAGGARD, Standing.TOO_EARLY)


def back_test_words(found: BackTest) -> str:
    """What it would have said, in a sentence."""
    alerts = say("{n} alert", "{n} alerts", n=found.alerts)
    return render(
        say(
            "The past year would have brought {alerts}, {short} of them gone within {days} days;"
            " {n} would be open today.",
            alerts=alerts, short=found.short, days=SHORT_DAYS, n=found.waiting,
        )
    )  # fmt: skip


def past_words() -> str:
    """How much the past year knows."""
    return render(
        say(
            "Triggers that are off count, too. Milestones count with the days on which they stand"
            " now, and values without a day with what they are now. The past is looked at on each"
            " day on which something was recorded, on the day before, and every {days} days.",
            days=LOOK_DAYS,
        )
    )


def back_test_listing(segment: str, found: BackTest, as_of: date) -> Listing:
    """The past year alone: its two tables, and a row for each month with every trigger."""
    pack = TablesPack(
        as_of,
        voice(),
        tr("Back-test of the past year"),
        segment,
        tr("Internal: it tells how accounts keep to their journey"),
        "",
        back_test_tables(found),
    )
    heads = (
        tr("As of"), *map(label, ORDER), *map(label, Trigger), tr("Alerts of the month"),
    )  # fmt: skip
    return Listing(pack, (heads, *map(_cells, found.months)))


def back_test_tables(found: BackTest) -> tuple[PrintedTable, PrintedTable]:
    """Standings at each month's end with the alerts of the month, and the triggers that called."""
    months = PrintedTable(
        (
            PrintedColumn(tr("As of"), 1.6),
            *(PrintedColumn(label(one), 1, "right") for one in ORDER),
            PrintedColumn(tr("Alerts of the month"), 1.3, "right"),
        ),
        tuple(
            (
                day(month.on),
                *(str(month.standings.get(one, 0)) for one in ORDER),
                str(month.alerts),
            )
            for month in found.months
        ),
        notes=(back_test_words(found),),
        heading=tr("Back-test of the past year"),
    )
    triggers = PrintedTable(
        (
            PrintedColumn(tr("Trigger"), 2.4),
            PrintedColumn(tr("Alerts"), 0.8, "right"),
            PrintedColumn(tr("Median days open"), 1.3, "right"),
            PrintedColumn(tr("Gone within a week"), 1.3, "right"),
            PrintedColumn(tr("Open today"), 1, "right"),
        ),
        tuple(
            (
                label(one.trigger), str(one.alerts),
                str(rounded(one.days_open.median)) if one.days_open is not None else "",
                str(one.short), str(one.waiting),
            )
            for one in found.triggers
        ),
        notes=(past_words(),),
        heading=tr("Alerts by trigger"),
    )  # fmt: skip
    return months, triggers


def _cells(month: PastMonth) -> tuple[str, ...]:
    return (
        month.on.isoformat(),
        *(str(month.standings.get(one, 0)) for one in ORDER),
        *(str(month.raised.get(one, 0)) for one in Trigger),
        str(month.alerts),
    )
