"""The page of the day: full, with a running clock, and quiet."""

from PySide6.QtWidgets import QWidget

from csm_desktop.ui.today.page import TodayPage
from tests.gallery.frame import _opened, _program, _sample, _until
from tests.gallery.register import picture


def _shown(widget: QWidget) -> None:
    window = _opened(widget)
    window.go("today")
    page = window.page
    assert isinstance(page, TodayPage)
    _until(lambda: page.view is not None)
    page.take_focus()


@picture("today", prepare=_shown)
def today() -> QWidget:
    return _program(_sample())
