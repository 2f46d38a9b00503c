"""Which shared libraries a frozen program for Linux brings along.

A library stays where a module or a plug-in that is there asks for it, straight or through another.
Of the system's own, only those stay that the interpreter is linked to: what Qt needs of a system is
on the lists in packaging/system-libraries, from which a checkout lives, too. Copies of it would be
older than the system's graphics drivers, and get none of its repairs.
"""

from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
"""What PyInstaller knows of a file: its name in the folder, where it lies, and what it is."""

Needs = Callable[[str], Iterable[tuple[str, str | None]]]
"""Says of a file which libraries it asks for, by name and place."""

_SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")


def brought(entries: Iterable[Entry], needs: Needs) -> list[Entry]:
    """The entries without libraries that nobody asks for, and without those of the system that
    Python itself does not ask for."""
    every = list(entries)
    asked_for = _asked_for(every, needs, lambda name: not _is_library(name))
    by_python = _asked_for(every, needs, _is_python)
    return [
        entry
        for entry in every
        if not _is_library(entry[0])
        or PurePosixPath(entry[0]).name in (by_python if _is_systems(entry) else asked_for)
    ]


def _asked_for(every: list[Entry], needs: Needs, begins: Callable[[str], bool]) -> set[str]:
    """The names of all libraries that some files come to ask for."""
    places = {PurePosixPath(name).name: source for name, source, kind in every if kind != "SYMLINK"}
    found: set[str] = set()
    asked = [source for name, source, kind in every if kind != "SYMLINK" and begins(name)]
    while asked:
        new = {library for library, _ in needs(asked.pop())} - found
        found |= new
        asked += [places[library] for library in new if library in places]
    return found


def _is_library(name: str) -> bool:
    """Whether a file does nothing by itself: modules and plug-ins lie elsewhere, or are loaded by
    their name."""
    path = PurePosixPath(name)
    folder = path.parent
    is_apart = folder.name.endswith(".libs") or folder.match("Qt/lib") or folder == PurePosixPath()
    return is_apart and path.name.startswith("lib") and not _is_python(name)


def _is_python(name: str) -> bool:
    path = PurePosixPath(name)
    return path.parent.name == "lib-dynload" or path.name.startswith("libpython")


def _is_systems(entry: Entry) -> bool:
    _, source, kind = entry
    return kind != "SYMLINK" and str(Path(source).resolve()).startswith(_SYSTEM)
