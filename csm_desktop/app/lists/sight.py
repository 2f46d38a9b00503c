"""What a list of a book showed when it was left: shown at the next start until the book is open.

Words and not values, so that nothing of the field has to be imported to show them. They hold for
the act, the day, the voice and the program that they were said by.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from csm_desktop import __version__
from csm_desktop.storage.file.sight import SIGHT, Acts, acts_of, read_sight
from csm_desktop.storage.file.stamp import marked
from csm_desktop.values import dataclass
from csm_desktop.wording import voice

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, Work


@dataclass(frozen=True, slots=True)
class SightColumn:
    """A column that was seen: `kind` is that of its cells, `width` in px of the screen."""

    key: str
    title: str
    kind: str
    width: int
    internal: bool


@dataclass(frozen=True, slots=True)
class SightRow:
    """A line that was seen: its `place` from the top, and of each column the words, what is drawn
    of it besides (plain values), and whether it is late."""

    id: int
    place: int
    cells: Sequence[tuple[str, Any, bool]]


@dataclass(frozen=True, slots=True)
class Sight:
    """`figures` are caption, number, what it compares with and the number in short; `chips` key,
    words and number of each view, of which `view` is on. `room` is the width in px
    that the columns were fitted to, `total` how many lines there are; of those that were not in
    sight nothing is kept."""

    figures: Sequence[tuple[str, str, str, str]]
    chips: Sequence[tuple[str, str, int | None]]
    view: str
    is_mine: bool
    columns: Sequence[SightColumn]
    room: int
    sort: str
    descending: bool
    total: int
    current: int
    rows: Sequence[SightRow]


def sight_of(path: Path, today: date) -> Sight | None:
    """How the list looked in a book that is not open yet; None where that is not known, or where
    it would look otherwise by now."""
    found = read_sight(path)
    return _read(*found, today) if found is not None else None


def kept_sight(book: "Book") -> Sight | None:
    """The same of an open book, in which nothing was done since."""
    with book.reading() as connection:
        text, acts = marked(connection, SIGHT), acts_of(connection.driver)
    return _read(text, acts, book.today()) if text else None


def _read(text: str, acts: Acts, today: date) -> Sight | None:
    try:
        kept = json.loads(text)
        is_so = kept["as"] == _as(acts, today)
        return _sight(kept["sight"]) if is_so else None
    except (ValueError, TypeError, KeyError, RecursionError):  # another program's, or damaged
        return None


def keep_sight(book: "Book", sight: Sight | None) -> None:
    """Keep it in the book, or that nothing is to be shown (None). Nothing is written where that is
    so already: a book that was only looked at keeps its seal. Raises UserError."""
    with book.reading() as connection:
        former, acts = marked(connection, SIGHT), acts_of(connection.driver)
    text = ""
    if sight is not None:
        made = {"as": _as(acts, book.today()), "sight": asdict(sight)}
        text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    if text != former:
        book.remake(_keep, text)


def _keep(work: "Work", /, text: str) -> None:
    work.note(SIGHT, text)


def _as(acts: Acts, today: date) -> list[Any]:
    """What the words hold for, as JSON has it."""
    spoken = voice()
    return [__version__, *acts, today.isoformat(), spoken.language, spoken.locale]


def _sight(kept: Mapping[str, Any]) -> Sight:
    columns = [SightColumn(**each) for each in kept["columns"]]
    rows = [
        SightRow(each["id"], each["place"], [(words, drawn, late) for words, drawn, late in cells])
        for each in kept["rows"]
        if len(cells := each["cells"]) == len(columns)
    ]
    return Sight(**{**kept, "columns": columns, "rows": rows})
