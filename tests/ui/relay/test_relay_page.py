"""The Relay page: stages of the book, what became of what each sold, and a colleague's page."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts import stages
from csm_desktop.app.book import Book
from csm_desktop.app.documents.owed import owed_pack, owed_text
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.people.team import team
from csm_desktop.domain.lists.sellers import SellerLine, SoldPattern
from csm_desktop.domain.records.lifecycle import Leader, Stage
from csm_desktop.reports.actions.build import build_owed
from csm_desktop.ui.commands.command import Command
from csm_desktop.ui.frame.page_requests import WantedFace
from csm_desktop.ui.relay.page import RelayPage
from csm_desktop.ui.relay.sellers import note_of
from tests.reports.reading import everything, flat
from tests.ui.hands import Key, press, write
from tests.ui.sample_book import book, sample, shown
from tests.ui.shell import TabShell

__all__ = ["book", "sample"]


@pytest.fixture
def page(shell: TabShell, qtbot: QtBot) -> RelayPage:
    made = shown(RelayPage(shell, WantedFace()), shell, qtbot)
    qtbot.waitUntil(lambda: bool(made.stages.table.lines))
    return made


def test_each_account_stands_in_its_stage_and_what_waits_is_one_chip_away(
    page: RelayPage, shell: TabShell
) -> None:
    face = page.stages
    assert len(face.table.lines) == 12
    assert face.words.text().count("·") >= 2
    face.chips.choose("waiting")
    (waiting,) = face.table.lines
    assert waiting.name == "Ōmi Robotics"
    face.take_focus()
    page.open_selected()
    assert shell.opened[-1] == (waiting.id, "lifecycle/hand_overs")
    assert page.dismiss()
    assert len(face.table.lines) == 12
    face.chips.choose(Stage.ADVOCACY.value)
    assert {line.stage for line in face.table.lines} == {Stage.ADVOCACY}


def test_a_seller_shows_what_their_accounts_show_with_how_many(
    page: RelayPage, qtbot: QtBot
) -> None:
    page.turn("sellers")
    qtbot.waitUntil(lambda: bool(page.sellers.table.lines))
    line = page.sellers.line
    assert line is not None
    assert line.name == "Priya Nair"
    assert len(line.accounts) == len(page.sellers.sold.lines) == 12
    shown_ids = {one.id for one in page.sellers.sold.lines if SoldPattern.CHURNED in one.patterns}
    assert shown_ids == set(line.shown.get(SoldPattern.CHURNED, ()))
    if line.proposed:
        page.sellers.copy_note()
        copied = QApplication.clipboard().text()
        assert "12 accounts sold" in copied
        assert f"{line.count(line.proposed[0])} of 12" in copied


def test_the_note_names_every_account_of_a_pattern() -> None:
    line = SellerLine(1, "Priya", (1, 2, 3, 4), {SoldPattern.LATE: (1, 2, 3)})
    text = note_of(line, {1: "Cordova", 2: "Aurelia", 3: "Gansu", 4: "Halden"})
    assert "First value late: 3 of 4 (Aurelia, Cordova, Gansu)" in text
    assert "Halden" not in text


def test_the_page_of_a_colleague_says_the_same_on_screen_paper_and_as_text(
    page: RelayPage, book: Book, qtbot: QtBot
) -> None:
    rafael = next(one for one in team(book) if one.name == "Rafael Duarte")
    omi = account_named(book, "Ōmi Robotics")
    book.run(
        "Hand", stages.hand_over, omi.id, Leader.PRODUCT, to_member_id=rafael.id,
        note="The machine interface",
    )  # fmt: skip
    page.turn("colleagues")
    face = page.colleagues
    face.who.editor.selectAll()
    write(face.who.editor, "Rafael Duarte")
    press(face.who.editor, Key.Key_Return)
    assert face.who.stored == rafael.id
    qtbot.waitUntil(lambda: bool(face.tables["waiting"].lines))
    (handed,) = face.tables["waiting"].lines
    assert handed.words == "from Customer success: The machine interface"
    assert [one.words for one in face.tables["works_for"].lines] == [
        "Technical kickoff (Customer success)"
    ], "the rollout at Northwind has ended"
    face.copy_text()
    copied = QApplication.clipboard().text()
    pack = owed_pack(book, rafael.id)
    paper = everything(build_owed(pack))
    for table in face.tables.values():
        for line in table.lines:
            assert line.words in copied
            assert flat(line.words) in paper
    assert copied.strip() == owed_text(book, rafael.id).strip()
    assert flat("Internal: for Rafael Duarte") in paper


def test_a_page_with_nobody_on_it_says_so(page: RelayPage, book: Book, qtbot: QtBot) -> None:
    noor = next(one for one in team(book) if one.name == "Adaeze Obi")
    page.turn("colleagues")
    page.colleagues.who.set_value(noor.id)
    page.colleagues.show_now()
    qtbot.waitUntil(lambda: page.colleagues.cards["actions"].header is not None)
    assert page.colleagues.print.isEnabled()
    page.show_book(None)
    assert all(not table.lines for table in page.colleagues.tables.values())


def test_win_stories_are_listed_with_their_checks_and_found_by_their_words(
    page: RelayPage, shell: TabShell, qtbot: QtBot
) -> None:
    page.turn("stories")
    face = page.stories
    qtbot.waitUntil(lambda: bool(face.table.lines))
    assert len(face.table.lines) == 4
    assert "Lena Brandt" in {line.story.hero for line in face.table.lines}
    face.words.editor.setText("monday crews")
    assert [line.account for line in face.table.lines] == ["Northwind Rail"]
    opened: list[int] = []
    shell.commands.add(Command("account.sheet", "Sheet", lambda: None, on_account=opened.append))
    face.take_focus()
    page.open_selected()
    assert opened == [face.table.lines[0].id]
    assert page.dismiss()
    assert len(face.table.lines) == 4
