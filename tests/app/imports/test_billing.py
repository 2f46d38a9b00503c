"""Lists of billing systems: amounts count for their interval, and statuses mean what they say."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import import_lists, read_lists
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.importers.values.intervals import times_a_year
from csm_desktop.storage.session import Work
from csm_desktop.wording import render
from tests.app.imports.found_ids import id_of
from tests.importers.lists import written

BILLED = (
    "id,Customer ID,Customer Name,Plan,Quantity,Currency,Interval,Amount,Status,Start Date (UTC),"
    "Current Period End (UTC),Ended At (UTC),Cancel At Period End\n"
    "s1,c1,Kestrel,Team,10,usd,month,49.00,active,2025-01-05 10:00,2026-12-05 10:00,,FALSE\n"
    "s2,c2,Heron,Team,1,usd,year,4800.00,active,2025-06-01 10:00,2027-06-01 10:00,,TRUE\n"
    "s3,c3,Osprey,Team,2,usd,quarter,49.00,past_due,2026-01-01 10:00,2026-12-01 10:00,,FALSE\n"
    "s4,c4,Plover,Team,2,usd,month,49.00,canceled,2025-01-01 10:00,2026-03-01 10:00,"
    "2026-03-01 10:00,FALSE\n"
    "s5,c5,Wren,Team,1,usd,month,300.00,trialing,2026-11-20 10:00,2026-12-04 10:00,,FALSE\n"
)


@pytest.mark.parametrize("name", ["subscriptions.csv", "list.csv"])
def test_an_amount_counts_for_its_interval_and_its_units(
    book: Book, tmp_path: Path, name: str
) -> None:
    report = import_lists(book, read_lists([written(tmp_path, name, BILLED)]))
    found = {id_of(each): each for each in book.record(Work.find, Subscription)}
    yearly = {key: each.arr.amount for key, each in found.items()}
    assert yearly == {"s1": 5880, "s2": 4800, "s3": 392, "s4": 1176, "s5": 3600}
    assert {each.status for each in (found["s1"], found["s2"], found["s3"])} == {
        SubscriptionStatus.ACTIVE
    }
    assert (found["s2"].ended_on, found["s4"].ended_on) == (date(2027, 6, 1), date(2026, 3, 1))
    assert found["s4"].status is SubscriptionStatus.ENDED
    assert found["s5"].status is SubscriptionStatus.TRIAL
    told = "\n".join(render(each.text) for each in report.files[0].remarks)
    assert "49.00 × 12 × 10 = 5880" in told
    assert {each.name for each in book.record(Work.find, Account)} == {
        "Kestrel", "Heron", "Osprey", "Plover", "Wren",
    }  # fmt: skip
    again = import_lists(book, read_lists([written(tmp_path, name, BILLED)]))
    assert again.stored == 0


def test_an_interval_that_is_not_understood_refuses_its_row(book: Book, tmp_path: Path) -> None:
    odd = BILLED.replace(",quarter,", ",now and then,")
    report = import_lists(book, read_lists([written(tmp_path, "a.csv", odd)]), good_rows=True)
    (refused,) = report.files[0].refused
    assert (refused.line, "now and then" in render(refused.reason)) == (4, True)
    assert len(book.record(Work.find, Subscription)) == 4


def test_credits_that_are_refused_are_told_in_money(book: Book, tmp_path: Path) -> None:
    text = (
        "Subscription ID,Account,Product,ARR,Currency,Start Date,End Date\n"
        "S1,Kestrel,Platform,300,EUR,2026-01-01,2026-12-31\n"
        "S2,Kestrel,Loyalty credit,-4000,EUR,2026-01-01,2026-12-31\n"
        "S3,Kestrel,Add-on,(500.00),EUR,2026-01-01,2026-12-31\n"
    )
    report = import_lists(book, read_lists([written(tmp_path, "a.csv", text)]), good_rows=True)
    told = [render(each.text) for each in report.files[0].remarks]
    assert any("-4500" in words and "Kestrel" in words for words in told)


@pytest.mark.parametrize(
    ("said", "often"),
    [
        ("month", 12), ("Monthly", 12), ("3 months", 4), ("every 6 months", 2), ("annual", 1),
        ("week", 52), ("2 years", Decimal("0.5")), ("sometimes", None), ("0 months", None),
    ],
)  # fmt: skip
def test_intervals_as_systems_write_them(said: str, often: Decimal | None) -> None:
    assert times_a_year(said) == often
