"""Formats of old workbooks (.xls) that change what a number means."""

from pathlib import Path
from struct import pack
from zipfile import ZipFile

import pytest

from csm_desktop.errors import UserError
from csm_desktop.importers.files.formats.old_workbook import shown_in_old_workbook
from csm_desktop.importers.files.table import read_tables

SECTOR = 512
END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def record(kind: int, body: bytes) -> bytes:
    return pack("<HH", kind, len(body)) + body


def workbook(code: str = "0.0 %") -> bytes:
    """A sheet "U" with a format of its own at B2, a percent at C2 and D2, and plain C3."""
    begin = pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)
    style = [record(0x00E0, pack("<HH", 0, number) + bytes(16)) for number in (0, 164, 9)]
    own = record(0x041E, pack("<HHB", 164, len(code), 0) + code.encode())
    cells = record(0x0203, pack("<HHHd", 1, 1, 1, 0.12))
    cells += record(0x00BD, pack("<HHHIHIH", 1, 2, 2, 0, 2, 0, 3))
    cells += record(0x0203, pack("<HHHd", 2, 2, 0, 0.5))
    sheet = record(0x0809, begin) + cells + record(0x000A, b"")
    head = record(0x0809, begin) + own + b"".join(style)
    start = len(head) + len(record(0x0085, bytes(9))) + 4
    head += record(0x0085, pack("<IBBBB", start, 0, 0, 1, 0) + b"U") + record(0x000A, b"")
    return head + sheet


def compound(stream: bytes, chain: tuple[int, ...] = (), called: str = "Workbook") -> bytes:
    """A stream in a compound file; `chain` is its way through the sectors."""
    whole = stream.ljust(4096, b"\0")
    number = -(-len(whole) // SECTOR)
    ways = chain or (*range(3, 2 + number), END)
    table = pack(f"<{2 + number}I", TABLE, END, *ways).ljust(SECTOR, b"\xff")
    entries = b""
    for name, kind, first, size in (("Root Entry", 5, END, 0), (called, 2, 2, len(whole))):
        text = name.encode("utf-16-le") + b"\0\0"
        entries += text.ljust(64, b"\0") + pack("<HBB", len(text), kind, 1)
        entries += pack("<III", FREE, FREE, FREE) + bytes(36) + pack("<III", first, size, 0)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(6)
    header += pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
    header += pack("<109I", 0, *[FREE] * 108)
    return header + table + entries.ljust(SECTOR, b"\0") + whole


@pytest.mark.parametrize(
    ("code", "own"), [("0.0 %", {(2, 1): 0}), ("00000", {(2, 1): 5}), ("0.00", {})]
)
def test_percents_and_leading_zeros_are_known_by_their_formats(
    code: str, own: dict[tuple[int, int], int]
) -> None:
    shown = shown_in_old_workbook(compound(workbook(code)))
    assert shown == {"U": {**own, (2, 2): 0, (2, 3): 0}}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        compound(workbook())[:700],
        compound(workbook()[:60]),
        compound(workbook(), chain=(2, *[END] * 7)),
        compound(b"\xff" * 4096),
    ],
    ids=["nothing", "an archive", "cut", "a stream cut", "a chain in a circle", "noise"],
)
def test_a_damaged_workbook_shows_nothing_and_raises_nothing(data: bytes) -> None:
    assert not any(shown_in_old_workbook(data).values())


def test_a_workbook_that_is_locked_is_called_so(tmp_path: Path) -> None:
    excels, documents = tmp_path / "excels.xlsx", tmp_path / "documents.ods"
    excels.write_bytes(compound(bytes(5000), called="EncryptedPackage"))
    with ZipFile(documents, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", bytes(range(256)))
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    for path in (excels, documents):
        with pytest.raises(UserError) as refused:
            read_tables(path)
        assert refused.value.title == f"{path.name} is locked with a password."
