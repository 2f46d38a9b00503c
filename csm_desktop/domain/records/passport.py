"""The passport of a stored field: what is true of it wherever it goes (CONTRIBUTING.md).

Every field of every kind of thing carries one, beside its type and its default; rows, sharing,
merging, search, import and history read it and keep no lists of field names of their own.
"""

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from functools import cache
from typing import Any, TypedDict, Unpack

from csm_desktop.values import dataclass


class Searched(StrEnum):
    """How the words of a field are found: as what the thing is called, or as the text around it."""

    TITLE = "title"
    BODY = "body"


class Merge(StrEnum):
    """What becomes of a field where two things turn out to be one."""

    FILLED = "filled"
    """What the kept one has counts; where it has nothing, the other's is taken."""
    NOTED = "noted"
    """The same, and where the two differ, the other's is written down in the notes."""
    JOINED = "joined"
    """Both count: lists are added up, texts follow each other."""
    KEPT = "kept"
    """Only the kept one's counts, even where it has nothing."""
    RULED = "ruled"
    """A rule of its own decides, in the act that merges."""


class ColumnType(StrEnum):
    """What a field's values must be, and so how a column of a list is read."""

    TEXT = "text"
    NAME = "name"
    ID = "id"
    REFERENCE = "reference"
    EMAIL = "email"
    WEB = "web"
    PHONE = "phone"
    COUNT = "count"
    DECIMAL = "decimal"
    MONEY = "money"
    DISCOUNT = "discount"
    DATE = "date"
    FLAG = "flag"
    CHOICE = "choice"
    REACH = "reach"
    PHOTO = "photo"
    LIST = "list"
    CURRENCY = "currency"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Passport:
    """What is true of one field.

    `shared`: a customer may see it (domain.md §4, §10); `opened_by` the internal topic whose
    switch shows it all the same. `naming`: a thing is called by it. `dating`: its day tells the
    thing from others of its name. `to`: the kind whose id it holds, by its table; None where the
    field's name says it. `label`: what a reader calls it, in English; empty where its name reads
    as words. `column`: how a list's column that brings it is read; None where no list brings it.
    `history`: a change of it is told.
    """

    shared: bool
    opened_by: str = ""
    searched: Searched | None = None
    naming: bool = False
    dating: bool = False
    merge: Merge = Merge.FILLED
    to: str | None = None
    label: str = ""
    column: ColumnType | None = None
    history: bool = True


class PassportEntries(TypedDict, total=False):
    """What a passport can say beside whether it is shared."""

    opened_by: str
    searched: Searched
    naming: bool
    dating: bool
    merge: Merge
    to: str
    label: str
    column: ColumnType
    history: bool


_KEY = "passport"


def shared(**entries: Unpack[PassportEntries]) -> Mapping[str, Passport]:
    """A passport, as a field's metadata, of what a customer may see."""
    return {_KEY: Passport(True, **entries)}


def internal(**entries: Unpack[PassportEntries]) -> Mapping[str, Passport]:
    """A passport, as a field's metadata, of what never reaches a customer."""
    return {_KEY: Passport(False, **entries)}


SHARED = shared()
INTERNAL = internal()
IDS_ELSEWHERE = internal(
    searched=Searched.BODY, merge=Merge.JOINED, label="Ids elsewhere", column=ColumnType.ID
)
"""Of the ids that other systems gave a thing."""


class NoPassportError(TypeError):
    """A stored field of which nobody said whether a customer may see it: always a bug."""


@cache
def passports(kind: Any) -> Mapping[str, Passport]:
    """The passports of a kind's fields by their names, in order; its id needs none.

    Raises NoPassportError where one is missing.
    """
    found: dict[str, Passport] = {}
    for field in fields(kind):
        if field.name == "id":
            continue
        # Refused and not guessed: a default would decide in silence what a customer may see.
        if _KEY not in field.metadata:
            raise NoPassportError(
                f"{kind.__name__}.{field.name} has no passport: say field(metadata=shared()) or"
                f" internal() beside it in domain/records, see CONTRIBUTING.md"
            )
        found[field.name] = field.metadata[_KEY]
    return found


def reference(name: str, passport: Passport) -> str:
    """The table to whose id a field leads, such as "contact"; "" for one that leads nowhere."""
    if passport.to is not None:
        return passport.to
    return name.removesuffix("_id") if name.endswith("_id") else ""


def references(kind: Any) -> dict[str, str]:
    """The fields of a kind that hold another thing's id, with the tables they lead to."""
    led = {name: reference(name, passport) for name, passport in passports(kind).items()}
    return {name: to for name, to in led.items() if to}


def naming_field(kind: Any) -> str | None:
    """The field by which a thing of the kind is called, if it has one."""
    return next((name for name, passport in passports(kind).items() if passport.naming), None)


def dating_field(kind: Any) -> str | None:
    """The field whose day tells a thing of the kind from others of its name, if it has one."""
    return next((name for name, passport in passports(kind).items() if passport.dating), None)
