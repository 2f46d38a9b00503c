"""Who the user is and who is on the team: what each act stores, refuses, and takes back."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.people import connections, team
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.plan import actions
from csm_desktop.app.reviews import acts as reviews
from csm_desktop.domain.records.contacts import Strength
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.records.team import TeamMember, TeamRole
from csm_desktop.errors import UserError
from tests.app.conftest import undone_and_redone
from tests.ui.widgets.hostile import HOSTILE


def _alex(book: Book) -> TeamMember:
    return book.run("You", team.say_who_i_am, name="Alex Moreau")


def test_every_act_is_stored_whole_and_undone_whole(book: Book) -> None:
    _alex(book)
    priya = book.run("Priya", team.new_member, "Priya Nair", role=TeamRole.PRODUCT)
    acts: list[tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]] = [
        (team.say_who_i_am, (), {"email": "alex@house.example", "title": " Lead  CSM "}),
        *((team.new_member, (name,), {"email": "odd@house.example"}) for name in HOSTILE),
        (team.edit_member, (priya.id,), {"name": "Priya N.", "active": False}),
        (team.this_is_me, (priya.id,), {}),
        (team.remove_member, (priya.id,), {}),
    ]
    for act, args, fields in acts:
        undone_and_redone(book, act, *args, **fields)
        book.undo()


def test_nobody_is_the_user_by_being_named_and_only_one_is(book: Book) -> None:
    book.run("Owner", team.new_member, "Sam Doe")
    assert team.me(book) is None
    ann = book.run("Ann", team.say_who_i_am, name="Ann Lee")
    tom = book.run("Tom", team.new_member, "Tom Okafor")
    assert [(each.name, each.is_me) for each in team.team(book)] == [
        ("Ann Lee", True),
        ("Sam Doe", False),
        ("Tom Okafor", False),
    ]
    book.run("It is Tom", team.this_is_me, tom.id)
    assert team.me(book) == TeamMember(tom.id, "Tom Okafor", is_me=True)
    book.run("Ann goes", team.remove_member, ann.id)
    assert [each.name for each in team.team(book)] == ["Tom Okafor", "Sam Doe"]


def test_who_says_a_colleagues_name_is_that_colleague(book: Book) -> None:
    ann = _alex(book)
    bo = book.run("Bo", team.new_member, "Bo Chen", email="bo@house.example")

    def forget(work: Any) -> None:
        work.put(TeamMember(ann.id, ann.name))

    book.run("Nobody is me", forget)
    found = book.run("I am Bo", team.say_who_i_am, name="bo  chen", title="CSM")
    assert found == TeamMember(bo.id, "Bo Chen", title="CSM", email="bo@house.example", is_me=True)


@pytest.mark.parametrize(
    ("act", "fields", "words"),
    [
        (team.say_who_i_am, {"email": "a@b.example"}, "What is your name?"),
        (team.say_who_i_am, {"name": "   "}, "needs a name"),
        (team.new_member, {"name": " "}, "needs a name"),
        (team.new_member, {"name": "Ann", "email": "ann at home"}, "not an e-mail address"),
        (team.new_member, {"name": "Ann", "email": "@"}, "not an e-mail address"),
    ],
)
def test_what_is_no_colleague_is_refused(
    book: Book, act: Callable[..., Any], fields: dict[str, Any], words: str
) -> None:
    with pytest.raises(UserError, match=words):
        book.run("Act", act, **fields)
    assert team.team(book) == ()


def test_two_of_one_name_are_told_apart_by_their_address(book: Book) -> None:
    book.run("Ann", team.new_member, "Ann Lee", email="ann@house.example")
    with pytest.raises(UserError, match="in the team already"):
        book.run("Ann again", team.new_member, "ann lee", email="Ann@house.example")
    book.run("Another Ann", team.new_member, "Ann Lee", email="ann.lee@house.example")
    assert len(team.team(book)) == 2


def test_who_is_named_somewhere_stays_and_the_refusal_says_where(book: Book) -> None:
    _alex(book)
    priya = book.run("Priya", team.new_member, "Priya Nair")
    account = book.run("New", new_account, "Northwind Rail", owner_id=priya.id)
    lena = book.run("Lena", new_contact, account.id, "Lena Brandt")
    book.run("Knows", connections.set_connection, priya.id, lena.id, Strength.STRONG)
    for title in ("Write", "Call"):
        book.run("Act", actions.new_action, account.id, title, team_member_id=priya.id)
    with pytest.raises(UserError) as refusal:
        book.run("Remove", team.remove_member, priya.id)
    assert refusal.value.title == (
        "Priya Nair is still named in 1 account, 1 connection and 2 actions."
    )
    assert "With us" in refusal.value.advice
    book.run("Gone", team.edit_member, priya.id, active=False)
    assert [each.active for each in team.team(book)] == [True, False]


def test_the_user_stays_the_user_until_another_one_is(book: Book) -> None:
    alex = _alex(book)
    with pytest.raises(UserError, match="This is you"):
        book.run("Remove", team.remove_member, alex.id)
    with pytest.raises(UserError, match="This is you"):
        book.run("Gone", team.edit_member, alex.id, active=False)


def test_what_is_new_and_ours_is_the_users(book: Book) -> None:
    before = book.run("New", new_account, "Halden Foods")
    assert before.owner_id is None
    alex = _alex(book)
    account = book.run("New", new_account, "Northwind Rail")
    assert account.owner_id == alex.id
    ours = book.run("Act", actions.new_action, account.id, "Write")
    theirs = book.run("Act", actions.new_action, account.id, "Answer", side=Side.CUSTOMER)
    assert (ours.team_member_id, theirs.team_member_id) == (alex.id, None)
    assert book.run("Goal", reviews.new_review_goal, account.id, "Go live").team_member_id == (
        alex.id
    )
    start = datetime(2026, 11, 23, 9, tzinfo=UTC)
    book.run(
        "Meet", meetings.new_meeting, account.id, MeetingKind.WORKING_SESSION, start, "Europe/Paris"
    )
    attended = account_facts(book, account.id).attendances
    assert [each.team_member_id for each in attended] == [alex.id]


def test_a_name_may_come_with_its_address() -> None:
    split = team.name_and_address
    assert split("Ann Lee <ann@house.example>") == ("Ann Lee", "ann@house.example")
    assert split("Ann Lee") == ("Ann Lee", "")
    assert split("R&D <beta> </b>") == ("R&D <beta> </b>", "")


def test_an_action_is_given_to_somebody_new_of_its_side(book: Book) -> None:
    _alex(book)
    account = book.run("New", new_account, "Northwind Rail")
    for side in Side:
        action = book.run("Act", actions.new_action, account.id, "Call", side=side)
        given = book.run("Give", actions.give_action_to_new, action.id, "Bo Chen", "Lead")
        assert given.side is side
        assert (given.team_member_id is None, given.contact_id is None) == (
            side is Side.CUSTOMER,
            side is Side.US,
        )
        book.undo()
        stored = account_facts(book, account.id)
        assert len(stored.team) + len(stored.contacts) == 1
