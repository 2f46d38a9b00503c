"""Values of several rows that make one reading: who gets it, and who tells where it went."""

from collections.abc import Callable, Hashable, Sequence
from decimal import Decimal
from functools import lru_cache

from csm_desktop.importers.plan import ReadyRow, values_of

Part = tuple[ReadyRow, Decimal]
Whose = Callable[[ReadyRow], Hashable]
_ID, _DOMAIN, _NAME, _CONTRACT = "account_id", "account_domain", "account_name", "subscription_id"


def parts_by_metric(drafts: Sequence[ReadyRow]) -> dict[str, list[Part]]:
    """Metric -> each row that has a value of it."""
    found: dict[str, list[Part]] = {}
    for draft, pairs in zip(drafts, values_of(drafts, "readings"), strict=True):
        for metric, value in pairs or ():
            parts = found.get(metric)
            if parts is None:
                parts = found[metric] = []
            parts.append((draft, value))
    return found


def set_part(draft: ReadyRow, metric: str, value: Decimal | None) -> None:
    """Give a row another value of a metric, or none."""
    pairs = draft.values["readings"]
    draft.values["readings"] = tuple(
        (name, value if name == metric else own)
        for name, own in pairs  # type: ignore[attr-defined]
        if name != metric or value is not None
    )


def merge(metric: str, parts: Sequence[Part], whole: ReadyRow, value: Decimal) -> None:
    """Give what was made of several rows to one of them, which the others name as their whole."""
    for draft, _ in parts:
        set_part(draft, metric, value if draft is whole else None)
        if draft is not whole:
            draft.values["part_of"] = whole.line
    whole.values["combined"] = True


def by_references(draft: ReadyRow) -> Hashable:
    """Whose a row is, by what it says of its account."""
    get = draft.values.get
    return _folded((get(_ID), get(_DOMAIN), get(_NAME), get(_CONTRACT)))


@lru_cache(maxsize=65_536)
def _folded(said: tuple[object, ...]) -> tuple[str, ...]:
    # A list of readings names each of its accounts again and again.
    return tuple(str(each or "").casefold() for each in said)
