"""`coverage`: which accounts lack a role that carries them, and which hang on one person."""

import argparse

from csm_desktop.app.documents.role_listing import role_listing
from csm_desktop.app.lists.figures import current_lines
from csm_desktop.app.lists.role_coverage import role_book
from csm_desktop.cli.book_lists.listed import lines_of, write_listed
from csm_desktop.cli.output import Ticker, say_json, say_table
from csm_desktop.cli.window import book_to_read
from csm_desktop.wording import tr


def show_coverage(arguments: argparse.Namespace) -> int:
    """Tell who holds each carrying role, account by account, what hangs on one person first."""
    with book_to_read(arguments.book) as book, Ticker(tr("Computing figures")) as tick:
        # Names and money are as stored: nothing of an account is judged for this.
        found = role_book(book, lines_of(current_lines(book, tick, at_most=0), arguments))
    lines = [line for line in found.lines if line.missing or line.is_thin or not arguments.gaps]
    listing = role_listing(found, lines)
    if arguments.output is not None:
        return write_listed(listing, arguments)
    if arguments.json:
        told = [{"missing": line.missing, "is_thin": line.is_thin, "line": line} for line in lines]
        say_json({"as_of": found.as_of, "thin": found.thin, "accounts": told})
        return 0
    for table in listing.pack.tables:
        say_table([column.head for column in table.columns], table.rows, right=(1, 5))
    print(listing.pack.title)
    return 0
