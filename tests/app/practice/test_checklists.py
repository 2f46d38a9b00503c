"""The checklist is gone through: begun, answered, added to, told, undone."""

from datetime import timedelta

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.practice import checklists as use_cases
from csm_desktop.app.practice.checklist_listing import checklist_listing
from csm_desktop.app.practice.checklists import checklists, due_items
from csm_desktop.domain.practice.checklist import ComparedRound
from csm_desktop.domain.records.practice.checklist import (
    ChecklistLayer,
    ChecklistRound,
    ItemState,
)
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from tests.app.conftest import undone_and_redone


def begun(book: Book) -> ComparedRound:
    book.run("Go through", use_cases.begin_round)
    return checklists(book).pictures[0]


def move_back(work: Work, round_id: int, days: int) -> None:
    work.put(ChecklistRound(round_id, work.today() - timedelta(days=days)))


def test_everything_is_undone_and_redone(book: Book) -> None:
    undone_and_redone(book, use_cases.begin_round)
    first = begun(book)
    assert len(first.lines) == 35
    undone_and_redone(
        book, use_cases.answer_item, first.lines[0].id, state=ItemState.PARTLY, note="Half of it"
    )
    undone_and_redone(book, use_cases.add_item, first.id, ChecklistLayer.TOOLS, " One book ")
    (own,) = begun(book).of_layer(ChecklistLayer.TOOLS)
    assert own.item.text == "One book"
    undone_and_redone(book, use_cases.reword_item, own.item.id, "One book for all")
    undone_and_redone(book, use_cases.remove_item, own.item.id)
    undone_and_redone(book, use_cases.remove_round, first.id)


def test_the_next_round_begins_with_what_was_found_and_compares(book: Book) -> None:
    first = begun(book)
    for line in first.lines[:3]:
        book.run("Answer", use_cases.answer_item, line.id, state=ItemState.PARTLY)
    assert begun(book).id == first.id, "one round a day"
    book.run("Back", move_back, first.id, 90)
    newest = begun(book)
    assert newest.before is not None
    assert newest.before.id == first.id
    assert newest.counts.partly == 3
    book.run("Answer", use_cases.answer_item, newest.lines[0].id, state=ItemState.IN_PLACE)
    newest = checklists(book).pictures[0]
    assert [line.before for line in newest.moved] == [ItemState.PARTLY]
    assert checklists(book).pictures[1].counts.partly == 3, "last time stays as it was"


@pytest.mark.parametrize(
    ("layer", "words"), [(ChecklistLayer.VISION, "Ours"), (ChecklistLayer.TOOLS, "  ")]
)
def test_own_items_have_words_and_belong_to_operational_layers(
    book: Book, layer: ChecklistLayer, words: str
) -> None:
    first = begun(book)
    with pytest.raises(UserError):
        book.run("Add", use_cases.add_item, first.id, layer, words)
    for act in (use_cases.remove_item, lambda work, id_: use_cases.reword_item(work, id_, "New")):
        with pytest.raises(UserError, match="one of the checklist"):
            book.run("Change", act, first.lines[0].item.id)
    assert len(begun(book).lines) == 35


def test_what_is_due_is_of_the_newest_round_alone(book: Book) -> None:
    today = book.today()
    assert due_items(book, today) == ()
    first = begun(book)
    line = first.lines[0]
    book.run("Answer", use_cases.answer_item, line.id, state=ItemState.NO, due_on=today)
    assert [one.id for one in due_items(book, today)] == [line.id]
    assert due_items(book, today - timedelta(days=1)) == ()
    book.run("Back", move_back, first.id, 30)
    (again,) = due_items(book, today) if begun(book) else ()
    assert again.id != line.id
    book.run("Answer", use_cases.answer_item, again.id, state=ItemState.IN_PLACE)
    assert due_items(book, today) == ()


def test_paper_has_what_is_open_and_the_table_has_every_item(book: Book) -> None:
    first = begun(book)
    book.run("Answer", use_cases.answer_item, first.lines[0].id, state=ItemState.NO)
    known = checklists(book)
    listing = checklist_listing(known, known.pictures[0], book.today())
    assert listing.pack.title == "0 of 35 in place"
    assert [len(table.rows) for table in listing.pack.tables] == [7, 1]
    assert len(listing.rows) == 36
