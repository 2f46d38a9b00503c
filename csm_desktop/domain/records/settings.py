"""What the user has set: named values, and how lists of known shapes are read.

A profile is what is remembered of a list that was corrected, so that the next of its shape needs no
question. Kinds, fields and answers are words of the importers; the book only keeps them. A list's
months are no part of its shape: next time they are others.
"""

import json
from dataclasses import field
from datetime import datetime
from typing import Any

from csm_desktop.domain.records.passport import INTERNAL, internal
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """A named value of this book, as JSON text; `domain.rules` gives the thresholds' meaning."""

    id: int
    key: str = field(metadata=internal(naming=True))
    value: str = field(metadata=INTERNAL)


@dataclass(frozen=True, slots=True)
class ProfileColumn:
    """A column by its header, and the field that it feeds; "" leaves that to its values.

    `is_said` where the user said so. `is_fitting` where its values had the form of the field when
    it was kept: only then can other values contradict it.
    """

    header: str
    field: str
    is_said: bool = False
    is_fitting: bool = False


@dataclass(frozen=True, slots=True)
class ProfileChoice:
    """One answer, by the name that its option has on the command line."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class ListProfile:
    """The shape of a list and how it was read.

    `kind` is what its rows are, "" for a sheet that is left out; `system` is the one that it looked
    to come from, "" for none known; `sheet` is empty for a file without sheets.
    """

    id: int
    name: str = field(metadata=internal(naming=True))
    kind: str = field(default="", metadata=INTERNAL)
    system: str = field(default="", metadata=INTERNAL)
    sheet: str = field(default="", metadata=INTERNAL)
    shape: tuple[ProfileColumn, ...] = field(default=(), metadata=INTERNAL)
    choices: tuple[ProfileChoice, ...] = field(default=(), metadata=INTERNAL)
    kept_at: datetime | None = field(default=None, metadata=internal(history=False))

    def choice(self, name: str) -> str:
        """An answer by its name; "" where none was given."""
        return next((choice.value for choice in self.choices if choice.name == name), "")


def value_of(text: str) -> Any:
    """What a setting's JSON text says; None where it cannot be read."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
