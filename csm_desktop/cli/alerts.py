"""`alerts`: what needs somebody, and why."""

import argparse

from csm_desktop.app.alerts.list import AlertLine, Shelf
from csm_desktop.app.lists.current_alerts import current_alerts
from csm_desktop.cli.output import say_json, say_table
from csm_desktop.cli.window import book_to_read
from csm_desktop.domain.text.message import say
from csm_desktop.wording import beside, label, mark, render, short_day, tr

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
        heads = [tr(head) for head in _HEADS]
        rows = list(map(_row, lines))
        if any(line.answer for line in lines):
            heads.append(tr("Playbook"))
            rows = [[*row, _answer(line)] for row, line in zip(rows, lines, strict=True)]
        say_table(heads, rows)
    print(render(say("{n} alert", "{n} alerts", n=len(lines))))
    if found.as_of != today:
        text = say("As of {day}; --today judges all accounts anew.", day=found.as_of)
        print(render(text))
    return 0


def _row(line: AlertLine) -> list[str]:
    return [
        label(line.weight), line.account, line.what, line.why, short_day(line.since), line.owner,
    ]  # fmt: skip


def _answer(line: AlertLine) -> str:
    if line.answer is None:
        return ""
    done = say("{done} of {n} steps done", done=line.answer.done, n=line.answer.steps)
    return beside([line.answer.playbook, render(done)])
