"""The system's own programs for a file or a link, such as the user's mail program."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_with_system(url: QUrl) -> bool:
    """Hand a file or a link to the program that the system has for it; whether there was one."""
    return QDesktopServices.openUrl(url)
