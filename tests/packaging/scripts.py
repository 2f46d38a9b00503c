"""Scripts that lie outside the package, as modules."""

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@cache
def script(name: str) -> ModuleType:
    """A script of packaging/, by its path there."""
    path = PACKAGING / name
    spec = importlib.util.spec_from_file_location(f"csm_desktop_{path.stem}", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
