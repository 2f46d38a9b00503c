"""How often the alerts of a rule were right, by the word of the user who closed them."""

from collections import defaultdict

from csm_desktop.app.book import Book
from csm_desktop.domain.records.alerts import Trigger
from csm_desktop.storage.queries import alerts as stored
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class ClosedSum:
    """How many alerts of a rule were closed; of some nobody said whether they were right."""

    right: int
    wrong: int
    unsaid: int

    @property
    def closed(self) -> int:
        """All of them."""
        return self.right + self.wrong + self.unsaid


def closed_sums(book: Book) -> dict[Trigger, ClosedSum]:
    """All that was ever closed by hand, by trigger; rules without any are not there."""
    counts: dict[Trigger, dict[bool | None, int]] = defaultdict(dict)
    with book.reading() as connection:
        for trigger, said, n in stored.closed_by_word(connection):
            counts[trigger][said] = n
    return {
        trigger: ClosedSum(found.get(True, 0), found.get(False, 0), found.get(None, 0))
        for trigger, found in counts.items()
    }
