"""The details of an account, open, and the Standing tab: rescue, farewell, recovery, and none."""

from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.app.accounts.acts import edit_account
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.app.strategies import acts
from csm_desktop.domain.records.accounts import CustomField
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.strategies import StrategyKind
from csm_desktop.ui.account.overview.tab import OverviewTab
from csm_desktop.ui.account.page import AccountPage
from csm_desktop.ui.account.standing.tab import StandingTab
from tests.gallery.account import _HOSTILE, _book, _empty, _hostile, _northwind, _page, _settle
from tests.gallery.frame import _until
from tests.gallery.register import picture


def _open(page: QWidget) -> None:
    """Open what is closed, and scroll to the end of the page."""
    assert isinstance(page, AccountPage)
    tab = page.tab
    assert isinstance(tab, OverviewTab)
    if tab.details.further.isHidden():
        tab.details.more.click()
    _settle(page)
    tab.area.verticalScrollBar().setValue(tab.area.verticalScrollBar().maximum())
    _settle(page)


@picture("account-details", prepare=_open)
def details() -> QWidget:
    return _page(_northwind(), "overview")


@picture("account-details-empty", prepare=_open)
def details_empty() -> QWidget:
    return _page(_empty(), "overview")


@picture("account-details-hostile", prepare=_open)
def details_hostile() -> QWidget:
    account = _hostile()
    custom = (CustomField(_HOSTILE, _HOSTILE), CustomField("Tier", "2"))
    tags = (_HOSTILE, "pilot")
    _book().run(
        "Details", edit_account, account, notes=_HOSTILE, tags=tags, city=_HOSTILE, custom=custom
    )
    return _page(account, "overview")


def _high(page: QWidget) -> None:
    """The whole of the tab, whatever the window would show at once."""
    page.resize(page.width(), 2000)
    for _pass in range(6):
        QApplication.processEvents()


@picture("account-standing-rescue", prepare=_high)
def standing_rescue() -> QWidget:
    return _page(account_named(_book(), "Kestrel Health").id, "standing")


@picture("account-standing-farewell", prepare=_high)
def standing_farewell() -> QWidget:
    return _page(account_named(_book(), "Gansu Textiles").id, "standing")


@picture("account-standing-recover", prepare=_high)
def standing_recover() -> QWidget:
    account_id = account_named(_book(), "Cordova Freight").id
    if not account_facts(_book(), account_id).strategies:  # each look makes the picture anew
        begun = _book().run("Recover", acts.begin_strategy, account_id, StrategyKind.RECOVER)
        _book().run(
            "Return", acts.edit_strategy, begun.id, value_a_year=Money(400_000_00, "USD"),
            months_agreed=6, goal_percent=60, months_now=12, phases=2,
        )  # fmt: skip
    return _page(account_id, "standing")


@picture("account-standing-empty", prepare=_high)
def standing_empty() -> QWidget:
    return _page(_empty(), "standing")


@picture("account-standing-hostile", prepare=_high)
def standing_hostile() -> QWidget:
    return _page(_hostile(), "standing")


def _paired(page: QWidget) -> None:
    """The same, once the champions that are proposed are there."""
    tabs = page.findChildren(StandingTab)
    _until(lambda: all(tab.pairings.board.pairings for tab in tabs))
    _high(page)


@picture("account-standing-cruiser", prepare=_paired)
def standing_cruiser() -> QWidget:
    return _page(account_named(_book(), "Northwind Rail").id, "standing")


@picture("account-effectiveness")
def effectiveness() -> QWidget:
    return _page(_northwind(), "effectiveness")


@picture("account-effectiveness-hostile", prepare=_high)
def effectiveness_hostile() -> QWidget:
    return _page(_hostile(), "effectiveness")
