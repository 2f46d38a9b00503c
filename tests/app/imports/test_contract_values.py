"""What a contract earns a year, however its list writes it; what was reckoned is told."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import (
    FileReport,
    ListKind,
    Options,
    import_lists,
    open_questions,
    read_lists,
)
from csm_desktop.app.money.exchange import set_currency
from csm_desktop.domain.money.billed import whole_period
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.errors import UserError
from csm_desktop.importers.planner import read_file
from csm_desktop.importers.values.discounts import Discount, read_discounts
from csm_desktop.storage.session import Work
from csm_desktop.wording import render
from tests.app.imports.found_ids import id_of
from tests.importers.lists import written

Take = Callable[..., FileReport]


@pytest.fixture
def take(book: Book, tmp_path: Path) -> Take:
    def run(
        text: str, name: str = "list.csv", good_rows: bool = False, **options: str
    ) -> FileReport:
        readings = read_lists([written(tmp_path, name, text)], Options(**options))  # type: ignore[arg-type]
        report = import_lists(book, readings, good_rows=good_rows)
        (file,) = report.files
        assert file.rows_in == file.stored + file.repeated + file.not_stored + len(file.set_aside)
        return file

    return run


def yearly(book: Book) -> dict[str, str]:
    """What each contract earns a year, by its id or product."""
    found = book.record(Work.find, Subscription)
    return {id_of(each) or each.product: f"{each.arr.amount.normalize():f}" for each in found}


def told(file: FileReport) -> str:
    return "\n".join(render(remark.text) for remark in file.remarks)


def test_a_total_of_a_term_is_what_a_year_of_it_earns(book: Book, take: Take) -> None:
    file = take(
        "Contract ID,Customer,TCV,Currency,Term (months),Start Date,End Date\n"
        "C1,Kestrel,36000,EUR,36,2026-01-01,2028-12-31\n"
        "C2,Heron,9000,EUR,,2026-01-01,2027-06-30\n"
        "C3,Plover,5000,EUR,12 months,2026-01-01,\n"
    )
    assert yearly(book) == {"C1": "12000", "C2": "6000", "C3": "5000"}
    assert "36000 × 12 / 36 months = 12000.00" in told(file)


def test_the_usual_currency_of_the_book_is_the_first_answer(
    book: Book, take: Take, tmp_path: Path
) -> None:
    take("Contract ID,Customer,ARR (CHF)\nC1,Kestrel,3600\n")
    bare = read_lists([written(tmp_path, "bare.csv", "Contract ID,Customer,ARR\nC2,Heron,900\n")])
    (asked,) = open_questions(book, bare)
    assert asked.options[0] == "--currency CHF"
    book.run("Choose", set_currency, "SEK")
    assert open_questions(book, bare)[0].options[0] == "--currency SEK"
    assert open_questions(None, bare)[0].options[0] == "--currency EUR"


def test_a_total_without_a_term_is_refused(book: Book, take: Take) -> None:
    file = take("Contract ID,Customer,TCV,Currency,Term (years)\nC1,Kestrel,36000,EUR,3\n"
                "C2,Heron,9000,EUR,\n", good_rows=True)  # fmt: skip
    assert [(row.line, row.column) for row in file.refused] == [(3, "TCV")]
    assert yearly(book) == {"C1": "12000"}


def test_the_term_of_totals_without_any_is_asked(book: Book, take: Take, tmp_path: Path) -> None:
    text = "Contract ID,Customer,TCV,Currency\nC1,Kestrel,36000,EUR\nC2,Heron,9000,EUR\n"
    (asked,) = open_questions(book, read_lists([written(tmp_path, "totals.csv", text)]))
    assert asked.options == ("--term 12", "--term 24", "--term 36", "--term leave")
    take(text, term="36")
    assert yearly(book) == {"C1": "12000", "C2": "3000"}


def test_the_example_of_what_is_lacking_is_a_column_that_fits(tmp_path: Path) -> None:
    file = written(tmp_path, "list.csv", "Customer,Since,Worth\nKestrel,2026-01-01,3600\n")
    with pytest.raises(UserError) as refused:
        read_file(file, Options(kind=ListKind.SUBSCRIPTIONS))
    assert '--map "Worth=arr"' in refused.value.advice


def test_the_yearly_value_beside_a_total_counts(book: Book, take: Take) -> None:
    take("Contract ID,Customer,TCV,ACV,Currency,Term (months)\nC1,Kestrel,36000,12500,EUR,36\n")
    assert yearly(book) == {"C1": "12500"}


def test_a_book_of_accounts_may_name_totals(book: Book, take: Take) -> None:
    take("Account Name,Industry,TCV,Term (months),Currency,Renewal Date\n"
         "Kestrel,Retail,36000,36,EUR,2028-12-31\n")  # fmt: skip
    (contract,) = book.record(Work.find, Subscription)
    assert (contract.arr.amount, contract.term_months) == (12000, 36)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "12"), (date(2026, 1, 1), date(2027, 1, 1), "12"),
        (date(2024, 2, 15), date(2026, 8, 14), "30"), (date(2026, 1, 1), date(2026, 1, 10), "0.32"),
        (date(2025, 11, 30), date(2026, 2, 27), "3"), (date(2024, 2, 29), date(2027, 2, 28), "36"),
    ],
)  # fmt: skip
def test_months_between_two_days(first: date, last: date, months: str) -> None:
    period = whole_period(first, last)
    assert period is not None
    assert period.months.quantize(Decimal("0.01")) == Decimal(months)


BILLED = "id,customer_id,customer_name,plan,quantity,currency,interval,{price},status{more}\n"


def test_a_unit_price_counts_for_its_units_whatever_stands_first(book: Book, take: Take) -> None:
    file = take(
        "Subscription ID,Account,Product,Amount,Quantity,Unit Price,Currency,Billing Period\n"
        "S1,Kestrel,Base,490.00,10,49.00,EUR,Monthly\n"
        "S2,Heron,Base,2450.00,5,490.00,EUR,Annual\n"
    )
    assert yearly(book) == {"S1": "5880", "S2": "2450"}
    assert "49.00 × 12 × 10 = 5880" in told(file)


def test_cents_are_those_of_each_rows_currency(book: Book, take: Take) -> None:
    text = BILLED.format(price="amount_cents", more="")
    take(text + "s1,c1,Kestrel,Team,10,usd,month,4900,active\n"
                "s2,c2,Heron,Team,1,jpy,year,480000,active\n")  # fmt: skip
    assert yearly(book) == {"s1": "5880", "s2": "480000"}


def test_an_interval_may_be_counted(book: Book, take: Take) -> None:
    text = BILLED.format(price="amount", more=",interval_count")
    take(text + "s1,c1,Kestrel,Team,1,usd,month,300.00,active,3\n"
                "s2,c2,Heron,Team,1,usd,month,300.00,active,1\n")  # fmt: skip
    assert yearly(book) == {"s1": "1200", "s2": "3600"}


def test_a_coupon_counts_until_its_day(book: Book, take: Take) -> None:
    text = BILLED.format(price="amount", more=",coupon_percent_off,discount_end")
    file = take(
        text + "s1,c1,Kestrel,Team,10,usd,month,49.00,active,20,2026-12-31\n"
        "s2,c2,Heron,Team,1,usd,year,4800.00,active,50,2026-01-31\n"
        "s3,c3,Plover,Team,1,usd,year,4800.00,active,25,\n"
        "s4,c4,Wren,Team,1,usd,year,4800.00,active,,\n"
    )
    assert yearly(book) == {"s1": "4704", "s2": "4800", "s3": "3600", "s4": "4800"}
    words = told(file)
    assert "49.00 × 12 × 10 − 20 % = 4704" in words
    assert "until 31 December 2026, then" in words
    assert "the discount ended on 31 January 2026" in words


def test_an_amount_comes_off_each_bill(book: Book, take: Take) -> None:
    text = BILLED.format(price="amount", more=",discount_amount")
    take(text + "s1,c1,Kestrel,Team,10,usd,month,49.00,active,90.00\n")
    assert yearly(book) == {"s1": "4800"}


def test_whether_a_discount_beside_arr_still_comes_off_is_asked(book: Book, take: Take) -> None:
    head = "Subscription ID,Account,Product,{arr},Discount %,Currency,Start Date\n"
    row = "S{n},Kestrel,Base,10000,20%,EUR,2026-01-01\n"
    plain = head.format(arr="ARR") + row.format(n=1)
    with pytest.raises(UserError, match="something open") as asked:
        take(plain)
    assert "--discount paid\n    --discount reduced" in asked.value.advice
    assert "not taken off" in told(take(plain, discount="paid"))
    reduced = plain.replace("S1", "S2")
    assert "taken off: 10000 − 20 %" in told(take(reduced, "b.csv", discount="reduced"))
    assert yearly(book) == {"S1": "10000", "S2": "8000"}


@pytest.mark.parametrize(("arr", "earned"), [("Gross ARR", "8000"), ("Net ARR", "10000")])
def test_a_name_that_tells_it_is_not_asked_about(
    book: Book, take: Take, arr: str, earned: str
) -> None:
    take(
        f"Subscription ID,Account,Product,{arr},Discount %,Currency,Start Date\n"
        "S1,Kestrel,Base,10000,20%,EUR,2026-01-01\n"
    )
    assert yearly(book) == {"S1": earned}


@pytest.mark.parametrize(
    ("header", "cell", "discount"),
    [
        ("Discount %", "20", Discount(percent=Decimal(20))),
        ("Discount", "20 % off", Discount(percent=Decimal(20))),
        ("Discount Percent", "0.2", Discount(percent=Decimal(20))),
        ("Discount", "-15%", Discount(percent=Decimal(15))),
        ("Discount Amount", "200", Discount(amount=Decimal(200))),
        ("Discount", "€200.50 off", Discount(amount=Decimal("200.50"))),
        ("Discount", "20", None),
        ("Discount", "two months free", None),
        ("Discount %", "120", None),
    ],
)
def test_discounts_as_lists_write_them(header: str, cell: str, discount: Discount | None) -> None:
    found = read_discounts(header, [cell, ""], "")
    assert found.values == [discount, None]
    assert list(found.kept) == ([] if discount else [0])


CONTRACTS = "Subscription ID,Account,Product,ARR,Currency,Start Date,End Date\n"


def test_credits_are_taken_off_what_their_account_pays(book: Book, take: Take) -> None:
    text = CONTRACTS + (
        "S1,Kestrel,Platform,40000,EUR,2026-01-01,2026-12-31\n"
        "S2,Kestrel,Loyalty credit,-4000,EUR,2026-01-01,2026-12-31\n"
        "S3,Kestrel,Add-on,9000,EUR,2026-01-01,2026-12-31\n"
        "S4,Kestrel,Add-on,(500.00),EUR,2026-01-01,2026-12-31\n"
        "S5,Heron,Refund,-100,EUR,2026-01-01,2026-12-31\n"
        "S6,Kestrel,Platform,-100,USD,2026-01-01,2026-12-31\n"
    )
    file = take(text, good_rows=True)
    assert yearly(book) == {"S1": "36000", "S3": "8500"}
    assert "(line 3) is taken off: 40000 − 4000 = 36000" in told(file)
    assert [row.line for row in file.refused] == [6, 7]
    again = take(text, good_rows=True)
    assert (again.stored, len(again.known), again.differences) == (0, 4, ())


def test_a_credit_that_is_over_is_taken_off_no_more(book: Book, take: Take) -> None:
    file = take(CONTRACTS + "S1,Kestrel,Base,40000,EUR,2026-01-01,2027-12-31\n"
                            "S2,Kestrel,Credit,-4000,EUR,2026-01-01,2026-06-30\n")  # fmt: skip
    assert yearly(book) == {"S1": "40000"}
    assert "ended on 30 June 2026" in told(file)


def test_statuses_of_billing_systems_mean_what_they_say(book: Book, take: Take) -> None:
    file = take(
        "Subscription ID,Account,Product,MRR,Currency,Status,Start Date,Current Term End\n"
        "S1,A,Base,100,EUR,in_trial,2026-01-01,2026-12-31\n"
        "S2,B,Base,100,EUR,future,2027-02-01,2028-01-31\n"
        "S3,C,Base,100,EUR,non_renewing,2026-01-01,2026-12-31\n"
        "S4,D,Base,100,EUR,paused,2026-01-01,2026-12-31\n"
        "S5,E,Base,100,EUR,past_due,2026-01-01,2026-12-31\n"
        "S6,F,Base,100,EUR,future,,2028-01-31\n",
        good_rows=True,
    )
    contracts = {id_of(each): each for each in book.record(Work.find, Subscription)}
    stand = {key: (each.status, each.ended_on) for key, each in contracts.items()}
    assert stand == {
        "S1": (SubscriptionStatus.TRIAL, None),
        "S2": (SubscriptionStatus.ACTIVE, None),
        "S3": (SubscriptionStatus.ACTIVE, date(2026, 12, 31)),
        "S4": (SubscriptionStatus.ENDED, None),
        "S5": (SubscriptionStatus.ACTIVE, None),
    }
    assert "paused: it earns nothing" in told(file)
    assert [(row.line, row.column) for row in file.refused] == [(7, "Status")]
