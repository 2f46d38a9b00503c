"""A call to test with: its notes, its clock, and what is stored of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.domain.records.plan import Action

KEY = Qt.Key
ZONE = "Europe/Berlin"
START = datetime(2026, 11, 22, 8, 30, tzinfo=ZoneInfo(ZONE))
NOTES = """Replanning takes 22 minutes today
! Go live in two depots on 13 December
> @us SSO guide to IT fri
> @lena name the pilot users 2 dec
? Who signs for the works council?
# Marc doubts the January date"""
HOSTILE = "R&D <beta> </b> {a.__class__} %s \u202egpj.exe 🙂 مرحبا " + "W" * 300


class Opened:
    """A system that has a program for everything or for nothing; what it was given."""

    def __init__(self, *, found: bool = True) -> None:
        self.urls: list[QUrl] = []
        self._found = found

    def __call__(self, url: QUrl) -> bool:
        self.urls.append(url)
        return self._found


def facts_of(book: Book, account_id: int) -> AccountFacts:
    return account_facts(book, account_id)


def kept(book: Book, account_id: int, meeting_id: int) -> Meeting:
    return next(m for m in facts_of(book, account_id).meetings if m.id == meeting_id)


def agreed(book: Book, account_id: int, meeting_id: int) -> list[Action]:
    return [a for a in facts_of(book, account_id).actions if a.origin_id == meeting_id]


def write(editor: QWidget, text: str) -> None:
    """Insert a text as typing does, whatever its script."""
    cursor = editor.textCursor()  # type: ignore[attr-defined]
    cursor.movePosition(QTextCursor.MoveOperation.End)
    editor.setTextCursor(cursor)  # type: ignore[attr-defined]
    editor.insertPlainText(text)  # type: ignore[attr-defined]
