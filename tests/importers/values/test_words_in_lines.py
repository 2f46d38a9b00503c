"""Names have one line and notes several; a year alone is a day where somebody became a customer."""

from datetime import date
from pathlib import Path

import pytest

from csm_desktop.importers.values.dates import month_alone, year_alone
from csm_desktop.wording import render
from tests.importers.lists import planned


def test_a_name_has_one_line_and_a_note_has_several(tmp_path: Path) -> None:
    text = 'Account,City,Notes,ARR (EUR)\n"Kestrel\nTools","New\tYork","one\ntwo",100\n'
    (row,) = planned(tmp_path, text).drafts
    assert row.values["name"] == "Kestrel Tools"
    assert row.values["city"] == "New York"
    assert row.values["notes"] == "one\ntwo"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2021", date(2021, 1, 1)), ("since 2019", date(2019, 1, 1)),
        ("seit 2020", date(2020, 1, 1)), ("Q3 2021", date(2021, 7, 1)), ("1899", None),
        ("20210", None), ("about 2021", None),
    ],
)  # fmt: skip
def test_years_and_quarters_alone(said: str, day: date | None) -> None:
    assert year_alone(said) == day


def test_months_alone() -> None:
    assert month_alone("Dec 2026") == date(2026, 12, 1)
    assert month_alone("3 Dec 2026") is None


def test_a_customer_since_a_year_began_in_it(tmp_path: Path) -> None:
    plan = planned(tmp_path, "Account,Customer since,ARR (EUR)\nKestrel,2019,1\nPlover,Q1 2021,2\n")
    assert [row.values["contract_start"] for row in plan.drafts] == [
        date(2019, 1, 1), date(2021, 1, 1),
    ]  # fmt: skip
    told = "“2019” names no day: read as 1 January 2019"
    assert told in [render(remark.text) for remark in plan.remarks]


def test_a_row_without_an_arr_has_that_of_its_mrr(tmp_path: Path) -> None:
    text = "Account,ARR,MRR,Currency\nKestrel,24000,2000,EUR\nPlover,,500,EUR\nHeron,1200,,EUR\n"
    plan = planned(tmp_path, text)
    assert [row.values["arr"] for row in plan.drafts] == [24000, 6000, 1200]
    assert "no ARR stands there: twelve months of MRR are 6000" in [
        render(remark.text) for remark in plan.remarks
    ]
