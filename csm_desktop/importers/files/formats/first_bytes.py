"""What a file is, told by its first bytes: its name proves nothing, exports are called anything.

Nothing of a reader is imported here: a process that reads one text starts without those of the
others.
"""

import codecs
import re

SPREADSHEET_ML = "urn:schemas-microsoft-com:office:spreadsheet"
CARD = b"BEGIN:VCARD"
_CARD_LINE = re.compile(rb"^[ \t]*" + CARD + rb"\s*$", re.IGNORECASE | re.MULTILINE)
_ABOVE_CARDS = 2_000  # bytes
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_PAGES = (b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<style", b"<body")
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


def is_archive(head: bytes) -> bool:
    """Whether the first bytes are those of an archive, which XLSX and ODS are, too."""
    return head.startswith(_ZIP)


def is_workbook(head: bytes) -> bool:
    """Whether the first bytes are those of a workbook."""
    return head.startswith((_OLE, _ZIP))


def is_office_xml(head: bytes) -> bool:
    """Whether a text begins as a workbook of SpreadsheetML does."""
    return (
        head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") and SPREADSHEET_ML.encode() in head
    )


def is_web_page(head: bytes) -> bool:
    """Whether a text begins as a web page does."""
    start = as_utf8(head).removeprefix(codecs.BOM_UTF8).lstrip().lower()
    return start.startswith(_PAGES) or (
        start.startswith((b"<?xml", b"<!--")) and b"<html" in start[:2_000]
    )


def is_web_archive(head: bytes) -> bool:
    """Whether a text begins as a page does that was saved with all that belongs to it."""
    start = head.lstrip().lower()
    return start.startswith((b"mime-version:", b"from: <saved by")) and b"multipart/" in start


def is_vcard(head: bytes) -> bool:
    """Whether a file begins as an address card does, or comes to one behind a few other lines, as
    mail programs leave above it."""
    return _CARD_LINE.search(as_utf8(head)[:_ABOVE_CARDS]) is not None


def as_utf8(content: bytes) -> bytes:
    """Bytes that begin with a mark of their encoding, in UTF-8; others as they are."""
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return content.decode(codec, "replace").encode()
    return content
