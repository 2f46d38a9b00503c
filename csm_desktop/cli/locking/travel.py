"""`travel`: some accounts in one encrypted file, for a journey."""

import argparse

from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.travel import seal_for_travel, sealed_words
from csm_desktop.cli.locking.passphrase import new_passphrase
from csm_desktop.cli.output import Ticker, say_json
from csm_desktop.cli.window import book_to_read
from csm_desktop.wording import render, tr


def write_travel_copy(arguments: argparse.Namespace) -> int:
    """Seal the accounts that are named."""
    with book_to_read(arguments.book) as book:
        ids = [account_named(book, name).id for name in arguments.accounts]
        words = new_passphrase(arguments.output, arguments.new_passphrase_file)
        with Ticker(tr("Encrypting")):
            made = seal_for_travel(book, ids, arguments.output, words, arguments.until)
    if arguments.json:
        say_json(made)
    else:
        print(render(sealed_words(made)))
    return 0
