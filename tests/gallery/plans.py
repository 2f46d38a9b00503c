"""Plans and Contacts: all open actions, what is late, the contacts of all accounts."""

from PySide6.QtWidgets import QWidget

from csm_desktop.ui.people.page import PeoplePage
from csm_desktop.ui.plans.page import PlansPage
from tests.gallery.frame import _opened, _program, _sample
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
