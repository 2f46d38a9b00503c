"""Two accounts become one by hand: all of both hangs on the survivor, and undo parts them again."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from csm_desktop.app.accounts import merge
from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.accounts.stages import enter_stage
from csm_desktop.app.accounts.trash import remove_for_good
from csm_desktop.app.book import Book, Work
from csm_desktop.app.lists.accounts import accounts, search_hits
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.fields.merge import made_one
from csm_desktop.domain.journey.stages import stage_history
from csm_desktop.domain.records.accounts import Account, ToldApart
from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.domain.records.foreign_ids import foreign_ids
from csm_desktop.domain.records.health import HealthSnapshot
from csm_desktop.domain.records.lifecycle import HandOver, Stage, StageChange
from csm_desktop.domain.records.metrics import Reading
from csm_desktop.domain.records.passport import references
from csm_desktop.domain.records.reviews import Review
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from csm_desktop.wording import render
from tests.app.conftest import Picture
from tests.books import sample_copy

Pictured = Callable[[Book], Picture]


@pytest.fixture
def sample(tmp_path: Path, clock: FixedClock) -> Iterator[Book]:
    with opened_book(sample_copy(tmp_path / "sample.csm"), clock) as opened:
        yield opened


def fetched(book: Book, account_id: int) -> Account:
    return book.trial(Work.get, Account, account_id)


def richest(book: Book) -> tuple[int, int]:
    """Two accounts of the sample book."""
    lines = {line.name: line.id for line in accounts(book)}
    return lines["Kestrel Health"], lines["Northwind Rail"]


def hanging(work: Work, account_id: int) -> set[tuple[str, int]]:
    """All that hangs on an account, by kind and id."""
    kinds: list[Any] = [
        kind
        for kind in ENTITIES
        if kind not in (Account, ToldApart, HealthSnapshot) and "account_id" in references(kind)
    ]
    return {
        (kind.__name__, each.id)
        for kind in kinds
        for each in work.find(kind, account_id=account_id)
    }


def test_all_of_both_hangs_on_the_kept_one_and_one_undo_parts_them(
    sample: Book, pictured: Pictured
) -> None:
    kept, other = richest(sample)
    before = pictured(sample)
    both = sample.trial(hanging, kept) | sample.trial(hanging, other)
    done = sample.run("Merge", merge.merge_accounts, kept, other)
    assert len(sample.trial(hanging, kept)) + sum(done.left.values()) == len(both)
    assert len(sample.trial(hanging, other)) == sum(done.left.values())
    days = [(each.metric_id, each.on) for each in sample.trial(Work.find, Reading, account_id=kept)]
    assert len(days) == len(set(days)), "one value a day"
    numbers = [each.number for each in sample.trial(Work.find, Review, account_id=kept)]
    assert len(numbers) == len(set(numbers))
    gone = fetched(sample, other)
    assert (gone.merged_into_id, gone.ids) == (kept, ())
    assert gone.deleted_at is not None
    assert {each.text for each in fetched(sample, kept).ids} == {"KES-0288", "NWR-0417"}
    assert kept in {hit.account_id for hit in search_hits(sample, "Northwind Rail")}
    assert sample.undo() == "Merge"
    assert pictured(sample) == before
    assert sample.redo() == "Merge"
    assert fetched(sample, other).merged_into_id == kept


@pytest.mark.parametrize(("chosen", "stage"), [((), Stage.PERFORMANCE), (["stage"], Stage.TRIAL)])
def test_the_one_is_in_the_stage_that_its_last_change_says(
    book: Book, pictured: Pictured, chosen: list[str], stage: Stage
) -> None:
    one, two = (book.run("New", new_account, name).id for name in ("Alder", "Alder Ltd"))
    book.run("Stage", enter_stage, one, Stage.PERFORMANCE, on=date(2026, 3, 1))
    book.run("Stage", enter_stage, two, Stage.TRIAL, on=date(2026, 5, 1))
    hands = book.trial(Work.find, HandOver)
    before = pictured(book)
    book.run("Merge", merge.merge_accounts, one, two, chosen)
    changes = book.trial(Work.find, StageChange, account_id=one)
    assert fetched(book, one).stage is stage
    assert stage_history(changes, book.today())[-1].stage is stage
    assert len(book.trial(Work.find, HandOver)) == len(hands), "nobody handed anything over"
    book.undo()
    assert pictured(book) == before


def test_where_both_say_something_a_person_chooses(book: Book) -> None:
    one = book.run("New", new_account, "Alder", industry="Retail", city="York")
    two = book.run("New", new_account, "Alder Ltd", industry="Trade", country="GB", notes="Late")
    names = {name for name, *_ in merge.choices(one, two)}
    assert names == {"name", "industry"}
    with pytest.raises(UserError, match="do not differ in stage"):
        book.run("Merge", merge.merge_accounts, two.id, one.id, ["stage"])
    book.run("Merge", merge.merge_accounts, one.id, two.id, ["industry"])
    made = fetched(book, one.id)
    assert (made.name, made.industry, made.city, made.country) == ("Alder", "Trade", "York", "GB")
    assert (made.also_called, made.notes) == (("Alder Ltd",), "Late")
    assert made_one(one, two).industry == "Retail"


def test_what_cannot_be_merged_is_said_and_nothing_changes(book: Book) -> None:
    one = book.run("New", new_account, "Alder")
    two = book.run("New", new_account, "Birch")
    book.run("Merge", merge.merge_accounts, one.id, two.id)
    for pair in ((one.id, one.id), (one.id, two.id), (two.id, one.id)):
        with pytest.raises(UserError):
            book.run("Again", merge.merge_accounts, *pair)
    assert book.undo_label == "Merge"


def test_a_look_ahead_says_the_same_and_writes_nothing(sample: Book, pictured: Pictured) -> None:
    before = pictured(sample)
    told = sample.trial(merge.foreseen, *richest(sample))
    assert pictured(sample) == before
    assert sample.run("Merge", merge.merge_accounts, *richest(sample)) == told


def test_who_is_alike_is_proposed_until_somebody_says_that_they_are_two(book: Book) -> None:
    one = book.run("New", new_account, "Álder, Inc.", domain="alder.example")
    two = book.run("New", new_account, "alder", ids=foreign_ids("7", "Zoho"))
    group = book.run("New", new_account, "Alder Energy Group", domain="alder.example")
    book.run("New", new_account, "Elm", domain="gmail.com")
    book.run("New", new_account, "Oak", domain="gmail.com")
    found = {
        (pair.kept_id, pair.other_id): render(pair.why) for *_, pair in book.trial(merge.doubles)
    }
    assert found == {
        (one.id, two.id): "the same name",
        (one.id, group.id): "the same web domain, alder.example, and similar names",
    }
    book.run("Two", merge.tell_apart, group.id, one.id)
    book.run("Two", merge.tell_apart, one.id, group.id)
    assert [pair.other_id for *_, pair in book.trial(merge.doubles)] == [two.id]
    book.run("Part", edit_account, two.id, parent_id=one.id)
    assert book.trial(merge.doubles) == ()


def test_what_was_told_of_the_other_holds_for_the_kept_one(book: Book) -> None:
    one = book.run("New", new_account, "Alder")
    two = book.run("New", new_account, "Alder")
    three = book.run("New", new_account, "Alder")
    book.run("Two", merge.tell_apart, two.id, three.id)
    book.run("Merge", merge.merge_accounts, one.id, two.id)
    assert book.trial(merge.doubles) == ()


def test_once_the_other_is_removed_for_good_the_book_stays_whole(book: Book) -> None:
    one = book.run("New", new_account, "Alder", contract_start=date(2025, 1, 1))
    two = book.run("New", new_account, "Birch", ids=foreign_ids("B-1", "Zoho"))
    child = book.run("New", new_account, "Birch South", parent_id=two.id)
    book.run("Merge", merge.merge_accounts, one.id, two.id)
    assert fetched(book, child.id).parent_id == one.id
    remove_for_good(book, [two.id])
    while book.undo() is not None:
        pass
    with book.reading() as connection:
        assert connection.driver.execute("PRAGMA foreign_key_check").fetchall() == []


def test_what_lies_between_two_that_become_one_makes_no_circle(book: Book) -> None:
    top = book.run("New", new_account, "Elm Group")
    between = book.run("New", new_account, "Elm Region", parent_id=top.id)
    low = book.run("New", new_account, "Elm", parent_id=between.id)
    book.run("One", merge.merge_accounts, low.id, top.id)
    assert fetched(book, low.id).parent_id is None
    assert fetched(book, between.id).parent_id == low.id
