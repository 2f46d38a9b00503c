"""`duplicates` and `merge-accounts`: accounts that are perhaps one, and making one of two."""

import argparse
from enum import Enum

from csm_desktop.app.accounts import merge
from csm_desktop.app.book import Book
from csm_desktop.app.clock import SystemClock
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.opened_book import writable_book
from csm_desktop.cli.output import one_line, say_json, say_table
from csm_desktop.cli.window import book_to_read
from csm_desktop.domain.text.message import say
from csm_desktop.wording import field_name, label, render, tr


def list_duplicates(arguments: argparse.Namespace) -> int:
    """List the pairs that are perhaps one account, or note that two are two."""
    if arguments.two:
        return _two(arguments)
    with book_to_read(arguments.book) as book:
        found = book.trial(merge.doubles)
    if arguments.json:
        say_json({"duplicates": [pair for *_, pair in found]})
        return 0
    if found:
        say_table(
            [tr("Account"), tr("Id"), tr("Perhaps the same"), tr("Id"), tr("Why")],
            [(a.name, str(a.id), b.name, str(b.id), render(pair.why)) for a, b, pair in found],
        )
    print(render(say("{n} pair", "{n} pairs", n=len(found))))
    return 0


def _two(arguments: argparse.Namespace) -> int:
    with writable_book(arguments.book, SystemClock()) as book:
        one, two = (account_named(book, name) for name in arguments.two)
        words = say("{one} and {two} are two", one=one.name, two=two.name)
        answer = book.run(words, merge.tell_apart, one.id, two.id)
    if arguments.json:
        say_json({"two": answer})
    else:
        print(one_line(render(words)))
    return 0


def merge_two(arguments: argparse.Namespace) -> int:
    """Make one account of two, or say what that would do."""
    with writable_book(arguments.book, SystemClock()) as book:
        kept = account_named(book, arguments.account)
        other = account_named(book, arguments.other)
        differing = book.trial(merge.differing, kept.id, other.id)
        done = _done(book, kept.id, other.id, arguments)
    if arguments.json:
        say_json(
            {
                "account": done.account,
                "moved": len(done.moved),
                "left": done.left,
                "differing": differing,
                "dry_run": arguments.dry_run,
            }
        )
        return 0
    if arguments.dry_run:
        print(tr("Nothing was changed. It would be:"))
    words = say("{other} becomes one with {name}: {n} thing came over",
                "{other} becomes one with {name}: {n} things came over",
                other=other.name, name=done.account.name, n=len(done.moved))  # fmt: skip
    print(one_line(render(words)))
    for kind, number in done.left.items():
        text = say("{kind}: {n} stays with the other in the trash, for the kept one has it",
                   "{kind}: {n} stay with the other in the trash, for the kept one has them",
                   kind=kind, n=number)  # fmt: skip
        print(f"  {render(text)}")
    for name, mine, theirs in differing:
        pair = (theirs, mine) if name in arguments.take else (mine, theirs)
        shown = f"{name} ({field_name(name)}): {_shown(pair[0])}  [{_shown(pair[1])}]"
        print(f"  {one_line(shown)}")
    return 0


def _done(book: Book, kept_id: int, other_id: int, arguments: argparse.Namespace) -> merge.Merged:
    if arguments.dry_run:
        return book.trial(merge.foreseen, kept_id, other_id, arguments.take)
    words = say("Make one account of two")
    return book.run(words, merge.merge_accounts, kept_id, other_id, arguments.take)


def _shown(value: object) -> str:
    return label(value) if isinstance(value, Enum) else str(value)
