"""Lists of readings with nothing to tell: one value a row, of accounts that all are known.

So an analytics tool writes tens of thousands of rows; they are taken in column by column.
"""

from collections.abc import Hashable, Sequence
from typing import Any

from csm_desktop.app.imports.measured.list_metrics import ListMetrics
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.who.references import AccountFinder
from csm_desktop.domain.records.metrics import Reading
from csm_desktop.importers.fingerprints import fingerprints
from csm_desktop.importers.plan import ImportPlan, ReadyRows

_PLAIN = frozenset(("on", "readings", "account_id", "account_domain", "account_name", "also"))


def take_plain_readings(
    taking: ImportRun, plan: ImportPlan, taken: ListResult, metrics: ListMetrics
) -> bool:
    """Take such a list in; False, and nothing done, where a row of it wants to be looked at by
    itself."""
    rows = plan.drafts
    if not isinstance(rows, ReadyRows) or not rows.by_field.keys() <= _PLAIN:
        return False
    pairs: Sequence[Any] = rows.by_field["readings"]
    if not all(pairs) or {*map(len, pairs)} != {1}:
        return False
    accounts = _accounts(taking, rows)
    marks = fingerprints(plan) if accounts else []
    if not accounts or taking.knows_any(marks):
        return False
    ((names, values),) = [zip(*(pair[0] for pair in pairs), strict=True)]
    ids_of = {name: metrics.id_of(name, "") for name in dict.fromkeys(names)}
    metric_ids = [ids_of[name] for name in names]
    sources = {id_: metrics.source(id_, {}) for id_ in ids_of.values()}
    ids = taking.new_ids(len(marks))
    columns = {
        "id": ids,
        "account_id": accounts,
        "metric_id": metric_ids,
        "on": rows.by_field["on"],
        "value": values,
        "source": [sources[id_] for id_ in metric_ids],
        "account_ref": [""] * len(ids),
    }
    taking.add_columns(Reading, columns)
    taking.mark(marks, ids)
    taken.stored += len(ids)
    return True


def _accounts(taking: ImportRun, rows: ReadyRows) -> list[int]:
    """The account of each row; none at all where one has none, or how it was met must be told."""
    finder, directory = AccountFinder(taking.directory, rows), taking.directory
    told = len(directory.met)
    said = list(zip(*(rows.by_field[key] for key in finder.said), strict=True))
    found: dict[Hashable, int] = {}
    for each in dict.fromkeys(said):
        entry, _ = finder.find(dict(zip(finder.said, each, strict=True)))
        if entry is None or len(directory.met) > told:
            del directory.met[told:]
            return []
        found[each] = entry.id
    return [found[each] for each in said]
