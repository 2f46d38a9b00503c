"""Two copies of one book, edited by chance and merged both ways, are equal."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csm_desktop.app.accounts.acts import (
    edit_account,
    new_account,
    take_account_back,
    trash_account,
)
from csm_desktop.app.book import Book
from csm_desktop.app.exchange.merge import CopySide
from csm_desktop.app.people.contacts import edit_contact, new_contact
from csm_desktop.app.plan.actions import edit_action, new_action, remove_action
from csm_desktop.app.settings import put_text
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.plan import Action
from tests.app.conftest import picture
from tests.app.exchange.test_merge import Two, check_of, merged, remove_contact


def act(chance: Random, book: Book, number: int) -> None:
    """Something that a person does, by chance."""
    accounts = book.trial(lambda work: work.find(Account))
    contacts = book.trial(lambda work: work.find(Contact))
    actions = book.trial(lambda work: work.find(Action))
    one = chance.choice(accounts)
    person = chance.choice(contacts) if contacts else None
    doing = chance.choice(actions) if actions else None
    word = f"{book.path.stem} {number}"
    acts: list[Callable[[], object]] = [
        lambda: book.run("New", new_account, word),
        lambda: book.run("Edit", edit_account, one.id, name=word),
        lambda: book.run("Edit", edit_account, one.id, city=word, notes=word),
        lambda: book.run("New", new_contact, one.id, word),
        lambda: book.run("Trash", take_account_back if one.deleted_at else trash_account, one.id),
        lambda: book.run(
            "New", new_action, one.id, word,
            contact_id=person.id if person and person.account_id == one.id else None,
        ),
        lambda: book.run("Set", put_text, chance.choice(("currency", "our_company")), word),
    ]  # fmt: skip
    if person is not None:
        acts += [
            lambda: book.run("Edit", edit_contact, person.id, title=word),
            lambda: book.run("Edit", edit_contact, person.id, name=word),
            lambda: book.run("Remove her", remove_contact, person.id),
        ]
    if doing is not None:
        acts += [
            lambda: book.run("Edit", edit_action, doing.id, note=word),
            lambda: book.run("Remove", remove_action, doing.id),
        ]
    acts.append(book.undo)
    chance.choice(acts)()


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 2**32), here=st.integers(0, 12), there=st.integers(0, 12))
def test_h3_two_books_edited_at_random_and_merged_both_ways_are_equal(
    blank: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, here: int, there: int
) -> None:
    chance = Random(seed)
    folder = tmp_path_factory.mktemp("both")
    with ExitStack() as stack:
        two = Two(folder, stack, blank)
        for _ in range(2):  # and once more, after a first merge
            for book, number in ((two.here, here), (two.there, there)):
                for step in range(number):
                    two.clock.go(hours=1)
                    act(chance, book, step)
            former = folder / "former.csm"
            former.unlink(missing_ok=True)
            two.here.copy_to(former)
            two.clock.go(hours=1)
            merged(two.here, two.there_path, CopySide.THEIRS)
            merged(two.there, former, CopySide.OURS)
            assert picture(two.here) == picture(two.there)
            assert two.here.unusable() == ()
            two.clock.go(hours=1)
            assert merged(two.here, two.there_path).conflicts == ()
            assert merged(two.there, two.here_path).conflicts == ()
            assert picture(two.here) == picture(two.there)
            assert two.plan().does_nothing
            assert two.back().does_nothing
        assert check_of(two.here).sound
