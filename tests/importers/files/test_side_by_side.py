"""Two lists beside each other in one sheet are two; a gap in one list is a gap."""

from pathlib import Path

import xlsxwriter

from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.files.table import read_tables
from csm_desktop.wording import render
from tests.importers.lists import written

BESIDE = (
    "Account,ARR,Renewal,,Owner,Region\n"
    "Acme,100,2026-12-01,,Kim Roe,North\n"
    "Beta,200,2027-01-01,,Lee Poe,South\n"
    "Gamma,300,2027-02-01,,,\n"
)


def tables(folder: Path, text: str) -> list[SourceTable]:
    return read_tables(written(folder, "list.csv", text))


def test_a_list_that_ends_earlier_beside_another_is_one_of_its_own(tmp_path: Path) -> None:
    left, right = tables(tmp_path, BESIDE)
    assert left.headers == ("Account", "ARR", "Renewal")
    assert [row[0] for row in left.rows] == ["Acme", "Beta", "Gamma"]
    assert right.headers == ("Owner", "Region")
    assert right.rows == [["Kim Roe", "North"], ["Lee Poe", "South"]]
    assert (left.sheet, right.sheet) == ("A–C", "E–F")
    assert right.lines == [2, 3]
    for table in (left, right):
        assert "stands beside another list" in render(table.notices[-1].text)


def test_the_same_columns_twice_are_two_lists_of_other_rows(tmp_path: Path) -> None:
    text = "Account,ARR,,Account,ARR\nAcme,1,,Beta,2\nGamma,3,,Delta,4\n"
    left, right = tables(tmp_path, text)
    assert [row[0] for row in (*left.rows, *right.rows)] == ["Acme", "Gamma", "Beta", "Delta"]


def test_titles_above_each_of_them_are_left(tmp_path: Path) -> None:
    left, right = tables(tmp_path, f"Customers,,,,Team,\n,,,,,\n{BESIDE}")
    assert (left.headers[0], right.headers[0]) == ("Account", "Owner")
    assert len(left.rows) == 3


def test_a_gap_in_one_list_stays_one(tmp_path: Path) -> None:
    """Each row goes on behind the gap, or some do: a reason stands where somebody has left."""
    whole = "Account,ARR,,Owner,Region\nAcme,1,,Kim Roe,North\nBeta,2,,Lee Poe,South\n"
    (one,) = tables(tmp_path, whole)
    assert one.headers == ("Account", "ARR", "Owner", "Region")
    some = "Account,ARR,,Churn date,Reason\nAcme,1,,,\nBeta,2,,2026-05-01,Price\nGamma,3,,,\n"
    (one,) = tables(tmp_path, some)
    assert one.rows[1] == ["Beta", "2", "2026-05-01", "Price"]


def test_one_column_beside_a_list_is_a_note(tmp_path: Path) -> None:
    (one,) = tables(tmp_path, "Account,ARR,,Notes\nAcme,1,,x\nBeta,2,,y\nGamma,3,,\n")
    assert len(one.rows) == 3


def test_a_workbook_names_its_lists_by_their_columns(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "two.xlsx") as book:
        sheet = book.add_worksheet("Customers")
        for row, line in enumerate(BESIDE.splitlines()):
            for column, cell in enumerate(line.split(",")):
                if cell:
                    sheet.write(row, column, int(cell) if cell.isdigit() else cell)
        sheet.set_column(4, 4, None, None, {"hidden": True})
    left, right = read_tables(tmp_path / "two.xlsx")
    assert (left.sheet, right.sheet) == ("Customers: A–C", "Customers: E–F")
    assert left.hidden_columns == frozenset()
    assert right.hidden_columns == {"Owner"}
