"""Only the user's own accounts: by a click, across starts, and asked who that is."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox, QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import edit_accounts
from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.lists.views import VIEWS
from csm_desktop.app.people import team
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.storage.session import Work
from csm_desktop.ui.book.page import BookPage
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from tests.ui.account.conftest import Answer, answer
from tests.ui.book.test_book_page import book, page, sample
from tests.ui.hands import Key, click, press

__all__ = ["answer", "book", "page", "sample"]


def names(page: BookPage) -> list[str]:
    return sorted(line.name for line in page.table.lines)


def nobody_is_me(work: Work) -> None:
    for member in work.find(TeamMember, is_me=1):
        work.put(replace(member, is_me=False))


@pytest.fixture
def kim(book: Book) -> TeamMember:
    """A colleague with two accounts; a third is nobody's."""
    ids = {line.name: line.id for line in listing.accounts(book)}
    kim = book.run("Kim", team.new_member, "Kim Roe")
    book.run("Give", edit_accounts, [ids["Halden Foods"], ids["Aurelia Hotels"]], owner_id=kim.id)
    book.run("Give", edit_accounts, [ids["Northwind Rail"]], owner_id=None)
    return kim


def choose(words: str) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        box = dialog.form.fields()[0].editor
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.findText(words))
        box.activated.emit(box.currentIndex())
        press(dialog.yes, Key.Key_Space)

    return act


@pytest.mark.usefixtures("kim")
def test_only_mine_leaves_out_what_colleagues_look_after(page: BookPage, qtbot: QtBot) -> None:
    everything = names(page)
    click(page.narrowing.mine)
    mine = names(page)
    assert set(everything) - set(mine) == {"Halden Foods", "Aurelia Hotels"}
    assert "Northwind Rail" in mine  # nobody's is the user's

    def counted() -> bool:
        return page._overview is not None and page._overview.accounts == len(mine)

    qtbot.waitUntil(counted)
    for view in VIEWS:
        page.views.choose(view.key)
        assert not {"Halden Foods", "Aurelia Hotels"} & set(names(page))
        assert len(page.table.lines) == page.views._chips[view.key].number, view.key
    page.views.choose("all")
    click(page.narrowing.mine)
    assert names(page) == everything


@pytest.mark.usefixtures("kim")
def test_it_stays_so_at_the_next_start(page: BookPage, book: Book) -> None:
    click(page.narrowing.mine)
    shown = names(page)
    page.given(None)
    page.given(book)
    assert page.narrowing.mine.isChecked()
    assert names(page) == shown


def test_a_colleague_who_is_the_user_now_sees_theirs(
    page: BookPage, book: Book, kim: TeamMember
) -> None:
    click(page.narrowing.mine)
    book.run("I am Kim", team.this_is_me, kim.id)
    assert names(page) == ["Aurelia Hotels", "Halden Foods", "Northwind Rail"]


def test_who_that_is_is_asked_where_nobody_has_said(
    page: BookPage, book: Book, kim: TeamMember, answer: Answer
) -> None:
    book.run("Nobody", nobody_is_me)
    answer(choose("Kim Roe"))
    click(page.narrowing.mine)
    me = team.me(book)
    assert me is not None
    assert me.id == kim.id
    assert names(page) == ["Aurelia Hotels", "Halden Foods", "Northwind Rail"]
    assert book.undo_label == "You are Kim Roe"


@pytest.mark.usefixtures("kim")
def test_cancelled_or_in_a_hurry_nothing_is_narrowed(
    page: BookPage, book: Book, answer: Answer
) -> None:
    book.run("Nobody", nobody_is_me)
    said: list[str] = []

    def hurry(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        press(dialog.yes, Key.Key_Space)
        said.append(dialog.refusal.text())
        press(dialog, Key.Key_Escape)

    answer(hurry)
    click(page.narrowing.mine)
    assert said == ["Who are you? Choose a name, or “None of them”."]
    assert not page.narrowing.mine.isChecked()
    assert len(names(page)) == 12
    assert team.me(book) is None


@pytest.mark.usefixtures("kim")
def test_a_book_that_does_not_know_the_user_hides_nothing_at_its_start(
    page: BookPage, book: Book
) -> None:
    click(page.narrowing.mine)
    book.run("Nobody", nobody_is_me)
    page.given(None)
    page.given(book)
    assert not page.narrowing.mine.isChecked()
    assert len(page.table.lines) == 12
