"""Names and files that survive any user, any system and any power cut.

Everything the program writes outside its book goes through here: a name that is legal on every
system, in a file that is either whole or not there. One floor above wording, because it explains
itself when it fails.
"""

import errno
import os
import re
import secrets
import sys
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from csm_desktop.domain.saying import say
from csm_desktop.errors import UserError
from csm_desktop.wording import told, tr

# Windows reads these as devices whatever follows the first dot, and so does a Windows share.
_DEVICES = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
    + [port + digit for port in ("COM", "LPT") for digit in "0123456789¹²³"]
)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f]+')
# Invisible marks that turn the reading direction: "fdp.exe" can be made to look like "exe.pdf".
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Half of what file systems allow (255 bytes): room for a folder within Windows' 260 characters,
# for " (12)", and for the few bytes that encrypted file systems take.
_LONGEST = 120
# Virus scanners and sync clients hold a file for a moment; three tries over 0.4 s outlast most.
_PAUSES = (0.1, 0.3)


class NameTakenError(UserError):
    """The file cannot be replaced now (open elsewhere, read-only); `proposal` is a free path."""

    def __init__(self, target: Path) -> None:
        proposal = unique_path(target.parent, target.name)
        super().__init__(
            told(
                say(
                    "{name} cannot be replaced: it is open elsewhere or protected.",
                    name=target.name,
                )
            ),
            told(
                say(
                    "The old file is unchanged. Close it and try again, or save as {name}.",
                    name=proposal.name,
                )
            ),
        )
        self.target = target
        self.proposal = proposal


class AlreadyThereError(NameTakenError):
    """A file of that name exists, and nothing is to be replaced unasked; nothing was written."""

    def __init__(self, target: Path) -> None:
        super().__init__(target)
        self.title = told(say("{path} is there already.", path=str(target)))
        self.advice = told(
            say(
                "It was not changed. Choose another name, for example {name}, or another folder.",
                name=self.proposal.name,
            )
        )


def safe_name(text: str, suffix: str = "") -> str:
    """A file name for any text, legal on Windows, macOS and Linux, at most 120 bytes and `suffix`.

    Letters of every script stay. Nothing that is left can lead out of the folder.
    """
    name = _DIRECTION.sub("", unicodedata.normalize("NFC", text))
    name = name.encode("utf-8", "ignore").decode("utf-8")  # lone surrogates have no bytes
    name = _FORBIDDEN.sub("-", " ".join(name.split()))
    name = _shortened(name, _LONGEST - len(suffix.encode())).strip(" .-")
    if not name:
        name = tr("Untitled")
    if name.split(".")[0].rstrip().upper() in _DEVICES:
        name = f"_{name}"
    return name + suffix


def _shortened(name: str, limit: int) -> str:
    """As many whole characters as fit into `limit` bytes; a base is not parted from its accents."""
    kept = name.encode()[:limit].decode("utf-8", "ignore")
    while kept and len(kept) < len(name) and unicodedata.combining(name[len(kept)]):
        kept = kept[:-1]
    return kept


def unique_path(folder: Path, name: str) -> Path:
    """A path in `folder` that no file has: `name`, else `name (2)`, `name (3)` and so on.

    Upper and lower case count as equal, because they are on Windows and macOS.
    """
    taken = set()
    with suppress(FileNotFoundError):
        taken = {_folded(each.name) for each in folder.iterdir()}
    stem, dot, suffix = name.rpartition(".")
    if not stem:
        stem, dot, suffix = name, "", ""
    number = 1
    candidate = name
    while _folded(candidate) in taken:
        number += 1
        candidate = f"{stem} ({number}){dot}{suffix}"
    return folder / candidate


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


@contextmanager
def atomic_write(path: Path) -> Iterator[BinaryIO]:
    """A binary file that appears under `path` whole, or not at all.

    It is written beside its target, flushed to the disk and renamed over it. Whatever goes wrong,
    an old file of that name is unchanged and no partial file stays.

    Raises NameTakenError when the target is held by another program, UserError when the folder
    is missing, full or protected. Other errors of the code that writes pass through.
    """
    temporary = path.with_name(f".csm-{secrets.token_hex(6)}.part")
    try:
        with explained(path):
            file = open_new(temporary)
        # closing writes what is left, and fails once more on a full disk: it is told of, too
        with explained(path, _DISK), file:
            yield file
            file.flush()
            _sync(file.fileno())
        replace(temporary, path)
        sync_folder(path.parent)
    finally:
        with suppress(OSError):
            temporary.unlink()


def open_new(path: Path) -> BinaryIO:
    """A new binary file for reading and writing; FileExistsError if there is one."""
    return path.open("x+b")


def replace(source: Path, target: Path) -> None:
    """Rename over `target`, waiting out whoever holds it for a moment.

    Raises NameTakenError when it stays blocked, UserError for any other reason. `source` is left.
    """
    if target.exists() and not (target.is_file() and os.access(target, os.W_OK)):
        raise NameTakenError(target)
    for pause in (*_PAUSES, None):
        try:
            source.replace(target)
        except PermissionError as error:
            if pause is None:
                raise NameTakenError(target) from error
            time.sleep(pause)
        except OSError as error:
            raise not_written(target, error) from error
        else:
            return


def make_folder(folder: Path) -> None:
    """A folder with all those above it, unless it is there. Raises UserError where none may be."""
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)


def sync_file(path: Path) -> None:
    """Wait until the file's bytes are on the disk itself."""
    with path.open("rb+") as file:
        _sync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the folder's list of names is on the disk; Windows keeps it without asking."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _sync(descriptor)
    except OSError as error:  # some file systems cannot sync a folder, and then need not
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(descriptor)


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":  # fsync answers there before the drive has written
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


# What a disk says while bytes are written; anything else is the writing code's own error.
_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS})


@contextmanager
def explained(path: Path, only: frozenset[int] | None = None) -> Iterator[None]:
    """An error of the system while writing `path`, as a UserError; with `only`, of those kinds."""
    try:
        yield
    except OSError as error:
        if only is None or error.errno in only:
            raise not_written(path, error) from error
        raise


def not_written(path: Path, error: OSError) -> UserError:
    """Why the system did not write `path`, and what helps."""
    advice = {
        errno.ENOSPC: tr("The disk is full. Free some space and try again."),
        errno.EDQUOT: tr("Your share of the disk is used up. Free some space and try again."),
        errno.ENOENT: tr("The folder does not exist. Choose another one."),
        errno.ENOTDIR: tr("The folder does not exist. Choose another one."),
        errno.EEXIST: tr("A file of that name is in the way. Choose another name."),
        errno.EACCES: tr("You may not write into this folder. Choose another one."),
        errno.EPERM: tr("You may not write into this folder. Choose another one."),
        errno.EROFS: tr("This folder can only be read. Choose another one."),
    }.get(error.errno or 0, error.strerror or str(error))
    return UserError(told(say("{name} could not be written.", name=str(path))), advice)
