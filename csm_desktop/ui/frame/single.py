"""One window a user: a second launch raises the first and hands over the book it was given (X1).

The lock says who is first at once; the local socket is only opened after the first paint, and only
spoken to by a second launch. A killed holder's lock is stale, and is taken unasked (X2).
"""

from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from csm_desktop.files import make_own

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_PATIENCE_MS = 5000
_STEP_MS = 100
_LONGEST = 8192


class Single(QObject):
    """Whether we are first; `asked` carries the path that a second launch was given, or ""."""

    asked = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)  # a day-long window is not stale; a dead process is
        self._folder = folder
        self._server: QLocalServer | None = None

    @property
    def _name(self) -> str:
        """The socket's: of our own folder for settings, so that each user has one."""
        import hashlib

        return f"csm-desktop-{hashlib.sha256(str(self._folder).encode()).hexdigest()[:20]}"

    def first(self) -> bool:
        """Take the place of the only window; False where another holds it."""
        is_first = self._lock.tryLock(0)
        if is_first:
            make_own(self._folder / "window.lock")
        return is_first

    def listen(self) -> None:
        """Hear second launches from now on."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)  # left by a killed holder, whose lock we have
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._connected)
        server.listen(self._name)
        self._server = server

    def hand_over(self, book: Path | None) -> bool:
        """Ask the first window to come to the front, with a book to open; whether it heard."""
        from PySide6.QtNetwork import QLocalSocket

        for _ in range(_PATIENCE_MS // _STEP_MS):  # the first may not listen yet
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(_STEP_MS):
                text = str(book.absolute()) if book else ""
                socket.write(f"{text}\n".encode())
                # Written already when there is nothing left to write, although no signal came.
                heard = socket.waitForBytesWritten(1000) or socket.bytesToWrite() == 0
                socket.disconnectFromServer()
                if socket.state() != QLocalSocket.LocalSocketState.UnconnectedState:
                    socket.waitForDisconnected(1000)
                return heard
            sleep(_STEP_MS / 1000)
        return False

    def close(self) -> None:
        """Stop hearing, and let the next launch be first."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        self._lock.unlock()

    def _connected(self) -> None:
        """Read the one line that a launch has to say; it is written before we hear of it."""
        server = self._server
        socket = server.nextPendingConnection() if server is not None else None
        if socket is None:
            return
        # The line may come in two pieces.
        if not socket.canReadLine():
            socket.waitForReadyRead(_STEP_MS)
        line = bytes(socket.readLine(_LONGEST).data()).decode("utf-8", "replace")
        socket.abort()
        socket.deleteLater()
        # Half a line is somebody else's.
        if line.endswith("\n"):
            self.asked.emit(line.rstrip("\n"))
