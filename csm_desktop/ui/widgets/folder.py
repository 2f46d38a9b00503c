"""A folder, shown in the system's own file manager."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_folder(folder: Path) -> bool:
    """Show a folder; whether there is something to show it with."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
