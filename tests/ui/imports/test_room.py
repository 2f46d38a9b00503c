"""In a low window the tables of an import keep the height that there is."""

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.ui.imports.page import ImportPage
from tests.ui.imports.conftest import Bring, settle


@pytest.mark.parametrize("height", [660, 1000])
def test_the_result_shows_the_rows_of_a_kind_beneath_it_or_beside_it(
    page: ImportPage, bring: Bring, qtbot: QtBot, height: int
) -> None:
    text = "Company name,City\n" + "".join(f"Firm {n},Ulm\n" for n in range(9)) + ",Ulm\n,Bonn\n"
    bring("list.csv", text)
    page.preview.good_rows.setChecked(True)
    settle(page, qtbot)
    page.store()
    settle(page, qtbot)
    assert page.report is not None
    page.resize(1060, height)
    notices = page.report.notices
    notices.show_sort("refused")
    qtbot.waitUntil(lambda: notices.rows.isVisible() and notices.height() > 0)
    low = height == 660
    qtbot.waitUntil(lambda: (notices.rows.y() == notices.table.y()) is low)
    row = notices.rows.grid.rowHeight(0) or notices.rows.grid.verticalHeader().defaultSectionSize()
    assert page.height() == height
    assert notices.table.height() >= 4 * row
