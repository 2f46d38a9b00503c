"""`list` and `show`: what is in a book, and why."""

import argparse
from collections.abc import Callable, Sequence
from enum import Enum
from functools import cache

from csm_desktop.app.lists.accounts import account_named, trash, unassigned
from csm_desktop.app.lists.figures import current_lines
from csm_desktop.cli.output import Ticker, one_line, padded, say_json, say_table, width
from csm_desktop.cli.window import book_to_read
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.text.message import say
from csm_desktop.wording import label, mark, moneys, render, short_day, tr

_HEADS = (
    mark("Account"), mark("Segment"), mark("Health"), mark("3x3"), mark("Next step"),
    mark("Touch"), mark("Renewal"), mark("ARR"), mark("Journey"), mark("Standing"),
)  # fmt: skip
_JUDGED = 200  # accounts judged for a list, some 0.3 s; of more it says of which day they are


def list_accounts(arguments: argparse.Namespace) -> int:
    """List the accounts, then what an import could not assign."""
    with (
        book_to_read(arguments.book) as book,
        Ticker(tr("Computing figures")) as tick,
    ):
        lines = current_lines(book, tick, at_most=None if arguments.today else _JUDGED)
        loose, thrown = unassigned(book), trash(book)
        today, lost = book.today(), book.unusable()
    days = sorted({line.as_of or today for line in lines}) or [today]
    if arguments.json:
        say_json(
            {"as_of": days[0], "accounts": lines, "unassigned": loose, "trash": thrown,
             "unusable": lost}
        )  # fmt: skip
        return 0
    # As they fit a terminal; everything else is in `show` and in the JSON.
    if lines:
        say_table([tr(head) for head in _HEADS], _cells(lines), right=(5, 7))
    print(render(say("{n} account", "{n} accounts", n=len(lines))))
    if days[0] != today:
        text = say("Health, coverage, next step and value as of {day}; --today judges all of them "
                   "anew.", day=days[0])  # fmt: skip
        print(render(text))
    if loose:
        print(render(say("{n} without an account in this book:", n=len(loose))))
        say_table(
            [tr("Kind"), tr("Name"), tr("Refers to")],
            [(one.kind, one.name, one.account_ref) for one in loose],
        )
    if thrown:
        print(render(say("{n} in the trash", n=len(thrown))))
    if lost:
        text = say(
            "{n} value in this book cannot be used; `show` and `check` name them.",
            "{n} values in this book cannot be used; `show` and `check` name them.",
            n=len(lost),
        )
        print(render(text))
    return 0


def show_account(arguments: argparse.Namespace) -> int:
    """Tell everything about one account."""
    from csm_desktop.app.accounts.sheet import account_sheet  # much that a list does without

    with book_to_read(arguments.book) as book:
        account = account_named(book, arguments.account)
        sheet = account_sheet(book, account.id)
    if arguments.json:
        say_json(sheet.content)
        return 0
    print(one_line(sheet.title))
    for section in sheet.sections:
        print(f"\n{section.title}")
        # Labels of a section stand in one column.
        size = max((width(fact.label) for fact in section.facts), default=0)
        for fact in section.facts:
            why = f"   ({fact.why})" if fact.why else ""
            print(one_line(f"  {padded(fact.label, size)}  {fact.value}{why}").rstrip())
    return 0


def _cells(lines: Sequence[AccountLine]) -> list[list[str]]:
    """The table's cells; days, labels and shares are few, and each is put into words once."""
    day, name, share = cache(short_day), cache(label), cache(_share_words)
    return [_row(line, day, name, share) for line in lines]


def _row(
    line: AccountLine,
    day: Callable[..., str],
    name: Callable[[Enum], str],
    share: Callable[[int, int], str],
) -> list[str]:
    band = name(line.band)
    cells = {
        "name": line.name,
        "segment": line.segment,
        "band": f"{band} {line.score:.0f}" if line.band is not Band.UNKNOWN else band,
        "coverage": f"{line.coverage}/3",
        "next_step": line.next_step,
        "last_touch_on": day(line.last_touch_on) if line.last_touch_on else "",
        "renews_on": day(line.renews_on, with_year=True) if line.renews_on else "",
        "arr": moneys(line.arr),
        # Nothing where either is not known.
        "achieved": share(round(line.achieved), round(line.expected))
        if line.achieved is not None and line.expected is not None
        else "",
        "standing": name(line.standing) if line.standing else "",
    }
    # Not usable is said in the cell: an empty one would look like no value.
    return [tr("not usable") if field in line.unusable else text for field, text in cells.items()]


def _share_words(achieved: int, expected: int) -> str:
    """How much of the value expected by now is there."""
    return render(say("{achieved} of {expected} %", achieved=str(achieved), expected=expected))
