"""What our own practice should have in place by now stands on the page of the day."""

from datetime import UTC, timedelta

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.people.team import new_member, remove_member
from csm_desktop.app.practice.checklists import answer_item, begin_round, checklists
from csm_desktop.app.today.view import today_view
from csm_desktop.domain.records.practice.checklist import ItemState
from csm_desktop.errors import UserError


def test_what_is_open_and_due_stands_on_today_until_it_is_in_place(book: Book) -> None:
    book.run("Go through", begin_round)
    colleague = book.run("New", new_member, "Noor").id
    late, soon, later, free = checklists(book).pictures[0].lines[:4]
    for line, days in ((late, -1), (soon, 3), (later, 4)):
        book.run(
            "Answer", answer_item, line.id, state=ItemState.NO,
            due_on=book.today() + timedelta(days=days),
        )  # fmt: skip
    book.run("Answer", answer_item, free.id, state=ItemState.NO)
    assert [line.id for line in today_view(book, UTC).practice] == [late.id, soon.id]
    book.run("Give", answer_item, soon.id, team_member_id=colleague)
    assert [line.id for line in today_view(book, UTC, only_mine=True).practice] == [late.id]
    book.run("Answer", answer_item, late.id, state=ItemState.IN_PLACE)
    assert [line.id for line in today_view(book, UTC).practice] == [soon.id]
    book.undo()
    assert len(today_view(book, UTC).practice) == 2
    with pytest.raises(UserError, match="1 item of the practice"):
        book.run("Remove", remove_member, colleague)
