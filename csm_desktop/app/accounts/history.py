"""What was done with an account, and the way back to before a step.

Steps are undone in the order in which they were done, whichever account they belong to: to take one
back, all that came after it goes, too. So what that is, is said before.
"""

from datetime import datetime

from csm_desktop.app.book import Book
from csm_desktop.values import dataclass

_ALL = 1_000_000
_SHOWN = 2000


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act that stands; `ours` says whether it touched the account that is looked at."""

    id: int
    label: str
    at: datetime
    ours: bool = True


def account_history(book: Book, account_id: int) -> tuple[HistoryLine, ...]:
    """The acts that changed an account, the latest first."""
    return tuple(
        HistoryLine(header.id, header.label, header.at)
        for header in book.history(_SHOWN, account_id)
    )


def steps_back(book: Book, account_id: int, step_id: int) -> tuple[HistoryLine, ...]:
    """The acts that going back to before a step would undo, the latest first; those of other
    accounts among them are marked. Empty where the step does not stand (any more), or what it wrote
    has left in a mail."""
    ours = {header.id for header in book.history(_ALL, account_id)}
    later = tuple(
        HistoryLine(header.id, header.label, header.at, header.id in ours)
        for header in book.history(_ALL, undoable=True)
        if header.id >= step_id
    )
    return later if later and later[-1].id == step_id else ()


def undo_back(book: Book, account_id: int, step_id: int) -> tuple[HistoryLine, ...]:
    """Undo step by step up to and including one; which, the latest first. Each can be redone."""
    undone = []
    for step in steps_back(book, account_id, step_id):
        if book.undo() is None:
            break
        undone.append(step)
    return tuple(undone)
