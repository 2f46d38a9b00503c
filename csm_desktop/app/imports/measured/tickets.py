"""Tickets are counted: one reading of an account and month, which the next list brings up to date.

A count that is not complete yet stands on the list's day, and moves to the end of its month when
that is over. Several rows of one ticket are one.
"""

from calendar import monthrange
from collections.abc import Hashable, Sequence
from dataclasses import replace as changed
from datetime import date
from decimal import Decimal
from typing import cast

from csm_desktop.app.imports.measured.list_metrics import ListMetrics
from csm_desktop.app.imports.measured.senders import note_account, people_by_address, whose_row
from csm_desktop.app.imports.report import Known, Unassigned
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.domain.records.metrics import Reading
from csm_desktop.domain.text.message import say
from csm_desktop.importers.plan import ImportNotice, ImportPlan, ReadyRow
from csm_desktop.values import dataclass


@dataclass(slots=True)
class _Month:
    """The tickets of one account in one month: their rows, and how many they are."""

    metric: str
    start: date
    rows: list[ReadyRow]
    tickets: set[str]

    @property
    def end(self) -> date:
        """Its last day."""
        return self.start.replace(day=monthrange(self.start.year, self.start.month)[1])


def take_tickets(taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
    """Count the tickets of a list by account and month."""
    people = people_by_address(taking)
    months: dict[tuple[Hashable, date], _Month] = {}
    for row in plan.drafts:
        # Made anew each time: a trial must leave the plan as it is.
        draft = ReadyRow(row.line, dict(row.values), row.custom, row.cells)
        note_account(taking, draft, people.get(str(draft.values.get("email") or "").casefold()))
        start = cast("date", draft.values["on"]).replace(day=1)
        ((metric, _),) = cast("tuple[tuple[str, Decimal]]", draft.values["readings"])
        month = months.setdefault((whose_row(draft), start), _Month(metric, start, [], set()))
        month.rows.append(draft)
        month.tickets.add(str(draft.values.get("external_id") or f"line {draft.line}"))
    if any(month.end > taking.day for month in months.values()):
        text = say("the running month is counted up to {day}", day=taking.day)
        taken.remarks.append(ImportNotice(0, "", text))
    metrics = ListMetrics(taking, taken)
    for month in months.values():
        _count(taking, taken, month, metrics)


def _count(taking: ImportRun, taken: ListResult, month: _Month, metrics: ListMetrics) -> None:
    """One month of an account: a new reading, or the one that is there brought up to date."""
    values = month.rows[0].values
    account_id = cast("int | None", values.get("known_account"))
    keys = ("account_id", "account_name", "account_domain")
    called = next((str(values[key]) for key in keys if values.get(key)), "")
    metric_id = metrics.id_of(month.metric, "")
    source = metrics.source(metric_id, {})
    reading = Reading(
        taking.new_id(), account_id, metric_id, min(month.end, max(taking.day, month.start)),
        Decimal(len(month.tickets)), source, "" if account_id else called,
    )  # fmt: skip
    before = _known(taking, reading)
    if before is None:
        taking.add(reading)
        taken.stored += len(month.rows)
    else:
        after = changed(before, on=reading.on, value=reading.value)
        if after != before:
            taking.put(after)
        told = called or month.metric
        taken.known += [Known(row.line, told, filled=after != before) for row in month.rows]
    if account_id is None:
        taken.unassigned += [
            Unassigned(row.line, str(row.values.get("external_id") or ""), called)
            for row in month.rows
        ]


def _known(taking: ImportRun, like: Reading) -> Reading | None:
    """The count that the book has of the same account and month."""
    columns: dict[str, int | str | None] = {"account_id": like.account_id}
    if like.account_id is None:
        columns["account_ref"] = like.account_ref
    found: Sequence[Reading] = taking.work.find(Reading, metric_id=like.metric_id, **columns)
    month = (like.on.year, like.on.month)
    mine = [reading for reading in found if (reading.on.year, reading.on.month) == month]
    return taking.fetch(Reading, mine[-1].id) if mine else None
