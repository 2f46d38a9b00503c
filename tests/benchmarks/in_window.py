"""What somebody waits for in the window over the scale book, each beside the bare work.

`measure` is a job for a process of its own; it writes to the book. What it returns are times in ms.
"""

import time
from collections.abc import Iterator
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any, get_args, get_origin
from unittest.mock import patch

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from csm_desktop.app.accounts.acts import edit_account
from csm_desktop.app.accounts.view import account_view
from csm_desktop.app.lists import accounts as listing
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.journeys import JourneyTemplate
from csm_desktop.domain.records.reviews import ReviewPart
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.records.settings import Setting
from csm_desktop.storage.convert import columns_of
from csm_desktop.storage.records import mark_stale
from csm_desktop.storage.rows import ROW_OF
from tests.benchmarks import floors, long_note
from tests.benchmarks.driven import Driven
from tests.benchmarks.lists_in import Exports
from tests.benchmarks.scale import crowded_account
from tests.benchmarks.workspaces import showing

_TYPED = ("a", "an", "ana", "an", "a", "")
_ASKED = ("ba", "re", "kom", "li", "ten", "mar")
_WARM_UP = 3

Times = dict[str, list[float]]


def measure(path: str, rounds: str, rows: str) -> dict[str, Times]:
    """Everything, in the order in which a day would bring it; imports last."""
    book = Path(path)
    number = int(rounds)
    with Driven(book) as driven:
        found = {
            "filter": filtering(driven, number),
            "heard": heard(driven, number),
            "palette": asking(driven, number),
            "open": opening(driven, book, number),
            "crowded": opening(driven, book, number, _crowded(driven)),
            "today": showing(driven, book, "today", number),
            "plans": showing(driven, book, "plans", number),
            "edit": editing(driven, number),
            "note": long_note.typing(driven, (only_warm for _, only_warm in _rounds(number))),
            "preview": typing(driven, number),  # last: its page prints below
        }
        found["gaps"] = {
            "pack": [exporting(driven, book)],
            "backup": [backing_up(driven)],
            "settled": [settling(driven)],
            "import": [importing(driven, book, int(rows))],
        }
    return found


def _rounds(number: int) -> Iterator[tuple[int, bool]]:
    """The rounds, counted, and whether they are only for warming up."""
    warming = min(_WARM_UP, number - 1)  # a single round is a trial
    for each in range(number + warming):
        yield each, each < warming


def filtering(driven: Driven, number: int) -> Times:
    """A key in the Book's filter, against sorting and filtering the same texts as a plain list."""
    driven.window.go("book")
    driven.paint()
    page = driven.page
    lines = page.table.model.lines
    texts = [(f"{line.name} {line.next_step} {line.industry}".lower(), line) for line in lines]
    times: Times = {"ours": [], "floor": []}
    for each, only_warm in _rounds(number):
        text = _TYPED[each % len(_TYPED)]
        taken = driven.timed(partial(page.filter.setText, text))
        begun = time.perf_counter()
        in_order = sorted(texts, key=lambda each: each[1].name.lower())
        [line for hay, line in in_order if text in hay]
        floor = (time.perf_counter() - begun) * 1000
        if not only_warm:
            times["ours"].append(taken)
            times["floor"].append(floor)
    page.filter.clear()
    return times


def heard(driven: Driven, number: int) -> Times:
    """What a screen reader does to know the window: each part asked for words, state and place."""
    driven.window.go("book")
    driven.paint()
    times: Times = {"ours": [], "parts": []}
    for _, only_warm in _rounds(number):
        begun = time.perf_counter()
        parts = _walked(QAccessible.queryAccessibleInterface(driven.window))
        taken = (time.perf_counter() - begun) * 1000
        if not only_warm:
            times["ours"].append(taken)
            times["parts"].append(parts)
    return times


def _walked(part: QAccessibleInterface) -> int:
    part.text(QAccessible.Text.Name), part.role(), part.state(), part.rect()
    children = (part.child(number) for number in range(part.childCount()))
    return 1 + sum(_walked(child) for child in children if child is not None)


def asking(driven: Driven, number: int) -> Times:
    """The palette: from a key to what fits at once, and to what the search finds in the book."""
    palette = driven.window.palette_
    driven.window.open_palette()
    driven.paint()
    found: list[str] = []
    driven.window.knowing.found.connect(lambda text, _: found.append(text))
    times: Times = {"ours": [], "found": []}
    for each, only_warm in _rounds(number):
        text = _ASKED[each % len(_ASKED)]
        palette.field.clear()
        driven.paint()
        begun = time.perf_counter()
        first = driven.timed(partial(QTest.keyClicks, palette.field, text))
        driven.until(partial(found.__contains__, text))
        driven.paint()
        if not only_warm:
            times["ours"].append(first / len(text))
            times["found"].append((time.perf_counter() - begun) * 1000)
        found.clear()
    palette.close_quietly()
    return times


def opening(driven: Driven, path: Path, number: int, crowded: int | None = None) -> Times:
    """An account after another, or the `crowded` one each time behind another: all that is known of
    it, the same painted, the queries alone."""
    connection = floors.connect(str(path))
    queries = [*_queries()]
    book = driven.book
    ids = [line.id for line in listing.accounts(book)]
    times: Times = {"ours": [], "floor": [], "painted": []}
    for each, only_warm in _rounds(number):
        chosen = ids[each % len(ids)]
        if crowded is not None:
            driven.workbench.open_account(chosen)
            driven.quiet()
            chosen = crowded
        begun = time.perf_counter()
        account_view(book, chosen)
        known = (time.perf_counter() - begun) * 1000
        painted = driven.timed(partial(driven.workbench.open_account, chosen))
        begun = time.perf_counter()
        for query, is_own in queries:
            connection.execute(query, (chosen,) if is_own else ()).fetchall()
        floor = (time.perf_counter() - begun) * 1000
        if not only_warm:
            times["ours"].append(known)
            times["floor"].append(floor)
            times["painted"].append(painted)
        driven.quiet()
    connection.close()
    return times


def _crowded(driven: Driven) -> int:
    """Make an account of a thousand people, of which the window hears nothing; its id."""
    with driven.deaf():
        return int(driven.book.run("Crowd", crowded_account))


def _queries() -> Iterator[tuple[str, bool]]:
    """Each query behind an account, and whether it asks for its id."""
    kinds = [
        get_args(field.type)[0]
        for field in fields(AccountFacts)
        if get_origin(field.type) is tuple  # not the account above it: that is all accounts
    ]
    for kind in dict.fromkeys([*kinds, Segment, JourneyTemplate, Setting]):
        is_own = "account_id" in columns_of(kind)
        yield _select(kind) + (" WHERE account_id = ?" if is_own else ""), is_own
    yield _select(Account) + " WHERE id = ?", True


def _select(kind: Any) -> str:
    names = ", ".join(f'"{name}"' for name in columns_of(kind))
    return f'SELECT {names} FROM "{ROW_OF[kind].__tablename__}"'


def editing(driven: Driven, number: int) -> Times:
    """An edit in the Book until it is painted, and the same act without a window beside it."""
    book = driven.book
    ids = [line.id for line in listing.accounts(book)]
    times: Times = {"ours": [], "floor": []}
    driven.window.go("book")
    driven.quiet()

    def edit(employees: int) -> None:
        driven.workbench.save("Edit", edit_account, ids[0], employees=employees)

    for each, only_warm in _rounds(number):
        taken = driven.timed(partial(edit, employees=2 * each + 1))
        driven.quiet()
        with driven.deaf():
            begun = time.perf_counter()
            edit(employees=2 * each + 2)
            floor = (time.perf_counter() - begun) * 1000
        if not only_warm:
            times["ours"].append(taken)
            times["floor"].append(floor)
    return times


def typing(driven: Driven, number: int) -> Times:
    """From the last key in a title of the pack to its page drawn anew."""
    driven.window.go("ebr")
    driven.quiet()
    page = driven.page
    lines = page.accounts.table.lines
    page.open(lines[0].id)
    driven.quiet()
    editor = page.parts.cards[ReviewPart.SUMMARY].titles.rows[0].words.editor
    driven.window.activateWindow()
    editor.setFocus()
    drawn: list[float] = []
    page.rendering.drawn.connect(lambda _: drawn.append(time.perf_counter()))
    times: Times = {"ours": []}
    for _, only_warm in _rounds(number):
        driven.quiet()
        drawn.clear()
        QTest.keyClicks(editor, "a")
        begun = time.perf_counter()
        driven.until(lambda: drawn)
        driven.paint()
        if not only_warm:
            times["ours"].append((time.perf_counter() - begun) * 1000)
    driven.quiet()
    return times


def exporting(driven: Driven, path: Path) -> float:
    """The longest gap while a pack is printed into a file."""
    target = path.with_name("window pack.pdf")
    with patch.object(QFileDialog, "getSaveFileName", lambda *_: (str(target), "")):
        return driven.gap(lambda: driven.workbench.commands.run("ebr.export"), target.exists)


def backing_up(driven: Driven) -> float:
    """The longest gap while the whole book is backed up."""
    made: list[object] = []
    driven.workbench.keeping.backed_up.connect(made.append)
    return driven.gap(driven.workbench.keeping.back_up_now, lambda: made)


def settling(driven: Driven) -> float:
    """The longest gap while the figures and alerts of all accounts are brought up to date."""
    idle = driven.workbench.idle

    def begin() -> None:
        driven.book.remake(lambda work: mark_stale(work.connection, None))
        idle.wake()

    return driven.gap(begin, lambda: not idle.working)


def importing(driven: Driven, path: Path, rows: int) -> float:
    """The longest gap from dropping a file of accounts to the report, the Book painted again."""
    file = Exports(path.parent, rows, first=7_000).accounts()
    read = driven.gap(
        lambda: driven.window.drops.take([file]),
        lambda: driven.window.front == "import" and driven.page.foot.go_on.isEnabled(),
    )
    page = driven.page
    stored = driven.gap(page.store, lambda: page.report is not None)
    seen = driven.gap(lambda: driven.window.go("book"), lambda: True)
    return max(read, stored, seen)
