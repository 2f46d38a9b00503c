"""Where the user is, as far as this computer knows."""

from PySide6.QtCore import QTimeZone

from csm_desktop.domain.text.instants import is_zone


def zone_here() -> str:
    """The user's time zone as the system names it; UTC where it is named oddly."""
    name = QTimeZone.systemTimeZoneId().toStdString()
    return name if is_zone(name) else "UTC"
