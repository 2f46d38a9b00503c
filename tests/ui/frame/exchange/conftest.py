"""A window to ask in."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


@pytest.fixture
def on(qtbot: QtBot) -> QWidget:
    """The window of the dialogs."""
    widget = QWidget()
    widget.resize(1200, 700)
    qtbot.addWidget(widget)
    widget.show()
    return widget
