"""`timeline`: what happened with a customer, and what was known of it on a day."""

import argparse
from collections.abc import Sequence

from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.timeline.happened import timeline_known
from csm_desktop.app.timeline.paper import timeline_paper
from csm_desktop.cli.documents import in_language
from csm_desktop.cli.output import one_line, say_json, say_table
from csm_desktop.cli.window import book_to_read
from csm_desktop.domain.text.message import say
from csm_desktop.domain.timeline.occurrence import Occurrence, TimelineKind
from csm_desktop.wording import label, render, short_day, tr


def show_timeline(arguments: argparse.Namespace) -> int:
    """Tell what happened, the latest first, or print it."""
    kinds = [TimelineKind(name) for name in arguments.kind or ()]
    with book_to_read(arguments.book) as book:
        account = account_named(book, arguments.account)
        if arguments.output is not None:
            paper = timeline_paper(account.id, kinds, arguments.as_of)
            written = in_language(paper, arguments.language).write(
                book, arguments.output, arguments.paper, overwrite=arguments.overwrite
            )
            if arguments.json:
                say_json(written)
            else:
                print(render(say("Written: {path}", path=str(written.path))))
            return 0
        happened, came_later = timeline_known(book, account.id, kinds, arguments.as_of)
        as_of = arguments.as_of or book.today()
    if arguments.json:
        lines = [_entry(occurrence) for occurrence in happened]
        known = {"as_of": as_of, "entered_later": came_later is not None, "happened": lines}
        say_json({"account": account.name, **known})
        return 0
    print(one_line(account.name))
    if came_later is not None:
        print(one_line(f"{came_later.title} {came_later.advice}"))
    _table(happened)
    return 0


def _entry(occurrence: Occurrence) -> dict[str, object]:
    return {
        "on": occurrence.on,
        "kind": occurrence.kind,
        "what": occurrence.what,
        "words": occurrence.words,
        "thing": type(occurrence.thing).__name__,
        "id": getattr(occurrence.thing, "id", None),
    }


def _table(happened: Sequence[Occurrence]) -> None:
    if not happened:
        print(tr("Nothing is written down of this time."))
        return
    heads = [tr("Day"), tr("Kind"), tr("What happened")]
    rows = [
        (short_day(each.on, with_year=True), label(each.kind), render(each.what))
        for each in happened
    ]
    say_table(heads, rows)
