"""`alerts`: what needs somebody, and why."""

import argparse

from csm_desktop.app.alerts.list import AlertLine, Shelf
from csm_desktop.app.lists.current_alerts import current_alerts
from csm_desktop.cli.output import say_json, say_table
from csm_desktop.cli.window import book_to_read
from csm_desktop.domain.text.message import say
from csm_desktop.wording import label, mark, render, short_day, tr

_HEADS = (
    mark("Severity"), mark("Account"), mark("Alert"), mark("Why"), mark("Since"), mark("Whose"),
)  # fmt: skip
_JUDGED = 200  # accounts judged anew, some 0.5 s; of more it says of which day they are


def list_alerts(arguments: argparse.Namespace) -> int:
    """List the alerts on one shelf; as JSON all of them."""
    with book_to_read(arguments.book) as book:
        found = current_alerts(book, at_most=None if arguments.today else _JUDGED)
        today = book.today()
    if arguments.json:
        shelves = {shelf.value: [] for shelf in Shelf}  # type: dict[str, list[AlertLine]]
        for line in found.lines:
            shelves[line.shelf].append(line)
        say_json({"as_of": found.as_of, **shelves})
        return 0
    lines = [line for line in found.lines if line.shelf is Shelf(arguments.shelf)]
    if lines:
        say_table([tr(head) for head in _HEADS], list(map(_row, lines)))
    print(render(say("{n} alert", "{n} alerts", n=len(lines))))
    if found.as_of != today:
        text = say("As of {day}; --today judges all accounts anew.", day=found.as_of)
        print(render(text))
    return 0


def _row(line: AlertLine) -> list[str]:
    return [
        label(line.weight), line.account, line.what, line.why, short_day(line.since), line.owner,
    ]  # fmt: skip
