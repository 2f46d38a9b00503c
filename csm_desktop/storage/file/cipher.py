"""The passphrase of a book, and the key that SQLCipher makes of it.

The key is derived once, as SQLCipher does it itself (PBKDF2 with SHA-512 over the file's first 16
bytes, its *salt*), so that the passphrase opens the file in any other tool for SQLCipher as well;
connections get the key itself, which takes 0.3 ms where the passphrase takes 250. All copies of a
book (backups, what was set aside) begin with its salt, so one key opens them.

Keys are held for the life of the process, or until the book is locked: by salt, so that whoever
opens a file by its path need not be told. They are written nowhere (docs/decisions/024).
"""

import os
import tempfile
import unicodedata
from collections.abc import Iterable
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.files.noise import PAGE, PLAIN, SALT, first_page, looks_encrypted
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

_ROUNDS, _LENGTH = 256_000, 32  # SQLCipher 4's own
_HEADER = 100
_held: dict[bytes, "BookKey"] = {}


@dataclass(frozen=True, slots=True, repr=False)
class BookKey:
    """What opens one encrypted file and its copies; it prints nothing of itself."""

    salt: bytes
    raw: bytes

    @property
    def spoken(self) -> str:
        """As SQLCipher takes it, in PRAGMA key and behind ATTACH ... KEY."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"


class LockedBookError(UserError):
    """The file is encrypted, and its passphrase was not given."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            render(say("{name} is locked with a passphrase.", name=path.name)),
            tr("Nothing was changed. Give its passphrase to open it."),
        )


class WrongPassphraseError(UserError):
    """A passphrase does not open the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            render(say("This passphrase does not open {name}.", name=path.name)),
            tr(
                "Nothing was changed. Capitals and the language of the keyboard count. Without its "
                "passphrase nobody can read a book."
            ),
        )


def derived(passphrase: str, salt: bytes) -> BookKey:
    """The key of a file with this salt; takes a quarter of a second, on purpose."""
    import hashlib  # OpenSSL with it: no start of a plain book needs it

    # One way to write each letter: two keyboards may make two of an accented one.
    words = unicodedata.normalize("NFC", passphrase).encode()
    return BookKey(salt, hashlib.pbkdf2_hmac("sha512", words, salt, _ROUNDS, _LENGTH))


def new_key(passphrase: str) -> BookKey:
    """A key for a file that is yet to be made."""
    return derived(passphrase, os.urandom(SALT))


def chance_key() -> BookKey:
    """A key that no passphrase makes, for a file that lives as long as this process."""
    return BookKey(os.urandom(SALT), os.urandom(_LENGTH))


def hold(key: BookKey) -> None:
    """Let whoever opens a file of this key from now on find it."""
    _held[key.salt] = key


def forget_all() -> None:
    """Hold no key any more."""
    _held.clear()


def let_go(key: BookKey) -> None:
    """Hold a key no more: its files are locked again, but for connections that are open."""
    _held.pop(key.salt, None)


def held_key(salt: bytes, book: Path) -> BookKey:
    """The key of files that begin so. Raises LockedBookError where it is not held."""
    key = _held.get(salt)
    if key is None:
        raise LockedBookError(book)
    return key


def key_in(path: Path) -> BookKey | None:
    """The key of a file, None for one that is not encrypted (or not there).

    For a file that this process has not open (`engine.key_of` is for all). Raises LockedBookError
    where the key is not held.
    """
    page = _page_of(path)
    key = _held.get(page[:SALT])
    if key is None and is_encrypted(path, page):
        raise LockedBookError(path)
    return key


def is_encrypted(path: Path, page: bytes | None = None) -> bool:
    """Whether a file that this process has not open looks like an encrypted book."""
    found = _page_of(path) if page is None else page
    return bool(found) and looks_encrypted(found, path.stat().st_size)


def _page_of(path: Path) -> bytes:
    try:
        return first_page(path)
    except OSError:  # whoever opens it says why
        return b""


def opened_by(passphrase: str, path: Path, copies: Iterable[Path] = ()) -> BookKey:
    """The key that a passphrase makes for an encrypted file; proved, but not held.

    A first page that is damaged opens by no key: then a copy of the file, which has the same one,
    says whether it is the right one. Changes no byte. Raises WrongPassphraseError.
    """
    page = _page_of(path)
    key = derived(passphrase, page[:SALT])
    pages = chain((page,), (p for p in map(_page_of, copies) if p[:SALT] == key.salt))
    if not any(header_of(each, key) for each in pages):
        raise WrongPassphraseError(path)
    return key


def salt_of(path: Path) -> bytes:
    """What an encrypted file that this process has not open begins with."""
    return _page_of(path)[:SALT]


def proved(path: Path, raw: str) -> BookKey | None:
    """A key that was kept elsewhere, as hexadecimal digits; None where it opens nothing here."""
    page = _page_of(path)
    try:
        key = BookKey(page[:SALT], bytes.fromhex(raw))
    except ValueError:
        return None
    return key if len(key.raw) == _LENGTH and header_of(page, key) else None


def header_of(page: bytes, key: BookKey | None = None, pages: int = 0) -> bytes:
    """The first 100 bytes of a first page as a plain file would have them; b"" where it is none,
    or its key is not held.

    Of an encrypted one, only what this program asks of it: size of a page, `pages` (the caller
    knows from the file's size), user_version, application_id. SQLCipher itself is asked, through a
    file of this one page; it stays encrypted there.
    """
    if page.startswith(PLAIN):
        return page[:_HEADER] if len(page) >= _HEADER else b""
    key = key or _held.get(page[:SALT])
    if key is None or len(page) != PAGE:
        return b""
    descriptor, name = tempfile.mkstemp(prefix="csm-page-")
    alone = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(page)
        uri = f"{alone.resolve().as_uri()}?mode=ro&immutable=1"
        with closing(driver.connect(uri, uri=True, isolation_level=None)) as connection:
            unlock(connection, key)
            # Else SQLite would miss the pages behind the first one.
            connection.execute("PRAGMA writable_schema=ON")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (application,) = connection.execute("PRAGMA application_id").fetchone()
    except driver.DatabaseError:
        return b""
    finally:
        alone.unlink(missing_ok=True)
    head = bytearray(_HEADER)
    head[: len(PLAIN)] = PLAIN
    head[16:18] = PAGE.to_bytes(2, "big")
    head[28:32] = pages.to_bytes(4, "big")
    head[60:64] = version.to_bytes(4, "big", signed=True)
    head[68:72] = application.to_bytes(4, "big", signed=True)
    return bytes(head)


def unlock(connection: Any, key: BookKey | None) -> None:
    """Give a new connection its key, before it has looked at anything."""
    if key is None:
        return
    # A wrong key is an error that is raised; SQLCipher would write it to standard error as well.
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f'PRAGMA key="{key.spoken}"')
