"""Reasons for pins in pyproject.toml, held as tests, so that a later pin is taken knowingly."""

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def test_void_qt_calls_give_none_back(qtbot: QtBot) -> None:
    """PySide6 6.12.0 loses a reference to None on each void call and aborts Python 3.11.

    From Python 3.12 on None is immortal and its count stands still whatever happens.
    """
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setEnabled(True)
    before = sys.getrefcount(None)
    for _ in range(1000):
        widget.setEnabled(True)
    assert abs(sys.getrefcount(None) - before) < 100
