"""A file's columns as they are, for a person to say what they hold where nothing was recognised."""

from dataclasses import dataclass
from pathlib import Path

from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.table import Progress, read_tables
from csm_desktop.importers.meaning.evidence import profile
from csm_desktop.importers.meaning.mapping import LEFT_OUT, Mapped


@dataclass(frozen=True, slots=True)
class BareTable:
    """One table of a file, with none of its columns understood yet."""

    sheet: str
    columns: tuple[Mapped, ...]
    rows: int


def look_at(path: Path, progress: Progress | None = None) -> tuple[BareTable, ...]:
    """The tables of a file with sample values. Raises UserError for a file that is no table."""
    why = say("nobody has said yet what it is")
    found = []
    for table in read_tables(path, progress=progress):
        cells = list(zip(*table.rows, strict=True)) or [()] * len(table.headers)
        columns = tuple(
            Mapped(header, LEFT_OUT, 0.0, why, profile(column).samples)
            for header, column in zip(table.headers, cells, strict=True)
        )
        found.append(BareTable(table.sheet, columns, len(table.rows)))
    return tuple(found)
