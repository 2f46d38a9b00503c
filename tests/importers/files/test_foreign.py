"""Lists that come in through the child: the program lives, whatever their reader does."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.errors import UserError
from csm_desktop.importers.files import foreign, table
from csm_desktop.importers.files.foreign import Sheets
from csm_desktop.importers.files.formats.column_batches import heard, in_columns
from csm_desktop.importers.files.table import read_tables
from csm_desktop.importers.planner import read_file
from csm_desktop.outside import frames
from csm_desktop.wording import render


@pytest.fixture
def readers() -> None:
    """Here the child itself is wanted."""


@pytest.fixture
def accounts(tmp_path: Path) -> Path:
    path = tmp_path / "accounts.csv"
    rows = [f"A-{n},Firma {n} Äöü,{n}" for n in range(5_000)]
    path.write_text("\n".join(["Account ID,Account Name,Employees", *rows]), "utf-8")
    return path


def misbehaving(monkeypatch: pytest.MonkeyPatch, reader: str) -> None:
    monkeypatch.setattr(table, "READER", f"tests.importers.files.test_foreign:{reader}")


def exits(path: Path, encoding: str) -> Iterator[object]:
    import os

    del path, encoding
    yield ["sheet", "", "utf-8", ","]
    os._exit(3)


def hangs(path: Path, encoding: str) -> Iterator[object]:
    import time

    del path, encoding
    yield ["sheet", "", "utf-8", ","]
    time.sleep(60)


def lies(path: Path, encoding: str) -> Iterator[object]:
    del path, encoding
    yield ["sheet", "", "utf-8", ","]
    yield ["rows", [1], [[{"not": "a cell"}]], [], 0, 0]


def test_a_list_comes_in_whole_and_in_order(accounts: Path) -> None:
    reading = read_file(accounts)
    names = [draft.values["name"] for draft in reading.plans[0].drafts]
    assert names == [f"Firma {n} Äöü" for n in range(5_000)]
    assert reading.plans[0].drafts[-1].line == 5_001


def test_progress_says_how_many_bytes_are_read(accounts: Path) -> None:
    told_: list[tuple[int, int]] = []
    read_tables(accounts, progress=lambda done, of: told_.append((done, of)))
    size = accounts.stat().st_size
    assert told_[-1] == (size, size)
    assert [done for done, _ in told_] == sorted(done for done, _ in told_)


def test_what_progress_raises_ends_the_reading(accounts: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop(_: int, __: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        read_tables(accounts, progress=stop)


@pytest.mark.parametrize("reader", ["exits", "lies"])
def test_a_reader_that_fails_is_told_with_the_file_what_is_safe_and_what_helps(
    reader: str, accounts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    misbehaving(monkeypatch, reader)
    with pytest.raises(UserError, match=r"accounts\.csv could not be read: its reader") as caught:
        read_file(accounts)
    assert "your book is as it was" in caught.value.advice
    assert "save the list alone as CSV" in caught.value.advice


def test_what_the_reader_says_against_a_file_is_told_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"%PDF-1.7 and more")
    with pytest.raises(UserError, match="it is a PDF file"):
        read_tables(path)


def test_dates_and_times_of_a_workbook_arrive_as_such(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("A")
        sheet.write_row(0, 0, ["Name", "Seit", "Gesehen", "ARR", "Aktiv"])
        sheet.write_string(1, 0, "Acme")
        sheet.write_datetime(1, 1, date(2024, 3, 5), book.add_format({"num_format": "yyyy-mm-dd"}))
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.write_datetime(1, 2, datetime(2024, 3, 5, 14, 30), moment)  # noqa: DTZ001 - a cell
        sheet.write_number(1, 3, 12.5)
        sheet.write_boolean(1, 4, True)
    row = read_tables(path)[0].rows[0]
    assert list(row) == ["Acme", date(2024, 3, 5), datetime(2024, 3, 5, 14, 30), 12.5, True]  # noqa: DTZ001


def test_a_file_of_more_rows_than_any_list_has_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "everything.csv"
    path.write_text("Name,City\n" + "Acme,Bonn\n" * 20, "utf-8")
    monkeypatch.setattr(foreign, "MAX_ROWS", 10)
    with pytest.raises(UserError, match=r"everything\.csv holds more than 10 rows"):
        list(foreign.read(path, ""))


@pytest.mark.parametrize(
    "message",
    [
        None,
        ["rows", [1], [["no sheet before it"]], [], 0, 0],
        ["sheet", 7, "", ""],
        ["sheets"],
    ],
)
def test_a_word_that_no_reader_says_is_not_taken(message: object) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        Sheets().take(message)


@pytest.mark.parametrize(
    "rows",
    [
        [1, 2],
        [["a"], ["b"]],
        [[None]],
        [[["a"]]],
    ],
)
def test_rows_that_are_none_are_not_taken(rows: object) -> None:
    sheets = Sheets()
    sheets.take(["sheet", "", "utf-8", ","])
    with pytest.raises((ValueError, TypeError)):
        sheets.take(["rows", [1], rows, [], 0, 0])
    assert not sheets.found[0].rows


def test_damaged_signs_refuse_their_row_after_the_journey(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"Name,Ort\n" + "Müller,Köln\n".encode() * 9 + b"Caf\xe9,Bonn\n")
    found = read_tables(path)[0]
    assert [each.line for each in found.damaged] == [11]
    assert "damaged in the file" in render(found.damaged[0].reason)


def test_a_text_that_stands_in_many_rows_is_held_once() -> None:
    sheets = Sheets()
    sheets.take(["sheet", "", "utf-8", ","])
    for line in (1, 2):
        sheets.take(["rows", [line], [["".join(["Ger", "many"]), f"{line}"]], [], 0, 0])
    (first, _), (second, other) = sheets.found[0].rows
    assert first is second
    assert other == "2"


def test_rows_travel_as_columns_and_each_of_their_texts_once(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Land\n" + "".join(f"Acme {n},Ger'many\n" for n in range(9)), "utf-8")
    sheets = Sheets()
    for message in foreign.read(path, ""):
        sheets.take(frames.unpacked(frames.packed(message)[4:]))
    sheet = sheets.found[0]
    assert [tuple(row) for row in sheet.rows[:2]] == [("Name", "Land"), ("Acme 0", "Ger'many")]
    assert len({id(row[1]) for row in sheet.rows[1:]}) == 1
    assert not sheet.is_plain  # an apostrophe may guard a formula


@given(
    st.lists(
        st.lists(st.text() | st.sampled_from(["a", "\x7f"]), min_size=3, max_size=3),
        min_size=1,
        max_size=6,
    )
)
def test_each_column_is_heard_as_it_was_said(rows: list[list[str]]) -> None:
    columns = in_columns(rows)
    if columns is not None:
        sent = frames.unpacked(frames.packed(columns)[4:])
        assert isinstance(sent, list)
        said = [heard(column, len(rows))[0] for column in sent]
        assert [list(row) for row in zip(*said, strict=True)] == rows


@pytest.mark.parametrize(
    "columns",
    [
        [["a"], ["b", "c"]],
        [[1]],
        [{"texts": ["a"], "at": [1]}],
        [{"texts": ["a"]}],
        ["a\x7fb"],
        [{"text": "a", "times": 2}],
        [{"text": 1, "times": 1}],
        [1],
    ],
)
def test_columns_that_are_none_are_not_taken(columns: object) -> None:
    sheets = Sheets()
    sheets.take(["sheet", "", "utf-8", ","])
    with pytest.raises((ValueError, TypeError, LookupError)):
        sheets.take(["columns", [1], columns, 0, 0])
    assert not sheets.found[0].rows
