"""`publish`: a team's database kept in step with books."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from csm_desktop.app.clock import SystemClock
from csm_desktop.app.opened_book import writable_book
from csm_desktop.app.outbox.server import Secrets
from csm_desktop.app.publication import publish as publishing
from csm_desktop.app.publication.database import DatabaseAddress, read_address
from csm_desktop.app.publication.publish import PublishedBook, PublishTerms, RefusedError
from csm_desktop.cli.exchange.second_file import unlock_second
from csm_desktop.cli.locking.passphrase import read_passphrase
from csm_desktop.cli.output import Ticker, say_json
from csm_desktop.cli.window import book_to_read
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.wording import render, tr

_OPTION = "--password-file"


def publish_books(arguments: argparse.Namespace) -> int:
    """Publish each book in a transaction of its own, or take each out, or say what that would do.

    Where one cannot be published, those before it are; the next run goes on.
    """
    address = read_address(arguments.address)
    for path in arguments.books:
        unlock_second(path, arguments.books_passphrase_file, "--passphrase-file")
    _refuse_copies(arguments.books)
    password = _let_in(address, arguments.password_file)
    done: list[object] = []
    try:
        for path in arguments.books:
            each = _withdrawn if arguments.withdraw else _published
            done.append(each(path, address, password, arguments))
    finally:
        if arguments.json:
            name = "withdrawn" if arguments.withdraw else "published"
            say_json({name: done, "dry_run": arguments.dry_run})
    return 0


def _refuse_copies(books: Sequence[Path]) -> None:
    """Two copies of one book would undo each other's rows."""
    known: dict[int, Path] = {}
    for path in books:
        with book_to_read(path) as book:
            publishing.refuse_part(book)
            other = known.setdefault(publishing.identity(book), path)
        if other != path or books.count(path) > 1:
            title = say("{name} and {other} are one book.", name=path.name, other=other.name)
            raise UserError(
                render(title),
                tr("Nothing was published. Name it once; a copy that became a book of its own is"
                   " published alone first, with --as-new."),
            )  # fmt: skip


def _let_in(address: DatabaseAddress, given: Path | None) -> str:
    """The password by which the database lets the user in, "" where it needs none from us."""
    if given is not None:
        password = read_passphrase(given)
    else:
        password = Secrets().find(address.secret_name) or ""
    try:
        publishing.tried(address, password)
    except RefusedError as error:
        if not error.lacks_password:
            raise
        if not sys.stdin.isatty():
            more = render(say("Give the password with {option} FILE.", option=_OPTION))
            error.advice = f"{error.advice} {more}"
            raise
        from getpass import getpass

        password = getpass(render(say("Password for {place}: ", place=address.place)))
    return password


def _published(
    path: Path, address: DatabaseAddress, password: str, arguments: argparse.Namespace
) -> PublishedBook:
    terms = PublishTerms(
        arguments.team, arguments.everything, arguments.anew, arguments.dry_run, arguments.upgrade
    )
    if arguments.as_new and not terms.trial:
        with writable_book(path, SystemClock()) as book:
            publishing.identify(book)
    with (
        book_to_read(path) as book,
        Ticker(render(say("Publishing {name}", name=path.name))) as ticker,
    ):
        done = publishing.publish(book, address, password, terms, ticker)
    if not arguments.json:
        if arguments.dry_run:
            print(tr("Nothing was changed. It would be:"))
        print(render(publishing.published_words(done)))
    if done.went_back:
        print(render(publishing.went_back_words(done)), file=sys.stderr)
    return done


def _withdrawn(
    path: Path, address: DatabaseAddress, password: str, arguments: argparse.Namespace
) -> dict[str, object]:
    with book_to_read(path) as book:
        number = publishing.withdraw(book, address, password, trial=arguments.dry_run)
    if not arguments.json:
        if arguments.dry_run:
            print(tr("Nothing was changed. It would be:"))
        print(render(publishing.withdrawn_words(path.name, number)))
    return {"book": path.name, "removed": number}
