"""Lists of the whole book go through a table once, and not once more for each of their lines."""

from collections.abc import Callable
from datetime import UTC, datetime

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.accounts.view import account_view
from csm_desktop.app.alerts.list import shelves
from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts, actions, lessons, meetings, people, segments
from csm_desktop.app.meetings.acts import new_meeting
from csm_desktop.app.practice.requests import book_requests
from csm_desktop.app.revenue.forecast import forecast_now
from csm_desktop.app.reviews.list import review_lines
from csm_desktop.domain.records.meetings import MeetingKind

LISTS: tuple[Callable[[Book], object], ...] = (
    accounts.accounts, actions.all_actions, actions.late_count, book_requests, forecast_now,
    lessons.all_lessons, meetings.all_meetings, people.all_people, review_lines,
    segments.segment_pages, shelves, lambda book: accounts.search_hits(book, "plan"),
    lambda book: account_view(book, accounts.accounts(book)[0].id),
)  # fmt: skip


def test_no_line_of_a_list_looks_through_a_table_of_its_own(book: Book) -> None:
    account = book.run("New", new_account, "Acme")
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    book.run("New", new_meeting, account.id, MeetingKind.WORKING_SESSION, at, "UTC", [])
    asked: dict[str, None] = {}
    with book.reading() as connection:
        driver = connection.driver
    driver.set_trace_callback(asked.setdefault)
    for ask in LISTS:
        ask(book)
    driver.set_trace_callback(None)
    plans = {
        statement: driver.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
        for statement in asked
        if statement.lstrip().startswith("SELECT")
    }
    assert any("action" in statement and "meeting" in statement for statement in plans)
    for statement, plan in plans.items():
        within = {number for number, _, _, what in plan if what.startswith("CORRELATED")}
        through = [what for _, of, _, what in plan if of in within and what.startswith("SCAN")]
        assert not through, statement
