"""`practice`: how far our own practice is, and what to raise next."""

import argparse
from collections.abc import Callable

from csm_desktop.app.book import Book
from csm_desktop.app.documents.listings import Listing
from csm_desktop.app.lists.figures import current_lines
from csm_desktop.app.practice.assessments import assessments
from csm_desktop.app.practice.checklist_listing import checklist_listing
from csm_desktop.app.practice.checklists import ChecklistBook, checklists
from csm_desktop.app.practice.council_listing import council_listing
from csm_desktop.app.practice.engagement import engagement_book, engagement_listing
from csm_desktop.app.practice.kpis import kpi_listing, practice_kpis
from csm_desktop.app.practice.paper import assessed, maturity_paper
from csm_desktop.app.practice.request_listing import request_listing
from csm_desktop.app.practice.requests import book_requests
from csm_desktop.app.strategies.council_view import council
from csm_desktop.cli.book_lists.listed import write_listed
from csm_desktop.cli.output import say_json, say_table
from csm_desktop.cli.window import book_to_read
from csm_desktop.domain.practice.checklist import ComparedRound
from csm_desktop.domain.practice.index import ComparedAssessment
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.wording import label, render, tr
from csm_desktop.wording.checklist_words import item_words
from csm_desktop.wording.practice_words import (
    compared_words,
    levels_words,
    moved_words,
    raise_words,
    score_words,
    stage_guide,
)


def show_practice(arguments: argparse.Namespace) -> int:
    """Tell a part of the practice, beside last time; or write its page."""
    with book_to_read(arguments.book) as book:
        return _PARTS[arguments.part](book, arguments)


def _assessment(book: Book, arguments: argparse.Namespace) -> int:
    if arguments.output is not None:
        made = maturity_paper().write(book, arguments.output, overwrite=arguments.overwrite)
        if arguments.json:
            say_json({"path": made.path})
        else:
            print(render(say("Written: {path}", path=str(made.path))))
    elif arguments.json:
        say_json({"assessments": [_told(one) for one in assessments(book)]})
    else:
        _tell(assessed(book))
    return 0


def _checklist(book: Book, arguments: argparse.Namespace) -> int:
    known = checklists(book)
    if arguments.json and arguments.output is None:
        say_json({"rounds": [_round(known, one) for one in known.pictures]})
        return 0
    if not known.pictures:
        raise UserError(
            tr("Nobody went through the checklist yet."),
            tr("Go through it on the page Practice, Checklist."),
        )
    listing = checklist_listing(known, known.pictures[0], book.today())
    if arguments.output is not None:
        return write_listed(listing, arguments)
    for table in listing.pack.tables:
        say_table([column.head for column in table.columns], table.rows)
    print(listing.pack.tables[0].notes[0])
    return 0


def _round(known: ChecklistBook, picture: ComparedRound) -> dict[str, object]:
    return {
        "on": picture.round.on,
        "counts": picture.counts,
        "before": None if picture.before is None else picture.counts_before,
        "items": [
            {
                "layer": line.item.layer,
                "item": item_words(line.item),
                "own": not line.item.number,
                "state": line.state,
                "before": line.before,
                "owner": known.owner(line),
                "due_on": line.answer.due_on,
                "note": line.answer.note,
            }
            for line in picture.lines
        ],
    }


def _requests(book: Book, arguments: argparse.Namespace) -> int:
    found = book_requests(book)
    listing = request_listing(found)

    def tell() -> None:
        for table in listing.pack.tables:
            print(table.heading)
            say_table([column.head for column in table.columns], table.rows, right=(3, 4))
        print(listing.pack.title if found.lines else listing.pack.nothing)

    told = {"as_of": found.as_of, "waiting": found.waiting, "requests": found.lines}
    return _listed(listing, arguments, told, tell)


def _kpis(book: Book, arguments: argparse.Namespace) -> int:
    found = practice_kpis(book)
    listing = kpi_listing(found)
    heads, *rows = listing.rows
    return _listed(listing, arguments, found, lambda: say_table(heads, rows))


def _engagement(book: Book, arguments: argparse.Namespace) -> int:
    found = engagement_book(book, current_lines(book))
    listing = engagement_listing(found)

    def tell() -> None:
        heads, *rows = listing.rows
        say_table(heads, rows, right=range(1, len(heads)))
        print(levels_words(found.levels) or listing.pack.nothing)

    return _listed(listing, arguments, found, tell)


def _council(book: Book, arguments: argparse.Namespace) -> int:
    found = council(book)
    listing = council_listing(found)

    def tell() -> None:
        for table in listing.pack.tables:
            print(table.heading)
            say_table([column.head for column in table.columns], table.rows)
        print(listing.pack.title if listing.pack.tables else listing.pack.nothing)

    return _listed(listing, arguments, found, tell)


def _listed(
    listing: Listing,
    arguments: argparse.Namespace,
    told: object,
    tell: Callable[[], None],
) -> int:
    """A part of the practice as a file where one is named, else for machines, or for people by
    `tell`."""
    if arguments.output is not None:
        return write_listed(listing, arguments)
    if arguments.json:
        say_json(told)
    else:
        tell()
    return 0


_PARTS: dict[str, Callable[[Book, argparse.Namespace], int]] = {
    "assessment": _assessment,
    "checklist": _checklist,
    "requests": _requests,
    "kpis": _kpis,
    "engagement": _engagement,
    "council": _council,
}


def _tell(picture: ComparedAssessment) -> None:
    print(render(say("Assessed on {on}", on=picture.assessment.on)))
    rows = [
        [
            label(line.pillar),
            "" if line.points is None else str(line.points),
            moved_words(line),
            tr("not answered") if line.stage is None else label(line.stage),
        ]
        for line in picture.lines
    ]
    heads = [tr("Pillar"), tr("Points"), tr("Since last time"), tr("Stage")]
    say_table(heads, rows, right=(1, 2))
    lowest = picture.raise_next
    asks = ""
    if lowest is not None and lowest.next_stage is not None:
        asks = stage_guide(lowest.pillar, lowest.next_stage)
    for words in (score_words(picture), compared_words(picture), raise_words(picture), asks):
        if words:
            print(words)


def _told(picture: ComparedAssessment) -> dict[str, object]:
    lowest = picture.raise_next
    return {
        "on": picture.assessment.on,
        "score": picture.score,
        "band": picture.band,
        "before": None if picture.before is None else picture.before.on,
        "score_before": picture.score_before,
        "pillars": [
            {"pillar": line.pillar, "points": line.points, "before": line.before,
             "stage": line.stage}
            for line in picture.lines
        ],
        "raise_next": None if lowest is None else {"pillar": lowest.pillar, "to": lowest.wanted},
        "note": picture.assessment.note,
    }  # fmt: skip
