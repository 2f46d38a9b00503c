"""The window: its start, its memory, and what one waits for in it, beside a bare window of PySide6.

Times that a user feels have a bare window's for a floor: what is slow here is slow there as well.
"""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copyfile
from statistics import median
from typing import Any

from tests.benchmarks.long_note import SIGNS
from tests.benchmarks.measuring import Children, Measured, compared, counted_after_one
from tests.benchmarks.scale import EVENTS, PEOPLE

_OPENING_GAP = 0.25
_EDIT_MS, _WALK_MS, _GAP_MS = 15.0, 1000.0, 100.0
_PREVIEW = 1.5  # 300 ms there
_ASKED = 4.0
_PAGES = {"today": "Today", "plans": "Plans"}
_GAPS = {
    "import": "import of {rows:,} accounts",
    "pack": "export of a pack",
    "backup": "backup of the book",
}


def measure(children: Children, book: Path, rounds: int, rows: int) -> Iterator[Measured]:
    """Starts, bare and ours in turn; then one process in which the window is used."""
    bare, ours = [], []
    for counted in counted_after_one(rounds):
        one = children.alone("bare_window:show", _now()).said
        other = children.alone("starts:start", str(book), _now()).said
        if counted:
            bare.append(one)
            ours.append(other)
    shown = [each["shown"] for each in bare]
    for what, key, target in (
        ("window: start to the frame / bare window", "shown", 1.3),
        ("window: start to the painted Book / bare", "book", 2.8),
        ("window: start to the Book that answers / bare", "open", None),
        ("window: longest gap of it / bare shown", "gap", _OPENING_GAP),
    ):
        yield compared(what, [our[key] for our in ours], shown, target)
    held = [each["resident"] for each in bare]
    memory = [our["resident"] for our in ours]
    yield compared("window: memory with the book / bare", memory, held, 2, "MB")
    yield _after_a_kill(children, book, max(1, rounds // 3))
    used = book.with_name("used.csm")
    copyfile(book, used)
    said = children.alone("in_window:measure", str(used), str(rounds), str(rows)).said
    yield from _used(said, median(shown), rows)


def _after_a_kill(children: Children, book: Path, rounds: int) -> Measured:
    """A start on a book that was not closed properly, and one on the same book closed, in turn."""
    killed = book.with_name("killed.csm")
    mine, others = [], []
    for _ in range(rounds):
        copyfile(book, killed)
        children.alone("books:end_without_closing", str(killed))
        mine.append(children.alone("starts:start", str(killed), _now()).said["open"])
        others.append(children.alone("starts:start", str(killed), _now()).said["open"])
    killed.unlink()
    what = "window: painted Book after a kill / clean"
    return compared(what, mine, others, 1.3, note="it is looked through behind")


def _used(said: dict[str, Any], shown: float, rows: int) -> Iterator[Measured]:
    """What one process told, each beside its floor; `shown` is how long a bare window takes."""

    def beside_bare(what: str, times: list[float], target: float | None = None) -> Measured:
        return compared(what, times, [shown] * len(times), target)

    known, key, edit = said["open"], said["filter"], said["edit"]
    yield compared("window: know an account / its queries", known["ours"], known["floor"], 3)
    yield beside_bare("window: open an account, painted / bare", known["painted"])
    full = said["crowded"]
    what = f"window: know one of {PEOPLE:,} contacts / queries"
    yield compared(what, full["ours"], full["floor"], 3, note=f"with {EVENTS} revenue events")
    yield beside_bare("window: open it, painted / bare", full["painted"])
    yield compared("window: key in the filter / plain list", key["ours"], key["floor"], 2.5)
    yield beside_bare("window: first results of Ctrl+K / bare", said["palette"]["ours"], 1)
    yield beside_bare("window: those of the search / bare", said["palette"]["found"])
    more = [ours - floor for ours, floor in zip(edit["ours"], edit["floor"], strict=True)]
    for page, title in _PAGES.items():
        what = f"window: {title} painted / its queries"
        yield compared(what, said[page]["ours"], said[page]["floor"], _ASKED)
    note = f"beyond the act, which alone takes {median(edit['floor']):.1f} ms"
    painted = compared("window: an edit, painted / 15 ms", more, [_EDIT_MS] * len(more), 1)
    yield replace(painted, note=note)
    yield beside_bare("window: preview after a pause / bare", said["preview"]["ours"], _PREVIEW)
    note = said["note"]
    what = f"window: key in a note of {SIGNS:,} signs / bare field"
    yield compared(what, note["ours"], note["floor"], 2)
    heard = said["heard"]
    what = "window: walk of a screen reader in the Book / 1 s"
    parts = f"{heard['parts'][0]:,.0f} parts"
    yield compared(what, heard["ours"], [_WALK_MS] * len(heard["ours"]), 1, note=parts)
    settled = said["gaps"]["settled"]
    yield compared("window: gap, all accounts judged anew / 50 ms", settled, [50.0], 1)
    for name, words in _GAPS.items():
        what = f"window: gap, {words.format(rows=rows)} / 100 ms"
        yield compared(what, said["gaps"][name], [_GAP_MS] * len(said["gaps"][name]), 1)


def _now() -> str:
    """When a process is started, on a clock that it can read as well."""
    return str(time.monotonic())
