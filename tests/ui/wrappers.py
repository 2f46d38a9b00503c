"""What Python holds of things that Qt frees without telling it."""

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLayoutItem


def borrowed_items() -> list[str]:
    """The kinds of layout items that Python has an object for, but did not make.

    Qt frees them with their widgets; whatever is made at such an address next is taken for them.
    """
    return sorted(
        type(held).__name__
        for held in shiboken6.getAllValidWrappers()
        if isinstance(held, QLayoutItem)
        and not isinstance(held, QObject)
        and not shiboken6.createdByPython(held)
    )
