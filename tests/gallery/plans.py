"""The Plans workspace: all open actions, what is late, and the page for a colleague."""

from PySide6.QtWidgets import QWidget

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
