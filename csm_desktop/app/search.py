"""Searching everything: what was found, in which account, and the words around it."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from csm_desktop.app.book import Book
from csm_desktop.domain.records.contacts import Sentiment
from csm_desktop.domain.records.plan import Mood
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.domain.text.snippets import around
from csm_desktop.storage import search
from csm_desktop.storage.queries import lists, valued
from csm_desktop.storage.session import BookConnection
from csm_desktop.values import dataclass
from csm_desktop.wording import label

MOST = 300
_LEAST = 4
"""Letters from which a word can mean a value: shorter ones are the beginning of too many."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One thing that holds the words, by its place among all, the best first.

    `kind` and `row_id` say what it is; `snippet` is the text around the words, on one line.
    `account_id` is None for a contact that was imported without an account of this book.
    """

    id: int
    kind: str
    row_id: int
    account_id: int | None
    account: str
    title: str
    snippet: str


def findings(book: Book, text: str, limit: int = MOST) -> tuple[SearchHit, ...]:
    """What holds every word of a text, or words that begin so: what belongs to an account, and the
    contacts that no account was found for, who can be reached nowhere else."""
    words = re.findall(r"\w+", text)
    with book.reading() as connection:
        hits = [
            hit
            for hit in search.find(connection, text, limit=limit)
            if hit.account_id is not None or hit.kind == "contact"
        ]
        texts = search.texts(connection, hits)
        felt = list(_felt(connection, words))
        places = {account_id for _, _, account_id, *_ in felt if account_id is not None}
        places |= {hit.account_id for hit in hits if hit.account_id is not None}
        named = {line.id: line.name for line in lists.accounts(connection, places)}
    held = [
        (hit.kind, hit.id, hit.account_id, hit.title, around(texts.get(hit.id, ""), words))
        for hit in hits
    ]
    known = {(kind, row_id) for kind, row_id, *_ in held}
    held += [one for one in felt if one[:2] not in known][: max(0, limit - len(held))]
    return tuple(
        SearchHit(
            index, kind, row_id, account_id,
            named.get(account_id, "") if account_id is not None else "",
            " ".join(title.split()), snippet,
        )
        for index, (kind, row_id, account_id, title, snippet) in enumerate(held, 1)
    )  # fmt: skip


_Held = tuple[str, int, int | None, str, str]


def _felt(connection: BookConnection, words: Iterable[str]) -> Iterator[_Held]:
    """Who feels so and which accounts are in that mood, where a word names it as the window calls
    it: these values are stored under names that nobody types. With further words nothing."""
    plain = [plain_letters(word) for word in words]
    if not plain or any(len(word) < _LEAST for word in plain):
        return
    feelings, moods = _meant(Sentiment, plain), _meant(Mood, plain)
    if feelings:
        for id_, account_id, name, value in valued.people_who_feel(connection, feelings):
            yield "contact", id_, account_id, name, label(Sentiment(value))
    if moods:
        for id_, account_id, note, value in valued.moods_now(connection, moods):
            yield "mood_record", id_, account_id, label(Mood(value)), note


def _meant(kind: type[StrEnum], words: Iterable[str]) -> list[str]:
    """The values whose label has a word that begins so, for each of the words."""
    typed = list(words)
    return [
        value.value
        for value in kind
        if all(
            any(part.startswith(word) for part in plain_letters(label(value)).split())
            for word in typed
        )
    ]
