"""What amounts, days and numbers of billing and contract lists mean, or what is asked of them."""

from datetime import date
from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import open_questions, read_lists
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.wording import render
from tests.app.imports.test_imports import Desk
from tests.importers.lists import written

CHARGEBEE = (
    "subscriptions.id,customers.company,subscriptions.plan_id,subscriptions.status,"
    "subscriptions.mrr,subscriptions.currency_code\n"
    "S1,Arlo,pro,active,{},EUR\nS2,Corin,pro,active,50000,JPY\n"
)
STRIPE = (
    "id,customer,customer_name,status,mrr,currency\n"
    "sub_1NabcDEF,cus_A1,Arlo,active,49900,eur\nsub_1NabcDEG,cus_A2,Corin,active,5000,jpy\n"
)
PADDLE = (
    "id,customer_id,customer_name,status,mrr,currency_code,next_billed_at\n"
    "sub_01hv8x29kz0t586xy6zn1a62ny,ctm_01hv6y1jedq4p1n0yqn5ba3ky4,Arlo,active,49900,EUR,2027-01-01\n"
)
BESIDE = (
    "Customer,Plan,MRR,Last invoice amount,Currency\n"
    "Arlo,Pro,433333,4333.33,EUR\nBexley,Pro,20000,200.00,EUR\n"
)


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Desk:
    folder = tmp_path / "files"
    folder.mkdir()
    return Desk(book, folder)


def asked(folder: Path, text: str) -> list[str]:
    return [
        each.topic for each in open_questions(None, read_lists([written(folder, "a.csv", text)]))
    ]


def paid(desk: Desk) -> list[str]:
    found = sorted(desk.all(Subscription), key=lambda each: each.id)
    return [f"{each.arr.amount.normalize():f} {each.arr.currency}" for each in found]


@pytest.mark.parametrize(
    ("text", "arr"),
    [
        (CHARGEBEE.format("433333"), ["51999.96 EUR", "600000 JPY"]),
        (CHARGEBEE.format("4333.33"), ["51999.96 EUR", "600000 JPY"]),
        (STRIPE, ["5988 EUR", "60000 JPY"]),
        (PADDLE, ["5988 EUR"]),
    ],
    ids=["Chargebee", "Chargebee with cents written", "Stripe", "Paddle"],
)
def test_whole_amounts_of_billing_systems_are_minor_units(
    desk: Desk, text: str, arr: list[str]
) -> None:
    (file,) = desk.take(text).files
    assert paid(desk) == arr
    told = any("minor units" in render(remark.text) for remark in file.remarks)
    assert told is ("4333.33" not in text)


def test_amounts_far_above_the_money_beside_them_are_asked_about(tmp_path: Path) -> None:
    assert asked(tmp_path, BESIDE) == ["amounts"]
    assert asked(tmp_path, BESIDE.replace("433333", "4333.33")) == []
    assert asked(tmp_path, BESIDE.replace("4333.33", "433333").replace("200.00", "20000")) == []
    assert asked(tmp_path, BESIDE.replace("EUR", "JPY")) == []
    for header in ("Setup amount", "Total users", "Price per seat"):
        assert asked(tmp_path, BESIDE.replace("Last invoice amount", header)) == []


TOTALS = (
    "Name,Account External Id,{},{},Total Contract Amount (EUR)\n"
    "Arlo,A1,2021-01-01,2027-01-01,72000\n"
)


@pytest.mark.parametrize(
    ("start", "end", "topics"),
    [
        ("Start Date", "Next Renewal Date", ["term"]),
        ("Customer Since", "Renewal Date", ["term"]),
        ("Contract Start", "Renewal Date", ["term"]),
        ("Contract Start", "Contract End", []),
    ],
)
def test_a_total_from_the_first_day_to_the_next_renewal_may_be_of_several_terms(
    tmp_path: Path, start: str, end: str, topics: list[str]
) -> None:
    assert asked(tmp_path, TOTALS.format(start, end)) == topics


def test_a_total_since_the_current_term_began_is_of_that_term(desk: Desk) -> None:
    text = TOTALS.format("Current Term Start", "Renewal Date").replace("2021", "2025")
    desk.take(text)
    assert paid(desk) == ["36000 EUR"]


def test_contracts_that_would_earn_nothing_are_asked_about_or_told(
    desk: Desk, tmp_path: Path
) -> None:
    text = (
        "Account Name,Success Manager,Contract Value,Contract Renewal Date\n"
        "Arlo,Kim,48000,2027-03-01\n"
    )
    assert asked(tmp_path, text) == ["term"]
    (file,) = desk.take("Account Name,Owner,Renewal Date\nArlo,Kim Roe,2027-03-01\n").files
    assert any("without an amount" in render(remark.text) for remark in file.remarks)


def test_days_of_a_pause_and_of_a_trial_date_what_they_say(desk: Desk) -> None:
    desk.take(
        "id,customer_name,plan,mrr,currency,status,paused_at,trial_end\n"
        "a1,Arlo,Pro,400,EUR,paused,2026-09-15T08:00:00Z,\n"
        "a2,Corin,Pro,200,EUR,active,,2026-06-15T00:00:00Z\n"
        "a3,Dorn,Pro,100,EUR,trialing,,2030-12-20T00:00:00Z\n"
    )
    paused, bought, trial = sorted(desk.all(Subscription), key=lambda each: each.id)
    assert (paused.status, paused.ended_on) == (SubscriptionStatus.ENDED, date(2026, 9, 15))
    assert (bought.starts_on, bought.ended_on) == (date(2026, 6, 15), None)
    assert (trial.status, trial.renews_on) == (SubscriptionStatus.TRIAL, date(2030, 12, 20))


def test_a_contract_is_met_again_by_the_name_that_is_its_number(desk: Desk) -> None:
    text = (
        "Account: Name,Subscription: Name,Rate Plan: Name,Subscription: Term Start Date,"
        "Rate Plan Charge: MRR,Account: Currency\n"
        "Arlo,Arlo Group Main,Pro,2026-01-01,1000,EUR\nArlo,Arlo Group Lab,Pro,2026-02-01,500,EUR\n"
    )
    desk.take(text)
    desk.take(text.replace(",Pro,", ",Enterprise,"), update=True)
    assert [each.product for each in desk.all(Subscription)] == ["Enterprise", "Enterprise"]


def test_the_name_of_a_contract_is_no_product_beside_one(desk: Desk) -> None:
    desk.take("Customer,Subscription Number,Subscription Name,Product Name,MRR (EUR)\n"
              "Arlo,SUB-1,Arlo main,Pro,1000\nArlo,SUB-2,Arlo side,Pro,500\n")  # fmt: skip
    assert {each.product for each in desk.all(Subscription)} == {"Pro"}
