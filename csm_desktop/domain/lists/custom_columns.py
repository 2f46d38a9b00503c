"""The user's own fields as columns of a list: which there are, and what they hold."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum

from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.values import dataclass

# A number that begins with noughts is a code: 00123 is not 123.
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,6})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class CustomKind(StrEnum):
    """What all values of a field of the user's own are."""

    NUMBER = "number"
    DAY = "day"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class CustomColumn:
    """A field of the user's own, over all lines that have it."""

    name: str
    kind: CustomKind

    def value(self, line: AccountLine) -> Decimal | date | str | None:
        """What a line has there, as the column's kind; None for nothing."""
        text = next((own.value for own in line.custom if own.name == self.name), "").strip()
        if not text:
            return None
        return (
            _number(text)
            if self.kind is CustomKind.NUMBER
            else (_day(text) if self.kind is CustomKind.DAY else text)
        )


def custom_columns(lines: Iterable[AccountLine]) -> tuple[CustomColumn, ...]:
    """The columns for these lines, by name. One value that is no number, or no day, makes a text
    of its column: nothing is shown otherwise than it was given."""
    kinds: dict[str, set[CustomKind]] = {}
    for fields in {line.custom for line in lines}:  # most lines of most books have none
        for own in fields:
            kinds.setdefault(own.name, set()).update(_kinds(own.value.strip()))
    return tuple(
        # Sorting numbers among words would put 10 before 9: mixed values are all texts.
        CustomColumn(name, found.pop() if len(found) == 1 else CustomKind.TEXT)
        for name, found in sorted(kinds.items(), key=lambda each: each[0].casefold())
    )


def _kinds(text: str) -> set[CustomKind]:
    if not text:
        return set()
    if _number(text) is not None:
        return {CustomKind.NUMBER}
    return {CustomKind.DAY if _day(text) is not None else CustomKind.TEXT}


def _number(text: str) -> Decimal | None:
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
