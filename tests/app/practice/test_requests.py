"""What customers ask of our product, from a real book: as a list, a page and a table."""

from pathlib import Path

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.documents.listings import write_by_name
from csm_desktop.app.people.engagement import answer_request, log_line
from csm_desktop.app.practice.request_listing import request_listing
from csm_desktop.app.practice.requests import book_requests, waiting_words
from csm_desktop.domain.records.meetings import ProductRequest, RequestState

FORMULA = "=HYPERLINK(1) <b>in bold</b>"


def test_they_are_listed_answered_and_written(book: Book, tmp_path: Path) -> None:
    assert waiting_words(book_requests(book)) == "No request waits"
    assert request_listing(book_requests(book)).pack.tables == ()
    ids = [book.run("New", new_account, name).id for name in ("Northwind", "Halden")]
    for id_, words in ((ids[0], "Dark mode"), (ids[1], "dark  MODE"), (ids[1], FORMULA)):
        book.run("Log", log_line, id_, f"request {words}")
    found = book_requests(book)
    assert waiting_words(found) == "3 requests wait, of 2 accounts"
    assert [line.weight.accounts for line in found.lines] == [2, 2, 1]
    request = found.lines[0].request
    assert isinstance(request, ProductRequest)
    book.run("Answer", answer_request, request.id, RequestState.SHIPPED, "In 4.2")
    found = book_requests(book)
    assert [line.weight.accounts for line in found.lines] == [1, 1, 1]
    listing = request_listing(found)
    assert [table.heading for table in listing.pack.tables] == ["Open", "Shipped"]
    assert listing.rows[-1][-3:] == ("Shipped", "In 4.2", f"{book.today()}")
    for name in ("list.csv", "list.pdf"):
        assert write_by_name(listing, tmp_path / name).stat().st_size > 100
    assert "'=HYPERLINK" in (tmp_path / "list.csv").read_text("utf-8-sig")
