"""Parts stand in a dressed application, in the light and at 100 % unless a test says otherwise."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from csm_desktop.ui.theme import THEME, Mode
from csm_desktop.ui.theme.style import HouseStyle


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    # What earlier tests closed is gone before the whole application changes its font or palette.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    THEME.install(qapp, Mode.LIGHT, HouseStyle)
    yield qapp
    THEME.set_mode(Mode.LIGHT)
    THEME.set_scale(1.0)
