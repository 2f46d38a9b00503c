"""What a page still shows may be taken back: writing to it is refused, and changes nothing."""

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.handoff import intake
from csm_desktop.errors import UserError
from csm_desktop.storage.file.soundness import check


def test_a_message_for_an_account_that_was_taken_back_is_refused_in_words(book: Book) -> None:
    made = book.run("New account", new_account, "Northwind Rail")
    book.undo()
    with pytest.raises(UserError, match="not there any more"):
        book.run("Message", intake.write_message, made.id, "Dear Ada")
    assert book.redo_label == "New account"
    book.redo()
    assert book.run("Message", intake.write_message, made.id, "Dear Ada") is not None
    book.close()
    assert check(book.path).sound
