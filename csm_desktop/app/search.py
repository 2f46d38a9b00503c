"""Searching everything: what was found, in which account, and the words around it."""

import re
from dataclasses import dataclass

from csm_desktop.app.book import Book
from csm_desktop.domain.text.snippets import around
from csm_desktop.storage import search
from csm_desktop.storage.queries import lists

MOST = 300


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
        places = {hit.account_id for hit in hits if hit.account_id is not None}
        named = {line.id: line.name for line in lists.accounts(connection, places)}
        texts = search.texts(connection, hits)
    return tuple(
        SearchHit(
            index,
            hit.kind,
            hit.id,
            hit.account_id,
            named.get(hit.account_id, "") if hit.account_id is not None else "",
            " ".join(hit.title.split()),
            around(texts.get(hit.id, ""), words),
        )
        for index, hit in enumerate(hits, 1)
    )
