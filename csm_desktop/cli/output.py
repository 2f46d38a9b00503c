"""How commands speak: text for people, JSON for machines, progress only to a terminal."""

import json
import sys
import threading
import unicodedata
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import Message

_SAFE_INTEGER = 2**53 - 1
_PATIENCE = 0.5  # seconds before a progress line appears
_JOINERS = "\u200c\u200d"  # part of the spelling in Persian, in Indian scripts and in emoji
_UNSEEN = "\u00ad\u200b\u2060\ufeff"  # soft hyphen and zero-width signs: never a space
_WIDEST = 48  # columns of a terminal for one cell: a name of 300 signs pads no line with spaces


def say_json(value: object) -> None:
    """Print a value as one JSON document."""
    print(json.dumps(plain(value), ensure_ascii=False, indent=2))


def plain(value: object) -> Any:
    """A value as JSON can hold it: dates in ISO, decimals and money exact, sayings told.

    Ids are text: many readers of JSON round whole numbers beyond 2**53.
    """
    plain_value: Any = value
    match value:
        case Message():
            from csm_desktop.wording import render

            plain_value = render(value)
        case Money():
            plain_value = {"amount": str(value.amount), "currency": value.currency}
        case Enum():
            plain_value = value.value
        case date() | datetime():
            plain_value = value.isoformat()
        # Ids have 63 bits, and a reader in JavaScript keeps 53.
        case int() if abs(value) > _SAFE_INTEGER:
            plain_value = str(value)
        case Decimal() | Path():
            plain_value = str(value)
        case dict():
            plain_value = {str(key): plain(item) for key, item in value.items()}
        case tuple() | list() | set() | frozenset():
            plain_value = [plain(item) for item in value]
        case _ if is_dataclass(value):
            plain_value = {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    return plain_value


def say_table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()
) -> None:
    """Print rows in aligned columns; columns named in `right` are aligned to the right.

    A terminal shows the beginning of a very long cell; a pipe and `--json` get the whole.
    """
    cells = [list(heads), *(list(map(one_line, row)) for row in rows)]
    if sys.stdout.isatty():
        cells = [[_cut(cell) for cell in row] for row in cells]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        shown = [
            padded(cell, size, right=index in right)
            for index, (cell, size) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join(shown).rstrip())


def width(text: str) -> int:
    """How many columns of a terminal a text takes: wide characters two, combining ones none."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _cut(cell: str) -> str:
    if width(cell) <= _WIDEST:
        return cell
    taken = accumulate(map(_columns, cell))
    return cell[: sum(each < _WIDEST for each in taken)] + "…"


def one_line(text: str) -> str:
    """Text without what would move the terminal's cursor or colours, or turn its direction."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char in _JOINERS else "" if char in _UNSEEN else " "
        for char in text
    )


def padded(cell: str, size: int, *, right: bool = False) -> str:
    """A text that takes so many columns of a terminal, with spaces behind it or before it."""
    gap = " " * (size - width(cell))
    return gap + cell if right else cell + gap


class Ticker:
    """A line of progress on standard error; silent in a pipe and for what is soon done.

    Work that cannot say how far it is shows that it is under way; `ticker(done, total)` makes it
    a percentage.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._share: int | None = None
        self._shown = ""
        self._drawing = threading.Lock()
        self._timer = threading.Timer(_PATIENCE, self._draw)

    def __call__(self, done: int, total: int) -> None:
        """`done` of `total` steps are behind us."""
        self._share = done * 100 // max(total, 1)
        if self._shown:
            self._draw()

    def __enter__(self) -> "Ticker":
        if sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        if self._timer.is_alive():
            self._timer.join()
        if self._shown:
            print("\r" + " " * width(self._shown) + "\r", end="", file=sys.stderr, flush=True)

    def _draw(self) -> None:
        with self._drawing:
            how_far = "…" if self._share is None else f"{self._share} %"
            self._shown = f"{self._what} {how_far}"
            print(f"\r{self._shown}", end="", file=sys.stderr, flush=True)
