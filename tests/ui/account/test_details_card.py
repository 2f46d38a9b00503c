"""Every plain field of an account can be seen and changed in the Overview, by keyboard."""

from dataclasses import fields as fields_of

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import edit_account, new_account, trash_account
from csm_desktop.app.accounts.step_changes import step_changes
from csm_desktop.app.accounts.trash import remove_for_good
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, accounts, with_changed
from csm_desktop.app.people import team
from csm_desktop.domain.records.accounts import Account, CustomField
from csm_desktop.domain.records.foreign_ids import foreign_ids
from csm_desktop.errors import UserError
from csm_desktop.ui.account.header_words import what_it_is
from csm_desktop.ui.account.overview.details import DetailsCard
from csm_desktop.ui.account.overview.tab import OverviewTab
from csm_desktop.ui.frame.change_words import change_words
from tests.ui.hands import Key, press, write
from tests.ui.shell import TabShell
from tests.ui.widgets.hostile import HOSTILE

# Stages are entered on the Plan; two instants are the program's own; a hand-over is an act.
_ELSEWHERE = {
    "id", "stage", "segment_id", "custom", "created_at", "deleted_at",
    "merged_into_id", "handed_to", "handed_on",
}  # fmt: skip


@pytest.fixture
def card(qtbot: QtBot, shell: TabShell, book: Book) -> DetailsCard:
    account = book.run("New", new_account, "Halden")
    custom = (CustomField("Region & <b>", "North"), CustomField("Tier", "2"))
    book.run("Custom", edit_account, account.id, custom=custom)
    tab = OverviewTab(shell)
    qtbot.addWidget(tab)
    tab.resize(1220, 760)
    shell.follow(tab, account.id)
    tab.show()
    qtbot.waitActive(tab)
    return tab.details


def _account(card: DetailsCard, book: Book) -> Account:
    return account_facts(book, card.tab.account_id).account


def _type(card: DetailsCard, key: str, words: str) -> None:
    field = card.fields[key]
    field.setFocus()
    editor = field.editor
    assert isinstance(editor, QLineEdit)
    editor.setText(words)
    press(editor, Key.Key_Return)


def test_no_field_of_an_account_is_missing(card: DetailsCard) -> None:
    assert {each.name for each in fields_of(Account)} == {*card.fields, *_ELSEWHERE}
    assert card.segment is not None
    assert [field.name for field in card.custom.fields] == ["Region & <b>", "Tier"]


@pytest.mark.parametrize("words", HOSTILE)
def test_notes_are_kept_letter_by_letter(card: DetailsCard, book: Book, words: str) -> None:
    notes = card.fields["notes"]
    notes.setFocus()
    notes.editor.insertPlainText(words)
    press(notes.editor, Key.Key_Tab)
    assert _account(card, book).notes == words.replace("\u2028", "\n")
    book.undo()
    assert notes.stored == ""


def test_the_owner_is_one_of_us_or_becomes_one(
    card: DetailsCard, book: Book, shell: TabShell
) -> None:
    _type(card, "owner_id", "adaeze")
    adaeze = next(each for each in team.team(book) if each.name == "Adaeze Obi")
    assert _account(card, book).owner_id == adaeze.id
    _type(card, "owner_id", "Bo Chen")
    bo = next(each for each in team.team(book) if each.name == "Bo Chen")
    assert _account(card, book).owner_id == bo.id
    assert shell.toasts == ["Bo Chen is in the team now."]
    book.run("Bo leaves", team.edit_member, bo.id, active=False)
    card.more.setFocus()
    assert "no longer with us" in card.owner.editor.text()
    assert card.owner.commit()
    assert _account(card, book).owner_id == bo.id


def test_who_sold_it_is_one_of_us_and_stays_when_they_leave(
    card: DetailsCard, book: Book, shell: TabShell
) -> None:
    owner = _account(card, book).owner_id
    _type(card, "sold_by_id", "Bo Chen")
    bo = next(each for each in team.team(book) if each.name == "Bo Chen")
    assert _account(card, book).sold_by_id == bo.id
    assert _account(card, book).owner_id == owner
    (step, *_) = book.history(1)
    things, _ = step_changes(book, step.id, card.tab.account_id)
    assert change_words(things[0].fields[0], "UTC") == "Sold by: – → Bo Chen"
    book.run("Bo leaves", team.edit_member, bo.id, active=False)
    shell.follow(card.tab, card.tab.account_id)
    assert "no longer with us" in card.sold_by.editor.text()
    assert card.sold_by.commit()
    assert _account(card, book).sold_by_id == bo.id
    while book.undo_label != "Custom":
        book.undo()
    assert _account(card, book).sold_by_id is None


def test_what_is_seldom_looked_at_opens_by_key_and_stays_open(
    card: DetailsCard, book: Book, shell: TabShell, qtbot: QtBot
) -> None:
    assert not card.further.isVisible()
    card.more.setFocus()
    press(card.more, Key.Key_Space)
    assert card.further.isVisible()
    assert card.more.text() == "Fewer details"
    for key, words in (
        ("time_zone", "europe/paris"),
        ("currency", "chf"),
        ("city", "Lyon"),
        ("ids", "0017"),
        ("first_value_note", "First depot replanned"),
    ):
        _type(card, key, words)
    account = _account(card, book)
    assert (account.time_zone, account.currency, account.city) == ("Europe/Paris", "CHF", "Lyon")
    assert (account.ids, account.first_value_note) == (foreign_ids("0017"), "First depot replanned")
    _type(card, "time_zone", "Lyon")
    assert "is not known" in card.fields["time_zone"].error
    strategic = card.fields["strategic"]
    strategic.setFocus()
    press(strategic.editor, Key.Key_Down)
    assert _account(card, book).strategic
    other = OverviewTab(shell)
    qtbot.addWidget(other)
    assert not other.details.further.isHidden()


def test_columns_of_the_users_own_are_edited_one_by_one(
    card: DetailsCard, book: Book, qapp: QApplication
) -> None:
    press(card.more, Key.Key_Space)
    tier = card.custom.fields[1]
    tier.setFocus()
    write(tier.editor, "!")
    press(tier.editor, Key.Key_Return)
    assert _account(card, book).custom == (
        CustomField("Region & <b>", "North"),
        CustomField("Tier", "!2"),
    )
    assert qapp.focusWidget() is tier.editor


def test_an_account_belongs_to_another_of_the_book_and_never_to_itself(
    card: DetailsCard, book: Book
) -> None:
    group = book.run("New", new_account, "Halden & <b>Group</b>", domain="halden.example")
    book.run("New", new_account, "Halden South")
    card.more.setFocus()
    press(card.more, Key.Key_Space)
    _type(card, "parent_id", "halden &")
    assert _account(card, book).parent_id == group.id
    assert card.parent_account.editor.text() == "Halden & <b>Group</b> · halden.example"
    assert "belongs to Halden & <b>Group</b>" in what_it_is(card.tab.view)
    (step, *_) = book.history(1)
    things, _ = step_changes(book, step.id, card.tab.account_id)
    words = change_words(things[0].fields[0], "UTC")
    assert words == "Belongs to: – → Halden & <b>Group</b>"
    _type(card, "parent_id", "nobody at all")
    assert "There is no account" in card.parent_account.error
    _type(card, "parent_id", "")
    assert _account(card, book).parent_id is None
    book.run("Belongs", edit_account, card.tab.account_id, parent_id=group.id)
    book.undo()
    assert _account(card, book).parent_id is None
    book.redo()
    with pytest.raises(UserError, match="would belong to itself"):
        book.run("Back", edit_account, group.id, parent_id=card.tab.account_id)


def _parents(book: Book) -> dict[str, str]:
    return {line.name: line.parent for line in accounts(book)}


def test_a_parent_in_the_trash_is_said_and_one_that_is_gone_leaves_the_account_alone(
    card: DetailsCard, book: Book, shell: TabShell
) -> None:
    group = book.run("New", new_account, "Group")
    book.run("Belongs", edit_account, card.tab.account_id, parent_id=group.id)
    lines = accounts(book)
    assert _parents(book)["Halden"] == "Group"
    book.run("Call", edit_account, group.id, name="Grouping")
    assert with_changed(book, lines, {group.id}) == accounts(book)
    book.undo()
    book.run("Trash", trash_account, group.id)
    shell.follow(card.tab, card.tab.account_id)
    assert card.parent_account.editor.text() == "Group · in the trash"
    assert "belongs to" not in what_it_is(card.tab.view)
    assert _parents(book)["Halden"] == ""
    remove_for_good(book, [group.id])
    assert _account(card, book).parent_id is None
