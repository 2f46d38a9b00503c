"""Two books edited by chance and published after each edit are as published from nothing."""

from contextlib import ExitStack
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.accounts.trash import remove_for_good
from csm_desktop.app.book import Book
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.publication.publish import identify, withdraw
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.meetings import Attendance, Meeting, MeetingKind
from csm_desktop.storage.session import Work
from tests.app.exchange.test_merge_by_chance import act
from tests.app.publication.conftest import Publish, rows_of
from tests.app.publication.server import TeamServer
from tests.books import empty_book
from tests.clocks import SetClock


def more(chance: Random, book: Book) -> None:
    """What moves rows that nobody touched, or leaves no trace in the journal."""

    def meet(work: Work) -> None:
        one = chance.choice(work.find(Account))
        known = work.find(Meeting)
        if known and chance.random() < 0.6:
            was = chance.choice(known)
            work.put(replace(was, kind=chance.choice((MeetingKind.INTERNAL, MeetingKind.EBR))))
            return
        meeting = Meeting(work.new_id(), one.id, MeetingKind.INTERNAL, "Ours", work.now())
        work.add(meeting)
        for person in work.find(Contact, account_id=one.id)[:1]:
            work.add(Attendance(work.new_id(), one.id, meeting.id, contact_id=person.id))

    def move(work: Work) -> None:
        people, accounts = work.find(Contact), work.find(Account)
        if people:
            work.put(replace(chance.choice(people), account_id=chance.choice(accounts).id))

    def gone() -> None:
        remove_for_good(book, [a.id for a in book.trial(lambda w: w.find(Account)) if a.deleted_at])

    chance.choice(
        [lambda: book.run("Meet", meet), lambda: book.run("Move", move), gone, book.redo]
    )()


@settings(max_examples=2, deadline=None)
@given(seed=st.integers(0, 2**32), number=st.integers(3, 6))
def test_published_step_by_step_is_as_published_from_nothing(
    server: TeamServer, go: Publish, tmp_path_factory: pytest.TempPathFactory, seed: int,
    number: int,
) -> None:  # fmt: skip
    chance, folder, clock = Random(seed), tmp_path_factory.mktemp("two"), SetClock()
    with ExitStack() as stack:
        two = []
        for name in ("here", "there"):
            path = empty_book(folder / f"{name}.csm")
            two.append(stack.enter_context(opened_book(path, clock)))
        for everything, book in zip((True, False), two, strict=True):
            identify(book)
            for name in ("One", "Other"):
                book.run("New", new_account, name)
            go(book, everything=everything)
        for step in range(number):
            for everything, book in zip((True, False), two, strict=True):
                clock.go(hours=chance.choice((0, 1, 30)))
                act(chance, book, step) if chance.random() < 0.5 else more(chance, book)
                if not book.trial(lambda work: work.find(Account)):
                    book.run("New", new_account, "Again")
                go(book, everything=everything)
        for everything, book in zip((True, False), two, strict=True):
            go(book, everything=everything)  # the clock has gone on
            done = rows_of(server, book)
            again = go(book, everything=everything)
            assert not any((again.made, again.changed, again.removed, again.whole))
            withdraw(book, server.address, "")
            go(book, everything=everything)
            assert rows_of(server, book) == done
