"""The plan goes out to be filled in, and what comes back is ticked line by line."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.documents.plan_workbook import write_plan_workbook
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.plan.returned import coming_back, read_returned
from csm_desktop.domain.records.plan import ActionStatus
from csm_desktop.ui.account.plan.preview import plan_paper
from csm_desktop.ui.account.plan.tab import PlanTab
from csm_desktop.ui.frame.joint_plan.returned import (
    ReturnedPlanDialog,
    bring_returned,
    show_returned,
)
from csm_desktop.ui.imports.page import ImportPage
from csm_desktop.ui.imports.pending_files import PendingFiles
from csm_desktop.ui.paper.preview import PaperPreview
from tests.ui.account.conftest import Shown
from tests.ui.hands import Key, click, press
from tests.ui.shell import TabShell

TENANT = "Open a test tenant for single sign-on"


def filled(book: Book, account_id: int, folder: Path) -> Path:
    """The plan with a status and a comment of the customer's in it."""
    path = write_plan_workbook(book, account_id, folder / "plan.xlsx").path
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[0]
    sheet["D8"], sheet["E9"] = "Done", "On leave"
    workbook.save(path)
    return path


@pytest.fixture
def tab(in_front: Shown, northwind: int) -> PlanTab:
    return in_front(PlanTab, northwind)


def answer_when_shown(act: Callable[[ReturnedPlanDialog], None]) -> None:
    """Do something in the dialog that comes when the file is read."""

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ReturnedPlanDialog):
            act(dialog)
        else:
            QTimer.singleShot(20, run)

    run()


def _statuses(book: Book, account_id: int) -> dict[str, ActionStatus]:
    return {a.title: a.status for a in account_facts(book, account_id).actions}


def test_a_line_is_left_by_key_and_the_rest_is_one_step_to_undo(
    tab: PlanTab, shell: TabShell, book: Book, northwind: int, tmp_path: Path, qtbot: QtBot
) -> None:
    path = filled(book, northwind, tmp_path)

    def act(dialog: ReturnedPlanDialog) -> None:
        assert [line.wanted for line in dialog.lines.lines] == [True, True]
        dialog.lines.step(1)
        press(dialog.lines.grid, Key.Key_Space)
        assert [line.theirs for line in dialog.chosen] == [ActionStatus.DONE]
        click(dialog.yes)

    answer_when_shown(act)
    bring_returned(shell, path, tab, northwind)
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert shell.toasts == ["1 change of Northwind Rail is in the plan."]
    assert shell.opened == [(northwind, "plan")]
    assert _statuses(book, northwind)[TENANT] is ActionStatus.DONE
    assert not [a for a in account_facts(book, northwind).actions if a.comment]
    book.undo()
    assert _statuses(book, northwind)[TENANT] is ActionStatus.OPEN


def test_without_a_tick_there_is_nothing_to_take_over(
    shell: TabShell, book: Book, northwind: int, tmp_path: Path, qtbot: QtBot, tab: PlanTab
) -> None:
    found = coming_back(book, read_returned(filled(book, northwind, tmp_path)))
    dialog = ReturnedPlanDialog(shell, found, tab)
    qtbot.addWidget(dialog)
    click(dialog.none)
    assert not dialog.yes.isEnabled()
    click(dialog.every)
    assert len(dialog.chosen) == 2
    dialog.reject()
    assert _statuses(book, northwind)[TENANT] is ActionStatus.OPEN


def test_the_plan_of_another_account_is_told_and_nothing_is_shown(
    tab: PlanTab, shell: TabShell, book: Book, northwind: int, tmp_path: Path
) -> None:
    other = book.run("New", new_account, "Halden Foods").id
    path = write_plan_workbook(book, other, tmp_path / "halden.xlsx").path
    show_returned(shell, read_returned(path), tab, northwind)
    assert shell.told[0].title == "halden.xlsx is the plan of Halden Foods."


def test_a_plan_among_files_to_import_is_shown_as_what_it_is(
    shell: TabShell, book: Book, northwind: int, tmp_path: Path, qtbot: QtBot
) -> None:
    path = filled(book, northwind, tmp_path)
    basket = PendingFiles()
    page = ImportPage(shell, basket)
    qtbot.addWidget(page)
    page.given(book)
    page.show()
    seen: list[str] = []

    def act(dialog: ReturnedPlanDialog) -> None:
        seen.append(dialog.title.text())
        click(dialog.yes)

    answer_when_shown(act)
    basket.put([path])
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert seen == ["The plan of Northwind Rail came back"]
    assert page.reader.wanted == []
    assert _statuses(book, northwind)[TENANT] is ActionStatus.DONE


def test_the_preview_saves_a_workbook_to_be_filled_in(
    tab: PlanTab, shell: TabShell, book: Book, northwind: int, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    target = tmp_path / "Northwind.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    preview = PaperPreview(shell, plan_paper(northwind, "Northwind Rail"), tab)
    qtbot.addWidget(preview)
    preview.show()
    qtbot.waitUntil(lambda: bool(preview.pages))
    click(preview.fill_in)
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert shell.toasts == ["Saved as Northwind.xlsx."]
    assert coming_back(book, read_returned(target), expected=northwind).differences.lines == ()
