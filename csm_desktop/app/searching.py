"""Searching everything: what was found, in which account, and the words around it."""

import re
from dataclasses import dataclass

from csm_desktop.app.book import Book
from csm_desktop.domain.snippets import around
from csm_desktop.storage import lists, search

MOST = 300


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that holds the words, by its place among all, the best first.

    `kind` and `row_id` say what it is; `snippet` is the text around the words, on one line.
    """

    id: int
    kind: str
    row_id: int
    account_id: int
    account: str
    title: str
    snippet: str


def findings(book: Book, text: str, limit: int = MOST) -> tuple[Finding, ...]:
    """What holds every word of a text, or words that begin so; only what belongs to an account."""
    words = re.findall(r"\w+", text)
    with book.reading() as connection:
        hits = [
            (hit, hit.account_id)
            for hit in search.find(connection, text, limit=limit)
            if hit.account_id is not None
        ]
        named = {line.id: line.name for line in lists.accounts(connection, {at for _, at in hits})}
        texts = search.texts(connection, [hit for hit, _ in hits])
    return tuple(
        Finding(
            place,
            hit.kind,
            hit.id,
            account_id,
            named.get(account_id, ""),
            " ".join(hit.title.split()),
            around(texts.get(hit.id, ""), words),
        )
        for place, (hit, account_id) in enumerate(hits, 1)
    )
