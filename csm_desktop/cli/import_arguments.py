"""What can be typed after `import` and `profiles`."""

import argparse
from collections.abc import Sequence

from csm_desktop.cli.arguments import book, command, day, one_of, overwriting, path
from csm_desktop.importers.scale_words import SCALES
from csm_desktop.wording import tr

KINDS = (
    "accounts", "contacts", "subscriptions", "readings", "surveys", "tickets", "opportunities",
    "engagement", "meetings", "invoices", "requests", "actions",
)  # fmt: skip


def add_import(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """`import`."""
    import_ = command(commands, "import", tr("take files of another program into a book"))
    book(import_, tr("the book; it is made where there is none"))
    import_.add_argument(
        "files",
        type=path,
        nargs="+",
        metavar="FILE",
        help=tr(
            "CSV, XLSX or a calendar (.ics); a joint impact plan that a customer filled in; or a"
            " folder that `export` has written"
        ),
    )
    import_.add_argument("--dry-run", action="store_true", help=tr("say what would be stored"))
    import_.add_argument(
        "--lines", metavar="1,3-5",
        help=tr("of a joint impact plan that came back: which of its changes to take in"),
    )  # fmt: skip
    for add in (_what_they_hold, _whose_and_when, _values, _money, _workbooks, _calendars, _stored):
        add(import_)


def _what_they_hold(import_: argparse.ArgumentParser) -> None:
    _of_files(import_, "--kind", KINDS, help=tr("what the rows are (default: found out)"))
    _again(
        import_, "--sheet", "NAME=KIND",
        help=tr("what a workbook's sheet holds; no kind leaves it out"),
    )  # fmt: skip
    _again(
        import_, "--map", "HEADER=FIELD",
        help=tr("which field a column is; an empty field leaves it out"),
    )  # fmt: skip
    _of_files(import_, "--date-order", ("dmy", "mdy", "ymd"), help=tr("how 03/04/2025 is meant"))
    _of_files(import_, "--decimal", (".", ","), help=tr("what parts the decimals, . or ,"))
    _of_files(import_, "--currency", metavar="CODE", help=tr("of amounts that name none, as EUR"))


def _whose_and_when(import_: argparse.ArgumentParser) -> None:
    import_.add_argument(
        "--as-of",
        type=day,
        metavar="YYYY-MM-DD",
        help=tr(
            "the day whose state the lists tell (default: the day in the file's name, or today)"
        ),
    )
    _again(
        import_, "--missing", "[ACCOUNT=]WHAT",
        help=tr(
            "what became of accounts that the next list of their source lacks: churned, moved or"
            " leave (default)"
        ),
    )  # fmt: skip
    _again(
        import_, "--source", "[METRIC=]WORDS",
        help=tr("what a customer reads as the source of readings (default: neutral words)"),
    )  # fmt: skip
    _again(
        import_, "--customer-name", "[METRIC=]WORDS",
        help=tr("what a customer reads as the name of a metric (default: neutral words)"),
    )  # fmt: skip
    _again(
        import_, "--source-system", "[FILE=]NAME",
        help=tr(
            "the system whose ids the lists hold, as Salesforce, or same: they count as the book"
            " does (default: found out, or asked)"
        ),
    )  # fmt: skip


def _values(import_: argparse.ArgumentParser) -> None:
    _of_files(import_, "--metric", metavar="NAME", help=tr("what month or quarter columns measure"))
    _of_files(
        import_, "--scale", SCALES, "SCALE",
        help=tr(
            "of an NPS: answers or score; of a CSAT: the top of its scale (1, 5, 7, 10, 100); of "
            "readings that disagree with the book's: same, or a factor such as x60 or /100"
        ),
    )  # fmt: skip
    _of_files(
        import_, "--combine", ("sum", "mean", "last", "highest", "active"),
        help=tr("what becomes of several rows of one account, metric and day"),
    )  # fmt: skip
    _of_files(
        import_, "--status", ("active", "ended", "leave"),
        help=tr(
            "what those are whose status is a word we do not have; leave: contracts are set aside, "
            "accounts and people get no status"
        ),
    )  # fmt: skip


def _money(import_: argparse.ArgumentParser) -> None:
    _of_files(
        import_, "--discount", ("paid", "reduced"),
        help=tr("of ARR beside a discount: paid (it is off already) or reduced (it comes off)"),
    )  # fmt: skip
    _of_files(
        import_, "--invoices-are", ("dates", "monthly", "quarterly", "yearly", "one-off"),
        help=tr("of invoices that name no period; dates: as their days are spaced"),
    )  # fmt: skip
    _of_files(
        import_, "--term", metavar="MONTHS",
        help=tr("of a total contract value (TCV) beside no term; leave: it brings no ARR"),
    )  # fmt: skip
    _of_files(
        import_, "--amounts", ("cents", "whole"),
        help=tr("of raw amounts of a billing system: whether 119900 is 1,199.00"),
    )  # fmt: skip
    _of_files(
        import_, "--billed", ("monthly", "quarterly", "half-yearly", "yearly", "term", "leave"),
        help=tr("how often a price is due that names no interval; leave: it brings no ARR"),
    )  # fmt: skip
    _of_files(
        import_, "--percents", ("percent", "shares"),
        # A percent sign would begin a place of argparse's own.
        help=tr("of 0.12 beside 63.5 in a column of percent: 0.12 % or 12 %").replace("%", "%%"),
    )  # fmt: skip
    _of_files(
        import_, "--group-arr", ("sum", "own", "leave"),
        help=tr(
            "of a parent account whose ARR is that of its subsidiaries: sum (it is theirs) or own;"
            " leave: it is no account"
        ),
    )  # fmt: skip


def _workbooks(import_: argparse.ArgumentParser) -> None:
    _of_files(
        import_, "--fiscal-year", metavar="MONTH[-start]",
        help=tr(
            "of periods such as FY26 Q1: the month, 1 to 12, with which the year begins; -start: it"
            " is named after the year in which it begins (default: in which it ends)"
        ),
    )  # fmt: skip
    _of_files(
        import_, "--encoding", metavar="NAME",
        help=tr("of text files, as cp1250 (default: found out)"),
    )  # fmt: skip
    _of_files(
        import_, "--hidden", ("leave", "take"),
        help=tr("what a workbook hides: rows, columns and sheets (default: leave, and name it)"),
    )  # fmt: skip
    _again(
        import_, "--history", "SHEET[=DAY]",
        help=tr(
            "an older sheet that comes in as dated history, with its day (default: the one that "
            "its name tells); take: every older sheet"
        ),
    )  # fmt: skip


def _calendars(import_: argparse.ArgumentParser) -> None:
    import_.add_argument(
        "--zone", metavar="ZONE", help=tr("of a calendar's times that name none, as Europe/Berlin")
    )
    import_.add_argument(
        "--account", metavar="ACCOUNT", help=tr("of a calendar's meetings that name nobody of any")
    )


def _stored(import_: argparse.ArgumentParser) -> None:
    import_.add_argument(
        "--good-rows",
        action="store_true",
        help=tr("store the good rows of a file, however many are bad (default: up to one in four)"),
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


def _again(import_: argparse.ArgumentParser, option: str, metavar: str, *, help: str) -> None:
    """An option that may be said several times."""
    import_.add_argument(option, action="append", default=[], metavar=metavar, help=help)


def _of_files(
    import_: argparse.ArgumentParser,
    option: str,
    choices: Sequence[str] = (),
    metavar: str = "",
    *,
    help: str,
) -> None:
    """An option that may be said of one file alone, as FILE=WORD, and then again."""
    shown = metavar or "{" + ",".join(choices) + "}"
    import_.add_argument(
        option,
        action="append",
        default=[],
        type=one_of(choices) if choices else str,
        metavar=f"[FILE=]{shown}",
        help=help,
    )


def add_profiles(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """`profiles`."""
    profiles = command(commands, "profiles", tr("show how lists of known shapes are read"))
    book(profiles)
    one = profiles.add_mutually_exclusive_group()
    one.add_argument("--export", metavar="NAME", help=tr("write a profile into a small file (-o)"))
    one.add_argument(
        "--import", type=path, metavar="FILE", dest="import_", help=tr("take one from such a file")
    )
    one.add_argument(
        "--delete", metavar="NAME", help=tr("remove a profile; what it brought in stays")
    )
    one.add_argument("--rename", nargs=2, metavar=("NAME", "NEW"), help=tr("call it otherwise"))
    one.add_argument(
        "--remember", choices=("on", "off"), help=tr("whether corrected imports are remembered")
    )
    profiles.add_argument("-o", "--output", type=path, metavar="FILE", help=tr("for --export"))
    overwriting(profiles, tr("replace a file of that name (never a book)"))
