"""Workbooks with something in their parts that calamine drops, written so that it does not.

A value in CDATA, which XML allows and some programs write, is read as an empty cell
(findings/calamine-cdata-values.sh), and raised digits come down to the line: 500 with the mark of a
footnote is 5001 (findings/calamine-raised-digits.sh). Parts in UTF-16, which every reader of XML
has to know, give no cells (findings/calamine-utf16-parts.sh).
"""

import codecs
import re
import zipfile
from html import escape
from io import BytesIO

from csm_desktop.domain.text.raised import raised

CDATA = b"<![CDATA["
_SECTION = re.compile(rb"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_XML = (".xml", ".rels")
_STRINGS = "xl/sharedStrings.xml"
_SUPERSCRIPT = b'"superscript"'
_WIDE = {
    codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16", b"<\0?\0": "utf-16-le",
    b"\0<\0?": "utf-16-be",
}  # fmt: skip
_DECLARED = re.compile(r"(<\?xml[^>]*?encoding=[\"'])[^\"']*")
_PIECE = 1 << 20
_RAISED_RUN = re.compile(
    rb'(<(?:\w+:)?vertAlign\s+val="superscript"\s*/>(?:(?!</(?:\w+:)?r>).)*?<(?:\w+:)?t(?:\s[^>]*)?>)'
    rb"([^<]*)",
    re.DOTALL,
)


def has_raised_runs(archive: zipfile.ZipFile) -> bool:
    """Whether any text of the workbook is raised in part. The archive was found harmless."""
    if _STRINGS not in archive.namelist():
        return False
    before = b""
    with archive.open(_STRINGS) as stream:
        while piece := stream.read(_PIECE):
            if _SUPERSCRIPT in before + piece:
                return True
            before = piece[-len(_SUPERSCRIPT) :]
    return False


def has_wide_parts(archive: zipfile.ZipFile) -> bool:
    """Whether a part is written in UTF-16."""
    for name in archive.namelist():
        if name.endswith(_XML):
            with archive.open(name) as stream:
                if _wide(stream.read(4)):
                    return True
    return False


def _wide(start: bytes) -> str:
    return next((codec for mark, codec in _WIDE.items() if start.startswith(mark)), "")


def _narrow(part: bytes, codec: str) -> bytes:
    return _DECLARED.sub(r"\g<1>UTF-8", part.decode(codec), count=1).encode()


def plain_workbook(archive: zipfile.ZipFile) -> bytes:
    """The same workbook in UTF-8, CDATA as escaped text and raised digits as raised letters."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as written:
        for name in archive.namelist():
            part = archive.read(name)
            if name.endswith(_XML) and (codec := _wide(part[:4])):
                part = _narrow(part, codec)
            if name.startswith("xl/worksheets/") and CDATA in part:
                part = _SECTION.sub(_escaped, part)
            elif name == _STRINGS and _SUPERSCRIPT in part:
                part = _RAISED_RUN.sub(_raised, part)
            written.writestr(name, part)
    return target.getvalue()


def _escaped(section: "re.Match[bytes]") -> bytes:
    # Latin-1 keeps every byte as it is, whatever encoding the part declares.
    return escape(section[1].decode("latin-1"), quote=False).encode("latin-1")


def _raised(run: "re.Match[bytes]") -> bytes:
    # Marks are digits; a raised text of other letters, or with entities, stays as it is written.
    if not run[2].isascii() or b"&" in run[2]:
        return run[0]
    # As references, which hold in every encoding that the part may declare.
    return run[1] + raised(run[2].decode("ascii")).encode("ascii", "xmlcharrefreplace")
