"""Conditions on the facts of an account, typed among the words of a filter: `arr>50k band:risk`.

A condition is a fact, a sign and a value; whatever else is typed stays a word. Amounts are compared
in the book's currency where a rate is known, else each in its own (our choice). A fact that nobody
knows fulfils no comparison, with one exception: an account never touched has been quiet for longer
than any number of days.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from operator import eq, ge, gt, le, lt
from typing import Any

from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.lifecycle import Stage
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.reviews.engagement import EngagementLevel
from csm_desktop.domain.text.numbers_typed import number_typed, without_scale
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.values import dataclass


class FactKind(StrEnum):
    """What a fact is compared as; days are counted from today, back for what lies behind."""

    AMOUNT = "amount"
    NUMBER = "number"
    DAYS_TO = "days_to"
    DAYS_SINCE = "days_since"
    TEXT = "text"
    NAMES = "names"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that can be asked for: its name as typed, and the field of the line it stands in."""

    name: str
    field: str
    kind: FactKind
    choices: type[StrEnum] | None = None


_FACTS = (
    Fact("arr", "arr", FactKind.AMOUNT),
    Fact("renewal", "renews_on", FactKind.DAYS_TO),
    Fact("touch", "last_touch_on", FactKind.DAYS_SINCE),
    Fact("due", "next_step_due", FactKind.DAYS_TO),
    Fact("health", "score", FactKind.NUMBER),
    Fact("coverage", "coverage", FactKind.NUMBER),
    Fact("ontime", "on_time", FactKind.NUMBER),
    Fact("band", "band", FactKind.CHOICE, Band),
    Fact("standing", "standing", FactKind.CHOICE, Standing),
    Fact("status", "status", FactKind.CHOICE, AccountStatus),
    Fact("stage", "stage", FactKind.CHOICE, Stage),
    Fact("engagement", "engagement", FactKind.CHOICE, EngagementLevel),
    Fact("segment", "segment", FactKind.TEXT),
    Fact("owner", "owner", FactKind.TEXT),
    Fact("industry", "industry", FactKind.TEXT),
    Fact("country", "country", FactKind.TEXT),
    Fact("domain", "domain", FactKind.TEXT),
    Fact("step", "next_step", FactKind.TEXT),
    Fact("unused", "unused", FactKind.NAMES),
    Fact("unimproved", "unimproved", FactKind.NAMES),
)
FACTS: Mapping[str, Fact] = {fact.name: fact for fact in _FACTS}
LACKING = "no"
"""`no:owner` asks for the accounts of which the fact is not known."""

_COMPARED: Mapping[str, Callable[[Any, Any], bool]] = {
    "<=": le, ">=": ge, "<": lt, ">": gt, "=": eq, ":": eq,
}  # fmt: skip
_PART = re.compile(r'[^\s"]*"[^"]*"?|\S+')
_CONDITION = re.compile(r"([^\W\d_]+)(<=|>=|<|>|=|:)(.*)", re.DOTALL)
_DAYS = re.compile(r"(-?\d{1,6})([dw]?)")
_WEEKS = {"": 1, "d": 1, "w": 7}


class Misreading(StrEnum):
    """Why a condition cannot be read."""

    FACT = "fact"
    VALUE = "value"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Unread:
    """A condition that cannot be read, as it was typed; `fact` is None where none is called so."""

    typed: str
    misreading: Misreading
    fact: Fact | None


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition that can be asked of a line; `wanted` is what its kind is compared with."""

    fact: Fact
    sign: str
    wanted: Any
    lacking: bool = False

    def holds(self, line: AccountLine, today: date, worth: "Worth | None" = None) -> bool:
        """Whether it holds of a line today; never of a value that cannot be used."""
        # A score that cannot be used is told of its band.
        field = "band" if self.fact.field == "score" else self.fact.field
        if field in line.unusable:
            return False
        value = getattr(line, self.fact.field)
        if self.lacking:
            # A score of 0 is known; an empty text or list, and None, are not.
            return not value and value != 0
        if self.fact.kind is FactKind.AMOUNT and worth is not None:
            sum_ = worth(value)
            value = value if sum_ is None else (sum_,)
        return _HOLDS[self.fact.kind](self, value, today)


@dataclass(frozen=True, slots=True)
class FactFilter:
    """What was typed into a filter: words, conditions, and what cannot be read, which is let be."""

    words: str
    conditions: tuple[Condition, ...] = ()
    unread: tuple[Unread, ...] = ()

    def holds(self, line: AccountLine, today: date, worth: "Worth | None" = None) -> bool:
        """Whether all conditions hold; the words are the list's own matter."""
        return all(condition.holds(line, today, worth) for condition in self.conditions)


Worth = Callable[[Sequence[Money]], Money | None]
"""What amounts are together in the book's currency; None where a rate is missing."""

Names = Callable[[StrEnum], str]
Numbers = Callable[[str], Decimal]


def _number(text: str) -> Decimal:
    found = number_typed(text, ".", ",")
    if found is None:
        raise ValueError(f"{text!r} is no number")
    return found


def fact_filter(text: str, names: Names = str, numbers: Numbers = _number) -> FactFilter:
    """Read a filter. `names` says what a choice is called on the screen: both names may be typed.
    `numbers` reads a number as the user writes it, and raises ValueError for anything else.

    A condition without a value yet is neither asked nor wrong: it is still being typed.
    """
    if not any(sign in text for sign in ":<>="):  # nearly every key that is typed
        return FactFilter(text)
    words: list[str] = []
    conditions: list[Condition] = []
    unread: list[Unread] = []
    for part in _PART.findall(text):
        found = _CONDITION.fullmatch(part)
        # A colon after any other word is a word's: "Foo: Bar" is the name of a company.
        if found is None or (found[2] == ":" and plain_letters(found[1]) not in {*FACTS, LACKING}):
            words.append(part.strip('"'))
            continue
        value = found[3].strip('"').strip()
        if not value:
            continue
        read = _read(part, plain_letters(found[1]), found[2], value, names, numbers)
        if isinstance(read, Condition):
            conditions.append(read)
        else:
            unread.append(read)
    return FactFilter(" ".join(words), tuple(conditions), tuple(unread))


def with_condition(text: str, name: str, value: str) -> str:
    """A filter that asks, too, for the whole of a name; for what lacks the fact, where it is "". It
    takes the place of all that was asked of the same fact."""
    kept = [part for part in _PART.findall(text) if not _asks_of(part, name)]
    if not value:
        return " ".join((*kept, f"{LACKING}:{name}"))
    # Within quotation marks none can stand: of such a name the longest part is asked for.
    whole = '"' not in value
    asked = value if whole else max(map(str.strip, value.split('"')), key=len)
    return " ".join((*kept, f'{name}{"=" if whole else ":"}"{asked}"'))


def _asks_of(part: str, name: str) -> bool:
    found = _CONDITION.fullmatch(part)
    if found is None:
        return False
    asked = plain_letters(found[1])
    return name == (plain_letters(found[3].strip('"')) if asked == LACKING else asked)


def _read(
    typed: str, name: str, sign: str, value: str, names: Names, numbers: Numbers
) -> Condition | Unread:
    # "no:owner" asks what is lacking, so its value is the name of a fact.
    if name == LACKING:
        asked = FACTS.get(plain_letters(value))
        if asked is None or sign not in ":=":
            return Unread(typed, Misreading.FACT, None)
        return Condition(asked, sign, None, lacking=True)
    fact = FACTS.get(name)
    if fact is None:
        return Unread(typed, Misreading.FACT, None)
    # Words have no order: "<" of a name would be true of the alphabet only.
    if fact.kind in (FactKind.TEXT, FactKind.NAMES, FactKind.CHOICE) and sign not in ":=":
        return Unread(typed, Misreading.SIGN, fact)
    wanted = _wanted(fact, value, names, numbers)
    return (
        Unread(typed, Misreading.VALUE, fact) if wanted is None else Condition(fact, sign, wanted)
    )


def _wanted(fact: Fact, value: str, names: Names, numbers: Numbers) -> Any:
    """What a value means to a fact; None where it means nothing."""
    plain = plain_letters(value)
    if fact.kind in (FactKind.TEXT, FactKind.NAMES):
        return plain
    if fact.choices is not None:
        return _meant(fact.choices, plain, names) or None
    if fact.kind in (FactKind.AMOUNT, FactKind.NUMBER):
        return _figure(value, numbers, of_money=fact.kind is FactKind.AMOUNT)
    try:
        return date.fromisoformat(value)
    except ValueError:
        # What is no day may be a span, which is counted from the day of asking.
        days = _DAYS.fullmatch(plain)
        return int(days[1]) * _WEEKS[days[2]] if days else None


def _figure(value: str, numbers: Numbers, *, of_money: bool) -> Decimal | None:
    figure, scale = without_scale(value)
    typed = _typed(figure, numbers)
    if typed is None:
        return None
    # Nobody asks for thousandths of a pound: who typed them meant thousands.
    if of_money and scale == 1 and int(typed.as_tuple().exponent) < -2:
        return None
    return typed * scale


def _typed(figure: str, numbers: Numbers) -> Decimal | None:
    # "1.5" of a view that was kept before the language changed is read as it was.
    for read in (numbers, _number):
        with suppress(ValueError):
            return read(figure)
    return None


def _meant(choices: Iterable[StrEnum], plain: str, names: Names) -> frozenset[StrEnum]:
    """The choices that are called so, or whose names hold what was typed."""
    typed = plain.replace("_", " ")
    called = {
        choice: {plain_letters(names(choice)), choice.value.replace("_", " ")} for choice in choices
    }
    # A whole name means itself alone, though other names may hold it.
    exact = frozenset(choice for choice, known in called.items() if typed in known)
    return exact or frozenset(
        choice for choice, known in called.items() if any(typed in name for name in known)
    )


def _amount_holds(condition: Condition, value: Any, _: date) -> bool:
    """Of amounts in several currencies, which cannot be added up, one that holds is enough."""
    return any(_COMPARED[condition.sign](money.amount, condition.wanted) for money in value)


def _number_holds(condition: Condition, value: Any, _: date) -> bool:
    return value is not None and _COMPARED[condition.sign](value, condition.wanted)


def _days_to_hold(condition: Condition, value: date | None, today: date) -> bool:
    if value is None:
        return False
    wanted = condition.wanted
    compared = _COMPARED[condition.sign]
    if isinstance(wanted, date):
        return compared(value, wanted)
    return compared((value - today) // timedelta(days=1), wanted)


def _days_since_hold(condition: Condition, value: date | None, today: date) -> bool:
    wanted, compared = condition.wanted, _COMPARED[condition.sign]
    if isinstance(wanted, date):
        return value is not None and compared(value, wanted)
    if value is None:
        # Never touched is longer ago than any number of days.
        return condition.sign in (">", ">=")
    return compared((today - value).days, wanted)


def _text_holds(condition: Condition, value: str, _: date) -> bool:
    """A part of the name is enough after a colon; after an equals sign it is the whole."""
    found = plain_letters(value)
    return found == condition.wanted if condition.sign == "=" else condition.wanted in found


def _names_hold(condition: Condition, value: Any, today: date) -> bool:
    """Of several names one is enough."""
    return any(_text_holds(condition, name, today) for name in value)


def _choice_holds(condition: Condition, value: Any, _: date) -> bool:
    return value in condition.wanted


_HOLDS: Mapping[FactKind, Callable[[Condition, Any, date], bool]] = {
    FactKind.AMOUNT: _amount_holds,
    FactKind.NUMBER: _number_holds,
    FactKind.DAYS_TO: _days_to_hold,
    FactKind.DAYS_SINCE: _days_since_hold,
    FactKind.TEXT: _text_holds,
    FactKind.NAMES: _names_hold,
    FactKind.CHOICE: _choice_holds,
}
