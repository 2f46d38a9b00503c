"""`merge`: a copy of a book that was edited on another machine, taken over."""

import argparse
from collections.abc import Iterable

from csm_desktop.app.book import Book
from csm_desktop.app.clock import SystemClock
from csm_desktop.app.exchange.merge import (
    CopySide,
    MergePlan,
    SideBySide,
    current_words,
    effect_words,
    gone_words,
    merge,
    merge_plan,
    merge_words,
    open_words,
)
from csm_desktop.app.opened_book import writable_book
from csm_desktop.cli.arguments import numbers
from csm_desktop.cli.exchange.second_file import unlock_second
from csm_desktop.cli.output import Ticker, one_line, say_json
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.change_words import value_words
from csm_desktop.wording import field_label, kind_label, render, tr

_ALL = "all"


def merge_copies(arguments: argparse.Namespace) -> int:
    """Take over what another copy of the book has, or say what that would do.

    The exit code is 1 while something that both changed is not decided.
    """
    with writable_book(arguments.book, SystemClock()) as book:
        unlock_second(arguments.other, arguments.other_passphrase_file, "--other-passphrase-file")
        with Ticker(tr("Comparing")):
            plan = merge_plan(book, arguments.other)
            if arguments.ours or arguments.theirs:
                decided = _decided(plan, arguments.ours, arguments.theirs)
                plan = merge_plan(book, arguments.other, decided)
        if not (arguments.dry_run or plan.does_nothing):
            book.run(merge_words(arguments.other), merge, plan)
        _tell(book, plan, arguments)
    return 1 if plan.undecided else 0


def _decided(plan: MergePlan, ours: str, theirs: str) -> dict[str, CopySide]:
    chosen = {CopySide.OURS: _names(plan, ours), CopySide.THEIRS: _names(plan, theirs)}
    both = chosen[CopySide.OURS] & chosen[CopySide.THEIRS]
    if both:
        raise UserError(
            tr("The same conflict is decided in two ways."),
            tr("Nothing was changed. Name each number once."),
        )
    return {name: choice for choice, names in chosen.items() for name in names}


def _names(plan: MergePlan, listed: str) -> set[str]:
    if not listed:
        return set()
    if listed.strip().casefold() == _ALL:
        return {conflict.name for conflict in plan.conflicts}
    wanted = numbers(listed)
    unknown = sorted(wanted - set(range(1, len(plan.conflicts) + 1)))
    if unknown:
        raise UserError(
            render(say("There is no conflict {n}.", n=unknown[0])),
            tr("Nothing was changed. --dry-run numbers them."),
        )
    return {plan.conflicts[number - 1].name for number in wanted}


def _tell(book: Book, plan: MergePlan, arguments: argparse.Namespace) -> None:
    if arguments.json:
        say_json(_plain(plan) | {"dry_run": arguments.dry_run})
        return
    print(render(current_words(plan, book.path, arguments.other)))
    if plan.does_nothing:
        print(tr("There is nothing to take over."))
    else:
        if arguments.dry_run:
            print(tr("Nothing was changed. It would be:"))
        print(f"  {render(effect_words(plan))}")
    gone = gone_words(plan)
    if gone is not None:
        print(render(gone))
    for line in _lines(plan.conflicts):
        print(f"  {one_line(line)}")
    if plan.undecided:
        print(render(open_words(plan)))
        print(tr("--ours 1,3-5 and --theirs 2 (or all) decide by these numbers."))


def _lines(conflicts: Iterable[SideBySide]) -> Iterable[str]:
    for number, each in enumerate(conflicts, start=1):
        what = field_label(each.kind, each.field) if each.field else kind_label(each.kind.__name__)
        named = " · ".join(dict.fromkeys(filter(None, (each.account, each.thing, what))))
        here, there = (value_words(value, "UTC", 60) for value in (each.ours, each.theirs))
        choice = {CopySide.OURS: tr("here"), CopySide.THEIRS: tr("there")}
        counts = "" if each.choice is None else f"  [{choice[each.choice]}]"
        words = say("{n}. {what}: {ours} here, {theirs} there", n=str(number), what=named,
                    ours=here, theirs=there)  # fmt: skip
        yield f"{render(words)}{counts}"


def _plain(plan: MergePlan) -> dict[str, object]:
    names = ("current", "parted", "ours", "theirs", "added", "changed", "removed", "acts",
             "undecided", "gone")  # fmt: skip
    conflicts = [
        {
            "number": number, "account": each.account, "kind": each.kind.__name__,
            "thing": each.thing, "field": each.field, "ours": each.ours, "theirs": each.theirs,
            "choice": each.choice,
        }
        for number, each in enumerate(plan.conflicts, start=1)
    ]  # fmt: skip
    return {**{name: getattr(plan, name) for name in names}, "conflicts": conflicts}
