"""Benchmarks of like accounts, kept for the open pack as long as nothing they are made of changed:
they are read from the whole book."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csm_desktop.app.book import ChangeSet
    from csm_desktop.domain.value.readings import Aggregate

# Whose changes leave every comparison with like accounts as it is: words, and what the program
# keeps of its own accord when it judges thousands of accounts anew.
_BESIDE = frozenset(
    {"alert", "benchmark", "capability", "capability_offer", "forecast_entry", "health_snapshot",
     "initiative", "review", "review_ask", "review_goal", "review_measure"}
)  # fmt: skip


class KeptLikes:
    """The benchmarks of one account as of a day, by metric."""

    def __init__(self) -> None:
        self._whose: tuple[int, date] | None = None
        self._likes: Mapping[int, Aggregate] = {}

    def hear(self, changes: "ChangeSet | None") -> None:
        """An act on any account may change what another is compared with; figures alone do not."""
        if changes is not None and not changes.tables <= _BESIDE:
            self._whose = None

    def of(self, account_id: int, day: date) -> "Mapping[int, Aggregate] | None":
        """Those of an account as of a day, where they are known."""
        return self._likes if self._whose == (account_id, day) else None

    def keep(self, account_id: int, day: date, likes: "Mapping[int, Aggregate]") -> None:
        """Keep what was read just now."""
        self._whose, self._likes = (account_id, day), likes

    def forget(self) -> None:
        """Another book has other accounts."""
        self._whose = None
