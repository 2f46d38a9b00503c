"""What can be done with a champion: celebrate it, write down what made it one (domain.md §5)."""

from dataclasses import replace
from typing import Unpack

from csm_desktop.app.typed_words import needed
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.standing.champions import (
    Celebration,
    CelebrationFields,
    CelebrationKind,
    Essence,
    EssenceFields,
    TakenOver,
)
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr


def celebrate(work: Work, /, account_id: int, note: str) -> Celebration:
    """Note a celebration of today; in private, until somebody says in public that it is."""
    work.get(Account, account_id)
    words = needed(note, tr("What is celebrated, and how?"))
    return work.add(
        Celebration(work.new_id(), account_id, CelebrationKind.PRIVATE, work.today(), words)
    )


def edit_celebration(
    work: Work, /, celebration_id: int, **fields: Unpack[CelebrationFields]
) -> Celebration:
    """Change a celebration; its day may be to come."""
    return work.put(replace(work.get(Celebration, celebration_id), **fields))


def remove_celebration(work: Work, /, celebration_id: int) -> None:
    """Take out a celebration that was none."""
    work.remove(work.get(Celebration, celebration_id))


def add_essence(work: Work, /, account_id: int, text: str) -> Essence:
    """Write down one thing that made them succeed, last. Raises UserError without words."""
    work.get(Account, account_id)
    others = work.find(Essence, account_id=account_id)
    position = max((one.position for one in others), default=0) + 1
    return work.add(Essence(work.new_id(), account_id, _essence(text), position))


def edit_essence(work: Work, /, essence_id: int, **fields: Unpack[EssenceFields]) -> Essence:
    """Change what is said of it. Raises UserError without words."""
    if "text" in fields:
        fields["text"] = _essence(fields["text"])
    return work.put(replace(work.get(Essence, essence_id), **fields))


def remove_essence(work: Work, /, essence_id: int) -> None:
    """Take one out, and with it who took it over."""
    for taken in work.find(TakenOver, essence_id=essence_id):
        work.remove(taken)
    work.remove(work.get(Essence, essence_id))


def _essence(text: str) -> str:
    return needed(text, tr("What made it work?"))
