"""The views' figures are the program's own, to the cent, over the books of several people."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from csm_desktop.app.accounts.acts import edit_account
from csm_desktop.app.alerts.list import Shelf
from csm_desktop.app.book import Book
from csm_desktop.app.exchange.bundle import hand_over
from csm_desktop.app.lists.current_alerts import current_alerts
from csm_desktop.app.lists.figures import current_lines
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.publication.publish import identify, identity
from csm_desktop.app.revenue.records import revenue_records
from csm_desktop.app.settings import CURRENCY, put_text
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.money.due_renewal import DueRenewal
from csm_desktop.domain.money.movements import Movement
from csm_desktop.domain.money.renewal_rate import renewal_rates
from csm_desktop.domain.money.revenue_figures import RevenueFigures, revenue_figures
from csm_desktop.domain.money.windows import RevenueSpan, window_of
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.money import Money, totals
from csm_desktop.domain.records.revenue import (
    ExchangeRate,
    RevenueEvent,
    RevenueKind,
    Subscription,
)
from csm_desktop.storage.queries import dump
from csm_desktop.storage.session import Work
from csm_desktop.storage.team.views import VIEWS
from tests.app.publication.conftest import Publish
from tests.app.publication.server import TeamServer
from tests.benchmarks.scale import Scale, make_scale_book
from tests.books import CLOCK, sample_copy

BOOKS = 5
LACKING = 3
"""The book into which no rates are typed."""
RATES = {"USD": "0.8731", "JPY": "163.27", "KWD": "2.9913", "CHF": "0.937", "NOK": "0.0853",
         "GBP": "1.17"}  # fmt: skip
TEAMS = ("North", "South")


class Reckoned:
    """What the program says of some accounts of several books together."""

    def __init__(self) -> None:
        self.lines: list[AccountLine] = []
        self.moved: list[Movement] = []
        self.due: list[DueRenewal] = []
        self.shown_in: set[str] = set()
        self.rates: dict[tuple[object, ...], tuple[ExchangeRate, ...]] = {}
        self.alerts: Counter[tuple[str, str, str, str]] = Counter()

    def figures(self, span: RevenueSpan) -> dict[str, RevenueFigures]:
        """By currency."""
        found = revenue_figures(self.moved, window_of(span, CLOCK.today()))
        return {one.start.currency: one for one in found}


@pytest.fixture(scope="module")
def team(server: TeamServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Book]]:
    """Five books: four grown by chance, with what makes figures hard, and the sample."""
    del server
    folder = tmp_path_factory.mktemp("team")
    grown = folder / "grown.csm"
    make_scale_book(grown, Scale(14, 20))
    with ExitStack() as stack:
        books = []
        for number in range(BOOKS):
            path = folder / f"book {number}.csm"
            sample_copy(path) if number == 0 else path.write_bytes(grown.read_bytes())
            books.append(stack.enter_context(opened_book(path, CLOCK)))
        for number, book in enumerate(books):
            identify(book)
            book.run("Hard figures", _hard, number)
        yield books


def _hard(work: Work, number: int) -> None:
    """Other currencies, a loss and a return, an account without a start, odd cents, a swap."""
    accounts = work.find(Account)
    put_text(work, CURRENCY, "EUR")
    for rate in work.find(ExchangeRate):
        work.remove(rate)
    if number != LACKING:
        for place, (code, worth) in enumerate(RATES.items()):
            straight = ("EUR", code) if place % 2 else (code, "EUR")
            on = date(2025, 1 + place, 1)
            work.add(ExchangeRate(work.new_id(), *straight, Decimal(worth), on))
    for place, account in enumerate(accounts[:8]):
        at = date(2026, 1 + place, 3 + number)
        kind = (RevenueKind.EXPANSION, RevenueKind.CONTRACTION, RevenueKind.CHURN)[place % 3]
        amount = Money(100_003 * (place + 1) + 7 * number, ("EUR", "JPY", "KWD", "USD")[place % 4])
        work.add(RevenueEvent(work.new_id(), account.id, RevenueKind.NEW, date(2025, 3, 1), amount))
        work.add(RevenueEvent(work.new_id(), account.id, kind, at, replace(amount, minor=3_331)))
        if place == 2:
            work.add(RevenueEvent(work.new_id(), account.id, RevenueKind.NEW,
                                  date(2026, 11, 2), amount))  # fmt: skip
    for place, account in enumerate(accounts[8:12]):
        sub = Subscription(work.new_id(), account.id, "Swapped", Money(50_000 + place, "EUR"))
        work.add(replace(sub, starts_on=date(2025, 1, 1), ended_on=date(2026, 6, 1)))
        later = Subscription(work.new_id(), account.id, "Swapped", Money(60_001, "CHF"))
        work.add(replace(later, starts_on=date(2026, 6, 1), renews_on=date(2026, 11, 1 + place)))
        work.add(Subscription(work.new_id(), account.id, "Always", Money(9_999, "NOK")))


def _reckoned(books: Iterable[tuple[Book, str]]) -> dict[tuple[str, ...], Reckoned]:
    """By level and its names; accounts of two books are two, whatever their ids are."""
    found: dict[tuple[str, ...], Reckoned] = {}
    for place, (book, team) in enumerate(books):
        with book.reading() as connection:
            handed = {a.id for a in dump.everything(connection, Account) if a.handed_on}
        lines = [line for line in current_lines(book) if line.id not in handed]
        records = revenue_records(book, lines)
        moved = records.tell(records.contracts, records.events)
        due = records.due(window_of(RevenueSpan.LAST_YEAR, CLOCK.today()))
        due += records.due(window_of(RevenueSpan.THIS_YEAR, CLOCK.today()))
        alerts = current_alerts(book).lines
        for line in lines:
            keys = [("all",), ("team", team), ("segment", line.segment),
                    ("team and segment", team, line.segment),
                    ("book", str(identity(book)))]  # fmt: skip
            for key in keys:
                one = found.setdefault(key, Reckoned())
                one.lines.append(line)
                one.shown_in.add(records.currency)
                typed = tuple((r.from_currency, r.to_currency, r.rate) for r in records.rates)
                one.rates[typed] = records.rates
                one.moved += [m._replace(account_id=m.account_id * BOOKS + place)
                              for m in moved if m.account_id == line.id]  # fmt: skip
                one.due += [d for d in due if d.account_id == line.id]
                for alert in alerts:
                    if alert.account_id == line.id:
                        kind = (alert.trigger.value, alert.severity.value, alert.tone.value)
                        one.alerts[*kind, alert.shelf.value] += 1
    return found


def test_the_views_of_five_books_say_what_the_program_says(
    team: list[Book], go: Publish, server: TeamServer
) -> None:
    given = team[1].trial(lambda work: work.find(Account))[0]
    team[1].run("Hand over", hand_over, [given.id], "Somebody Else")
    team[2].run("Rename", edit_account, team[2].trial(lambda w: w.find(Account))[0].id, name="Ø")
    named = [(book, TEAMS[number % 2]) for number, book in enumerate(team)]
    for book, name in named:
        go(book, team=name)
    wanted = _reckoned(named)
    asked = _asked(server, [identity(book) for book in team])
    assert asked.keys() == wanted.keys()
    seen = together = 0
    for key, own in wanted.items():
        seen += _check_money(asked[key], own) + _check_renewals(asked[key], own)
        together += _check_together(asked[key], own)
        (health,) = asked[key]["team_health"]
        bands = Counter(line.band for line in own.lines)
        assert health["accounts"] == len(own.lines)
        assert [health[band.value] for band in Band] == [bands[band] for band in Band]
        counted: Counter[tuple[str, ...]] = Counter()
        for row in asked[key]["team_alerts"]:
            for shelf in (Shelf.FIRING.value, Shelf.SNOOZED.value):
                if row[shelf]:
                    counted[row["trigger"], row["severity"], row["tone"], shelf] = row[shelf]
        shown = {k: n for k, n in own.alerts.items() if k[-1] in ("firing", "snoozed")}
        assert counted == shown
    assert seen > 300  # amounts and shares, or nothing was compared
    assert together > 40


def _asked(server: TeamServer, own: list[int]) -> dict[tuple[str, ...], dict[str, list[Any]]]:
    """The views' rows by level and names, with other books put aside while they are asked."""
    others = "SELECT id FROM book WHERE NOT id = ANY(%s)"
    for (other,) in server.ask(others, own):
        server.ask("DELETE FROM book WHERE id = %s", other)
    found: dict[tuple[str, ...], dict[str, list[Any]]] = {}
    names = VIEWS
    for view in names:
        columns = [name for (name,) in server.ask(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = 'csm'"
            " AND table_name = %s ORDER BY ordinal_position", view
        )]  # fmt: skip
        for values in server.ask(f"SELECT * FROM csm.{view}", schema="public"):
            row = dict(zip(columns, values, strict=True))
            parts = {"team": (row["team"],), "segment": (row["segment"],), "all": (),
                     "team and segment": (row["team"], row["segment"]),
                     "book": (str(row["book_id"]),)}[row["level"]]  # fmt: skip
            place = found.setdefault((row["level"], *parts), {name: [] for name in names})
            place[view].append(row)
    return found


def _check_money(asked: dict[str, list[Any]], own: Reckoned) -> int:
    arr = totals(money for line in own.lines for money in line.arr)
    assert {row["currency"]: row["arr"] for row in asked["team_arr"]} == {
        money.currency: money.amount for money in arr
    }
    number = len(arr)
    for span in RevenueSpan:
        rows = {row["currency"]: row for row in asked["team_revenue"] if row["span"] == span}
        figures = own.figures(span)
        for currency, one in figures.items():
            row = rows.pop(currency, None)
            if row is None:
                assert not any((one.start.minor, one.new.minor, one.end.minor))
                continue
            for part in ("start", "new", "expansion", "contraction", "churn", "swapped", "end"):
                assert row[part] == getattr(one, part).amount, (currency, span, part)
            for share in ("nrr", "grr", "revenue_churn", "logo_churn"):
                assert row[share] == getattr(one, share), (currency, span, share)
                assert row[share] is None or isinstance(row[share], Decimal)
            assert row["accounts_at_start"] == one.accounts_at_start
            assert row["accounts_lost"] == one.accounts_lost
            number += 13
        assert not rows
    return number


def _check_together(asked: dict[str, list[Any]], own: Reckoned) -> int:
    """In the currency in which the books are shown, where all of them have the same rates."""
    rows = {row["span"]: row for row in asked["team_revenue_together"]}
    if len(own.rates) > 1:  # the program itself knows of no such books together
        return 0
    (currency,), (rates,) = own.shown_in, own.rates.values()
    number = 0
    for span in RevenueSpan:
        told = revenue_figures(own.moved, window_of(span, CLOCK.today()), currency, rates)
        row = rows.pop(span.value, None)
        if row is None:  # each currency stands for itself, or there is nothing
            assert len(told) > 1 or not any((told[0].start.minor, told[0].new.minor))
            continue
        (one,) = told
        assert row["currency"] == one.start.currency == currency
        for part in ("start", "new", "expansion", "contraction", "churn", "swapped", "end"):
            assert row[part] == getattr(one, part).amount, (span, part)
        for share in ("nrr", "grr", "revenue_churn", "logo_churn"):
            assert row[share] == getattr(one, share), (span, share)
        assert row["accounts_at_start"] == one.accounts_at_start
        number += 1
    assert not rows
    return number


def _check_renewals(asked: dict[str, list[Any]], own: Reckoned) -> int:
    number = 0
    for span in (RevenueSpan.THIS_YEAR, RevenueSpan.LAST_YEAR):
        window = window_of(span, CLOCK.today())
        inside = [one for one in own.due if window.start < one.due_on <= window.end]
        rows = {r["currency"]: r for r in asked["team_renewal_rate"] if r["span"] == span}
        assert rows.keys() == {one.before.currency for one in inside}
        for rate in renewal_rates(inside, window) if inside else ():
            row = rows[rate.due.currency]
            for name in ("came_due", "won", "open", "by_count", "by_money"):
                assert row[name] == getattr(rate, name), name
            assert (row["due"], row["kept"]) == (rate.due.amount, rate.kept.amount)
            number += 7
    return number


def test_shares_round_as_the_program_does_and_amounts_keep_their_cents(
    server: TeamServer, other: Book, go: Publish
) -> None:
    go(other)
    half = [(5, 10_000_000), (15, 10_000_000), (25, 10_000_000), (-5, 10_000_000), (2, 3), (0, 7)]
    for part, whole in half:
        ((share,),) = server.ask("SELECT share(%s, %s)", part, whole)
        assert share == Decimal(round(Decimal(part * 10**6) / whole)).scaleb(-6), (part, whole)
    assert server.ask("SELECT share(3, 0)") == [(None,)]
    large = 9_223_372_036_854_775_807
    for currency, digits in (("EUR", 2), ("JPY", 0), ("KWD", 3)):
        amounts = server.ask("SELECT amount(%s, %s)", large, currency)
        assert amounts == [(Decimal(large).scaleb(-digits),)]
