"""Passphrases on the command line: asked for on a terminal, or read from a file; never an argument
or the environment, where others can see them. `encrypt`, `rekey` and `decrypt`."""

import argparse
import sys
from contextlib import suppress
from pathlib import Path

from csm_desktop.app import passphrase as keeping
from csm_desktop.app.passphrase import LockedBookError, Rekeyed, WrongPassphraseError
from csm_desktop.cli.output import Ticker, say_json
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.wording import render, tr

_LONGEST = 4_096  # bytes of a passphrase in a file
_OPTION = "--passphrase-file"


def unlock_named(arguments: argparse.Namespace) -> None:
    """Unlock the book of a command, before it looks into it.

    `arguments.passphrase` is then what the file says, "" where none is given. Raises
    LockedBookError without a file and a terminal, WrongPassphraseError.
    """
    given = arguments.passphrase_file
    arguments.passphrase = "" if given is None else read_passphrase(given)
    # A backup may be under an earlier passphrase; what it replaces need not be read.
    path = arguments.file if arguments.command == "restore" else arguments.book
    if keeping.is_locked(path):
        keeping.unlock(path, arguments.passphrase or asked(path))
    if path != arguments.book:
        with suppress(WrongPassphraseError):
            keeping.unlock(arguments.book, arguments.passphrase)


def read_passphrase(path: Path) -> str:
    """The first line of a file. Raises UserError where it holds none, OSError where it is none."""
    with path.open("rb") as file:
        line = file.read(_LONGEST).partition(b"\n")[0].removesuffix(b"\r")
    try:
        words = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = ""
    if not words:
        raise UserError(
            render(say("{name} holds no passphrase.", name=path.name)),
            tr("Its first line is taken, as UTF-8. Nothing was changed."),
        )
    return words


def asked(path: Path, option: str = _OPTION) -> str:
    """The passphrase of a file, typed on a terminal. Raises LockedBookError where there is none,
    which says by which option it is given."""
    if not sys.stdin.isatty():
        error = LockedBookError(path)
        advice = say("Nothing was changed. Give the passphrase with {option} FILE.", option=option)
        error.advice = render(advice)
        raise error
    return _typed(render(say("Passphrase of {name}: ", name=path.name)))


def _typed(words: str) -> str:
    from getpass import getpass

    try:
        return getpass(words)
    except EOFError:
        return ""


def new_passphrase(path: Path, given: Path | None, option: str = f"--new{_OPTION[1:]}") -> str:
    """A new passphrase: out of a file, or typed twice. Raises UserError without both."""
    if given is not None:
        return read_passphrase(given)
    if not sys.stdin.isatty():
        raise UserError(
            render(say("{name} needs a passphrase.", name=path.name)),
            render(say("Nothing was changed. Give it with {option} FILE.", option=option)),
        )
    first = _typed(render(say("New passphrase of {name}: ", name=path.name)))
    keeping.refuse_weak(first)
    if _typed(tr("Once more: ")) != first:
        raise UserError(tr("The two passphrases differ."), tr("Nothing was changed. Try again."))
    return first


def encrypt(arguments: argparse.Namespace) -> int:
    """Put a book under its first passphrase."""
    if keeping.is_encrypted(arguments.book):
        done = keeping.encrypt(arguments.book, "")  # says that it has one
    else:
        words = new_passphrase(arguments.book, arguments.passphrase_file, _OPTION)
        with Ticker(tr("Encrypting")):
            done = keeping.encrypt(arguments.book, words)
    return _tell(done, render(say("{name} is encrypted.", name=done.path.name)), arguments)


def change(arguments: argparse.Namespace) -> int:
    """Put a book under another passphrase."""
    words = new_passphrase(arguments.book, arguments.new_passphrase_file)
    with Ticker(tr("Encrypting")):
        done = keeping.change_passphrase(arguments.book, words)
    return _tell(done, render(say("{name} has a new passphrase.", name=done.path.name)), arguments)


def decrypt(arguments: argparse.Namespace) -> int:
    """Take the passphrase off a book."""
    with Ticker(tr("Decrypting")):
        done = keeping.decrypt(arguments.book)
    words = say("{name} is not encrypted any more: anybody can read it.", name=done.path.name)
    return _tell(done, render(words), arguments)


def _tell(done: Rekeyed, words: str, arguments: argparse.Namespace) -> int:
    if arguments.json:
        say_json(done)
        return 0
    print(words)
    if done.remade:
        remade = say("{n} backup was made anew.", "{n} backups were made anew.", n=done.remade)
        print(render(remade))
    for path in done.left:
        print(keeping.left_told(path))
    return 0
