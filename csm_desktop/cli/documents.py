"""`pack`, `plan`, `map` and `chart`: documents for a customer, as PDF."""

import argparse
import sys
from collections.abc import Callable, Iterable
from functools import partial

from csm_desktop.app.accounts.sheet import unusable_name
from csm_desktop.app.documents import documents
from csm_desktop.app.documents.documents import Written
from csm_desktop.app.documents.languages import customers_voice
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.cli.output import Ticker, say_json
from csm_desktop.cli.window import book_to_read
from csm_desktop.domain.limits.unusable import Unusable
from csm_desktop.domain.text.message import say
from csm_desktop.wording import render, tr


def write_pack(arguments: argparse.Namespace) -> int:
    """Write an EBR pack."""
    return _write(arguments, documents.write_pack)


def write_plan(arguments: argparse.Namespace) -> int:
    """Write a joint impact plan."""
    return _write(arguments, documents.write_plan)


def write_map(arguments: argparse.Namespace) -> int:
    """Write the map of who works with whom."""
    return _write(arguments, documents.write_people)


def write_chart(arguments: argparse.Namespace) -> int:
    """Write who reports to whom."""
    return _write(arguments, partial(documents.write_chart, internal=arguments.internal))


def _write(arguments: argparse.Namespace, make: Callable[..., Written]) -> int:
    voice = customers_voice(arguments.language)
    with (
        book_to_read(arguments.book) as book,
        Ticker(tr("Printing")),
    ):
        account = account_named(book, arguments.account)
        written = make(
            book,
            account.id,
            arguments.output,
            arguments.date,
            arguments.paper,
            overwrite=arguments.overwrite,
            voice=voice,
        )
        lost = [unusable for unusable in book.unusable() if unusable.account_id == account.id]
    say_what_lacks(written, lost)
    if arguments.json:
        say_json(written)
        return 0
    print(render(say("Written: {path}", path=str(written.path))))
    for title in written.pages:
        print(f"  {title}")
    return 0


def say_what_lacks(written: Written, lost: Iterable[Unusable]) -> None:
    """Say what a document could not show; on standard error, so that what was written stays clean
    for whoever reads it."""
    for each in lost:
        text = say("Not usable, and left out: {name} {value}", name=unusable_name(each),
                   value=each.text)  # fmt: skip
        print(render(text), file=sys.stderr)
    if written.undrawable:
        signs = " ".join(written.undrawable)
        print(render(say("No font here can draw: {signs}", signs=signs)), file=sys.stderr)
