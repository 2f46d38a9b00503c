"""Searching by what users would type: the place of a meeting, a feeling, a note of a stage."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import trash_accounts
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.app.meetings.acts import edit_meeting
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.search import findings
from csm_desktop.domain.records.plan import Mood, MoodRecord
from csm_desktop.storage.session import Work
from tests.books import CLOCK, sample_copy


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with opened_book(sample_copy(tmp_path / "Mine.csm"), CLOCK) as book:
        yield book


def test_a_place_and_a_feeling_are_found_by_their_words(book: Book) -> None:
    northwind = account_named(book, "Northwind").id
    meeting = account_facts(book, northwind).meetings[0]
    book.run("Place", edit_meeting, meeting.id, place="Depot Zwolle, room 4")
    assert [(hit.kind, hit.row_id) for hit in findings(book, "zwolle")] == [("meeting", meeting.id)]
    sceptics = findings(book, "sceptic")
    assert {hit.kind for hit in sceptics} >= {"contact"}
    assert "Sceptical" in {hit.snippet for hit in sceptics if hit.kind == "contact"}
    moods = [hit for hit in findings(book, "reality trough") if hit.kind == "mood_record"]
    for hit in moods:
        assert hit.account_id is not None
        assert account_facts(book, hit.account_id).moods[-1].mood is Mood.TROUGH
    assert moods
    # What lies in the trash is not found by its feelings either.
    gone = {hit.account_id for hit in (*sceptics, *moods) if hit.account_id is not None}
    book.run("Trash", trash_accounts, list(gone))
    assert not gone & {hit.account_id for hit in findings(book, "sceptic")}
    assert not gone & {hit.account_id for hit in findings(book, "reality trough")}


def test_of_two_moods_of_a_day_the_later_one_counts(book: Book) -> None:
    account_id = account_named(book, "Northwind").id
    for row_id, mood in ((9, Mood.HONEYMOON), (10, Mood.TROUGH)):
        book.run("Mood", _feel, MoodRecord(row_id, account_id, date(2030, 1, 1), mood))
    found = {hit.row_id for hit in findings(book, "reality trough") if hit.kind == "mood_record"}
    assert 10 in found


def _feel(work: Work, /, record: MoodRecord) -> None:
    work.add(record)
