"""Searching everything: before anything is typed, what was found, and nothing."""

from PySide6.QtWidgets import QWidget

from csm_desktop.ui.search.page import SearchPage
from tests.gallery.frame import _opened, _program, _sample, _until
from tests.gallery.register import picture


def _searched(widget: QWidget, words: str) -> None:
    window = _opened(widget)
    window.go("search")
    page = window.page
    assert isinstance(page, SearchPage)
    page.field.setText(words)
    _until(lambda: page._asked == words and not page.busy)


@picture("search", prepare=lambda widget: _searched(widget, "plan"))
def search() -> QWidget:
    return _program(_sample())


@picture("search-before", prepare=lambda widget: _searched(widget, ""))
def search_before() -> QWidget:
    return _program(_sample())


@picture("search-nothing", prepare=lambda widget: _searched(widget, "zzyzx"))
def search_nothing() -> QWidget:
    return _program(_sample())
