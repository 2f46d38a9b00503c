"""The one writer: names and files that survive any user, any system and any power cut.

Everything the program writes outside its book goes through here: under a name that is legal on
every system (names), onto nothing that must stay (targets), as a file that is either whole or not
there (parts) and that no other user of the machine can read. One floor above wording, because it
explains itself when it fails.
"""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from csm_desktop.files.names import safe_name, unique_path
from csm_desktop.files.parts import part_path, tidy_parts
from csm_desktop.files.targets import (
    AlreadyThereError,
    NameTakenError,
    check_name,
    check_target,
    not_written,
    real_path,
)

__all__ = [
    "AlreadyThereError",
    "NameTakenError",
    "atomic_write",
    "check_target",
    "explained",
    "make_folder",
    "not_written",
    "open_new",
    "part_path",
    "put",
    "real_path",
    "replace",
    "safe_name",
    "sync_file",
    "sync_folder",
    "tidy_parts",
    "unique_path",
]

# Virus scanners and sync clients hold a file for a moment; three tries over 0.4 s outlast most.
_PAUSES = (0.1, 0.3)


@contextmanager
def atomic_write(path: Path, *, overwrite: bool) -> Iterator[BinaryIO]:
    """A binary file that appears under `path` whole, or not at all; for this user's eyes only.

    It is written beside its target, flushed to the disk and renamed. Whatever goes wrong, an old
    file of that name is unchanged and no partial file stays. `overwrite` says that the user wants
    an ordinary file of that name replaced; nothing else ever is (files.targets).

    Raises AlreadyThereError; NameTakenError when the target is held by another program, UserError
    when the folder is missing, full or protected. Other errors of the code that writes pass
    through.
    """
    # Asked before anything is written, and once more when it gets its name.
    check_target(path, overwrite=overwrite)
    tidy_parts(path.parent)
    temporary = part_path(path)
    try:
        with explained(path):
            file = open_new(temporary)
        # closing writes what is left, and fails once more on a full disk: it is told of, too
        with explained(path, _DISK), file:
            yield file
            file.flush()
            # On the disk before the rename: after a power cut the name must not lead to an empty
            # file.
            _sync(file.fileno())
        put(temporary, path, overwrite=overwrite)
    finally:
        with suppress(OSError):
            temporary.unlink()


def put(part: Path, target: Path, *, overwrite: bool, may_be_book: bool = False) -> None:
    """Give what was made under `files.parts.part_path` its name; what is there by now is looked at
    again. Errors as in `atomic_write`; `part` is left then."""
    check_target(target, overwrite=overwrite, may_be_book=may_be_book)
    if target.exists():
        replace(part, target)
    else:
        _name_new(part, target)
    sync_folder(target.parent)


def _name_new(part: Path, target: Path) -> None:
    """Rename without replacing what somebody else may have put there in this moment."""
    try:
        os.link(part, target)
    except FileExistsError as error:
        raise AlreadyThereError(target) from error
    except OSError:  # a disk without links, or an error that renaming explains
        replace(part, target)
    else:
        part.unlink()


def open_new(path: Path) -> BinaryIO:
    """A new binary file for reading and writing by this user; FileExistsError if there is one."""

    def private(name: str, flags: int) -> int:
        return os.open(name, flags, 0o600)

    return open(path, "x+b", opener=private)


def replace(source: Path, target: Path) -> None:
    """Rename over `target`, waiting out whoever holds it for a moment.

    Raises NameTakenError when it stays blocked, UserError for any other reason. `source` is left.
    """
    # A file that may not be written is not replaced either, although a rename could.
    if target.exists() and not (target.is_file() and os.access(target, os.W_OK)):
        raise NameTakenError(target)
    # Virus scanners and indexers hold a new file for a moment.
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


def make_own(path: Path) -> None:
    """Let a file be its owner's alone before somebody else's code writes into it, who would let all
    read it. Where that cannot be, its folder keeps others out."""
    with suppress(OSError):
        path.touch(mode=0o600)
        path.chmod(0o600)


def make_folder(folder: Path) -> None:
    """A folder with all those above it, unless it is there; what is made is this user's alone.

    Raises UserError where none may be.
    """
    with explained(folder):
        if folder.is_dir():
            return
        check_name(folder)
        missing = [folder]
        while not missing[-1].parent.exists():
            missing.append(missing[-1].parent)
        for each in reversed(missing):
            each.mkdir(mode=0o700, exist_ok=True)


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
