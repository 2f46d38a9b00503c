"""An import is the state of a day: what changed since is dated, and nothing rewrites the past."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import (
    ImportReport,
    ImportTerms,
    Missing,
    import_lists,
    read_lists,
    try_lists,
)
from csm_desktop.domain.money.movements import movements
from csm_desktop.domain.money.renewals import upcoming_renewals
from csm_desktop.domain.money.revenue_figures import (
    RevenueFigures,
    arr_on,
    last_months,
    revenue_figures,
)
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    RevenueEvent,
    RevenueKind,
    Subscription,
    SubscriptionStatus,
)
from csm_desktop.storage.session import Work
from csm_desktop.wording import render
from tests.app.imports.found_ids import id_of
from tests.importers.lists import written

Take = Callable[..., ImportReport]
HEAD = "Account ID,Account Name,CSM,ARR,Currency,Renewal Date,Status,Contract Start\n"
OCTOBER = HEAD + (
    "K1,Kestrel,Ann Lee,52000,EUR,2027-04-30,Active,2024-05-01\n"
    "K2,Heron,Ann Lee,18000,EUR,2026-12-31,Active,2024-01-01\n"
    "K3,Osprey,Ann Lee,30000,EUR,2027-06-30,Active,2024-07-01\n"
    "K4,Plover,Ann Lee,10000,EUR,2027-02-28,Active,2024-03-01\n"
)
NOVEMBER = HEAD + (
    "K1,Kestrel,Ann Lee,62000,EUR,2027-04-30,Active,2024-05-01\n"
    "K2,Heron,Ann Lee,12000,EUR,2026-12-31,Active,2024-01-01\n"
    "K3,Osprey,Ann Lee,,EUR,,Churned,2024-07-01\n"
)


@pytest.fixture
def take(book: Book, tmp_path: Path) -> Take:
    def run(
        text: str, name: str = "list.csv", update: bool = True, **terms: object
    ) -> ImportReport:
        readings = read_lists([written(tmp_path, name, text)])
        given = ImportTerms(**terms)  # type: ignore[arg-type]
        trial = try_lists(book, readings, update=update, terms=given)
        report = import_lists(book, readings, update=update, terms=given)
        assert [file.differences for file in trial.files] == [f.differences for f in report.files]
        return report

    return run


def figures(book: Book) -> RevenueFigures:
    today = book.today()
    story = movements(
        book.record(Work.find, Subscription),
        book.record(Work.find, RevenueEvent),
        today,
        {each.id: each.contract_start for each in book.record(Work.find, Account)},
    )
    (found,) = revenue_figures(story, last_months(today))
    return found


def events(book: Book) -> list[tuple[RevenueKind, date, int]]:
    found = book.record(Work.find, RevenueEvent)
    return [(each.kind, each.on, each.amount.minor // 100) for each in found]


def account(book: Book, name: str) -> Account:
    return next(each for each in book.record(Work.find, Account) if each.name == name)


def words(report: ImportReport) -> str:
    return "\n".join(render(remark.text) for file in report.files for remark in file.remarks)


def test_the_list_of_the_next_month_tells_what_moved(book: Book, take: Take) -> None:
    take(OCTOBER, as_of=date(2026, 10, 31))
    report = take(NOVEMBER, as_of=date(2026, 11, 20))
    assert events(book) == [
        (RevenueKind.EXPANSION, date(2026, 11, 20), 10_000),
        (RevenueKind.CONTRACTION, date(2026, 11, 20), 6_000),
    ]
    found = figures(book)
    assert (found.start.minor, found.churn.minor) == (110_000_00, 30_000_00)
    assert (found.nrr, found.grr) == (Decimal("0.763636"), Decimal("0.672727"))
    assert "expansion of €10,000 on 20 November 2026: €62,000 less €52,000" in words(report)
    assert "churn of €30,000 on 20 November 2026" in words(report)
    (missing,) = report.files[0].missing
    assert (missing.name, missing.arr) == ("Plover", (Money(10_000_00, "EUR"),))
    assert account(book, "Plover").status is AccountStatus.LIVE
    before = events(book)
    again = take(NOVEMBER, as_of=date(2026, 11, 20))
    assert not any(known.filled for known in again.files[0].known)
    assert events(book) == before
    book.undo()
    assert events(book) == []


def test_without_update_it_is_told_and_nothing_moves(book: Book, take: Take) -> None:
    take(OCTOBER)
    report = take(NOVEMBER, update=False)
    assert {(each.name, each.field) for each in report.files[0].differences} == {
        ("Kestrel", "arr"), ("Heron", "arr"), ("Osprey", "status"),
    }  # fmt: skip
    assert events(book) == []
    assert figures(book).nrr == 1


def test_a_correction_of_the_same_day_replaces_what_was_told(book: Book, take: Take) -> None:
    take(OCTOBER)
    take(OCTOBER.replace("52000", "60000"))
    take(OCTOBER.replace("52000", "50000"))
    assert events(book) == [(RevenueKind.CONTRACTION, book.today(), 2_000)]
    take(OCTOBER)
    assert events(book) == []


def test_an_older_list_changes_nothing_that_is_known_since(book: Book, take: Take) -> None:
    take(OCTOBER, as_of=date(2026, 9, 30))
    take(OCTOBER.replace("52000", "60000"), as_of=date(2026, 11, 1))
    report = take(OCTOBER.replace("52000", "55000"), name="book-2026-10-15.csv")
    assert events(book) == [(RevenueKind.EXPANSION, date(2026, 11, 1), 8_000)]
    assert "a later change" in words(report)
    assert "the state on 15 October 2026" in words(report)


@pytest.mark.parametrize(
    ("became", "arr", "status"),
    [
        ({"": Missing.CHURNED}, 0, AccountStatus.CHURNED),
        ({"K4": Missing.CHURNED}, 0, AccountStatus.CHURNED),
        ({"Plover": Missing.MOVED}, 10_000, AccountStatus.LIVE),
        ({"Plover": Missing.LEAVE, "": Missing.CHURNED}, 10_000, AccountStatus.LIVE),
    ],
)
def test_what_became_of_a_missing_account_is_said_by_the_user(
    book: Book, take: Take, became: dict[str, Missing], arr: int, status: AccountStatus
) -> None:
    take(OCTOBER)
    take(NOVEMBER, update=False, missing=became)
    plover = account(book, "Plover")
    assert plover.status is status
    assert (plover.owner_id is None) == (Missing.MOVED in became.values())
    mine = [s for s in book.record(Work.find, Subscription) if s.account_id == plover.id]
    left = arr_on(movements(mine, [], book.today()), book.today())
    assert left == ((Money(arr * 100, "EUR"),) if arr else ())


def test_a_list_of_other_accounts_makes_nobody_missing(take: Take) -> None:
    take(OCTOBER)
    report = take(HEAD + "Z1,Wren,Bo Roe,1,EUR,,Active,\nK1,Kestrel,Ann Lee,,,,Active,\n")
    assert report.files[0].missing == ()


def test_a_churn_date_ends_what_was_earned_and_notice_is_told_as_a_loss_to_come(
    book: Book, take: Take
) -> None:
    report = take(
        "Account ID,Account Name,CSM,ARR,Currency,Renewal Date,Churn Date,Contract Start\n"
        "K1,Kestrel,Ann,52000,EUR,2027-04-30,,2024-05-01\n"
        "K2,Heron,Ann,18000,EUR,2026-12-31,2026-08-31,2024-01-01\n"
        "K3,Osprey,Ann,30000,EUR,2027-06-30,2026-12-31,2024-01-01\n"
    )
    assert account(book, "Heron").status is AccountStatus.CHURNED
    assert account(book, "Osprey").status is not AccountStatus.CHURNED
    assert "earns €30,000 a year until 31 December 2026, which is then lost" in words(report)
    found = figures(book)
    assert (found.churn.minor, found.end.minor) == (18_000_00, 82_000_00)
    subscriptions = book.record(Work.find, Subscription)
    assert upcoming_renewals(subscriptions, date(2027, 6, 1)) == upcoming_renewals(
        [each for each in subscriptions if each.arr.minor == 52_000_00], date(2027, 6, 1)
    )
    story = movements(subscriptions, (), book.today())
    assert arr_on(story, date(2027, 1, 1)) == (Money(52_000_00, "EUR"),)


CONTRACTS = "Contract ID,Account,Product,ARR,Currency,Start Date,End Date,Status\n"


def test_a_list_of_contracts_dates_what_changed_and_swaps_currencies(
    book: Book, take: Take
) -> None:
    take("Account,Website\nKestrel,kestrel.example\n")
    take(CONTRACTS + "S1,Kestrel,Base,10000,EUR,2024-06-01,2027-05-31,Active\n"
                     "S2,Kestrel,More,4000,EUR,2024-06-01,2027-05-31,Active\n")  # fmt: skip
    take(CONTRACTS + "S1,Kestrel,Base,12000,USD,2024-06-01,2027-05-31,Active\n"
                     "S2,Kestrel,More,3000,EUR,2024-06-01,2027-05-31,Active\n")  # fmt: skip
    assert events(book) == [(RevenueKind.CONTRACTION, book.today(), 1_000)]
    story = movements(
        book.record(Work.find, Subscription), book.record(Work.find, RevenueEvent), book.today()
    )
    assert arr_on(story, book.today()) == (Money(3_000_00, "EUR"), Money(12_000_00, "USD"))
    euros = revenue_figures(story, last_months(book.today()))[0]
    assert (euros.churn.minor, euros.accounts_lost) == (0, 0)
    ids = sorted(id_of(each) for each in book.record(Work.find, Subscription))
    assert ids == ["", "S1", "S2"]


def test_a_cancelled_contract_with_an_end_to_come_earns_until_then(book: Book, take: Take) -> None:
    take("Account,Website\nKestrel,kestrel.example\n")
    take(CONTRACTS + "S1,Kestrel,Base,10000,EUR,2024-06-01,2027-05-31,Cancelled\n"
                     "S2,Kestrel,Old,900,EUR,2023-06-01,2026-05-31,Cancelled\n")  # fmt: skip
    found = {id_of(each): each for each in book.record(Work.find, Subscription)}
    assert found["S1"].status is SubscriptionStatus.ACTIVE
    assert found["S1"].ended_on == date(2027, 5, 31)
    assert found["S2"].status is SubscriptionStatus.ENDED
