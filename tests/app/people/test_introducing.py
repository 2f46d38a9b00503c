"""The draft of an introduction says what the customer may know, and survives any name."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.accounts.view import AccountView, account_view
from csm_desktop.app.book import Book
from csm_desktop.app.demo import make_sample_book
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.outbox.introductions import queue_introduction
from csm_desktop.app.outbox.server import MailServer, set_server
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.people.introductions import (
    introduction_draft,
    mail_file,
    mail_link,
)
from csm_desktop.app.people.team import say_who_i_am
from csm_desktop.app.people.view import people_view
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Connection, Contact, Sentiment
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.letters.outbox import MailState
from csm_desktop.domain.records.plan import Goal, Horizon
from csm_desktop.domain.records.spiced import SpicedEntry, SpicedPart
from csm_desktop.domain.records.team import TeamMember, TeamRole
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from csm_desktop.mail.mail_server import Security
from tests.app.conftest import undone_and_redone

TODAY = date(2026, 11, 22)
ME = TeamMember(1, "Ann Lee", is_me=True, email="ann@example.org")
TOM = TeamMember(2, "Tom Okafor", TeamRole.SUPPORT, "Support lead", "tom@example.org")
SOFIA = Contact(
    3,
    9,
    "Sofia Reyes",
    "IT Director",
    email="sofia@example.com",
    sentiment=Sentiment.SCEPTICAL,
    notes="hates phone calls",
)
EVENT = SpicedEntry(
    4, 9, SpicedPart.CRITICAL_EVENT, "Timetable goes live.", TODAY, event_on=date(2026, 12, 13)
)
PAIN = SpicedEntry(5, 9, SpicedPart.PAIN, "Their boss is losing patience", TODAY)
FACTS = AccountFacts(
    as_of=TODAY,
    account=Account(9, "Northwind Rail", notes="secret"),
    team=(ME, TOM),
    contacts=(SOFIA,),
    spiced=(PAIN, EVENT),
)


def test_an_introduction_names_both_and_the_occasion() -> None:
    draft = introduction_draft(FACTS, TOM.id, SOFIA.id)
    assert (draft.to, draft.copy) == ("sofia@example.com", "tom@example.org")
    assert draft.subject == "Introduction: Tom Okafor and Northwind Rail"
    assert draft.text == (
        "Dear Sofia,\n\n"
        "I would like to introduce Tom Okafor, Support lead on our side (in copy).\n\n"
        "“Timetable goes live” is coming up on 13 December, and we would like to get it right for"
        " you.\n\n"
        "Would half an hour in the next two weeks suit you? I am glad to find the time.\n\n"
        "Kind regards,\nAnn Lee"
    )


def test_a_lapsed_connection_is_taken_up_again() -> None:
    facts = replace(FACTS, connections=(Connection(6, 9, TOM.id, SOFIA.id),))
    draft = introduction_draft(facts, TOM.id, SOFIA.id)
    assert "It has been a while since you and Tom Okafor" in draft.text
    assert draft.subject == "Northwind Rail: a short talk"
    own = introduction_draft(FACTS, ME.id, SOFIA.id)
    assert own.copy == ""
    assert "I look after Northwind Rail on our side" in own.text


def test_nothing_internal_reaches_the_draft() -> None:
    draft = introduction_draft(FACTS, TOM.id, SOFIA.id)
    for secret in ("hates", "patience", "secret", "ceptical"):
        assert secret not in draft.text + draft.subject


def test_a_draft_becomes_a_file_and_needs_an_address() -> None:
    draft = introduction_draft(FACTS, TOM.id, SOFIA.id)
    assert b"X-Unsent: 1" in mail_file(draft).read_bytes()
    with pytest.raises(UserError, match="not an address"):
        mail_link(replace(draft, to=""))


def test_a_queued_draft_is_a_mail_of_the_account_to_its_contact(book: Book) -> None:
    account = book.run("Account", new_account, "Northwind Rail")
    sofia = book.run("Contact", new_contact, account.id, "Sofia Reyes", email="sofia@example.com")
    draft = introduction_draft(FACTS, TOM.id, SOFIA.id)
    with pytest.raises(UserError, match="No mail server"):
        book.run("Queue", queue_introduction, account.id, sofia.id, draft)
    book.run("Me", say_who_i_am, name="Ann Lee", email="ann@example.org")
    book.run("Server", set_server, MailServer("mail.example", 587, Security.NONE))
    for wrong in ("", "sofia", "a@b.example, c@d.example", "sofia@example.com\r\nBcc: x@y.example"):
        with pytest.raises(UserError, match="not an address"):
            book.run("Q", queue_introduction, account.id, sofia.id, replace(draft, to=wrong))
    assert account_facts(book, account.id).outbox == ()
    undone_and_redone(book, queue_introduction, account.id, sofia.id, draft)
    (mail,) = account_facts(book, account.id).outbox
    assert (mail.state, mail.contact_id, mail.meeting_id) == (MailState.QUEUED, sofia.id, None)
    assert (mail.to, mail.cc) == (("sofia@example.com",), ("tom@example.org",))
    assert (mail.subject, mail.body) == (draft.subject, draft.text)


def test_without_an_event_the_goal_is_the_occasion() -> None:
    goal = Goal(7, 9, Horizon.TWELVE_MONTHS, "Replan in 20 minutes")
    facts = replace(FACTS, spiced=(), goals=(goal,))
    assert "“Replan in 20 minutes”" in introduction_draft(facts, TOM.id, SOFIA.id).text
    bare = introduction_draft(replace(FACTS, spiced=()), TOM.id, SOFIA.id)
    assert bare.text.count("\n\n") == 3


@pytest.mark.parametrize(
    "name", ["R&D <beta> </b>", "{ours}", "Bcc: a@b\r\nBcc: x", "ünïcode 日本 🚆"]
)
def test_b3_a_hostile_name_is_a_name_in_mail_and_link(name: str) -> None:
    facts = replace(
        FACTS,
        account=replace(FACTS.account, name=name),
        contacts=(replace(SOFIA, name=name),),
    )
    draft = introduction_draft(facts, TOM.id, SOFIA.id)
    plain = " ".join(name.split())
    assert plain in draft.subject
    assert "\n" not in draft.subject
    EmailMessage()["Subject"] = draft.subject
    asked = parse_qs(urlsplit(mail_link(draft) or "").query)
    assert asked["subject"] == [draft.subject]
    assert asked["body"] == [draft.text.replace("\n", "\r\n")]
    assert set(asked) == {"cc", "subject", "body"}


@pytest.fixture(scope="module")
def northwind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AccountView]:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    clock = FixedClock(datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("Europe/Berlin")), "Europe/Berlin")
    path = make_sample_book(Path(tmp_path_factory.mktemp("sample")), clock)
    with opened_book(path, clock, read_only=True) as book:
        yield account_view(book, account_named(book, "Northwind Rail").id)


def test_the_proposal_of_the_sample_book_can_be_drafted(northwind: AccountView) -> None:
    people = people_view(northwind.facts, northwind.rules, northwind.roles)
    assert people.introduction is not None
    pair = (people.introduction.team_member_id, people.introduction.contact_id)
    draft = introduction_draft(northwind.facts, *pair)
    assert "@" in draft.to
    assert "{" not in draft.text + draft.subject
