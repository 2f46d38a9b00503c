"""Customer lists of accounting programs: a company a row, and the person who gets the bill beside
it. Each row is a company of one list and, where somebody is named, a person of another.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.parts.companies_people import COMPANIES, PEOPLE, named
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.values import dataclass

_ACCOUNT, _ID, _PARENT = "Account Name", "Account ID", "Parent Account"
_PHONES = re.compile(
    r"(Phone|Mobile|Fax|Other|Pager):\s*(.*?)(?=\s*(?:Phone|Mobile|Fax|Other|Pager):|$)"
)
_PERSON = ("First Name", "Last Name", "Email")


@dataclass(frozen=True, slots=True)
class _CustomerList:
    """What such a list of one program is known by, and what its columns are, by their words.

    `company` are the columns that name the company, the first filled one counts; `people` has the
    columns of each person that a row may name; `others` are columns of the company by what they
    become. `seen` says whether a file of that form was read, or only descriptions.
    """

    program: str
    seen: bool
    needs: frozenset[str]
    company: tuple[str, ...]
    people: tuple[Mapping[str, str], ...]
    others: Mapping[str, str] = field(default_factory=dict)
    splits_names: bool = False


def _xero_people() -> tuple[Mapping[str, str], ...]:
    first = {"first name": "First Name", "last name": "Last Name", "email address": "Email",
             "phone number": "Phone", "mobile number": "Mobile"}  # fmt: skip
    more = [{f"person{n} {part.casefold()}": part for part in _PERSON} for n in range(1, 6)]
    return (first, *more)


_LISTS = (
    # Where a field of one's own names the company, the customer is a person.
    _CustomerList(
        "Stripe", False, frozenset(("id", "name", "created utc", "company metadata")),
        ("company metadata", "name"), ({"name": "Name", "email": "Email"},), {"id": _ID},
    ),
    _CustomerList(
        "Recurly", False,
        frozenset(("account code", "account email", "account company name", "account last name")),
        ("account company name", "account email"),
        ({"account first name": "First Name", "account last name": "Last Name",
          "account email": "Email"},),
        {"account code": _ID, "account state": "Status", "account created at": "Customer Since"},
    ),
    # Whoever was made by a program has a description and no name.
    _CustomerList(
        "Stripe", True, frozenset(("id", "name", "description", "created utc", "delinquent")),
        ("name", "description"), (), {"id": _ID},
    ),
    _CustomerList(
        "Xero", False, frozenset(("contact name", "email address", "po address line1")),
        ("contact name",), _xero_people(),
        {"account number": _ID, "po city": "City", "po country": "Country"},
    ),
    _CustomerList(
        "QuickBooks", False, frozenset(("customer full name", "phone numbers", "bill address")),
        ("customer full name",),
        ({"full name": "Name", "email": "Email", "phone numbers": "Phone"},), splits_names=True,
    ),
    _CustomerList(
        "QuickBooks", False, frozenset(("customer", "phone numbers", "billing address")),
        ("customer",),
        ({"full name": "Name", "email": "Email", "phone numbers": "Phone"},), splits_names=True,
    ),
    _CustomerList(
        "QuickBooks", False, frozenset(("name", "company name", "street address", "open balance")),
        ("company name", "name"), ({"name": "Name", "email": "Email", "phone": "Phone"},),
        splits_names=True,
    ),
)  # fmt: skip


def customers_apart(table: SourceTable) -> list[SourceTable]:
    """The companies and the people of a customer list; the table alone where it is none."""
    places = {words(header): i for i, header in enumerate(table.headers)}
    known = next((one for one in _LISTS if one.needs <= places.keys()), None)
    if known is None:
        return [table]
    people, lines = _people(table, known, places)
    companies = _companies(table, known, places)
    if not people:
        return [companies]
    headers = (_ACCOUNT, *dict.fromkeys(part for one in known.people for part in one.values()))
    if "Phone" in headers and "Mobile" not in headers:
        headers = (*headers, "Mobile")
    rows: list[Sequence[Cell]] = [[person.get(h, "") for h in headers] for person in people]
    listed = replace(
        table, sheet=named(table, PEOPLE), holds=ListKind.CONTACTS, because=_because(known),
        headers=headers, rows=rows, lines=lines, places=tuple(range(len(headers))), notices=(),
        set_aside=(), damaged=(), hidden_columns=frozenset(), spent={},
    )  # fmt: skip
    return [companies, listed]


def _because(known: _CustomerList) -> Message:
    return say("a customer list of {program}: a company a row, and a person beside it",
               program=known.program)  # fmt: skip


def _text_of(row: Sequence[Cell], places: Mapping[str, int]) -> Callable[[str], str]:
    return lambda name: as_text(row[places[name]]).strip() if name in places else ""


def _company(known: _CustomerList, told: Callable[[str], str]) -> str:
    return next(filter(None, map(told, known.company)), "")


def _people(
    table: SourceTable, known: _CustomerList, places: Mapping[str, int]
) -> tuple[list[dict[str, str]], list[int]]:
    """Everybody who is named, by the headers of a list of people, and the line of each."""
    people, lines = [], []
    for row, line in zip(table.rows, table.lines, strict=True):
        told = _text_of(row, places)
        company = _company(known, told)
        for columns in known.people:
            person = {part: text for name, part in columns.items() if (text := told(name))}
            if person.get("Name", "").casefold() == company.casefold():
                person.pop("Name", None)  # a company that is called so itself
            if not person.keys() & {"Name", *_PERSON}:
                continue
            people.append(_with_phones(person) | {_ACCOUNT: company})
            lines.append(line)
    return people, lines


def _with_phones(person: dict[str, str]) -> dict[str, str]:
    """Several numbers in one cell, each in its own place: "Phone:… Mobile:…"."""
    numbers = dict(_PHONES.findall(person.get("Phone", "")))
    if not numbers:
        return person
    rest = {part: text for part, text in person.items() if part != "Phone"}
    return rest | {part: numbers[part] for part in ("Phone", "Mobile") if numbers.get(part)}


def _companies(table: SourceTable, known: _CustomerList, places: Mapping[str, int]) -> SourceTable:
    """The companies; a part of a customer ("Acorn:Leeds") has that as its parent."""
    told_of_people = {name for one in known.people for name in one}
    spent = {
        header: say("it names a person, and stands in the list of people")
        for header in table.headers
        if words(header) in told_of_people and words(header) not in known.company
    }
    renamed = {places[name]: header for name, header in known.others.items() if name in places}
    renamed[places[known.company[0]]] = _ACCOUNT
    headers = tuple(renamed.get(i, header) for i, header in enumerate(table.headers))
    if len(known.company) > 1:
        other = table.headers[places[known.company[1]]]
        spent[other] = say("it names the company where no other column does, else a person")
    names = [_company(known, _text_of(row, places)) for row in table.rows]
    parents = [name.rpartition(":")[0] if known.splits_names else "" for name in names]
    rows: list[Sequence[Cell]] = []
    for row, name in zip(table.rows, names, strict=True):
        rows.append([name if headers[i] == _ACCOUNT else cell for i, cell in enumerate(row)])
    if any(parents):
        headers = (*headers, _PARENT)
        rows = [[*row, parent] for row, parent in zip(rows, parents, strict=True)]
    return replace(
        table, sheet=named(table, COMPANIES), holds=ListKind.ACCOUNTS, because=_because(known),
        headers=headers, rows=rows, spent={**table.spent, **spent},
        places=tuple(range(len(headers))),
    )  # fmt: skip
