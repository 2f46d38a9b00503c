"""Logging a training, a reference or a request takes one line and one key."""

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.view import account_view
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.app.people.engagement import log_line
from csm_desktop.domain.records.lifecycle import AdvocacyKind
from csm_desktop.domain.records.meetings import RequestState
from csm_desktop.ui.account.overview.engagement import LoggedDialog
from csm_desktop.ui.account.overview.tab import OverviewTab
from csm_desktop.wording import label
from csm_desktop.wording.practice_words import lacks_words
from tests.ui.hands import Key, press, write
from tests.ui.shell import TabShell


@pytest.fixture
def tab(qtbot: QtBot, shell: TabShell, northwind: int) -> OverviewTab:
    made = OverviewTab(shell, here="Europe/Helsinki")
    qtbot.addWidget(made)
    made.resize(1220, 760)
    shell.follow(made, northwind)
    made.show()
    qtbot.waitActive(made)
    return made


def log(tab: OverviewTab, line: str) -> None:
    tab.begin_logging()
    tab.engagement.new.selectAll()
    write(tab.engagement.new, line)
    press(tab.engagement.new, Key.Key_Return)


def test_one_line_and_enter_log_it_and_the_next_can_be_typed(
    tab: OverviewTab, book: Book, northwind: int, qtbot: QtBot
) -> None:
    before = account_facts(book, northwind)
    tab.begin_logging()
    write(tab.engagement.new, "training SSO basics, 12 people, yesterday")
    assert tab.engagement.note.text().startswith("Training · SSO basics · 12 people")
    press(tab.engagement.new, Key.Key_Return)
    made = next(x for x in account_facts(book, northwind).engagement if x not in before.engagement)
    assert (made.title, made.people) == ("SSO basics", 12)
    assert tab.engagement.new.text() == ""
    qtbot.waitUntil(tab.engagement.new.hasFocus)
    log(tab, "talk at the fair @lena")
    assert account_facts(book, northwind).advocacy[-1].kind is AdvocacyKind.TALK
    book.undo()
    book.undo()
    after = account_facts(book, northwind)
    assert (after.engagement, after.advocacy) == (before.engagement, before.advocacy)


def test_what_says_nothing_stays_with_its_reason(tab: OverviewTab, book: Book) -> None:
    steps = book.history(5)
    log(tab, "ask them")
    assert "does not say what it is" in tab.engagement.note.text()
    assert tab.engagement.new.text() == "ask them"
    log(tab, "training tomorrow")
    assert "still to come" in tab.engagement.note.text()
    assert book.history(5) == steps


def test_a_request_waits_at_the_top_and_gets_its_answer_by_keys(
    tab: OverviewTab, book: Book, northwind: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(tab, "request: export to Excel")
    row = tab.engagement.rows.rows[0]
    assert row.title.text() == "export to Excel"
    assert tab.engagement.header is not None

    def answered(dialog: LoggedDialog) -> int:
        dialog.state.set_value(RequestState.SHIPPED)
        write(dialog.answer.editor, "In 4.2")
        press(dialog.answer.editor, Key.Key_Return)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(LoggedDialog, "exec", answered)
    press(row.face, Key.Key_Return)
    (request,) = [x for x in account_facts(book, northwind).requests if x.text == "export to Excel"]
    assert (request.state, request.answer, request.answered_on) == (
        RequestState.SHIPPED, "In 4.2", book.today(),
    )  # fmt: skip


def test_what_was_logged_by_mistake_is_taken_out(
    tab: OverviewTab, book: Book, northwind: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = account_facts(book, northwind)
    log(tab, "webinar Excel")

    def taken_out(dialog: LoggedDialog) -> int:
        dialog._take_out()
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(LoggedDialog, "exec", taken_out)
    row = next(row for row in tab.engagement.rows.rows if row.title.text() == "Excel")
    press(row.face, Key.Key_Return)
    assert account_facts(book, northwind).engagement == before.engagement


def test_the_first_of_many_are_shown_and_another_account_begins_anew(
    tab: OverviewTab, book: Book, northwind: int
) -> None:
    for number in range(9):
        book.run("Log", log_line, northwind, f"training Number {number}")
    rows = tab.engagement.rows
    first = len(rows.rows)
    assert first == 5
    press(rows.rest, Key.Key_Space)
    assert len(rows.rows) > first
    assert rows.rows[first].face.hasFocus()
    other = account_named(book, "Halden Foods").id
    for number in range(9):
        book.run("Log", log_line, other, f"training Number {number}")
    tab.given(account_view(book, other))
    assert len(rows.rows) == first


def test_the_card_says_the_level_and_what_lacks_for_the_next(
    tab: OverviewTab, book: Book, northwind: int
) -> None:
    now = account_view(book, northwind).engagement
    said = tab.engagement.level.text()
    assert said.startswith(f"Engagement level: {label(now.level)}")
    assert said.endswith(lacks_words(now))
