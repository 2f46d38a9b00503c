"""Values that a book holds and nobody can use: beyond all bounds, unreadable, leading to nothing.

They are shown as what they are and counted with nowhere; a figure that stands on one is not shown
either, because it would be another one without the damage.
"""

from collections.abc import Iterable

from csm_desktop.domain.text.message import Message
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Unusable:
    """One stored value: `text` is what is there, shortened; `why` a sentence.

    `account_id` is None where the row belongs to no account, or to nobody knows which.
    """

    table: str
    row_id: int
    account_id: int | None
    field: str
    text: str
    why: Message


_STANDS_ON: dict[str, tuple[str, ...]] = {
    "subscription": ("arr", "renews_on", "band"),
    "revenue_event": ("arr",),
    "milestone": ("achieved", "expected", "standing", "band"),
    "goal": ("achieved", "standing", "band"),
    "action": ("next_step", "band"),
    "meeting": ("last_touch_on", "band"),
    "touch": ("last_touch_on", "coverage", "band"),
    "attendance": ("last_touch_on", "coverage", "band"),
    "contact": ("coverage", "band"),
    "connection": ("coverage", "band"),
    "reading": ("band",),
    "account_metric": ("band",),
    "engagement_event": ("band",),
    "follow_up": ("band",),
    "review": ("band",),
    "advocacy_act": ("band",),
    "health_snapshot": ("trend",),
}
"""Which fields of an account's line are computed from a table."""
_OF_ACCOUNT: dict[str, tuple[str, ...]] = {
    "contract_start": ("contract_start", "achieved", "expected", "standing"),
    "segment_id": ("segment", "band"),
    "owner_id": ("owner",),
}


def fields_concerned(found: Iterable[Unusable]) -> dict[int, tuple[str, ...]]:
    """By account: the fields of its line in a list that are not to be shown."""
    concerned: dict[int, set[str]] = {}
    for each in found:
        if each.account_id is None:
            continue
        if each.table == "account":
            # What a list shows may stand on several fields: with one unusable all of it is.
            fields = _OF_ACCOUNT.get(each.field, (each.field,))
        else:
            # A table of which no figure is made concerns no line.
            fields = _STANDS_ON.get(each.table, ())
        concerned.setdefault(each.account_id, set()).update(fields)
    return {account_id: tuple(sorted(fields)) for account_id, fields in concerned.items()}
