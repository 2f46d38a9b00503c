"""What a review that was held keeps for good: its pack as a PDF, as slides, and what it said.

The bytes themselves are kept and not what they are made of: no later program, font or library
makes them differ. In an encrypted book they are encrypted with it.
"""

import base64
import binascii
import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from csm_desktop.app.book import Book
from csm_desktop.app.documents.ebr import Material, pack_deck, pack_of, pack_pdf
from csm_desktop.app.reviews.held import Held, hold_review
from csm_desktop.domain.records.reviews import FrozenFile, FrozenForm, Review, ReviewStatus
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.files import atomic_write, check_target
from csm_desktop.reports.ebr.pack import Pack
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.queries.paper_pictures import frozen_files
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

ENDINGS = {FrozenForm.PDF: ".pdf", FrozenForm.SLIDES: ".pptx", FrozenForm.FIGURES: ".json"}
_LARGEST = 200_000_000  # bytes of a file that is unpacked


@dataclass(frozen=True, slots=True)
class FileToKeep:
    """A file before it is kept."""

    form: FrozenForm
    content: bytes


def files_to_keep(material: Material, paper: str = "a4") -> tuple[FileToKeep, ...]:
    """What a review keeps, from what it is shown from; asks no book, for any thread.

    Nothing where the pack would say nothing.
    """
    pack = pack_of(replace(material, edition=Edition.FULL))
    try:
        pdf, deck = pack_pdf(pack, paper), pack_deck(pack)
    except UserError:
        return ()
    return (
        FileToKeep(FrozenForm.PDF, pdf),
        FileToKeep(FrozenForm.SLIDES, deck),
        FileToKeep(FrozenForm.FIGURES, _said(pack)),
    )


def _said(pack: Pack) -> bytes:
    """What a pack says, as JSON: readable without this program."""
    plain = replace(pack, our_logo=None, their_logo=None)
    found = {key: value for key, value in asdict(plain).items() if key != "voice"}
    return json.dumps(_bare(found), ensure_ascii=False, indent=1).encode("utf-8")


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _bare(each) for key, each in value.items() if key != "rgba"}
    if isinstance(value, tuple | list):
        return [_bare(each) for each in value]
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def hold_and_keep(
    work: Work, /, files: Sequence[FileToKeep], account_id: int, on: date, *who_and_next: Any
) -> Held:
    """Say that the planned review was held, as `hold_review` does with the rest, and keep its
    files: one act, so that one step takes both back."""
    held = hold_review(work, account_id, on, *who_and_next)
    if files:
        keep_files(work, held.review.id, files)
    return held


def keep_files(work: Work, /, review_id: int, files: Sequence[FileToKeep]) -> Review:
    """Keep the files of a review that was held. Raises UserError for one that was not, or that
    keeps its files already: they are not replaced."""
    review = work.get(Review, review_id)
    if review.status is not ReviewStatus.HELD or work.find(FrozenFile, review_id=review_id):
        raise UserError(
            tr("Files are kept once, of a review that was held."), tr("Nothing was changed.")
        )
    for file in files:
        shrunk = base64.b64encode(zlib.compress(file.content, 9)).decode("ascii")
        work.add(
            FrozenFile(
                work.new_id(), review.account_id, review.id, file.form, shrunk,
                len(file.content), _digest(file.content), work.now(),
            )
        )  # fmt: skip
    return review


def _digest(content: bytes) -> str:
    import hashlib  # OpenSSL, which only whole files are worth

    return hashlib.sha256(content).hexdigest()


def files_of(connection: BookConnection, review_id: int) -> tuple[FrozenFile, ...]:
    """The files that a review keeps; none where it was held before files were kept."""
    return tuple(frozen_files(connection, review_id))


def content_of(file: FrozenFile) -> bytes:
    """A file as it was kept, byte for byte. Raises UserError where the book is damaged there."""
    try:
        unpacker = zlib.decompressobj()
        packed = base64.b64decode(file.data, validate=True)
        content = unpacker.decompress(packed, min(file.size, _LARGEST) + 1)
    except (binascii.Error, ValueError, zlib.error):
        content = b""
    if _digest(content) != file.digest:
        raise UserError(
            tr("This file is damaged in the book."),
            tr("Nothing was written. A backup from before may hold it whole."),
        )
    return content


def write_copy(file: FrozenFile, target: Path, *, overwrite: bool = False) -> Path:
    """Write a kept file, whole or not at all; errors as in `Printable.write`."""
    check_target(target, overwrite=overwrite)
    content = content_of(file)
    with atomic_write(target, overwrite=overwrite) as written:
        written.write(content)
    return target


def kept_file(book: Book, account_id: int, number: int, form: FrozenForm) -> FrozenFile:
    """The file of a form that an account's review of a number keeps. Raises UserError where it
    keeps none."""
    with book.reading() as connection:
        facts = account_facts(connection, account_id, book.today())
        held = [r for r in facts.reviews if r.number == number and r.status is ReviewStatus.HELD]
        for review in held:
            for file in files_of(connection, review.id):
                if file.form is form:
                    return file
    raise UserError(
        render(say("EBR {n} of {account} keeps no such file.", n=number,
                   account=facts.account.name)),
        tr("Nothing was written. Files are kept from the day a review is marked as held."),
    )  # fmt: skip
