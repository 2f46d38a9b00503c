"""What the user has set: one named value each."""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Setting:
    """A named value of this book, as JSON text; `domain.rules` gives the thresholds' meaning."""

    id: int
    key: str
    value: str


def value_of(text: str) -> Any:
    """What a setting's JSON text says; None where it cannot be read."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
