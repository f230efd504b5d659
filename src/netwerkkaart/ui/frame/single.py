"""One window per file: a second start of the same file asks the first window to come forward."""

import getpass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from netwerkkaart.ui.preferences import file_key

_RAISE = b"raise\n"
_SEEN = b"seen\n"
_PATIENCE_MS = 1500


def server_name(path: Path) -> str:
    """Return the name under which the window of a file can be found by the same user."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a system without user names
        user = "user"
    return f"netwerkkaart-{user}-{file_key(path)}"


def ask_to_come_forward(path: Path) -> bool:
    """Ask the window that has this file to show itself; False when no window answers."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(path))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(_RAISE)
    socket.flush()
    answered = socket.waitForReadyRead(_PATIENCE_MS) and socket.readAll().data() == _SEEN
    socket.disconnectFromServer()
    return bool(answered)


class Doorbell(QObject):
    """Listens for other starts of the same file."""

    rung = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        name = server_name(path)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # left by a crash: we hold the file's lock, so nobody listens there
            self._server.listen(name)

    def listening(self) -> bool:
        """Tell whether other starts can reach us."""
        return self._server.isListening()

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(lambda: self._on_word(socket))
        if socket.bytesAvailable():
            self._on_word(socket)

    def _on_word(self, socket: QLocalSocket) -> None:
        if socket.readAll().data() == _RAISE:
            socket.write(_SEEN)
            socket.flush()
            self.rung.emit()

    def close(self) -> None:
        """Stop listening: the file is closed."""
        self._server.close()
