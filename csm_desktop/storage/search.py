"""Full-text search: which words of which rows can be found, and how they are looked up.

The index is written by the same transaction that writes the row (see `records`). It is contentless:
it holds words only, the text stays in one place. CJK text has no spaces, so each of its characters
is a word of its own there and a query for several becomes a phrase.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from json.scanner import make_scanner
from operator import itemgetter
from typing import Any, cast

from csm_desktop.domain.records.passport import Searched, passports
from csm_desktop.domain.text.plain_letters import PLAIN
from csm_desktop.storage.convert import Columns, Primitive, Record, columns_of
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute, execute_many
from csm_desktop.storage.rows import KIND_OF
from csm_desktop.values import dataclass

CREATE_INDEX = (
    "CREATE VIRTUAL TABLE search USING fts5("
    "title, body, kind UNINDEXED, account_id UNINDEXED, "
    "content='', contentless_delete=1, contentless_unindexed=1, "
    "tokenize='unicode61 remove_diacritics 2')"
)
UNHURRIED = "INSERT INTO search(search, rank) VALUES ('automerge', 0)"
"""No act merges pieces of the index by the way: each thirtieth would write 300 pages."""
_PORTION = 64  # pages of the index: 2 ms

# Whose id it is says nothing of the thing: every account would be found by "salesforce".
_UNSEARCHED = frozenset(("system",))
_NOTHING = frozenset((None, "", "[]"))
# A word in the title counts four times as much as one in the text.
_WEIGHTS = "4.0, 1.0"


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a table that are found: by their own right, and as the text around it.

    `named`: the title is what a thing is called by, and not a text of its own.
    """

    title: str
    body: tuple[str, ...] = ()
    named: bool = True

    @property
    def all(self) -> frozenset[str]:
        return frozenset((self.title, *self.body))


def _searched() -> Iterator[tuple[str, _Columns]]:
    """By the table: what the passports of its fields say. Each kind that is found has a title."""
    for table, kind in KIND_OF.items():
        found = {name: passport.searched for name, passport in passports(kind).items()}
        title = next((name for name, how in found.items() if how is Searched.TITLE), None)
        if title is not None:
            body = tuple(name for name, how in found.items() if how is Searched.BODY)
            yield table, _Columns(title, body, passports(kind)[title].naming)


SEARCHED: Mapping[str, _Columns] = dict(_searched())


@dataclass(frozen=True, slots=True)
class Hit:
    """One row that was found; `account_id` is None where the row belongs to no account.

    `on` is the day by which it is told from others of its title: when it was, or is to be.
    """

    kind: str
    id: int
    account_id: int | None
    title: str
    on: date | None = None


Named = tuple[str, date | None]
Name = Callable[[BookConnection, str, Sequence[int]], dict[int, Named]]
"""Tells the titles, perhaps with their days, of rows of one table."""


def index_new(connection: BookConnection, table: str, columns: Columns) -> None:
    """Add rows that were not in the index, given column by column."""
    if table not in SEARCHED:
        return
    execute_many(connection, insertion(table), indexed(table, columns))


def index_again(connection: BookConnection, table: str, whole: Record) -> None:
    """Tell anew of a row that was changed: the index holds no text that could be."""
    execute(connection, "DELETE FROM search WHERE rowid = ?", (whole["id"],))
    searched = SEARCHED[table]
    names = searched.body if searched.named else (searched.title, *searched.body)
    title = foldable(str(whole[searched.title])) if searched.named else ""
    body = foldable(" ".join(filter(None, (_text(whole[name]) for name in names))))
    if title or body:
        owner = whole["id"] if table == "account" else whole.get("account_id")
        execute(connection, insertion(table), (whole["id"], title, body, owner))


@cache
def insertion(table: str) -> str:
    """The statement that takes what `indexed` gives."""
    names = "rowid, title, body, kind, account_id"
    return f"INSERT INTO search({names}) VALUES (?, ?, ?, '{table}', ?)"


def indexed(table: str, columns: Columns) -> Iterator[tuple[Primitive, ...]]:
    """What the index holds of rows: id, title, body and account; nothing of those without a word,
    which are most of a list of revenue."""
    searched, ids = SEARCHED[table], columns["id"]
    # An account is found as belonging to itself, so that one filter serves all kinds.
    owners = ids if table == "account" else columns.get("account_id", (None,) * len(ids))
    titles, body = _foldable([str(title) for title in columns[searched.title]]), searched.body
    # A name that stands in somebody's note does not come before who is called by it.
    if not searched.named:
        titles, body = [""] * len(ids), (searched.title, *body)
    told = zip(ids, titles, _foldable(_bodies(columns, body)), owners, strict=True)
    return told if all(titles) else (row for row in told if row[1] or row[2])


def index_what_is_missing(connection: BookConnection) -> None:
    """Add the rows that are not in the index: of kinds whose words can be found since this program.

    For a book that was just brought to this schema; the index is filled as rows are written.
    """
    for table in SEARCHED:
        columns = columns_of(KIND_OF[table])
        names = ", ".join(f'"{column}"' for column in columns)
        unknown = f'NOT EXISTS (SELECT 1 FROM search WHERE rowid = "{table}".id)'
        query = f'SELECT {names} FROM "{table}" WHERE {unknown}'
        rows = execute(connection, query).fetchall()
        if rows:
            index_new(connection, table, dict(zip(columns, zip(*rows, strict=True), strict=True)))


def _bodies(columns: Columns, names: tuple[str, ...]) -> list[str]:
    """The texts of each row, one behind the other."""
    filled = [texts for name in names if any(texts := _texts(columns[name]))]
    if not filled:
        return [""] * len(columns["id"])
    if all(map(all, filled)):  # without gaps, which a list of customers mostly is
        return list(map(" ".join, zip(*filled, strict=True)))
    return [" ".join(filter(None, texts)) for texts in zip(*filled, strict=True)]


def _texts(column: Sequence[Primitive]) -> Sequence[str]:
    """What can be read in each value of a column, "" where there is nothing; empty where there is
    nothing in any."""
    first = column[0] if column else None
    if len(column) > 1 and column[-1] == first and column.count(first) == len(column):
        return [] if first in _NOTHING else [*_texts([first])] * len(column)
    different = set(column)
    if different <= _NOTHING:
        return []
    if different.isdisjoint(_NOTHING) and {*map(type, different)} == {str}:
        texts = cast("Sequence[str]", column)
    else:
        return [_text(value) for value in column]
    # Most columns hold no list, which one look tells.
    whole = "\n".join(texts)
    if "[" not in whole:
        return texts
    words = _words_of_ids(whole, len(texts))
    return list(map(_text, texts)) if words is None else words


def _text(value: Primitive) -> str:
    """What can be read in one value."""
    if value in _NOTHING:
        return ""
    text = str(value)
    return _words_of_json(text) if text.startswith(("[{", '["')) else text


def forget(connection: BookConnection, table: str, *row_ids: int) -> None:
    """Take rows out of the index."""
    if table in SEARCHED:
        ids = [(row_id,) for row_id in row_ids]
        execute_many(connection, "DELETE FROM search WHERE rowid = ?", ids)


def merge(connection: BookConnection) -> bool:
    """Merge some of the pieces that acts left in the index; whether there may be more to do."""
    before = connection.driver.total_changes
    execute(connection, "INSERT INTO search(search, rank) VALUES ('merge', ?)", (_PORTION,))
    # FTS5 tells so that nothing is left: the statement itself counts for one.
    return bool(connection.driver.total_changes - before > 1)


def concerns(table: str, changed: Iterable[str]) -> bool:
    """Whether a change of these columns changes what can be found."""
    searched = SEARCHED.get(table)
    return searched is not None and not searched.all.isdisjoint({*changed, "account_id"})


def find(
    connection: BookConnection,
    text: str,
    *,
    limit: int = 50,
    name: "Name | None" = None,
) -> tuple[Hit, ...]:
    """What the words of `text` are found in, best first; each word may be the start of one.

    Rows of accounts in the trash are not found. A text without any word finds nothing. `name` tells
    titles with their days (see `search_days`); else there are titles alone.
    """
    query = match_expression(text)
    if not query:
        return ()
    rows = _best(connection, query, limit)
    by_kind: dict[str, list[int]] = {}
    for row_id, kind, _ in rows:
        by_kind.setdefault(kind, []).append(row_id)
    named: dict[int, Named] = {}
    # By kind, because each has its title in a column and table of its own.
    for kind, ids in by_kind.items():
        named.update((name or _titled)(connection, kind, ids))
    return tuple(
        Hit(kind, row_id, account_id, *named[row_id])
        for row_id, kind, account_id in rows
        # The index knows a row that the table has lost only in a damaged book.
        if row_id in named
    )


_Found = tuple[int, str, int | None]

# Which are the best is told first, and of these what they are and whether they lie in the trash.
_FEW = f"""
SELECT found.id, hit.kind, hit.account_id, account.deleted_at, found.far
FROM (SELECT rowid AS id, bm25(search, {_WEIGHTS}) AS far FROM search
      WHERE search MATCH ? ORDER BY far LIMIT ?) AS found
CROSS JOIN search AS hit ON hit.rowid = found.id LEFT JOIN account ON account.id = hit.account_id
"""
# By `rank` FTS5 puts all in order by itself, and the rest is asked of one after the other, until
# there are enough. What lies in the trash is indexed still, so that it can come back untold.
_ALL = f"""
SELECT rowid, kind, account_id FROM search WHERE search MATCH ? AND rank MATCH 'bm25({_WEIGHTS})'
AND NOT EXISTS (SELECT 1 FROM account WHERE id = search.account_id AND deleted_at IS NOT NULL)
ORDER BY rank LIMIT ?
"""
_far = itemgetter(4, 0)


def _best(connection: BookConnection, query: str, limit: int) -> list[_Found]:
    """The rows that are found, best first."""
    rows = execute(connection, _FEW, (query, limit)).fetchall()
    rows.sort(key=_far)
    shown: list[_Found] = [row[:3] for row in rows if row[3] is None]
    # Others take the places of those that lie in the trash.
    if len(shown) < len(rows) == limit:
        shown = execute(connection, _ALL, (query, limit)).fetchall()
    return shown


def texts(connection: BookConnection, hits: Iterable[Hit]) -> dict[int, str]:
    """All that can be found of some rows, by their ids; their title only where it is all."""
    by_kind: dict[str, list[int]] = {}
    for hit in hits:
        by_kind.setdefault(hit.kind, []).append(hit.id)
    found: dict[int, str] = {}
    for kind, ids in by_kind.items():
        searched = SEARCHED[kind]
        names = searched.body or (searched.title,)
        if not searched.named:
            names = (searched.title, *searched.body)
        columns = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" * len(ids))
        rows = execute(connection, f'SELECT id, {columns} FROM "{kind}" WHERE id IN ({marks})', ids)
        for row_id, *values in rows:
            row: Columns = {name: [value] for name, value in zip(names, values, strict=True)}
            (found[row_id],) = _bodies({**row, "id": [row_id]}, tuple(names))
    return found


def match_expression(text: str) -> str:
    """The FTS5 query for what a person typed: every word, each as a quoted prefix."""
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", text))
    return " ".join(f'"{foldable(word).strip()}"*' for word in words)


class _Apart(dict[int, str]):
    """For `str.translate`: every CJK character between spaces, each looked at once, and letters
    that the index knows no plain form of as one types them."""

    def __missing__(self, code: int) -> str:
        ideographic = any(first <= code <= last for first, last in _IDEOGRAPHIC)
        sign = chr(code)
        self[code] = f" {sign} " if ideographic else PLAIN.get(sign.lower(), sign)
        return self[code]


# Kana, CJK with extension A, Hangul syllables, compatibility ideographs.
_IDEOGRAPHIC = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF))
_APART = _Apart()
_scan: Any = make_scanner(json.JSONDecoder())  # type: ignore[arg-type]


def foldable(text: str) -> str:
    """Text as the index wants it: compatibility forms made plain, CJK characters apart."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text).translate(_APART)


def _foldable(texts: list[str]) -> list[str]:
    return texts if "".join(texts).isascii() else [foldable(text) for text in texts]


def _words_of_json(text: str) -> str:
    try:
        # The scanner itself: what `json.loads` does around it takes as long as a short list.
        items, end = _scan(text, 0)
    except (ValueError, StopIteration, RecursionError):  # a user's own text that begins like a list
        return text
    return text if text[end:].strip() else " ".join(map(_words_of_item, items))


# A list of one thing of two plain texts, as an id of another system is kept.
_ID = re.compile(r'\[\{"(\w+)":"[^"\\\n]*","(\w+)":"([^"\\\n]*)"\}\]')


def _words_of_ids(whole: str, number: int) -> list[str] | None:
    """The texts of as many lines, each a list of one id, all of one system; None where one is not.

    They stand between the same ends: to cut there is a fifth of what reading each as JSON takes.
    """
    first = _ID.match(whole)
    if first is None or first[1] not in _UNSEARCHED or first[2] in _UNSEARCHED:
        return None
    start, end = whole[: first.start(3)], whole[first.end(3) : first.end()]
    if not whole.endswith(end):
        return None
    words = whole[len(start) : -len(end)].split(f"{end}\n{start}")
    together = "".join(words)
    # One that is written otherwise leaves its quotation marks.
    if len(words) != number or any(sign in together for sign in '"\\\n'):
        return None
    return words


def _words_of_item(item: object) -> str:
    if isinstance(item, dict):
        return " ".join(str(part) for name, part in item.items() if name not in _UNSEARCHED)
    return str(item)


def _titled(connection: BookConnection, kind: str, ids: Sequence[int]) -> dict[int, Named]:
    marks = ", ".join("?" * len(ids))
    title = SEARCHED[kind].title
    rows = execute(connection, f'SELECT id, "{title}" FROM "{kind}" WHERE id IN ({marks})', ids)
    return {row_id: (words, None) for row_id, words in rows}
