"""Accounts go from one book into another, whole or as far as a customer may see them."""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import edit_account, new_account, trash_accounts
from csm_desktop.app.accounts.history import account_history, undo_back
from csm_desktop.app.accounts.merge import doubles
from csm_desktop.app.book import Book
from csm_desktop.app.exchange.bundle import give_bundle, hand_over, keep_again
from csm_desktop.app.exchange.take import TakenUp, open_bundle, take
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.passphrase import LockedBookError, WrongPassphraseError, unlock
from csm_desktop.app.strategies.council import note_presence
from csm_desktop.app.value.metrics import new_metric
from csm_desktop.domain.fields.sharing import facts_for_customer, is_shareable, is_shown
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.letters.outbox import MailState, OutboxMail
from csm_desktop.domain.records.plan import Action, ActionStatus
from csm_desktop.domain.records.standing.council import CouncilMeeting
from csm_desktop.errors import UserError
from csm_desktop.storage.file import stamp
from csm_desktop.storage.file.engine import bare
from csm_desktop.storage.file.seal import seal
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import Work
from tests.app.conftest import Picture
from tests.app.exchange.conftest import text_of
from tests.books import CLOCK, WORDS

OPEN = (ActionStatus.OPEN, ActionStatus.DOING)


def ids(book: Book, *names: str) -> list[int]:
    return [account_named(book, name).id for name in names]


def facts(book: Book, account_id: int) -> AccountFacts:
    with book.reading() as connection:
        return account_facts(connection, account_id, CLOCK.today())


def given(book: Book, *names: str, passphrase: str = "", shareable: bool = False) -> Path:
    path = book.path.with_name("given.csmbundle")
    give_bundle(book, ids(book, *names), path, passphrase, shareable=shareable)
    return path


def taken(book: Book, path: Path, *beside: int) -> TakenUp:
    return book.run("Take up", take, open_bundle(book, path), beside)


def test_h1_all_that_hangs_on_an_account_comes_over_with_its_history_and_one_undo_takes_it_back(
    giver: Book, taker: Book, pictured: Callable[[Book], Picture]
) -> None:
    (account,) = ids(giver, "Northwind")
    giver.run("Rename it", edit_account, account, name="Northwind Railways")
    giver.record(speak_of_others, account, "Globex")
    before = pictured(taker)
    told = taken(taker, given(giver, "Northwind"))
    assert [(each.name, each.owner_there, each.owner) for each in told.accounts] == [
        ("Northwind Railways", "Alex Moreau", "Jana Roth")
    ]
    there, here = facts(giver, account), facts(taker, account)
    left_out = {"account", "segment", "team", "actions", "opportunities", "outbox", "metrics",
                "benchmarks", "capabilities", "letter_templates", "pairings",
                    "taken_over", "council_presences"}  # fmt: skip
    assert there.council_presences
    for field in fields(AccountFacts):
        if field.name not in left_out:
            assert getattr(here, field.name) == getattr(there, field.name), field.name
    assert here.account == replace(there.account, owner_id=here.account.owner_id)
    assert [member.name for member in here.team if member.is_me] == ["Jana Roth"]
    assert "Alex Moreau" in [member.name for member in here.team]
    assert [line.label for line in account_history(taker, account)][:2] == ["Take up", "Rename it"]

    after = pictured(taker)
    assert taker.undo() == "Take up"
    assert pictured(taker) == before
    assert account_history(taker, account) == ()
    # What the colleague had done is no step of this book's.
    assert taker.undo_label == "Who I am"
    assert taker.redo() == "Take up"
    assert pictured(taker) == after
    assert len(account_history(taker, account)) == 2 + told.acts - 1


def test_what_the_colleague_had_done_cannot_be_undone_here(giver: Book, taker: Book) -> None:
    (account,) = ids(giver, "Northwind")
    giver.run("Rename it", edit_account, account, name="Northwind Railways")
    taken(taker, given(giver, "Northwind"))
    theirs = account_history(taker, account)[1]
    assert theirs.label == "Rename it"
    assert undo_back(taker, account, theirs.id) == ()


def test_open_actions_of_the_former_owner_are_the_new_ones_and_done_ones_stay_whose_they_were(
    giver: Book, taker: Book
) -> None:
    (account,) = ids(giver, "Northwind")
    there = facts(giver, account)
    former = there.account.owner_id
    taken(taker, given(giver, "Northwind"))
    names = {member.id: member.name for member in facts(taker, account).team}

    def whose(action: Action) -> str:
        return names.get(action.team_member_id or 0, "")

    here = {action.id: action for action in facts(taker, account).actions}
    own = [action for action in there.actions if action.team_member_id == former]
    assert {(action.status in OPEN) for action in own} == {True, False}
    for action in own:
        assert whose(here[action.id]) == ("Jana Roth" if (action.status in OPEN) else "Alex Moreau")


def test_no_word_of_another_account_or_of_the_giver_s_settings_is_in_a_bundle(
    giver: Book,
) -> None:
    with giver.reading() as reading:
        names = [name for (name,) in reading.driver.execute("SELECT name FROM account")]
    giver.run("Rename both", rename_all, ids(giver, "Northwind", "Halden"), " & Sons of Kestrel")
    others = [name for name in names if not name.startswith("Northwind")]
    giver.run("They came", speak_of_others, ids(giver, "Northwind")[0], others[0])
    path = given(giver, "Northwind")
    with opened_book(path, CLOCK, read_only=True) as bundle:
        said = text_of(bundle)
        assert "Northwind" in said
        assert [name for name in others if name in said] == []
        with bundle.reading() as reading:
            assert reading.driver.execute("SELECT count(*) FROM setting").fetchone() == (0,)
    assert path.stat().st_mode & 0o777 == 0o600


def rename_all(work: Work, account_ids: list[int], more: str) -> None:
    for account_id in account_ids:
        edit_account(work, account_id, name=work.get(Account, account_id).name + more)


def speak_of_others(work: Work, account_id: int, name: str) -> None:
    for meeting in work.find(CouncilMeeting):
        work.put(replace(meeting, outcome=f"{name} leaves us"))
        note_presence(work, meeting.id, account_id, came=True)


def test_an_act_on_several_accounts_is_told_without_its_words(giver: Book, taker: Book) -> None:
    both = ids(giver, "Northwind", "Halden")
    giver.run("Swap Northwind and Halden", rename_all, both, " AG")
    taken(taker, given(giver, "Northwind"))
    labels = [line.label for line in account_history(taker, both[0])]
    assert "A change of several things" in labels
    assert not any("Halden" in label for label in labels)


def test_a_shareable_bundle_holds_what_a_customer_may_see_and_no_history(
    giver: Book, taker: Book
) -> None:
    (account,) = ids(giver, "Northwind")
    giver.run("Note it", edit_account, account, notes="They fear the audit", tags=("tough",))
    told = taken(taker, given(giver, "Northwind", shareable=True))
    here = facts(taker, account)
    assert told.acts == 0
    assert "They fear the audit" not in text_of(taker)
    there = facts(giver, account)
    seen, shown = facts_for_customer(here), facts_for_customer(there)
    assert (seen.goals, seen.readings, seen.milestones) == (
        shown.goals, shown.readings, shown.milestones,
    )  # fmt: skip
    assert here.readings
    for field in fields(AccountFacts):
        things = getattr(here, field.name)
        own = things if isinstance(things, tuple) and field.name not in {"team"} else ()
        assert all(is_shown(type(thing)) for thing in own), field.name
    assert is_shareable(Account, "notes") is False
    assert (here.account.notes, here.account.tags, here.notes, here.snapshots) == ("", (), (), ())
    assert taker.unusable() == ()


@pytest.mark.parametrize("how", ["id", "name", "domain", "elsewhere", "trash"])
def test_what_the_book_perhaps_has_is_proposed_and_left_out_until_it_is_said_to_be_another(
    giver: Book, taker: Book, how: str, pictured: Callable[[Book], Picture]
) -> None:
    (account,) = ids(giver, "Northwind")
    path = given(giver, "Northwind")
    there = facts(giver, account).account
    if how in ("id", "trash"):
        taken(taker, path)
        if how == "trash":
            taker.run("Throw it away", trash_accounts, [account])
    elif how == "name":
        taker.run("New", new_account, "NORTHWIND  Rail")
    elif how == "domain":
        taker.run("New", new_account, "Northwind", domain=there.domain)
    else:
        assert there.ids
        taker.run("New", new_account, "NWR", ids=there.ids)
    before = pictured(taker)
    told = taken(taker, path)
    assert (told.accounts, [each.id for each in told.proposed]) == ((), [account])
    assert pictured(taker) == before

    told = taken(taker, path, account)
    assert told.proposed == ()
    assert len(told.accounts) == 1
    assert taker.unusable() == ()
    if how == "id":
        assert told.accounts[0].id != account
        one, two = facts(taker, account), facts(taker, told.accounts[0].id)
        assert len(one.contacts) == len(two.contacts) > 0
        assert not {each.id for each in one.contacts} & {each.id for each in two.contacts}
        assert {each.account_id for each in two.actions} == {two.account.id}
        assert len(account_history(taker, two.account.id)) == len(account_history(taker, account))
    if how in ("id", "name", "domain"):
        assert len(taker.trial(doubles)) == 1  # and that is asked from now on
    assert taker.undo() == "Take up"
    assert pictured(taker) == before


def test_shared_things_are_known_by_name_and_a_metric_of_another_unit_stays_another(
    giver: Book, taker: Book
) -> None:
    taken(taker, given(giver, "Northwind"))
    segments, metrics = names_of(taker, "segment"), names_of(taker, "metric")
    path = giver.path.with_name("two.csmbundle")
    give_bundle(giver, ids(giver, "Halden"), path)
    taken(taker, path)
    assert names_of(taker, "segment") == segments
    assert len(set(names_of(taker, "metric"))) == len(names_of(taker, "metric"))
    assert len(names_of(taker, "metric")) >= len(metrics)
    assert names_of(taker, "team_member").count("Jana Roth") == 1


def names_of(book: Book, table: str) -> list[str]:
    with book.reading() as reading:
        return [name for (name,) in reading.driver.execute(f"SELECT name FROM {table}")]


def test_a_unit_tells_metrics_of_one_name_apart(giver: Book, taker: Book) -> None:
    path = given(giver, "Northwind")
    taken(taker, path)
    metric = facts(taker, ids(taker, "Northwind")[0]).readings[0].metric_id
    with taker.reading() as reading:
        name, unit = reading.driver.execute(
            "SELECT name, unit FROM metric WHERE id = ?", (metric,)
        ).fetchone()
    taker.undo()
    taker.run("Measure", new_metric, name, unit=f"{unit} of a mile")
    taken(taker, path)
    assert names_of(taker, "metric").count(name) == 2


def test_the_giver_s_book_says_who_has_them_and_one_undo_takes_that_back(giver: Book) -> None:
    both = ids(giver, "Northwind", "Halden")
    giver.run("Hand over", hand_over, both, " Jana  Roth ")
    for account_id in both:
        account = facts(giver, account_id).account
        assert (account.handed_to, account.handed_on) == ("Jana Roth", CLOCK.today())
        owner = next(m for m in facts(giver, account_id).team if m.id == account.owner_id)
        assert owner.name == "Jana Roth"
    with pytest.raises(UserError, match="To whom"):
        giver.run("Hand over", hand_over, both, "  ")
    giver.run("Keep", keep_again, both[:1])
    kept = facts(giver, both[0]).account
    assert (kept.handed_to, kept.handed_on) == ("", None)
    giver.undo()
    giver.undo()
    assert facts(giver, both[1]).account.handed_to == ""
    assert "Jana Roth" not in names_of(giver, "team_member")


def test_a_sealed_bundle_opens_with_its_passphrase_alone(giver: Book, taker: Book) -> None:
    path = given(giver, "Northwind", passphrase=WORDS)
    assert b"Northwind" not in path.read_bytes()
    before = path.read_bytes()
    with pytest.raises(LockedBookError):
        open_bundle(taker, path)
    with pytest.raises(WrongPassphraseError):
        unlock(path, "wrong horse battery")
    unlock(path, WORDS)
    assert len(taken(taker, path).accounts) == 1
    assert path.read_bytes() == before
    with pytest.raises(UserError, match="at least 8"):
        give_bundle(giver, ids(giver, "Halden"), path.with_name("x"), "short")
    assert not path.with_name("x").exists()


def test_what_is_no_sound_bundle_of_this_program_is_refused_with_a_sentence(
    giver: Book, taker: Book, tmp_path: Path, pictured: Callable[[Book], Picture]
) -> None:
    path, before = given(giver, "Northwind"), pictured(taker)
    whole = path.read_bytes()
    torn = bytearray(whole)
    torn[40_000:42_000] = b"?" * 2_000
    odd = {
        "a book and no bundle": None,
        "damaged": bytes(torn),
        "not a CSM Desktop": b"PK\3\4" * 99,
    }
    for said, content in odd.items():
        file = giver.path if content is None else tmp_path / "odd.csmbundle"
        if content is not None:
            file.write_bytes(content)
        with pytest.raises(UserError, match=said):
            open_bundle(taker, file)
    assert pictured(taker) == before
    assert path.read_bytes() == whole


def test_a_bundle_of_a_newer_program_is_refused(giver: Book, taker: Book) -> None:
    path = given(giver, "Northwind")
    with bare(path, archive=True) as closed:
        closed.execute("UPDATE alembic_version SET version_num = '9999'")
        closed.execute("UPDATE book_stamp SET program = '99.0'")
    with pytest.raises(stamp.NewerBookError, match=r"99\.0"):
        open_bundle(taker, path)


def test_what_is_on_its_way_is_sent_by_no_second_book(giver: Book, taker: Book) -> None:
    (account,) = ids(giver, "Northwind")

    def write(work: Work) -> None:
        for state in MailState:
            work.add(OutboxMail(work.new_id(), account, state=state))

    giver.run("Write", write)
    taken(taker, given(giver, "Northwind"))
    kept = {mail.state for mail in facts(taker, account).outbox}
    assert kept == set(MailState) - {MailState.DRAFT, MailState.QUEUED, MailState.CLAIMED}


def test_a_colleague_s_clock_that_runs_ahead_keeps_undo_in_order(giver: Book, taker: Book) -> None:
    (account,) = ids(giver, "Northwind")
    giver.run("Rename it", edit_account, account, name="Northwind Railways")
    path = given(giver, "Northwind")
    with bare(path, archive=True) as closed:
        closed.execute("PRAGMA foreign_keys=OFF")
        for table, column in (("change_set", "id"), ("change", "change_set_id"),
                              ("final_act", "change_set_id")):  # fmt: skip
            closed.execute(f"UPDATE {table} SET {column} = {column} + ?", (1 << 58,))
    seal(path, archive=True)
    taken(taker, path)
    taker.run("Note it", edit_account, account, notes="Ours now")
    assert taker.undo() == "Note it"
    assert taker.undo() == "Take up"
