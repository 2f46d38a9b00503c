"""Two copies of one book, edited on two machines, become one again."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import (
    edit_account,
    new_account,
    take_accounts_back,
    trash_account,
)
from csm_desktop.app.accounts.history import account_history
from csm_desktop.app.accounts.trash import remove_for_good
from csm_desktop.app.book import Book
from csm_desktop.app.exchange.bundle import give_bundle
from csm_desktop.app.exchange.merge import CopySide, Current, MergePlan, merge, merge_plan
from csm_desktop.app.exchange.take import open_bundle, take
from csm_desktop.app.opened_book import create_book, opened_book
from csm_desktop.app.passphrase import unlock
from csm_desktop.app.people.contacts import edit_contact, new_contact
from csm_desktop.app.plan.actions import edit_action, new_action, remove_action
from csm_desktop.app.settings import put_text
from csm_desktop.app.travel import seal_for_travel
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.letters.outbox import MailState, OutboxMail
from csm_desktop.domain.records.meetings import Attendance
from csm_desktop.domain.records.plan import Action
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.file.soundness import Report, check
from csm_desktop.storage.session import Work
from tests.app.conftest import picture
from tests.books import WORDS
from tests.clocks import SetClock


class Two:
    """A book and its copy, each open, on clocks of their own."""

    def __init__(self, folder: Path, stack: ExitStack, template: Path) -> None:
        self.clock = SetClock()
        self.here_path = Path(shutil.copy(template, folder / "here.csm"))
        with opened_book(self.here_path, self.clock) as before:
            self.account = before.run("New", new_account, "Halden Foods")
            self.contact = before.run("New", new_contact, self.account.id, "Lena Brandt")
            self.action = before.run(
                "New", new_action, self.account.id, "Call", contact_id=self.contact.id
            )
            self.clock.go(hours=1)
        self.there_path = Path(shutil.copy(self.here_path, folder / "there.csm"))
        self.here = stack.enter_context(opened_book(self.here_path, self.clock))
        self.there = stack.enter_context(opened_book(self.there_path, self.clock))

    def plan(self, **decided: CopySide) -> MergePlan:
        return merge_plan(self.here, self.there_path, dict(decided))

    def back(self) -> MergePlan:
        return merge_plan(self.there, self.here_path)

    def edit(self, book: Book, **fields: str) -> None:
        """Edit the account; an hour later, so that no two edits are one."""
        self.clock.go(hours=1)
        book.run("Edit it", edit_account, self.account.id, **fields)  # type: ignore[arg-type]


@pytest.fixture
def two(tmp_path: Path, blank: Path) -> Iterator[Two]:
    with ExitStack() as stack:
        yield Two(tmp_path, stack, blank)


def account(book: Book, account_id: int) -> Account:
    return book.trial(lambda work: work.get(Account, account_id))


def every(choice: CopySide, plan: MergePlan) -> dict[str, CopySide]:
    return {conflict.name: choice for conflict in plan.conflicts}


def merged(book: Book, other: Path, choice: CopySide | None = None) -> MergePlan:
    """Merge until nothing is left to do, with one side's word in every conflict."""
    decided: dict[str, CopySide] = {}
    plan = merge_plan(book, other)
    while choice is not None and plan.undecided:
        decided |= every(choice, plan)
        plan = merge_plan(book, other, decided)
    if not plan.does_nothing:
        book.run("Merge", merge, plan)
    return plan


def test_what_a_merge_brings_and_nobody_can_use_is_told(two: Two) -> None:
    """As a program stored it that knew no bounds; our book was looked through before."""
    assert two.here.unusable() == ()
    two.there.run("Edit it", edit_account, two.account.id, employees=7)
    two.there.record(
        lambda work: work.connection.driver.execute("UPDATE account SET employees = -5").close()
    )
    merged(two.here, two.there_path)
    assert [each.text for each in two.here.unusable()] == ["-5"]
    two.here.close()
    with opened_book(two.here_path, two.clock) as again:
        assert [each.text for each in again.unusable()] == ["-5"]


def test_what_one_copy_removed_for_good_comes_back_by_no_merge(two: Two, tmp_path: Path) -> None:
    def both(work: Work) -> list[int]:
        gone, stays = new_account(work, "Kestrel Air"), new_account(work, "Merlin")
        edit_account(work, stays.id, parent_id=gone.id)
        return [gone.id, stays.id]

    # Made by one act with what stays, so that both copies have that act, and not the same one.
    gone, stays = two.here.run(say("Two of Kestrel Air"), both)
    two.there.run("Merge", merge, two.back())
    two.here.run("Throw away", trash_account, gone)
    two.there.run("Merge", merge, two.back())
    two.clock.go(hours=1)
    two.there.run(say("Take {name} back", name="Kestrel Air"), take_accounts_back, [gone])
    two.there.run(say("Meet them at {name}", name="Kestrel Air"), new_contact, gone, "Zoe Marlow")
    assert remove_for_good(two.here, [gone]) == 1

    plan = two.plan()
    assert (plan.undecided, plan.gone, plan.added) == (0, 2, 0)
    two.here.run("Merge", merge, plan)
    assert account(two.here, stays).parent_id is None
    with two.here.reading() as connection:
        for table in ("account", "contact", "change_set", "change"):
            rows = connection.driver.execute(f'SELECT * FROM "{table}"').fetchall()
            assert not [row for row in rows if "Kestrel" in repr(row) or "Zoe" in repr(row)], table
    back = two.back()
    assert (back.undecided, back.gone) == (0, 2)
    two.there.run("Merge", merge, back)
    assert account(two.there, gone).name == "Kestrel Air"
    assert two.back().does_nothing
    # What comes back by somebody's will is merged as all else.
    bundle = open_bundle(two.here, give_bundle(two.there, [gone], tmp_path / "k.csm").path)
    two.here.run("Take up", take, bundle, ())
    two.clock.go(hours=1)
    two.there.run("Edit it", edit_account, gone, city="Oslo")
    two.here.run("Merge", merge, two.plan())
    assert account(two.here, gone).city == "Oslo"


def test_h2_what_each_copy_changed_alone_is_taken_over_and_one_undo_takes_it_back(
    two: Two,
) -> None:
    two.edit(two.here, notes="From here")
    two.edit(two.there, city="Oslo")
    new = two.there.run("New", new_account, "Northwind")
    before = picture(two.here)
    plan = two.plan()
    assert (plan.current, plan.ours, plan.theirs, plan.undecided) == (Current.BOTH, 1, 2, 0)
    assert (plan.added, plan.changed, plan.removed, plan.acts) == (1, 1, 0, 2)
    assert picture(two.here) == before
    two.here.run("Merge", merge, plan)
    one = account(two.here, two.account.id)
    assert (one.notes, one.city) == ("From here", "Oslo")
    assert account(two.here, new.id).name == "Northwind"
    assert [line.label for line in account_history(two.here, two.account.id)].count("Edit it") == 2

    after = picture(two.here)
    assert two.plan().does_nothing
    assert two.here.undo() == "Merge"
    assert picture(two.here) == before
    assert two.here.undo_label == "Edit it"
    assert two.here.redo() == "Merge"
    assert picture(two.here) == after
    assert two.here.undo() == "Merge"
    two.here.run("Merge", merge, two.plan())
    assert picture(two.here) == after


def test_which_copy_is_current_is_said(two: Two) -> None:
    assert two.plan().current is Current.SAME
    two.edit(two.there, city="Oslo")
    assert (two.plan().current, two.back().current) == (Current.THEIRS, Current.OURS)
    two.edit(two.here, notes="From here")
    assert two.plan().current is Current.BOTH
    two.here.run("Merge", merge, two.plan())
    assert (two.plan().current, two.back().current) == (Current.OURS, Current.THEIRS)
    two.there.run("Merge", merge, two.back())
    assert (two.plan().current, two.back().current) == (Current.SAME, Current.SAME)
    assert two.plan().does_nothing
    assert two.back().does_nothing


def test_a_field_that_both_changed_is_shown_and_stays_until_it_is_decided(two: Two) -> None:
    two.edit(two.here, name="Halden AG")
    two.edit(two.there, name="Halden GmbH")
    two.edit(two.there, city="Oslo")
    plan = two.plan()
    (conflict,) = plan.conflicts
    assert (conflict.kind, conflict.field) == (Account, "name")
    assert (conflict.ours, conflict.theirs, conflict.choice) == ("Halden AG", "Halden GmbH", None)
    two.here.run("Merge", merge, plan)
    one = account(two.here, two.account.id)
    assert (one.name, one.city) == ("Halden AG", "Oslo")
    # Still open, from either side, and nothing new.
    assert (two.plan().undecided, two.plan().does_nothing) == (1, True)
    assert (two.back().undecided, account(two.there, two.account.id).name) == (1, "Halden GmbH")

    decided = two.plan(**{conflict.name: CopySide.THEIRS})
    assert (decided.undecided, decided.conflicts[0].choice) == (0, CopySide.THEIRS)
    two.here.run("Merge", merge, decided)
    assert account(two.here, two.account.id).name == "Halden GmbH"
    assert two.plan().conflicts == ()
    assert two.back().conflicts == ()


def test_to_keep_ours_is_a_decision_that_the_other_copy_follows(two: Two) -> None:
    two.edit(two.here, name="Halden AG")
    two.edit(two.there, name="Halden GmbH")
    merged(two.here, two.there_path, CopySide.OURS)
    assert account(two.here, two.account.id).name == "Halden AG"
    back = two.back()
    assert back.conflicts == ()
    two.there.run("Merge", merge, back)
    assert account(two.there, two.account.id).name == "Halden AG"


def test_what_one_threw_away_and_the_other_worked_with_is_a_conflict(two: Two) -> None:
    two.clock.go(hours=1)
    two.there.run("Throw away", trash_account, two.account.id)
    two.here.run("Edit", edit_contact, two.contact.id, title="CFO")
    (conflict,) = two.plan().conflicts
    assert (conflict.kind, conflict.field, conflict.ours) == (Account, "deleted_at", None)
    (other,) = two.back().conflicts
    assert other.name == conflict.name
    merged(two.here, two.there_path, CopySide.THEIRS)
    assert account(two.here, two.account.id).deleted_at is not None
    two.here.undo()
    assert account(two.here, two.account.id).deleted_at is None


def test_what_one_threw_away_and_the_other_left_alone_goes(two: Two) -> None:
    two.there.run("Throw away", trash_account, two.account.id)
    plan = merged(two.here, two.there_path)
    assert plan.conflicts == ()
    assert account(two.here, two.account.id).deleted_at is not None


def test_what_one_removed_and_the_other_changed_is_a_conflict_from_either_side(two: Two) -> None:
    two.there.run("Remove", remove_action, two.action.id)
    two.here.run("Edit", edit_action, two.action.id, note="Still to do")
    (here,), (there,) = two.plan().conflicts, two.back().conflicts
    assert (here.field, here.ours, here.theirs) == ("", "Call", None)
    assert (there.field, there.ours, there.theirs) == ("", None, "Call")
    merged(two.there, two.here_path, CopySide.THEIRS)
    assert two.there.trial(lambda work: work.get(Action, two.action.id)).note == "Still to do"
    merged(two.here, two.there_path)
    assert two.plan().conflicts == ()


def remove_contact(work: Work, contact_id: int) -> None:
    for action in work.find(Action, contact_id=contact_id):
        remove_action(work, action.id)
    work.remove_where(Attendance, contact_id=contact_id)
    work.remove(work.get(Contact, contact_id))


@pytest.mark.parametrize("choice", [CopySide.OURS, CopySide.THEIRS, None])
def test_what_still_refers_to_what_the_other_removed_keeps_it_until_it_is_decided(
    two: Two, choice: CopySide | None
) -> None:
    two.there.run("Remove her", remove_contact, two.contact.id)
    made = two.here.run("New", new_action, two.account.id, "Write", contact_id=two.contact.id)
    plan = merged(two.here, two.there_path, choice)
    assert [conflict.kind for conflict in plan.conflicts] == [Contact]
    there = two.here.trial(lambda work: work.find(Contact))
    assert bool(there) == (choice is not CopySide.THEIRS)
    kept = two.here.trial(lambda work: work.get(Action, made.id))
    assert kept.contact_id == (None if choice is CopySide.THEIRS else two.contact.id)

    # And the other way round: what is not decided brings nothing that hangs in the air.
    back = merged(two.there, two.here_path)
    assert back.undecided == (1 if choice is None else 0)
    assert check_of(two.there).sound


def check_of(book: Book) -> Report:
    path = book.path.with_name("checked.csm")
    path.unlink(missing_ok=True)
    book.copy_to(path)
    return check(path)


@pytest.mark.parametrize("choice", list(CopySide))
def test_what_both_made_and_a_book_has_once_is_one_afterwards(two: Two, choice: CopySide) -> None:
    for book, value in ((two.here, "EUR"), (two.there, "USD")):
        two.clock.go(hours=1)
        book.run("Currency", put_text, "currency", value)
        book.run("Months", put_text, "fiscal_year_start", "4")
    plan = two.plan()
    assert [(each.ours, each.theirs) for each in plan.conflicts] == [("currency", "currency")]
    merged(two.here, two.there_path, choice)
    assert merged(two.there, two.here_path).conflicts == ()
    kept = picture(two.here)["setting"]
    assert kept == picture(two.there)["setting"]
    assert len(kept) == 2
    assert ("EUR" if choice is CopySide.OURS else "USD") in str(kept)
    assert two.plan().does_nothing


def test_a_letter_that_one_copy_sent_is_not_sent_by_the_other(two: Two) -> None:
    two.clock.go(hours=1)
    sent = OutboxMail(1 << 55, two.account.id, subject="Hello", state=MailState.QUEUED)
    two.here.run("Write", Work.put, sent)
    merged(two.there, two.here_path)

    def send(work: Work) -> None:
        work.put(replace(work.get(OutboxMail, sent.id), state=MailState.SENT))

    two.there.record(send)  # the program's own word, of which no journal knows
    merged(two.here, two.there_path)
    assert two.here.trial(lambda work: work.get(OutboxMail, sent.id)).state is MailState.SENT
    merged(two.there, two.here_path)
    assert two.there.trial(lambda work: work.get(OutboxMail, sent.id)).state is MailState.SENT


def test_what_was_undone_here_after_the_copy_is_asked_about(two: Two) -> None:
    two.edit(two.here, city="Oslo")
    merged(two.there, two.here_path)
    two.here.undo()
    (conflict,) = two.back().conflicts
    assert (conflict.ours, conflict.theirs) == ("Oslo", "")


def test_a_book_that_is_no_copy_is_refused(two: Two, tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.csm"
    create_book(stranger)
    before = picture(two.here)
    for path, said in (
        (stranger, "no copy of here.csm"), (two.here_path, "the book itself"),
        (tmp_path / "none.csm", "There is no book"),
    ):  # fmt: skip
        with pytest.raises(UserError, match=said):
            merge_plan(two.here, path)
    assert picture(two.here) == before


def test_the_other_copy_stays_byte_for_byte(two: Two) -> None:
    two.edit(two.there, city="Oslo")
    closed = two.there_path.with_name("closed.csm")
    two.there.copy_to(closed)
    before = closed.read_bytes()
    plan = merge_plan(two.here, closed)
    two.here.run("Merge", merge, plan)
    assert closed.read_bytes() == before
    assert account(two.here, two.account.id).city == "Oslo"


def test_copies_on_clocks_that_were_set_back_give_no_id_twice(two: Two) -> None:
    two.clock.go(days=-400)
    for number in range(20):
        two.here.run("New", new_account, f"Here {number}")
        two.there.run("New", new_account, f"There {number}")
    plan = merged(two.here, two.there_path)
    assert (plan.added, plan.conflicts) == (20, ())
    assert len(picture(two.here)["account"]) == 41


def test_a_sealed_copy_of_some_accounts_comes_back_from_its_journey(
    two: Two, tmp_path: Path
) -> None:
    two.edit(two.here, city="Bergen")
    other = two.here.run("New", new_account, "Northwind")
    path = tmp_path / "trip.csm"
    seal_for_travel(two.here, [two.account.id], path, WORDS, two.clock.today())
    unlock(path, WORDS)
    two.edit(two.here, notes="From here")
    with opened_book(path, two.clock) as trip:
        two.edit(trip, city="Oslo")
    plan = merge_plan(two.here, path)
    assert (plan.conflicts, plan.gone, plan.changed, plan.removed) == ((), 0, 1, 0)
    two.here.run("Merge", merge, plan)
    one = account(two.here, two.account.id)
    assert (one.notes, one.city) == ("From here", "Oslo")
    assert account(two.here, other.id).name == "Northwind"
    with opened_book(path, two.clock) as trip:
        back = merged(trip, two.here_path)
        assert (back.conflicts, back.gone) == ((), 0)
        assert account(trip, two.account.id).notes == "From here"
        assert len(picture(trip)["account"]) == 1
