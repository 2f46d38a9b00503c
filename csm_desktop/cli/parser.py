"""What can be typed: every command with its arguments. Nothing heavy is imported for this."""

import argparse
from collections.abc import Collection
from functools import partial
from pathlib import Path

from csm_desktop.cli.arguments import (
    account,
    book,
    command,
    day,
    into_file,
    month,
    of_commands,
    overwriting,
    path,
    quarter,
    speak_as_we_do,
)
from csm_desktop.cli.book_lists.arguments import add_book_lists
from csm_desktop.cli.exchange.arguments import add_exchange
from csm_desktop.cli.import_arguments import add_import, add_profiles
from csm_desktop.cli.message.arguments import add_message
from csm_desktop.domain.timeline.occurrence import TimelineKind
from csm_desktop.wording import tr

_VARIANTS = ("full", "summary", "leave-behind", "internal", "notes")


def make_parser(words: Collection[str] | None = None) -> argparse.ArgumentParser:
    """The parser; `arguments.command` is None when a window is asked for.

    Of the commands it can read those alone that are among `words`, which are to be parsed.
    """
    speak_as_we_do()
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
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", parser_class=of_commands(words)
    )
    _demo(commands)
    add_import(commands)
    add_profiles(commands)
    _reading(commands)
    _logging(commands)
    _timeline(commands)
    add_book_lists(commands)
    _outbox(commands)
    add_message(commands)
    _documents(commands)
    _trip(commands)
    _calendar(commands)
    _keeping(commands)
    _encryption(commands)
    add_exchange(commands)
    version = command(commands, "version", tr("say which version this is"))
    version.add_argument(
        "--check", action="store_true", help=tr("how to come by a newer one; asks no network")
    )
    return parser


def _demo(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = command(
        commands, "demo", tr("make the sample book, and print an EBR pack and a joint impact plan")
    )
    demo.add_argument(
        "--out", type=path, default=Path(), metavar="DIR", help=tr("where to (default: here)")
    )
    overwriting(demo, tr("replace the documents of a former demo (default: new names)"))
    demo.add_argument("--no-window", action="store_true", help=tr("do not open the window"))


def _reading(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    list_ = command(commands, "list", tr("list the accounts of a book"))
    book(list_)
    list_.add_argument(
        "--today", action="store_true", help=tr("judge every account as of today, however many")
    )
    today = command(commands, "today", tr("tell what needs you today, gravest first"))
    book(today)
    today.add_argument("--mine", action="store_true", help=tr("leave out what colleagues serve"))
    duplicates = command(commands, "duplicates", tr("list accounts that are perhaps one"))
    book(duplicates)
    duplicates.add_argument(
        "--two",
        nargs=2,
        metavar="ACCOUNT",
        help=tr("say that these are two accounts: nobody is asked about them again"),
    )
    merge = command(commands, "merge-accounts", tr("make one account of two"))
    book(merge)
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
    show = command(commands, "show", tr("tell everything about an account, and why"))
    book(show)
    account(show)
    alerts = command(commands, "alerts", tr("list what needs somebody, and why"))
    book(alerts)
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
    "request": "request", "call": "call", "mail": "mail", "message": "message", "visit": "visit",
    "note": "note",
}  # fmt: skip


def _logging(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    log = command(
        commands,
        "log",
        tr("log what an account took part in or asks for, or a call"),
    )
    book(log)
    account(log)
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


def _outbox(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    outbox = command(commands, "outbox", tr("list the mails on their way out, or send them"))
    book(outbox)
    outbox.add_argument(
        "--send",
        action="store_true",
        help=tr("send what is due by the server named in the settings; else nothing is sent"),
    )


def _timeline(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    timeline = command(
        commands, "timeline", tr("tell what happened with a customer, the latest first")
    )
    book(timeline)
    account(timeline)
    timeline.add_argument(
        "--as-of",
        type=day,
        metavar="YYYY-MM-DD",
        help=tr("what the book knew at the end of that day (default: today)"),
    )
    timeline.add_argument(
        "--kind",
        choices=[kind.value for kind in TimelineKind],
        action="append",
        help=tr("only what is of this kind; may be given several times"),
    )
    into_file(timeline, ".pdf", help_=tr("print it as PDF (internal)"), required=False)
    overwriting(timeline, tr("replace a file of that name (never a book)"))
    _own_language(timeline)
    timeline.add_argument("--paper", choices=("a4", "letter"), default="a4")


def _own_language(parser: argparse.ArgumentParser) -> None:
    """The language of a page for our own side."""
    parser.add_argument(
        "--language", default="", metavar="TAG", help=tr("as de or de-CH (default: your own)")
    )


def _documents(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    pack = command(
        commands, "pack", tr("write an executive business review (EBR) pack as PDF or slides")
    )
    plan = command(commands, "plan", tr("write a joint impact plan: a PDF, or .xlsx to fill in"))
    journey = command(commands, "journey", tr("write the journey of a joint impact plan as PDF"))
    handoff = command(commands, "handoff", tr("write the hand-off sheet of a customer as PDF"))
    people = command(commands, "map", tr("write who works with whom as PDF"))
    chart = command(commands, "chart", tr("write who reports to whom as PDF"))
    chart.add_argument(
        "--internal", action="store_true",
        help=tr("with influence, sentiment and open seats: never for the customer"),
    )  # fmt: skip
    pack.add_argument(
        "--variant", choices=_VARIANTS, default="full",
        help=tr("the whole pack, one page, with lines to write on, for our side, or what to say"),
    )  # fmt: skip
    pack.add_argument(
        "--review", type=int, metavar="N",
        help=tr("the kept file of a review that was held (.pdf, .pptx, .json), byte for byte"),
    )  # fmt: skip
    _packs(commands)
    digest = command(commands, "digest", tr("write what a month brought, against the plan, as PDF"))
    digest.add_argument(
        "--month", type=month, metavar="YYYY-MM", help=tr("which month (default: this one)")
    )
    digest.add_argument(
        "--internal", action="store_true",
        help=tr("our own copy, with health and alerts: never for the customer"),
    )  # fmt: skip
    others = {pack: (".pptx", ".json"), plan: (".xlsx",)}
    for document in (pack, plan, journey, digest, handoff, people, chart):
        more = others.get(document, ())
        book(document)
        account(document)
        into_file(document, ".pdf", *more)
        overwriting(document, tr("replace a file of that name (never a book)"))
        _customers_language(document)
        papers = ("a4", "letter", "wide") if document is pack else ("a4", "letter")
        # A pack's own default hangs on whether it is printed or shown.
        default = None if document is pack else "a4"
        document.add_argument("--paper", choices=papers, default=default)
        document.add_argument(
            "--date", type=day, metavar="YYYY-MM-DD", help=tr("the day it is for (default: today)")
        )


def _customers_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--language", metavar="TAG",
        help=tr("as de or de-CH (default: the language of the account or its people, else yours)"),
    )  # fmt: skip


def _packs(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    packs = command(
        commands, "packs", tr("write the packs of all accounts that are reviewed in a quarter")
    )
    book(packs)
    packs.add_argument(
        "--quarter", type=quarter, nargs="?", metavar="2026Q4",
        help=tr("whose reviews (default: this one, with those that are overdue)"),
    )  # fmt: skip
    packs.add_argument(
        "-o", "--output", type=path, required=True, metavar="FOLDER",
        help=tr("where to; what a former run wrote there stays, and the rest follows"),
    )  # fmt: skip
    overwriting(packs, tr("write those anew that are there (never a book)"))
    packs.add_argument(
        "--variant", choices=_VARIANTS, default="full",
        help=tr("the whole pack, one page, with lines to write on, for our side, or what to say"),
    )  # fmt: skip
    packs.add_argument("--slides", action="store_true", help=tr("as slides (.pptx), and no PDF"))
    packs.add_argument("--paper", choices=("a4", "letter", "wide"))
    _customers_language(packs)


def _trip(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    trip = command(commands, "trip", tr("print a brief for each meeting of some days (internal)"))
    book(trip)
    trip.add_argument(
        "--from", dest="start", type=day, required=True, metavar="YYYY-MM-DD", help=tr("first day")
    )
    trip.add_argument(
        "--to", dest="end", type=day, required=True, metavar="YYYY-MM-DD", help=tr("last day")
    )
    into_file(trip, ".pdf")
    trip.add_argument(
        "--zone",
        default="",
        metavar="ZONE",
        help=tr("of your own clock, as Europe/Berlin (default: this computer's)"),
    )
    overwriting(trip, tr("replace a file of that name (never a book)"))
    _own_language(trip)
    trip.add_argument("--paper", choices=("a4", "letter"), default="a4")


def _calendar(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    calendar = command(commands, "calendar", tr("write an invitation, or what is due, as .ics"))
    book(calendar)
    account(calendar)
    into_file(calendar, ".ics", help_=tr("the .ics to write"))
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
    overwriting(calendar, tr("replace a file of that name (never a book)"))


def _keeping(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    check = command(commands, "check", tr("look thoroughly whether a book is whole"))
    book(check)
    backup = command(commands, "backup", tr("copy a book, open or not, into a new file"))
    book(backup)
    backup.add_argument("file", type=path, metavar="FILE")
    overwriting(backup, tr("replace a former backup of that name (never a book)"))
    restore = command(commands, "restore", tr("put a backup in a book's place"))
    restore.add_argument("file", type=path, metavar="FILE", help=tr("the backup"))
    book(restore, tr("the book; its present file is set aside"))
    overwriting(restore, tr("set a file of that name aside as well when it is no book"))
    salvage = command(
        commands, "salvage", tr("take what can be read of a damaged book into a new one")
    )
    book(salvage, tr("the damaged book; it is not changed"))
    salvage.add_argument("new", type=path, metavar="NEW", help=tr("the book to make"))
    export = command(commands, "export", tr("write everything as CSV and JSON"))
    book(export)
    export.add_argument("folder", type=path, metavar="DIR")
    overwriting(export, tr("replace the files of a former export"))


def _encryption(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    encrypt = command(
        commands, "encrypt", tr("put a book under a passphrase, and its backups with it")
    )
    change = command(commands, "rekey", tr("put an encrypted book under another passphrase"))
    decrypt = command(
        commands, "decrypt", tr("take the passphrase off a book: anybody can read it then")
    )
    for parser in (encrypt, change, decrypt):
        book(parser)
    travel = command(commands, "travel", tr("seal some accounts in an encrypted file of their own"))
    book(travel)
    travel.add_argument(
        "accounts", nargs="+", metavar="ACCOUNT", help=tr("a name, the beginning of one, or an id")
    )
    into_file(travel, ".csm")
    travel.add_argument(
        "--until", type=day, required=True, metavar="YYYY-MM-DD",
        help=tr("the day by which it should be gone; it is said when the file is opened"),
    )  # fmt: skip
    for parser in (change, travel):
        parser.add_argument(
            "--new-passphrase-file", type=path, metavar="FILE",
            help=tr("its first line is the new one (default: asked for twice on a terminal)"),
        )  # fmt: skip
