"""Ids of two systems, accounts that are perhaps one, and making one of two, on the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

CRM = "Account ID,Account Name,Website,City\n101,Wick Labs,wick.example,York\n102,Alder,,Leeds\n"
BILLING = "Account ID,Account Name,Website,City\n101,Other GmbH,other.example,Wien\n7,Alder Inc,,\n"


@pytest.fixture
def book(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "book.csm"
    for name, text, system in (("crm.csv", CRM, "CRM"), ("billing.csv", BILLING, "Billing")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        said = run("import", path, tmp_path / name, "--source-system", system, "--no-profile")
        assert said.code == 0
    return path


def ids(run: Run, book: Path, name: str) -> list[dict[str, str]]:
    shown = json.loads(run("show", book, name, "--json").out)
    found: list[dict[str, str]] = shown["facts"]["account"]["ids"]
    return found


def test_ids_of_two_systems_never_meet_and_are_known_again(
    run: Run, book: Path, tmp_path: Path
) -> None:
    assert ids(run, book, "Wick Labs") == [{"system": "CRM", "text": "101"}]
    assert ids(run, book, "Other GmbH") == [{"system": "Billing", "text": "101"}]
    # A name may change, and a system's own id still says who it is.
    later = BILLING.replace("Other GmbH", "Quite Another").replace("other.example", "")
    (tmp_path / "billing.csv").write_text(later, encoding="utf-8")
    words = ("--source-system", "billing.csv=billing", "--json", "--no-profile")
    said = json.loads(run("import", book, tmp_path / "billing.csv", *words).out)
    assert said["stored"] == 0
    assert {each["like"] for each in said["report"]["files"][0]["known"]} == {
        "Other GmbH",
        "Alder Inc",
    }


def test_what_is_alike_is_listed_and_becomes_one_by_hand(
    run: Run, book: Path, tmp_path: Path
) -> None:
    assert "the same name" in run("duplicates", book).out
    said = run("merge-accounts", book, "102", "Alder Inc", "--dry-run")
    assert said.code == 2, "an id elsewhere is no name of an account"
    said = run("merge-accounts", book, "Alder", "Alder Inc", "--dry-run")
    assert "Nothing was changed" in said.out
    assert "1 pair" in run("duplicates", book).out
    said = run("merge-accounts", book, "Alder", "Alder Inc", "--take", "name")
    assert (said.code, "becomes one with Alder Inc" in said.out) == (0, True)
    assert [each["text"] for each in ids(run, book, "Alder Inc")] == ["102", "7"]
    assert "0 pairs" in run("duplicates", book).out
    for name, system in (("crm.csv", "CRM"), ("billing.csv", "Billing")):
        words = ("--source-system", system, "--json", "--no-profile")
        said = json.loads(run("import", book, tmp_path / name, *words).out)
        assert (said["stored"], said["report"]["files"][0]["proposals"]) == (0, []), (
            "nobody is asked again"
        )


def test_two_that_are_two_are_not_proposed_again(run: Run, book: Path) -> None:
    told = run("duplicates", book, "--two", "Alder", "Alder Inc")
    assert (told.code, told.out) == (0, "Alder and Alder Inc are two\n")
    assert "0 pairs" in run("duplicates", book).out


def test_a_name_alone_finds_what_became_one(run: Run, book: Path, tmp_path: Path) -> None:
    run("merge-accounts", book, "Wick Labs", "Other GmbH")
    people = "Name,Company,Email\nAda Quill,Other GmbH,ada@mail.example\n"
    (tmp_path / "people.csv").write_text(people, encoding="utf-8")
    assert run("import", book, tmp_path / "people.csv", "--kind", "contacts").code == 0
    assert "Ada Quill" in run("show", book, "Wick Labs").out
