"""Types into every text of a meeting's page, one key after the other, and waits to be killed.

Run as a program: `python -m tests.ui.account.meetings.typing_and_dying BOOK MEETING`. It prints
"typed" once every pause was as long as texts need to save themselves; nothing is ever left or
ended by a key that would save.
"""

import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from csm_desktop.ui.theme import THEME
from csm_desktop.ui.theme.style import HouseStyle
from csm_desktop.ui.widgets import Field
from csm_desktop.ui.widgets.fields import texts
from tests.ui.account.meetings.calls import START, ZONE
from tests.ui.hands import rest
from tests.ui.shell import TabShell

PAUSE = 60  # ms; the program's own is longer, and fifteen fields would wait for it


def typed(field: Field[str, Any], words: str) -> None:
    """Type, and pause; the focus stays where it is, since leaving a field saves it anyway."""
    editor = field.editor
    editor.setFocus()
    editor.clear()
    QTest.keyClicks(editor, words)
    rest(2 * PAUSE)


def main(path: Path, meeting_id: int) -> None:
    """Type, say so, and stay."""
    texts.SAVE_AFTER_MS = PAUSE
    app = QApplication([])
    THEME.install(app, style=HouseStyle)
    with opened_book(path, FixedClock(START, ZONE)) as book:
        account_id = account_named(book, "Northwind Rail").id
        shell = TabShell(book, path.parent)
        tab = MeetingsTab(shell, here=ZONE)
        shell.follow(tab, account_id)
        tab.resize(1200, 900)
        tab.show()
        tab.activateWindow()
        tab.open_meeting(meeting_id)
        tab.page.head.details.fold.turn()
        rest(50)
        for field, words in fields_of(tab):
            typed(field, words)
        sys.stdout.write("typed\n")
        sys.stdout.flush()
        rest(60_000)


def fields_of(tab: MeetingsTab) -> list[tuple[Field[str, Any], str]]:
    """Every text of the page, with what is typed into it."""
    head, notes, mail = tab.page.head, tab.page.notes, tab.page.follow_up
    fields: list[Field[str, Any]] = [
        *(head.purpose, head.value, head.goals.blank.field),
        *head.details.fields(),
        *(notes.tone, notes.priorities, notes.themes, notes.notes),
        *(notes.steps.blank.what, notes.wrap_up.summary),
        *(mail.subject, mail.letter),
    ]
    return [(field, f"typed into {n}") for n, field in enumerate(fields)]


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    main(Path(sys.argv[1]), int(sys.argv[2]))
