"""Everything can leave: as tables a person reads, and as JSON that loses nothing."""

import csv
import json
import re
from datetime import date
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.app.accounts.acts import edit_account, new_account, trash_account
from csm_desktop.app.book import Book
from csm_desktop.app.documents.exports import export_book, export_rows, neutral
from csm_desktop.domain.records.accounts import Account, CustomField
from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.files import NameTakenError
from csm_desktop.storage.convert import from_record
from csm_desktop.storage.queries import dump
from csm_desktop.storage.session import Work

HOSTILE = "=1+1"


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def subscribe(work: Work, account: Account, money: Money) -> Subscription:
    return work.add(Subscription(work.new_id(), account.id, "Planner", money, date(2026, 1, 1)))


NUMBER = re.compile(r"[+-]1+ *(,|$)")
"""What is left as it is: it runs nothing."""


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@x", "'@x"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("\t=1", "'\t'=1"),
        ("-1250.50", "-1250.50"),
        ("-x", "'-x"),
        (" =1+1", "' =1+1"),
        ("a=1", "a=1"),
        ("a;=1+1", "a;'=1+1"),
        ("a; b; -x", "a; b;' -x"),
        ("a\t@x", "a\t'@x"),
        ("a\n- b\n\n+c", "a\n'- b\n\n'+c"),
        ('a;"=1+1"', 'a;\'"=1+1"'),
        ("=a\r\n=b", "'=a\r\n'=b"),
        ("\r-1", "'\r'-1"),
        ("a, =b - c", "a, =b - c"),
        (-5, -5),
        (None, None),
    ],
)
def test_e5_no_cell_is_run_by_a_spreadsheet(cell: str | int | None, written: object) -> None:
    assert neutral(cell) == written


# Lines with more weight on what makes a formula, a separator or a quoted cell.
cells = st.text(st.sampled_from("=+-@;\t\r\n\"' ,a1"), max_size=8)


@given(st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=3))
def test_e5_no_cell_is_run_whatever_the_list_separator_of_the_country_is(
    rows: list[list[str]],
) -> None:
    with TemporaryDirectory() as folder:
        target = Path(folder) / "list.csv"
        export_rows([["Name", "Notes"], *rows], target)
        text = target.read_bytes().decode("utf-8-sig")
    for separator in (",", ";", "\t"):
        shown = [
            cell
            for row in csv.reader(StringIO(text, newline=""), delimiter=separator)
            for cell in row
        ]
        for cell in shown:
            run = cell.strip().startswith(("=", "+", "-", "@"))
            assert not run or NUMBER.match(cell.strip()), (separator, cell)


def test_e5_exported_tables_hold_text_as_text_and_numbers_as_numbers(
    book: Book, tmp_path: Path
) -> None:
    account = book.run("New", new_account, HOSTILE, notes="@x", tags=("a", "b"))
    book.run("Subscribe", subscribe, account, Money(-125050, "EUR"))
    export_book(book, tmp_path / "out")
    [row] = table(tmp_path / "out", "account")
    assert (row["name"], row["notes"], row["tags"]) == ("'=1+1", "'@x", "a; b")
    [sold] = table(tmp_path / "out", "subscription")
    assert (sold["arr"], sold["arr_currency"], sold["account"]) == ("-1250.50", "EUR", "'=1+1")


def test_the_json_holds_every_record_exactly(book: Book, tmp_path: Path) -> None:
    account = book.run("New", new_account, "Ōmi Robotics", custom=(CustomField("Campaign", "x;y"),))
    account = book.run("Edit", edit_account, account.id, contract_start=date(2026, 2, 28))
    gone = book.run("New", new_account, "In the trash")
    gone = book.run("Trash", trash_account, gone.id)
    export_book(book, tmp_path)
    whole = json.loads((tmp_path / "book.json").read_text(encoding="utf-8"))
    assert whole["format"] == "csm-desktop"
    assert len(whole["tables"]) == len(ENTITIES)
    assert [from_record(Account, record) for record in whole["tables"]["account"]] == [
        account,
        gone,
    ]


def test_an_export_never_overwrites_a_file(book: Book, tmp_path: Path) -> None:
    mine = tmp_path / "account.csv"
    mine.write_text("mine")
    with pytest.raises(NameTakenError):
        export_book(book, tmp_path)
    assert mine.read_text() == "mine"
    assert list(tmp_path.glob("*.json")) == []


def test_tables_leave_in_portions_and_whole(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dump, "_AT_ONCE", 2)
    names = [book.run("New", new_account, f"Firma {n}").name for n in range(5)]
    with book.reading() as connection:
        assert [len(rows) for rows in dump.rows(connection, "account")] == [2, 2, 1]
    written = {each.path.stem: each.rows for each in export_book(book, tmp_path)}
    assert written["account"] == 5
    assert [row["name"] for row in table(tmp_path, "account")] == names
    whole = json.loads((tmp_path / "book.json").read_text(encoding="utf-8"))
    assert [record["name"] for record in whole["tables"]["account"]] == names
    assert written["book"] == sum(map(len, whole["tables"].values()))


def test_an_export_that_is_stopped_leaves_no_half_json(book: Book, tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, _: int) -> None:
        if done == 3:
            raise StoppedError

    with pytest.raises(StoppedError):
        export_book(book, tmp_path / "out", stop)
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".csv"}
