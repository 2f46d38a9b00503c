"""What arguments of several commands are like: a book, an account, a path, a day."""

import argparse
from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import Any, cast

from csm_desktop.domain.reviews.quarters import ReviewQuarter
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.wording import mark as _
from csm_desktop.wording import render, tr

_OF_ARGPARSE = (
    _("usage: "),
    _("positional arguments"),
    _("options"),
    _("show this help message and exit"),
    _("the following arguments are required: %s"),
    _("unrecognized arguments: %s"),
    _("invalid choice: %(value)r (choose from %(choices)s)"),
    _("expected one argument"),
    _("expected at least one argument"),
    _("argument %(argument_name)s: %(message)s"),
    _("%(prog)s: error: %(message)s\n"),
)
"""What the standard library's parser says by itself; the catalogues have it."""
_FORMATS = frozenset({
    ".csm", ".csmbundle", ".csv", ".doc", ".docx", ".eml", ".htm", ".html", ".ics", ".jpg",
    ".json", ".key", ".odp", ".ods", ".odt", ".pdf", ".png", ".ppt", ".pptx", ".rtf", ".svg",
    ".tsv", ".txt", ".vcf", ".xls", ".xlsb", ".xlsm", ".xlsx", ".xml", ".zip",
})  # fmt: skip
"""Endings by which systems choose what opens a file."""
_FIRST, _LAST = date(1900, 1, 1), date(2200, 12, 31)


def speak_as_we_do() -> None:
    """Let the standard library's parser say its own words in the voice in force, too."""
    setattr(argparse, "_", tr)  # noqa: B010 -- it is not declared, and all that there is


class Unasked(argparse.ArgumentParser):
    """A command that is not among the words that were typed. Its name stands in the help and in
    what is said of a wrong one; its arguments would be most of the work of a short command."""

    def __init__(self, **_: object) -> None:
        pass

    def add_argument(self, *_: Any, **__: Any) -> Any:
        """Nobody will read it."""

    def add_mutually_exclusive_group(self, **_: Any) -> Any:
        """What is added to it is added to us."""
        return self


def of_commands(words: Collection[str] | None) -> type[argparse.ArgumentParser]:
    """Makes the parsers of those commands that are among these words; of all for None."""

    def made(**how: Any) -> argparse.ArgumentParser:
        if words is None or how["prog"].rpartition(" ")[2] in words:
            return argparse.ArgumentParser(**how)
        return Unasked()

    # Said to be a class: argparse takes whatever makes a parser.
    return cast("type[argparse.ArgumentParser]", made)


def overwriting(parser: argparse.ArgumentParser, help_: str) -> None:
    """--overwrite, and what it replaces."""
    parser.add_argument("--overwrite", action="store_true", help=help_)


def command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, help_: str
) -> argparse.ArgumentParser:
    """A command of this name; each can answer in JSON."""
    parser = commands.add_parser(name, help=help_, description=f"{help_[0].upper()}{help_[1:]}.")
    parser.add_argument("--json", action="store_true", help=tr("the same content for machines"))
    return parser


def book(parser: argparse.ArgumentParser, help_: str = "") -> None:
    """The book that a command is about."""
    words = help_ or tr("the book's file")
    parser.add_argument("book", type=path, metavar="BOOK", help=words)
    parser.add_argument(
        "--passphrase-file", type=path, metavar="FILE",
        help=tr("its first line opens an encrypted book (default: asked for on a terminal)"),
    )  # fmt: skip


def account(parser: argparse.ArgumentParser) -> None:
    """The account that a command is about."""
    parser.add_argument(
        "account", metavar="ACCOUNT", help=tr("a name, the beginning of one, or an id")
    )


def path(text: str) -> Path:
    """A path that the system can look at; what is there is judged by whoever uses it."""
    if not text.strip():
        raise argparse.ArgumentTypeError(tr("a name is needed, and this one is empty"))
    try:
        found = Path(text)
        # Asked for what it raises: a path that cannot be followed is told here, as a slip of
        # typing.
        found.resolve()
    except (RuntimeError, ValueError, OSError) as error:  # links in a circle, NUL, too long
        raise argparse.ArgumentTypeError(
            render(say("“{text}” cannot be used: {why}", text=text, why=str(error)))
        ) from None
    return found


def file_as(*endings: str) -> Callable[[str], Path]:
    """A reader of the name of a file to write in one of the formats with these endings.

    A name that ends as another format does is refused, for nothing could open the file. Any other
    name is taken as it is: "Review 2.1" ends in no format.
    """

    def read(text: str) -> Path:
        found = path(text)
        ending = found.suffix.casefold()
        if ending in _FORMATS and ending not in endings:
            words = say("“{text}” ends in {ending}, and what is written is one of: {endings}",
                        text=text, ending=ending, endings=", ".join(endings))  # fmt: skip
            raise argparse.ArgumentTypeError(render(words))
        return found

    return read


def into_file(
    parser: argparse.ArgumentParser,
    *endings: str,
    help_: str = "",
    required: bool = True,
) -> None:
    """-o: the file to write, in one of the formats with these endings."""
    parser.add_argument(
        "-o", "--output", type=file_as(*endings), required=required, metavar="FILE",
        help=help_ or tr("the file to write"),
    )  # fmt: skip


def day(text: str) -> date:
    """A day as it is typed, within what a book can hold."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            render(say("“{text}” is not a date as 2026-11-22", text=text))
        ) from None
    if not _FIRST <= found <= _LAST:
        raise argparse.ArgumentTypeError(
            render(
                say(
                    "{text} is not between {first} and {last}",
                    text=text,
                    first=str(_FIRST),
                    last=str(_LAST),
                )
            )
        )
    return found


def month(text: str) -> date:
    """A month as it is typed, by its first day."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        raise argparse.ArgumentTypeError(
            render(say("“{text}” is no month as 2026-11", text=text))
        ) from None


def quarter(text: str) -> ReviewQuarter:
    """A quarter as it is typed."""
    try:
        return ReviewQuarter.read(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            render(say("“{text}” is no quarter as 2026Q4", text=text))
        ) from None


def one_of(choices: Collection[str]) -> Callable[[str], str]:
    """A reader of `[FILE=]WORD` where the word is one of these."""

    def read(text: str) -> str:
        if text.rpartition("=")[2] not in choices:
            listed = ", ".join(choices)
            raise argparse.ArgumentTypeError(
                render(say("“{text}” is none of: {choices}", text=text, choices=listed))
            )
        return text

    return read


def numbers(text: str) -> set[int]:
    """Numbers as people list them: 1,3-5; "none" for none."""
    found: set[int] = set()
    if text.strip().casefold() == "none":
        return found
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()) or len(first + last) > 12:
            raise UserError(
                render(say("“{text}” names no numbers.", text=text)),
                tr("Nothing was changed. Name them as 1,3-5, or none."),
            )
        end = int(last or first)
        if end - int(first) > 10_000:
            end = int(first) + 10_000  # no plan has so many lines: the first unknown one is named
        found |= set(range(int(first), end + 1))
    return found
