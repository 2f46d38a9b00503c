"""Parts of the window by their names: nothing of a part is loaded before it is needed."""

from importlib import import_module
from typing import Any


def part_named(name: str) -> Any:
    """What "module:name" means; the module is imported now, if it was not yet.

    Raises ImportError or AttributeError where there is no such part: a test tries every name.
    """
    module, part = name.split(":")
    return getattr(import_module(module), part)
