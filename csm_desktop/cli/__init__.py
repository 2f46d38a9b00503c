"""The command line: reads the arguments, asks `app`, and turns errors into lines and exit codes.

It imports no Qt, matplotlib, reportlab or SQLAlchemy until a command needs them, so that help and
`version` answer at once. Exit codes: 0 done; 1 done, but some rows were refused; 2 wrong use or bad
input; 3 a fault of the program, whose stack goes into the log and not to the screen.
"""

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.outside import COMMAND as READ_OUTSIDE
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    import argparse

    from csm_desktop.wording import Voice

# Where each command lives: imported only when it is asked for.
_COMMANDS = {
    "demo": "csm_desktop.cli.demo:demo",
    "import": "csm_desktop.cli.imports:import_files",
    "profiles": "csm_desktop.cli.list_profiles:profiles",
    "list": "csm_desktop.cli.lists:list_accounts",
    "today": "csm_desktop.cli.today:show_today",
    "show": "csm_desktop.cli.lists:show_account",
    "alerts": "csm_desktop.cli.alerts:list_alerts",
    "outbox": "csm_desktop.cli.outbox:show_outbox",
    "message": "csm_desktop.cli.message.drafts:write_messages",
    "log": "csm_desktop.cli.log:log_lines",
    "timeline": "csm_desktop.cli.timeline:show_timeline",
    "movements": "csm_desktop.cli.book_lists.revenue:show_movements",
    "renewals": "csm_desktop.cli.book_lists.revenue:show_renewals",
    "pipeline": "csm_desktop.cli.book_lists.revenue:show_pipeline",
    "coverage": "csm_desktop.cli.book_lists.coverage:show_coverage",
    "effectiveness": "csm_desktop.cli.book_lists.effectiveness:show_effectiveness",
    "benchmark": "csm_desktop.cli.book_lists.benchmark:show_benchmark",
    "practice": "csm_desktop.cli.book_lists.practice:show_practice",
    "lessons": "csm_desktop.cli.book_lists.lessons:show_lessons",
    "segments": "csm_desktop.cli.book_lists.segments:show_segments",
    "validation": "csm_desktop.cli.book_lists.validation:show_validation",
    "pack": "csm_desktop.cli.documents:write_pack",
    "packs": "csm_desktop.cli.documents:write_all_packs",
    "plan": "csm_desktop.cli.documents:write_plan",
    "journey": "csm_desktop.cli.documents:write_journey",
    "digest": "csm_desktop.cli.documents:write_digest",
    "handoff": "csm_desktop.cli.documents:write_handoff",
    "map": "csm_desktop.cli.documents:write_map",
    "chart": "csm_desktop.cli.documents:write_chart",
    "trip": "csm_desktop.cli.trip:write_briefs",
    "calendar": "csm_desktop.cli.calendars:write_calendar",
    "check": "csm_desktop.cli.backups:check",
    "backup": "csm_desktop.cli.backups:back_up",
    "restore": "csm_desktop.cli.backups:restore",
    "salvage": "csm_desktop.cli.backups:salvage",
    "export": "csm_desktop.cli.backups:export",
    "encrypt": "csm_desktop.cli.locking.passphrase:encrypt",
    "rekey": "csm_desktop.cli.locking.passphrase:change",
    "travel": "csm_desktop.cli.locking.travel:write_travel_copy",
    "decrypt": "csm_desktop.cli.locking.passphrase:decrypt",
    "bundle": "csm_desktop.cli.exchange.bundles:give",
    "take": "csm_desktop.cli.exchange.bundles:take_up",
    "merge": "csm_desktop.cli.exchange.copies:merge_copies",
    "publish": "csm_desktop.cli.exchange.publish:publish_books",
    "duplicates": "csm_desktop.cli.duplicates:list_duplicates",
    "merge-accounts": "csm_desktop.cli.duplicates:merge_two",
    "version": "csm_desktop.cli.version:version",
}
_READS_LISTS = ("import",)  # whose reader starts while the rest is imported and the book opened
_DONE, _WRONG, _FAULT = 0, 2, 3
_FULL = (errno.ENOSPC, errno.EDQUOT)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; a `UserError` is told on standard error."""
    _speak_somewhere()
    _give_libraries_back()
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == [READ_OUTSIDE]:  # a frozen program started by itself, see `outside`
        from csm_desktop.outside.child import main as read_outside

        return read_outside(*words[1:])
    with _own_voice().spoken():
        return _answered(words)


def failed(error: Exception) -> int:
    """Say to the user, in their own words, why nothing could be said or done; the exit code."""
    if isinstance(error, BrokenPipeError):  # the reader of our output has had enough
        _fall_silent()
        return _DONE
    with _own_voice().spoken():
        return _tell(error)


def _own_voice() -> "Voice":
    from csm_desktop.wording.own_voice import kept_choice, own_voice, this_computer

    return own_voice(this_computer(), *kept_choice())


def _answered(words: list[str]) -> int:
    try:
        # A book in place of a command opens the window, as a double click does.
        if not words or _is_book(words[0]):
            code = _open_window(words)
        else:
            from csm_desktop.cli.parser import make_parser  # the window reads no arguments

            code = _run(make_parser(words).parse_args(words))
        sys.stdout.flush()  # here, where a failure can be told; Python's own farewell cannot
        return code
    except KeyboardInterrupt:
        # What was written is whole: every output appears at its end.
        print(tr("Stopped. Nothing is half-written."), file=sys.stderr)
        return _WRONG
    except Exception as error:
        return failed(error)


def _tell(error: Exception) -> int:
    """Say what went wrong; the exit code."""
    if isinstance(error, OSError):
        if error.errno in _FULL:
            _fall_silent()
        error = _refused(error)
    told = error if isinstance(error, UserError) else _fault(error)
    from csm_desktop.cli.output import one_line

    # A name in it may come from a stranger's file, and would speak to the terminal.
    print("\n".join(map(one_line, str(told).splitlines())), file=sys.stderr)
    return _WRONG if told is error else _FAULT


def _refused(error: OSError) -> UserError:
    """What the system did not allow, of which file, in its own words."""
    if error.errno in _FULL:
        return UserError(tr("The disk is full, or the place where the output goes."))
    title = (
        render(say("{name} cannot be used.", name=str(error.filename)))
        if error.filename
        else tr("The system refused.")
    )
    return UserError(title, f"{error.strerror or type(error).__name__}.")


def _fault(error: Exception) -> UserError:
    """A fault of the program: where it happened goes into the log, and no word of the data."""
    advice = tr("Your book is as it was last saved.")
    kind = type(error).__name__
    try:
        from platformdirs import user_log_path

        from csm_desktop.ui.frame.upkeep.log import LOG, close_log, open_log

        folder = user_log_path("CSM Desktop", appauthor=False)
        handler = open_log(folder)
        LOG.error("command line: %s", type(error).__name__, exc_info=error)
        close_log(handler)
        where = say(
            "Where it happened is written down in {path}; please send it to the maker.",
            path=str(folder / "csm-desktop.log"),
        )
    except (OSError, UserError):
        where = say("The log cannot be written. It was a {kind}; please tell the maker.", kind=kind)
    title = tr("CSM Desktop has made a mistake of its own.")
    return UserError(title, f"{advice} {render(where)}")


def _fall_silent() -> None:
    """Send what is left of the output nowhere, so that nothing fails when Python flushes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: "argparse.Namespace") -> int:
    # `encrypt` is given the passphrase that is to be, and not one that opens anything.
    if hasattr(arguments, "passphrase_file") and arguments.command != "encrypt":
        from csm_desktop.cli.locking.passphrase import unlock_named

        unlock_named(arguments)
    with _file_expected() if arguments.command in _READS_LISTS else nullcontext():
        module, function = _COMMANDS[arguments.command].split(":")
        code = getattr(import_module(module), function)(arguments)
    return int(code)


def _file_expected() -> AbstractContextManager[None]:
    from csm_desktop.app.expected_file import file_expected

    return file_expected()


def _is_book(word: str) -> bool:
    """Whether a first word is a book to open in the window, and not a command."""
    return word not in _COMMANDS and (word.endswith(".csm") or Path(word).is_file())


def _open_window(words: list[str]) -> int:
    if len(words) > 1:
        raise UserError(
            render(
                say(
                    "{book} is to be opened in the window, but more was said: {more}.",
                    book=words[0],
                    more=" ".join(words[1:]),
                )
            ),
            tr("Give one book; `csm-desktop --help` lists the commands."),
        )
    from csm_desktop.bootstrap import open_window

    return open_window(Path(words[0]) if words else None)


def _give_libraries_back() -> None:
    """A frozen program for Linux is told where its own libraries lie. What it opens, such as a PDF
    in the user's viewer, has others; a child of our own is told anew."""
    if getattr(sys, "frozen", False) and sys.platform == "linux":
        before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
        os.environ.pop("LD_LIBRARY_PATH", None)
        if before:
            os.environ["LD_LIBRARY_PATH"] = before
        os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"


def _speak_somewhere() -> None:
    """Names are in every script; an old console shows what it can instead of failing. A program for
    Windows that has no console speaks into the void."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            void = os.open(os.devnull, os.O_WRONLY)
            setattr(sys, name, os.fdopen(void, "w", encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
