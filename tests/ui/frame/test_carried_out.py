"""What gives nothing back is told as done only where it was done."""

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.lists.accounts import accounts
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from tests.ui.sample_book import book, sample
from tests.ui.shell import TabShell

__all__ = ["book", "sample"]


def make(work: Work, /, name: str) -> None:
    """An act that gives nothing back."""
    new_account(work, name)


def refuse(work: Work, /) -> None:
    """An act that is refused in the midst of it."""
    new_account(work, "Half")
    raise UserError("It can not be done.", "Nothing was changed.")


def test_an_act_that_gives_nothing_back_was_carried_out(shell: TabShell) -> None:
    assert carried_out(shell, "Make one", make, "Whole")
    assert shell.book is not None
    assert shell.book.undo_label == "Make one"
    assert shell.told == []


def test_a_refused_act_is_told_in_a_banner_and_is_none_that_was_done(shell: TabShell) -> None:
    assert shell.book is not None
    before = accounts(shell.book)
    assert not carried_out(shell, "Make half", refuse)
    assert [error.title for error in shell.told] == ["It can not be done."]
    assert accounts(shell.book) == before


def test_nothing_is_carried_out_without_a_book(shell: TabShell) -> None:
    shell.book = None
    assert not carried_out(shell, "Make one", make, "Whole")
    assert shell.told == []
