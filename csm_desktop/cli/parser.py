"""What can be typed: every command with its arguments. Nothing heavy is imported for this."""

import argparse
from datetime import date
from functools import partial
from pathlib import Path

from csm_desktop.domain.timeline.occurrence import TimelineKind
from csm_desktop.importers.scale_words import SCALES
from csm_desktop.wording import tr

_FIRST, _LAST = date(1900, 1, 1), date(2200, 12, 31)
KINDS = (
    "accounts", "contacts", "subscriptions", "readings", "surveys", "tickets", "opportunities",
    "engagement",
)  # fmt: skip


def make_parser() -> argparse.ArgumentParser:
    """The parser; `arguments.command` is None when a window is asked for."""
    parser = argparse.ArgumentParser(
        prog="csm-desktop",
        description=tr(
            "A customer success manager's whole book of business, offline, on one laptop."
            " Without a command, csm-desktop [BOOK] opens the window."
        ),
        epilog=tr(
            "Exit codes: 0 done; 1 done, but some rows were refused; 2 wrong use or bad input;"
            " 3 a fault of the program."
        ),
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _demo(commands)
    _import(commands)
    _profiles(commands)
    _reading(commands)
    _logging(commands)
    _timeline(commands)
    _documents(commands)
    _calendar(commands)
    _keeping(commands)
    _command(commands, "version", tr("say which version this is"))
    return parser


def _demo(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = _command(
        commands, "demo", tr("make the sample book, and print an EBR pack and a joint impact plan")
    )
    demo.add_argument(
        "--out", type=_path, default=Path(), metavar="DIR", help=tr("where to (default: here)")
    )
    _overwrite(demo, tr("replace the documents of a former demo (default: new names)"))
    demo.add_argument("--no-window", action="store_true", help=tr("do not open the window"))


def _import(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    import_ = _command(commands, "import", tr("take files of another program into a book"))
    _book(import_, tr("the book; it is made where there is none"))
    import_.add_argument(
        "files",
        type=_path,
        nargs="+",
        metavar="FILE",
        help=tr("CSV, XLSX or a calendar (.ics); or a folder that `export` has written"),
    )
    import_.add_argument("--dry-run", action="store_true", help=tr("say what would be stored"))
    import_.add_argument("--kind", choices=KINDS, help=tr("what the rows are (default: found out)"))
    import_.add_argument(
        "--sheet",
        action="append",
        default=[],
        metavar="NAME=KIND",
        help=tr("what a workbook's sheet holds; no kind leaves it out"),
    )
    import_.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="HEADER=FIELD",
        help=tr("which field a column is; an empty field leaves it out"),
    )
    import_.add_argument(
        "--date-order", choices=("dmy", "mdy", "ymd"), help=tr("how 03/04/2025 is meant")
    )
    import_.add_argument(
        "--decimal", choices=(".", ","), metavar="SIGN", help=tr("what parts the decimals, . or ,")
    )
    import_.add_argument("--currency", metavar="CODE", help=tr("of amounts that name none, as EUR"))
    import_.add_argument(
        "--as-of",
        type=_day,
        metavar="YYYY-MM-DD",
        help=tr(
            "the day whose state the lists tell (default: the day in the file's name, or today)"
        ),
    )
    import_.add_argument(
        "--missing",
        action="append",
        default=[],
        metavar="[ACCOUNT=]WHAT",
        help=tr(
            "what became of accounts that the next list of their source lacks: churned, moved or"
            " leave (default)"
        ),
    )
    import_.add_argument(
        "--source",
        action="append",
        default=[],
        metavar="[METRIC=]WORDS",
        help=tr("what a customer reads as the source of readings (default: neutral words)"),
    )
    import_.add_argument(
        "--source-system",
        action="append",
        default=[],
        metavar="[FILE=]NAME",
        help=tr("the system whose ids the lists hold, as Salesforce (default: found out)"),
    )
    import_.add_argument(
        "--metric", metavar="NAME", help=tr("what month or quarter columns measure")
    )
    import_.add_argument(
        "--scale",
        choices=SCALES,
        metavar="SCALE",
        help=tr(
            "of an NPS: answers or score; of a CSAT: the top of its scale (1, 5, 7, 10, 100); of "
            "readings that disagree with the book's: same, or a factor such as x60 or /100"
        ),
    )
    import_.add_argument(
        "--combine",
        choices=("sum", "mean", "last", "highest", "active"),
        help=tr("what becomes of several rows of one account, metric and day"),
    )
    import_.add_argument(
        "--status",
        choices=("active", "ended", "leave"),
        help=tr("what contracts are whose status is a word we do not have; leave: set aside"),
    )
    import_.add_argument(
        "--discount",
        choices=("paid", "reduced"),
        help=tr("of ARR beside a discount: paid (it is off already) or reduced (it comes off)"),
    )
    import_.add_argument(
        "--encoding", metavar="NAME", help=tr("of text files, as cp1250 (default: found out)")
    )
    import_.add_argument(
        "--hidden",
        choices=("leave", "take"),
        help=tr("what a workbook hides: rows, columns and sheets (default: leave, and name it)"),
    )
    import_.add_argument(
        "--zone", metavar="ZONE", help=tr("of a calendar's times that name none, as Europe/Berlin")
    )
    import_.add_argument(
        "--account", metavar="ACCOUNT", help=tr("of a calendar's meetings that name nobody of any")
    )
    import_.add_argument(
        "--good-rows", action="store_true", help=tr("store the good rows of a file with bad ones")
    )
    import_.add_argument(
        "--update",
        action="store_true",
        help=tr("let the file's values replace the book's (default: gaps are filled, no more)"),
    )
    import_.add_argument(
        "--profile",
        metavar="NAME",
        help=tr("read the lists as this profile says (default: one fits)"),
    )
    import_.add_argument("--no-profile", action="store_true", help=tr("read them with no profile"))
    import_.add_argument(
        "--no-remember", action="store_true", help=tr("keep no profile of what was corrected")
    )


def _profiles(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    profiles = _command(commands, "profiles", tr("show how lists of known shapes are read"))
    _book(profiles)
    one = profiles.add_mutually_exclusive_group()
    one.add_argument("--export", metavar="NAME", help=tr("write a profile into a small file (-o)"))
    one.add_argument(
        "--import", type=_path, metavar="FILE", dest="import_", help=tr("take one from such a file")
    )
    one.add_argument(
        "--delete", metavar="NAME", help=tr("remove a profile; what it brought in stays")
    )
    one.add_argument("--rename", nargs=2, metavar=("NAME", "NEW"), help=tr("call it otherwise"))
    one.add_argument(
        "--remember", choices=("on", "off"), help=tr("whether corrected imports are remembered")
    )
    profiles.add_argument("-o", "--output", type=_path, metavar="FILE", help=tr("for --export"))
    _overwrite(profiles, tr("replace a file of that name (never a book)"))


def _reading(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    list_ = _command(commands, "list", tr("list the accounts of a book"))
    _book(list_)
    list_.add_argument(
        "--today", action="store_true", help=tr("judge every account as of today, however many")
    )
    today = _command(commands, "today", tr("tell what needs you today, gravest first"))
    _book(today)
    today.add_argument("--mine", action="store_true", help=tr("leave out what colleagues serve"))
    duplicates = _command(commands, "duplicates", tr("list accounts that are perhaps one"))
    _book(duplicates)
    duplicates.add_argument(
        "--two",
        nargs=2,
        metavar="ACCOUNT",
        help=tr("say that these are two accounts: nobody is asked about them again"),
    )
    merge = _command(commands, "merge-accounts", tr("make one account of two"))
    _book(merge)
    merge.add_argument("account", metavar="KEPT", help=tr("the account that stays"))
    merge.add_argument("other", metavar="OTHER", help=tr("the one that becomes one with it"))
    merge.add_argument(
        "--take",
        action="append",
        default=[],
        metavar="FIELD",
        help=tr("where the two differ, let the other's value count"),
    )
    merge.add_argument("--dry-run", action="store_true", help=tr("say what would be done"))
    show = _command(commands, "show", tr("tell everything about an account, and why"))
    _book(show)
    _account(show)
    alerts = _command(commands, "alerts", tr("list what needs somebody, and why"))
    _book(alerts)
    alerts.add_argument(
        "--shelf",
        choices=("firing", "snoozed", "closed", "silent"),
        default="firing",
        help=tr("which alerts (default: firing); closed ones of the last 90 days"),
    )
    alerts.add_argument(
        "--today", action="store_true", help=tr("judge every account as of today, however many")
    )


_LOGGED = {
    "training": "training", "webinar": "webinar", "community": "community", "event": "event",
    "reference": "reference call", "review": "review", "case": "case study", "talk": "talk",
    "testimonial": "testimonial", "referral": "referral", "promoter": "nps promoter",
    "request": "request",
}  # fmt: skip


def _logging(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    log = _command(commands, "log", tr("log what an account took part in, did for us, or asks for"))
    _book(log)
    _account(log)
    for option, kind in _LOGGED.items():
        log.add_argument(
            f"--{option}",
            action="append",
            nargs="?",
            type=partial(_line, kind),
            const="",
            dest="lines",
            metavar="WORDS",
            help=tr("its words, with the day, @name, and 12 people where that is known"),
        )


def _line(kind: str, words: str) -> str:
    """One line to be logged, with its kind first."""
    return f"{kind}: {words}"


def _timeline(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    timeline = _command(
        commands, "timeline", tr("tell what happened with a customer, the latest first")
    )
    _book(timeline)
    _account(timeline)
    timeline.add_argument(
        "--as-of",
        type=_day,
        metavar="YYYY-MM-DD",
        help=tr("what the book knew at the end of that day (default: today)"),
    )
    timeline.add_argument(
        "--kind",
        choices=[kind.value for kind in TimelineKind],
        action="append",
        help=tr("only what is of this kind; may be given several times"),
    )
    timeline.add_argument(
        "-o", "--output", type=_path, metavar="FILE", help=tr("print it as PDF (internal)")
    )
    _overwrite(timeline, tr("replace a file of that name (never a book)"))
    timeline.add_argument("--paper", choices=("a4", "letter"), default="a4")


def _documents(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    pack = _command(commands, "pack", tr("write an executive business review (EBR) pack as PDF"))
    plan = _command(commands, "plan", tr("write a joint impact plan as PDF"))
    people = _command(commands, "map", tr("write who works with whom as PDF"))
    for document in (pack, plan, people):
        _book(document)
        _account(document)
        document.add_argument(
            "-o", "--output", type=_path, required=True, metavar="FILE", help=tr("the PDF to write")
        )
        _overwrite(document, tr("replace a file of that name (never a book)"))
        document.add_argument(
            "--language", default="en", metavar="TAG", help=tr("as de or de-CH (default: en)")
        )
        document.add_argument("--paper", choices=("a4", "letter"), default="a4")
        document.add_argument(
            "--date", type=_day, metavar="YYYY-MM-DD", help=tr("the day it is for (default: today)")
        )


def _calendar(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    calendar = _command(commands, "calendar", tr("write an invitation, or what is due, as .ics"))
    _book(calendar)
    _account(calendar)
    calendar.add_argument(
        "-o", "--output", type=_path, required=True, metavar="FILE", help=tr("the .ics to write")
    )
    what = calendar.add_mutually_exclusive_group()
    what.add_argument(
        "--meeting",
        default="",
        metavar="WHICH",
        help=tr("a part of its title, or its id (default: the next one)"),
    )
    what.add_argument(
        "--dates", action="store_true", help=tr("open actions and reviews, for your own calendar")
    )
    _overwrite(calendar, tr("replace a file of that name (never a book)"))


def _keeping(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    check = _command(commands, "check", tr("look thoroughly whether a book is whole"))
    _book(check)
    backup = _command(commands, "backup", tr("copy a book, open or not, into a new file"))
    _book(backup)
    backup.add_argument("file", type=_path, metavar="FILE")
    _overwrite(backup, tr("replace a former backup of that name (never a book)"))
    restore = _command(commands, "restore", tr("put a backup in a book's place"))
    restore.add_argument("file", type=_path, metavar="FILE", help=tr("the backup"))
    _book(restore, tr("the book; its present file is set aside"))
    _overwrite(restore, tr("set a file of that name aside as well when it is no book"))
    salvage = _command(
        commands, "salvage", tr("take what can be read of a damaged book into a new one")
    )
    _book(salvage, tr("the damaged book; it is not changed"))
    salvage.add_argument("new", type=_path, metavar="NEW", help=tr("the book to make"))
    export = _command(commands, "export", tr("write everything as CSV and JSON"))
    _book(export)
    export.add_argument("folder", type=_path, metavar="DIR")
    _overwrite(export, tr("replace the files of a former export"))


def _overwrite(parser: argparse.ArgumentParser, help_: str) -> None:
    parser.add_argument("--overwrite", action="store_true", help=help_)


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, help_: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help_, description=f"{help_[0].upper()}{help_[1:]}.")
    parser.add_argument("--json", action="store_true", help=tr("the same content for machines"))
    return parser


def _book(parser: argparse.ArgumentParser, help_: str = "") -> None:
    words = help_ or tr("the book's file")
    parser.add_argument("book", type=_path, metavar="BOOK", help=words)


def _account(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "account", metavar="ACCOUNT", help=tr("a name, the beginning of one, or an id")
    )


def _path(text: str) -> Path:
    """A path that the system can look at; what is there is judged by whoever uses it."""
    if not text.strip():
        raise argparse.ArgumentTypeError("a name is needed, and this one is empty")
    try:
        path = Path(text)
        path.resolve()
    except (RuntimeError, ValueError, OSError) as error:  # links in a circle, NUL, too long
        raise argparse.ArgumentTypeError(f"{text!r} cannot be used: {error}") from None
    return path


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date as 2026-11-22") from None
    if not _FIRST <= day <= _LAST:
        raise argparse.ArgumentTypeError(f"{text} is not between {_FIRST} and {_LAST}")
    return day
