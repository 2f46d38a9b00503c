"""Items of the practice among the actions: due, owned, moved and done there; undone row by row."""

from datetime import UTC, timedelta

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.documents.owed import owed_text
from csm_desktop.app.lists.actions import all_actions, late_count, with_changed
from csm_desktop.app.people.team import new_member
from csm_desktop.app.practice.among_actions import move_lines, reword_line, tick_lines
from csm_desktop.app.practice.checklists import answer_item, begin_round, checklists
from csm_desktop.app.today.view import today_view
from csm_desktop.domain.records.practice.checklist import ItemState
from csm_desktop.errors import UserError


def test_an_open_item_with_a_day_or_an_owner_is_done_and_moved_like_an_action(book: Book) -> None:
    book.run("Go through", begin_round)
    noor = book.run("New", new_member, "Noor").id
    dated, owned, bare, fine = checklists(book).pictures[0].lines[:4]
    late = book.today() - timedelta(days=2)
    book.run("A", answer_item, dated.id, state=ItemState.NO, due_on=late)
    book.run("A", answer_item, owned.id, state=ItemState.PARTLY, team_member_id=noor)
    book.run("A", answer_item, bare.id, state=ItemState.NO)
    book.run("A", answer_item, fine.id, state=ItemState.IN_PLACE, due_on=late)
    lines = all_actions(book)
    assert [line.id for line in lines if line.is_of_practice] == [dated.id, owned.id]
    assert late_count(book) == 1
    assert not today_view(book, UTC).due, "it has a card of its own there"
    assert "Our own practice" in owed_text(book, noor)
    book.run("Move", move_lines, [dated.id, owned.id], book.today())
    assert late_count(book) == 0
    assert with_changed(book, lines, [7]) == all_actions(book)
    with pytest.raises(UserError, match="checklist’s own"):
        book.run("Reword", reword_line, dated.id, "Otherwise")
    before = checklists(book)
    assert book.run("Done", tick_lines, [dated.id, owned.id]) == 2
    assert not all_actions(book)
    assert checklists(book).pictures[0].counts.in_place == 3
    book.undo()
    assert checklists(book) == before
