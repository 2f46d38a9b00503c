"""Values of several rows that make one reading: who gets it, and who tells where it went."""

from collections.abc import Callable, Hashable, Sequence
from decimal import Decimal
from functools import lru_cache

from csm_desktop.importers.plan import ReadyRow, ReadyRows, values_of

Part = tuple[ReadyRow, Decimal]
Whose = Callable[[ReadyRow], Hashable]
_REFERENCES = ("account_id", "account_domain", "account_name", "subscription_id")


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


def single_metrics(rows: Sequence[ReadyRow]) -> list[str]:
    """The metrics of rows that hold one value each; none where one holds several, or two are of one
    account, metric and day."""
    pairs = values_of(rows, "readings")
    if not isinstance(rows, ReadyRows) or not all(pairs) or {*map(len, pairs)} != {1}:
        return []
    names = [pair[0][0] for pair in pairs]
    fed = [key for key in _REFERENCES if key in rows.by_field]
    said = [_folded_column(rows.by_field[key]) for key in fed]
    whole = set(zip(names, rows.by_field["on"], *said, strict=True))
    return list(dict.fromkeys(names)) if len(whole) == len(names) else []


def _folded_column(column: Sequence[object]) -> list[str]:
    # A list of readings names each of its accounts again and again.
    known = {each: str(each or "").casefold() for each in set(column)}
    return list(map(known.__getitem__, column))


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
    return _folded(tuple(map(draft.values.get, _REFERENCES)))


@lru_cache(maxsize=65_536)
def _folded(said: tuple[object, ...]) -> tuple[str, ...]:
    # A list of readings names each of its accounts again and again.
    return tuple(str(each or "").casefold() for each in said)
