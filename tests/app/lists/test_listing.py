"""A name leads to its account, or to a list of candidates; never to a guess."""

from datetime import UTC, date, datetime

import pytest

from csm_desktop.app.accounts.acts import edit_account, new_account, trash_account
from csm_desktop.app.accounts.stages import enter_stage
from csm_desktop.app.book import Book
from csm_desktop.app.lists import figures
from csm_desktop.app.lists.accounts import (
    account_facts,
    account_named,
    accounts,
    search_hits,
    trash,
)
from csm_desktop.app.meetings.acts import new_meeting
from csm_desktop.app.meetings.notes import write_notes
from csm_desktop.app.money.revenue_events import new_event
from csm_desktop.app.money.subscriptions import new_subscription
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.lifecycle import Stage
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import RevenueKind
from csm_desktop.errors import UserError
from csm_desktop.storage import search
from csm_desktop.storage.file import stopped
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.session import Work


def test_a_name_its_beginning_or_an_id_finds_the_account(book: Book) -> None:
    halden = book.run("New", new_account, "Halden Foods")
    book.run("New", new_account, "Kestrel Health")
    for text in ("Halden Foods", "halden foods", "HALD", str(halden.id)):
        assert account_named(book, text).id == halden.id


def test_accents_and_capitals_need_not_be_typed(book: Book) -> None:
    omi = book.run("New", new_account, "Ōmi Robotics")
    for text in ("omi", "ŌMI ROBOTICS", "O\u0304mi"):
        assert account_named(book, text).id == omi.id


def test_a_part_of_a_name_finds_it_where_no_name_begins_so(book: Book) -> None:
    yamada = book.run("New", new_account, "株式会社山田製作所")
    assert account_named(book, "山田").id == yamada.id


def test_a_whole_name_wins_over_longer_ones(book: Book) -> None:
    short = book.run("New", new_account, "Acme")
    book.run("New", new_account, "Acme Rail")
    assert account_named(book, "acme").id == short.id


def test_an_ambiguous_name_lists_the_candidates_with_their_ids(book: Book) -> None:
    twins = [book.run("New", new_account, "Acme") for _ in range(2)]
    with pytest.raises(UserError) as told:
        account_named(book, "Acme")
    assert all(str(twin.id) in told.value.advice for twin in twins)


def test_an_unknown_name_says_what_to_do(book: Book) -> None:
    with pytest.raises(UserError, match="no account “Nobody”"):
        account_named(book, "Nobody")


def test_the_trash_is_out_of_lists_and_names(book: Book) -> None:
    account = book.run("New", new_account, "Acme")
    book.run("Trash", trash_account, account.id)
    assert accounts(book) == ()
    assert [line.name for line in trash(book)] == ["Acme"]
    with pytest.raises(UserError):
        account_named(book, "Acme")


def test_facts_are_those_of_one_account(book: Book) -> None:
    account = book.run("New", new_account, "Acme")
    book.run("New", new_account, "Other")
    assert account_facts(book, account.id).account == account
    assert [hit.id for hit in search_hits(book, "acm")] == [account.id]


def test_a_search_ends_when_nobody_waits_for_it_and_the_next_one_finds(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = book.run("New", new_account, "Acme")
    monkeypatch.setattr(stopped, "_STEPS", 1)

    def go_away() -> None:
        raise LookupError("nobody")

    with pytest.raises(LookupError, match="nobody"):
        search_hits(book, "acm", waiting=go_away)
    asked: list[None] = []
    for waiting in (None, lambda: asked.append(None)):
        assert [hit.id for hit in search_hits(book, "acm", waiting=waiting)] == [account.id]
    assert asked


def test_what_was_found_tells_its_day_by_the_clock_of_its_meeting(book: Book) -> None:
    account = book.run("New", new_account, "Acme")
    late = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    meeting = book.run(
        "Meeting", new_meeting, account.id, MeetingKind.WORKING_SESSION, late, "Asia/Tokyo", []
    )
    book.run("Note", write_notes, meeting.id, body="Zebra plan")
    found = {hit.kind: hit.on for hit in search_hits(book, "zebra")}
    assert found["note"] == date(2026, 11, 21)
    book.run("Rename", edit_account, account.id, name="Zebra")
    assert {hit.kind: hit.on for hit in search_hits(book, "zebra")}["account"] is None


def test_notes_of_every_kind_are_found_and_what_has_no_words_is_not_indexed(book: Book) -> None:
    account = book.run("New", new_account, "Acme")
    day = date(2026, 5, 4)
    book.run("Stage", enter_stage, account.id, Stage.ADOPTION, on=day, note="Zebra pilot")
    contract = book.run("Contract", new_subscription, account.id, "Fleet")
    for note in ("zebra rebate", ""):
        book.run("Event", new_event, account.id, RevenueKind.NEW, day, Money(100, "EUR"),
                 subscription_id=contract.id, note=note)  # fmt: skip
    assert sorted(hit.kind for hit in search_hits(book, "zebra")) == [
        "hand_over", "revenue_event", "stage_change",
    ]  # fmt: skip
    with book.reading() as connection:
        (told,) = execute(
            connection, "SELECT count(*) FROM search WHERE kind = 'revenue_event'"
        ).fetchone()
    assert told == 1


def test_the_list_is_read_once_until_something_is_written(book: Book) -> None:
    account = book.run("New", new_account, "Acme")
    before = accounts(book)
    assert accounts(book) is before
    book.run("Rename", edit_account, account.id, name="Halden")
    assert [line.name for line in accounts(book)] == ["Halden"]
    book.undo()
    assert [line.name for line in accounts(book)] == ["Acme"]
    book.redo()
    assert [line.name for line in accounts(book)] == ["Halden"]
    figures.refresh(book)  # leaves no step and tells nobody of figures
    assert accounts(book)[0].score == figures.current_lines(book)[0].score


def test_what_is_written_while_the_list_is_read_is_not_overlooked(book: Book) -> None:
    def slowly(_: object) -> int:
        book.run("New", new_account, "Acme")
        return 0

    book.known("number", slowly)
    assert book.known("number", lambda _: 1) == 1


def test_hits_in_the_trash_take_no_place_of_others_and_the_order_is_that_of_rank(
    book: Book,
) -> None:
    def make(work: Work) -> list[Account]:
        names = [f"Zebra {'zebra ' * (number % 3)}{number}" for number in range(12)]
        return [new_account(work, name) for name in names]

    made = book.run("New", make)

    def check() -> None:
        with book.reading() as connection:
            by_rank = [
                row[0] for row in execute(connection, search._ALL, ('"zebra"*', 1_000)).fetchall()
            ]
        for limit in (1, 3, 5, 12, 50):
            assert [hit.id for hit in search_hits(book, "zeb", limit)] == by_rank[:limit]

    check()
    for account in made[:7]:
        book.run("Trash", trash_account, account.id)
        check()
    book.undo()
    check()
