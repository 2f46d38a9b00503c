"""An account with its header: Overview and Plan, of a full account, an empty and a hostile one."""

import atexit
import tempfile
from contextlib import ExitStack
from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.handoff import spiced
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.plan import actions
from csm_desktop.app.plan import acts as plans
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.ui.account.page import AccountPage
from csm_desktop.ui.account.plan.preview import plan_paper
from csm_desktop.ui.account.plan.tab import PlanTab
from csm_desktop.ui.paper.preview import PaperPreview
from tests.books import sample_copy
from tests.gallery.register import picture
from tests.ui.shell import TabShell

_CLOCK = FixedClock(datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("Europe/Berlin")), "Europe/Berlin")
_HOSTILE = "R&D <beta> </b> {a.__class__} %s \u202egpj.exe 🙂 مرحبا " + "W" * 200
_kept = ExitStack()
atexit.register(_kept.close)


@cache
def _book() -> Book:
    folder = Path(_kept.enter_context(tempfile.TemporaryDirectory()))
    return _kept.enter_context(opened_book(sample_copy(folder), _CLOCK))


@cache
def _empty() -> int:
    return _book().run("New", new_account, "Empty Ltd").id


@cache
def _hostile() -> int:
    book = _book()
    account = book.run("New", new_account, _HOSTILE, industry=_HOSTILE).id
    for part in SpicedPart:
        book.run("Say", spiced.say_part, account, part, _HOSTILE)
    book.run("Date", spiced.date_event, account, date(2026, 12, 13))
    book.run("Goal", plans.new_goal, account, _HOSTILE, persona=_HOSTILE)
    book.run("Milestone", plans.new_milestone, account, _HOSTILE, date(2026, 12, 1))
    book.run("Gap", plans.new_gap, account, _HOSTILE)
    for side in Side:
        book.run("Act", actions.new_action, account, _HOSTILE, side=side, due_on=date(2026, 11, 2))
    return account


def _page(account_id: int, tab: str) -> AccountPage:
    shell = TabShell(_book(), Path(_kept.enter_context(tempfile.TemporaryDirectory())))
    page = AccountPage(shell)
    page.destroyed.connect(shell.close)
    page.open_account(account_id, tab)
    return page


def _northwind() -> int:
    return account_named(_book(), "Northwind Rail").id


def _settle(_: QWidget) -> None:
    """Let heights that follow from widths find their way up through the layouts."""
    for _pass in range(6):
        QApplication.processEvents()


def _foot(page: QWidget) -> None:
    """Scroll to the end of the page."""
    _settle(page)
    assert isinstance(page, AccountPage)
    assert isinstance(page.tab, PlanTab)
    bar = page.tab.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    _settle(page)


@picture("account-overview", prepare=_settle)
def overview() -> QWidget:
    return _page(_northwind(), "overview")


@picture("account-overview-empty", prepare=_settle)
def overview_empty() -> QWidget:
    return _page(_empty(), "overview")


@picture("account-overview-hostile", prepare=_settle)
def overview_hostile() -> QWidget:
    return _page(_hostile(), "overview")


@picture("account-plan", prepare=_settle)
def plan() -> QWidget:
    return _page(_northwind(), "plan")


@picture("account-plan-foot", prepare=_foot)
def plan_foot() -> QWidget:
    return _page(_northwind(), "plan")


@picture("account-lifecycle", prepare=_settle)
def lifecycle() -> QWidget:
    return _page(_northwind(), "lifecycle")


@picture("account-lifecycle-empty", prepare=_settle)
def lifecycle_empty() -> QWidget:
    return _page(_empty(), "lifecycle")


@picture("account-lifecycle-hostile", prepare=_settle)
def lifecycle_hostile() -> QWidget:
    return _page(_hostile(), "lifecycle")


def _inspect(page: QWidget) -> None:
    """Open the side at the first action of the customer."""
    _settle(page)
    assert isinstance(page, AccountPage)
    assert isinstance(page.tab, PlanTab)
    page.tab.go_to("customer")
    page.tab.inspect()
    _settle(page)


@picture("account-plan-side", prepare=_inspect)
def plan_side() -> QWidget:
    return _page(_northwind(), "plan")


@picture("account-plan-side-hostile", prepare=_inspect)
def plan_side_hostile() -> QWidget:
    return _page(_hostile(), "plan")


@picture("account-plan-empty", prepare=_settle)
def plan_empty() -> QWidget:
    return _page(_empty(), "plan")


@picture("account-plan-hostile", prepare=_settle)
def plan_hostile() -> QWidget:
    return _page(_hostile(), "plan")


def _drawn(preview: QWidget) -> None:
    assert isinstance(preview, PaperPreview)
    while not preview.pages:
        QApplication.processEvents()
    _settle(preview)


@picture("account-plan-preview", ((860, 810),), _drawn)
def plan_preview() -> QWidget:
    page = _page(_northwind(), "plan")
    assert page.tab is not None
    made = PaperPreview(page.shell, plan_paper(_northwind(), "Northwind Rail"), page.tab)
    made.destroyed.connect(page.deleteLater)
    return made
