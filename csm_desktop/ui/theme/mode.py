"""Light or dark: follows the system unless the user chose, and switches while running."""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from csm_desktop.ui.theme import fonts, metrics
from csm_desktop.ui.theme.ink import Ink, ink, palette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyle  # its hundreds of enums take 8 ms of a start


class Mode(StrEnum):
    """What the user asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The one theme of the process. `changed` comes after palette and fonts are in place."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mode = Mode.SYSTEM
        self.scale = 1.0
        self.is_dark = False
        self.shows_mnemonics = False
        self._application: QApplication | None = None
        self._styled = False
        self._worn: bool | None = None  # whether the palette in use is the dark one

    def install(
        self,
        application: QApplication,
        mode: Mode = Mode.SYSTEM,
        style: "Callable[[], QStyle] | None" = None,
    ) -> None:
        """Dress an application: family, style and palette. Asking twice only sets the mode.

        Without a `style` the application keeps its own until `put_style`: that is enough for a
        frame that draws itself.
        """
        if self._application is not application:
            self._application = application
            fonts.give(application, self.scale)
            application.styleHints().colorSchemeChanged.connect(self._follow)
            self._styled, self._worn = False, None
        if style is not None:
            self.put_style(style)
        self.set_mode(mode)

    def put_style(self, make: "Callable[[], QStyle]") -> None:
        """Give every control the shape of `theme.style`. Loading it takes a part of a start."""
        if self._application is not None and not self._styled:
            self._styled = True
            fonts.register_rest()
            self._application.setStyle(make())

    def set_mode(self, mode: Mode) -> None:
        """Light, dark, or as the system is; what is on screen is painted anew."""
        self.mode = mode
        self._apply()

    def set_scale(self, scale: float) -> None:
        """The user's text size, 1.0 = 100 %; texts, rows and the distances between them follow at
        once."""
        if scale == self.scale:
            return
        self.scale = scale
        if self._application is not None:
            fonts.give(self._application, scale)
            metrics.space_anew()
            for widget in QApplication.allWidgets():  # Qt tells only those without their own font
                QApplication.sendEvent(widget, QEvent(QEvent.Type.ApplicationFontChange))
        self.changed.emit()

    def show_mnemonics(self, shown: bool) -> None:
        """Underline the letters that Alt reaches; windows ask for it while Alt is held."""
        if shown != self.shows_mnemonics:
            self.shows_mnemonics = shown
            for window in QApplication.topLevelWidgets():
                for part in (window, *window.findChildren(QWidget)):
                    part.update()

    def _follow(self) -> None:
        if self.mode is Mode.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        if self._application is None:
            return
        system = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        self.is_dark = self.mode is Mode.DARK or (self.mode is Mode.SYSTEM and system)
        if self.is_dark is not self._worn:  # each widget would hear of it, and paint itself anew
            self._worn = self.is_dark
            made = palette(self.is_dark)
            self._application.setPalette(made)
            QToolTip.setPalette(made)
        self.changed.emit()


THEME = Theme()


def current() -> Ink:
    """What to paint with now. Ask at every paint: the mode may have changed since."""
    return ink(THEME.is_dark)
