"""Cells of the Book edited in place: each goes to the use case of what stands behind it."""

from collections.abc import Callable, Mapping
from typing import Any

from csm_desktop.app.accounts import acts as accounts
from csm_desktop.app.accounts import line_edits, segments
from csm_desktop.app.book import Book
from csm_desktop.app.lists import figures
from csm_desktop.app.people.team import team
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.records.segments import Engagement
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.wording import label, tr

_OF_SUBSCRIPTION = frozenset({"arr", "renews_on"})
_COMPUTED = frozenset({"arr", "renews_on", "next_step"})
"""What the kept figures say of an account: they are computed anew with the edit."""


class LineEdits:
    """Saves cells, and knows what may stand in them. `book` gives the open book."""

    def __init__(self, book: Callable[[], Book | None]) -> None:
        self._book = book
        self.owners: list[tuple[int | None, str]] = []
        self.segments: list[tuple[Any, str]] = []
        """What a cell offers, filled by `renew`: columns hold these very lists."""

    def renew(self) -> None:
        """Read anew who and what may be chosen."""
        book = self._book()
        none = (None, tr("none"))
        people = [member for member in team(book) if member.active] if book is not None else []
        self.owners[:] = [none, *((member.id, member.name) for member in people)]
        there = segments.segments(book) if book is not None else ()
        known = {segment.engagement for segment in there}
        self.segments[:] = [
            none,
            *((segment.id, segment.name) for segment in there),
            *((str(model), label(model)) for model in Engagement if model not in known),
        ]

    def refusal(self, key: str, line: AccountLine) -> UserError | None:
        """Why a cell cannot be edited here, said before anything is typed."""
        book = self._book()
        if book is None or key not in _OF_SUBSCRIPTION:
            return None
        try:
            line_edits.subscription_meant(book, line.id)
        except UserError as refusal:
            return refusal
        return None

    def currency(self, line: AccountLine) -> str:
        """The currency of the account's one subscription."""
        book = self._book()
        assert book is not None
        return line_edits.subscription_meant(book, line.id).arr.currency

    def save(self, line: AccountLine, key: str, value: Any) -> None:
        """Save a cell as one step; a UserError goes through to the cell, which shows it."""
        book = self._book()
        if book is None:
            return
        words = say("Change {name}", name=line.name)
        act = _ACTS.get(key)
        if act is None:
            book.run(words, accounts.edit_account, line.id, **{key: value})
        else:
            act(book, words, line.id, value)
        if key in _COMPUTED:  # at once: the cell must not show what was there before
            figures.refresh_some(book, [line.id])


def _segment(book: Book, words: Message, account_id: int, chosen: int | str | None) -> None:
    model = Engagement(chosen) if isinstance(chosen, str) else chosen
    book.run(words, segments.give_all, [account_id], model)


_Act = Callable[[Book, Message, int, Any], object]
_ACTS: Mapping[str, _Act] = {
    "arr": lambda book, words, id_, arr: book.run(words, line_edits.change_account_arr, id_, arr),
    "renews_on": lambda book, words, id_, day: book.run(
        words, line_edits.change_renewals, [id_], day
    ),
    "next_step": lambda book, words, id_, title: book.run(
        words, line_edits.change_next_steps, [id_], title
    ),
    "owner": lambda book, words, id_, owner: book.run(
        words, accounts.edit_account, id_, owner_id=owner
    ),
    "segment": _segment,
}
