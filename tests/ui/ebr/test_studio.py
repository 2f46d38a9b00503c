"""The EBR studio by keys and clicks: what it shows, what is stored, what the pages say then."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account, trash_accounts
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.app.plan.acts import new_goal
from csm_desktop.app.reviews import acts as reviews
from csm_desktop.app.reviews.drafts import measure_typed, words_typed
from csm_desktop.domain.records.reviews import GoalResult, InternalTopic, ReviewPart
from csm_desktop.ui.ebr.add_line import AddLine
from csm_desktop.ui.ebr.commands import commands
from csm_desktop.ui.ebr.preview.renderer import Drawn
from csm_desktop.ui.ebr.review_rows import AskEntry, GoalEntry, PromiseEntry
from csm_desktop.ui.ebr.rows import MeasureRow
from csm_desktop.ui.ebr.words import Wording
from csm_desktop.ui.frame.page_requests import PendingAccount
from csm_desktop.ui.widgets.button import IconButton
from csm_desktop.ui.widgets.fields import texts
from tests.ui.ebr.conftest import PAGES, Driver, Pictured
from tests.ui.hands import click, press, write
from tests.ui.walking import unnamed

Key = Qt.Key
HOSTILE = "R&D <beta> </b> {a.__class__} %s \u202egpj.exe مرحبا " + "W" * 200


def words_of(pdf: bytes, page: int) -> str:
    """The text of a page, on one line."""
    document = PdfDocument(pdf)
    try:
        return " ".join(document[page].get_textpage().get_text_range().split())
    finally:
        document.close()


def built(driver: Driver, page: int) -> str:
    """The text of a page of the preview."""
    document = driver.page.rendering.document
    assert document is not None
    return words_of(document.pdf, page)


def select_all_and_write(words: Wording, text: str) -> None:
    press(words.editor, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(words.editor, text)


def test_accounts_stand_by_review_date_and_the_first_pack_is_open(studio: Driver) -> None:
    lines = studio.page.accounts.table.lines
    dates = [line.on for line in lines if line.on is not None]
    assert dates == sorted(dates)
    assert lines[0].late > 0
    assert studio.page.account_id == lines[0].id
    assert studio.page.title() == lines[0].name
    assert studio.page.aside() == "EBR 1 · 22 November 2026"


def test_no_list_says_that_there_are_no_accounts_while_they_are_read(studio: Driver) -> None:
    studio.page.given(studio.shell.book)
    table = studio.page.accounts.table
    assert not table.lines
    assert table.grid.isVisible()
    studio.settle()
    assert table.lines
    studio.page.given(None)
    assert not table.grid.isVisible()


def test_keys_go_along_the_accounts(studio: Driver) -> None:
    table = studio.page.accounts.table
    table.setFocus()
    press(table.grid, Key.Key_Down)
    assert studio.page.account_id == table.lines[1].id
    press(table.grid, Key.Key_Return)
    assert studio.page.middle.isAncestorOf(QApplication.focusWidget() or studio.page)


def test_an_edited_title_is_stored_and_the_preview_follows(studio: Driver) -> None:
    studio.open("Northwind Rail")
    words = studio.title(ReviewPart.SUMMARY)
    assert studio.page.preview.place == 1
    select_all_and_write(words, "Four times faster than in spring")
    studio.saved(words)
    review = studio.review()
    assert review is not None
    (title,) = [each for each in review.titles if each.part is ReviewPart.SUMMARY]
    assert title.text == "Four times faster than in spring"
    # What the figures said then is kept with it.
    assert "worth" in title.basis
    assert "Four times faster than in spring" in built(studio, 1)
    assert studio.shell.book is not None
    assert studio.shell.book.undo() == "Title of Summary"
    studio.settle()
    assert "two depots are ready to go live" in built(studio, 1)
    assert "two depots are ready" in words.editor.toPlainText()


@pytest.fixture
def no_pause_stores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Typed words wait for the field to be left: drawing can take longer than the pause."""
    monkeypatch.setattr(texts, "SAVE_AFTER_MS", 600_000)


@pytest.mark.usefixtures("no_pause_stores")  # first: the fields are made with the page
def test_the_preview_shows_words_before_they_are_stored(
    studio: Driver, qtbot: QtBot, pictured: Pictured
) -> None:
    studio.open("Northwind Rail")
    words = studio.title(ReviewPart.SUMMARY)
    studio.settle()
    before = pictured(studio.page.preview.sheet)
    drawn: list[Drawn] = []
    studio.page.rendering.drawn.connect(drawn.append)
    select_all_and_write(words, "Not yet stored")
    qtbot.waitUntil(lambda: bool(drawn))
    assert words.is_dirty
    assert pictured(studio.page.preview.sheet) != before
    assert drawn[0].place == 1
    assert studio.page.preview.count.text() == f"Page 2 of {PAGES}"


def test_escape_takes_typed_words_back(studio: Driver) -> None:
    studio.open("Northwind Rail")
    words = studio.title(ReviewPart.SUMMARY)
    before = words.stored
    write(words.editor, "xyz")
    press(words.editor, Key.Key_Escape)
    assert (words.is_dirty, words.stored) == (False, before)


def test_an_emptied_title_is_the_proposed_one_again(studio: Driver) -> None:
    studio.open("Northwind Rail")
    words = studio.title(ReviewPart.SUMMARY)
    press(words.editor, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(words.editor, Key.Key_Delete)
    press(words.editor, Key.Key_Return)
    studio.settle()
    assert words.editor.toPlainText() == ""
    studio.page.accounts.table.setFocus()
    proposed = words.editor.toPlainText()
    assert proposed
    review = studio.review()
    assert review is not None
    assert ReviewPart.SUMMARY not in [title.part for title in review.titles]
    words.editor.setFocus()
    studio.page.accounts.table.setFocus()  # a proposal that is only looked at stays a proposal
    review = studio.review()
    assert review is not None
    assert ReviewPart.SUMMARY not in [title.part for title in review.titles]


def test_a_blank_at_a_pause_does_not_move_the_cursor(studio: Driver) -> None:
    studio.open("Northwind Rail")
    words = studio.title(ReviewPart.SUMMARY)
    select_all_and_write(words, "Faster ")
    studio.saved(words)
    write(words.editor, "still")
    assert words.editor.toPlainText() == "Faster still"


def test_missing_parts_are_listed_and_enter_leaves_one_out(studio: Driver) -> None:
    page = studio.open("Kestrel Health")
    rows = page.missing.rows.rows
    assert [row.name.text() for row in rows] == [
        "3 · Initiatives",
        "4 · New capabilities",
        "6 · Goals until the next review",
    ]
    assert studio.review() is None
    rows[0].skip.setFocus()
    press(rows[0].skip, Key.Key_Return)
    review = studio.review()
    assert review is not None
    assert review.left_out == (ReviewPart.INITIATIVES,)
    assert len(page.missing.rows.rows) == 2
    click(page.parts.cards[ReviewPart.INITIATIVES].out)
    review = studio.review()
    assert review is not None
    assert review.left_out == ()


def test_enter_on_a_missing_part_fills_it_here(studio: Driver) -> None:
    page = studio.open("Kestrel Health")
    page.take_focus()
    fill = page.missing.rows.rows[0].fill
    assert fill.hasFocus()
    press(fill, Key.Key_Return)
    new = page.parts.cards[ReviewPart.INITIATIVES].words
    assert new is not None
    assert isinstance(new.new, AddLine)
    assert new.new.line.hasFocus()
    write(new.new.line, "Agency contract ends in March")
    press(new.new.line, Key.Key_Return)
    facts = account_facts(studio.shell.book, page.studio.view.account_id)  # type: ignore[arg-type]
    assert [initiative.title for initiative in facts.initiatives] == [
        "Agency contract ends in March"
    ]
    assert "3 · Initiatives" not in [row.name.text() for row in page.missing.rows.rows]
    studio.settle()
    assert any("Agency contract" in built(studio, n) for n in range(10))


def test_a_part_that_lives_in_a_tab_leads_there(
    studio: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = studio.open("Evershed Legal")
    went: list[tuple[int, str]] = []
    monkeypatch.setattr(
        studio.shell, "open_account", lambda account_id, tab="": went.append((account_id, tab))
    )
    for row in page.missing.rows.rows:
        if row.fill.text() != "Fill in":
            click(row.fill)
    assert went == [(page.account_id, tab) for tab in ("plan", "value", "value", "contacts")]
    went.clear()
    page = studio.open("Northwind Rail")
    for part in (ReviewPart.PROMISES, ReviewPart.PRODUCTIVITY, ReviewPart.CHAMPIONS):
        press(page.parts.cards[part].elsewhere, Key.Key_Return)
    assert went == [(page.account_id, tab) for tab in ("plan", "value", "contacts")]


def test_asks_goals_measures_and_results_are_edited_in_place(studio: Driver) -> None:
    page = studio.open("Northwind Rail")
    book = studio.shell.book
    assert book is not None
    for part in (ReviewPart.SUMMARY, ReviewPart.PRODUCTIVITY, ReviewPart.PROMISES,
                 ReviewPart.GOALS):  # fmt: skip
        click(page.parts.cards[part].opener)
    ask = _rows(studio, ReviewPart.SUMMARY)[0]
    assert isinstance(ask, AskEntry)
    _type(ask._fields["text"], "Go live in March.")
    measure = _rows(studio, ReviewPart.PRODUCTIVITY)[0]
    assert isinstance(measure, MeasureRow)
    _type(measure.fields["meaning"], "An hour a day.")
    goal = _rows(studio, ReviewPart.GOALS)[0]
    assert isinstance(goal, GoalEntry)
    _type(goal._fields["text"], "Ten minutes")
    result = _rows(studio, ReviewPart.PROMISES)[0]
    assert isinstance(result, PromiseEntry)
    result._fields["result"].editor.setFocus()
    result._fields["result"]._show(GoalResult.MISSED)
    result._fields["result"].commit()
    facts = account_facts(book, page.studio.view.account_id)
    assert "Go live in March." in [review_ask.text for review_ask in facts.review_asks]
    assert "An hour a day." in [review_measure.meaning for review_measure in facts.review_measures]
    assert "Ten minutes" in [review_goal.text for review_goal in facts.review_goals]
    assert GoalResult.MISSED in [review_goal.result for review_goal in facts.review_goals]
    studio.settle()
    QApplication.processEvents()
    click(ask.findChildren(IconButton)[0])
    assert len(_rows(studio, ReviewPart.SUMMARY)) == 2
    studio.settle()


def _rows(studio: Driver, part: ReviewPart) -> list[Any]:
    words = studio.page.parts.cards[part].words
    assert words is not None
    return words.rows.rows


def _type(field: Wording, text: str) -> None:
    field.editor.setFocus()
    select_all_and_write(field, text)
    assert field.commit()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_people_are_added_and_removed(studio: Driver) -> None:
    page = studio.open("Northwind Rail")
    names = [row.name.text() for row in page.audience.people.rows]
    assert names == ["Lena Brandt", "Marc Olivier", "Sofia Reyes"]
    click(page.audience.people.rows[1].cross)
    assert [row.name.text() for row in page.audience.people.rows] == ["Lena Brandt", "Sofia Reyes"]
    line = page.audience.more.editor
    line.setFocus()
    write(line, "Mehmet")
    press(line, Key.Key_Return)
    assert "Mehmet Aydın" in [row.name.text() for row in page.audience.people.rows]
    for _ in range(3):
        click(page.audience.people.rows[0].cross)
    assert [error.title for error in studio.shell.told] == [
        "A review is prepared for at least one person."
    ]


def test_internal_topics_are_off_until_switched_on_one_by_one(studio: Driver) -> None:
    page = studio.open("Northwind Rail")
    rows = page.head.topics.rows
    assert [row.switch.isChecked() for row in rows] == [False] * 4
    assert not any("Health score" in built(studio, n) for n in range(12))
    rows[0].switch.setFocus()
    press(rows[0].switch, Key.Key_Space)
    studio.settle()
    review = studio.review()
    assert review is not None
    assert review.shown == (InternalTopic.HEALTH,)
    assert rows[0].warning.isVisible()
    document = page.rendering.document
    assert document is not None
    assert any("Health score" in words_of(document.pdf, n) for n in range(document.count))


def test_days_are_typed_in_words_and_refused_where_they_make_no_sense(studio: Driver) -> None:
    page = studio.open("Northwind Rail")
    for field, typed in ((page.head.on, "3 dec"), (page.head.next_on, "1 dec")):
        field.editor.setFocus()
        press(field.editor, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        write(field.editor, typed)
        press(field.editor, Key.Key_Return)
    review = studio.review()
    assert review is not None
    assert (review.on, review.next_on) == (date(2026, 12, 3), date(2027, 3, 18))
    assert "must come after" in page.head.next_on.error
    page.head.next_on.revert()


def test_letter_is_another_size_and_is_remembered(studio: Driver) -> None:
    page = studio.open("Northwind Rail")
    page.head.paper.choose("letter")
    studio.settle()
    document = page.rendering.document
    assert document is not None
    opened = PdfDocument(document.pdf)
    assert opened[0].get_size() == (792, 612)
    opened.close()
    assert studio.shell.recents.get("ebr paper") == "letter"


def test_pages_are_turned_and_enlarged(studio: Driver) -> None:
    page = studio.open("Northwind Rail")
    preview = page.preview
    click(preview.following)
    studio.settle()
    assert (preview.place, preview.count.text()) == (1, f"Page 2 of {PAGES}")
    preview.strip.setFocus()
    press(preview.strip, Key.Key_End)
    studio.settle()
    assert preview.place == PAGES - 1
    assert not preview.following.isEnabled()
    QTest.mouseClick(
        preview.strip,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        preview.strip.box(2).center().toPoint(),
    )
    studio.settle()
    assert preview.place == 2
    wide = preview.sheet.width()
    click(preview.larger)
    studio.settle()
    assert preview.sheet.width() > wide


def test_the_focus_turns_to_the_page_of_its_part(studio: Driver) -> None:
    page = studio.open("Northwind Rail")
    studio.title(ReviewPart.PRODUCTIVITY, 1)
    studio.settle()
    assert page.preview.place == 5
    studio.title(ReviewPart.GOALS)
    studio.settle()
    assert page.preview.place == 12


def test_asking_for_a_pack_stores_nothing_until_something_is_changed(studio: Driver) -> None:
    page, book = studio.page, studio.shell.book
    assert book is not None
    before = book.undo_label
    kestrel = account_named(book, "Kestrel Health").id
    studio.open("Northwind Rail")
    (command,) = commands(studio.shell, page.wanted)
    assert command.on_account is not None
    command.on_account(kestrel)
    studio.settle()
    assert page.account_id == kestrel
    assert page.studio.view.review.on == date(2026, 12, 11)
    assert (studio.review(), book.undo_label, studio.shell.toasts) == (None, before, [])
    field = studio.title(ReviewPart.SUMMARY)
    write(field.editor, "Six wards came back")
    studio.saved(field)
    review = studio.review()
    assert review is not None
    assert (review.number, review.on) == (3, date(2026, 12, 11))
    assert book.undo_label is not None
    book.undo()
    assert studio.review() is None
    studio.settle()


def test_what_was_wanted_before_the_page_was_made_is_shown(
    qtbot: QtBot, studio: Driver, northwind: int
) -> None:
    from csm_desktop.ui.commands.registry import Commands
    from csm_desktop.ui.ebr.page import EbrPage

    studio.shell.commands = Commands()
    wanted = PendingAccount()
    wanted.ask(northwind)
    page = EbrPage(studio.shell, wanted)
    qtbot.addWidget(page)
    page.given(studio.shell.book)
    assert page.account_id == northwind
    qtbot.waitUntil(lambda: page.rendering.is_settled and not studio.shell.background.busy)


def test_a_pack_that_is_only_looked_at_changes_nothing(studio: Driver) -> None:
    book = studio.shell.book
    assert book is not None
    before = book.history(3)
    for line in studio.page.accounts.table.lines:
        studio.page.open(line.id)
        studio.page.take_focus()
        studio.title(ReviewPart.SUMMARY)
    studio.page.accounts.table.setFocus()
    studio.settle()
    assert book.history(3) == before


def test_an_account_without_data_has_a_pack_that_says_so(studio: Driver) -> None:
    book = studio.shell.book
    assert book is not None
    book.run("New", new_account, "Empty Ltd")
    studio.settle()
    page = studio.open("Empty Ltd")
    assert len(page.missing.rows.rows) == 7
    assert page.preview.count.text() == ""
    assert "There is nothing to review with Empty Ltd yet." in page.preview.state.text()
    book.run("Goal", new_goal, page.studio.view.account_id, "Plan every depot in the tool")
    studio.settle()
    assert page.preview.count.text() == "Page 1 of 2"
    assert not page.preview.state.isVisible()
    page.take_focus()
    book.run("Trash", trash_accounts, [page.studio.view.account_id])
    studio.settle()


def test_hostile_names_are_shown_letter_by_letter(studio: Driver) -> None:
    book = studio.shell.book
    assert book is not None
    account = book.run("New", new_account, HOSTILE).id
    book.run("x", reviews.write_title, account, ReviewPart.SUMMARY, HOSTILE)
    book.run("x", reviews.new_ask, account, HOSTILE)
    studio.settle()
    studio.page.open(account)
    studio.settle()
    words = studio.title(ReviewPart.SUMMARY)
    assert words.editor.toPlainText() == " ".join(HOSTILE.split())
    assert "<beta> </b>" in built(studio, 1)


def test_no_book_shows_no_pack(studio: Driver) -> None:
    studio.open("Northwind Rail")
    studio.shell.book = None
    studio.page.given(None)
    studio.settle()
    assert studio.page.nothing.isVisible()
    assert not studio.page.has_selection()
    assert studio.page.title() == "EBR studio"


def test_everything_that_takes_the_focus_has_a_name(studio: Driver) -> None:
    page = studio.open("Kestrel Health")
    for card in page.parts.cards.values():
        if card.opener.isVisible():
            card.toggle()
    assert unnamed(page) == []


def test_words_typed_are_in_the_material_and_nowhere_else(studio: Driver) -> None:
    page = studio.open("Northwind Rail")
    view = page.studio.view
    ask = view.asks[0]
    typed = words_typed(view.material, "review_asks", ask.id, {"text": "Other"})
    assert replace(ask, text="Other") in typed.facts.review_asks
    assert ask in view.facts.review_asks
    metric_id = view.measures[0].id
    typed = measure_typed(view.material, view.review, metric_id, method="Counted")
    own = [
        review_measure
        for review_measure in typed.facts.review_measures
        if review_measure.metric_id == metric_id
    ]
    assert [each.method for each in own if each.review_id == view.review.id] == ["Counted"]


def test_long_words_that_were_hidden_open_at_their_height(studio: Driver) -> None:
    book = studio.shell.book
    page = studio.open("Northwind Rail")
    assert book is not None
    book.run("x", reviews.edit_ask, page.studio.view.asks[0].id, text=HOSTILE)
    click(page.parts.cards[ReviewPart.SUMMARY].opener)
    studio.settle()
    QApplication.processEvents()
    editor = _rows(studio, ReviewPart.SUMMARY)[0]._fields["text"].editor
    assert editor.height() > 4 * editor.fontMetrics().lineSpacing()


def test_a_pack_that_says_nothing_gives_its_reason_in_place_of_pages(studio: Driver) -> None:
    book, preview = studio.shell.book, studio.page.preview
    assert book is not None
    account_id = book.run("New", new_account, "Quiet Mills").id
    studio.page.open(account_id)
    studio.settle()
    assert studio.page.account_id == account_id, "also before the list knows of it"
    assert preview.state.isVisible()
    assert preview.count.text() == ""
    book.run("Goal", new_goal, account_id, "Half the scrap")
    studio.settle()
    assert not preview.state.isVisible()
    assert preview.count.text().startswith("Page 1 of ")
    assert preview.strip.rows > 0
    book.undo()
    studio.settle()
    assert preview.state.isVisible()
    assert preview.count.text() == "", "the pages of before are gone with what they said"
    assert not preview.following.isEnabled()


def test_the_pack_that_was_shown_last_comes_back_with_its_book(studio: Driver) -> None:
    lines = studio.page.accounts.lines
    assert studio.page.account_id == lines[0].id
    studio.open(lines[-1].name)
    studio.page.given(studio.shell.book)
    studio.settle()
    assert studio.page.account_id == lines[-1].id


def test_a_title_whose_figures_have_changed_says_so_until_it_is_confirmed(studio: Driver) -> None:
    page = studio.open("Northwind Rail")
    view, book = page.studio.view, studio.shell.book
    assert book is not None
    line = view.parts[0].titles[0]
    former = line.basis.replace("22", "25")
    book.run("t", reviews.write_title, view.account_id, ReviewPart.SUMMARY, "Four times faster",
             None, former)  # fmt: skip
    studio.settle()
    (end,) = [row for row in page.missing.ends.rows if "figures have changed" in row.words.text()]
    click(end.fill)
    row = page.parts.cards[ReviewPart.SUMMARY].titles.rows[0]
    assert row.words.editor.hasFocus()
    assert "Then: Minutes to replan a depot fell from 90 to 25" in row.proposal.text()
    QTest.keyClick(row.holds, Qt.Key.Key_Space)
    studio.settle()
    assert row.words.editor.toPlainText() == "Four times faster"
    assert row.proposal.text().startswith("Proposed:")
    assert not row.holds.isVisible()
    assert not any("figures" in end.words.text() for end in page.missing.ends.rows)
