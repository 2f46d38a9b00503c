"""The command line: reads the arguments, asks `app`, and turns errors into lines and exit codes.

It imports no Qt, matplotlib, reportlab or SQLAlchemy until a command needs them, so that help and
`version` answer at once. Exit codes: 0 done; 1 done, but some rows were refused; 2 wrong use or bad
input.
"""

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from csm_desktop.cli.parser import make_parser
from csm_desktop.errors import UserError
from csm_desktop.outside import COMMAND as READ_OUTSIDE

# Where each command lives: imported only when it is asked for.
_COMMANDS = {
    "demo": "csm_desktop.cli.demo:demo",
    "import": "csm_desktop.cli.importing:import_files",
    "list": "csm_desktop.cli.reading:list_accounts",
    "show": "csm_desktop.cli.reading:show_account",
    "pack": "csm_desktop.cli.documents:write_pack",
    "plan": "csm_desktop.cli.documents:write_plan",
    "check": "csm_desktop.cli.keeping:check",
    "backup": "csm_desktop.cli.keeping:back_up",
    "restore": "csm_desktop.cli.keeping:restore",
    "salvage": "csm_desktop.cli.keeping:salvage",
    "export": "csm_desktop.cli.keeping:export",
    "version": "csm_desktop.cli.version:version",
}
_DONE, _WRONG = 0, 2
_FULL = (errno.ENOSPC, errno.EDQUOT)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; a `UserError` is told on standard error."""
    _speak_unicode()
    words = list(sys.argv[1:] if argv is None else argv)
    if words == [READ_OUTSIDE]:  # a frozen program started by itself, see `outside`
        from csm_desktop.outside.child import main as read_outside

        return read_outside()
    try:
        if not words or _is_book(words[0]):
            code = _open_window(words)
        else:
            code = _run(make_parser().parse_args(words))
        sys.stdout.flush()  # here, where a failure can be told; Python's own farewell cannot
        return code
    except UserError as error:
        print(error, file=sys.stderr)
        return _WRONG
    except KeyboardInterrupt:
        print("Stopped. Nothing is half-written.", file=sys.stderr)
        return _WRONG
    except BrokenPipeError:  # the reader of our output has had enough
        _fall_silent()
        return _DONE
    except OSError as error:
        if error.errno not in _FULL:
            raise
        _fall_silent()
        print("The disk is full, or the place where the output goes.", file=sys.stderr)
        return _WRONG


def _fall_silent() -> None:
    """Send what is left of the output nowhere, so that nothing fails when Python flushes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: argparse.Namespace) -> int:
    module, function = _COMMANDS[arguments.command].split(":")
    code = getattr(import_module(module), function)(arguments)
    return int(code)


def _is_book(word: str) -> bool:
    """Whether a first word is a book to open in the window, and not a command."""
    return word not in _COMMANDS and (word.endswith(".csm") or Path(word).is_file())


def _open_window(words: list[str]) -> int:
    if len(words) > 1:
        raise UserError(
            f"{words[0]} is to be opened in the window, but more was said: {' '.join(words[1:])}.",
            "Give one book; `csm-desktop --help` lists the commands.",
        )
    from csm_desktop.bootstrap import open_window

    return open_window(Path(words[0]) if words else None)


def _speak_unicode() -> None:
    """Names are in every script; an old console shows what it can instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
