"""Letters in their people's language, from the user's own template or the program's."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import edit_account
from csm_desktop.app.book import Book
from csm_desktop.app.correspondence.message import message_to
from csm_desktop.app.correspondence.templates import (
    LetterText,
    drop_template,
    letter_text,
    own_templates,
    write_template,
)
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.meetings import follow_ups
from csm_desktop.app.meetings.letter_preview import letter_preview
from csm_desktop.app.meetings.view import load, meeting_view
from csm_desktop.app.people.contacts import edit_contact
from csm_desktop.domain.records.contacts import AddressForm, Contact, ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.letters.templates import LetterKind
from csm_desktop.domain.records.meetings import FollowUp, FollowUpState, Meeting, MeetingKind
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from tests.books import opened_copy, sample_copy
from tests.reports.account import northwind as rich
from tests.reports.test_documents import MARKER, marked


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_copy(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def northwind(book: Book) -> int:
    return account_named(book, "Northwind Rail").id


@pytest.fixture
def book(sample: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Book]:
    with opened_copy(sample, tmp_path, clock) as book:
        yield book


def drafted(book: Book, account_id: int) -> tuple[FollowUp, AccountFacts, int]:
    """The draft of the account's last meeting with the customer that nobody has written yet."""
    facts, rules = load(book, account_id)
    meeting = [m for m in facts.meetings if m.kind is not MeetingKind.INTERNAL][-1]
    for mail in facts.follow_ups:
        if mail.meeting_id == meeting.id and mail.state is not FollowUpState.DRAFT:
            book.run("Anew", follow_ups.not_sent, meeting.id)
            book.run("Anew", follow_ups.write_follow_up, meeting.id, subject="", body="")
    facts, rules = load(book, account_id)
    view = meeting_view(facts, rules, meeting.id, book.now())
    assert view is not None
    return view.follow_up, facts, meeting.id


def test_the_language_is_chosen_for_the_mail_else_for_its_people_else_for_the_account(
    book: Book, northwind: int
) -> None:
    mail, facts, meeting_id = drafted(book, northwind)
    assert mail.language == "en"
    book.run("Language", edit_account, northwind, language="de")
    mail, facts, _ = drafted(book, northwind)
    assert "Guten Tag" in mail.body
    for contact in facts.contacts:
        book.run("Language", edit_contact, contact.id, language="en")
    assert drafted(book, northwind)[0].language == "en"
    book.run("Language", follow_ups.write_follow_up, meeting_id, language="de")
    mail = drafted(book, northwind)[0]
    assert mail.language == "de"
    assert "Thank you" not in mail.body


def test_how_somebody_is_greeted_is_remembered_for_the_next_letter(
    book: Book, northwind: int
) -> None:
    _, facts, _ = drafted(book, northwind)
    lena = next(contact for contact in facts.contacts if contact.name == "Lena Brandt")
    book.run("Form", edit_contact, lena.id, address_form=AddressForm.FORMAL)
    assert message_to(load(book, northwind)[0], _person(book, northwind, lena.id)).body.startswith(
        "Dear Lena Brandt,"
    )
    book.run("Form", edit_contact, lena.id, greeting="Hi Lena")
    assert message_to(load(book, northwind)[0], _person(book, northwind, lena.id)).body.startswith(
        "Hi Lena,"
    )


def _person(book: Book, account_id: int, contact_id: int) -> Contact:
    return next(c for c in load(book, account_id)[0].contacts if c.id == contact_id)


def test_the_users_template_goes_before_the_programs_and_back(book: Book, northwind: int) -> None:
    mail, _, _ = drafted(book, northwind)
    kind = LetterKind.FOLLOW_UP
    for each in LetterKind:
        made = book.run("T", write_template, each, "en", subject="{account}: notes",
                        body="{greeting}\n\nHere is what you said.\n\n{me}")  # fmt: skip
    assert made.subject == "{account}: notes"
    written, _, _ = drafted(book, northwind)
    assert written.subject.endswith(": notes")
    assert "Here is what you said." in written.body
    assert written.body != mail.body
    for own in own_templates(book):
        book.run("Back", drop_template, own.id)
    assert drafted(book, northwind)[0].body == mail.body
    assert letter_text(own_templates(book), kind, "en").own is None


def test_a_place_that_nothing_fills_is_refused_with_the_one_that_was_meant(book: Book) -> None:
    with pytest.raises(UserError, match=r"Nothing fills \{acount\}") as refused:
        book.run("T", write_template, LetterKind.MESSAGE, "en", body="{acount}")
    assert "{account}" in refused.value.advice
    with pytest.raises(UserError, match=r"Nothing fills \{heard\}"):
        book.run("T", write_template, LetterKind.MESSAGE, "en", body="{heard}")
    for subject, body in ((" ", "x"), ("x", ""), ("x", "x" * 30_000)):
        with pytest.raises(UserError):
            book.run("T", write_template, LetterKind.MESSAGE, "en", subject=subject, body=body)
    with pytest.raises(UserError, match="no letters in"):
        book.run("T", write_template, LetterKind.MESSAGE, "tlh", body="x")
    assert own_templates(book) == ()


def test_a_letter_promises_nothing_that_was_called_off_or_has_ended(
    book: Book, northwind: int
) -> None:
    facts, _ = load(book, northwind)
    contract = replace(
        facts.subscriptions[0], renews_on=date(2027, 5, 1), status=SubscriptionStatus.ACTIVE,
        ended_on=None,
    )  # fmt: skip
    meeting = Meeting(1, northwind, MeetingKind.EBR, "Review", datetime(2027, 4, 1, 9, tzinfo=UTC))
    asked = LetterText("x", "{renewal}|{next meeting}")

    def body(contract: Subscription, meeting: Meeting) -> str:
        there = replace(facts, subscriptions=(contract,), meetings=(meeting,))
        return message_to(there, None, "en", text=asked).body

    assert body(contract, meeting) == "1 May 2027|1 April 2027"
    off = replace(meeting, cancelled_at=facts.meetings[0].starts_at)
    for over in (
        replace(contract, status=SubscriptionStatus.ENDED),
        replace(contract, status=SubscriptionStatus.TRIAL),
        replace(contract, ended_on=contract.renews_on),
    ):
        assert body(over, off) == "|"


def test_a_role_has_a_text_of_its_own(book: Book) -> None:
    book.run("T", write_template, LetterKind.MESSAGE, "en", body="To all")
    champion = ContactRole.CHAMPION
    book.run("T", write_template, LetterKind.MESSAGE, "en", champion, body="To champions")
    own = own_templates(book)
    assert letter_text(own, LetterKind.MESSAGE, "en", champion).body == "To champions"
    assert letter_text(own, LetterKind.MESSAGE, "en", ContactRole.SPONSOR).body == "To all"


@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_kind_is_previewed_with_an_accounts_facts(
    book: Book, northwind: int, kind: LetterKind, language: str
) -> None:
    found = letter_preview(book, northwind, kind, language)
    assert found.subject
    assert found.body
    assert "{" not in found.subject + found.body


def test_no_internal_word_reaches_a_message() -> None:
    facts = marked(rich())
    places = "{products} {goal} {next milestone} {next action} {last meeting} {renewal} {account}"
    for contact in facts.contacts:
        found = message_to(facts, contact, text=LetterText(places, places))
        assert MARKER not in found.subject + found.body
