"""What the desktop says over D-Bus when its session is locked or the computer goes to sleep.

Where there is no D-Bus (another system, a bare window) nobody says anything, and the idle time is
left. Interfaces: org.freedesktop.login1 and the screen savers of the desktops.
"""

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_SYSTEM = (
    ("org.freedesktop.login1", "org.freedesktop.login1.Manager", "PrepareForSleep", "told(bool)"),
    ("org.freedesktop.login1", "org.freedesktop.login1.Session", "Lock", "told()"),
)
_SESSION = tuple(
    ("", f"{name}.ScreenSaver", "ActiveChanged", "told(bool)")
    for name in ("org.freedesktop", "org.gnome", "org.kde", "org.cinnamon", "org.mate")
)


class SessionWatch(QObject):
    """`left` when the session is locked, or just before the computer sleeps."""

    left = Signal()

    def listen(self) -> bool:
        """Begin to listen; whether there is anything to listen to."""
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return False
        heard = False
        for bus, signals in (
            (QDBusConnection.systemBus(), _SYSTEM),
            (QDBusConnection.sessionBus(), _SESSION),
        ):
            if not bus.isConnected():
                continue
            for service, interface, name, slot in signals:
                heard |= bus.connect(service, "", interface, name, self, SLOT(slot).encode())
        return heard

    @Slot(bool)
    def told(self, is_so: bool = True) -> None:
        """Locked, or about to sleep; False: unlocked, or awake again."""
        if is_so:
            self.left.emit()

    @Slot(name="told")
    def told_plainly(self) -> None:
        """Of this one there is no more to say."""
        self.left.emit()
