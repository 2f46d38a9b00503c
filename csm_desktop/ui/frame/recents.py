"""What the window remembers between two starts: places and order, never a customer's name.

An INI file of our own in the platform's folder for settings. Accounts are remembered by their ids,
which mean nothing without the book.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

NAMED = "named"
"""The user's own name, typed before there was a book that could know it."""
_BOOKS, _ACCOUNTS, _COMMANDS = 8, 5, 5


def settings_folder() -> Path:
    """Where the settings are; made if it is not there."""
    from platformdirs import user_config_path

    folder = user_config_path("CSM Desktop", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class Recents:
    """Recent books, accounts and commands; geometry and states by name; plain values by key."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def books(self) -> list[Path]:
        """The books opened last that are still there, the latest first."""
        return [path for path in map(Path, self._list("books")) if path.is_file()]

    def last_book(self) -> Path | None:
        """The book that was open when the window was closed, whether or not it is still there."""
        found = self._list("books")
        return Path(found[0]) if found and self.get("closed") != "yes" else None

    def opened(self, book: Path) -> None:
        """Remember a book as the latest."""
        self._front("books", str(book), _BOOKS)
        self.put("closed", "no")

    def closed(self) -> None:
        """The user closed the book: the next start begins without one."""
        self.put("closed", "yes")

    def forget(self, book: Path) -> None:
        """A book that is gone."""
        self._settings.setValue(
            "books", [each for each in self._list("books") if each != str(book)]
        )

    def moved(self, book: Path, to: Path) -> None:
        """A book that lies elsewhere from now on; what was looked at in it is remembered."""
        self.forget(book)
        self._settings.setValue(_key("accounts", to), [str(each) for each in self.accounts(book)])

    def accounts(self, book: Path) -> list[int]:
        """Accounts of a book that were looked at last, the latest first."""
        return [int(each) for each in self._list(_key("accounts", book)) if each.isdigit()]

    def visited(self, book: Path, account_id: int) -> None:
        """Remember an account as the latest."""
        self._front(_key("accounts", book), str(account_id), _ACCOUNTS)

    def kept(self, name: str, book: Path) -> str:
        """What is kept of a book under a name; "" at first."""
        return self.get(_key(name, book))

    def keep(self, name: str, book: Path, value: str) -> None:
        """Keep something of a book; no word of the user's, as everything here."""
        if value != self.kept(name, book):
            self.put(_key(name, book), value)

    def commands(self) -> list[str]:
        """Ids of what was run from the palette last."""
        return self._list("commands")

    def ran(self, command_id: str) -> None:
        """Remember a command as the latest."""
        self._front("commands", command_id, _COMMANDS)

    def state(self, name: str) -> QByteArray:
        """A geometry or a state as Qt saved it; empty at first."""
        value = self._settings.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def put_state(self, name: str, state: QByteArray) -> None:
        """Keep a geometry or a state."""
        self._settings.setValue(f"state/{name}", state)

    def get(self, key: str, default: str = "") -> str:
        """A plain value."""
        return str(self._settings.value(key, default))

    def put(self, key: str, value: str) -> None:
        """Keep a plain value."""
        self._settings.setValue(key, value)

    def sync(self) -> None:
        """Write what is not yet on the disk."""
        self._settings.sync()

    def _list(self, key: str) -> list[str]:
        value = self._settings.value(key, [])
        if isinstance(value, str):
            return [value] if value else []
        return [str(each) for each in value] if isinstance(value, list) else []

    def _front(self, key: str, item: str, at_most: int) -> None:
        rest = [each for each in self._list(key) if each != item]
        self._settings.setValue(key, [item, *rest][:at_most])


def _key(name: str, book: Path) -> str:
    """A key for what belongs to one book; its path is not a legal key."""
    import hashlib

    return f"{name}/{hashlib.sha256(str(book).encode()).hexdigest()[:16]}"
