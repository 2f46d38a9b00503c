"""What the program reckons of a book for its team's views: account by account, so that the figures
of several books are the sum of their parts, to the cent."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from csm_desktop.app import settings
from csm_desktop.app.alerts.list import Shelf
from csm_desktop.app.book import Book
from csm_desktop.app.lists.current_alerts import current_alerts
from csm_desktop.app.lists.figures import Progress, current_lines
from csm_desktop.app.revenue.records import RevenueRecords, revenue_records
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.money.account_tally import (
    AccountStory,
    AccountTally,
    story_tally,
    tallies,
)
from csm_desktop.domain.money.due_renewal import DueRenewal
from csm_desktop.domain.money.movements import ALWAYS
from csm_desktop.domain.money.revenue_figures import (
    RevenueWindow,
    common_rates,
    used_by,
    used_currencies,
)
from csm_desktop.domain.money.windows import RevenueSpan, window_of
from csm_desktop.domain.records.accounts import Account
from csm_desktop.storage.queries import dump
from csm_desktop.storage.team.figures import (
    Figure,
    TeamAccount,
    TeamAlert,
    TeamArr,
    TeamRenewal,
    TeamRevenue,
    TeamSpan,
    TeamTogether,
)

_Stories = Sequence[AccountStory]
_Windows = dict[RevenueSpan, RevenueWindow]


def team_figures(book: Book, report: Progress | None = None) -> dict[str, Sequence[Figure]]:
    """All figures of a book as of today, by the tables that they stand in."""
    lines = current_lines(book, report)
    records = revenue_records(book, lines)
    with book.reading() as connection:
        handed = {one.id: one.handed_on for one in dump.everything(connection, Account)}
        first = settings.fiscal_start(connection)
    windows = {span: window_of(span, book.today(), first) for span in RevenueSpan}
    stories = records.stories()
    return {
        "figure_account": [
            TeamAccount(
                line.id, line.name, line.owner, line.segment, line.status.value, line.stage.value,
                handed.get(line.id), line.band.value, line.score, line.confidence, line.coverage,
                line.standing.value if line.standing is not None else None, line.renews_on,
                line.last_touch_on, line.as_of,
            )
            for line in lines
        ],
        "figure_arr": list(_arr(lines)),
        "figure_span": [TeamSpan(span.value, w.start, w.end) for span, w in windows.items()],
        "figure_revenue": list(_revenue(stories, windows)),
        "figure_together": list(_together(stories, records, windows)),
        "figure_renewal": list(_renewals(records)),
        "figure_alert": list(_alerts(book)),
    }  # fmt: skip


def _arr(lines: Iterable[AccountLine]) -> Iterator[TeamArr]:
    for line in lines:
        # What stands on a damaged amount is in no sum.
        if "arr" not in line.unusable:
            yield from (TeamArr(line.id, money.currency, money.minor) for money in line.arr)


def _revenue(stories: _Stories, windows: _Windows) -> Iterator[TeamRevenue]:
    for story in stories:
        for span, window in windows.items():
            for currency, tally, is_known in tallies(story, window.start, window.end):
                own = tally.counted[_AMOUNTS]
                if any(own):
                    yield _row(story.account_id, span, currency, tally, is_known=is_known)


_AMOUNTS = slice(0, 6)
"""Of a tally: what makes the end of the start."""


def _row(
    account_id: int, span: RevenueSpan, currency: str, own: AccountTally, *, is_known: bool
) -> TeamRevenue:
    known = own if is_known else AccountTally()
    gained = own.new + own.expansion - own.contraction - own.churn + own.swapped
    return TeamRevenue(
        account_id, span.value, currency, own.start, own.new, own.expansion, own.contraction,
        own.churn, own.swapped, own.start + gained, own.existed, own.lost, known.start,
        known.expansion, known.contraction, known.churn, known.lasting, known.existed, known.lost,
    )  # fmt: skip


def _together(
    stories: _Stories, records: RevenueRecords, windows: _Windows
) -> Iterator[TeamTogether]:
    for span, window in windows.items():
        used = used_currencies(stories, window)
        currency = records.currency or (next(iter(used)) if len(used) == 1 else "")
        if not currency:
            continue
        rates = common_rates(sorted(used), currency, records.rates, window.end)
        for story in stories:
            if mine := used_by(story, window):
                own, is_known = story_tally(story, window.start, window.end, rates.parts)
                known = own if is_known else AccountTally()
                yield TeamTogether(
                    account_id=story.account_id, span=span.value, currency=currency,
                    is_rated=mine <= rates.parts.keys(), whole=rates.whole,
                    start=own.start, new=own.new,
                    expansion=own.expansion, contraction=own.contraction,
                    churn=own.churn, swapped=own.swapped,
                    accounts=own.existed, accounts_lost=own.lost,
                    known_start=known.start, known_expansion=known.expansion,
                    known_contraction=known.contraction,
                    known_churn=known.churn, known_lasting=known.lasting,
                    known_accounts=known.existed, known_lost=known.lost,
                )  # fmt: skip


def _renewals(records: RevenueRecords) -> Iterator[TeamRenewal]:
    number: Counter[tuple[object, ...]] = Counter()
    for one in records.due(RevenueWindow(ALWAYS, records.as_of)):
        key = (one.account_id, one.subscription_id or 0, one.due_on)
        number[key] += 1
        yield _renewal(one, number[key])


def _renewal(one: DueRenewal, number: int) -> TeamRenewal:
    return TeamRenewal(
        one.account_id, one.subscription_id or 0, one.due_on, number, one.product,
        one.before.minor, one.before.currency, one.after.minor, one.after.currency,
        one.outcome.value if one.outcome is not None else None,
    )  # fmt: skip


def _alerts(book: Book) -> Iterator[TeamAlert]:
    # Numbered and not by their ids: what was judged just now, and is not kept, has another one
    # each time.
    number: Counter[tuple[object, ...]] = Counter()
    lines = sorted(current_alerts(book).lines, key=lambda line: (line.since, line.what, line.id))
    for line in lines:
        if line.shelf in (Shelf.FIRING, Shelf.SNOOZED):
            number[line.account_id, line.trigger] += 1
            yield TeamAlert(
                line.account_id, line.trigger.value, number[line.account_id, line.trigger],
                line.severity.value, line.tone.value, line.shelf.value, line.since,
            )  # fmt: skip
