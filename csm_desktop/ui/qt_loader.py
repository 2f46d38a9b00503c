"""Loads Qt for Python, and what it leaves behind in the interpreter is taken away again.

PySide6 replaces `__import__` so that a module may ask for its "features". Nobody here does, and its
replacement reads the source of every module that is imported from then on, and keeps it: a fifth of
the time and 16 MB of the memory of a start (measured).
"""

import builtins
import linecache


def load_qt() -> None:
    """Import Qt's core; every later import is as fast as without Qt."""
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = plain
    linecache.clearcache()  # it looked for whoever imports it in the source of three modules
