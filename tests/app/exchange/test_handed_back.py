"""An account that went to a colleague's book comes home, with what was done there, once."""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import edit_account, new_account, trash_accounts
from csm_desktop.app.accounts.history import account_history
from csm_desktop.app.book import Book
from csm_desktop.app.exchange.bundle import hand_over
from csm_desktop.app.exchange.take import TakenUp, foreseen, open_bundle, take
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.letters.outbox import OutboxMail
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from tests.app.conftest import Picture
from tests.app.exchange.test_bundles import facts, given, ids, speak_of_others, taken


@pytest.fixture
def handed(giver: Book, taker: Book) -> int:
    """An account that the giver handed over and the taker worked with."""
    (account,) = ids(giver, "Northwind")
    path = given(giver, "Northwind")
    giver.record(speak_of_others, account, "Globex")
    giver.run("Hand over", hand_over, [account], "Jana Roth")
    taken(taker, path)
    path.unlink()
    taker.run("Rename it", edit_account, account, name="Northwind Railways")
    taker.run("Meet her", new_contact, account, "Frida Holm")
    return account


def home(giver: Book, path: Path, *account_ids: int) -> TakenUp:
    return giver.run("Back", take, open_bundle(giver, path), (), None, account_ids)


def test_what_the_colleague_did_is_here_once_and_one_undo_takes_it_back(
    giver: Book, taker: Book, handed: int, pictured: Callable[[Book], Picture]
) -> None:
    before, there = facts(giver, handed), facts(taker, handed)
    picture = pictured(giver)
    bundle = open_bundle(giver, given(taker, "Northwind"))
    told = giver.trial(foreseen, bundle, (), None, (handed,))
    assert pictured(giver) == picture
    assert giver.run("Back", take, bundle, (), None, (handed,)) == told
    assert ([each.in_place for each in told.accounts], told.gone) == ([True], 0)

    here = facts(giver, handed)
    assert here.account.name == "Northwind Railways"
    assert (here.account.handed_to, here.account.handed_on) == ("", None)
    assert here.account.segment_id == before.account.segment_id
    left_out = {"account", "segment", "team", "actions", "opportunities", "outbox", "metrics",
                "benchmarks", "capabilities", "letter_templates", "pairings",
                "taken_over", "council_presences"}  # fmt: skip
    for field in fields(AccountFacts):
        if field.name not in left_out:
            assert getattr(here, field.name) == getattr(there, field.name), field.name
    assert here.pairings == before.pairings
    assert here.taken_over == before.taken_over
    assert here.council_presences == before.council_presences != ()
    assert {each.id for each in here.contacts} > {each.id for each in before.contacts}
    assert here.subscriptions == before.subscriptions  # so no revenue is counted twice
    labels = [line.label for line in account_history(giver, handed)]
    assert {"Back", "Meet her", "Rename it"} <= {*labels}
    assert len(labels) == len({line.id for line in account_history(giver, handed)})
    assert labels.count("Sample book") == 1
    assert giver.unusable() == ()

    assert giver.undo() == "Back"
    assert pictured(giver) == picture
    assert giver.redo() == "Back"
    assert facts(giver, handed) == here


def test_what_was_changed_here_meanwhile_gives_way_and_is_counted(
    giver: Book, taker: Book, handed: int
) -> None:
    giver.run("Meet him", new_contact, handed, "Olaf Berg")
    told = home(giver, given(taker, "Northwind"), handed)
    assert told.gone == 1
    assert "Olaf Berg" not in [each.name for each in facts(giver, handed).contacts]
    giver.undo()
    assert "Olaf Berg" in [each.name for each in facts(giver, handed).contacts]


def test_what_no_bundle_holds_stays(giver: Book, taker: Book, handed: int) -> None:
    group = giver.run("New", new_account, "Northwind Group")
    giver.run("Belongs", edit_account, handed, parent_id=group.id)
    olaf = giver.run("Meet him", new_contact, handed, "Olaf Berg")

    def write(work: Work) -> int:
        mail = OutboxMail(work.new_id(), handed, contact_id=olaf.id)
        return work.add(mail).id

    mail = giver.run("Write", write)
    home(giver, given(taker, "Northwind"), handed)
    here = facts(giver, handed)
    assert here.account.parent_id == group.id
    # The draft is to him.
    assert olaf in here.contacts
    assert mail in [each.id for each in here.outbox]
    assert giver.unusable() == ()


def test_one_in_the_trash_comes_back_from_it(giver: Book, taker: Book, handed: int) -> None:
    giver.run("Throw it away", trash_accounts, [handed])
    home(giver, given(taker, "Northwind"), handed)
    assert facts(giver, handed).account.deleted_at is None


def test_neither_a_part_nor_a_stranger_takes_a_place(
    giver: Book, taker: Book, handed: int, pictured: Callable[[Book], Picture]
) -> None:
    before = pictured(giver)
    path = given(taker, "Northwind", shareable=True)
    with pytest.raises(UserError, match="only what a customer may see"):
        home(giver, path, handed)
    path.unlink()
    other = taker.run("New", new_account, "Lumen Oak")
    path = given(taker, "Lumen Oak")
    with pytest.raises(UserError, match="is not here"):
        home(giver, path, other.id)
    assert pictured(giver) == before
