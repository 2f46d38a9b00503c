"""Rows of readings: each a value of a metric on a day, with its account or kept without one."""

from collections.abc import Iterable
from decimal import Decimal
from typing import cast

from csm_desktop.app.imports.contacts import account_of
from csm_desktop.app.imports.report import Unassigned
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.sources import source_of
from csm_desktop.domain.records.metrics import Access, Better, Metric, MetricKind, Reading
from csm_desktop.importers.plan import ImportPlan

_Pairs = Iterable[tuple[str, Decimal]]
_LOWER_IS_BETTER = frozenset(
    ("error", "errors", "incident", "incidents", "ticket", "tickets", "churn", "downtime", "fehler")
)


def take_readings(taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
    """Go through the rows of a list of readings; a wide row makes several."""
    for draft, mark in taking.fresh_rows(plan, taken, lambda _: True):
        values = draft.values
        entry, reference = account_of(taking, values)
        if entry is None and values.get("subscription_id"):
            reference = reference or str(values["subscription_id"])
            # The account may be named by its subscription alone.
            entry = taking.directory.of_subscription(str(values["subscription_id"]))
        first = 0
        for name, value in cast("_Pairs", values["readings"]):
            metric_id = taking.named(Metric, name, _metric_in(str(values.get("unit") or "")))
            metric = taking.fetch(Metric, metric_id)
            told = str(values.get("source") or "")
            reading = Reading(
                id=taking.new_id(),
                account_id=entry.id if entry else None,
                metric_id=metric_id,
                on=values["on"],  # type: ignore[arg-type]
                value=value,
                source=source_of(metric, told, taking.terms.source, taking.day),
                account_ref="" if entry else reference,
            )
            taking.add(reading)
            # The row is marked by its first reading: all of them came with it or none.
            first = first or reading.id
        taken.stored += 1
        mark(first)
        if entry is None:
            taken.unassigned.append(Unassigned(draft.line, str(values["on"]), reference))


def _metric_in(unit: str):  # type: ignore[no-untyped-def]
    def make(id_: int, name: str) -> Metric:
        return new_metric(id_, name, unit)

    return make


def new_metric(id_: int, name: str, unit: str) -> Metric:
    """A metric that a file names; surveys are known by their names, the rest is usage."""
    words = set(name.casefold().replace("_", " ").replace("-", " ").split())
    kind, access = MetricKind.USAGE, Access.USAGE
    if "nps" in words:
        kind, access = MetricKind.NPS, Access.BY_CONSENT
    elif "csat" in words:
        kind, access = MetricKind.CSAT, Access.BY_CONSENT
    elif {"active"} <= words and words & {"seats", "users", "licences", "licenses"}:
        kind = MetricKind.ACTIVE_SEATS
    better = Better.LOWER if words & _LOWER_IS_BETTER else Better.HIGHER
    return Metric(id_, name, unit, better, access, kind)
