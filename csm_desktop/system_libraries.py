"""Turns Qt's ImportError over a missing system library into one line with the packages to install.

Qt's wheels bring everything but the system's graphics and keyboard libraries. The packages
that hold those are listed once, in packaging/system-libraries, which CI reads too. Nothing here
imports Qt: `python -m csm_desktop.system_libraries [offscreen|xcb]` asks the system's loader about
Qt's platform plugin.
"""

import ctypes
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.resources import package_folder
from csm_desktop.wording import mark, render, tr

Screen = Literal["offscreen", "xcb"]

_SET_UP_AGAIN = mark("Run the set-up again, see README.md.")
_MISSING = re.compile(r"(lib[^\s:/]+\.so[.\d]*): cannot open shared object file")
_INSTALL = {"debian": "sudo apt-get install", "fedora": "sudo dnf install"}
_FAMILIES = {"debian": "debian", "ubuntu": "debian", "fedora": "fedora", "rhel": "fedora"}


def explain_import_error(
    error: ImportError | OSError, screen: Screen = "xcb", system: Mapping[str, str] | None = None
) -> UserError:
    """What a failed load of Qt means for a user: which library is missing, and how to get it.

    `screen` is what shall be drawn on: "offscreen" needs few packages, "xcb" names all of them.
    `system` holds the fields of /etc/os-release; by default those of this machine.
    """
    found = _MISSING.search(str(error))
    if not found:
        title = render(say("Qt can not be loaded: {reason}", reason=str(error)))
        return UserError(title, tr(_SET_UP_AGAIN))
    library = found[1]
    title = render(
        say("The system library {library}, which Qt needs, is missing.", library=library)
    )
    family = _family(system if system is not None else _os_release())
    if family is None:
        advice = say("Install the package of your system that holds {library}.", library=library)
    else:
        command = f"{_INSTALL[family]} {' '.join(packages(family, screen))}"
        advice = say("Install it with: {command}", command=command)
    return UserError(title, render(advice))


def packages(family: str, screen: Screen) -> list[str]:
    """The packages of "debian" or "fedora" that Qt needs to draw on such a screen."""
    names = ["offscreen"] if screen == "offscreen" else ["offscreen", "xcb"]
    texts = [(_lists() / f"{family}-{name}.txt").read_text(encoding="utf-8") for name in names]
    return [line for text in texts for line in text.split()]


def check(screen: Screen) -> None:
    """Raise UserError when Qt could not draw on such a screen for want of a system library.

    Call it before the first import of Qt: without its window libraries Qt ends the process instead
    of raising.
    """
    if sys.platform != "linux":
        return  # the wheels for macOS and Windows need nothing that the system lacks
    try:
        plugin = package_folder("PySide6") / "Qt" / "plugins" / "platforms" / f"libq{screen}.so"
    except FileNotFoundError as error:
        raise UserError(
            "Qt is not installed here.", "Run the set-up again, see README.md."
        ) from error
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        raise explain_import_error(error, screen) from error


def _lists() -> Path:
    """The folder of the lists, in a checkout and in a wheel."""
    package = Path(__file__).resolve().parent
    shipped = package / "_system_libraries"
    return shipped if shipped.is_dir() else package.parent / "packaging" / "system-libraries"


def _os_release() -> Mapping[str, str]:
    import platform  # only where something is missing

    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}


def _family(system: Mapping[str, str]) -> str | None:
    """Whose package names a system uses, by its own name or that of what it is like."""
    names = [system.get("ID", ""), *system.get("ID_LIKE", "").split()]
    return next((_FAMILIES[name] for name in names if name in _FAMILIES), None)


def main(arguments: list[str]) -> int:
    """Exit code 0 when Qt can draw, else 2 and one line on standard error."""
    try:
        check("xcb" if arguments == ["xcb"] else "offscreen")
    except UserError as error:
        sys.stderr.write(f"CSM Desktop: {error.title} {error.advice}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
