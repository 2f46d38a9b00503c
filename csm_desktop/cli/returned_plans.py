"""`import BOOK plan.xlsx`: what a customer changed in the joint impact plan, line by line."""

import argparse

from csm_desktop.app.clock import SystemClock
from csm_desktop.app.opened_book import opened_book, writable_book
from csm_desktop.app.plan.returned import (
    PlanComingBack,
    accept_differences,
    coming_back,
    said_words,
    what_differs,
    why_doubtful,
)
from csm_desktop.cli.arguments import numbers
from csm_desktop.cli.output import one_line, say_json
from csm_desktop.cli.window import tell_of_strays
from csm_desktop.domain.plan.round_trip import DifferenceKind, PlanDifference, ReturnedPlan
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.wording import render, tr


def take_in_plan(arguments: argparse.Namespace, plan: ReturnedPlan) -> int:
    """Show what differs, and take in what is proposed, or the lines that were asked for."""
    if not arguments.book.exists():
        raise UserError(
            render(say("The plan in {file} belongs to no account of this book.", file=plan.file)),
            tr("Nothing was changed, and no book was made."),
        )
    clock, dry_run = SystemClock(), arguments.dry_run
    opened = (
        opened_book(arguments.book, clock, read_only=True)
        if dry_run
        else writable_book(arguments.book, clock)
    )
    with opened as book:
        tell_of_strays(book)
        found = coming_back(book, plan)
        chosen = _chosen(found, arguments.lines)
        if chosen and not dry_run:
            words = say("Take in the plan of {account}", account=found.account)
            book.run(words, accept_differences, found.account_id, chosen)
    if arguments.json:
        taken = [] if dry_run else [line.id for line in chosen]
        say_json({"dry_run": dry_run, "accepted": taken, "plan": found})
    else:
        _tell(found, chosen, arguments)
    return 0


def _chosen(found: PlanComingBack, lines: str | None) -> list[PlanDifference]:
    known = found.differences.lines
    if lines is None:
        return [line for line in known if line.wanted]
    wanted = numbers(lines)
    unknown = sorted(wanted - {line.id for line in known})
    if unknown:
        raise UserError(
            render(say("There is no line {n}.", n=unknown[0])),
            tr("Nothing was changed. --dry-run numbers the lines."),
        )
    return [line for line in known if line.id in wanted]


def _tell(
    found: PlanComingBack, chosen: list[PlanDifference], arguments: argparse.Namespace
) -> None:
    lines = found.differences.lines
    head = say("The joint impact plan of {account}, as it was written on {on}.",
               account=found.account, on=found.plan.made_at.date())  # fmt: skip
    print(render(head))
    for note in found.differences.notes:
        print(one_line(f"  {render(note)}"))
    taken = {line.id for line in chosen}
    for line in lines:
        print(one_line(f"  {'+' if line.id in taken else '-'} {line.id}: {_line(line)}"))
    if not lines:
        print(tr("It says what the book says: there is nothing to take in."))
    elif arguments.dry_run:
        print(tr("This was a dry run: nothing was stored. + would be taken in; --lines 1,3-5 "
                 "chooses others."))  # fmt: skip
    else:
        print(render(say("Taken in: {n} of {all} lines.", n=len(chosen), all=len(lines))))


def _line(line: PlanDifference) -> str:
    doubt = why_doubtful(line)
    title = f"{line.title}, {what_differs(line)}"
    if line.kind is DifferenceKind.CHANGED:
        words = say(
            "{title}: “{ours}” in the book, “{theirs}” in the file",
            title=title, ours=said_words(line.ours), theirs=said_words(line.theirs),
        )  # fmt: skip
        title = render(words)
    return f"{title} ({render(doubt)})" if doubt else title
