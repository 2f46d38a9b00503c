"""A page of tables for our own side: where little would stand on a last page, its rows move up."""

import pytest

from csm_desktop.reports.tables.build import build_tables
from csm_desktop.reports.tables.pack import PrintedColumn, PrintedTable, TablesPack
from csm_desktop.wording import Voice
from tests.reports.account import TODAY
from tests.reports.reading import pages


def printed(rows: int) -> list[str]:
    table = PrintedTable(
        (PrintedColumn("Step", 1), PrintedColumn("Day", 1, "right")),
        tuple((f"row {n}.", str(n)) for n in range(rows)),
    )
    pack = TablesPack(TODAY, Voice("en"), "Steps", "All steps", "Internal", "Nothing", (table,))
    return pages(build_tables(pack))


@pytest.mark.parametrize(("rows", "count"), [(26, 1), (32, 1), (40, 2), (150, 6)])
def test_rows_move_together_where_that_saves_a_page_and_none_is_lost(rows: int, count: int) -> None:
    found = printed(rows)
    assert len(found) == count
    assert all(f"row {n}." in " ".join(found) for n in range(rows))
