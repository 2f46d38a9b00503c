"""What a sheet shows of a number where its format changes the meaning: percents, leading zeros,
currencies.

A spreadsheet stores 85 % as 0.85, the id 00123 as 123 and 1,200 € as 1200. The reader of cells
gives what is stored; what is shown is what a CSV of the same sheet would say, and so it is what is
read.
"""

import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from html import unescape

from csm_desktop.importers.values.units import read_unit

PERCENTS = frozenset((9, 10))  # formats that every workbook has, undeclared
_PERCENT = re.compile(r"%")
_ZEROS = re.compile(r"^0{2,}(?:;@)?$")
_WRITTEN = re.compile(r'"([^"]*)"|((?:\\.)+)|\[\$([^\]-]*)[^\]]*\]')
_BARE_SIGN = re.compile(r"[$€£¥₹]")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^>]*)/?>")
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb'<(?:\w+:)?xf\s(?:[^>]*?\s)?numFmtId="(\d+)"')
_ID = re.compile(rb'\bnumFmtId="(\d+)"')
_CODE = re.compile(rb'\bformatCode="([^"]*)"')
MOST_SHOWN = 400_000  # cells of a sheet whose format is kept in mind


def telling_styles(archive: zipfile.ZipFile) -> dict[int, int | str]:
    """Styles of cells that change what a number means -> digits, 0 for a percent, a currency."""
    part = "xl/styles.xml"
    # A workbook may do without styles, and then every number is shown as it is.
    if part not in archive.namelist():
        return {}
    text = archive.read(part)
    formats: dict[int, int | str] = dict.fromkeys(PERCENTS, 0)
    for tag in _FORMAT.findall(text):
        number, code = _ID.search(tag), _CODE.search(tag)
        told = digits_of(code[1].decode("utf-8", "replace")) if code else None
        if number and told is not None:
            formats[int(number[1])] = told
    styles = _STYLES.search(text)
    numbers = map(int, _STYLE.findall(styles.group())) if styles else ()
    return {i: formats[number] for i, number in enumerate(numbers) if number in formats}


def digits_of(code: str) -> int | str | None:
    """How a format changes what a number means: its digits, 0 for a percent, the code or sign of a
    currency; None for none of them."""
    code = unescape(code)
    plain = _QUOTED.sub("", code)
    if _PERCENT.search(plain):
        return 0
    if _ZEROS.match(plain):
        return len(plain.split(";")[0])
    return _currency_of(code.split(";")[0]) if "0" in plain or "#" in plain else None


def _currency_of(code: str) -> str | None:
    """The currency that the first part of a format writes: `[$€-407]`, `"kr"`, `\\$`, `$`."""
    written = (found.groups("") for found in _WRITTEN.finditer(code))
    words = [quoted or escaped.replace("\\", "") or said for quoted, escaped, said in written]
    for word in [*words, "".join(_BARE_SIGN.findall(_QUOTED.sub("", code)))]:
        unit = read_unit(word.strip()) if word.strip() else None
        # "k" and "m" behind a number are no currency.
        if unit is not None and (unit.currency or unit.sign) and not unit.power:
            return word.strip()
    return None


def styled_cells(styles: Mapping[int, int | str]) -> re.Pattern[bytes]:
    """A pattern for cells of these styles: letters, row and style."""
    numbers = "|".join(map(str, styles))
    return re.compile(
        rb'<(?:\w+:)?c\s(?=[^>]*\br="([A-Z]+)(\d+)")(?=[^>]*\bs="(%s)")' % numbers.encode()
    )


def as_shown(value: float, digits: int | str) -> str | int | float:
    """A number as its format shows it: a text with its sign of percent, with its zeros, or with its
    currency."""
    if isinstance(value, bool):
        return value
    if isinstance(digits, str):
        return f"{Decimal(f'{value:.15g}'):f} {digits}"
    if digits == 0:
        # Spreadsheets reckon with 15 digits: what stands behind them is noise.
        share = (Decimal(f"{value:.15g}") * 100).normalize()
        return f"{share:f}%"
    return f"{value:0{digits}d}" if isinstance(value, int) and value >= 0 else value
