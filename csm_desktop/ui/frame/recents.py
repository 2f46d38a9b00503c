"""What the window remembers between two starts: places and order, never a customer's name.

An INI file of our own in the platform's folder for settings. Accounts are remembered by their ids,
which mean nothing without the book. What is damaged in it is as at the first start, and the file as
it was is kept aside: nothing that is remembered may keep the window from opening.
"""

import json
import shutil
from collections.abc import Callable, Collection
from contextlib import suppress
from math import nan
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QByteArray, QSettings

from csm_desktop.files import make_folder, make_own
from csm_desktop.wording.own_voice import settings_home

NAMED = "named"
"""The user's own name, typed before there was a book that could know it."""
_BOOKS, _ACCOUNTS, _COMMANDS, _PAGES = 8, 5, 5, 5
_LARGEST = 2_000_000  # bytes; ours has some thousands
_LONGEST_PATH = 4_000
_ID_DIGITS = 19
V = TypeVar("V")


def settings_folder() -> Path:
    """Where the settings are; made if it is not there."""
    folder = settings_home()
    make_folder(folder)
    return folder


class Recents:
    """Recent books, accounts and commands; geometry and states by name; plain values by key."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.aside: Path | None = None
        """Where the file is kept as it was, once something in it was found damaged."""
        self.spoiled: Callable[[Path], object] | None = None
        """Called when that happens."""
        # Qt reads any file as settings and writes its own over it.
        if not _is_ours(file):
            self._keep_aside()
            with suppress(OSError):
                file.unlink()
        make_own(file)
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def books(self) -> list[Path]:
        """The books opened last that are still there, the latest first."""
        return [path for text in self._list("books") if (path := _path(text)) and _is_file(path)]

    def last_book(self) -> Path | None:
        """The book that was open when the window was closed, whether or not it is still there."""
        found = self._list("books")
        return _path(found[0]) if found and self.get("closed") != "yes" else None

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
            "books", [path for path in self._list("books") if path != str(book)]
        )

    def moved(self, book: Path, to: Path) -> None:
        """A book that lies elsewhere from now on; what was looked at in it is remembered."""
        self.forget(book)
        self._settings.setValue(
            _key("accounts", to), [str(account) for account in self.accounts(book)]
        )

    def accounts(self, book: Path) -> list[int]:
        """Accounts of a book that were looked at last, the latest first."""
        found = map(id_of, self._list(_key("accounts", book)))
        return [item for item in found if item is not None]

    def visited(self, book: Path, account_id: int) -> None:
        """Remember an account as the latest."""
        self._front(_key("accounts", book), str(account_id), _ACCOUNTS)

    def kept(self, name: str, book: Path) -> str:
        """What is kept of a book under a name; "" at first."""
        return self.get(_key(name, book))

    def keep(self, name: str, book: Path, value: str) -> None:
        """Keep something of a book; no word of the user's, as everything here."""
        # Setting a value makes Qt write the file, also where it is the same.
        if value != self.kept(name, book):
            self.put(_key(name, book), value)

    def commands(self) -> list[str]:
        """Ids of what was run from the palette last."""
        return self._list("commands")

    def ran(self, command_id: str) -> None:
        """Remember a command as the latest."""
        self._front("commands", command_id, _COMMANDS)

    def pages(self) -> list[str]:
        """Names of the pages where one was last, the latest first; of those that everybody has in
        front none."""
        return self._list("pages")

    def went(self, page: str) -> None:
        """Remember a page as the latest."""
        if self.pages()[:1] != [page]:
            self._front("pages", page, _PAGES)

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

    def number(self, key: str, default: float, low: float, high: float) -> float:
        """A number from `low` to `high`; the default where there is none."""
        text = self.get(key)
        try:
            found = float(text) if text else default
        except ValueError:
            found = nan
        # "nan" passes `float` and fails both comparisons, so that it is damage like any other text.
        return found if low <= found <= high else self._damaged(key, default)

    def choice(self, key: str, choices: Collection[str], default: str) -> str:
        """One of these words; the default where there is none."""
        found = self.get(key, default)
        return found if found in choices else self._damaged(key, default)

    def folder(self, key: str) -> Path | None:
        """A folder that is still there."""
        found = _path(self.get(key))
        with suppress(OSError):
            return found if found is not None and found.is_dir() else None
        return None

    def table(self, key: str, book: Path | None = None) -> dict[str, Any]:
        """How something stands, as it was kept in JSON; empty at first."""
        name = key if book is None else _key(key, book)
        text = self.get(name)
        try:
            found = json.loads(text) if text else {}
        except (ValueError, RecursionError):
            found = None
        return found if isinstance(found, dict) else self._damaged(name, {})

    def _damaged(self, key: str, default: V) -> V:
        """The default in place of a value that cannot be one; it is not met again."""
        if self.aside is None:
            self._keep_aside()
        self._settings.remove(key)
        return default

    def _keep_aside(self) -> None:
        """Keep the file as it is, beside it; the latest such copy is enough."""
        aside = self._file.with_name(f"{self._file.stem} damaged{self._file.suffix}")
        with suppress(OSError):
            shutil.copyfile(self._file, aside)
            self.aside = aside
            if self.spoiled is not None:
                self.spoiled(aside)

    def put(self, key: str, value: str) -> None:
        """Keep a plain value."""
        self._settings.setValue(key, value)

    def sync(self) -> None:
        """Write what is not yet on the disk."""
        self._settings.sync()

    def _list(self, key: str) -> list[str]:
        # Qt gives a list of one as a string, and an empty one as None.
        value = self._settings.value(key, [])
        if isinstance(value, str):
            return [value] if value else []
        return [str(item) for item in value] if isinstance(value, list) else []

    def _front(self, key: str, item: str, at_most: int) -> None:
        # Each once: what is opened again moves to the front.
        rest = [other for other in self._list(key) if other != item]
        self._settings.setValue(key, [item, *rest][:at_most])


def id_of(text: str) -> int | None:
    """The id that a text is; None where it is none that a book could hold."""
    found = int(text) if text.isascii() and text.isdecimal() and len(text) <= _ID_DIGITS else 0
    return found if 0 < found < 2**63 else None


def _path(text: str) -> Path | None:
    """The path that a text is; None for nothing, and for what no system calls a file."""
    return Path(text) if text and "\0" not in text and len(text) <= _LONGEST_PATH else None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long, a folder that may not be entered
        return False


def _is_ours(file: Path) -> bool:
    """Whether the file can be one that we wrote: text, of its size, without objects of Qt's."""
    try:
        if not file.exists():
            return True
        return file.stat().st_size <= _LARGEST and not any(
            sign in file.read_bytes() for sign in (b"\0", b"@Variant(", b"@DateTime(")
        )
    except OSError:
        return True  # QSettings says what there is to say


def _key(name: str, book: Path) -> str:
    """A key for what belongs to one book; its path is not a legal key."""
    from csm_desktop.digests import sha256  # after the first paint

    return f"{name}/{sha256(str(book).encode()).hexdigest()[:16]}"
