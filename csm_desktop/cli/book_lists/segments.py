"""`segments`: how accounts are served, and which segment fits those that are in none."""

import argparse

from csm_desktop.app.accounts.segments import (
    UnplacedAccount,
    give_fitting,
    segments,
    unplaced_accounts,
)
from csm_desktop.app.clock import SystemClock
from csm_desktop.app.opened_book import writable_book
from csm_desktop.cli.output import say_json, say_table
from csm_desktop.cli.window import book_to_read
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.text.message import say
from csm_desktop.wording import joined, label, number, render, tr


def show_segments(arguments: argparse.Namespace) -> int:
    """List the segments and who is in none; `--place` puts these where they fit."""
    if arguments.place:
        return _place(arguments)
    with book_to_read(arguments.book) as book:
        known, unplaced = segments(book), unplaced_accounts(book)
    if arguments.json:
        say_json({"segments": known, "in_none": list(map(_told, unplaced))})
        return 0
    if known:
        say_table(
            [tr("Segment"), tr("Model"), tr("Contact, days"), tr("EBR, days"), tr("For products"),
             tr("Employees")],
            [(one.name, label(one.engagement), str(one.cadence_days), str(one.review_cadence_days),
              joined(list(one.products)), size_words(one)) for one in known],
            right=(2, 3),
        )  # fmt: skip
    if unplaced:
        print()
        _list(unplaced)
    text = say("{n} account is in no segment", "{n} accounts are in no segment", n=len(unplaced))
    print(render(text))
    return 0


def size_words(segment: Segment) -> str:
    """For how large customers a segment is; "" where it is not said."""
    least, most = segment.least_employees, segment.most_employees
    if least is None and most is None:
        return ""
    if most is None:
        return render(say("from {lower}", lower=number(least or 0)))
    return render(say("{lower} to {upper}", lower=number(least or 0), upper=number(most)))


def _place(arguments: argparse.Namespace) -> int:
    with writable_book(arguments.book, SystemClock()) as book:
        fit = [one for one in unplaced_accounts(book) if one.fits is not None]
        saying = say("Put {n} account into the segment that fits",
                     "Put {n} accounts into the segments that fit", n=len(fit))  # fmt: skip
        if fit:
            book.run(saying, give_fitting, [one.id for one in fit])
    if arguments.json:
        say_json({"placed": list(map(_told, fit))})
        return 0
    if fit:
        _list(fit)
    text = say("{n} account was put into a segment", "{n} accounts were put into a segment",
               n=len(fit))  # fmt: skip
    print(render(text))
    return 0


def _list(lines: "list[UnplacedAccount] | tuple[UnplacedAccount, ...]") -> None:
    say_table(
        [tr("Account"), tr("Fits"), tr("Why")],
        [
            (one.account.name, one.fits.segment.name, render(one.fits.why))
            if one.fits is not None
            else (one.account.name, "", "")
            for one in lines
        ],
    )


def _told(line: UnplacedAccount) -> dict[str, object]:
    fits = line.fits
    return {
        "id": line.id,
        "account": line.account.name,
        "segment": fits.segment.name if fits is not None else None,
        "why": render(fits.why) if fits is not None else None,
    }
