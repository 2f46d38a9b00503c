"""A cruiser and a champion: proposed, introduced by two letters, and what came of it."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.book import Book
from csm_desktop.app.documents.printable import facts_on
from csm_desktop.app.outbox.server import MailServer, set_server
from csm_desktop.app.people.contacts import edit_contact, new_contact
from csm_desktop.app.people.team import new_member
from csm_desktop.app.search import findings
from csm_desktop.app.strategies import pairing as acts
from csm_desktop.app.strategies.pairing_letters import (
    PairingDrafts,
    pairing_drafts,
    who_is_introduced,
)
from csm_desktop.app.strategies.pairing_view import book_pairings, facts_of_both, pairing_board
from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.letters.outbox import MailState
from csm_desktop.domain.records.plan import Goal, Horizon
from csm_desktop.domain.records.standing.champions import PairingResult
from csm_desktop.errors import UserError
from csm_desktop.mail.mail_server import Security
from tests.app.conftest import undone_and_redone
from tests.domain.fields.test_sharing import MARKER, marked_facts

WHY = "same segment"


@pytest.fixture
def pair(book: Book) -> tuple[int, int]:
    """A cruiser at 45 % and a champion, each with somebody who has an address."""
    ids = []
    for name, who in (("Kestrel", "Ana Silva"), ("Halden", "Kwame Boateng")):
        made = book.run("New", new_account, name, industry="Rail")
        ids.append(made.id)
        contact = book.run("Contact", new_contact, made.id, who)
        book.run("Address", edit_contact, contact.id, email=f"{name.lower()}@x.example",
                 title="Head of planning", roles=(ContactRole.CHAMPION,))  # fmt: skip
        # Without an address nobody can be written to, whatever their role.
        other = book.run("Other", new_contact, made.id, "Without Address")
        book.run("Sponsor", edit_contact, other.id, roles=(ContactRole.SPONSOR,))
    book.run("Me", new_member, "Mara Lindqvist", email="mara@ours.example", is_me=True)
    book.run("Server", set_server, MailServer("mail.example", 587, Security.NONE))
    book.run("Goal", lambda work: work.add(Goal(
        work.new_id(), ids[0], Horizon.TWELVE_MONTHS, "Less overtime", baseline=Decimal(0),
        target=Decimal(100), actual=Decimal(45))))  # fmt: skip
    return ids[0], ids[1]


def drafts(book: Book, pair: tuple[int, int]) -> PairingDrafts:
    both = facts_of_both(book, *pair)
    first, second = (who_is_introduced(facts)[0].id for facts in both)
    return pairing_drafts(*both, first, second)


def test_an_introduction_writes_to_both_sides_and_keeps_where_the_cruiser_stood(
    book: Book, pair: tuple[int, int]
) -> None:
    made = book.run("Introduce", acts.introduce, *pair, WHY, drafts(book, pair))
    assert (made.introduced_on, made.achieved_then) == (book.today(), 45)
    (own,), (theirs,) = (facts_on(book, id_, None).outbox for id_ in pair)
    assert (own.to, theirs.to) == (("kestrel@x.example",), ("halden@x.example",))
    assert {own.state, theirs.state} == {MailState.QUEUED}
    assert own.body.startswith("Dear Ana,\n\nKwame Boateng (Head of planning) of Halden has gone")
    assert "You are both in the same industry." in theirs.body
    assert theirs.body.endswith("Kind regards,\nMara Lindqvist")
    with pytest.raises(UserError, match="introduced already"):
        book.run("Introduce", acts.introduce, *pair, WHY, drafts(book, pair))
    (line,) = pairing_board(book, pair[0]).pairings
    assert (line.champion, line.course.points) == ("Halden", 0)
    assert [one.cruiser for one in pairing_board(book, pair[1]).followers] == ["Kestrel"]


def test_a_pair_that_was_noted_is_the_one_that_is_introduced(
    book: Book, pair: tuple[int, int]
) -> None:
    noted = book.run("Note", acts.note_pairing, *pair, WHY)
    with pytest.raises(UserError, match="a pair already"):
        book.run("Note", acts.note_pairing, *pair, WHY)
    with pytest.raises(UserError, match="not introduced yet"):
        book.run("Result", acts.edit_pairing, noted.id, result=PairingResult.HELPED)
    made = book.run("Meet", acts.introduce, *pair, "", drafts(book, pair), by_mail=False)
    assert (made.id, made.why) == (noted.id, WHY)
    assert facts_on(book, pair[0], None).outbox == ()


def test_nobody_is_paired_with_themselves_or_with_who_has_gone(
    book: Book, pair: tuple[int, int]
) -> None:
    with pytest.raises(UserError, match="themselves"):
        book.run("Note", acts.note_pairing, pair[0], pair[0])
    book.run("Churn", edit_account, pair[1], status=AccountStatus.CHURNED)
    with pytest.raises(UserError, match="no customer"):
        book.run("Note", acts.note_pairing, *pair)


def test_what_came_of_it_is_edited_searched_and_counted_by_the_year(
    book: Book, pair: tuple[int, int]
) -> None:
    made = book.run("Meet", acts.introduce, *pair, WHY, drafts(book, pair), by_mail=False)
    tomorrow = book.today() + timedelta(days=1)
    with pytest.raises(UserError, match="still to come"):
        book.run("Day", acts.edit_pairing, made.id, introduced_on=tomorrow)
    earlier = book.today() - timedelta(days=9)
    book.run("Course", acts.edit_pairing, made.id, introduced_on=earlier,
             result=PairingResult.HELPED, outcome="They swap rosters by rule")  # fmt: skip
    (found,) = facts_on(book, pair[0], None).pairings
    assert found.proposed_on == earlier
    (hit,) = findings(book, "swap rosters")
    assert (hit.kind, hit.row_id) == ("pairing", made.id)
    (year,) = book_pairings(book).years
    assert (year.introduced, year.known, year.helped) == (1, 1, 1)


def test_without_a_server_nothing_is_queued_and_nothing_noted(
    book: Book, pair: tuple[int, int]
) -> None:
    book.run("No server", set_server, None)
    with pytest.raises(UserError, match="No mail server"):
        book.run("Introduce", acts.introduce, *pair, WHY, drafts(book, pair))
    assert facts_on(book, pair[0], None).pairings == ()


def test_no_internal_word_of_either_side_gets_into_the_letters() -> None:
    facts = marked_facts()
    contact = facts.contacts[0].id
    made = pairing_drafts(facts, facts, contact, contact)
    assert MARKER not in made.to_cruiser.text + made.to_cruiser.subject
    assert MARKER not in made.to_champion.text + made.to_champion.subject
    for word in ("segment", "champion", "cruiser", "laggard", "standing"):
        assert word not in made.to_cruiser.text.casefold()


ACTS: dict[str, Callable[..., Any]] = {
    "edit": lambda work, id_: acts.edit_pairing(work, id_, outcome="They met"),
    "remove": acts.remove_pairing,
    "introduce": lambda work, _, *given: acts.introduce(work, *given),
}


@pytest.mark.parametrize("name", ACTS)
def test_each_act_is_undone_whole(book: Book, pair: tuple[int, int], name: str) -> None:
    noted = book.run("Note", acts.note_pairing, *pair, WHY)
    given = (*pair, WHY, drafts(book, pair)) if name == "introduce" else ()
    undone_and_redone(book, ACTS[name], noted.id, *given)
