"""What a file may be written onto: nothing, or an ordinary file that its user wants replaced.

Asked before every output, whoever wants it. A book is never among them: not one in use, nor a
closed one, nor what SQLite keeps beside it.
"""

import errno
import os
import stat
from pathlib import Path

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.files.names import unique_path
from csm_desktop.files.noise import PLAIN, first_page, looks_encrypted
from csm_desktop.wording import render, tr

BOOK_SUFFIX = ".csm"
_COMPANIONS = ("-wal", "-shm", "-journal", ".lock")


class NameTakenError(UserError):
    """The file cannot be replaced now (open elsewhere, read-only); `proposal` is a free path."""

    def __init__(self, target: Path) -> None:
        proposal = unique_path(target.parent, target.name)
        super().__init__(
            render(
                say(
                    "{name} cannot be replaced: it is open elsewhere or protected.",
                    name=target.name,
                )
            ),
            render(
                say(
                    "The old file is unchanged. Close it and try again, or save as {name}.",
                    name=proposal.name,
                )
            ),
        )
        self.target = target
        self.proposal = proposal


class AlreadyThereError(NameTakenError):
    """Something of that name exists that is not to be replaced unasked, or never; nothing was
    written. `what` says what it is, where that matters."""

    def __init__(self, target: Path, what: str = "") -> None:
        super().__init__(target)
        self.title = what or render(say("{path} is there already.", path=str(target)))
        self.advice = render(
            say(
                "It was not changed. Choose another name, for example {name}, or another folder.",
                name=self.proposal.name,
            )
        )


def check_target(path: Path, *, overwrite: bool, may_be_book: bool = False) -> None:
    """Refuse what must not be written onto; `overwrite` says that an ordinary file may be replaced.

    `may_be_book` is for whoever knows what the book there is. Raises AlreadyThereError, UserError.
    """
    if not is_file_there(path):
        return
    if not overwrite:
        raise AlreadyThereError(path)
    if not may_be_book and is_book(path):
        words = say("{path} is a book, or another database.", path=str(path))
        raise AlreadyThereError(path, render(words))


def is_file_there(path: Path) -> bool:
    """Whether an ordinary file has this name; False where nothing has.

    Raises UserError for a name that no file can have or that belongs to a book, AlreadyThereError
    for a folder, UserError for a link to elsewhere, a device, a socket or a pipe.
    """
    if path.name in ("", "..") or "\0" in str(path):
        raise UserError(tr("A file needs a name."), tr("Nothing was written."))
    check_name(path)
    try:
        # Not through links: what is asked about is the name itself.
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return False
    except OSError as error:
        raise not_written(path, error) from error
    if stat.S_ISDIR(mode):
        raise AlreadyThereError(path, render(say("{path} is a folder.", path=str(path))))
    if stat.S_ISLNK(mode):
        words = say("{path} is a link to elsewhere.", path=str(path))
        raise UserError(render(words), tr("Nothing was written. Name the file itself."))
    if not stat.S_ISREG(mode):
        words = say("{path} is a device, a socket or a pipe.", path=str(path))
        raise UserError(render(words), tr("Nothing was written. Choose another name."))
    return True


def check_name(path: Path) -> None:
    """Refuse a name that belongs to a book, for a new file or folder. Raises UserError."""
    if owner := _owner(path):
        words = say("{path} would belong to the book {book}.", path=str(path), book=owner.name)
        raise UserError(render(words), tr("Nothing was written. Choose another name."))


def is_book(path: Path) -> bool:
    """Whether an ordinary file is a book, or a database of another program.

    One in use is known by what lies beside it, without a look inside: that would cost the process
    the locks that it may hold on it.
    """
    if path.suffix.casefold() == BOOK_SUFFIX:
        return True
    # `lexists`, since a link that leads nowhere is a companion as well.
    if any(os.path.lexists(f"{path}{end}") for end in _COMPANIONS):
        return True
    try:
        page = first_page(path)
        return page.startswith(PLAIN) or looks_encrypted(page, path.stat().st_size)
    except OSError:
        return False


def _owner(path: Path) -> Path | None:
    """The book whose log, index, journal or lock a file of this name would be."""
    name = path.name.casefold()
    for end in _COMPANIONS:
        # A file that is called ".lock" and no more belongs to nobody.
        book = path.with_name(path.name[: -len(end)]) if len(name) > len(end) else path
        if not name.endswith(end) or book == path:
            continue
        if book.suffix.casefold() == BOOK_SUFFIX or (os.path.isfile(book) and is_book(book)):  # noqa: PTH113 (Path.is_file raises for a name that is too long)
            return book
    return None


def real_path(path: Path) -> Path:
    """Where a path leads to through all links. Raises UserError where that is nowhere."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError) as error:  # links in a circle, a name too long
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UserError(render(say("{path} leads nowhere.", path=str(path))), reason) from error


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
        errno.ENAMETOOLONG: tr("The name is too long. Choose a shorter one."),
        errno.ELOOP: tr("Its folders are links that lead in a circle. Choose another one."),
    }.get(error.errno or 0, error.strerror or str(error))
    return UserError(render(say("{name} could not be written.", name=str(path))), advice)
