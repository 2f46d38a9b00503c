"""What can be typed for `message`: whom a set of messages is for, and what it says."""

import argparse

from csm_desktop.cli.arguments import book, command, path
from csm_desktop.wording import tr

ROLES = ("end_user", "stakeholder", "commercial_buyer", "sponsor", "champion", "decision_maker")
"""`ContactRole`, whose module brings all stored things and doubles the start of every command."""


def add_message(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command."""
    message = command(
        commands, "message", tr("make a draft in the outbox for each account of a view or filter")
    )
    book(message)
    message.add_argument(
        "--view", default="", metavar="NAME", help=tr("a view that the book keeps")
    )
    message.add_argument(
        "--filter", default="", metavar="WORDS",
        help=tr("words and facts as in the list, such as: unused:reports arr>50k"),
    )  # fmt: skip
    message.add_argument(
        "--role", action="append", default=[], choices=ROLES,
        help=tr("to all who hold it; may be given several times (default: who speaks for them)"),
    )  # fmt: skip
    message.add_argument(
        "--praise",
        action="store_true",
        help=tr("it congratulates: not to accounts that are behind"),
    )
    message.add_argument(
        "--not-within", type=int, metavar="DAYS",
        help=tr("leave out who was written to in so many days (default: 14)"),
    )  # fmt: skip
    message.add_argument("--subject", default="", help=tr("in place of the template's"))
    message.add_argument(
        "--text",
        type=path,
        metavar="FILE",
        help=tr("a file with the text, in place of the template"),
    )
    message.add_argument(
        "--language", default="", metavar="TAG", help=tr("as de (default: that of each person)")
    )
    message.add_argument("--name", default="", metavar="SET", help=tr("what the set is called"))
    message.add_argument(
        "--dry-run", action="store_true", help=tr("say what would be made, and make nothing")
    )
