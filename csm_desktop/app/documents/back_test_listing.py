"""The past year of a journey, month by month, as a table of the validation's page."""

from csm_desktop.domain.journey.back_test import SHORT_DAYS, BackTest
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.spread import rounded
from csm_desktop.reports.tables.pack import PrintedColumn, PrintedTable
from csm_desktop.wording import day, label, render, tr

ORDER = (Standing.CHAMPION, Standing.CRUISER, Standing.LAGGARD, Standing.TOO_EARLY)


def back_test_words(found: BackTest) -> str:
    """What it would have said, in one or two sentences."""
    alerts = say("{n} alert of a late milestone", "{n} alerts of late milestones", n=found.alerts)
    if found.days_open is None:
        return render(say("The past year would have brought {alerts}; {n} would be open today.",
                          alerts=alerts, n=found.waiting))  # fmt: skip
    return render(
        say(
            "The past year would have brought {alerts}: open for {median} days in the median,"
            " {short} of them gone within {days} days; {n} would be open today.",
            alerts=alerts, median=rounded(found.days_open.median), short=found.short,
            days=SHORT_DAYS, n=found.waiting,
        )
    )  # fmt: skip


def back_test_table(found: BackTest) -> PrintedTable:
    """Standings at each month's end, and the alerts of the month."""
    note = tr(
        "Milestones count with the days on which they stand now, and values without a day with what"
        " they are now."
    )
    return PrintedTable(
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
        notes=(back_test_words(found), note),
        heading=tr("Back-test of the past year"),
    )
