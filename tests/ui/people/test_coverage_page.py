"""Role coverage over the book: gaps and single threads by money, and the way to mend them."""

import csv
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, accounts
from csm_desktop.app.people.contacts import edit_contact
from csm_desktop.domain.people.threads import ThreadKind
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.ui.paper import listings
from csm_desktop.ui.paper.listings import listing_paper
from csm_desktop.ui.people.coverage_page import CoveragePage
from csm_desktop.ui.widgets.file_dialogs import Target
from tests.reports.reading import everything
from tests.ui.hands import Key, press
from tests.ui.sample_book import book, sample, shown
from tests.ui.shell import TabShell

__all__ = ["book", "sample"]


@pytest.fixture
def page(shell: TabShell, qtbot: QtBot) -> CoveragePage:
    page = CoveragePage(shell)
    return shown(page, shell, qtbot, lambda: bool(page.table.lines))


def test_what_hangs_on_one_person_stands_first_by_its_money(page: CoveragePage) -> None:
    lines = page.table.lines
    thin = [line for line in lines if line.is_thin]
    assert thin
    assert list(lines[: len(thin)]) == thin
    worth = [line.worth.minor for line in thin if line.worth is not None]
    assert worth == sorted(worth, reverse=True)
    assert str(len(thin)) in page.aside()
    page.views.choose("single")
    assert all(line.thread is ThreadKind.SINGLE for line in page.table.lines)
    assert all(line.holders for line in page.table.lines)


def test_a_view_keeps_who_lacks_the_role_until_somebody_holds_it(
    page: CoveragePage, book: Book, qtbot: QtBot
) -> None:
    page.views.choose("champion")
    line = page.table.lines[0]
    assert ContactRole.CHAMPION in line.missing
    somebody = account_facts(book, line.id).contacts[0]
    book.run("Role", edit_contact, somebody.id, roles=(ContactRole.CHAMPION,))
    qtbot.waitUntil(lambda: line.id not in {each.id for each in page.table.lines})
    book.undo()
    qtbot.waitUntil(lambda: line.id in {each.id for each in page.table.lines})
    page.take_focus()
    assert page.dismiss()
    assert len(page.table.lines) == len(accounts(book))


def test_the_keys_lead_to_the_people_and_to_the_introduction(
    page: CoveragePage, shell: TabShell
) -> None:
    page.take_focus()
    line = page.table.current
    assert line is not None
    press(page.table.grid, Key.Key_Return)
    page.introduce()
    assert shell.opened == [(line.id, "contacts"), (line.id, "contacts/introduce")]


def test_what_the_view_shows_goes_into_a_file_and_on_internal_paper(
    page: CoveragePage,
    shell: TabShell,
    book: Book,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.views.choose("sponsor")
    target = Target(tmp_path / "roles.csv", overwrite=False)
    monkeypatch.setattr(listings, "ask_target", lambda *_: target)
    page.export()
    qtbot.waitUntil(lambda: bool(shell.toasts))
    head, *rows = list(csv.reader(target.path.read_text(encoding="utf-8-sig").splitlines()))
    assert [row[0] for row in rows] == [line.account for line in page.table.lines]
    assert {row[head.index("Sponsor")] for row in rows} == {""}
    listing = page.listing()
    assert listing is not None
    text = everything(listing_paper(listing).document.pdf(book))
    assert "internal" in text
    assert all(line.account in text for line in page.table.lines)
