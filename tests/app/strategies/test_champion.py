"""A champion: celebrated, and what made it one written down; each act is undone whole."""

from collections.abc import Callable
from typing import Any

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.documents.printable import facts_on
from csm_desktop.app.strategies import champion
from csm_desktop.domain.records.standing.champions import CelebrationKind, EssenceKind
from csm_desktop.errors import UserError
from tests.app.conftest import undone_and_redone


def test_what_made_it_work_stands_in_its_order_and_nothing_is_public_unasked(book: Book) -> None:
    account = book.run("New", new_account, "Halden").id
    for words in ("A sponsor", "  One   team "):
        book.run("Essence", champion.add_essence, account, words)
    made = book.run("Celebrate", champion.celebrate, account, "Flowers")
    assert (made.kind, made.on) == (CelebrationKind.PRIVATE, book.today())
    facts = facts_on(book, account, None)
    assert [(one.text, one.kind) for one in facts.essences] == [
        ("A sponsor", EssenceKind.OTHER), ("One team", EssenceKind.OTHER),
    ]  # fmt: skip
    with pytest.raises(UserError, match="What made it work"):
        book.run("Empty", champion.edit_essence, facts.essences[0].id, text=" ")


ACTS: dict[str, Callable[..., Any]] = {
    "edit essence": lambda work, one, _: champion.edit_essence(work, one, kind=EssenceKind.DATA),
    "remove essence": lambda work, one, _: champion.remove_essence(work, one),
    "edit": lambda work, _, one: champion.edit_celebration(work, one, kind=CelebrationKind.AWARD),
    "remove": lambda work, _, one: champion.remove_celebration(work, one),
}


@pytest.mark.parametrize("name", ACTS)
def test_each_act_is_undone_whole(book: Book, name: str) -> None:
    account = book.run("New", new_account, "Halden").id
    essence = book.run("Essence", champion.add_essence, account, "A sponsor").id
    celebration = book.run("Celebrate", champion.celebrate, account, "Flowers").id
    undone_and_redone(book, ACTS[name], essence, celebration)
