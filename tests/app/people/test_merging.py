"""Two contacts made one: all that hung on the other hangs on whoever is kept, and undo is whole."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.people.connections import set_connection
from csm_desktop.app.people.contacts import edit_contact, new_contact
from csm_desktop.app.people.doubles import merge_contacts
from csm_desktop.app.plan.actions import give_action, new_action
from csm_desktop.domain.people.touches import last_touches
from csm_desktop.domain.records.contacts import Contact, ContactRole, Strength
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import (
    Attendance,
    FollowUp,
    FollowUpState,
    Meeting,
    MeetingKind,
)
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.records.reviews import Review
from csm_desktop.domain.records.spiced import SpicedEntry, SpicedPart
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from tests.app.conftest import Picture

DAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


class World:
    """An account in which one person stands twice, and what hangs on both."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.account = book.run("Account", new_account, "Northwind").id
        self.sofia = self.person("Sofia Reyes", title="IT Director")
        self.double = self.person(
            "S. Reyes", title="Director", email="s.reyes@nw.example", phone="1",
            roles=(ContactRole.SPONSOR,),
        )  # fmt: skip
        self.ann = self.add(lambda w: TeamMember(w.new_id(), "Ann", is_me=True)).id
        self.tom = self.add(lambda w: TeamMember(w.new_id(), "Tom")).id

    def person(self, name: str, **more: Any) -> int:
        return self.book.run("Person", new_contact, self.account, name, **more).id

    def add(self, make: Callable[[Work], Any]) -> Any:
        return self.book.run("Add", lambda work: work.add(make(work)))

    def attend(self, meeting_id: int, who: int, came: bool | None) -> None:
        self.add(lambda w: Attendance(w.new_id(), self.account, meeting_id, who, attended=came))

    def merge(self) -> Contact:
        return self.book.run("Merge", merge_contacts, self.sofia, self.double)

    @property
    def facts(self) -> AccountFacts:
        return account_facts(self.book, self.account)


@pytest.fixture
def world(book: Book) -> World:
    return World(book)


def test_empty_fields_are_filled_and_what_differed_is_written_down(world: World) -> None:
    made = world.merge()
    assert (made.name, made.title) == ("Sofia Reyes", "IT Director")
    assert (made.email, made.phone) == ("s.reyes@nw.example", "1")
    assert made.roles == (ContactRole.SPONSOR,)
    assert made.notes == "Also known as: S. Reyes, Director"
    assert [contact.id for contact in world.facts.contacts] == [world.sofia]


def test_connections_become_one_with_the_stronger_word_and_the_later_touch(world: World) -> None:
    book = world.book
    book.run("c", set_connection, world.ann, world.sofia, Strength.WEAK, DAY)
    book.run("c", set_connection, world.ann, world.double, Strength.STRONG, date(2026, 1, 2))
    book.run("c", set_connection, world.tom, world.double, Strength.SOME)
    world.merge()
    found = {connection.team_member_id: connection for connection in world.facts.connections}
    assert (found[world.ann].strength, found[world.ann].touched_on) == (Strength.STRONG, DAY)
    assert found[world.tom].contact_id == world.sofia
    assert len(world.facts.connections) == 2


def test_all_that_names_the_other_names_the_one_who_is_kept(world: World) -> None:
    book, account = world.book, world.account
    meeting = world.add(
        lambda w: Meeting(w.new_id(), account, MeetingKind.WORKING_SESSION, "", NOON)
    )
    for who, came in ((world.sofia, None), (world.double, True)):
        world.attend(meeting.id, who, came)
    world.add(lambda w: SpicedEntry(w.new_id(), account, SpicedPart.PAIN, "x", DAY,
                                    said_by_id=world.double))  # fmt: skip
    world.add(lambda w: Review(w.new_id(), account, 1, DAY,
                               prepared_for=(world.double, world.sofia)))  # fmt: skip
    action = book.run("a", new_action, account, "Call", side=Side.CUSTOMER)
    book.run("g", give_action, action.id, world.double)
    below = world.person("Ada Low", reports_to_id=world.double)
    world.merge()
    facts = world.facts
    assert [(attendance.contact_id, attendance.attended) for attendance in facts.attendances] == [
        (world.sofia, True)
    ]
    assert [each.said_by_id for each in facts.spiced] == [world.sofia]
    assert [review.prepared_for for review in facts.reviews] == [(world.sofia,)]
    assert [action.contact_id for action in facts.actions] == [world.sofia]
    assert {c.id: c.reports_to_id for c in facts.contacts}[below] == world.sofia


def test_a_mail_to_the_address_that_is_given_up_stays_a_touch(world: World) -> None:
    book, account = world.book, world.account
    book.run("e", edit_contact, world.sofia, email="sofia@nw.example")
    book.run("c", set_connection, world.ann, world.double, Strength.SOME)
    meeting = world.add(
        lambda w: Meeting(w.new_id(), account, MeetingKind.WORKING_SESSION, "", NOON)
    )
    world.add(
        lambda w: FollowUp(
            w.new_id(), account, meeting.id, state=FollowUpState.SENT, sent_at=NOON,
            to=("s.reyes@nw.example",),
        )
    )  # fmt: skip
    before = last_touches(world.facts)
    assert before[world.ann, world.double] == DAY
    made = world.merge()
    assert made.email == "sofia@nw.example"
    assert "s.reyes@nw.example" in made.notes
    assert last_touches(world.facts)[world.ann, world.sofia] == DAY


@pytest.mark.parametrize("through", [False, True])
def test_nobody_comes_to_report_to_themselves(world: World, through: bool) -> None:
    book = world.book
    top = world.person("Ulrich Vance")
    middle = world.person("Mia Middle", reports_to_id=world.double)
    book.run("up", edit_contact, world.sofia, reports_to_id=middle if through else world.double)
    book.run("up", edit_contact, world.double, reports_to_id=top)
    assert world.merge().reports_to_id == top


def test_two_accounts_or_one_person_are_refused(world: World) -> None:
    book = world.book
    other = book.run("Account", new_account, "Elsewhere").id
    stranger = book.run("Person", new_contact, other, "Sofia Reyes")
    with pytest.raises(UserError, match="different accounts"):
        book.run("Merge", merge_contacts, world.sofia, stranger.id)
    with pytest.raises(UserError, match="one contact already"):
        book.run("Merge", merge_contacts, world.sofia, world.sofia)


def test_undo_brings_back_every_row_and_redo_takes_it_again(
    world: World, pictured: Callable[[Book], Picture]
) -> None:
    book = world.book
    book.run("c", set_connection, world.ann, world.sofia, Strength.WEAK)
    book.run("c", set_connection, world.ann, world.double, Strength.STRONG, DAY)
    world.person("Ada Low", reports_to_id=world.double)
    before = pictured(book)
    world.merge()
    after = pictured(book)
    assert book.undo() == "Merge"
    assert pictured(book) == before
    assert book.redo() == "Merge"
    assert pictured(book) == after
