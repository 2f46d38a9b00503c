"""Columns that no list of words names: what their own words, or their values, tell."""

from datetime import date
from pathlib import Path

import pytest

from csm_desktop.importers.meaning.evidence import profile
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.mapping import map_columns
from csm_desktop.importers.meaning.periodic_amounts import (
    named_term,
    periodic_amount,
    unit_period,
)
from csm_desktop.importers.values.shapes import Shape, shape
from csm_desktop.wording import render
from tests.importers.lists import fed, planned


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Net price per year", "arr"), ("Fee p.a.", "arr"), ("Amount / month", "mrr"),
        ("Preis pro Jahr", "arr"), ("Montant par mois", "mrr"),
        ("Total annual contract amount", "arr"), ("Annual revenue", ""), ("Yearly budget", ""),
        ("Amount", ""), ("Price per seat per year", "arr"), ("Monthly or yearly fee", ""),
        ("Kosten pro Nutzer/Monat", "mrr"), ("Cost per year", ""), ("Seats per year", ""),
        ("User growth per month", ""), ("Amount of users per month", ""),
        ("Amount per user per month", "mrr"), ("Jahreswert netto", "arr"),
        ("Monatslizenzgebühr", "mrr"), ("Jaarprijs", "arr"), ("Jahresumsatz", ""),
    ],
)  # fmt: skip
def test_a_name_says_how_often_an_amount_is_due(header: str, field: str) -> None:
    assert periodic_amount(header)[0] == field


@pytest.mark.parametrize(
    ("header", "period"),
    [
        ("Price per seat per month", "mrr"), ("Monthly price per user", "mrr"),
        ("Price / license / year", "arr"), ("Preis pro Lizenz pro Jahr", "arr"),
        ("License fee per year", ""), ("Price per year", ""), ("Fee per month", ""),
    ],
)  # fmt: skip
def test_a_name_says_whether_a_price_is_that_of_one(header: str, period: str) -> None:
    assert unit_period(header) == period


@pytest.mark.parametrize(
    ("header", "months"),
    [("Contract value (24 months)", 24), ("TCV 3 years", 36), ("Vertragswert 12 Monate", 12),
     ("Contract value", 0), ("Contract value 2026", 0), ("12M EUR", 0)],
)  # fmt: skip
def test_a_name_says_for_how_long_an_amount_is(header: str, months: int) -> None:
    assert named_term(header)[0] == months


@pytest.mark.parametrize(
    ("columns", "rows", "arr"),
    [
        ("Account,Seats,Price per seat per month,Currency,Term (months),Start",
         ["Alder,100,12.50,EUR,24,2025-04-01", "Birch,20,15,EUR,12,2026-01-01"], [15000, 3600]),
        ("Account,Seats,Price per seat per year,Start",
         ["Alder,100,120 EUR,2025-04-01", "Birch,,120 EUR,2026-01-01"], [12000, None]),
        # What is called monthly counts for a month, however often it is billed.
        ("Account,Users,Monthly price per user,Billing frequency,Currency",
         ["Alder,10,12,Annual,EUR", "Birch,5,12,Monthly,EUR"], [1440, 720]),
        ("Account,Price per user per month,Start", ["Alder,12 EUR,2025-04-01"], [None]),
        ("Client name,Contract value (12 months),Start,Ends",
         ["Alder,USD 12k,Jan-25,Dec-26", "Birch,USD 9.5k,Mar-25,Feb-27"], [12000, 9500]),
        ("Customer,Total contract value (36 months),Start date",
         ["Alder,36000 EUR,2025-04-01"], [12000]),
        ("Customer,Contract value 2 years,Start date", ["Alder,24000 EUR,2025-04-01"], [12000]),
    ],
)  # fmt: skip
def test_a_price_of_one_and_a_value_of_a_term_become_a_year(
    tmp_path: Path, columns: str, rows: list[str], arr: list[int | None]
) -> None:
    plan = planned(tmp_path, "\n".join([columns, *rows, ""]))
    found = [draft.values.get("arr") for draft in plan.drafts]
    assert found == arr
    # Where no year is known, nothing is lost of what stood there.
    assert sum(1 for remark in plan.remarks if "is not known" in render(remark.text)) == (
        arr.count(None)
    )


@pytest.mark.parametrize(
    ("header", "day"),
    [("Ends", date(2026, 12, 31)), ("End date", date(2026, 12, 31)),
     ("Contract expires", date(2026, 12, 31)), ("Renewal", date(2026, 12, 1))],
)  # fmt: skip
def test_a_month_in_which_a_contract_ends_ends_with_it(
    tmp_path: Path, header: str, day: date
) -> None:
    plan = planned(tmp_path, f"Client,ARR,Start,{header}\nAlder,12000 EUR,Jan-25,Dec-26\n")
    (draft,) = plan.drafts
    assert draft.values["renews_on"] == day


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("年間契約金額", "arr"), ("月額料金", "mrr"), ("Jaarlijkse omzet (ARR)", "arr"),
        ("Gerente de sucesso", "owner"), ("Betreuer (CSM)", "owner"), ("Situação", "status"),
        ("Scadenza contratto", "renews_on"), ("契約終了日", "renews_on"),
    ],
)  # fmt: skip
def test_lists_in_the_languages_of_the_window_are_understood(
    tmp_path: Path, header: str, field: str
) -> None:
    values = {"owner": ("Kim Roe", "Lee Poe"), "status": ("Ativo", "Cancelado"),
              "renews_on": ("2027-03-01", "2027-04-15")}  # fmt: skip
    first, second = values.get(field, ("12000 EUR", "8000 EUR"))
    text = f"Account,Country,{header}\nAlder,NO,{first}\nBirch,SE,{second}\n"
    assert fed(planned(tmp_path, text))[header] == field


def test_a_deal_closes_by_the_end_of_its_quarter(tmp_path: Path) -> None:
    text = (
        "Deal,Account,Stage,Close date\nSeats,Alder,Proposal,Q1 2027\nMore,Birch,Proposal,Q4 2026\n"
    )
    plan = planned(tmp_path, text)
    assert plan.drafts[0].values["close_on"] == date(2027, 3, 31)
    assert any("names no day" in render(remark.text) for remark in plan.remarks)


@pytest.mark.parametrize(
    ("values", "field"), [("COO,CFO", "title"), ("Decision maker,Champion", "roles")]
)
def test_a_role_is_a_job_unless_its_words_are_those_of_deals(
    tmp_path: Path, values: str, field: str
) -> None:
    first, second = values.split(",")
    text = (
        f"Name,E-mail,Role\nAda Voss,ada@kestrel.example,{first}\nJon Pell,j@b.example,{second}\n"
    )
    assert fed(planned(tmp_path, text))["Role"] == field


def test_of_list_and_net_price_the_net_one_is_paid(tmp_path: Path) -> None:
    text = (
        "Account,Product,List price per year,Net price per year,Currency,Start\n"
        "Kestrel,Pro,30000,24000,EUR,2026-01-01\n"
    )
    assert fed(planned(tmp_path, text))["Net price per year"] == "arr"


def test_three_letters_before_a_number_are_an_id_and_no_money() -> None:
    assert shape("ACC-78") is Shape.CODE
    assert shape("EUR 78") is Shape.MONEY


def test_an_id_of_letters_and_numbers_is_the_accounts(tmp_path: Path) -> None:
    plan = planned(
        tmp_path, "ID,CRM ID,Customer,Country\n1,ACC-77,Kestrel,NO\n2,ACC-78,Plover,SE\n"
    )
    assert fed(plan)["CRM ID"] == "external_id"


@pytest.mark.parametrize(
    ("header", "values", "also"),
    [
        ("Company URL", ("http://kestrel.example/about", "plover.example"), "account_domain"),
        ("LinkedIn", ("linkedin.com/in/ina", "linkedin.com/in/ed"), ""),
        ("Link", ("8c3e1b7a-11d2-4c5e-9a01-0002b3c4d5e6",) * 2, "account_id"),
        ("Seats", ("12", "14"), ""),
    ],
)
def test_values_tell_a_further_reference(header: str, values: tuple[str, str], also: str) -> None:
    columns = [("Ina Bell", "Ed Moss"), ("ina.example", "ed.example"), values]
    mapping = map_columns(
        ListKind.CONTACTS, ["Full Name", "Website", header], [profile(c) for c in columns]
    )
    assert mapping[2].also == also


def test_first_and_last_are_names_of_people(tmp_path: Path) -> None:
    plan = planned(tmp_path, "First,Last,Job,E-mail Address\nIna,Bell,COO,ina@kestrel.example\n")
    assert plan.drafts[0].values["name"] == "Ina Bell"


def test_units_below_the_names_count(tmp_path: Path) -> None:
    text = "Customer,ARR,Seats\n,kEUR,no.\nKestrel,24,120\nPlover,8,12\n"
    plan = planned(tmp_path, text)
    assert [row.values["arr"] for row in plan.drafts] == [24000, 8000]
    assert {row.values["amount_currency"] for row in plan.drafts} == {"EUR"}


def test_a_month_without_a_day_is_told(tmp_path: Path) -> None:

    text = "Account,Product,ARR EUR,Start,End\nKestrel,Pro,100,2026-01-15,Dec 2026\n"
    plan = planned(tmp_path, text)
    (row,) = plan.drafts
    assert str(row.values["ends_on"]) == "2026-12-31"
    told = "“Dec 2026” names no day: read as 31 December 2026"
    assert told in [render(remark.text) for remark in plan.remarks]


def test_a_column_of_amounts_is_known_however_they_are_written(tmp_path: Path) -> None:
    text = "Kunde;ARR;Verlängerung\nKestrel;24 T€;31.01.2027\nPlover;8.000,- €;30.04.2027\n"
    plan = planned(tmp_path, text + "Heron;1,2 Mio. €;30.06.2027\nFjord;EUR 500,--;30.06.2027\n")
    assert [row.values["arr"] for row in plan.drafts] == [24000, 8000, 1200000, 500]


def test_a_raw_unit_price_counts_cents_and_its_units(tmp_path: Path) -> None:
    text = (
        "subscription.id,customer.company,subscription.plan_unit_price,subscription.plan_quantity,"
        "subscription.billing_period,subscription.billing_period_unit,subscription.currency_code\n"
        "cb1,Kestrel,4900,10,1,month,EUR\n"
    )
    (row,) = planned(tmp_path, text).drafts
    assert (row.values["arr"], row.values["licensed_seats"]) == (5880, 10)


def test_a_flag_is_no_part_of_a_country(tmp_path: Path) -> None:
    plan = planned(tmp_path, "Account,Country,ARR (EUR)\nKestrel,France \U0001f1eb\U0001f1f7,1\n")
    assert plan.drafts[0].values["country"] == "FR"


def test_a_stage_of_a_life_cycle_that_says_who_is_a_customer_is_that(tmp_path: Path) -> None:
    text = "Company name,Lifecycle Stage,ARR\nAldo,Customer,1 EUR\nBera,Evangelist,2 EUR\n"
    assert fed(planned(tmp_path, text))["Lifecycle Stage"] == "relation"
    ours = "Company name,Lifecycle Stage,ARR\nAldo,Onboarding,1 EUR\nBera,Adoption,2 EUR\n"
    assert fed(planned(tmp_path, ours))["Lifecycle Stage"] == "stage"


def test_a_deal_is_expected_to_close(tmp_path: Path) -> None:
    text = "Organization,Deal,Value,Stage,Expected close\nAldo,Seats,2 EUR,Proposal,2027-02-01\n"
    assert fed(planned(tmp_path, text))["Expected close"] == "close_on"
