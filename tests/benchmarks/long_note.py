"""A key in a long note of a meeting, beside the same key in a bare text field of Qt."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QWidget

from csm_desktop.app.accounts.view import account_view
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.meetings.notes import write_notes
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from tests.benchmarks.driven import Driven

SIGNS = 30_000
_MARKS = ("", "> ", "! ", "? ", "# ", "", "", "")
_LINE = "they asked how long the move of the second plant takes and who signs for it"


def typing(driven: Driven, rounds: Iterator[bool]) -> dict[str, list[float]]:
    """A letter at the end of the notes until it is painted; `rounds` say what only warms up."""
    book = driven.book
    account = listing.accounts(book)[0].id
    meeting = account_view(book, account).facts.meetings[-1].id
    book.run("Notes", write_notes, meeting, body=_note())
    driven.workbench.open_account(account, "meetings")
    driven.quiet()
    (tab,) = driven.window.findChildren(MeetingsTab)
    tab.open_meeting(meeting)
    driven.quiet()
    ours = tab.page.notes.notes.editor
    bare = QPlainTextEdit(_note())
    bare.setFont(ours.font())
    bare.resize(ours.size())
    bare.show()
    for field in (ours, bare):
        field.moveCursor(QTextCursor.MoveOperation.End)
    _bring_into_sight(ours)
    driven.paint()
    if not ours.viewport().visibleRegion().contains(ours.cursorRect()):
        raise AssertionError("what is typed would not be painted")
    times: dict[str, list[float]] = {"ours": [], "floor": []}
    for only_warm in rounds:
        for name, field in (("ours", ours), ("floor", bare)):
            _take_keyboard(driven, field)
            taken = driven.timed(partial(QTest.keyClicks, field, "a"))
            if not only_warm:
                times[name].append(taken)
    bare.close()
    driven.quiet()  # what was typed is stored
    return times


def _take_keyboard(driven: Driven, field: QPlainTextEdit) -> None:
    """Let the keys be typed as by a user: a field without the focus saves and scrolls nothing."""
    field.window().activateWindow()
    field.setFocus()
    driven.quiet()
    QTest.keyClicks(field, "a")  # the first key begins what the next ones go on with
    driven.paint()
    if not field.hasFocus():
        raise AssertionError("what is typed would go elsewhere")


def _bring_into_sight(field: QPlainTextEdit) -> None:
    """Scroll the page to where is typed, as a user would have."""
    area: QWidget | None = field.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    inside = area.widget() if isinstance(area, QScrollArea) else None
    if isinstance(area, QScrollArea) and inside is not None:
        place = field.viewport().mapTo(inside, field.cursorRect().center())
        area.ensureVisible(place.x(), place.y())


def _note() -> str:
    lines: list[str] = []
    while sum(map(len, lines)) < SIGNS:
        lines.append(f"{_MARKS[len(lines) % len(_MARKS)]}{_LINE} {len(lines)}")
    return "\n".join(lines)
