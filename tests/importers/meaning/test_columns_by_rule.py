"""Columns that no list of words names: what their own words, or their values, tell."""

from pathlib import Path

import pytest

from csm_desktop.importers.meaning.evidence import profile
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.mapping import map_columns
from csm_desktop.importers.meaning.periodic_amounts import periodic_amount
from csm_desktop.importers.values.shapes import Shape, shape
from csm_desktop.wording import render
from tests.importers.lists import fed, planned


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Net price per year", "arr"), ("Fee p.a.", "arr"), ("Amount / month", "mrr"),
        ("Preis pro Jahr", "arr"), ("Montant par mois", "mrr"),
        ("Total annual contract amount", "arr"), ("Annual revenue", ""), ("Yearly budget", ""),
        ("Amount", ""), ("Price per seat per year", ""), ("Monthly or yearly fee", ""),
    ],
)  # fmt: skip
def test_a_name_says_how_often_an_amount_is_due(header: str, field: str) -> None:
    assert periodic_amount(header)[0] == field


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
