from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from csm_desktop.errors import UserError
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.files.table import read_tables
from csm_desktop.wording import render
from tests.importers.lists import as_csv, written

ROWS = [
    ["Account Name", "Stadt", "Umsatz"],
    ["Müller & Söhne", "Köln", "1.234,50"],
    ["Bäckerei; Groß", "Würz\nburg", "7"],
]


def read(folder: Path, text: str, encoding: str = "utf-8") -> SourceTable:
    tables = read_tables(written(folder, "list.csv", text, encoding))
    assert len(tables) == 1
    return tables[0]


def test_i1_one_list_in_every_dress_gives_identical_rows(tmp_path: Path) -> None:
    plain = as_csv(ROWS)
    seen = [
        read(tmp_path, plain),
        read(tmp_path, plain, "utf-8-sig"),
        read(tmp_path, plain, "utf-16"),
        read(tmp_path, plain, "utf-16-le"),
        read(tmp_path, as_csv(ROWS, ";"), "cp1252"),
        read(tmp_path, as_csv(ROWS, "\t", "\n"), "utf-16-be"),
    ]
    assert all(each.headers == seen[0].headers for each in seen)
    assert all(each.rows == seen[0].rows for each in seen)
    assert all(each.lines == [2, 3] for each in seen)
    assert list(seen[0].rows[1]) == ["Bäckerei; Groß", "Würz\nburg", "7"]


def test_the_header_is_found_below_titles_and_preambles(tmp_path: Path) -> None:
    text = (
        "Customer list,,,\nexported on,2024-05-01,,\n,,,\n"
        "Account Name,City,Employees,\nAcme,Bonn,12,\nBeta,Ulm,7,\n"
    )
    table = read(tmp_path, text)
    assert table.header_line == 4
    assert table.headers == ("Account Name", "City", "Employees")
    assert table.rows == [["Acme", "Bonn", "12"], ["Beta", "Ulm", "7"]]
    assert table.lines == [5, 6]


def test_years_may_be_column_names(tmp_path: Path) -> None:
    table = read(tmp_path, "Region,2023,2024\nNorth,10,12\nSouth,7,9\n")
    assert table.headers == ("Region", "2023", "2024")


def test_a_file_without_a_header_says_so_and_loses_no_row(tmp_path: Path) -> None:
    table = read(tmp_path, "Acme,anna@acme.com,12\nBeta,bo@beta.org,7\nGamma,cy@gamma.io,9\n")
    assert table.header_line == 0
    assert table.headers == ("Column 1", "Column 2", "Column 3")
    assert len(table.rows) == 3


def test_names_are_unique_and_nameless_columns_are_numbered(tmp_path: Path) -> None:
    table = read(tmp_path, "Name,Note,Note, ,note\nAcme,a,b,c,d\n")
    assert table.headers == ("Name", "Note", "Note (2)", "Column 4", "note (3)")


def test_short_rows_are_filled_and_blank_ones_skipped(tmp_path: Path) -> None:
    table = read(tmp_path, "Name,City,Note\nAcme\n\n,,\n  , ,\nBeta,Ulm\n")
    assert table.rows == [["Acme", "", ""], ["Beta", "Ulm", ""]]
    assert table.lines == [2, 6]


def test_a_row_with_too_many_cells_is_named_and_kept_apart(tmp_path: Path) -> None:
    table = read(tmp_path, "Name,City,Note\nAcme, Inc.,Bonn,x\nBeta,Ulm,y,,\nC,D,E\nF,G,H\n")
    assert [row[0] for row in table.rows] == ["Beta", "C", "F"]
    assert [each.line for each in table.damaged] == [2]
    assert "4 cells and the header has 3" in render(table.damaged[0].reason)


def test_notes_below_the_table_are_no_rows(tmp_path: Path) -> None:
    text = (
        "Account Name,City,Owner\nAcme,Bonn,Ann\nBeta,Ulm,Bob\n\n"
        "Grand Total (2 records)\n\nConfidential. Do not distribute.\n(c) salesforce.com\n"
    )
    table = read(tmp_path, text)
    assert len(table.rows) == 2
    assert [row.line for row in table.set_aside] == [5, 7, 8]
    assert table.rows_in == 5


def test_what_databases_and_old_programs_end_a_list_with_is_no_row(tmp_path: Path) -> None:
    rows = "Account Name|Web|Owner\nAldo|a.example|Kim\nBera|b.example|Jo\n"
    for end in ("(2 rows)\n", "\x1a", "\0" * 50):
        (table,) = read_tables(written(tmp_path, "a.csv", rows + end))
        assert (table.lines, [each.line for each in table.set_aside]) == ([2, 3], [4])


def test_a_last_row_that_lacks_values_is_still_a_row(tmp_path: Path) -> None:
    table = read(tmp_path, "Name,City,Owner\nAcme,Bonn,Ann\nBeta,Ulm,Bob\nGamma,,\n")
    assert [row[0] for row in table.rows] == ["Acme", "Beta", "Gamma"]


def test_i7_nul_lone_surrogates_and_200_kb_cells_refuse_their_rows_only(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = [
        b"Name,Note",
        b"Acme,fine",
        b"Nul,a\0b",
        b"Half,\xed\xa0\x80",
        b"Long," + b"x" * 200_000,
        *(f"Müller {i},gut".encode() for i in range(20)),
    ]
    path.write_bytes(b"\n".join(rows))
    table = read_tables(path)[0]
    assert len(table.rows) == 21
    assert [each.line for each in table.damaged] == [3, 4, 5]
    assert "200,000 characters" in render(table.damaged[2].reason)


def test_i7_a_quote_that_never_closes_refuses_the_row_where_it_opens(tmp_path: Path) -> None:
    table = read(tmp_path, 'name,city\n"Acme, Inc.",Bonn\n"Beta,Ulm\nGamma,Kiel\nDelta,Jena\n')
    assert table.rows == [["Acme, Inc.", "Bonn"]]
    assert [each.line for each in table.damaged] == [3]
    assert "never closed" in render(table.damaged[0].reason)


def test_a_workbook_gives_typed_cells_sheet_by_sheet(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Kunden")
        sheet.write_row(2, 1, ["Name", "Seit", "ARR", "Aktiv"])
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_string(3, 1, "Acme")
        sheet.write_datetime(3, 2, date(2024, 3, 5), day)
        sheet.write_number(3, 3, 1234.5)
        sheet.write_boolean(3, 4, True)
        hidden = book.add_worksheet("versteckt")
        hidden.write_row(0, 0, ["Name", "X"])
        hidden.write_row(1, 0, ["No", "1"])
        hidden.hide()
        book.add_worksheet("leer")
    tables = read_tables(path)
    assert [(table.sheet, table.is_hidden) for table in tables] == [
        ("Kunden", False),
        ("versteckt", True),
    ]
    assert tables[0].headers == ("Name", "Seit", "ARR", "Aktiv")
    assert list(tables[0].rows[0]) == ["Acme", date(2024, 3, 5), 1234.5, True]
    assert tables[0].lines == [4]


@pytest.mark.parametrize("content", [b"", b"\n\n\n", b"Name,City\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_file_without_rows_is_an_error_that_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(UserError, match="holds no rows"):
        read_tables(path)


def test_a_folder_or_a_missing_file_is_an_error_for_the_user(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        read_tables(tmp_path)
    with pytest.raises(UserError, match="There is no file"):
        read_tables(tmp_path / "absent.csv")


def test_i7_a_file_of_nothing_but_invisible_signs_holds_no_rows(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds no rows"):
        read(tmp_path, '"\x1c"\n"\x1f"\n')
