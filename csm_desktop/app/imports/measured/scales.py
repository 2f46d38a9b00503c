"""A metric keeps its unit and its scale: a list that disagrees with the book is asked about.

What speaks for another scale: another unit; shares of one where percents were (or the other way);
the readings of the same accounts at a multiple of what they were. Accounts differ in size, so each
is held against itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from decimal import Decimal
from itertools import chain
from statistics import median
from typing import Any, cast

from csm_desktop.app.imports.run import ListResult
from csm_desktop.app.imports.who.directory import Directory
from csm_desktop.domain.text.message import say
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import (
    ImportNotice,
    ImportPlan,
    Question,
    ReadyRow,
    values_of,
)
from csm_desktop.importers.scale_words import FACTORS
from csm_desktop.storage.keys import readings_of
from csm_desktop.storage.session import BookConnection
from csm_desktop.values import dataclass

_UNITS_TEXT = {
    "s sec secs second seconds sekunde sekunden": ("time", 1),
    "min mins minute minutes minuten": ("time", 60),
    "h hr hrs hour hours std stunde stunden heure heures": ("time", 3600),
    "d day days tag tage jour jours": ("time", 86_400),
    "% percent pct prozent": ("share", 1),
    "share ratio fraction anteil": ("share", 100),
    "k thousand thousands tsd": ("count", 1000),
    "byte bytes": ("size", 1),
    "kb": ("size", 10**3),
    "mb": ("size", 10**6),
    "gb": ("size", 10**9),
    "tb": ("size", 10**12),
}
_UNITS = {word: meant for words, meant in _UNITS_TEXT.items() for word in words.split()}
_FAR = 30  # times: so much no customer grows or shrinks from one list to the next
_NEAR = Decimal("2.5")  # a multiple is offered that explains the difference but for this much
_LEAST = 3  # values on both sides
_HUNDRED = Decimal(100)
_DIGITS = 6  # behind the point of a value that was divided


@dataclass(slots=True)
class _Measured:
    """A metric's values by account, in its unit."""

    unit: str = ""
    by_account: dict[int | None, list[Decimal]] = field(default_factory=dict)

    @property
    def values(self) -> list[Decimal]:
        return [value for values in self.by_account.values() for value in values]

    @property
    def are_shares(self) -> bool:
        """Whether all lie from 0 to 1, and not only on its two ends."""
        values = self.values
        return all(0 <= value <= 1 for value in values) and any(0 < value < 1 for value in values)


def scale_questions(
    connection: BookConnection | None, plans: Iterable[ImportPlan]
) -> list[Question]:
    """What is asked of lists whose metrics disagree with the book."""
    measured = [plan for plan in plans if plan.kind is ListKind.READINGS and not _is_settled(plan)]
    if connection is None or not measured:
        return []
    asked = []
    for plan in measured:
        for name, (ours, theirs) in _clashes(connection, plan).items():
            text = say(
                "“{metric}” is about {ours} in the book, and about {theirs} in this list: is it in "
                "the same unit and on the same scale?",
                metric=name, ours=_shown(ours), theirs=_shown(theirs),
            )  # fmt: skip
            options = ("same", *_likely(ours, theirs))
            asked.append(Question("scale", (name,), text, tuple(f"--scale {o}" for o in options)))
    return asked


def at_scale(connection: BookConnection, plan: ImportPlan, taken: ListResult) -> ImportPlan:
    """The list with the readings that disagree multiplied as the user said; the first is told.

    A list that agrees stays as it is, and so does the one that is given: a trial comes before.
    """
    factor = FACTORS.get(plan.scale)
    clashing = _clashes(connection, plan) if factor else {}
    if not clashing or factor is None:
        return plan
    told: set[str] = set()
    drafts = []
    for row in plan.drafts:
        values = dict(row.values)
        for key in ("readings", "periods"):
            parts = cast("Sequence[tuple[Any, ...]]", values.get(key) or ())
            scaled = [_scaled(part, factor) if part[0] in clashing else part for part in parts]
            for before, after in zip(parts, scaled, strict=True):
                if before is not after and before[0] not in told:
                    told.add(before[0])
                    text = say("as you said, {value} is {result}", value=f"{before[1]:f}",
                               result=f"{after[1]:f}")  # fmt: skip
                    taken.remarks.append(ImportNotice(row.line, str(before[0]), text))
            if parts:
                values[key] = tuple(scaled)
        drafts.append(ReadyRow(row.line, values, row.custom, row.cells))
    return replace(plan, drafts=drafts)


def _scaled(part: tuple[Any, ...], factor: Decimal) -> tuple[Any, ...]:
    return (part[0], round(part[1] * factor, _DIGITS).normalize() + 0, *part[2:])


def _is_settled(plan: ImportPlan) -> bool:
    return plan.scale == "same" or plan.scale in FACTORS


def _clashes(
    connection: BookConnection, plan: ImportPlan
) -> dict[str, tuple[_Measured, _Measured]]:
    """The metrics of a list that disagree: what the book has of each, and what the list has."""
    known: dict[str, _Measured] = {}
    told = (values_of(plan.drafts, key) for key in ("readings", "periods"))
    names = {part[0] for parts in chain.from_iterable(told) for part in parts or ()}
    for name, unit, account_id, stored in readings_of(connection, names):
        ours = known.setdefault(name.casefold(), _Measured(unit))
        ours.by_account.setdefault(account_id, []).append(Decimal(stored))
    if not known:
        return {}
    listed: dict[str, _Measured] = {}
    directory = Directory(connection)
    for draft in plan.drafts:
        units = cast("dict[str, str]", draft.values.get("units") or {})
        entry = directory.referred(
            [
                str(draft.values.get(k) or "")
                for k in ("account_id", "account_domain", "account_name")
            ]
        )
        for name, value in _parts(draft):
            if name.casefold() in known:
                unit = str(draft.values.get("unit") or units.get(name, ""))
                theirs = listed.setdefault(name, _Measured(unit))
                theirs.by_account.setdefault(entry.id if entry else None, []).append(value)
    pairs = {name: (known[name.casefold()], theirs) for name, theirs in listed.items()}
    return {name: pair for name, pair in pairs.items() if _disagree(*pair)}


def _parts(draft: ReadyRow) -> list[tuple[str, Decimal]]:
    pairs = cast("Sequence[tuple[str, Decimal]]", draft.values.get("readings") or ())
    months = cast("Sequence[tuple[str, Decimal, object]]", draft.values.get("periods") or ())
    return [*pairs, *((name, value) for name, value, _ in months)]


def _disagree(ours: _Measured, theirs: _Measured) -> bool:
    if ours.unit and theirs.unit:
        one, other = (_UNITS.get(m.unit.casefold(), m.unit.casefold()) for m in (ours, theirs))
        return one != other
    times = _times(ours, theirs)
    if _are_shares_and_percents(ours, theirs):
        return times is None or not 1 / _NEAR < times < _NEAR
    enough = min(len(ours.values), len(theirs.values)) >= _LEAST
    return enough and times is not None and not 1 / Decimal(_FAR) < times < _FAR


def _are_shares_and_percents(ours: _Measured, theirs: _Measured) -> bool:
    return (theirs.are_shares and _are_percents(ours)) or (
        ours.are_shares and _are_percents(theirs)
    )


def _are_percents(measured: _Measured) -> bool:
    values = measured.values
    return all(0 <= value <= _HUNDRED for value in values) and max(values) > 2


def _times(ours: _Measured, theirs: _Measured) -> Decimal | None:
    """How many times what they were the values are, account by account; None where none meets."""
    ratios = []
    for account_id, values in theirs.by_account.items():
        before = ours.by_account.get(account_id) if account_id is not None else None
        if before and (base := median(before)) and (now := median(values)):
            ratios.append(abs(now / base))
    return median(ratios) if ratios else None


def _likely(ours: _Measured, theirs: _Measured) -> list[str]:
    """The answers that would explain a difference, the likeliest first."""
    one, other = (_UNITS.get(measured.unit.casefold()) for measured in (ours, theirs))
    if one and other and one[0] == other[0]:
        wanted = Decimal(other[1]) / Decimal(one[1])
        return [name for name, factor in FACTORS.items() if abs(factor / wanted - 1) < 1 / _HUNDRED]
    if _are_shares_and_percents(ours, theirs):
        return ["x100" if theirs.are_shares else "/100"]
    times = _times(ours, theirs)
    if times is None:
        return []
    apart = {name: max(times * factor, 1 / (times * factor)) for name, factor in FACTORS.items()}
    return sorted((name for name in apart if apart[name] < _NEAR), key=lambda name: apart[name])


def _shown(measured: _Measured) -> str:
    middle = f"{median(measured.values).normalize():f}"
    return f"{middle} {measured.unit}".strip()
