"""The command line: reads the arguments, asks `app`, and turns errors into lines and exit codes.

It imports no Qt, matplotlib, reportlab or SQLAlchemy until a command needs them, so that help and
`version` answer at once. Exit codes: 0 done; 1 done, but some rows were refused; 2 wrong use or bad
input.
"""

import argparse
import sys
from collections.abc import Sequence

from csm_desktop import __version__
from csm_desktop.errors import UserError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; a `UserError` becomes its two lines on standard error and exit code 2."""
    arguments = _parser().parse_args(argv)
    try:
        return _run(arguments)
    except UserError as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="csm-desktop",
        description="A customer success manager's whole book of business, offline, on one laptop.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("version", help="say which version this is")
    return parser


def _run(arguments: argparse.Namespace) -> int:
    if arguments.command == "version":
        print(f"CSM Desktop {__version__}")
    return 0
