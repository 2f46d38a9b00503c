"""Accounts that stand only in the first row of their rows, as reports by group are printed.

The name is written into the rows below it where these could not stand alone: each is full but for
it, and most accounts have some. Whose people are, their addresses have to say. What is not sure is
told, and belongs to nobody.
"""

from collections.abc import Sequence
from dataclasses import replace

from csm_desktop.domain.text.identities import FREE_MAIL
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.notices import ImportNotice
from csm_desktop.importers.files.source_table import SourceTable, column_of
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.mapping import by_name
from csm_desktop.importers.values.addresses import email_address
from csm_desktop.importers.values.shapes import Shape, as_text, as_texts, shape
from csm_desktop.values import dataclass

_SURE = 0.8
_LEAST = 2  # columns that every row fills beside the one that does not
_OFTEN = 3  # of so many rows one is below another: fewer may have lost their value
_LEADING = 3  # columns among which a group is named
_DATA = (Shape.NUMBER, Shape.MONEY)
_OF_PEOPLE = ("first_name", "last_name", "title")
_GROUPING = frozenset(("owner", "sold_by", "segment", "country", "city"))
_REFERRING = ("account_id", "account_name", "account_domain")


@dataclass(frozen=True, slots=True)
class _Group:
    """A column whose values stand once each: by row the one above, where its own is blank."""

    place: int
    above: dict[int, int]
    texts: Sequence[str]


def with_group_values(table: SourceTable) -> SourceTable:
    """The table with the names of accounts in all of their rows; any other as it is."""
    if not table.header_line or len(table.rows) < _LEAST:
        return table
    for place in range(min(_LEADING, len(table.headers) - 1)):
        group = _group(table, place)
        if group is not None and _is_account(table, group) and _stands_not_alone(table, group):
            return _with_told(_filled(table, group), place)
    return _with_told(table, min(_LEADING, len(table.headers) - 1))


def _is_account(table: SourceTable, group: _Group) -> bool:
    told = by_name(ListKind.SUBSCRIPTIONS, table.headers[group.place])
    return any(told.get(key, (0.0,))[0] >= _SURE for key in _REFERRING[:2])


def _with_told(table: SourceTable, places: int) -> SourceTable:
    """The table, with the first of these columns told that leaves rows below a value without it."""
    groups = (_group(table, place) for place in range(places) if _may_group(table, place))
    first = next((told for group in groups if group and (told := _left_blank(table, group))), None)
    return table if first is None else replace(table, notices=(*table.notices, first))


def _may_group(table: SourceTable, place: int) -> bool:
    """Whether accounts are listed by such a column: the first one, or who or where they are of."""
    fed = by_name(ListKind.ACCOUNTS, table.headers[place])
    sure = {key for key, (confidence, _) in fed.items() if confidence >= _SURE}
    return "external_id" not in sure and (place == 0 or bool(sure & _GROUPING))


def _group(table: SourceTable, place: int) -> _Group | None:
    """The column as one that names groups: from the first row on, each value once, over blanks."""
    texts = as_texts(column_of(table.rows, place))
    if not texts[0] or "" not in texts:  # as in nearly all lists
        return None
    filled = [text.casefold() for text in texts if text]
    if len(set(filled)) < len(filled):
        return None
    above: dict[int, int] = {}
    head = 0
    for i, text in enumerate(texts):
        head = i if text else head
        if not text:
            above[i] = head
    return _Group(place, above, texts) if _are_full(table, above, place) else None


def _are_full(table: SourceTable, above: dict[int, int], place: int) -> bool:
    """Whether rows without the value have all that each row with one has, so that none is a sum."""
    heads = [i for i in range(len(table.rows)) if i not in above]
    has_people = _has_addresses(table)
    wanted = [
        j
        for j in range(len(table.headers))
        if j != place
        and all(as_text(table.rows[i][j]) for i in heads)
        # What all of them lack is said of the group, too; people below what their company pays are
        # a list of their own (`companies_people`).
        and (has_people or any(as_text(table.rows[i][j]) for i in above))
    ]
    words = [j for j in wanted if shape(as_text(table.rows[0][j])) not in _DATA]
    return (
        len(wanted) >= _LEAST
        and bool(words)
        and all(as_text(table.rows[i][j]) for i in above for j in wanted)
    )


def _stands_not_alone(table: SourceTable, group: _Group) -> bool:
    """Whether the rows below a name are surely of it."""
    fields = [by_name(ListKind.CONTACTS, header) for header in table.headers]
    referring = [j for j, found in enumerate(fields) if j != group.place
                 and any(found.get(key, (0.0,))[0] >= _SURE for key in _REFERRING)]  # fmt: skip
    if any(as_text(table.rows[i][j]) for i in group.above for j in referring):
        return False
    often = len(group.above) * _OFTEN >= len(table.rows)
    met = _met_by_address(table, group)
    if met is not None:
        return met and (often or _all_addressed(table, group))
    # A person may belong to nobody; anything else that is listed by account is somebody's.
    of_people = any(found.get(key, (0.0,))[0] >= _SURE for found in fields for key in _OF_PEOPLE)
    return often and not of_people and _has_own(table, group)


def _has_own(table: SourceTable, group: _Group) -> bool:
    """Whether the columns are of something that an account has several of, and no account's own."""
    names = {key for j, header in enumerate(table.headers) if j != group.place
             for kind in (ListKind.SUBSCRIPTIONS, ListKind.READINGS, ListKind.REQUESTS,
                          ListKind.MEETINGS, ListKind.INVOICES, ListKind.OPPORTUNITIES,
                          ListKind.ACTIONS)
             for key, (sure, _) in by_name(kind, header).items() if sure >= _SURE}  # fmt: skip
    return bool(names & {"product", "starts_on", "on", "starts_at", "text", "title", "metric",
                         "close_on", "period_start", "subscription_id"})  # fmt: skip


def _met_by_address(table: SourceTable, group: _Group) -> bool | None:
    """Whether the addresses of the rows below a name are of the company of the row with it; None
    where a list has none."""
    met = False
    for i, head in group.above.items():
        mine, theirs = _domains(table.rows[i]), _domains(table.rows[head])
        if mine and theirs and not mine & theirs:
            return False
        met = met or bool(mine & theirs)
    return met if _has_addresses(table) else None


def _has_addresses(table: SourceTable) -> bool:
    return any(email_address(as_text(cell)) for row in table.rows for cell in row)


def _all_addressed(table: SourceTable, group: _Group) -> bool:
    return all(_domains(table.rows[i]) for i in group.above)


def _domains(row: Sequence[Cell]) -> set[str]:
    found = (email_address(as_text(cell)) or "" for cell in row)
    return {domain for each in found if (domain := each.rpartition("@")[2]) not in ("", *FREE_MAIL)}


def _filled(table: SourceTable, group: _Group) -> SourceTable:
    rows: list[Sequence[Cell]] = [
        [*row[: group.place], table.rows[group.above[i]][group.place], *row[group.place + 1 :]]
        if i in group.above
        else row
        for i, row in enumerate(table.rows)
    ]
    text = say(
        "“{name}” and so on stand in the first of their rows alone: {n} row below is theirs",
        "“{name}” and so on stand in the first of their rows alone: {n} rows below are theirs",
        name=group.texts[next(iter(group.above.values()))], n=len(group.above),
    )  # fmt: skip
    return replace(table, rows=rows, notices=(*table.notices, _told(table, group, text)))


def _left_blank(table: SourceTable, group: _Group) -> ImportNotice | None:
    """That rows below a value are without it; nothing where only a few are."""
    if len(group.above) * _OFTEN < len(table.rows):
        return None
    line, head = next(iter(group.above.items()))
    text = say(
        "{n} row has none, as line {line} below “{name}”: write it there if it is meant",
        "{n} rows have none, as line {line} below “{name}”: write it there if it is meant",
        n=len(group.above), line=str(table.lines[line]), name=group.texts[head],
    )  # fmt: skip
    return _told(table, group, text)


def _told(table: SourceTable, group: _Group, text: Message) -> ImportNotice:
    return ImportNotice(0, table.headers[group.place], text)
