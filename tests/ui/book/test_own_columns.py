"""The user's own fields as columns of the Book: chosen, sorted, exported, kept with the book."""

from datetime import date
from decimal import Decimal

import pytest

from csm_desktop.app.accounts.acts import edit_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.domain.records.accounts import CustomField
from csm_desktop.ui.book.export import rows_of
from csm_desktop.ui.book.page import BookPage
from tests.ui.book.test_book_page import book, names, page, sample

__all__ = ["book", "page", "sample"]

_OWN = {
    "Halden Foods": {"Seats sold": "20", "Audit": "2027-02-01", "Tier": "Gold"},
    "Kestrel Health": {"Seats sold": "100.5", "Audit": "2026-12-24", "Tier": "Silver"},
    "Gansu Textiles": {"Seats sold": "3", "Tier": "Iron <b>"},
}


@pytest.fixture
def fields(book: Book) -> None:
    ids = {line.name: line.id for line in listing.accounts(book)}
    for name, own in _OWN.items():
        custom = tuple(CustomField(key, value) for key, value in own.items())
        book.run("Own fields", edit_account, ids[name], custom=custom)


def titles(page: BookPage) -> list[str]:
    """The titles of the columns shown."""
    columns = enumerate(page.table.model.columns)
    return [column.title for n, column in columns if not page.table.grid.isColumnHidden(n)]


def own(page: BookPage) -> list[str]:
    return [c.title for c in page.table.model.columns if c.key.startswith("own.")]


@pytest.mark.usefixtures("fields")
def test_they_are_offered_but_not_shown_until_they_are_chosen(page: BookPage) -> None:
    assert {"Audit", "Seats sold", "Tier"} <= set(own(page))
    assert own(page) == sorted(own(page), key=str.casefold)
    assert not set(own(page)) & set(titles(page))
    columns = next(a for a in page.table.menu().actions() if a.text() == "&Columns").menu()
    assert columns is not None
    next(a for a in columns.actions() if a.text() == "Tier").trigger()  # type: ignore[attr-defined]
    assert "Tier" in titles(page)


@pytest.mark.usefixtures("fields")
def test_they_sort_as_what_they_are_and_are_exported(page: BookPage) -> None:
    for key in ("own.Seats sold", "own.Audit", "own.Tier"):
        page.table.show_column(key)
    page.table.sort_by("own.Seats sold", descending=True)
    assert names(page)[:3] == ["Kestrel Health", "Halden Foods", "Gansu Textiles"]
    page.table.sort_by("own.Audit")
    assert names(page)[:2] == ["Kestrel Health", "Halden Foods"]
    rows = rows_of(page.table)
    first = dict(zip(rows[0], rows[1], strict=True))
    assert (first["Account"], first["Seats sold"], first["Audit"], first["Tier"]) == (
        "Kestrel Health", "100.5", "2026-12-24", "Silver",
    )  # fmt: skip
    by_title = {column.title: column for column in page.table.model.columns}
    line = page.table.lines[0]
    assert by_title["Audit"].get(line) == date(2026, 12, 24)
    assert by_title["Seats sold"].get(line) == Decimal("100.5")


@pytest.mark.usefixtures("fields")
def test_words_of_theirs_are_found(page: BookPage) -> None:
    page.filter.setText("gold")
    assert names(page) == ["Halden Foods"]


@pytest.mark.usefixtures("fields")
def test_what_was_chosen_is_there_the_next_time(page: BookPage, book: Book) -> None:
    page.table.show_column("own.Tier")
    page.table.sort_by("own.Tier")
    shown, order = titles(page), names(page)
    page.given(None)
    assert own(page) == []
    page.given(book)
    assert (titles(page), names(page)) == (shown, order)


@pytest.mark.usefixtures("fields")
def test_undo_takes_the_columns_along(page: BookPage, book: Book) -> None:
    page.table.show_column("own.Tier")
    page.table.sort_by("own.Tier")
    was = set(titles(page)) - {"Tier"}
    for _ in _OWN:
        book.undo()
    assert not {"Audit", "Seats sold", "Tier"} & set(own(page))
    assert set(titles(page)) == was
    assert page.table.model.sorting == ("", False)
    assert len(names(page)) == 12
