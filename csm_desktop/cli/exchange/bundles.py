"""`bundle` and `take`: accounts that go to a colleague's book, and that come from one."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager

from csm_desktop.app.book import Book
from csm_desktop.app.clock import SystemClock
from csm_desktop.app.exchange import take as taking
from csm_desktop.app.exchange.bundle import (
    GivenBundle,
    give_bundle,
    given_words,
    hand_over,
    handing_words,
    taker_named,
)
from csm_desktop.app.lists.accounts import account_named, several_error
from csm_desktop.app.opened_book import writable_book
from csm_desktop.app.people.team import me, team
from csm_desktop.cli.exchange.second_file import unlock_second
from csm_desktop.cli.locking.passphrase import new_passphrase
from csm_desktop.cli.output import Ticker, one_line, say_json
from csm_desktop.cli.window import book_to_read
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.plain_letters import called
from csm_desktop.errors import UserError
from csm_desktop.wording import render, tr


def give(arguments: argparse.Namespace) -> int:
    """Write accounts into a bundle; with `--to` the book says from then on who has them."""
    with _giving(arguments) as book:
        ids = list(dict.fromkeys(account_named(book, name).id for name in arguments.accounts))
        words = ""
        if arguments.seal or arguments.new_passphrase_file is not None:
            words = new_passphrase(arguments.output, arguments.new_passphrase_file)
        label = handing_words(len(ids), arguments.to)
        if arguments.to:
            # What speaks against it is said before anything is written.
            book.trial(taker_named, arguments.to)
        with Ticker(tr("Writing")):
            made = give_bundle(book, ids, arguments.output, words, shareable=arguments.shareable)
        if arguments.to:
            book.run(label, hand_over, ids, arguments.to)
    if arguments.json:
        say_json({**_plain(made), "handed_to": arguments.to})
        return 0
    print(render(given_words(made)))
    if not made.sealed:
        print(tr("It is not encrypted: whoever has the file reads it."))
    if arguments.to:
        print(render(say("This book says now that {name} has them.", name=arguments.to)))
    return 0


def _giving(arguments: argparse.Namespace) -> AbstractContextManager[Book]:
    if arguments.to:
        return writable_book(arguments.book, SystemClock())
    return book_to_read(arguments.book)


def _plain(made: GivenBundle) -> dict[str, object]:
    names = ("path", "accounts", "rows", "acts", "sealed", "shareable")
    return {name: getattr(made, name) for name in names}


def take_up(arguments: argparse.Namespace) -> int:
    """Take the accounts of a bundle up, or say what that would do."""
    with writable_book(arguments.book, SystemClock()) as book:
        unlock_second(arguments.file, arguments.bundle_passphrase_file, "--bundle-passphrase-file")
        bundle = taking.open_bundle(book, arguments.file)
        owner = _member(book, arguments.owner) if arguments.owner else None
        beside, instead = (_named(bundle, names) for names in (arguments.beside, arguments.instead))
        if beside & instead:
            raise UserError(
                tr("The same account is named under --beside and --instead."),
                tr("Nothing was changed. Name it once."),
            )
        taken = book.trial(taking.foreseen, bundle, beside, owner, instead)
        if owner is None and me(book) is None:
            print(tr("Nobody has said who you are: the accounts stay with whom they were. --owner"
                     " NAME says who has them now."), file=sys.stderr)  # fmt: skip
        if not arguments.dry_run and taken.accounts:
            words = taking.take_words([each.name for each in taken.accounts])
            taken = book.run(words, taking.take, bundle, beside, owner, instead)
    if arguments.json:
        say_json({"taken": taken, "dry_run": arguments.dry_run})
    else:
        _tell(taken, dry_run=arguments.dry_run)
    return 1 if taken.proposed else 0


def _tell(taken: taking.TakenUp, *, dry_run: bool) -> None:
    if dry_run:
        print(tr("Nothing was changed. It would be:"))
    for account in taken.accounts:
        print(f"  {one_line(render(taking.taken_words(account)))}")
    print(one_line(render(taking.summary_words(taken))))
    if taken.shareable:
        print(render(taking.LACKING))
    if taken.gone:
        print(render(taking.gone_words(taken)))
    for each in taken.proposed:
        print(f"  {one_line(render(taking.proposed_words(each)))}")
    if any(each.is_itself for each in taken.proposed) and not taken.shareable:
        print(tr("--instead NAME lets one that is here already take the place of ours, as when it"
                 " is handed back."))  # fmt: skip
    if taken.proposed:
        print(tr("Those were left out. --beside NAME takes one up as another account; `duplicates`"
                 " then asks whether the two are one."))  # fmt: skip


def _named(bundle: taking.Bundle, names: Sequence[str]) -> set[int]:
    """The accounts of a bundle of these ids, names, or beginnings of names. Raises UserError where
    there is none, or several."""
    rows = bundle.rows.get("account", ())
    return {_one([(str(row["name"]), int(row["id"] or 0)) for row in rows], name) for name in names}


def _one(accounts: Sequence[tuple[str, int]], words: str) -> int:
    found = [each for each in accounts if str(each[1]) == words]
    found = found or list(called(((each[0], each) for each in accounts), words))
    if not found:
        raise UserError(
            render(say("{name} is not one account of the bundle.", name=words)),
            tr("Give its name, the beginning of its name, or its id. Nothing was changed."),
        )
    if len(found) > 1:
        raise several_error(words, found)
    return found[0][1]


def _member(book: Book, name: str) -> int:
    found = called(((each.name, each.id) for each in team(book)), name)
    if len(found) != 1:
        raise UserError(
            render(say("There is no colleague “{name}” in this book.", name=name)),
            tr("Nothing was changed. Enter them under Settings, Team first."),
        )
    return found[0]
