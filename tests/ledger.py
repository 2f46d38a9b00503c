"""The ledger of every import that any test makes: what goes in comes out, row by row."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from csm_desktop.app.imports import run
from csm_desktop.app.imports.report import FileReport
from csm_desktop.importers import planner
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.plan import ImportPlan


def check_plan(plan: ImportPlan, table: SourceTable) -> None:
    """Every row of the table has one place, and every column one fate."""
    places = [
        *(draft.line for draft in plan.drafts),
        *(row.line for row in plan.refused),
        *(row.line for row in plan.repeats),
        *(row.line for row in plan.set_aside),
    ]
    assert len(places) == plan.rows_in == table.rows_in
    # Several people may stand on one line; each is one row of theirs.
    damaged = [row.line for row in table.damaged]
    aside = [row.line for row in table.set_aside]
    assert Counter(places) == Counter([*table.lines, *damaged, *aside])
    assert [column.header for column in plan.mapping] == list(table.headers)


def check_report(report: FileReport) -> None:
    """What was stored, known, held back, refused, repeated and set aside makes all rows."""
    parts = (report.known, report.refused, report.repeats, report.set_aside)
    assert report.rows_in == report.stored + report.held_back + sum(map(len, parts))


def keep_books(patch: pytest.MonkeyPatch) -> None:
    """Check each plan and each report from now on."""
    plan_table: Callable[..., ImportPlan] = planner.plan_table
    make_report: Callable[..., FileReport] = run.ListResult.report

    def planned(table: SourceTable, *rest: Any) -> ImportPlan:
        plan = plan_table(table, *rest)
        check_plan(plan, table)
        return plan

    def reported(result: run.ListResult, *rest: Any, **more: Any) -> FileReport:
        report = make_report(result, *rest, **more)
        check_report(report)
        return report

    patch.setattr(planner, "plan_table", planned)
    patch.setattr(run.ListResult, "report", reported)
