"""What the values of a column say about it: they confirm a header, doubt it, or veto it."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import cast

from csm_desktop.domain.people.person_names import is_salutation
from csm_desktop.domain.records.passport import ColumnType as Type
from csm_desktop.domain.text.identities import id_key, is_worldwide
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import CLAUSES, FIELDS, ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.languages.date_words import apart
from csm_desktop.importers.values.addresses import first_address
from csm_desktop.importers.values.answer_words import are_labelled
from csm_desktop.importers.values.choices import knows, several_values
from csm_desktop.importers.values.dates import is_dated, year_alone
from csm_desktop.importers.values.numbers import read_numbers
from csm_desktop.importers.values.periods import period_end, quarter_end
from csm_desktop.importers.values.places import countries_known
from csm_desktop.importers.values.shapes import NO_VALUES, Shape, as_text, shape
from csm_desktop.importers.values.terms import is_term
from csm_desktop.importers.values.units import CODES, CURRENCY_NAMES
from csm_desktop.values import dataclass

_SAMPLE = 120
_SHOWN = 3
_SHOWN_LENGTH = 40
_CURRENCY = frozenset(("currency", "währung", "devise", "moneda", "valuta", "moeda", "通貨"))
_OF_PEOPLE = frozenset((ListKind.CONTACTS, ListKind.SURVEYS, ListKind.TICKETS, ListKind.ENGAGEMENT))
_STATES = frozenset(("status", "state", "completed", "completion", "statut", "estado", "stato"))
_CLAUSES = frozenset(key for key, type_, _ in CLAUSES if type_ is Type.TEXT)
_HALF_KNOWN = 0.6
_WITH_UNIT = re.compile(r"-?\d[\d.,]*\s?[^\W\d_]+$")  # of readings: "40 people"
_SOCIAL_TEXT = """
    linkedin facebook twitter x xing instagram youtube github logo photo
"""
_SOCIAL = frozenset(_SOCIAL_TEXT.split())


@dataclass(frozen=True, slots=True)
class Profile:
    """A column in figures.

    `shares` are shares of the filled cells of a sample, by shape; `distinct` is the number of
    different filled values in the whole column over the number of filled cells.
    """

    filled: int
    rows: int
    distinct: float
    length: float
    shares: dict[Shape, float]
    samples: tuple[str, ...]
    values: tuple[str, ...]

    def share(self, *looks: Shape) -> float:
        """The share of filled cells that have one of these looks."""
        return sum(self.shares.get(look, 0.0) for look in looks)

    @property
    def is_unique(self) -> bool:
        """Whether every filled cell has a value of its own."""
        return self.filled > 0 and self.distinct >= 1.0

    @property
    def numeric(self) -> float:
        """The share of cells that may be numbers."""
        return self.share(Shape.NUMBER, Shape.MONEY)


def profile(column: Sequence[Cell]) -> Profile:
    """The figures of one column."""
    distinct = dict.fromkeys(column)
    blanks = (
        []
        if _are_filled(distinct)
        else [cell for cell in distinct if isinstance(cell, str) and not cell.strip()]
    )
    empty = sum(column.count(cell) for cell in blanks) if blanks else 0
    filled = len(column) - empty
    values = [cell for cell in distinct if cell not in blanks] if blanks else list(distinct)
    # Spread over the column: its beginning may be sorted, or a test.
    step = max(1, len(values) // _SAMPLE)
    sample = list(islice(values, 0, None, step))[:_SAMPLE]
    texts = [as_text(cell) for cell in sample]
    looks = [look for look in map(shape, sample) if look is not Shape.BLANK]
    return Profile(
        filled=filled,
        rows=len(column),
        distinct=len(values) / filled if filled else 0.0,
        length=sum(map(len, texts)) / len(texts) if texts else 0.0,
        shares={look: looks.count(look) / len(looks) for look in set(looks)},
        samples=tuple(text[:_SHOWN_LENGTH] for text in texts[:_SHOWN]),
        values=tuple(texts),
    )


def _are_filled(cells: Iterable[Cell]) -> bool:
    """Whether each is a text that is more than blanks, told for all of them at once."""
    try:
        return all(map(str.strip, cast("Iterable[str]", cells)))
    except TypeError:  # cells of a workbook
        return False


def fits(kind: ListKind, type_: Type, column: Profile, key: str) -> float:  # noqa: PLR0911, PLR0912 - one line a type
    """What a field's type makes of the values: 0 is a veto, 1 agreement."""
    # An empty column neither confirms nor doubts its name.
    if not column.shares:
        return 1.0
    if type_ in _NEEDS:
        return _needed(_NEEDS[type_], column)
    match type_:
        case Type.COUNT | Type.DECIMAL | Type.MONEY | Type.DISCOUNT:
            if key == "term_months" and _share(column, is_term) >= 0.5:
                return 1.0
            flags = column.share(Shape.FLAG)
            share = _numberish(kind, column)
            if type_ is Type.MONEY and share < 0.5:
                share = _amounts(column)
            # Numbers that are all 0 and 1 are answers, not amounts.
            return 1.0 if flags < 0.5 and share >= 0.5 else 0.0
        case Type.DATE:
            years = key == "contract_start" and _share(column, lambda text: bool(year_alone(text)))
            named = _PERIODS.get((kind, key))
            are_periods = named is not None and _share(column, named) >= 0.8
            return max(_dates(column), 0.9 if years >= 0.8 or are_periods else 0.0)
        case Type.FLAG:
            return 1.0 if _share(column, _flagged) >= 0.8 else 0.0
        case Type.ID:
            return _ids(column)
        case Type.CURRENCY:
            if _share(column, lambda text: text.casefold() in CURRENCY_NAMES) >= 0.7:
                return 1.0
            known = _share(column, lambda text: text.upper() in CODES or not text[:1].isalnum())
            return 1.0 if known >= 0.7 and column.length <= 5 else 0.0
        case Type.COUNTRY:
            return _countries(column)
        case Type.PHONE:
            return (
                1.0 if _share(column, lambda text: sum(map(str.isdigit, text)) >= 5) > 0.4 else 0.0
            )
    # "Tier" is the size of a customer with some, and the edition that they bought with others.
    if key in ("product", "products", "segment") and _share(column, _is_size) >= 0.5:
        return 1.0 if key == "segment" else 0.5
    # Numbers of contracts, where something else is called a plan.
    if key == "product" and column.is_unique and column.share(Shape.CODE) >= 0.8:
        return 0.6
    # Whatever stands there: rows of which nobody knows whether they took part are told one by one.
    # "Active" is answered by yes and no.
    if key == "attended" or (key == "status" and column.share(Shape.FLAG) >= 0.5):
        return 1.0
    if type_ is Type.CHOICE or key == "roles":
        known = _share(column, lambda text: knows(kind, key, _state(key, text)))
        # Half of the words may be those of another field, which knows them all.
        return 1.0 if known >= 0.8 else _HALF_KNOWN if known >= 0.5 else 0.0
    # Billing systems call their customers by what they gave them: "cus_9s6XKzkNRiz8i3".
    if kind is ListKind.INVOICES and key == "account_name" and _share(column, _is_given) >= 0.8:
        return 0.5
    return _texts(type_, column, key)


def _state(key: str, text: str) -> str:
    """The word of a status beside which its day stands; any other cell whole."""
    return apart(text)[0] if key == "status" else text


def _is_given(text: str) -> bool:
    return shape(text) is Shape.CODE and any(map(str.isdigit, text))


def some_fit(kind: ListKind, type_: Type, column: Profile, key: str) -> bool:
    """Whether some values at least are of a field's type where the values outweigh its name."""
    if type_ is Type.DATE:
        return any(map(is_dated, column.values))
    if type_ is Type.CHOICE:
        return any(knows(kind, key, _state(key, text)) for text in column.values)
    if type_ is Type.FLAG:
        return _share(column, _flagged) >= 0.5
    if type_ is Type.MONEY and _amounts(column) > 0:
        return True
    return type_ in (Type.COUNT, Type.MONEY) and column.numeric > 0


_SIZE_TEXT = """
    enterprise|large enterprise|mid market|midmarket|smb|small business|commercial|corporate|
    strategic|key account|key accounts|startup|start up|high touch|mid touch|low touch|tech touch|
    digital|scale|scaled|long tail|mittelstand|konzern|kmu|großkunde|großkunden|pme|eti|
    grand compte|grands comptes|pyme|gran cuenta|grote klant|mkb|pmi|grande impresa"""
_SIZES = frozenset(" ".join(word.split()) for word in _SIZE_TEXT.split("|"))
_NEEDS = {
    Type.EMAIL: (Shape.EMAIL,),
    Type.WEB: (Shape.WEB, Shape.EMAIL),
}


def _needed(looks: tuple[Shape, ...], column: Profile) -> float:
    share = column.share(*looks)
    # Address books put several into one cell.
    if share < 0.5 and Shape.EMAIL in looks:
        share = _share(
            column,
            lambda text: (
                shape(several_values(text)[0]) in looks
                or (looks == (Shape.EMAIL,) and first_address(text)[0] is not None)
            ),
        )
    return 1.0 if share >= 0.5 else 0.9 if share >= 0.2 else 0.0


def _share(column: Profile, test: Callable[[str], bool]) -> float:
    texts = [text for text in column.values if text.casefold() not in NO_VALUES]
    return sum(1 for text in texts if test(text)) / len(texts) if texts else 1.0


def _flagged(text: str) -> bool:
    return text in ("0", "1") or shape(text) is Shape.FLAG


def _numberish(kind: ListKind, column: Profile) -> float:
    def could_be(text: str) -> bool:
        digits = sum(map(str.isdigit, text))
        return digits > 0 and digits * 3 >= len(text) - text.count(" ") and "-" not in text[1:-1]

    if column.numeric >= 0.5:
        return column.numeric
    share = max(column.numeric, _share(column, could_be))
    if kind is ListKind.READINGS and share < 0.5:
        return _share(column, lambda text: bool(_WITH_UNIT.match(text)))
    return share


def _amounts(column: Profile) -> float:
    """The share of cells that can be read as amounts, however they are written: "8.000,- €"."""
    return _share(column, lambda text: not read_numbers([text], ".").bad)


# Readings are of a month, a quarter or a week as often as of a day; deals close in a quarter.
_PERIODS: dict[tuple[ListKind, str], Callable[[str], bool]] = {
    (ListKind.READINGS, "on"): lambda text: period_end(text) is not None,
    (ListKind.OPPORTUNITIES, "close_on"): lambda text: quarter_end(text) is not None,
}


def _is_size(text: str) -> bool:
    return words(text) in _SIZES


def _dates(column: Profile) -> float:
    if column.share(Shape.DATE) >= 0.5:
        return 1.0

    # Days and seconds that are counted, months by name, words for "no end".
    return 0.9 if _share(column, is_dated) >= 0.8 else 0.0


def _ids(column: Profile) -> float:
    if column.share(Shape.DATE, Shape.MONEY) > 0.5 or column.filled * 2 < column.rows:
        return 0.0
    spaced = _share(column, lambda text: " " in text)
    if spaced > 0.3 or column.length > 40:
        # Some systems call a thing by its name; then each has one of its own.
        return 0.55 if column.is_unique else 0.4
    return 1.0 if column.is_unique else 0.8


def _countries(column: Profile) -> float:
    if column.numeric > 0.5:
        return 0.0
    return 1.0 if countries_known(column.values) >= 0.5 else 0.8


def _texts(type_: Type, column: Profile, key: str) -> float:
    numbers = column.share(Shape.NUMBER, Shape.MONEY, Shape.DATE)
    if type_ is Type.NAME or key in ("owner", "sold_by", "city", "industry", "title", "segment"):
        if numbers > 0.5 or column.share(Shape.EMAIL) > 0.5 or column.share(Shape.FLAG) > 0.8:
            return 0.6 if key in ("owner", "sold_by") and column.share(Shape.EMAIL) > 0.5 else 0.0
        # "Title" is what stands before a name with some, and a job with others.
        if key == "title" and _share(column, is_salutation) > 0.5:
            return 0.0
        return 0.7 if column.share(Shape.WEB) > 0.7 else 1.0
    if type_ is Type.REFERENCE:
        return 0.0 if column.share(Shape.DATE, Shape.MONEY, Shape.EMAIL) > 0.5 else 1.0
    # Numbers beside the name of an interval are how many of them lie between two bills; "Notice" is
    # a day in some lists, and a length of time in others.
    odd = column.share(Shape.DATE) if key in _CLAUSES else numbers if key == "interval" else 0.0
    if odd > 0.5:
        return 0.0
    return (
        0.4
        if key not in (*_CLAUSES, "service") and column.share(Shape.DATE, Shape.FLAG) > 0.8
        else 1.0
    )


def _are_sentences(column: Profile) -> bool:
    # "Extremely likely - 10" is a number with its words.
    if are_labelled(column.values):
        return False
    wordy = _share(column, lambda text: text.count(" ") > 1)
    return wordy >= 0.5 and not column.share(Shape.WEB, Shape.DATE, Shape.MONEY) > 0.2


def _of_people(kind: ListKind, spoken: str, column: Profile) -> list[tuple[str, float, Message]]:
    """What a column says of the people that such a list is about."""
    if kind in _OF_PEOPLE and column.share(Shape.EMAIL) >= 0.9:
        return [("email", 0.55, say("its values are e-mail addresses"))]
    if kind is ListKind.SURVEYS and _are_sentences(column):
        return [("comment", 0.52, say("its values are sentences"))]
    if kind is ListKind.ENGAGEMENT and spoken in _STATES:
        known = _share(column, lambda text: knows(kind, "attended", text))
        return [("attended", 0.8, say("its values say who was there"))] if known >= 0.5 else []
    return []


def by_values(kind: ListKind, spoken: str, column: Profile) -> list[tuple[str, float, Message]]:
    """Fields that the values alone suggest, whatever the column is called."""
    # A column that is mostly empty suggests nothing by itself.
    if column.filled * 4 < column.rows:
        return []
    if found := _of_people(kind, spoken, column):
        return found
    has_currency = kind in (ListKind.ACCOUNTS, ListKind.SUBSCRIPTIONS) and _CURRENCY & set(
        spoken.split()
    )
    if has_currency and fits(kind, Type.CURRENCY, column, "currency"):
        return [("currency", 0.8, say("its values are currencies"))]
    # The same address on every row is the exporter's own, and social networks are no domains.
    own = column.distinct > 0.5 and not _is_social(spoken)
    if kind is ListKind.ACCOUNTS and own and column.share(Shape.WEB) >= 0.9:
        return [("domain", 0.52, say("its values are web addresses"))]
    return []


def _is_social(spoken: str) -> bool:
    # "LinkedIn" is two words by its capitals.
    return bool(_SOCIAL & {*spoken.split(), *spoken.replace("linked in", "linkedin").split()})


def refers_by_values(kind: ListKind, spoken: str, column: Profile) -> str:
    """The reference to an account that a column may be whatever it is called: by web addresses, or
    by ids that no two systems give; "" for others.

    Numbers are none: any column that counts meets the ids of whoever counts from 1.
    """
    if "account_id" not in FIELDS[kind] or column.filled * 4 < column.rows:
        return ""
    if column.share(Shape.WEB) >= 0.5 and not _is_social(spoken):
        return "account_domain"
    is_id = column.filled and column.share(Shape.CODE) >= 0.8
    worldwide = _share(column, lambda text: is_worldwide(id_key(text)))
    return "account_id" if is_id and worldwide >= 0.8 else ""
