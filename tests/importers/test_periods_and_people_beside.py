"""Periods as columns are called after them, and people who stand beside or below their company."""

from datetime import date
from pathlib import Path

import pytest

from csm_desktop.errors import UserError
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import Options
from csm_desktop.importers.planner import read_file
from csm_desktop.importers.values.periods import periods
from csm_desktop.wording import render
from tests.importers.lists import asides, planned, written


@pytest.mark.parametrize(
    ("headers", "ends"),
    [
        (["10/5/2026", "10/12/2026", "10/19/2026"], [(10, 5), (10, 12), (10, 19)]),
        (["05.10.2026", "12.10.2026"], [(10, 5), (10, 12)]),
        (["01/08/2026", "01/09/2026"], [(8, 31), (9, 30)]),  # the first of each month is a month
        (["8/1/2026", "9/1/2026"], [(8, 31), (9, 30)]),
        (["5 Oct 2026", "12 Oct 2026"], [(10, 5), (10, 12)]),
        (["03/04/2026", "05/06/2026"], []),  # nobody knows
    ],
)  # fmt: skip
def test_days_are_written_as_a_country_does(
    headers: list[str], ends: list[tuple[int, int]]
) -> None:
    assert list(periods(["Account", *headers]).values()) == [date(2026, *end) for end in ends]


def test_months_have_the_year_of_their_file_or_are_told_apart(tmp_path: Path) -> None:
    text = "Account,Jan,Feb\nAldo,1,2\nBera,3,4\n"
    plan = planned(tmp_path, text, "usage 2026.csv", metric="Logins")
    assert plan.kind is ListKind.READINGS
    assert [each.header for each in plan.mapping] == ["Account", "Jan 2026", "Feb 2026"]
    with pytest.raises(UserError, match="name months without a year"):
        planned(tmp_path, text, "usage.csv")


def test_units_below_the_names_stay_with_what_is_measured(tmp_path: Path) -> None:
    text = "Account,Date,Storage,Latency\n,,GB,ms\nAldo,2026-10-31,12.5,230\nBera,2026-10-31,1,9\n"
    plan = planned(tmp_path, text)
    assert plan.kind is ListKind.READINGS
    assert [line for line, _ in asides(plan)] == [2]
    assert [m.header for m in plan.mapping][2:] == ["Storage (GB)", "Latency (ms)"]


@pytest.mark.parametrize("again", ["A1,Aldo,Kim,5", ",,,"])
def test_people_may_stand_below_their_company(tmp_path: Path, again: str) -> None:
    text = (
        "Account ID,Account Name,Owner,ARR,Contact Name,Contact Email\n"
        f"A1,Aldo,Kim,5,Una,u@aldo.example\n{again},Nils,n@aldo.example\n"
        "A2,Bera,Lee,7,Ted,t@bera.example\n"
    )
    found = read_file(written(tmp_path, "all.csv", text), Options(currency="EUR"))
    companies, people = found.plans
    assert (companies.kind, companies.ready, people.ready) == (ListKind.ACCOUNTS, 2, 3)
    assert asides(companies) == [(3, "a further person of the company above")]
    assert [draft.values["account_id"] for draft in people.drafts] == ["A1", "A1", "A2"]


def test_a_sponsor_and_the_sponsors_address_are_one_person(tmp_path: Path) -> None:
    text = (
        "Account,CSM,ARR,Executive Sponsor,Sponsor Email,Decision Maker,Decision Maker Email\n"
        "Aldo,Kim,5,Ida Moss,i@aldo.example,Una Berg,u@aldo.example\n"
    )
    found = read_file(written(tmp_path, "all.csv", text), Options(currency="EUR"))
    people = found.plans[1].drafts
    assert [(d.values["name"], d.values["email"], d.values["roles"]) for d in people] == [
        ("Ida Moss", "i@aldo.example", ("sponsor",)),
        ("Una Berg", "u@aldo.example", ("decision_maker",)),
    ]


def test_a_column_that_is_called_after_a_field_says_why_it_is_none(tmp_path: Path) -> None:
    plan = planned(tmp_path, "Account,Owner,Renewal\nAldo,Kim,2027-W09\nBera,Lee,2027-W02\n")
    (renewal,) = (column for column in plan.mapping if column.header == "Renewal")
    assert "its values do not fit" in render(renewal.reason)
