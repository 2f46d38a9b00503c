"""Lists written the way other programs write them, for the tests of the importers."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from csm_desktop.importers.plan import ImportPlan, Options
from csm_desktop.importers.planner import read_file
from csm_desktop.wording import render


def as_csv(rows: Sequence[Sequence[str]], delimiter: str = ",", ending: str = "\r\n") -> str:
    """Rows as the csv module writes them."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=ending).writerows(rows)
    return out.getvalue()


def written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    """A file with this text, its line ends untouched."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def planned(folder: Path, text: str, name: str = "list.csv", **options: object) -> ImportPlan:
    """The only plan of a file with this text."""
    reading = read_file(written(folder, name, text), Options(**options))  # type: ignore[arg-type]
    assert len(reading.plans) == 1
    return reading.plans[0]


def fed(plan: ImportPlan) -> dict[str, str]:
    """Header -> field, of the columns that feed one."""
    return {each.header: each.field for each in plan.mapping if each.field not in ("custom", "-")}


def reasons(plan: ImportPlan) -> list[tuple[int, str, str]]:
    """Line, column and reason of each refused row."""
    return [(each.line, each.column, render(each.reason)) for each in plan.refused]


def asides(plan: ImportPlan) -> list[tuple[int, str]]:
    """Line and reason of each row that is no data."""
    return [(row.line, render(row.reason)) for row in plan.set_aside]
