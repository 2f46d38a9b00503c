"""Units that stand in the cells of readings: "800 MB" beside "1.2 GB", "12 min", "40 logins".

A metric has one unit. Sizes and times are brought to it, which is told by an example; any other
word behind all numbers of a metric is its unit. Money, thousands and percents are no units here.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from decimal import Decimal

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.values.intervals import price_period
from csm_desktop.importers.values.shapes import is_blank
from csm_desktop.importers.values.units import read_unit
from csm_desktop.values import dataclass

_SIZES_TEXT = {
    "B": ("byte bytes", 1), "KB": ("kb kilobyte kilobytes", 10**3),
    "MB": ("mb megabyte megabytes", 10**6), "GB": ("gb go gigabyte gigabytes", 10**9),
    "TB": ("tb to terabyte terabytes", 10**12), "PB": ("pb petabyte petabytes", 10**15),
    "KiB": ("kib", 2**10), "MiB": ("mib", 2**20), "GiB": ("gib", 2**30), "TiB": ("tib", 2**40),
}  # fmt: skip
_TIMES_TEXT = {
    "ms": ("ms msec millisecond milliseconds", 1),
    "s": ("s sec secs second seconds sekunde sekunden seconde secondes", 1_000),
    "min": ("min mins minute minutes minuten", 60_000),
    "h": ("h hr hrs hour hours std stunde stunden heure heures", 3_600_000),
    "days": ("d day days tag tage jour jours", 86_400_000),
}
_KNOWN = {
    word: (family, unit, Decimal(factor))
    for family, table in (("size", _SIZES_TEXT), ("time", _TIMES_TEXT))
    for unit, (text, factor) in table.items()
    for word in (*text.split(), unit.casefold())
}
_WITH_UNIT = re.compile(r"(?P<number>[-+−]?\d[\d.,'’\s]*?)\s*(?P<unit>[^\W\d_][^\d%]{0,29})")
_CLOCK = re.compile(r"(?P<h>\d{1,5})\s*h(?:rs?|ours?)?\s*(?P<min>\d{1,2})\s*m(?:in(?:utes?)?)?")
_MINUTES = re.compile(r"(\d[\d.,]*)\s?m")
_HOUR = 60


@dataclass(slots=True)
class OneUnit:
    """Values in one unit; `bad` are the cells that cannot be brought to it."""

    values: list[Decimal | None]
    unit: str = ""
    notes: tuple[Message, ...] = ()
    bad: dict[int, Message] = field(default_factory=dict)


def split_units(cells: Sequence[Cell]) -> tuple[list[Cell], list[str]] | None:
    """The cells without their units, and these; None where no cell has one."""
    known = {cell: _split(cell) for cell in dict.fromkeys(cells)}
    if any(_KNOWN.get(unit.casefold(), ("",))[0] == "time" for _, unit in known.values()):
        # Beside hours "45m" is no 45 millions.
        known |= {
            cell: (found[1], "min") for cell in known if (found := _MINUTES.fullmatch(str(cell)))
        }
    if not any(unit for _, unit in known.values()):
        return None
    return [known[cell][0] for cell in cells], [known[cell][1] for cell in cells]


def _split(cell: Cell) -> tuple[Cell, str]:
    if not isinstance(cell, str) or is_blank(cell):
        return cell, ""
    text = cell.strip()
    if clock := _CLOCK.fullmatch(text.casefold()):
        return int(clock["h"]) * _HOUR + int(clock["min"]), "min"
    found = _WITH_UNIT.fullmatch(text)
    if found is None:
        return cell, ""
    unit = found["unit"].strip()
    # "1.2 M" and "40 k€" are numbers by themselves, "5 per month" is a price.
    if read_unit(unit) is not None or price_period(unit)[1]:
        return cell, ""
    return found["number"].strip(), unit


def to_one_unit(
    values: Sequence[Decimal | None], units: Sequence[str], header: str = ""
) -> OneUnit:
    """The values of a metric in the unit that the header names, else in the one most cells have."""
    filled = [i for i, value in enumerate(values) if value is not None]
    told = Counter(_KNOWN.get(units[i].casefold(), ("", units[i]))[1] for i in filled if units[i])
    if not told:
        return OneUnit(list(values))
    wanted = _named_in(header) or told.most_common(1)[0][0]
    made = OneUnit(list(values), wanted)
    for i in filled:
        value = values[i]
        factor = factor_between(units[i], wanted)
        if value is None or factor is None:
            made.values[i] = None
            made.bad[i] = _clash(units[i], wanted)
        elif factor != 1:
            made.values[i] = result = (value * factor).normalize() + 0
            if not made.notes:
                text = say("“{value} {unit}” is read as {result} {wanted}", value=f"{value:f}",
                           unit=units[i], result=f"{result:f}", wanted=wanted)  # fmt: skip
                made.notes = (text,)
    return made


def factor_between(unit: str, wanted: str) -> Decimal | None:
    """By what a number of one unit is multiplied to be one of another; None where by nothing."""
    one, other = _KNOWN.get(unit.casefold()), _KNOWN.get(wanted.casefold())
    if one is None or other is None:
        return Decimal(1) if unit.casefold() == wanted.casefold() else None
    return one[2] / other[2] if one[0] == other[0] else None


def _clash(unit: str, wanted: str) -> Message:
    if not unit:
        return say("its unit is not said, where others are {wanted}", wanted=wanted)
    return say("“{unit}” cannot be brought to {wanted}", unit=unit, wanted=wanted)


def _named_in(header: str) -> str:
    """The size or the time that a header names in brackets or as its last word: "Storage (GB)"."""
    named = [*re.findall(r"[(\[]([^)\]]+)[)\]]", header), *header.replace("_", " ").split()[-1:]]
    return next((found[1] for name in named if (found := _KNOWN.get(name.strip().casefold()))), "")
