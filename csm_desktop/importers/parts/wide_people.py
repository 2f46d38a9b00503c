"""People who stand in columns beside their company: "Contact 1 Name", "Contact 1 Email", "Contact 2
Name". Each becomes a row of a list of people, and the companies a list without those columns.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.set_aside import aside
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.evidence import profile
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.kinds import recognise
from csm_desktop.importers.meaning.mapping import by_name
from csm_desktop.importers.parts.companies_people import COMPANIES, PEOPLE, named
from csm_desktop.importers.plan import ImportNotice
from csm_desktop.importers.values.choices import choice
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.values import dataclass

_WHO = re.compile(
    r"(?P<who>(?:(?:primary|secondary|main|billing|technical|business|key|executive|exec|economic|"
    r"first|second|third|additional|other) )?(?:contact person|contact|kontaktperson|kontakt|"
    r"ansprechpartnerin|ansprechpartner|referente|osoba kontaktowa|kontaktní osoba|"
    r"kapcsolattartó|yhteyshenkilö|contacto|contatto|contactpersoon|interlocuteur|stakeholder|champion|"
    r"sponsor|decision maker|buyer|person))(?![^\W\d])"
)
_NUMBERED = re.compile(r"(?<!\d)([1-9]\d?)(?!\d)|(?<=[^\W\d_])([1-9])(?!\d)")
# The second of two columns that are called the same is counted: "Email (2)".
_AGAIN = re.compile(r"(?P<name>[^\d()]+?)\s*[_-]?\s*\(?(?P<number>[1-9])?\)?")
_SEVERAL = 2
_FEW = 3  # companies beside whom the same name may stand by chance
_ORDINALS = {"first": "1", "second": "2", "third": "3", "primary": "1", "secondary": "2"}
# What stands behind the person in a header -> the header of the list of people.
_PARTS_TEXT = {
    "Name": "|name|full name|nom|nombre|nome|naam",
    "First Name": "first name|firstname|given name|vorname|prénom",
    "Last Name": "last name|lastname|surname|family name|nachname|nom de famille|apellido",
    "Email": "email|e mail|mail|email address|e mail address|e mail adresse|correo|courriel|"
             "primary email|work email",
    "Phone": "phone|phone number|telephone|tel|mobile|telefon|téléphone|teléfono|handy|"
             "primary phone|work phone",
    "Job Title": "title|job title|position|job|funktion|fonction|cargo|poste",
    "Role": "role|rolle|rôle|rol|type",
}  # fmt: skip
_PARTS = {phrase: part for part, text in _PARTS_TEXT.items() for phrase in text.split("|")}
_ACCOUNT = {"external_id": "Account ID", "name": "Account Name", "domain": "Company Domain"}
_WITH_PEOPLE = (ListKind.ACCOUNTS, ListKind.SUBSCRIPTIONS, ListKind.OPPORTUNITIES)
_ABOUT_COMPANIES = frozenset(
    ("arr", "mrr", "tcv", "renews_on", "ends_on", "employees", "industry", "segment", "owner",
     "sold_by", "contract_start", "starts_on", "licensed_seats", "products", "product", "stage",
     "relation")
)  # fmt: skip
# What a list of people has not, even where it says much of their companies.
_PAID = frozenset(("arr", "mrr", "tcv", "renews_on", "ends_on", "contract_start"))
_FURTHER = say("a further person of the company above")
_NOBODY = say("nobody is named beside it: left out")
_SPENT = say("it names a person, and stands in the list of people")


@dataclass(slots=True)
class _Slot:
    """The columns of one person, by the header that each gets in the list of people."""

    who: str
    places: dict[str, int]


def with_people_apart(table: SourceTable) -> list[SourceTable]:
    """The companies and the people beside them; the table alone where there are none beside."""
    slots = _slots(table.headers)
    if not _are_people(slots):
        return [table]
    taken = {place for slot in slots for place in slot.places.values()}
    references = _references(table, taken)
    if len(slots) == 1 and _are_ours(table, slots[0], references):
        return [table]
    if "Account Name" not in references and "Account ID" not in references:
        return [table]
    own = _of_companies(table, taken)
    companies = replace(
        table, rows=[table.rows[n] for n in own], lines=[table.lines[n] for n in own]
    )
    further = [n for n in range(len(table.rows)) if n not in own]
    is_told = bool(slots[0].who)
    holds = _kind(
        companies, taken, references, alone=len(slots) == 1, is_sure=is_told and not further
    )
    if holds is None:
        return [table]
    notices: list[ImportNotice] = []
    people, lines = _rows(table, slots, references, frozenset(own), notices)
    if not people:
        return [table]
    headers = (*references, *dict.fromkeys(_shown(slots)))
    names = [table.headers[place] for place in sorted(taken)]
    because: Message = say("its columns {columns} name people", columns=", ".join(names))
    apart = [aside(table.lines[n], _FURTHER, table.rows[n]) for n in further]
    beside = replace(companies, sheet=named(table, COMPANIES), holds=holds,
                     because=say("columns of people stand beside each"),
                     set_aside=(*table.set_aside, *apart),
                     spent={**table.spent, **dict.fromkeys(names, _SPENT)})  # fmt: skip
    listed = replace(
        table, sheet=named(table, PEOPLE), holds=ListKind.CONTACTS, because=because, rows=people,
        lines=lines, headers=headers, places=tuple(range(len(headers))), set_aside=(), damaged=(),
        notices=tuple(notices), hidden_columns=_hidden(table, slots), spent={},
    )  # fmt: skip
    return [beside, listed]


def _are_ours(table: SourceTable, slot: _Slot, references: Mapping[str, int]) -> bool:
    """Whether the people beside the companies are our own: few of them, each beside several."""
    place = slot.places.get("Name", slot.places.get("First Name"))
    whose = references.get("Account Name", references.get("Account ID"))
    if place is None or whose is None:
        return False
    pairs = {
        (name, as_text(row[whose]))
        for row in table.rows
        if as_text(row[whose]) and (name := as_text(row[place]))
    }
    beside = Counter(name for name, _ in pairs)
    return len(pairs) >= _FEW and max(beside.values(), default=0) * 2 > len(pairs)


def _hidden(table: SourceTable, slots: Sequence[_Slot]) -> frozenset[str]:
    """The headers of the list of people all of whose columns the sheet hides."""
    seen = {
        part for slot in slots for part, place in slot.places.items()
        if table.headers[place] not in table.hidden_columns
    }  # fmt: skip
    return frozenset(part for slot in slots for part in slot.places) - seen


def _of_companies(table: SourceTable, taken: set[int]) -> dict[int, None]:
    """The rows that say something of a company that none above has said: exports of a company and
    its people write it once, or again beside each of them."""
    found: dict[int, None] = {}
    said: set[tuple[str, ...]] = set()
    for n, row in enumerate(table.rows):
        about = tuple(as_text(cell) for i, cell in enumerate(row) if i not in taken)
        if any(about) and about not in said:
            found[n] = None
            said.add(about)
    return found


def _shown(slots: Sequence[_Slot]) -> list[str]:
    """The headers of what is known of people, in one order."""
    fed = {part for slot in slots for part in slot.places}
    has_role = "Role" in fed or any(_role(slot) for slot in slots)
    return [part for part in _PARTS_TEXT if part in fed or (part == "Role" and has_role)]


def _slots(headers: Sequence[str]) -> list[_Slot]:
    found: dict[tuple[str, str], _Slot] = {}
    for place, header in enumerate(headers):
        spoken = words(header)
        met = _WHO.search(spoken)
        if met is None:
            continue
        rest = f"{spoken[: met.start()]} {spoken[met.end() :]}"
        numbers = _NUMBERED.search(rest)
        number = numbers.group().strip() if numbers else ""
        said = (rest.replace(number, " ", 1) if number else rest).split()
        # "Email (Primary Contact) (Contact)" says twice whose it is.
        part = _PARTS.get(" ".join(word for word in said if word != "contact"))
        if part is None:
            continue
        number = number or _ORDINALS.get(met["who"].split()[0], "")
        slot = found.setdefault((met["who"], number), _Slot(met["who"], {}))
        slot.places.setdefault(part, place)
    _add_repeated(found, headers)
    if not found and (bare := _bare(headers)):
        found["", ""] = bare
    return _of_one(_joined(list(found.values())), headers)


def _add_repeated(found: dict[tuple[str, str], _Slot], headers: Sequence[str]) -> None:
    """The persons of headers that come again, "Name, Email, Name, Email", and what reaches those
    that are numbered: "Contact, Email, Contact, Email"."""
    bare: dict[str, dict[str, int]] = {}
    for place, header in enumerate(headers):
        met = _AGAIN.fullmatch(header.strip())
        part = _PARTS.get(words(met["name"]), "") if met else ""
        if met and part and words(met["name"]):
            bare.setdefault(met["number"] or "1", {}).setdefault(part, place)
    if len(bare) < _SEVERAL:
        return
    for number, parts in bare.items():
        slot = next((s for (_, n), s in found.items() if (n or "1") == number), None)
        if slot is None and _NAMES & parts.keys():
            slot = found[("", number)] = _Slot("", {})
        for part, place in parts.items() if slot else ():
            slot.places.setdefault(part, place)  # type: ignore[union-attr]


def _bare(headers: Sequence[str]) -> _Slot | None:
    """The person of plain names, "Name" and "Email", that stand beside a company's."""
    places: dict[str, int] = {}
    for place, header in enumerate(headers):
        if part := _PARTS.get(words(header), "") if words(header) else "":
            places.setdefault(part, place)
    is_named = "Name" in places or {"First Name", "Last Name"} <= places.keys()
    if not is_named or "Email" not in places:
        return None
    # Most lists with such names are about people alone.
    paid = any(by_name(ListKind.ACCOUNTS, header).keys() & _PAID for header in headers)
    return _Slot("", places) if paid else None


def _joined(slots: list[_Slot]) -> list[_Slot]:
    """The slots, what reaches a person with whom it is of: "Executive Sponsor" and "Sponsor Email"
    are one, where there is no other sponsor."""
    named_ = [slot for slot in slots if _NAMES & slot.places.keys()]
    for slot in [each for each in slots if each not in named_]:
        of = [one for one in named_ if one.who.endswith(f" {slot.who}")]
        if len(of) == 1 and not slot.places.keys() & of[0].places.keys():
            of[0].places.update(slot.places)
            slots = [each for each in slots if each is not slot]
    return slots


def _of_one(slots: list[_Slot], headers: Sequence[str]) -> list[_Slot]:
    """The slots; where one alone is named, what reaches a person is theirs, however it is called:
    "Primary Contact" beside "Contact Email", or beside a bare "E-Mail"."""
    named_ = [slot for slot in slots if _NAMES & slot.places.keys()]
    if len(named_) != 1:
        return slots
    (one,) = named_
    for slot in slots:
        for part, place in slot.places.items():
            one.places.setdefault(part, place)
    if "Email" not in one.places:
        for place, header in enumerate(headers):
            bare = _PARTS.get(words(header), "")
            if bare in ("Email", "Phone"):
                one.places.setdefault(bare, place)
    return named_


_NAMES = frozenset(("Name", "First Name", "Last Name"))


def _are_people(slots: Sequence[_Slot]) -> bool:
    """Whether the columns name people beyond doubt: each by more than one of them, or several."""
    named_ = [slot for slot in slots if _NAMES & slot.places.keys()]
    # "Primary contact" with a title beside it is a person, too.
    reached = [
        slot
        for slot in named_
        if "Email" in slot.places or ("Job Title" in slot.places and " " in slot.who.strip())
    ]
    # A lone "Contact Name" and "Email" is how lists of contacts call their own columns.
    return bool(reached) and len(named_) == len(slots)


def _references(table: SourceTable, taken: set[int]) -> dict[str, int]:
    """What tells the account of each row, by the header that it gets in the list of people."""
    found: dict[str, int] = {}
    for key, header in _ACCOUNT.items():
        sure = {
            place: by_name(ListKind.ACCOUNTS, own).get(key, (0.0,))[0]
            for place, own in enumerate(table.headers)
            if place not in taken
        }
        best = max(sure, key=lambda place: sure[place], default=None)
        if best is not None and sure[best] > 0.9:
            found[header] = best
    return found


def _kind(
    table: SourceTable,
    taken: set[int],
    references: Mapping[str, int],
    *,
    alone: bool,
    is_sure: bool,
) -> ListKind | None:
    """What the list holds beside its people; None where people are all that it is about."""
    places = [i for i in range(len(table.headers)) if i not in taken]
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.headers)
    profiles = {i: profile(columns[i]) for i in places}
    found = recognise(
        table.sheet or table.source,
        [table.headers[i] for i in places],
        [profiles[i] for i in places],
    )
    if alone:
        # A company with one person may as well be one of several rows about its people.
        once = any(profiles[place].is_unique for place in references.values())
        about = {column.field for column in found.mapping} & (
            _ABOUT_COMPANIES if is_sure else _PAID
        )
        return found.kind if once and about and found.kind in _WITH_PEOPLE else None
    if found.kind in _WITH_PEOPLE:
        return found.kind
    return ListKind.ACCOUNTS if found.kind is None else None


def _rows(
    table: SourceTable,
    slots: Sequence[_Slot],
    references: dict[str, int],
    own: frozenset[int],
    notices: list[ImportNotice],
) -> tuple[list[Sequence[Cell]], list[int]]:
    """A row for each person who is named, and its line; what stands beside nobody is told. `own`
    are the rows of companies."""
    rows: list[Sequence[Cell]] = []
    lines = []
    shown = _shown(slots)
    account: list[Cell] = []
    for n, (row, line) in enumerate(zip(table.rows, table.lines, strict=True)):
        named_here = [row[place] for place in references.values()]
        # Below a company its people stand without it; who stands beside a company without a name
        # is not of the one above.
        if n in own or any(map(as_text, named_here)) or not account:
            account = named_here
        for slot in slots:
            said = {part: row[place] for part, place in slot.places.items()}
            if not any(as_text(said.get(part, "")) for part in ("Name", "First Name", "Last Name",
                                                                "Email")):  # fmt: skip
                notices += [
                    ImportNotice(line, table.headers[place], _NOBODY, text)
                    for place in slot.places.values()
                    if (text := as_text(row[place]))
                ]
                continue
            if not as_text(said.get("Role", "")):
                said["Role"] = _role(slot)
            rows.append([*account, *(said.get(part, "") for part in shown)])
            lines.append(line)
    return rows, lines


def _role(slot: _Slot) -> str:
    """The role that a person has by the name of the column alone."""
    return slot.who if choice(ListKind.CONTACTS, "roles", slot.who) else ""
