"""What a search found, as the palette is told."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Hit:
    """A thing of an account, or an account."""

    kind: str
    id: int
    account_id: int | None
    title: str
    on: date | None = None
