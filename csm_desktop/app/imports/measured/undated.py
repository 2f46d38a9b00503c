"""What a list measures without saying when: it is of the day whose state the list tells."""

from collections.abc import Callable, Sequence
from datetime import date

from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.domain.text.message import Message
from csm_desktop.importers.plan import ImportNotice, ReadyRow

UNDATED = "undated"


def dated(
    taking: ImportRun,
    drafts: Sequence[ReadyRow],
    taken: ListResult,
    told: Callable[[int, date], Message],
) -> list[ReadyRow]:
    """The rows, those without a day with that of the list; how many there are is told.

    Made anew, for a trial must leave the plan as it is.
    """
    rows = [ReadyRow(row.line, dict(row.values), row.custom, row.cells) for row in drafts]
    undated = [
        row for row in rows if row.values.get("on") is None and not row.values.get("periods")
    ]
    for row in undated:
        row.values |= {"on": taking.day, UNDATED: True}
    if undated:
        taken.remarks.append(ImportNotice(0, "", told(len(undated), taking.day)))
    return rows
