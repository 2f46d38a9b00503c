"""What pages of the window stand on below it, imported on a thread ahead of the pages themselves.

A page brings two hundred modules of the floors below with it, a third of a second in one piece.
They make no classes of Qt's, so a thread may import them (`module_loader` says why not the page's
own); while it does, the window paints and answers keys.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from opcode import hasjrel, opmap
from types import CodeType

_WINDOW = "csm_desktop.ui."
_CHECKER = "TYPE_CHECKING"
_LONGER, _LOAD, _IMPORT, _FROM = (
    opmap[name] for name in ("EXTENDED_ARG", "LOAD_NAME", "IMPORT_NAME", "IMPORT_FROM")
)


def import_floors(modules: Iterable[str]) -> list[str]:
    """Import what these modules, and those of the window that they import, need of other floors;
    the modules of the window that come with them, as they were met: each before what it stands on.

    Nothing of the window's is executed: what it imports while it is imported itself stands in its
    compiled code. What is imported for the type checker alone is left out; what is missed comes
    with the page.
    """
    waiting, seen = [*modules], dict[str, None]()
    while waiting:
        module = waiting.pop()
        if module in seen or module in sys.modules:
            continue
        seen[module] = None
        if module.startswith(_WINDOW):
            waiting.extend(_imported_by(module))
        else:
            import_module(module)
    return [module for module in seen if module.startswith(_WINDOW)]


def _imported_by(module: str) -> Iterator[str]:
    """Names of our modules in the code of another; none where it can't be read."""
    code, ours = _code_of(module), f"{module.partition('.')[0]}."
    if code is None:
        return
    taken_from = ""
    for operation, name in _named(code):
        if operation == _IMPORT:
            taken_from = name if name.startswith(ours) else ""
            if taken_from:
                yield name
        # `from package import module` names both apart.
        elif taken_from and _spec_of(beside := f"{taken_from}.{name}"):
            yield beside


def _named(code: CodeType) -> Iterator[tuple[int, str]]:
    """What is imported, and from it, in the order of the code; not what only the checker reads.

    `dis` says the same with all that stands around it, and takes ten times as long.
    """
    words, names = code.co_code, code.co_names
    place, more, is_skipped = 0, 0, False
    while place < len(words):
        operation, argument = words[place], more | words[place + 1]
        place += 2
        more = argument << 8 if operation == _LONGER else 0
        if is_skipped and operation in hasjrel:  # over what is for the checker
            place, is_skipped = place + 2 * argument, False
        elif operation == _LOAD:
            is_skipped = names[argument] == _CHECKER
        elif operation in (_IMPORT, _FROM):
            yield operation, names[argument]


def _code_of(module: str) -> CodeType | None:
    spec = _spec_of(module)
    read = getattr(spec.loader, "get_code", None) if spec else None
    code: CodeType | None = read(module) if read else None
    return code


def _spec_of(module: str) -> ModuleSpec | None:
    """Where a module lies. Its packages are not imported for it, as `importlib.util` would do."""
    top, *rooms = module.split(".")
    ours = sys.modules.get(top) or PathFinder.find_spec(top)
    paths = getattr(ours, "__path__", None) or getattr(ours, "submodule_search_locations", None)
    folders = [os.path.join(path, *rooms[:-1]) for path in paths or ()]  # noqa: PTH118
    return PathFinder.find_spec(module, folders)
