"""The lessons of the book: searched, shown whole, and each leads to where it stands."""

import csv
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.app.strategies.pairing import edit_pairing
from csm_desktop.domain.value.lessons import LessonSource
from csm_desktop.ui.account.standing.tab import StandingTab
from csm_desktop.ui.lessons.page import LessonsPage
from csm_desktop.ui.paper.listings import export
from csm_desktop.ui.widgets.file_dialogs import Target
from tests.ui.hands import Key, press, write
from tests.ui.sample_book import book, sample, shown
from tests.ui.shell import TabShell

__all__ = ["book", "sample"]


@pytest.fixture
def page(shell: TabShell, qtbot: QtBot) -> LessonsPage:
    made = shown(LessonsPage(shell), shell, qtbot)
    qtbot.waitUntil(lambda: bool(made.table.lines))
    return made


def test_a_word_finds_the_lesson_and_it_leads_to_where_it_stands(
    page: LessonsPage, shell: TabShell, book: Book
) -> None:
    assert page.years.text().startswith("Pairings of 2026: 1 introduction, 1 of 1 known results")
    write(page.filter, "timetable fionnuala")
    (line,) = page.table.lines
    northwind = account_named(book, "Northwind Rail").id
    assert (line.source, line.account_id) == (LessonSource.PAIRING, northwind)
    press(page.filter, Key.Key_Return)
    assert "What was done: Introduced to Dál Riada Energy" in page.words.text()
    page.copy()
    assert QApplication.clipboard().text() == page.words.text()
    page.open_selected()
    assert shell.opened[-1] == (northwind, f"standing/pairing:{line.id}")


def test_views_keep_the_lessons_of_one_source_and_an_act_is_seen_at_once(
    page: LessonsPage, book: Book, qtbot: QtBot
) -> None:
    page.views.choose(LessonSource.ESSENCE.value)
    assert {line.account for line in page.table.lines} == {"Halden Foods", "Dál Riada Energy"}
    page.views.choose(LessonSource.PAIRING.value)
    pairing = page.table.lines[0].id
    book.run("Nothing came", edit_pairing, pairing, outcome="", result=None)
    page.refresh(None)
    qtbot.waitUntil(lambda: not page.table.lines)
    assert not page.whole.isVisible()


def test_what_is_shown_goes_into_a_file_and_pairings_with_what_came_of_them(
    page: LessonsPage, shell: TabShell, qtbot: QtBot, tmp_path: Path
) -> None:
    write(page.filter, "timetable fionnuala")
    listed = page.listing()
    assert listed is not None
    export(shell, listed, Target(tmp_path / "lessons.csv", overwrite=False))
    page.filter.clear()
    page.views.choose(LessonSource.PAIRING.value)
    paired = page.listing()
    assert paired is not None
    export(shell, paired, Target(tmp_path / "pairings.csv", overwrite=False))
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.csv"))) == 2)
    lessons, pairings = (
        list(csv.reader((tmp_path / f"{name}.csv").read_text("utf-8-sig").splitlines()))
        for name in ("lessons", "pairings")
    )
    assert [row[0] for row in lessons[1:]] == ["Northwind Rail"]
    (pair,) = [row for row in pairings if row[0] == "Northwind Rail"]
    assert pair[1] == "Dál Riada Energy"
    assert pair[7].startswith("A project manager with nothing else")


def test_lessons_of_like_customers_stand_where_an_account_does(
    shell: TabShell, book: Book, qtbot: QtBot
) -> None:
    tab = StandingTab(shell)
    qtbot.addWidget(tab)
    northwind = account_named(book, "Northwind Rail").id
    shell.follow(tab, northwind)
    tab.show()
    qtbot.waitUntil(lambda: bool(tab.lessons.table.lines))
    line = tab.lessons.table.lines[0]
    assert line.lesson.source is LessonSource.ESSENCE, "what a cruiser needs most"
    assert line.lesson.account != account_facts(book, northwind).account.name
    tab.lessons.table.opened.emit(line)
    assert shell.opened[-1] == (line.lesson.account_id, f"standing/essence:{line.id}")
