"""What the user has set: one named value each."""

import json
from dataclasses import dataclass, field
from typing import Any

from csm_desktop.domain.records.passport import INTERNAL, internal


@dataclass(frozen=True, slots=True)
class Setting:
    """A named value of this book, as JSON text; `domain.rules` gives the thresholds' meaning."""

    id: int
    key: str = field(metadata=internal(naming=True))
    value: str = field(metadata=INTERNAL)


def value_of(text: str) -> Any:
    """What a setting's JSON text says; None where it cannot be read."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
