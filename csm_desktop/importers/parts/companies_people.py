"""A table of companies and people as two lists: the companies, and the people of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.notices import ImportNotice
from csm_desktop.importers.files.set_aside import SetAside, aside
from csm_desktop.importers.files.source_table import SourceTable, columns_of
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import unique_names
from csm_desktop.importers.meaning.mapping import by_name
from csm_desktop.importers.parts.row_kinds import RowKind, RowKinds, row_kinds
from csm_desktop.importers.values.shapes import as_text

COMPANIES, PEOPLE = "companies", "people"
"""What the two lists of one table are called, for --sheet as well."""

_FIRM = "Company"
_TOLD = say("it tells companies from people")


_APART = re.compile(r"\s*(?:[;|\n]|,|\s/\s)\s*")


def with_each_person(table: SourceTable) -> SourceTable:
    """The table with a row for each person, where a cell lists several with an address each."""
    places = {
        key: next((j for j, header in enumerate(table.headers)
                   if by_name(ListKind.CONTACTS, header).get(key, (0.0,))[0] > _ENOUGH), None)
        for key in ("name", "email")
    }  # fmt: skip
    name, email = places["name"], places["email"]
    if name is None or email is None:
        return table
    # Nearly no list has a cell of several addresses, which one column tells.
    maybe = [i for i, cell in enumerate(columns_of(table.rows, len(table.headers))[email])
             if isinstance(cell, str) and cell.count("@") > 1]  # fmt: skip
    several = {
        i: people
        for i in maybe
        if (people := _people_of(as_text(table.rows[i][name]), as_text(table.rows[i][email])))
    }
    if not several:
        return table
    rows: list[Sequence[Cell]] = []
    lines: list[int] = []
    for i, row in enumerate(table.rows):
        for one in several.get(i, [(row[name], row[email])]):
            own = dict(zip((name, email), one, strict=True))
            rows.append([own.get(j, cell) for j, cell in enumerate(row)])
            lines.append(table.lines[i])
    first = next(iter(several))
    text = say("“{value}” names several people: each has a row of its own ({n} such row)",
               "“{value}” names several people: each has a row of its own ({n} such rows)",
               value=as_text(table.rows[first][name]), n=len(several))  # fmt: skip
    told = ImportNotice(0, table.headers[name], text)
    return replace(table, rows=rows, lines=lines, notices=(*table.notices, told))


_ENOUGH = 0.59


def _people_of(names: str, addresses: str) -> list[tuple[str, str]]:
    """The people of a cell of names and one of addresses, where there are as many of both."""
    named, reached = _APART.split(names), _APART.split(addresses)
    whole = all(" " in each for each in named) or "," not in names
    are_met = len(named) == len(reached) and all(each.count("@") == 1 for each in reached)
    return list(zip(named, reached, strict=True)) if whole and are_met and all(named) else []


def companies_and_people(table: SourceTable) -> list[SourceTable]:
    """The companies and the people of a table; the table alone where it holds one kind."""
    found = row_kinds(table)
    if found is None:
        return [table]
    spent = {**table.spent, **dict.fromkeys(found.told_by, _TOLD)}
    companies = replace(
        _rows_of(table, found.of(RowKind.COMPANY)),
        sheet=named(table, COMPANIES), holds=ListKind.ACCOUNTS, because=found.because, spent=spent,
        set_aside=(*table.set_aside, *_addresses(table, found)), damaged=table.damaged,
    )  # fmt: skip
    people = _with_firms(table, found)
    people = replace(
        people, sheet=named(table, PEOPLE), holds=ListKind.CONTACTS, because=found.because,
        spent={**spent, **people.spent}, set_aside=(), damaged=(),
    )  # fmt: skip
    return [companies, people]


def named(table: SourceTable, part: str) -> str:
    """What a part of a table is called: by the sheet, where there is one."""
    return f"{table.sheet}: {part}" if table.sheet else part


def _rows_of(table: SourceTable, places: Iterable[int]) -> SourceTable:
    kept = list(places)
    return replace(table, rows=[table.rows[i] for i in kept], lines=[table.lines[i] for i in kept])


def _addresses(table: SourceTable, found: RowKinds) -> list[SetAside]:
    why = say("an address of a company, and no company or person")
    return [aside(table.lines[i], why, table.rows[i]) for i in found.of(RowKind.ADDRESS)]


def _with_firms(table: SourceTable, found: RowKinds) -> SourceTable:
    """The people; where their own names hold their company, that stands in a column of its own."""
    places = found.of(RowKind.PERSON)
    people = _rows_of(table, places)
    firms = [found.firms.get(i, "") for i in places]
    if not any(firms):
        return people
    rows = [_plain(row, firm, found.plain) for row, firm in zip(people.rows, firms, strict=True)]
    spent: dict[str, Message] = {}
    # A second column of the same names says nothing more.
    for place in found.plain:
        same = [
            i for i in range(len(table.headers))
            if i != place and i not in found.plain and _agree(rows, place, i)
        ]  # fmt: skip
        if same:
            spent[table.headers[place]] = say(
                "it says the same as {column}", column=table.headers[same[0]]
            )
    n = next(i for i, firm in enumerate(firms) if firm)
    text = say("“{name}” is read as a person of {firm} ({n} such row)",
               "“{name}” is read as a person of {firm} ({n} such rows)",
               name=as_text(people.rows[n][found.plain[0]]), firm=firms[n],
               n=sum(map(bool, firms)))  # fmt: skip
    told = ImportNotice(0, table.headers[found.plain[0]], text)
    if any(_holds(people.rows, i, firms) for i in range(len(table.headers))):
        return replace(people, rows=rows, spent=spent, notices=(*table.notices, told))
    headers = tuple(unique_names([*table.headers, _FIRM]))
    rows = [[*row, firm] for row, firm in zip(rows, firms, strict=True)]
    return replace(
        people, rows=rows, headers=headers, spent=spent, notices=(*table.notices, told),
        places=(*table.places, table.places[found.plain[0]]),
    )  # fmt: skip


def _plain(row: Sequence[Cell], firm: str, places: Sequence[int]) -> Sequence[Cell]:
    """A row with its company taken out of its name."""
    if not firm:
        return row
    return [
        as_text(cell).removeprefix(f"{firm}, ") if i in places else cell
        for i, cell in enumerate(row)
    ]


def _agree(rows: Sequence[Sequence[Cell]], one: int, other: int) -> bool:
    return all(as_text(row[one]) == as_text(row[other]) for row in rows)


def _holds(rows: Sequence[Sequence[Cell]], place: int, firms: Sequence[str]) -> bool:
    """Whether a column has each row's company already."""
    return all(as_text(row[place]) == firm for row, firm in zip(rows, firms, strict=True) if firm)
