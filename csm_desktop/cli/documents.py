"""`pack`, `plan`, `journey`, `digest`, `handoff`, `map`, `chart`: for a customer."""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any, TypeVar

from csm_desktop.app.accounts.sheet import unusable_name
from csm_desktop.app.book import Book
from csm_desktop.app.documents.account_papers import (
    chart_paper,
    handoff_paper,
    journey_paper,
    map_paper,
    plan_paper,
)
from csm_desktop.app.documents.digest_paper import digest_paper
from csm_desktop.app.documents.ebr import ebr_paper
from csm_desktop.app.documents.languages import customers_voice, proposed_language
from csm_desktop.app.documents.plan_workbook import ENDING as WORKBOOK
from csm_desktop.app.documents.plan_workbook import write_plan_workbook
from csm_desktop.app.documents.printable import Printable, Written, aged_words, is_deck
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.reviews.frozen import ENDINGS, kept_file, write_copy
from csm_desktop.app.reviews.pack_batch import (
    BatchedPack,
    BatchWish,
    PackOutcome,
    reviewed_in,
    write_packs,
)
from csm_desktop.cli.output import Ticker, one_line, say_json
from csm_desktop.cli.window import book_to_read
from csm_desktop.domain.limits.unusable import Unusable
from csm_desktop.domain.records.reviews import FrozenForm
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.domain.reviews.quarters import ReviewQuarter
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.wording import Voice, joined, label, render, tr

P = TypeVar("P")


def write_pack(arguments: argparse.Namespace) -> int:
    """Write an EBR pack: as slides where the file's name ends in .pptx."""
    slides = is_deck(arguments.output)
    if arguments.review is not None:
        return _write_kept(arguments)
    arguments.paper = arguments.paper or ("wide" if slides else "a4")
    if arguments.output.suffix.casefold() == ENDINGS[FrozenForm.FIGURES]:
        raise UserError(
            tr("Figures (.json) are kept of a review that was held."),
            tr("Nothing was written. Name the review by --review, or end in .pdf or .pptx."),
        )
    edition = Edition(arguments.variant)
    return _write(arguments, partial(ebr_paper, edition=edition, slides=slides))


def _write_kept(arguments: argparse.Namespace) -> int:
    """Write the file that a review which was held keeps, byte for byte."""
    forms = {ending: form for form, ending in ENDINGS.items()}
    form = forms.get(arguments.output.suffix.casefold(), FrozenForm.PDF)
    with book_to_read(arguments.book) as book:
        account = account_named(book, arguments.account)
        file = kept_file(book, account.id, arguments.review, form)
        write_copy(file, arguments.output, overwrite=arguments.overwrite)
    if arguments.json:
        say_json({"path": arguments.output, "bytes": file.size, "sha256": file.digest})
    else:
        print(one_line(str(arguments.output)))
    return 0


def write_all_packs(arguments: argparse.Namespace) -> int:
    """Write the packs of a quarter, and report on each. 1: not all of them could be written."""
    wish = BatchWish(
        Edition(arguments.variant),
        arguments.paper or ("wide" if arguments.slides else "a4"),
        None if arguments.language is None else customers_voice(arguments.language),
        arguments.slides,
        arguments.overwrite,
    )
    with book_to_read(arguments.book) as book, Ticker(tr("Printing")) as ticker:
        quarter = arguments.quarter or ReviewQuarter.of(book.today())

        def goes_on(done: int, count: int) -> bool:
            ticker(done, count)
            return True

        made = write_packs(book, reviewed_in(book, quarter), arguments.output, wish, goes_on)
    if arguments.json:
        say_json({"quarter": f"{quarter.year}Q{quarter.number}", "packs": made})
    else:
        _report(made)
    return int(any(each.outcome is PackOutcome.REFUSED for each in made))


def _report(made: Sequence[BatchedPack]) -> None:
    for each in made:
        print(one_line(each.path.name if each.path is not None else each.account))
        if each.outcome is PackOutcome.THERE:
            print(f"  {tr('was there already')}")
        if each.why:
            print(one_line(f"  {each.why}"))
        if each.missing:
            lacks = say("lacks {parts}", parts=joined([label(part) for part in each.missing]))
            print(f"  {render(lacks)}")
        if each.undrawable:
            signs = " ".join(each.undrawable)
            print(render(say("No font here can draw: {signs}", signs=signs)), file=sys.stderr)
    written = sum(each.outcome is PackOutcome.WRITTEN for each in made)
    print(render(say("{n} pack written", "{n} packs written", n=written)))


def write_plan(arguments: argparse.Namespace) -> int:
    """Write a joint impact plan: by the name's ending as a PDF, or as a workbook to fill in."""
    if arguments.output.suffix.casefold() != WORKBOOK:
        return _write(arguments, plan_paper)
    with book_to_read(arguments.book) as book:
        account = account_named(book, arguments.account)
        written = write_plan_workbook(
            book, account.id, arguments.output, as_of=arguments.date,
            voice=_customers(book, account.id, arguments.language),
            overwrite=arguments.overwrite,
        )  # fmt: skip
        lost = [unusable for unusable in book.unusable() if unusable.account_id == account.id]
    return _tell(arguments, written, lost)


def write_journey(arguments: argparse.Namespace) -> int:
    """Write an impact journey."""
    return _write(arguments, journey_paper)


def write_digest(arguments: argparse.Namespace) -> int:
    """Write the digest of a month: the customer's copy, or ours."""
    ours = arguments.internal

    def paper_of(account_id: int, _: date | None) -> Printable[Any]:
        return digest_paper(account_id, arguments.month, internal=ours)

    return _write(arguments, paper_of)


def write_handoff(arguments: argparse.Namespace) -> int:
    """Write a hand-off sheet."""
    return _write(arguments, handoff_paper)


def write_map(arguments: argparse.Namespace) -> int:
    """Write the map of who works with whom."""
    return _write(arguments, map_paper)


def write_chart(arguments: argparse.Namespace) -> int:
    """Write who reports to whom."""
    return _write(arguments, partial(chart_paper, internal=arguments.internal))


def _customers(book: Book, account_id: int, tag: str | None) -> Voice:
    """The voice of this language, else of the one that letters to the account have."""
    return customers_voice(proposed_language(book, account_id) if tag is None else tag)


def in_language(document: "Printable[P]", tag: str) -> "Printable[P]":
    """A document of our own side in a language; "" in the one of who asks for it."""
    return document.spoken_in(customers_voice(tag)) if tag else document


def _write(
    arguments: argparse.Namespace, paper_of: Callable[[int, date | None], Printable[Any]]
) -> int:
    with (
        book_to_read(arguments.book) as book,
        Ticker(tr("Printing")),
    ):
        account = account_named(book, arguments.account)
        document = paper_of(account.id, arguments.date)
        # What is for our own side speaks as its reader does, unless told otherwise.
        if arguments.language is not None or document.voice is not None:
            voice = _customers(book, account.id, arguments.language)
            document = document.spoken_in(voice)
        written = document.write(
            book, arguments.output, arguments.paper, overwrite=arguments.overwrite
        )
        lost = [unusable for unusable in book.unusable() if unusable.account_id == account.id]
    return _tell(arguments, written, lost)


def _tell(arguments: argparse.Namespace, written: Written, lost: Sequence[Unusable]) -> int:
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
    for title in written.aged:
        print(one_line(f"{aged_words()} {title}"), file=sys.stderr)
    if written.undrawable:
        signs = " ".join(written.undrawable)
        print(render(say("No font here can draw: {signs}", signs=signs)), file=sys.stderr)
