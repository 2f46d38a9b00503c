"""Rows of readings: each a value of a metric on a day, with its account or kept without one."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import cast

from csm_desktop.app.imports.measured.list_metrics import ListMetrics
from csm_desktop.app.imports.measured.plain_readings import take_plain_readings
from csm_desktop.app.imports.measured.scales import at_scale
from csm_desktop.app.imports.measured.undated import UNDATED, dated
from csm_desktop.app.imports.parts import place_parts
from csm_desktop.app.imports.report import Difference, Known, Unassigned
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.who.references import AccountFinder
from csm_desktop.domain.records.metrics import Reading
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import (
    ImportNotice,
    ImportPlan,
    ReadyRow,
    ReadyRows,
    fields_of,
    values_of,
)

_STATES = frozenset(("periods", "combined", "part_of", UNDATED))
_BESIDE = frozenset(("unit", "units", "source", "answers"))
_NO_UNITS: dict[str, str] = {}
_Part = tuple[str, Decimal, date]
_Units = dict[str, str]
_Pairs = Iterable[tuple[str, Decimal]]


def take_readings(taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
    """Go through the rows of a list of readings; a wide row makes several.

    What is reckoned of several rows, and what stands under a month, is the state of its day: it is
    held against the reading that the book has of that day, and never comes twice.
    """
    parts: list[ReadyRow] = []
    metrics = ListMetrics(taking, taken)
    if plan.scale:
        plan = at_scale(taking.connection, plan, taken)
    # Whole columns have days or none: a list of many rows is not made anew for nothing.
    if plan.kind is ListKind.READINGS and None in values_of(plan.drafts, "on"):
        plan = replace(plan, drafts=dated(taking, plan.drafts, taken, _undated))
    if take_plain_readings(taking, plan, taken, metrics):
        return
    finder = AccountFinder(taking.directory, plan.drafts)
    new = _NewReadings(taking, metrics, plan.drafts)
    is_plain = isinstance(plan.drafts, ReadyRows) and _STATES.isdisjoint(plan.drafts.by_field)
    keyless = [is_plain or not _is_state(draft) for draft in plan.drafts]
    for draft, mark in taking.fresh_rows(plan, taken, keyless):
        values = draft.values
        is_state = not is_plain and _is_state(draft)
        if is_state and "part_of" in values and not _parts(draft):
            parts.append(draft)
            continue
        entry, reference = finder.find(values)
        if entry is None and values.get("subscription_id"):
            reference = reference or str(values["subscription_id"])
            # The account may be named by its subscription alone.
            entry = taking.directory.of_subscription(str(values["subscription_id"]))
        account_id = entry.id if entry else cast("int | None", values.get("known_account"))
        reference = "" if account_id else reference
        if is_state:
            new.make()
            made = _take(taking, taken, draft, account_id, reference, metrics)
            if not made and _parts(draft):
                continue
        else:
            made = new.add(values, account_id, reference)
        taken.stored += 1
        # The row is marked by its first reading: all of them came with it or none.
        mark(made)
        if account_id is None:
            taken.unassigned.append(Unassigned(draft.line, _day(draft), reference))
    new.make()
    place_parts(parts, taken)


def _undated(number: int, day: date) -> Message:
    return say(
        "{n} row names no day: read as the state on {day}; --as-of says otherwise",
        "{n} rows name no day: read as the state on {day}; --as-of says otherwise",
        n=number, day=day,
    )  # fmt: skip


class _NewReadings:
    """Readings of rows that are no state of a day, made when the list is at its end."""

    def __init__(self, taking: ImportRun, metrics: ListMetrics, rows: Sequence[ReadyRow]) -> None:
        self._taking, self._metrics = taking, metrics
        self._told: dict[object, tuple[int, str]] = {}
        # Most lists say nothing of their values besides.
        read = fields_of(rows) if isinstance(rows, ReadyRows) else _BESIDE
        self._is_bare = _BESIDE.isdisjoint(read)
        self._found: list[tuple[int, int | None, int, date, Decimal, str, str]] = []

    def add(self, values: dict[str, object], account_id: int | None, reference: str) -> int:
        """Those of one row; the id of the first, 0 where there is none."""
        first, get = 0, values.get
        on, unit, units = cast("date", get("on")), "", cast("_Units", get("units") or _NO_UNITS)
        for name, value in cast("_Pairs", get("readings") or ()):
            key: object = name
            if not self._is_bare:
                unit = str(get("unit") or units.get(name, ""))
                key = (name, unit, get("source"), get("answers"))
            told = self._told.get(key)
            if told is None:
                metric_id = self._metrics.id_of(name, unit)
                told = self._told[key] = metric_id, self._metrics.source(metric_id, values)
            id_ = self._taking.new_id()
            first = first or id_
            self._found.append((id_, account_id, told[0], on, value, told[1], reference))
        return first

    def make(self) -> None:
        """Make those that were added."""
        if self._found:
            columns = zip(*self._found, strict=True)
            names = (field.name for field in fields(Reading))
            self._taking.add_columns(Reading, dict(zip(names, columns, strict=True)))
        self._found = []


def _is_state(draft: ReadyRow) -> bool:
    get = draft.values.get
    return bool(get("periods") or get("combined") or get("part_of") or get(UNDATED))


def _day(draft: ReadyRow) -> str:
    parts = _parts(draft)
    return str(parts[0][2]) if parts else str(draft.values.get("on") or "")


def _parts(draft: ReadyRow) -> list[_Part]:
    """Metric, value and day of all that a row says."""
    values = draft.values
    on = cast("date", values.get("on"))
    pairs = cast("Iterable[tuple[str, Decimal]]", values.get("readings") or ())
    months = cast("Iterable[_Part]", values.get("periods") or ())
    return [*((name, value, on) for name, value in pairs), *months]


def _take(
    taking: ImportRun,
    taken: ListResult,
    draft: ReadyRow,
    account_id: int | None,
    reference: str,
    metrics: ListMetrics,
) -> int:
    """Hold a row that is the state of its days against the readings there are of them; the id of
    the first that is new, 0 where none is."""
    values, made, filled = draft.values, [], False
    parts = _parts(draft)
    differs = len(taken.differences)
    units = cast("_Units", values.get("units") or {})
    for name, value, on in parts:
        unit = str(values.get("unit") or units.get(name, ""))
        metric_id = metrics.id_of(name, unit)
        source = metrics.source(metric_id, values)
        like = Reading(0, account_id, metric_id, on, value, source, reference)
        known = taking.reading_of(like)
        if known is None:
            like = replace(like, id=taking.new_id())
            taking.add(like)
            made.append(like.id)
        elif known.value != value:
            ours, theirs = str(known.value), str(value)
            taken.differences.append(Difference(draft.line, name, str(on), ours, theirs))
            if taking.update:
                taking.put(replace(known, value=value))
                filled = True
    if not made and parts:
        called = str(values.get("account_name") or values.get("account_id") or reference)
        taken.known.append(Known(draft.line, called, filled=filled))
    elif len(taken.differences) > differs and made:
        text = say("some of its days are known already, with other values")
        taken.remarks.append(ImportNotice(draft.line, "", text))
    return made[0] if made else 0
