"""From the command line to the window: the one place below `cli` that sees every floor.

Nothing of Qt is imported before the system is known to have a screen and the libraries for it: Qt
ends the process instead of raising where one is missing.
"""

import gc
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from csm_desktop import system_libraries
from csm_desktop.system_libraries import Screen
from csm_desktop.wording import tr


def open_window(path: Path | None = None) -> int:
    """Open the window on a book, or on the last one; the exit code once it is closed.

    Without a screen it says so and returns 0. Raises UserError where a system library is missing.
    """
    screen = screen_of(os.environ)
    if screen is None:
        sys.stdout.write(
            tr("There is no screen here, so no window was opened.")
            + "\n"
            + tr("Every command works without one: see csm-desktop --help.")
            + "\n"
        )
        return 0
    # Before Qt is loaded, whose own error over a missing library names a file and no package.
    system_libraries.check(screen)
    gc.disable()  # what a start makes stays: nothing to look for until the window is made
    from csm_desktop.ui.qt_loader import load_qt

    load_qt()
    from csm_desktop.app.clock import SystemClock
    from csm_desktop.ui.application import start

    return start(path, SystemClock())


def screen_of(environment: Mapping[str, str], platform: str = sys.platform) -> Screen | None:
    """Which of Qt's platforms a window would be drawn on; None where there is none.

    "offscreen" stands for every platform that needs no more than Qt's own libraries.
    """
    chosen = environment.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if chosen:
        return "xcb" if chosen == "xcb" else "offscreen"
    if not platform.startswith("linux"):
        return "offscreen"
    if environment.get("DISPLAY"):
        return "xcb"
    return "offscreen" if environment.get("WAYLAND_DISPLAY") else None
