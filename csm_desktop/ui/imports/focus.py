"""Where the keyboard is while files are read."""

from PySide6.QtWidgets import QApplication, QWidget


def is_elsewhere(page: QWidget) -> bool:
    """Whether the user types somewhere else meanwhile: in the palette, or in a dialog."""
    focused = QApplication.focusWidget()
    if focused is None or page.isAncestorOf(focused):
        return False
    return focused.window() is not page.window() or focused.inherits("QLineEdit")
