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
    log_line,
    log_lines_of,
    remove_logged,
)
from csm_desktop.domain.meetings.quiet import Contacted, last_contacted
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact, Touch, TouchKind
from csm_desktop.domain.records.lifecycle import AdvocacyAct, AdvocacyKind, Direction
from csm_desktop.domain.records.meetings import MeetingKind, ProductRequest, RequestState
from csm_desktop.domain.records.metrics import EngagementEvent, EngagementKind
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.domain.timeline.account import account_timeline
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import render
from tests.app.conftest import picture
from tests.books import ZONE


def made(work: Work) -> tuple[Account, Contact]:
    account = new_account(work, "Northwind Rail")
    return account, new_contact(work, account.id, "Lena Brandt")


Stored = tuple[tuple[EngagementEvent, ...], tuple[AdvocacyAct, ...], tuple[ProductRequest, ...]]
NOTHING: Stored = ((), (), ())


def logged(book: Book, account: Account) -> Stored:
    """What they took part in, did for us and ask for."""
    facts = account_facts(book, account.id)
    return facts.engagement, facts.advocacy, facts.requests


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
    assert logged(book, account) == ((training,), (act,), (request,))
    for _ in range(3):
        book.undo()
    assert picture(book) == before


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("ring them", "does not say what it is"),
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


def test_a_request_keeps_the_day_of_its_answer(book: Book, account: Account) -> None:
    first = book.run("Log", log_line, account.id, "request: export")
    book.run("Log", log_line, account.id, "request: dark mode -3")
    assert isinstance(first, ProductRequest)
    done = book.run("Answer", answer_request, first.id, RequestState.SHIPPED, " In 4.2 ")
    assert (done.answer, done.answered_on) == ("In 4.2", book.today())
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
    assert logged(book, account) == ((replace(event, people=3),), (), ())
    book.run("Out", remove_logged, EngagementEvent, event.id)
    assert logged(book, account) == NOTHING


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
    assert logged(book, account) == NOTHING
    book.run("End", end_meeting, meeting.id)
    events, acts, requests = stored = logged(book, account)
    assert [(event.title, event.people) for event in events] == [("SSO basics", 12)]
    assert [act.note for act in acts] == ["for Acme"]
    assert [request.text for request in requests] == ["export to Excel"] * 2
    assert {event.meeting_id for event in events} == {meeting.id}
    assert {act.meeting_id for act in acts} == {meeting.id}
    assert {request.meeting_id for request in requests} == {meeting.id}
    book.run("Again", store_noted, meeting.id)
    assert logged(book, account) == stored
    book.run("Notes", write_notes, meeting.id, body=f"{NOTES}\n+ webinar Excel")
    page = meeting_view(account_facts(book, account.id), DEFAULT_RULES, meeting.id, book.now())
    assert page is not None
    assert [entry.text for entry in page.unlogged] == ["Excel"]
    book.run("Store", store_noted, meeting.id)
    assert len(logged(book, account)[0]) == 2


def test_a_call_is_a_touch_with_whom_it_names_and_a_note_is_none(
    book: Book, account: Account
) -> None:
    before = picture(book)
    call = book.run("Log", log_line, account.id, "call from @lena: wants the export, yesterday")
    assert isinstance(call, Touch)
    facts = account_facts(book, account.id)
    lena = facts.contacts[0]
    yesterday = book.today() - timedelta(days=1)
    assert (call.kind, call.on, call.text, call.contact_id, call.direction) == (
        TouchKind.CALL, yesterday, "wants the export", lena.id, Direction.CUSTOMER_TO_US,
    )  # fmt: skip
    assert last_contacted(facts) == Contacted(yesterday, met=False)
    note = book.run("Log", log_line, account.id, "note they go live fri")
    assert isinstance(note, Touch)
    assert (note.text, note.on) == ("they go live fri", book.today())
    facts = account_facts(book, account.id)
    assert last_contacted(facts) == Contacted(yesterday, met=False)
    told = [render(happened.what) for happened in account_timeline(facts)]
    assert told[:2] == ["Note: they go live fri", "Call, Lena Brandt: wants the export"]
    with pytest.raises(UserError, match="needs words"):
        book.run("Edit", edit_logged, replace(note, text=" "))
    book.undo()
    book.undo()
    assert picture(book) == before
