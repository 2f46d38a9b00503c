"""`plan BOOK ACCOUNT -o plan.xlsx` goes out, `import BOOK plan.xlsx` brings it back."""

import json
from pathlib import Path

import openpyxl
import pytest

from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.text.clock import FixedClock
from tests.cli.conftest import Run


@pytest.fixture
def answered(run: Run, sample: Path, tmp_path: Path) -> Path:
    """The plan of Northwind Rail, with a comment and a new status in it."""
    path = tmp_path / "plan.xlsx"
    said = run("plan", str(sample), "northwind", "-o", str(path))
    assert said.code == 0
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[0]
    sheet["D8"], sheet["E9"] = "Done", "On leave"
    workbook.save(path)
    return path


def comments(sample: Path, clock: FixedClock) -> list[str]:
    with opened_book(sample, clock, read_only=True) as book:
        account = account_named(book, "northwind")
        return [a.comment for a in account_facts(book, account.id).actions if a.comment]


def test_a_dry_run_numbers_what_differs_and_stores_nothing(
    run: Run, sample: Path, answered: Path, clock: FixedClock
) -> None:
    said = run("import", str(sample), str(answered), "--dry-run")
    assert said.code == 0
    assert "+ 1: Open a test tenant for single sign-on, Status: “Open” in the book" in said.out
    assert "+ 2: " in said.out
    assert "nothing was stored" in said.out
    assert comments(sample, clock) == []


def test_lines_are_taken_in_one_by_one(
    run: Run, sample: Path, answered: Path, clock: FixedClock
) -> None:
    assert run("import", str(sample), str(answered), "--lines", "none").code == 0
    assert comments(sample, clock) == []
    said = run("import", str(sample), str(answered), "--lines", "2", "--json")
    assert json.loads(said.out)["accepted"] == [2]
    assert comments(sample, clock) == ["On leave"]


@pytest.mark.parametrize("lines", ["3", "0-9", "x", "1-", "1,,2"])
def test_lines_that_there_are_none_of_end_with_2(
    run: Run, sample: Path, answered: Path, clock: FixedClock, lines: str
) -> None:
    said = run("import", str(sample), str(answered), "--lines", lines)
    assert said.code == 2
    assert "Nothing was changed." in said.err
    assert comments(sample, clock) == []


def test_a_plan_makes_no_book_and_goes_with_no_list(
    run: Run, sample: Path, answered: Path, tmp_path: Path
) -> None:
    said = run("import", str(tmp_path / "new.csm"), str(answered))
    assert said.code == 2
    assert "belongs to no account" in said.err
    assert not (tmp_path / "new.csm").exists()
    beside = tmp_path / "list.csv"
    beside.write_text("name,arr\nHalden,5\n", encoding="utf-8")
    said = run("import", str(sample), str(beside), str(answered))
    assert said.code == 2
    assert "Import it by itself" in said.err
    assert run("import", str(sample), str(beside), "--lines", "1").code == 2
