"""The end of a program whose process goes on: none of it stays behind for the tests that follow."""

from shiboken6 import isValid

from csm_desktop.ui.application import Program


def end(program: Program) -> None:
    """Close the window and its book, and let the rest go: its parts hold each other, so that Python
    alone would keep thousands of objects of each program, and every later test would pass them."""
    if not isValid(program):  # else the interpreter is ending, and has taken it already
        return
    program.window.close()
    program.workbench.close()
    program.deleteLater()
