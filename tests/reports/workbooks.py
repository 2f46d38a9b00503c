"""What stands in a workbook of ours, part by part, without asking a reader of spreadsheets."""

import re
import zipfile
from io import BytesIO


def parts(content: bytes) -> dict[str, str]:
    """Every part of the archive as text; pictures are left out."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


def formulas(content: bytes) -> list[tuple[str, str]]:
    """Each formula of a cell with the result that it carries."""
    sheets = (text for name, text in parts(content).items() if "worksheets/sheet" in name)
    return [pair for sheet in sheets for pair in re.findall(r"<f>(.*?)</f><v>(.*?)</v>", sheet)]
