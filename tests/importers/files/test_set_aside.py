"""Rows that are no data are named, and never become customers."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.importers.files.sieve import _NOTE, _NOTE_SIGNS, sift
from csm_desktop.importers.files.sums import STEMS, WORDS
from csm_desktop.wording import render
from tests.importers.lists import as_csv, asides, planned

PASSED = "that agrees with the rows above (ARR (EUR) {sum}): a check passed"
DOUBT = "that does not agree with the rows above: ARR (EUR) is {is_}, and they add up to {sum}"
HEADER = "Customer,Owner,ARR (EUR),Renewal"
ROWS = "Aldo,Kim Roe,1000,2027-04-30\nBera,Kim Roe,2500.50,2027-05-31\nCoro,Lee Poe,500,2027-06-30"


def names(plan: object) -> list[str]:
    return [str(draft.values["name"]) for draft in plan.drafts]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Total,,4000.50,", f"a total {PASSED.format(sum='4,000.50')}"),
        ("Gesamtsumme,,4000.50,", f"a total {PASSED.format(sum='4,000.50')}"),
        ("合計,,4000.50,", f"a total {PASSED.format(sum='4,000.50')}"),
        ("Grand Total (3 records),,4000.50,", f"a total {PASSED.format(sum='4,000.50')}"),
        (",,4000.50,", f"a total without a name {PASSED.format(sum='4,000.50')}"),
        # Boards write the first and the last day of a group beside its sum.
        (",,4000.50,2027-04-30 to 2027-06-30",
         f"a total without a name {PASSED.format(sum='4,000.50')}"),
        ("Average,,1333.50,", f"an average {PASSED.format(sum='1,333.50')}"),
        ("Total,,4100,", f"a total {DOUBT.format(is_='4,100', sum='4,000.50')}"),
        ("Customer,Owner,ARR (EUR),Renewal", "the column names again"),
    ],
)  # fmt: skip
def test_what_stands_below_the_rows_is_told_for_what_it_is(
    tmp_path: Path, row: str, reason: str
) -> None:
    plan = planned(tmp_path, f"{HEADER}\n{ROWS}\n{row}\n")
    assert names(plan) == ["Aldo", "Bera", "Coro"]
    assert asides(plan) == [(5, reason)]


@pytest.mark.parametrize(
    "row",
    [
        "Total,Kim Roe,900,2027-01-31",  # a firm called so has an owner and a renewal
        "Total Gym,,900,",
        "Summe GmbH,Kim Roe,900,2027-01-31",
        "Count Basie Ltd,,900,",
        "Mean Machines,Kim Roe,,",
    ],
)
def test_a_customer_who_is_called_like_a_sum_stays_one(tmp_path: Path, row: str) -> None:
    plan = planned(tmp_path, f"{HEADER}\n{ROWS}\n{row}\n")
    assert len(plan.drafts) == 4
    assert not plan.set_aside


def test_groups_have_titles_and_sums(tmp_path: Path) -> None:
    text = (
        "Customer,Owner,ARR (EUR),Renewal\nNorth,,,\nAldo,Kim Roe,1000,2027-04-30\n"
        "Bera,Kim Roe,2500,2027-05-31\nNorth total,,3500,\n\n"
        "South,,,\nCoro,Lee Poe,500,2027-06-30\n"
        "South total,,500,\nGrand total,,4000,\n"
    )
    plan = planned(tmp_path, text)
    assert names(plan) == ["Aldo", "Bera", "Coro"]
    assert [line for line, _ in asides(plan)] == [2, 5, 7, 9, 10]
    assert asides(plan)[-1][1].startswith("a total that agrees")


def test_a_group_title_may_count_its_rows(tmp_path: Path) -> None:
    text = (
        f"{HEADER}\nKim Roe (2),,,\nAldo,Kim Roe,1000,2027-04-30\nBera,Kim Roe,2500,2027-05-31\n"
        "Lee Poe (1 record),,,\nCoro,Lee Poe,500,2027-06-30\n"
    )
    assert names(planned(tmp_path, text)) == ["Aldo", "Bera", "Coro"]


def test_a_customer_of_whom_nothing_is_known_is_no_group_title(tmp_path: Path) -> None:
    plan = planned(tmp_path, f"{HEADER}\nDuro,,,\n{ROWS}\nEmil,,,\n")
    assert names(plan) == ["Duro", "Aldo", "Bera", "Coro", "Emil"]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("text,text,EUR,yyyy-mm-dd", "the units of the columns"),
        ("Mandatory,Optional,Optional,Optional", "part of a template: the types of the columns"),
        ("Account Name,Account Owner,ARR,Renewal Date", "a second line of column names"),
    ],
)
def test_rows_between_header_and_data_are_no_customers(
    tmp_path: Path, rows: str, reason: str
) -> None:
    plan = planned(tmp_path, f"{HEADER}\n{rows}\n{ROWS}\n")
    assert names(plan) == ["Aldo", "Bera", "Coro"]
    assert asides(plan) == [(2, reason)]


def test_a_template_ends_where_it_says_so(tmp_path: Path) -> None:
    rows = [
        ["Import Template"],
        ["Labels:", "Customer Name", "Territory", "Account Manager"],
        ["Names:", "customer_name", "territory", "account_manager"],
        ["Mandatory:", "Yes", "No", "No"],
        ["Begin entering your data below this line"],
        ["", "Aldo", "Spain", "Kim Roe"],
        ["", "Bera", "Italy", "Kim Roe"],
    ]
    plan = planned(tmp_path, as_csv(rows))
    assert names(plan) == ["Aldo", "Bera"]
    assert [line for line, _ in asides(plan)] == [1, 3, 4, 5]


def test_a_parent_without_children_is_no_contact_and_holds_nothing_back(tmp_path: Path) -> None:
    text = "Account Name,Contact Name,Email\nAldo,Ann Ash,ann@aldo.example\nBera,,\n"
    plan = planned(tmp_path, text, name="contacts.csv")
    assert len(plan.drafts) == 1
    assert not plan.refused
    assert asides(plan) == [(3, "an account without a contact")]


@given(
    st.lists(st.integers(1, 10**6), min_size=2, max_size=8),
    st.sampled_from(["Total", "Grand total", "Summe", "TOTAL:", "total (n)"]),
)
def test_every_total_is_found_and_no_row_is_lost(amounts: list[int], label: str) -> None:
    rows = [[f"Firm {i}", "Kim", str(n)] for i, n in enumerate(amounts)]
    rows.append([label, "", str(sum(amounts))])
    lines = list(range(2, 2 + len(rows)))
    kept, found = sift(["Customer", "Owner", "ARR"], rows, lines)
    assert kept == list(range(len(amounts)))
    assert [(row.line, row.is_doubtful) for row in found] == [(lines[-1], False)]


def test_what_stands_above_its_group_holds_for_each_of_its_rows(tmp_path: Path) -> None:
    text = (
        "Account Owner,Account Name,Account ID,ARR (EUR)\n"
        "Kim Roe,,,\n,Aldo,A1,1000\n,Bera,A2,500\nSubtotal,,,1500\n"
        "Lee Poe,,,\n,Coro,A3,700\nSubtotal,,,700\nTotal,,,2200\n"
    )
    plan = planned(tmp_path, text)
    assert {str(d.values["name"]): d.values["owner"] for d in plan.drafts} == {
        "Aldo": "Kim Roe", "Bera": "Kim Roe", "Coro": "Lee Poe",
    }  # fmt: skip
    assert [row.line for row in plan.set_aside] == [2, 5, 6, 8, 9]
    assert not plan.refused
    assert "stands above the rows of each group" in render(plan.remarks[0].text)


@pytest.mark.parametrize(
    "text",
    [
        "Name,Owner,ARR (EUR)\nGroup: Gold,,\nAldo,Kim,1\nBera,Kim,2\nGroup: Tin,,\nCoro,Lee,3\n",
        "Name,Owner,ARR (EUR)\nGold,,\nName,Owner,ARR (EUR)\nAldo,Kim,1\nBera,Kim,2\n"
        "Tin,,\nName,Owner,ARR (EUR)\nCoro,Lee,3\n",
    ],
    ids=["called a group", "above column names"],
)
def test_the_groups_of_a_board_are_no_customers(tmp_path: Path, text: str) -> None:
    assert names(planned(tmp_path, text)) == ["Aldo", "Bera", "Coro"]


def test_a_customer_of_whom_only_the_name_is_known_is_no_title(tmp_path: Path) -> None:
    plan = planned(tmp_path, "Name,Owner,ARR (EUR)\nAldo,Kim,1\nBera,,\nCoro,Lee,3\n")
    assert names(plan) == ["Aldo", "Bera", "Coro"]


@given(st.from_regex(WORDS))
def test_every_word_for_a_sum_has_a_stem_by_which_it_is_looked_for(text: str) -> None:
    assert any(stem in text.casefold() for stem in STEMS)


@given(st.from_regex(_NOTE))
def test_every_note_has_a_sign_by_which_it_is_looked_for(text: str) -> None:
    assert any(sign in text for sign in _NOTE_SIGNS)


@pytest.mark.parametrize("name", ["Dune Media", "Alpine Records", "Nord Mean", "Coro Média"])
@pytest.mark.parametrize("figure", ["700", "1000", "4000.50"])
def test_a_firm_whose_name_ends_like_an_average_is_a_customer(
    tmp_path: Path, name: str, figure: str
) -> None:
    plan = planned(tmp_path, f"{HEADER}\n{ROWS}\n{name},,{figure},\n")
    assert names(plan) == ["Aldo", "Bera", "Coro", name]
    assert asides(plan) == []


def test_an_average_of_a_column_and_records_that_are_counted_are_none(tmp_path: Path) -> None:
    plan = planned(tmp_path, f"{HEADER}\n{ROWS}\nARR media,,1333.50,\nTotal records: ,,3,\n")
    assert names(plan) == ["Aldo", "Bera", "Coro"]


GROUPED = """Owner,Customer,ARR (EUR)
Kim Roe,Aldo,1000
,Bera,2000
Subtotal,,3000
Lee Poe,Coro,500
,Dune Media,600
Subtotal,,1100
Total,,4100
"""


def test_an_owner_in_the_first_row_of_each_group_is_that_of_its_rows(tmp_path: Path) -> None:
    plan = planned(tmp_path, GROUPED)
    assert [(draft.values["name"], draft.values["owner"]) for draft in plan.drafts] == [
        ("Aldo", "Kim Roe"), ("Bera", "Kim Roe"), ("Coro", "Lee Poe"), ("Dune Media", "Lee Poe"),
    ]  # fmt: skip
    said = [(notice.column, render(notice.text)) for notice in plan.remarks]
    assert ("Owner", "stands in the first row of each group: read for all of them") in said
    assert all("a check passed" in reason for _, reason in asides(plan))


def test_an_owner_that_lacks_here_and_there_is_read_for_no_other_row(tmp_path: Path) -> None:
    plan = planned(tmp_path, GROUPED.replace(",Bera", "Lee Poe,Bera"))
    owners = [draft.values.get("owner") for draft in plan.drafts]
    assert owners == ["Kim Roe", "Lee Poe", "Lee Poe", ""]


def test_a_sum_of_a_month_names_the_month(tmp_path: Path) -> None:
    rows = "Aldo,2026-10,10\nBera,2026-10,5\nTotal,2026-10,15\nAldo,2026-11,20\nTotal,2026-11,7\n"
    plan = planned(tmp_path, f"Account,Month,Logins\n{rows}")
    assert asides(plan) == [
        (4, "a total that agrees with the rows above (Logins 15): a check passed")
    ]
    # What adds up to nothing above may be a firm's.
    assert [draft.line for draft in plan.drafts] == [2, 3, 5, 6]
