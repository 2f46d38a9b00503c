"""What the user has set: one named value each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """A named value of this book, as JSON text; `domain.rules` gives the thresholds' meaning."""

    id: int
    key: str
    value: str
