"""What can be typed of lists over the whole book, and of the practice itself."""

import argparse

from csm_desktop.cli.arguments import account, book, command, day, into_file, overwriting
from csm_desktop.wording import tr


def add_book_lists(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    _effectiveness(commands)
    _revenue(commands)
    _segments(commands)
    _validation(commands)


def _effectiveness(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    words = tr("tell in which phase accounts work, and what leads to the next one")
    effectiveness = command(commands, "effectiveness", words)
    book(effectiveness)
    effectiveness.add_argument(
        "account", metavar="ACCOUNT", nargs="?", default=None,
        help=tr("a name, the beginning of one, or an id (default: all that were looked at)"),
    )  # fmt: skip
    benchmark = command(
        commands, "benchmark", tr("tell where an account stands among like accounts")
    )
    book(benchmark)
    account(benchmark)


def _revenue(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    movements = command(
        commands, "movements", tr("tell what became of recurring revenue, account by account")
    )
    renewals = command(commands, "renewals", tr("tell which renewals come, and how sure each is"))
    pipeline = command(
        commands, "pipeline", tr("tell what open opportunities may bring, by quarter and stage")
    )
    coverage = command(
        commands, "coverage", tr("tell which accounts lack a role, or hang on one person")
    )
    coverage.add_argument(
        "--gaps", action="store_true", help=tr("only accounts in which something is missing")
    )
    for parser in (movements, renewals, pipeline, coverage):
        _list_of_accounts(parser)
    movements.add_argument(
        "--from", dest="start", type=day, metavar="YYYY-MM-DD",
        help=tr("from the close of this day (default: twelve months before the end)"),
    )  # fmt: skip
    movements.add_argument(
        "--to", dest="end", type=day, metavar="YYYY-MM-DD", help=tr("to the close of this day")
    )
    renewals.add_argument(
        "--until", type=day, metavar="YYYY-MM-DD", help=tr("(default: a year from today)")
    )
    pipeline.add_argument("--all", action="store_true", help=tr("those that were won or lost, too"))


def _segments(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    words = tr("tell how segments are served, and which one fits the accounts that are in none")
    parser = command(commands, "segments", words)
    book(parser)
    parser.add_argument(
        "--place", action="store_true",
        help=tr("put the accounts that are in none into the one that fits"),
    )  # fmt: skip


def _validation(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    validation = command(
        commands, "validation", tr("hold the journey of a segment against what really happened")
    )
    book(validation)
    validation.add_argument("segment", metavar="SEGMENT", help=tr("its name"))
    validation.add_argument(
        "--back-test", action="store_true",
        help=tr("with the standings and alerts that it would have brought over the past year"),
    )  # fmt: skip
    practice = command(commands, "practice", tr("tell how far our own practice is"))
    book(practice)
    practice.add_argument(
        "--part", choices=("assessment", "checklist", "requests", "kpis", "engagement", "council"),
        default="assessment", help=tr("what of it (default: assessment)"),
    )  # fmt: skip
    lessons = command(commands, "lessons", tr("tell what worked, and what came of pairings"))
    book(lessons)
    lessons.add_argument(
        "--pairings", action="store_true", help=tr("pairings, with what came of each")
    )
    for parser in (validation, practice, lessons):
        _into_file(parser)


def _list_of_accounts(parser: argparse.ArgumentParser) -> None:
    """What every list over the book takes: a part of it, and a file to go into."""
    book(parser)
    parser.add_argument("--segment", metavar="NAME", help=tr("only accounts of this segment"))
    parser.add_argument("--owner", metavar="NAME", help=tr("only accounts of this owner"))
    _into_file(parser)


def _into_file(parser: argparse.ArgumentParser) -> None:
    into_file(
        parser,
        ".csv",
        ".pdf",
        help_=tr("write it: a name that ends in .csv for a table, else a PDF (internal)"),
        required=False,
    )
    overwriting(parser, tr("replace a file of that name (never a book)"))
