"""Plans and Contacts: all open actions, what is late, the contacts of all accounts; a plan that
came back from the customer, with a doubtful line and a note."""

from itertools import count

import openpyxl
from PySide6.QtWidgets import QWidget

from csm_desktop.app.documents.plan_workbook import write_plan_workbook
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.plan.actions import edit_action
from csm_desktop.app.plan.returned import coming_back, read_returned
from csm_desktop.domain.records.plan import Side
from csm_desktop.ui.frame.joint_plan.returned import ReturnedPlanDialog
from csm_desktop.ui.people.page import PeoplePage
from csm_desktop.ui.plans.page import PlansPage
from tests.gallery.account import _book, _northwind, _page
from tests.gallery.frame import _opened, _program, _sample
from tests.gallery.kept import folder
from tests.gallery.register import picture


def _at(widget: QWidget, view: str) -> None:
    window = _opened(widget)
    window.go("plans")
    page = window.page
    assert isinstance(page, PlansPage)
    page.views.choose(view)
    page.take_focus()


@picture("plans", prepare=lambda widget: _at(widget, "open"))
def plans() -> QWidget:
    return _program(_sample())


@picture("plans-late", prepare=lambda widget: _at(widget, "late"))
def plans_late() -> QWidget:
    return _program(_sample())


def _people(widget: QWidget) -> None:
    window = _opened(widget)
    window.go("people")
    page = window.page
    assert isinstance(page, PeoplePage)
    page.take_focus()


@picture("contacts-of-all", prepare=_people)
def contacts_of_all() -> QWidget:
    return _program(_sample())


_times = count(1)


@picture("plan-came-back")
def came_back() -> QWidget:
    book, account_id = _book(), _northwind()
    path = write_plan_workbook(book, account_id, folder() / "plan.xlsx", overwrite=True).path
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[0]
    sheet["D8"], sheet["E9"] = "Done", "Two of them are on leave until the new year"
    sheet["C10"], sheet["C11"] = "when Lena is back", "15 Jan 2027"
    for place, value in zip("ABD", ("Book the room in Hafen", "Nora New", "Doing"), strict=True):
        sheet[f"{place}14"] = value
    workbook.save(path)
    theirs = [a for a in account_facts(book, account_id).actions if a.side is Side.CUSTOMER]
    moved = next(a for a in theirs if a.title.startswith("List the 24"))
    # Other words each time: what was changed after the file was written is asked about.
    book.run("Mine", edit_action, moved.id, comment=f"Asked again, {next(_times)}")
    found = coming_back(book, read_returned(path))
    page = _page(account_id, "plan")
    page.resize(1280, 720)
    dialog = ReturnedPlanDialog(page.shell, found, page)
    dialog.destroyed.connect(page.deleteLater)
    return dialog
