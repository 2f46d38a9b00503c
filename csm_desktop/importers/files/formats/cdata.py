"""Workbooks whose parts hold CDATA, which XML allows and some programs write.

calamine reads a value that is written so as an empty cell (findings/calamine-cdata-values.sh).
"""

import re
import zipfile
from html import escape
from io import BytesIO

CDATA = b"<![CDATA["
_SECTION = re.compile(rb"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)


def escaped_sheets(archive: zipfile.ZipFile) -> bytes:
    """The same workbook with its sheets' CDATA as escaped text. The archive was found harmless."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as written:
        for name in archive.namelist():
            part = archive.read(name)
            if name.startswith("xl/worksheets/") and CDATA in part:
                part = _SECTION.sub(_escaped, part)
            written.writestr(name, part)
    return target.getvalue()


def _escaped(section: "re.Match[bytes]") -> bytes:
    # Latin-1 keeps every byte as it is, whatever encoding the part declares.
    return escape(section[1].decode("latin-1"), quote=False).encode("latin-1")
