"""Names and files that survive any user, any system and any power cut.

Everything the program writes outside its book goes through here: a name that is legal on every
system, in a file that is either whole or not there. One floor above wording, because it explains
itself when it fails.
"""

import errno
import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from csm_desktop.domain.saying import say
from csm_desktop.errors import UserError
from csm_desktop.files.names import safe_name, unique_path
from csm_desktop.wording import told, tr

__all__ = [
    "AlreadyThereError",
    "NameTakenError",
    "atomic_write",
    "explained",
    "make_folder",
    "not_written",
    "open_new",
    "replace",
    "safe_name",
    "sync_file",
    "sync_folder",
    "unique_path",
]

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
