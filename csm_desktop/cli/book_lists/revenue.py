"""`movements`, `renewals` and `pipeline`: what became of the book's revenue, what is to be renewed,
and what may be added."""

import argparse
import sys
from dataclasses import replace
from datetime import timedelta
from typing import Any

from csm_desktop.app.expansion.pipeline import pipeline
from csm_desktop.app.expansion.pipeline_listing import (
    pipeline_listing,
    pipeline_notes,
    quarter_heads,
    quarter_row,
)
from csm_desktop.app.lists.figures import current_lines
from csm_desktop.app.revenue.movements import BookMovements, book_movements
from csm_desktop.app.revenue.paper import movements_listing
from csm_desktop.app.revenue.renewal_listing import renewal_listing
from csm_desktop.app.revenue.renewals import book_renewals, by_outlook, rated_now, rates_of
from csm_desktop.cli.book_lists.listed import lines_of, write_listed
from csm_desktop.cli.output import Ticker, plain, say_json, say_table
from csm_desktop.cli.window import book_to_read
from csm_desktop.domain.lists.renewal_lines import RenewalLine
from csm_desktop.domain.money.movement_lines import (
    PARTS,
    MovementLine,
    MovementTable,
    shown_parts,
)
from csm_desktop.domain.money.revenue_figures import RevenueWindow, months_before
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.reports.movements.pack import left_out_lines, movement_heads, share_lines
from csm_desktop.wording import headed, label, money, moneys, rates_words, render, short_day, tr

_JUDGED = 200  # accounts judged anew, as `list` does
_AHEAD = timedelta(days=365)


def show_movements(arguments: argparse.Namespace) -> int:
    """Tell what became of revenue in a window, account by account, with sums; or write it."""
    with book_to_read(arguments.book) as book, Ticker(tr("Computing figures")) as tick:
        today = book.today()
        end = arguments.end or today
        window = RevenueWindow(arguments.start or months_before(end, 12), end)
        if window.start >= window.end:
            raise UserError(
                tr("The time must end after it begins."), tr("Give --from an earlier day.")
            )
        # Names and money are as stored: nothing of an account is judged for this.
        lines = lines_of(current_lines(book, tick, at_most=0), arguments)
        moved = book_movements(book, lines, window)
    if arguments.output is not None:
        # Aside from what a script reads: a file whose sums are not whole says so here as well.
        for said in left_out_lines(moved.left_out):
            print(said, file=sys.stderr)
        return write_listed(movements_listing(moved, today), arguments)
    if arguments.json:
        tables = [_plain_table(table) for table in moved.tables]
        say_json({**plain(replace(moved, tables=())), "tables": tables})
        return 0
    _say(moved)
    return 0


def _plain_table(table: MovementTable) -> dict[str, Any]:
    lines = [_plain_line(line) for line in table.lines]
    # Without its lines first: their amounts are money only where they are asked for.
    known = plain(replace(table, lines=()))
    return {**known, "lines": lines, "total": _plain_line(table.total)}


def _plain_line(line: MovementLine) -> dict[str, Any]:
    amounts = {part: plain(getattr(line, part)) for part in PARTS}
    return {"id": plain(line.id), "account": line.account, **amounts}


def _say(moved: BookMovements) -> None:
    window = moved.window
    print(render(say("From {start} to {end}", start=window.start, end=window.end)))
    parts = shown_parts(moved.tables)
    for table in moved.tables:
        rows = [
            [
                line.account if line.id else tr("Total"),
                *(money(getattr(line, part)) for part in parts),
            ]
            for line in (*table.lines, table.total)
        ]
        say_table(movement_heads(parts=parts), rows, right=range(1, len(parts) + 1))
        for said in share_lines(table, moved.tables, moved.renewals):
            print(said)
    for said in left_out_lines(moved.left_out):
        print(said)


def show_renewals(arguments: argparse.Namespace) -> int:
    """Tell which renewals come, how sure each is, and what stands behind each outlook."""
    with book_to_read(arguments.book) as book, Ticker(tr("Computing figures")) as tick:
        lines = lines_of(current_lines(book, tick, at_most=_JUDGED), arguments)
        today = book.today()
        until = arguments.until or today + _AHEAD
        found = book_renewals(book, lines, until)
        rated = rated_now(book, lines)
    if arguments.output is not None:
        return write_listed(renewal_listing(found, until, today, rated), arguments)
    sums = by_outlook(found, None if arguments.json else rated)
    if arguments.json:
        told = {outlook.value: amounts for outlook, amounts in sums.items()}
        say_json({"until": until, "renewals": found, "by_outlook": told})
        return 0
    if not found:
        print(render(say("Nothing is to be renewed until {day}.", day=until)))
        return 0
    heads = [tr("Account"), tr("Product"), tr("Renewal"), tr("ARR"), tr("Health"), tr("Outlook"),
             tr("Answered")]  # fmt: skip
    say_table(heads, [_row(line) for line in found], right=(3,))
    for outlook, amounts in sums.items():
        print(headed(label(outlook), moneys(amounts)))
    used = rates_of((line.amount for line in found), rated)
    if used:
        print(rates_words(used))
    return 0


def _row(line: RenewalLine) -> list[str]:
    return [
        line.account,
        line.product,
        short_day(line.due_on, with_year=True),
        money(line.arr),
        label(line.band),
        label(line.outlook),
        f"{line.answered}/{line.asked}",
    ]


def show_pipeline(arguments: argparse.Namespace) -> int:
    """Tell what the open opportunities may bring, by quarter and stage, and one by one."""
    with book_to_read(arguments.book) as book, Ticker(tr("Computing figures")) as tick:
        # Names are as stored: nothing of an account is judged for this.
        lines = lines_of(current_lines(book, tick, at_most=0), arguments)
        found = pipeline(book, lines)
    listing = pipeline_listing(found, with_closed=arguments.all)
    if arguments.output is not None:
        return write_listed(listing, arguments)
    shown = [line for line in found.lines if line.is_open or arguments.all]
    if arguments.json:
        say_json({**plain(replace(found, lines=())), "lines": plain(shown)})
        return 0
    if found.quarters:
        rows = [quarter_row(line) for line in found.quarters]
        say_table(quarter_heads(), rows, right=range(1, len(quarter_heads())))
    if shown:
        opened = listing.pack.tables[-1]
        say_table([column.head for column in opened.columns], opened.rows, right=(3, 4))
    else:
        print(listing.pack.nothing)
    for note in pipeline_notes(found):
        print(note)
    return 0
