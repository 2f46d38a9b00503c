"""`log`: what an account took part in, did for us, or asks of the product, and that we spoke."""

import argparse
from typing import Any

from csm_desktop.app.clock import SystemClock
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.opened_book import writable_book
from csm_desktop.app.people.engagement import Logged, log_lines_of
from csm_desktop.cli.output import one_line, say_json
from csm_desktop.cli.window import tell_of_strays
from csm_desktop.domain.records.contacts import Touch
from csm_desktop.domain.records.lifecycle import AdvocacyAct
from csm_desktop.domain.records.meetings import ProductRequest
from csm_desktop.domain.records.metrics import EngagementEvent
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.wording import beside, label, short_day, tr


def log_lines(arguments: argparse.Namespace) -> int:
    """Log every line that was given, all or none."""
    lines = arguments.lines or []
    if not lines:
        raise UserError(
            tr("Nothing is given to be logged."),
            tr('Say what it was, for example --training "rostering basics, 12 people, fri".'),
        )
    with writable_book(arguments.book, SystemClock()) as book:
        tell_of_strays(book)
        account = account_named(book, arguments.account)
        label_ = say("Log for {account}", account=account.name)
        logged = book.run(label_, log_lines_of, account.id, lines)
    if arguments.json:
        say_json({"account": account.name, "logged": [_entry(thing) for thing in logged]})
        return 0
    for thing in logged:
        entry = _entry(thing)
        print(
            one_line(beside([account.name, entry["what"], entry["text"], short_day(entry["on"])]))
        )
    return 0


def _entry(thing: Logged) -> dict[str, Any]:
    match thing:
        case EngagementEvent():
            what, text, on, people = label(thing.kind), thing.title, thing.on, thing.people
        case AdvocacyAct():
            what, text, on, people = label(thing.kind), thing.note, thing.on, None
        case Touch():
            what, text, on, people = label(thing.kind), thing.text, thing.on, None
        case ProductRequest():
            what, text, on, people = tr("Request to product"), thing.text, thing.asked_on, None
    return {"id": thing.id, "what": what, "text": text, "on": on, "people": people}
