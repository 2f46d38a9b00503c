"""What sort of list it is, judged by content and headers together."""

from pathlib import Path

import pytest

from csm_desktop.importers.meaning.fields import ListKind
from tests.importers.lists import planned

ACCOUNTS, SUBSCRIPTIONS = ListKind.ACCOUNTS, ListKind.SUBSCRIPTIONS


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        # A plain book: each customer once, beside its revenue.
        ("mine.csv", "Customer,ARR,Currency,Start,Renewal\nAldo,1,EUR,2025-01-01,2027-01-01\n"
         "Bera,2,EUR,2025-01-01,2027-01-01\n", ACCOUNTS),
        ("b.csv", "Account ID,Account Name,ARR,Currency,Renewal Date,Status,Contract Start\n"
         "A1,Aldo,5,EUR,2027-04-30,Active,2024-05-01\nA2,Bera,6,EUR,2027-04-30,Active,2024-05-01\n",
         ACCOUNTS),
        ("b.csv", "Kunde,Jahresumsatz,Währung,Verlängerung\nAldo,5,EUR,2027-04-30\n"
         "Bera,6,EUR,2027-05-30\n", ACCOUNTS),
        # Contract numbers, or customers that come again, make a list of contracts.
        ("b.csv", "Contract Number,Account Name,ARR,Currency,Start Date,End Date\n"
         "C1,Aldo,5,EUR,2025-04-30,2027-04-30\nC2,Bera,6,EUR,2025-04-30,2027-05-30\n",
         SUBSCRIPTIONS),
        ("b.csv", "Account Name,Product,ARR,Currency,End Date\nAldo,One,5,EUR,2027-04-30\n"
         "Aldo,Two,6,EUR,2027-05-30\nBera,One,6,EUR,2027-05-30\n", SUBSCRIPTIONS),
        ("b.csv", "Account ID,ARR,Currency,Start Date,End Date\nA1,5,EUR,2025-01-01,2027-04-30\n"
         "A2,6,EUR,2025-01-01,2027-05-30\n", SUBSCRIPTIONS),
        ("deals.csv", "Deal Name,Company,Deal Stage,Close Date,Amount,Currency\n"
         "Seats,Aldo,Proposal,2027-01-01,5,EUR\nMore,Bera,Closed Won,2027-01-01,5,EUR\n",
         ListKind.OPPORTUNITIES),
    ],
)  # fmt: skip
def test_lists_are_told_apart(tmp_path: Path, name: str, text: str, kind: ListKind) -> None:
    assert planned(tmp_path, text, name=name).kind is kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"Customer\nname *",* Country (required),ARR (EUR) (optional),Industry / Sector\n'
            "Aldo,Spain,5,Food\nBera,Italy,6,Rail\n",
            ["name", "country", "arr", "industry"],
        ),
        (
            "Person - ID,Person - Name,Person - Organization,Person - Email - Work,"
            "Person - Job title\n7,Ann Ash,Aldo,ann@aldo.example,COO\n",
            ["external_id", "name", "account_name", "email", "title"],
        ),
        (
            "Organization - ID,Organization - Name,Organization - Owner,Organization - Website\n"
            "7,Aldo,Kim Roe,aldo.example\n8,Bera,Kim Roe,bera.example\n",
            ["external_id", "name", "owner", "domain"],
        ),
    ],
)
def test_the_dress_of_a_column_name_does_not_matter(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    assert [each.field for each in planned(tmp_path, text).mapping] == expected
