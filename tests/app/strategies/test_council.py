"""The customer council, and a champion's example: each act is undone whole."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.documents.printable import facts_on
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.strategies import champion, council, example
from csm_desktop.app.strategies.council_view import council as council_of
from csm_desktop.domain.journey.asks import ChampionAsk, asks_lately
from csm_desktop.domain.records.handoff import Answer
from csm_desktop.domain.records.standing.champions import CelebrationKind, EssenceKind
from csm_desktop.domain.records.standing.council import SeatState
from csm_desktop.errors import UserError
from tests.app.conftest import undone_and_redone


@pytest.fixture
def halden(book: Book) -> int:
    return book.run("New", new_account, "Halden").id


def test_a_seat_is_asked_for_once_and_counts_as_asked(book: Book, halden: int) -> None:
    seat = book.run("Ask", council.ask_for_seat, halden)
    with pytest.raises(UserError, match="asked already"):
        book.run("Again", council.ask_for_seat, halden)
    facts = facts_on(book, halden, None)
    asks = asks_lately((), (), (), book.today(), facts.council_seats)
    assert asks == (ChampionAsk(book.today(), CelebrationKind.COUNCIL),)
    taken = book.run("Yes", council.edit_seat, seat.id, state=SeatState.MEMBER)
    assert taken.since == book.today()
    other = book.run("New", new_account, "Other").id
    stranger = book.run("Who", new_contact, other, "Ana").id
    with pytest.raises(UserError, match="another account"):
        book.run("Who", council.edit_seat, seat.id, contact_id=stranger)


def test_who_came_to_which_meeting_is_told(book: Book, halden: int) -> None:
    book.run("Ask", council.ask_for_seat, halden)
    past, coming = book.today() - timedelta(days=9), book.today() + timedelta(days=9)
    met = book.run("Met", council.enter_council_meeting, "Rosters", past)
    book.run("Meets", council.enter_council_meeting, "Road map", coming)
    book.run("Came", council.note_presence, met.id, halden, came=True)
    found = council_of(book)
    assert [(line.met, line.last_met) for line in found.seats] == [(1, past)]
    assert [(line.meeting.topic, line.names) for line in found.meetings] == [
        ("Road map", ()), ("Rosters", ("Halden",)),
    ]  # fmt: skip


ACTS: dict[str, Callable[..., Any]] = {
    "seat": lambda work, ids: council.edit_seat(work, ids["seat"], state=SeatState.DECLINED),
    "no seat": lambda work, ids: council.remove_seat(work, ids["seat"]),
    "meeting": lambda work, ids: council.edit_council_meeting(work, ids["met"], place="Odense"),
    "no meeting": lambda work, ids: council.remove_council_meeting(work, ids["met"]),
    "came": lambda work, ids: council.note_presence(work, ids["met"], ids["other"], came=True),
    "did not come": lambda work, ids: council.note_presence(
        work, ids["met"], ids["halden"], came=False
    ),
    "take over": lambda work, ids: example.take_over(work, ids["other"], ids["essence"]),
    "leave off": lambda work, ids: example.leave_off(work, ids["follower"], ids["essence"]),
    "no essence": lambda work, ids: champion.remove_essence(work, ids["essence"]),
    "criterion": lambda work, ids: example.answer_criterion(
        work, ids["other"], EssenceKind.DATA, Answer.NO
    ),
}


@pytest.mark.parametrize("name", ACTS)
def test_each_act_is_undone_whole(book: Book, halden: int, name: str) -> None:
    ids = {"halden": halden}
    for one in ("other", "follower"):
        ids[one] = book.run("New", new_account, one).id
    ids["seat"] = book.run("Ask", council.ask_for_seat, halden).id
    ids["met"] = book.run("Met", council.enter_council_meeting, "Rosters").id
    book.run("Came", council.note_presence, ids["met"], halden, came=True)
    ids["essence"] = book.run("Essence", champion.add_essence, halden, "A sponsor").id
    book.run("Follow", example.take_over, ids["follower"], ids["essence"])
    undone_and_redone(book, ACTS[name], ids)


def test_who_takes_something_over_is_paired_and_nobody_follows_themselves(
    book: Book, halden: int
) -> None:
    follower = book.run("New", new_account, "Cordova").id
    essence = book.run("Essence", champion.add_essence, halden, "A sponsor").id
    for _ in range(2):
        book.run("Follow", example.take_over, follower, essence)
    facts = facts_on(book, follower, None)
    assert [one.essence_id for one in facts.taken_over] == [essence]
    assert [one.champion_account_id for one in facts.pairings] == [halden]
    with pytest.raises(UserError, match="own example"):
        book.run("Own", example.take_over, halden, essence)
