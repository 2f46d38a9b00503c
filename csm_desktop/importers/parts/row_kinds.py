"""Which rows of a table are companies, which are people, and which are addresses of either.

Systems that keep both in one table (Odoo's partners, address books) tell them apart by a column, by
names written "Firm, Person", or by rows that have a company and nobody's name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from enum import StrEnum

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.source_table import SourceTable, column_of
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.mapping import by_name
from csm_desktop.importers.meaning.systems import recognise_system
from csm_desktop.importers.values.shapes import NO, YES, Shape, as_text, shape
from csm_desktop.values import dataclass


class RowKind(StrEnum):
    """What one row of a table that holds several kinds of thing is."""

    COMPANY = "company"
    PERSON = "person"
    ADDRESS = "address"


_WORDS_TEXT = {
    RowKind.COMPANY: """
    company|a company|companies|organization|organisation|organizations|business account|firm|
    corporation|legal entity|account|firma|unternehmen|organisation|entreprise|société|societe|
    empresa|organización|bedrijf|organisatie|azienda|società|organização|cég|vállalat|spółka|
    会社|法人|企業""",
    RowKind.PERSON: """
    person|a person|people|individual|contact|contacts|natural person|contact person|employee|
    privatperson|natürliche person|kontakt|kontaktperson|ansprechpartner|personne|particulier|
    contacto|persona|individuo|contactpersoon|persoon|contatto|privato|contato|pessoa|
    magánszemély|személy|osoba|個人|担当者|連絡先""",
    RowKind.ADDRESS: """
    invoice|invoice address|invoices|billing|billing address|delivery|delivery address|shipping|
    shipping address|other address|private|private address|follow up|follow up address|other|
    rechnungsadresse|lieferadresse|adresse de facturation|adresse de livraison|
    dirección de factura|dirección de entrega|factuuradres|afleveradres""",
}
_KINDS: dict[str, RowKind] = {
    " ".join(word.split()): kind for kind, text in _WORDS_TEXT.items() for word in text.split("|")
}
_SAYS_COMPANY = frozenset(
    ("is company", "is a company", "is organization", "is organisation", "is an organization",
     "is an organisation", "company flag", "ist firma", "ist unternehmen", "est une société",
     "ist ein unternehmen", "est une entreprise", "es una empresa", "es una compañía",
     "è un azienda", "é uma empresa", "is een bedrijf", "法人")
)  # fmt: skip
_SAYS_PERSON = frozenset(("is person", "is a person", "is individual", "is an individual"))
# Whoever is a customer is an account, also where he is one person.
_OF_CUSTOMERS = frozenset(("customer", "client", "kunde", "kunden", "party", "supplier"))
_ADDRESS_BOOKS = frozenset(("Google Contacts", "Outlook"))
_SHARED_MAILBOX = re.compile(
    r"^(?:info|office|contact|sales|support|hello|mail|service|admin|kontakt|team|help|accounts|"
    r"billing|contacto|hola|bonjour|vertrieb|buchhaltung|post|reception|enquiries)@",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"^(?:inc|llc|llp|ltd|limited|gmbh|corp|co|plc|ag|sa|srl|bv|nv|kg|oy|ab|as|kft|zrt)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 12  # different values of a column that tells kinds apart


@dataclass(slots=True)
class RowKinds:
    """The kind of each row, and what said so.

    `firms` holds the company of a row that is written in its own name ("Firm, Person"), `plain`
    the columns, by place, in which that is so. `told_by` are the headers of columns that say
    nothing but the kind.
    """

    kinds: list[RowKind]
    because: Message
    told_by: tuple[str, ...] = ()
    firms: dict[int, str] = field(default_factory=dict)
    plain: tuple[int, ...] = ()

    def of(self, kind: RowKind) -> list[int]:
        """The rows of a kind, by index."""
        return [i for i, each in enumerate(self.kinds) if each is kind]


def row_kinds(table: SourceTable) -> RowKinds | None:
    """The kinds of a table's rows; None for a table of one kind alone."""
    found = _told_by_column(table) or _told_by_names(table) or _told_by_blanks(table)
    if found is None or not found.of(RowKind.COMPANY) or not found.of(RowKind.PERSON):
        return None
    return found


def _column(table: SourceTable, place: int) -> list[str]:
    return list(map(as_text, column_of(table.rows, place)))


def _told_by_column(table: SourceTable) -> RowKinds | None:
    """A column of words or flags that says it of each row."""
    telling = list(_telling(table))
    best = next((each for each in telling if RowKind.COMPANY in each[1].values()), None)
    if best is None:
        return None
    place, meanings = best
    addresses = [each for each in telling if RowKind.ADDRESS in each[1].values()]
    kinds = []
    for row in table.rows:
        # Who lives at an address of its own is no company, whatever else the row says.
        said = [known.get(as_text(row[at]).casefold()) for at, known in addresses]
        kind = meanings.get(as_text(row[place]).casefold(), RowKind.PERSON)
        kinds.append(RowKind.ADDRESS if RowKind.ADDRESS in said else kind)
    if not {RowKind.COMPANY, RowKind.PERSON} <= set(kinds):
        return None
    because = say("its column {column} tells companies from people", column=table.headers[place])
    headers = tuple(table.headers[at] for at in dict.fromkeys((place, *(at for at, _ in telling))))
    found = RowKinds(kinds, because, headers)
    _read_firms(table, found)
    return found


def _telling(table: SourceTable) -> Iterator[tuple[int, Mapping[str, RowKind]]]:
    """Columns that say the kind of a row, each with what its values mean."""
    for place, header in enumerate(table.headers):
        spoken = words(header)
        if spoken in _SAYS_COMPANY or spoken in _SAYS_PERSON:
            yes, no = RowKind.COMPANY, RowKind.PERSON
            if spoken in _SAYS_PERSON:
                yes, no = no, yes
            values = {text.casefold() for text in _column(table, place)}
            if values <= YES | NO | {""} and values & YES:
                yield place, {**dict.fromkeys(YES, yes), **dict.fromkeys((*NO, ""), no)}
            continue
        if set(spoken.split()) & _OF_CUSTOMERS or not _may_tell(spoken):
            continue
        values = {text.casefold() for text in _column(table, place)} - {""}
        known = {value: _KINDS[words(value)] for value in values if words(value) in _KINDS}
        if values and len(values) <= _MOST_WORDS and len(known) == len(values):
            yield place, known


_TELLS_TEXT = """
    type kind category class entity record typ art tipo soort rodzaj típus 種別 区分
"""
_TELLS = frozenset(_TELLS_TEXT.split())


def _may_tell(spoken: str) -> bool:
    return bool(set(spoken.split()) & _TELLS)


def _told_by_names(table: SourceTable) -> RowKinds | None:
    """Names written "Firm, Person" beside a row of the firm, with addresses of e-mail."""
    places = _places_named(table, ListKind.ACCOUNTS, "name")
    if not places or not _emails(table):
        return None
    found = RowKinds([RowKind.COMPANY] * len(table.rows),
                     say("names such as “Firm, Person” stand below that of the firm"))  # fmt: skip
    _read_firms(table, found, places)
    at = _emails(table)
    with_address = [i for i in found.firms if any(as_text(table.rows[i][j]) for j in at)]
    # Branches are written so as well ("Firm, Munich"), and have nobody's address.
    if len(found.firms) < 2 or len(with_address) * 2 < len(found.firms):
        return None
    for i in found.firms:
        found.kinds[i] = RowKind.PERSON
    return found


def _emails(table: SourceTable) -> list[int]:
    return _places_named(table, ListKind.CONTACTS, "email")


def _places_named(table: SourceTable, kind: ListKind, key: str) -> list[int]:
    return [
        i for i, header in enumerate(table.headers) if by_name(kind, header).get(key, (0,))[0] > 0.9
    ]


def _read_firms(table: SourceTable, found: RowKinds, places: Sequence[int] = ()) -> None:
    """Note whose company stands before a comma in a row's name, where a row of its own has it."""
    wanted = places or [
        i for i, header in enumerate(table.headers)
        if {"name", "partner"} & set(words(header).split())
    ]  # fmt: skip
    plain = []
    for place in wanted:
        column = _column(table, place)
        companies = {column[i] for i in found.of(RowKind.COMPANY)} - {""}
        for i, text in enumerate(column):
            firm = _firm_in(text, companies)
            # Of two levels ("Group, Firm, Person") the longer name is the person's own firm.
            if firm and (place in plain or firm != found.firms.get(i)):
                found.firms.setdefault(i, firm)
        if any(_firm_in(text, companies) for text in column):
            plain.append(place)
    found.plain = tuple(plain)


def _firm_in(text: str, companies: set[str]) -> str:
    """The company before a comma in a name; empty where it is none of those known."""
    firm, comma, _ = text.rpartition(", ")
    while comma:
        behind = text[len(firm) + 2 :]
        if firm in companies and behind.strip() and not _LEGAL.match(behind):
            return firm
        firm, comma, _ = firm.rpartition(", ")
    return ""


def _told_by_blanks(table: SourceTable) -> RowKinds | None:
    """An address book's rows that have a company, and nobody's name or address."""
    samples = [[as_text(row[i]) for row in table.rows[:50] if as_text(row[i])]
               for i in range(len(table.headers))]  # fmt: skip
    system = recognise_system(table.headers, samples)
    if system is None or system.name not in _ADDRESS_BOOKS:
        return None
    firms = _places_named(table, ListKind.CONTACTS, "account_name")
    names = [
        place
        for key in ("name", "first_name", "last_name", "title")
        for place in _places_named(table, ListKind.CONTACTS, key)
    ]
    emails = [i for i, header in enumerate(table.headers) if _is_address(header)]
    kinds = [_kind_in_book(row, firms, names, emails) for row in table.rows]
    because = say("rows of an address book that name a company and nobody are companies")
    return RowKinds(kinds, because)


def _is_address(header: str) -> bool:
    return "email" in words(header).replace("e mail", "email")


def _kind_in_book(
    row: Sequence[Cell], firms: Sequence[int], names: Sequence[int], emails: Sequence[int]
) -> RowKind:
    firm = next((text for i in firms if (text := as_text(row[i]))), "")
    own = {as_text(row[i]).casefold() for i in names} - {"", firm.casefold()}
    addresses = [text for i in emails if shape(text := as_text(row[i])) is Shape.EMAIL]
    personal = [text for text in addresses if not _SHARED_MAILBOX.match(text)]
    return RowKind.COMPANY if firm and not own and not personal else RowKind.PERSON
