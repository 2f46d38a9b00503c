"""`outbox`: the mails on their way out; with `--send`, those that are due go."""

import argparse
import sys
from collections.abc import Sequence

from csm_desktop.app.book import Book
from csm_desktop.app.clock import SystemClock
from csm_desktop.app.lists.outbox import outbox_lines
from csm_desktop.app.opened_book import writable_book
from csm_desktop.app.outbox.delivery import claim_next, deliver, recover, settle
from csm_desktop.app.outbox.server import MailKeys, Secrets, mail_server, secret_place
from csm_desktop.cli.output import one_line, say_json, say_table
from csm_desktop.cli.window import book_to_read, tell_of_strays
from csm_desktop.domain.lists.outbox_lines import OutboxLine
from csm_desktop.domain.records.letters.outbox import MailState
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.wording import beside, clock_time, label, mark, render, short_day, tr

_HEADS = (mark("State"), mark("To"), mark("Account"), mark("Subject"), mark("When"), mark("Why"))
_ALL, _SOME = 0, 1


def show_outbox(arguments: argparse.Namespace) -> int:
    """List the mails; with `--send` those that are due go first. 1: not all of them went."""
    if not arguments.send:
        with book_to_read(arguments.book) as book:
            lines = outbox_lines(book)
        _tell(lines, arguments.json)
        return _ALL
    with writable_book(arguments.book, SystemClock()) as book:
        tell_of_strays(book)
        whole = _send(book)
        lines = outbox_lines(book)
    _tell(lines, arguments.json)
    return _ALL if whole else _SOME


def _send(book: Book) -> bool:
    server = mail_server(book)
    if server is None:
        raise UserError(
            tr("No mail server is named yet."),
            tr("Nothing was sent. Name one in the window, under Settings, Mail."),
        )
    recover(book)
    keys, whole = MailKeys(Secrets(place=secret_place(book)), book.now), True
    while (mail := claim_next(book)) is not None:
        done = settle(book, mail.id, deliver(mail, server, keys))
        whole = whole and done.state is MailState.SENT
        if done.trouble:
            print(one_line(done.trouble), file=sys.stderr)
    return whole


def _tell(lines: Sequence[OutboxLine], as_json: bool) -> None:
    if as_json:
        say_json({"mails": lines})
        return
    if lines:
        say_table([tr(head) for head in _HEADS], list(map(_row, lines)))
    print(render(say("{n} mail", "{n} mails", n=len(lines))))


def _row(line: OutboxLine) -> list[str]:
    here = line.at.astimezone() if line.at is not None else None
    at = beside([short_day(here.date()), clock_time(here)]) if here else ""
    return [label(line.state), ", ".join(line.to), line.account, line.subject, at, line.trouble]
