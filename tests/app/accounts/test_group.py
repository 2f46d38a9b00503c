"""Groups of companies: what belongs to an account, and what it comes to."""

import pytest

from csm_desktop.app.accounts.acts import edit_account, new_account, trash_account
from csm_desktop.app.accounts.group import child_accounts
from csm_desktop.app.accounts.sheet import account_sheet
from csm_desktop.app.book import Book
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work


def member(book: Book, name: str, arr: Money | None = None, parent: int | None = None) -> int:
    """An account of a group, paying so much a year."""

    def make(work: Work) -> int:
        account = edit_account(work, new_account(work, name).id, parent_id=parent)
        if arr is not None:
            work.add(Subscription(work.new_id(), account.id, "Base", arr))
        return account.id

    made: int = book.run(name, make)
    return made


@pytest.fixture
def top(book: Book) -> int:
    group = member(book, "Voltan Group", Money.of(1000, "EUR"))
    member(book, "Voltan Rail", Money.of(200, "EUR"), group)
    member(book, "Voltan Air", Money.of(300, "USD"), group)
    member(book, "Other", Money.of(7, "EUR"))
    return group


def test_what_belongs_to_an_account_is_listed_with_its_sums(book: Book, top: int) -> None:
    found = child_accounts(book, top)
    assert [line.name for line in found.lines] == ["Voltan Air", "Voltan Rail"]
    assert found.arr == (Money.of(200, "EUR"), Money.of(300, "USD"))
    assert found.arr_of_group == (Money.of(1200, "EUR"), Money.of(300, "USD"))
    assert child_accounts(book, found.lines[0].id).lines == ()


def test_what_lies_in_the_trash_belongs_to_nothing_until_it_is_back(book: Book, top: int) -> None:
    air = child_accounts(book, top).lines[0].id
    book.run("Trash", trash_account, air)
    assert [line.name for line in child_accounts(book, top).lines] == ["Voltan Rail"]
    book.undo()
    assert len(child_accounts(book, top).lines) == 2


def test_no_account_comes_to_belong_to_itself(book: Book, top: int) -> None:
    below = child_accounts(book, top).lines[0].id
    for account_id, parent_id in ((top, top), (top, below)):
        with pytest.raises(UserError, match="would belong to itself"):
            book.run("Circle", edit_account, account_id, parent_id=parent_id)
    assert len(child_accounts(book, top).lines) == 2


def test_the_sheet_tells_both_directions(book: Book, top: int) -> None:
    sheet = account_sheet(book, top)
    group = next(section for section in sheet.sections if section.title == "Group")
    assert [fact.label for fact in group.facts] == ["Voltan Air", "Voltan Rail", "Together"]
    child = account_sheet(book, sheet.content["children"].lines[0].id)
    told = next(section for section in child.sections if section.title == "Group")
    assert [(fact.label, fact.value) for fact in told.facts] == [("Belongs to", "Voltan Group")]


def test_a_group_that_pays_nothing_has_no_sum(book: Book) -> None:
    water = member(book, "Voltan Water")
    member(book, "Voltan Sea", parent=water)
    sheet = account_sheet(book, water)
    group = next(section for section in sheet.sections if section.title == "Group")
    assert [fact.label for fact in group.facts] == ["Voltan Sea"]
