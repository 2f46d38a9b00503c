from pathlib import Path

import pytest
import xlsxwriter

from csm_desktop.errors import UserError
from csm_desktop.importers.files.table import read_tables
from csm_desktop.importers.planner import read_file
from tests.importers.workbook_parts import with_part


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Accounts")
        sheet.write_row(0, 0, ["Account Name", "Industry"])
        sheet.write_row(1, 0, ["Acme", "Retail"])
    return path


def test_an_honest_workbook_opens(workbook: Path) -> None:
    assert read_tables(workbook)[0].rows == [["Acme", "Retail"]]


def test_i4_a_ratio_over_a_hundred_is_refused(workbook: Path) -> None:
    bomb = with_part(workbook, "xl/media/zeros.bin", bytes(30_000_000))
    with pytest.raises(UserError, match="over 100 times"):
        read_file(bomb)


def test_i4_a_hundred_megabytes_are_refused(workbook: Path) -> None:
    bomb = with_part(workbook, "xl/worksheets/sheet1.xml", b" " * 120_000_000)
    with pytest.raises(UserError, match="unpacks to 120 MB"):
        read_file(bomb)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_i4_a_sheet_that_declares_an_entity_is_refused(workbook: Path, encoding: str) -> None:
    """One harmless entity is enough: no list declares any."""
    xml = (
        '<?xml version="1.0"?><!DOCTYPE z [<!ENTITY a "one">]>'
        "<worksheet><sheetData>&a;</sheetData></worksheet>"
    )
    declaring = with_part(workbook, "xl/worksheets/sheet1.xml", xml.encode(encoding))
    with pytest.raises(UserError, match="declares entities"):
        read_file(declaring)


def test_i4_a_sheet_that_spans_the_whole_grid_is_refused(workbook: Path) -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    with pytest.raises(UserError, match="more cells than any list"):
        read_file(with_part(workbook, "xl/worksheets/sheet1.xml", sheet))


def test_i4_a_size_that_the_archive_lies_about_is_refused(workbook: Path) -> None:
    bomb = with_part(workbook, "xl/worksheets/sheet1.xml", b" " * 900_000)
    data = bytearray(bomb.read_bytes())
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.rfind(mark)
        data[at + offset : at + offset + 4] = (5).to_bytes(4, "little")
    bomb.write_bytes(data)
    with pytest.raises(UserError):
        read_file(bomb)


@pytest.mark.parametrize("cut", [10, 200, 2000, -30])
def test_a_damaged_workbook_is_an_error_for_the_user(workbook: Path, cut: int) -> None:
    broken = workbook.with_name("broken.xlsx")
    broken.write_bytes(workbook.read_bytes()[:cut])
    with pytest.raises(UserError):
        read_file(broken)


def test_an_old_binary_workbook_that_is_damaged_is_an_error_for_the_user(tmp_path: Path) -> None:
    path = tmp_path / "list.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 20)
    with pytest.raises(UserError, match="cannot be read"):
        read_file(path)
