"""Workbooks with one part of their archive changed."""

import zipfile
from pathlib import Path


def with_part(workbook: Path, name: str, content: bytes) -> Path:
    """The workbook with one part more, or another one."""
    spoiled = workbook.with_name("spoiled.xlsx")
    with zipfile.ZipFile(workbook) as old, zipfile.ZipFile(spoiled, "w", 8) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return spoiled
