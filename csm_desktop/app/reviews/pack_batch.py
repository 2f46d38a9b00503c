"""The packs of all accounts that are reviewed in a quarter, a file each.

One failing stops no other, and what was written before is not written again.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.app.documents.ebr import (
    Material,
    Pack,
    ebr_material,
    pack_deck,
    pack_of,
    pack_pdf,
)
from csm_desktop.app.documents.languages import customers_voice, proposed_language, whole_in
from csm_desktop.app.documents.pack_names import pack_file_name
from csm_desktop.app.documents.printable import SLIDES, aged_words, write_printed
from csm_desktop.app.reviews.list import ReviewLine, review_lines
from csm_desktop.domain.records.reviews import ReviewPart
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.domain.reviews.quarters import ReviewQuarter
from csm_desktop.errors import UserError
from csm_desktop.files import make_folder
from csm_desktop.values import dataclass
from csm_desktop.wording import ENGLISH, Voice, tr


class PackOutcome(StrEnum):
    """What became of one pack of many."""

    WRITTEN = "written"
    THERE = "there"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class BatchWish:
    """In which edition, on which paper, in whose voice (None: each account's own); `overwrite` what
    a former run wrote."""

    edition: Edition = Edition.FULL
    paper: str = "a4"
    voice: Voice | None = ENGLISH
    slides: bool = False
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class BatchedPack:
    """One account's pack: where it is, or why there is none, or what of it to look at again; which
    parts have nothing to show, and which characters no font here can draw."""

    account_id: int
    account: str
    outcome: PackOutcome
    path: Path | None
    why: str
    missing: tuple[ReviewPart, ...]
    undrawable: tuple[str, ...] = ()


def reviewed_in(book: Book, quarter: ReviewQuarter) -> tuple[ReviewLine, ...]:
    """The accounts whose next review is held in a quarter, by its day; may run on a thread."""
    return of_quarter(review_lines(book), quarter, book.today())


def of_quarter(
    lines: Iterable[ReviewLine], quarter: ReviewQuarter, today: date
) -> tuple[ReviewLine, ...]:
    """Those of the lines whose review is held in a quarter, in their order."""
    return tuple(line for line in lines if line.on is not None and quarter.calls(line.on, today))


def write_packs(
    book: Book,
    lines: Sequence[ReviewLine],
    folder: Path,
    wish: BatchWish,
    goes_on: Callable[[int, int], bool] = lambda _done, _all: True,
) -> tuple[BatchedPack, ...]:
    """Write the packs into a folder, each whole or not at all; `goes_on(done, all)` is asked before
    each and stops the rest. Raises UserError where there can be no such folder."""
    make_folder(folder)
    found: list[BatchedPack] = []
    taken: set[str] = set()
    for done, line in enumerate(lines):
        if not goes_on(done, len(lines)):
            break
        found.append(_written(book, line, folder, wish, taken))
    return tuple(found)


def _written(
    book: Book, line: ReviewLine, folder: Path, wish: BatchWish, taken: set[str]
) -> BatchedPack:
    def told(outcome: PackOutcome, path: Path | None, why: str = "") -> BatchedPack:
        return BatchedPack(line.id, line.name, outcome, path, why, line.missing)

    try:
        spoken = wish.voice or customers_voice(proposed_language(book, line.id))
        material = replace(ebr_material(book, line.id), edition=wish.edition)
        pack = pack_of(material, spoken)
        target = folder / _own_name(pack, wish, taken)
        # A former run stopped half way: its files are whole, and the rest follows.
        if target.exists() and not wish.overwrite:
            return told(PackOutcome.THERE, target)
        pack, content = whole_in(spoken, partial(_made, material, wish))
        written = write_printed(target, content, (), pack, overwrite=wish.overwrite)
    except UserError as error:
        return told(PackOutcome.REFUSED, None, str(error))
    except LookupError:
        return told(PackOutcome.REFUSED, None, tr("The account was deleted meanwhile."))
    why = " ".join((aged_words(), *written.aged)) if written.aged else ""
    return replace(told(PackOutcome.WRITTEN, target, why), undrawable=written.undrawable)


def _made(material: Material, wish: BatchWish, voice: Voice) -> tuple[Pack, bytes]:
    pack = pack_of(material, voice)
    draw = pack_deck if wish.slides else pack_pdf
    return pack, draw(pack, wish.paper)


def _own_name(pack: Pack, wish: BatchWish, taken: set[str]) -> str:
    """Its name; of two accounts with one name the second is numbered, always alike."""
    ending = SLIDES if wish.slides else ".pdf"
    name = first = pack_file_name(pack, ending)
    number = 1
    while name.casefold() in taken:
        number += 1
        name = f"{first.removesuffix(ending)} ({number}){ending}"
    taken.add(name.casefold())
    return name
