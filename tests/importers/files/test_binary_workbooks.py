"""Binary workbooks (.xlsb): formats that change what a number means, what is hidden, errors."""

import zipfile
from datetime import date
from pathlib import Path
from struct import pack

import pytest

from csm_desktop.importers.files.formats.binary_workbook import binary_dresses
from csm_desktop.importers.files.table import read_tables
from csm_desktop.wording import render

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"'
    "/></Types>"
)


def number(value: int, most: int) -> bytes:
    out = b""
    for _ in range(most):
        out += bytes([value & 0x7F | (0x80 if value > 0x7F else 0)])
        value >>= 7
        if not value:
            break
    return out


def record(kind: int, body: bytes = b"") -> bytes:
    return number(kind, 2) + number(len(body), 4) + body


def text(words: str) -> bytes:
    return pack("<I", len(words)) + words.encode("utf-16-le")


def row(place: int, *cells: bytes, hidden: bool = False) -> bytes:
    head = pack("<IIHBBBI", place, 0, 300, 0, 0x10 if hidden else 0, 0, 0)
    return record(0, head) + b"".join(cells)


def word(column: int, words: str) -> bytes:
    return record(6, pack("<II", column, 0) + text(words))


def figure(column: int, value: float, style: int = 0) -> bytes:
    return record(5, pack("<IId", column, style, value))


def fault(column: int) -> bytes:
    return record(3, pack("<IIB", column, 0, 0x2A))


def workbook(path: Path, *rows: bytes, columns: bytes = b"") -> Path:
    """One sheet "Book": styles 1 to 4 are a percent, five digits, a date and a percent of one's
    own."""
    formats = ((164, "00000"), (165, "yyyy\\-mm\\-dd"), (166, "0.0 %"))
    styles = record(278) + record(615, pack("<I", len(formats)))
    styles += b"".join(record(44, pack("<H", key) + text(code)) for key, code in formats)
    styles += (
        record(616) + record(626, pack("<I", 1)) + record(47, pack("<HHHHHBBH", 0xFFFF, *[0] * 7))
    )
    styles += record(627) + record(617, pack("<I", 5))
    for key in (0, 9, 164, 165, 166):
        styles += record(47, pack("<HHHHHBBH", 0, key, *[0] * 6))
    styles += record(618) + record(279)
    sheet = record(129) + record(148, pack("<IIII", 0, 60, 0, 9))
    sheet += columns + record(145) + b"".join(rows) + record(146) + record(130)
    book = record(131) + record(143) + record(156, pack("<II", 0, 1) + text("rId1") + text("Book"))
    book += record(144) + record(132)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
            f'Type="{OFFICE}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        )
        archive.writestr("xl/workbook.bin", book)
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            f'<Relationships xmlns="{RELATIONS}">'
            f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.bin"/>'
            f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.bin"/>'
            "</Relationships>",
        )
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
        archive.writestr("xl/styles.bin", styles)
    return path


HEAD = row(
    0, *(word(i, name) for i, name in enumerate(("Account ID", "Name", "Adoption", "Since")))
)


def test_percents_zeros_and_dates_are_what_the_sheet_shows(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "book.xlsb", HEAD,
        row(1, figure(0, 123, 2), word(1, "Acorn Rail"), figure(2, 0.85, 1), figure(3, 46_000, 3)),
        row(2, figure(0, 12_345, 2), word(1, "Birch"), figure(2, 0.125, 4), figure(3, 46_001, 3)),
        row(3, figure(0, 7), word(1, "Cedar Clinic"), figure(2, 12), figure(3, 46_002, 3)),
    )  # fmt: skip
    (table,) = read_tables(path)
    assert [list(cells) for cells in table.rows] == [
        ["00123", "Acorn Rail", "85%", date(2025, 12, 9)],
        ["12345", "Birch", "12.5%", date(2025, 12, 10)],
        [7, "Cedar Clinic", 12, date(2025, 12, 11)],
    ]


def test_what_is_hidden_and_what_is_wrong_is_told(tmp_path: Path) -> None:
    hidden = record(390) + record(60, pack("<IIIIH", 3, 3, 2_000, 0, 1)) + record(391)
    path = workbook(
        tmp_path / "book.xlsb", HEAD,
        row(1, figure(0, 1), word(1, "Acorn Rail"), fault(2), figure(3, 46_000, 3)),
        row(2, figure(0, 2), word(1, "Birch"), figure(2, 1), figure(3, 46_001, 3), hidden=True),
        row(3, figure(0, 3), word(1, "Cedar"), figure(2, 1), figure(3, 46_001, 3)),
        columns=hidden,
    )  # fmt: skip
    (table,) = read_tables(path)
    assert table.hidden_lines == {3}
    assert table.hidden_columns == {"Since"}
    assert any("#N/A" in render(notice.text) + notice.value for notice in table.notices)


@pytest.mark.parametrize("cut", [1, 7, 40])
def test_a_damaged_part_says_nothing(tmp_path: Path, cut: int) -> None:
    path = workbook(tmp_path / "book.xlsb", HEAD, row(1, figure(0, 1, 1)))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/workbook.bin"] = parts["xl/workbook.bin"][:-cut]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    with zipfile.ZipFile(path) as archive:
        assert all(isinstance(dress.shown, dict) for dress in binary_dresses(archive).values())
