"""What commands over the book have in common: a part of its accounts, a list into a file."""

import argparse
from collections.abc import Sequence

from csm_desktop.app.documents.listings import Listing, write_by_name
from csm_desktop.cli.output import say_json
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.wording import render


def write_listed(listing: Listing, arguments: argparse.Namespace) -> int:
    """Write a list into the file that was named, and say so."""
    path = write_by_name(listing, arguments.output, overwrite=arguments.overwrite)
    if arguments.json:
        say_json({"path": path})
    else:
        print(render(say("Written: {path}", path=str(path))))
    return 0


def lines_of(lines: Sequence[AccountLine], arguments: argparse.Namespace) -> list[AccountLine]:
    """The lines of one segment or owner, where that is asked for."""
    found = list(lines)
    for name in ("segment", "owner"):
        words = getattr(arguments, name)
        if words is None:
            continue
        there = sorted({getattr(line, name) for line in lines} - {""})
        if words.casefold() not in map(str.casefold, there):
            raise UserError(
                render(say("No account has “{words}” there.", words=words)),
                render(say("There are: {names}", names=tuple(there))) if there else "",
            )
        found = [line for line in found if getattr(line, name).casefold() == words.casefold()]
    return found
