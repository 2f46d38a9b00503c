"""The numbers behind each chart as rows for a spreadsheet, the head first."""

from csm_desktop.app.lists.book_charts import BookCharts
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.ui.book.charts.plots import BANDS, segment_name
from csm_desktop.wording import label, tr

Rows = list[list[str | int | None]]


def month_rows(charts: BookCharts) -> Rows:
    """How many accounts had which band at the end of each month."""
    head: list[str | int | None] = [tr("Day"), *(label(band) for band in BANDS)]
    body: Rows = [
        [day.on.isoformat(), *(day.bands.get(band, 0) for band in BANDS)] for day in charts.months
    ]
    return [head, *body]


def mover_rows(charts: BookCharts) -> Rows:
    """Who moved, from which score to which."""
    body: Rows = [
        [mover.name, str(mover.before), str(mover.now), str(mover.now - mover.before)]
        for mover in charts.movers
    ]
    return [[tr("Account"), tr("30 days ago"), tr("Now"), tr("Points")], *body]


def revenue_rows(charts: BookCharts) -> Rows:
    """Health beside ARR and renewal."""
    head: list[str | int | None] = [
        tr("Account"), tr("Health"), tr("Score"), tr("ARR"), tr("Currency"), tr("Renewal"),
    ]  # fmt: skip
    body: Rows = [
        [
            one.name, label(one.band), str(one.score), str(one.arr.amount), one.arr.currency,
            one.renews_on.isoformat() if one.renews_on else "",
        ]
        for one in charts.revenue
    ]  # fmt: skip
    return [head, *body]


def segment_rows(charts: BookCharts) -> Rows:
    """Each segment's accounts by band and by standing."""
    head: list[str | int | None] = [
        tr("Segment"), tr("Accounts"), *map(label, BANDS), *map(label, Standing),
    ]  # fmt: skip
    body: Rows = [
        [
            segment_name(segment), segment.accounts,
            *(segment.bands.get(band, 0) for band in BANDS),
            *(segment.standings.get(standing, 0) for standing in Standing),
        ]
        for segment in charts.segments
    ]  # fmt: skip
    return [head, *body]
