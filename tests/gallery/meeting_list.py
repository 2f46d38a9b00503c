"""The Meetings workspace: what is to come, and what still lacks a follow-up."""

from PySide6.QtWidgets import QWidget

from csm_desktop.ui.meetings.page import MeetingsPage
from tests.gallery.frame import _opened, _program, _sample, _until
from tests.gallery.register import picture


def _at(widget: QWidget, view: str) -> None:
    window = _opened(widget)
    window.go("meetings")
    page = window.page
    assert isinstance(page, MeetingsPage)
    _until(lambda: bool(page.listed))
    page.views.choose(view)
    page.take_focus()


@picture("meeting-list", prepare=lambda widget: _at(widget, "all"))
def meeting_list() -> QWidget:
    return _program(_sample())


@picture("meeting-list-lacking", prepare=lambda widget: _at(widget, "no_step"))
def meeting_list_lacking() -> QWidget:
    return _program(_sample())
