"""A joint impact plan of five hundred actions out as a workbook and back: every row is answered."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import xlsxwriter
from python_calamine import CalamineWorkbook

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Work
from csm_desktop.app.documents.plan_workbook import write_plan_workbook
from csm_desktop.app.opened_book import create_book, opened_book
from csm_desktop.app.plan.returned import coming_back, read_returned
from csm_desktop.domain.records.plan import Action, Side
from csm_desktop.importers.files import table
from csm_desktop.outside.parent import read_outside
from tests.benchmarks.measuring import Measured, side_by_side
from tests.benchmarks.scale import CLOCK
from tests.inside import read_inside

_ACTIONS = 500
_TARGET = 3
_FIRST = date(2026, 12, 1)


def measure(folder: Path, rounds: int) -> Iterator[Measured]:
    """Ours against XlsxWriter and python-calamine with the same cells, looks and rules alone."""
    path, target = folder / "plans.csm", folder / "plan.xlsx"
    create_book(path)
    with opened_book(path, CLOCK) as book:
        account_id = book.run("New", new_account, "Northwind Rail").id
        book.run("Actions", _make, account_id)

        def ours(reader: Any) -> None:
            write_plan_workbook(book, account_id, target, overwrite=True)
            with patch.object(table, "read_outside", reader):
                found = coming_back(book, read_returned(target))
            if len(found.plan.rows) != _ACTIONS or found.differences.lines:
                raise AssertionError(found.plan.rows[:1])

        what = f"a plan of {_ACTIONS} actions out and back"
        yield side_by_side(what, lambda: ours(read_inside), _alone, _TARGET, rounds)
        yield side_by_side(
            f"{what}, read outside", lambda: ours(read_outside), _alone, None, rounds,
            note="the child's start is in it",
        )  # fmt: skip


def _make(work: Work, account_id: int) -> None:
    work.add_all(
        [
            Action(
                work.new_id(), account_id, f"Bring the works council its page {number}",
                Side.CUSTOMER, due_on=_FIRST + timedelta(days=number), comment="As agreed",
            )
            for number in range(_ACTIONS)
        ]
    )  # fmt: skip


def _alone() -> None:
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        lined = {"text_wrap": True, "valign": "top", "bottom": 1}
        day = book.add_format(lined | {"num_format": "d mmm yyyy", "locked": False})
        look, open_ = book.add_format(lined), book.add_format(lined | {"locked": False})
        sheet = book.add_worksheet("Your actions")
        statuses = {"validate": "list", "source": ["Open", "Doing", "Done", "Dropped"]}
        sheet.data_validation(0, 3, _ACTIONS, 3, statuses)
        sheet.protect()
        for row in range(_ACTIONS):
            sheet.write_string(row, 0, f"Bring the works council its page {row}", look)
            sheet.write_string(row, 1, "Ada Lindqvist", look)
            sheet.write_datetime(row, 2, _FIRST + timedelta(days=row), day)
            sheet.write_string(row, 3, "Open", open_)
            sheet.write_string(row, 4, "As agreed", open_)
            sheet.write_string(row, 5, f"{row:07}-{row:05}", look)
    content.seek(0)
    found = CalamineWorkbook.from_filelike(content).get_sheet_by_index(0).to_python()
    if len(found) != _ACTIONS:
        raise AssertionError(len(found))
