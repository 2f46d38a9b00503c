"""What pages of the window stand on below it, imported on a thread ahead of the pages themselves.

A page brings two hundred modules of the floors below with it, a third of a second in one piece.
They make no classes of Qt's, so a thread may import them (`module_loader` says why not the page's
own); while it does, the window paints and answers keys.
"""

import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from pkgutil import iter_modules
from types import CodeType

_WINDOW = "csm_desktop.ui."


def import_floors(modules: Iterable[str]) -> None:
    """Import what these modules, and those of the window that they import, need of other floors.

    Nothing of the window's is executed: what it imports stands as names in its compiled code. What
    is named for the type checker alone comes with it; what is missed comes with the page.
    """
    waiting, seen = [*modules], set[str]()
    while waiting:
        module = waiting.pop()
        if module in seen or module in sys.modules:
            continue
        seen.add(module)
        if module.startswith(_WINDOW):
            waiting.extend(_imported_by(module))
        else:
            import_module(module)


def _imported_by(module: str) -> Iterator[str]:
    """Names of our modules in the code of another; none where it can't be read."""
    code = _code_of(module)
    if code is None:
        return
    ours = f"{module.partition('.')[0]}."
    for name in code.co_names:
        if name.startswith(ours):
            yield name
            # `from package import module` names both apart.
            for beside in iter_modules(_folders_of(name), f"{name}."):
                if beside.name.rpartition(".")[2] in code.co_names:
                    yield beside.name


def _code_of(module: str) -> CodeType | None:
    spec = _spec_of(module)
    read = getattr(spec.loader, "get_code", None) if spec else None
    code: CodeType | None = read(module) if read else None
    return code


def _folders_of(module: str) -> list[str]:
    spec = _spec_of(module)
    return [*(spec.submodule_search_locations or ())] if spec else []


def _spec_of(module: str) -> ModuleSpec | None:
    """Where a module lies. Its packages are not imported for it, as `importlib.util` would do."""
    top, *rooms = module.split(".")
    spec = PathFinder.find_spec(top)
    if spec is None or not rooms:
        return spec
    folders = [str(Path(f, *rooms[:-1])) for f in spec.submodule_search_locations or ()]
    return PathFinder.find_spec(module, folders)
