"""Column names: the plain words in them, and the row of a file in which they stand."""

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import normalize

from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.kind_words import OTHER_LISTS, SIGNS
from csm_desktop.importers.meaning.languages.abbreviations import in_full
from csm_desktop.importers.meaning.paths import is_path_of_an_object, path_names
from csm_desktop.importers.meaning.synonyms import PHRASES
from csm_desktop.importers.values.periods import names_period
from csm_desktop.importers.values.shapes import Shape, as_text, shape

_CAMEL = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z](?!s\b)[a-z])")
_SIGNS = re.compile(r"[\W_]+")
# Salesforce's and Gainsight's own fields, and Amplitude's properties of users, groups and events.
_OWN_FIELD = re.compile(r"__(?:c|r|gc|gr|pc)$|^(?:up|gp|ep):(?=\S)", re.IGNORECASE)
# What forms write beside a name: how a day is typed, that the column must be filled, or may not.
_DRESS = re.compile(
    r"[(\[](?:[dmy]{1,4}[-/. ]?){3}[)\]]|"
    r"\((?:currency|date|url|drop down|labels|short text|long text|formula)\)$|"  # ClickUp's types
    r"\((?:required|optional|mandatory|pflicht(?:feld)?|obligatoire|obligatorio|facultatif)\)",
    re.IGNORECASE,
)
_ENTITY_FIELD = re.compile(r"^(?P<entity>[A-Z][a-z]+) - (?P<field>.+)$")  # Pipedrive's
_OF_A_PERIOD = re.compile(r": (?:Day|Week|Month|Quarter|Year|Minute|Hour)$")
# Metabase and Tableau count by periods, Looker writes what a field is of before its name.
_BY_PERIOD = re.compile(
    r"^(Day|Week|Month|Quarter) of \w|: (Day|Week|Month|Quarter)$|"
    r"^(?:Events|Users|Sessions) .*\b(Date|Week|Month|Quarter)$"
)
_OF_A_VIEW = re.compile(
    r"^(?:Accounts|Companies|Customers|Organizations|Users|Events|Subscriptions) (?P<field>\w.*)$"
)
_PUT_TOGETHER = re.compile(r"^(?:Sum|Max|Min) of (?=\S)")
# Forms ask: "Your company", "What is your e-mail?"
_ASKED_OF_ONE = re.compile(r"^(?:(?:what is|what s|please enter|enter) )?your (?=\S)")
_ABBREVIATED = re.compile(r"\((ARR|MRR|TCV|CSM)\)")  # "Jaarlijkse omzet (ARR)"
_NUMBER_OF = re.compile(
    r"(?P<before>\w.*?)\s*(?:#|№|[Nn][°º]\.?)$|(?:#|№|[Nn][°º]\.?|[Nn]o\.)\s*(?P<behind>[^\W\d].*)$"
)
_ENTITIES = {
    ListKind.ACCOUNTS: ("organization", "company", "account"),
    ListKind.CONTACTS: ("person", "contact"),
    ListKind.OPPORTUNITIES: ("deal",),
}
_LOOK_AT = 40  # rows from the top among which the header may stand
_JUDGE_BY = 300
_WIDE_ENOUGH = 0.6
_HEADER_LENGTH = 120
_DATA = frozenset((Shape.NUMBER, Shape.MONEY, Shape.DATE, Shape.EMAIL, Shape.WEB, Shape.FLAG))
_YEAR = re.compile(r"^(?:19|20)\d\d$")


@lru_cache(maxsize=4096)
def words(header: str) -> str:
    """The words of a header in lower case: `Company_ID`, `companyId`, `ＣＯＭＰＡＮＹ ＩＤ` are
    one.

    A stop at `:` or `.` inside is a blank like any other sign; `__c` of Salesforce and its like are
    dropped.
    """
    plain = _DRESS.sub("", normalize("NFKC", header)).strip()
    plain = _CAMEL.sub(" ", _OWN_FIELD.sub("", plain))
    # A Turkish capital leaves its dot behind.
    return _SIGNS.sub(" ", plain.casefold().replace("i\u0307", "i")).strip()


def spoken_names(kind: ListKind, header: str) -> tuple[str, ...]:
    """The names that a header gives a column of such a list, the likeliest first.

    "Person - Name" is the name of a person, and of nothing else's list; "Industry / Sector" offers
    two names for one thing; "Started At: Day" is the name without its period; of a path
    (`subscription.status`) see `paths`; what a form asks ("Your company") is what it asks for.
    """
    original, found = header, _ENTITY_FIELD.match(header)
    if found and found["entity"].casefold() in _ENTITIES.get(kind, ()):
        header = found["field"]
    # Metabase says how it put values together, which is no part of their name.
    header = _PUT_TOGETHER.sub("", _OF_A_PERIOD.sub("", header)) or header
    parts = [words(part) for part in header.split(" / ")]
    if counted := _BY_PERIOD.search(original):
        parts.append(next(filter(None, counted.groups())).casefold())
    elif viewed := _OF_A_VIEW.match(header):
        parts.append(words(viewed["field"]))
    names = (*path_names(kind, header, words), words(header), *parts)
    names = (*names, *(_ASKED_OF_ONE.sub("", name) for name in parts))
    names = (*names, *(name.casefold() for name in _ABBREVIATED.findall(header)))
    if numbered := _NUMBER_OF.match(header.strip()):
        # "Account #" and "N° client" are no account.
        of = words(numbered["before"] or numbered["behind"])
        names = (f"{of} number", f"numéro {of}", f"numero {of}", f"{of} nummer", *names)
    names = (*names, *map(in_full, names))
    return tuple(dict.fromkeys(name for name in names if name))


@lru_cache(maxsize=1)
def phrases() -> dict[str, dict[str, dict[str, bool]]]:
    """Kind -> field -> phrase -> whether it is a strong one."""
    return {
        kind: {field: split_phrases(text) for field, text in fields.items()}
        for kind, fields in PHRASES.items()
    }


def split_phrases(text: str) -> dict[str, bool]:
    """A list written with `|`; a `?` behind a phrase makes it weak (False)."""
    found: dict[str, bool] = {}
    for raw in text.split("|"):
        phrase = " ".join(raw.split())
        weak = phrase.endswith("?")
        phrase = phrase.rstrip("? ")
        if phrase:
            found[phrase] = found.get(phrase, False) or not weak
    return found


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    lists = [field for kind in phrases().values() for field in kind.values()]
    lists += [split_phrases(text) for text in (*OTHER_LISTS.values(), *SIGNS.values())]
    return frozenset(phrase for each in lists for phrase in each)


def is_known(header: str) -> bool:
    """Whether some field of some kind is called so: a strong sign of a header row."""
    spoken = words(header)
    if spoken in _known() or ((whole := in_full(spoken)) and whole in _known()):
        return True
    return is_path_of_an_object(header, words)


def is_account_name(header: str) -> bool:
    """Whether an account is called so in lists of what it has: a strong name of it."""
    return phrases()[ListKind.INVOICES]["account_name"].get(words(header), False)


def find_header(rows: Sequence[Sequence[Cell]]) -> int | None:
    """The index of the header row; None where the first row already holds data.

    The header is the first row that fills most of the table's width with text, unless a later one
    is made of better-known names: titles above a table are narrower than it, or say other things.
    """
    filled = [[i for i, cell in enumerate(row) if as_text(cell)] for row in rows[:_JUDGE_BY]]
    width = _usual_width(filled)
    best: tuple[int, int] | None = None
    for index in range(min(_LOOK_AT, len(filled))):
        cells = [as_text(rows[index][i]) for i in filled[index]]
        # A title above the list is narrower than its columns.
        below = rows[index + 1] if index + 1 < len(rows) else ()
        under = [shape(below[i]) if i < len(below) else Shape.BLANK for i in filled[index]]
        if _are_periods_alone(filled[index], cells, below):
            return index
        if len(cells) < max(1, width * _WIDE_ENOUGH) or not _may_be_header(cells, under):
            continue
        known = sum(is_known(cell) for cell in cells)
        # Clearly more known names, not just as many: of two possible rows the upper one is the
        # header.
        if best is None or known >= best[0] + 2:
            best = (known, index)
    if best is None:
        return None
    known, index = best
    # A list without a header begins with data, and guessing one would lose its first row.
    return None if not known and _is_data_like(rows, filled, index) else index


_PERIODS_ALONE = 2  # a crosstab of one month names it above its table


def _are_periods_alone(places: Sequence[int], cells: Sequence[str], below: Sequence[Cell]) -> bool:
    """Whether a row names periods alone, above numbers, behind columns of words without a name, as
    a crosstab of few months does."""
    if len(cells) < _PERIODS_ALONE or not places[0] or not all(map(names_period, cells)):
        return False
    heads = [as_text(cell) for cell in below[: places[0]]]
    under = [shape(below[i]) for i in places if i < len(below) and as_text(below[i])]
    return (
        all(shape(text) is Shape.TEXT for text in heads)
        and bool(heads and under)
        and places == list(range(places[0], places[-1] + 1))
        and all(each in (Shape.NUMBER, Shape.MONEY) for each in under)
    )


def _usual_width(filled: list[list[int]]) -> int:
    """How many cells a row of the table fills: the upper middle, so that titles do not count."""
    counts = sorted(len(cells) for cells in filled if cells)
    return counts[len(counts) * 3 // 4] if counts else 0


def _names_a_column(cell: str, under: Shape) -> bool:
    """Whether a cell that looks like a value is a name as well: a year, a path, or a period above
    a number."""
    if _YEAR.match(cell) or is_path_of_an_object(cell, words):
        return True
    return under in (Shape.NUMBER, Shape.MONEY) and names_period(cell)


def _may_be_header(cells: list[str], under: list[Shape]) -> bool:
    names = sum(
        1
        for cell, below in zip(cells, under, strict=True)
        if len(cell) <= _HEADER_LENGTH
        and (shape(cell) not in _DATA or _names_a_column(cell, below))
    )
    distinct = len({cell.casefold() for cell in cells})
    return names * 2 >= len(cells) and distinct * 2 >= len(cells)


def _is_data_like(rows: Sequence[Sequence[Cell]], filled: list[list[int]], index: int) -> bool:
    """Whether the row looks like those below it where they hold more than words."""
    below = [row for row in rows[index + 1 : index + 60] if any(as_text(cell) for cell in row)]
    alike = unlike = 0
    for column in filled[index]:
        looks = [shape(row[column]) for row in below if column < len(row)]
        looks = [look for look in looks if look is not Shape.BLANK]
        # Columns of words tell nothing: names of columns are words, too.
        if not looks:
            continue
        commonest = max(set(looks), key=looks.count)
        if commonest in _DATA and looks.count(commonest) * 10 >= len(looks) * 8:
            mine = shape(rows[index][column])
            if _YEAR.match(as_text(rows[index][column])):
                continue  # a year is a good name for a column of numbers
            alike += mine is commonest
            unlike += mine is not commonest
    return alike > unlike


_NUMBERED = re.compile(r"Column \d+")


def is_nameless(header: str) -> bool:
    """Whether a column is called by its number, for its cell in the header is blank."""
    return bool(_NUMBERED.fullmatch(header))


def unique_names(cells: Sequence[Cell]) -> list[str]:
    """Header cells as names of their own: blank ones are numbered, repeated ones counted."""
    names: list[str] = []
    taken: set[str] = set()
    # As a reader of the error will find it again: by its number.
    for position, cell in enumerate(cells, 1):
        base = " ".join(as_text(cell).split()) or f"Column {position}"
        name, again = base, 2
        while name.casefold() in taken:
            name, again = f"{base} ({again})", again + 1
        taken.add(name.casefold())
        names.append(name)
    return names


_DELETIONS = frozenset(
    ("deleted", "is deleted", "isdeleted", "deleted flag", "gelöscht", "supprimé", "eliminado",
     "excluído", "eliminato", "verwijderd", "削除", "削除済み")
)  # fmt: skip


def is_deletion(header: str) -> bool:
    """Whether a column says which records its system keeps only as deleted."""
    return words(header) in _DELETIONS
