"""The studio over the sample book, shown and drawn."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.app.lists.accounts import account_named
from csm_desktop.domain.records.reviews import Review, ReviewPart, ReviewStatus
from csm_desktop.ui.ebr.page import EbrPage
from csm_desktop.ui.ebr.words import Wording
from tests.ui.account.conftest import answer, book, northwind, sample
from tests.ui.shell import TabShell

__all__ = ["answer", "book", "northwind", "sample"]

PAGES = 14  # of the pack of Northwind Rail, which most of these tests look at


class Driver:
    """A studio on the screen, and what a test asks of it."""

    def __init__(self, qtbot: QtBot, shell: TabShell) -> None:
        self._qtbot, self.shell = qtbot, shell
        self.page = EbrPage(shell)
        qtbot.addWidget(self.page)
        self.page.resize(1200, 760)
        self.page.given(shell.book)
        shell.live.changed.connect(self.page.changed)
        self.page.show()
        self.page.activateWindow()
        self.settle()

    def settle(self) -> None:
        """Wait until all that was asked for has come."""
        rendering, background = self.page.rendering, self.shell.background
        self._qtbot.waitUntil(lambda: rendering.is_settled and not background.busy, timeout=20_000)

    def open(self, name: str) -> EbrPage:
        """Show an account's pack, all its pages drawn."""
        assert self.shell.book is not None
        self.page.open(account_named(self.shell.book, name).id)
        self.settle()
        return self.page

    def title(self, part: ReviewPart, row: int = 0) -> Wording:
        """The field of a title, with the focus."""
        words = self.page.parts.cards[part].titles.rows[row].words
        words.editor.setFocus()
        assert words.editor.hasFocus()
        return words

    def review(self) -> Review | None:
        """The planned review as it is stored."""
        from csm_desktop.app.lists.accounts import account_facts

        assert self.shell.book is not None
        reviews = account_facts(self.shell.book, self.page.studio.view.account_id).reviews
        found = [review for review in reviews if review.status is ReviewStatus.PLANNED]
        return found[0] if found else None

    def saved(self, field: Wording) -> None:
        """Wait until the pause in typing has stored the words, and their pages are drawn."""
        self._qtbot.waitUntil(lambda: not field.is_dirty)
        self.settle()


@pytest.fixture
def studio(qtbot: QtBot, qapp: QApplication, shell: TabShell) -> Driver:
    del qapp
    return Driver(qtbot, shell)


Pictured = Callable[[QWidget], bytes]


@pytest.fixture
def pictured() -> Pictured:
    """What a widget shows, as bytes to compare."""
    return lambda widget: bytes(widget.grab().toImage().constBits())
