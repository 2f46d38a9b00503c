"""Terms, months, quarters and brackets, as people write them."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.importers.values.addresses import web_domain
from csm_desktop.importers.values.dates import read_dates
from csm_desktop.importers.values.numbers import read_numbers
from csm_desktop.importers.values.terms import is_term, months
from tests.importers.lists import fed, planned


@pytest.mark.parametrize(
    ("text", "number"),
    [("3 years", 36), ("1 Jahr", 12), ("24 mois", 24), ("36-month", 36), ("2 lata", 24),
     ("18 mo.", 18), ("12", "12"), ("2y", 24)],
)  # fmt: skip
def test_a_term_is_a_number_of_months(text: str, number: object) -> None:
    assert months(text) == number
    assert is_term(text) is isinstance(number, int)


@pytest.mark.parametrize(
    "text", ["31 marca 2027", "31. března 2027", "2027. március 31.", "31 mars 2027",
             "31. marts 2027", "31. maaliskuuta 2027"],
)  # fmt: skip
def test_months_have_names_in_further_languages(text: str) -> None:
    assert read_dates([text]).values == [date(2027, 3, 31)]


def test_brackets_of_bookkeepers_may_stand_inside_the_currency() -> None:
    found = read_numbers(["(1'000.00) CHF", "CHF (2,500)", "12,000 CHF"])
    assert found.values == [Decimal("-1000.00"), Decimal(-2500), Decimal(12000)]


def test_a_link_leaves_its_domain() -> None:
    assert web_domain("aldo.example (https://www.aldo.example/)") == "aldo.example"


def test_a_quarter_is_no_slip_of_the_pen(tmp_path: Path) -> None:
    rows = "".join(f"A{n},Kim,2027-01-{n:02}\n" for n in range(1, 12))
    plan = planned(tmp_path, f"Account,Owner,Renewal\n{rows}Bera,Kim,Q1 2027\nCora,Kim,2O27-1-1\n")
    assert [row.value for row in plan.refused] == ["2O27-1-1"]
    assert [field.value for draft in plan.drafts for field in draft.custom] == ["Q1 2027"]


def test_numbers_of_contracts_are_no_product(tmp_path: Path) -> None:
    text = (
        "Subscription,Customer,Plan,Price,Billing Frequency,Currency,Start,Term\n"
        "S1,Aldo,Pro,5,Monthly,EUR,2025-01-01,2 years\n"
        "S2,Bera,Pro,7,Annually,EUR,2025-01-01,1 year\n"
    )
    plan = planned(tmp_path, text)
    assert (fed(plan)["Subscription"], fed(plan)["Plan"]) == ("external_id", "product")
    assert [draft.values["term_months"] for draft in plan.drafts] == [24, 12]
