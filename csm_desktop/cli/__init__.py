"""The command line: reads the arguments, asks `app`, and turns errors into lines and exit codes.

It imports no Qt, matplotlib, reportlab or SQLAlchemy until a command needs them, so that help and
`version` answer at once. Exit codes: 0 done; 1 done, but some rows were refused; 2 wrong use or bad
input.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from csm_desktop.cli.parser import make_parser
from csm_desktop.errors import UserError

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
    "export": "csm_desktop.cli.keeping:export",
    "version": "csm_desktop.cli.version:version",
}
_NO_WINDOW_YET = "This version has no window yet."
_DONE, _WRONG = 0, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; a `UserError` is told on standard error."""
    _speak_unicode()
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        if not words or (words[0] not in _COMMANDS and not words[0].startswith("-")):
            raise UserError(*_about_the_window(words))
        return _run(make_parser().parse_args(words))
    except UserError as error:
        print(error, file=sys.stderr)
        return _WRONG
    except KeyboardInterrupt:
        print("Stopped. Nothing is half-written.", file=sys.stderr)
        return _WRONG
    except BrokenPipeError:  # the reader of our output has had enough
        sys.stderr.close()
        return _DONE


def _run(arguments: argparse.Namespace) -> int:
    module, function = _COMMANDS[arguments.command].split(":")
    code = getattr(import_module(module), function)(arguments)
    return int(code)


def _about_the_window(words: list[str]) -> tuple[str, str]:
    """What to say while a book can only be used by commands."""
    hint = "`csm-desktop --help` lists the commands; `csm-desktop demo` shows what they make."
    if not words or words[0].endswith(".csm"):
        return _NO_WINDOW_YET, hint
    return f"There is no command “{words[0]}”.", hint


def _speak_unicode() -> None:
    """Names are in every script; an old console shows what it can instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
