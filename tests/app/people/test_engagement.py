"""What feeds health and alerts is logged in one line, from the account or a meeting's notes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.meetings.acts import end_meeting, new_meeting
from csm_desktop.app.meetings.notes import store_noted, write_notes
from csm_desktop.app.meetings.view import meeting_view
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.people.engagement import (
    answer_request,
    edit_logged,
    edit_request,
    engagement_view,
    log_line,
    log_lines_of,
    read_line,
    remove_logged,
)
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.lifecycle import AdvocacyAct, AdvocacyKind
from csm_desktop.domain.records.meetings import MeetingKind, ProductRequest, RequestState
from csm_desktop.domain.records.metrics import EngagementEvent, EngagementKind
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from tests.app.conftest import picture
from tests.books import ZONE


def made(work: Work) -> tuple[Account, Contact]:
    account = new_account(work, "Northwind Rail")
    return account, new_contact(work, account.id, "Lena Brandt")


@pytest.fixture
def account(book: Book) -> Account:
    return book.run("Make", made)[0]


def test_one_line_logs_a_training_a_reference_and_a_request(book: Book, account: Account) -> None:
    before = picture(book)
    training = book.run("Log", log_line, account.id, "training SSO, 12 people, yesterday")
    assert training == EngagementEvent(
        training.id,
        account.id,
        EngagementKind.TRAINING,
        book.today() - timedelta(days=1),
        "SSO",
        12,
    )
    act = book.run("Log", log_line, account.id, "reference call for Acme @lena")
    assert isinstance(act, AdvocacyAct)
    assert (act.kind, act.on, act.note) == (
        AdvocacyKind.REFERENCE_CALL, book.today(), "for Acme",
    )  # fmt: skip
    assert act.contact_id == account_facts(book, account.id).contacts[0].id
    request = book.run("Log", log_line, account.id, "request: export to Excel")
    view = engagement_view(book, account.id)
    assert (view.events, view.acts, view.requests) == ((training,), (act,), (request,))
    for _ in range(3):
        book.undo()
    assert picture(book) == before


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("call them", "does not say what it is"),
        ("", "does not say what it is"),
        ("training tomorrow", "still to come"),
        ("talk @nobody", "Not one of theirs"),
        ("request", "needs words"),
    ],
)
def test_nonsense_is_refused_and_stores_nothing(
    book: Book, account: Account, line: str, why: str
) -> None:
    before = picture(book)
    with pytest.raises(UserError, match=why):
        book.run("Log", log_line, account.id, line)
    with pytest.raises(UserError, match=why):
        book.run("Log", log_lines_of, account.id, ["webinar", line])
    assert picture(book) == before
    entry = read_line(book, account.id, "webinar")
    assert entry is not None
    assert entry.kind is EngagementKind.WEBINAR


def test_a_request_waits_first_and_keeps_the_day_of_its_answer(
    book: Book, account: Account
) -> None:
    first = book.run("Log", log_line, account.id, "request: export")
    second = book.run("Log", log_line, account.id, "request: dark mode -3")
    assert isinstance(first, ProductRequest)
    done = book.run("Answer", answer_request, first.id, RequestState.SHIPPED, " In 4.2 ")
    assert (done.answer, done.answered_on) == ("In 4.2", book.today())
    assert [each.id for each in engagement_view(book, account.id).requests] == [second.id, first.id]
    assert account_facts(book, account.id).requests[0].asked_on < book.today()
    again = book.run("Answer", answer_request, first.id, RequestState.OPEN)
    assert (again.state, again.answered_on, again.answer) == (RequestState.OPEN, None, "")
    edited = book.run("Edit", edit_request, again, RequestState.PLANNED, "Next spring")
    assert (edited.state, edited.answer) == (RequestState.PLANNED, "Next spring")


def test_what_was_logged_is_edited_and_taken_out(book: Book, account: Account) -> None:
    event = book.run("Log", log_line, account.id, "event fair")
    assert isinstance(event, EngagementEvent)
    with pytest.raises(UserError, match="still to come"):
        book.run("Edit", edit_logged, replace(event, on=book.today() + timedelta(days=1)))
    book.run("Edit", edit_logged, replace(event, people=3))
    assert engagement_view(book, account.id).events[0].people == 3
    book.run("Out", remove_logged, EngagementEvent, event.id)
    assert engagement_view(book, account.id).events == ()


NOTES = """They want the roster by Friday
+ training SSO basics, 12 people
+ reference for Acme @lena
?! export to Excel
?! export to Excel
+49 30 12345
# + training secret"""


def test_notes_log_when_the_meeting_ends_and_never_twice(book: Book, account: Account) -> None:
    starts = book.now() - timedelta(hours=1)
    meeting = book.run(
        "Meet", new_meeting, account.id, MeetingKind.WORKING_SESSION, starts, ZONE, title="Weekly"
    )
    book.run("Notes", write_notes, meeting.id, body=NOTES)
    view = engagement_view(book, account.id)
    assert (view.events, view.acts, view.requests) == ((), (), ())
    book.run("End", end_meeting, meeting.id)
    view = engagement_view(book, account.id)
    assert [(each.title, each.people) for each in view.events] == [("SSO basics", 12)]
    assert [each.note for each in view.acts] == ["for Acme"]
    assert [each.text for each in view.requests] == ["export to Excel"] * 2
    assert {each.meeting_id for each in view.events} == {meeting.id}
    assert {each.meeting_id for each in view.acts} == {meeting.id}
    assert {each.meeting_id for each in view.requests} == {meeting.id}
    book.run("Again", store_noted, meeting.id)
    assert engagement_view(book, account.id) == view
    book.run("Notes", write_notes, meeting.id, body=f"{NOTES}\n+ webinar Excel")
    page = meeting_view(account_facts(book, account.id), DEFAULT_RULES, meeting.id, book.now())
    assert page is not None
    assert [entry.text for entry in page.unlogged] == ["Excel"]
    book.run("Store", store_noted, meeting.id)
    assert len(engagement_view(book, account.id).events) == 2
