"""The details of an account, with what is seldom looked at open beneath."""

from PySide6.QtWidgets import QWidget

from csm_desktop.app.accounts.acts import edit_account
from csm_desktop.domain.records.accounts import CustomField
from csm_desktop.ui.account.overview.tab import OverviewTab
from csm_desktop.ui.account.page import AccountPage
from tests.gallery.account import _HOSTILE, _book, _empty, _hostile, _northwind, _page, _settle
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
