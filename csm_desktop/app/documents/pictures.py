"""Pictures for paper: read from a file in the child process, checked against the page, kept."""

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from csm_desktop.app import settings
from csm_desktop.app.book import Book
from csm_desktop.app.documents.vector_logos import MOST_BYTES
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.reviews import Capability, Picture, PictureKind
from csm_desktop.domain.reviews.pictures import (
    Pixels,
    contrast,
    is_colour,
    is_seen_on_white,
    unpacked,
)
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.importers.cards.logos import READER
from csm_desktop.outside.limits import Limits
from csm_desktop.outside.parent import read_outside
from csm_desktop.storage.queries import paper_pictures
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.tokens import LIGHT
from csm_desktop.values import dataclass
from csm_desktop.wording import tr

ACCENT = "paper_accent"
"""The setting of the one colour of our paper."""
_LARGEST = 10_000_000  # bytes of a file
_LIMITS = Limits(output=4_000_000, seconds=30.0)
_LEAST_CONTRAST = 4.5
_LONGEST = 120
_VECTOR = ".svg"
_MOST_PICTURES = 4  # of a capability


@dataclass(frozen=True, slots=True)
class Branding:
    """How paper looks like ours: our company's name, its colour ("" as the program's), logos."""

    company: str = ""
    accent: str = ""
    ours: Pixels | None = None
    theirs: Pixels | None = None


def picture_from(
    path: Path,
    kind: PictureKind,
    vectors: str = "",
    waiting: Callable[[], object] | None = None,
) -> Picture:
    """The picture in a file, not stored yet (its id is 0); for any thread.

    `vectors` is the reader of SVG files, where one is to be had. Raises UserError for a file that
    is no picture, too large or cannot be read, and for a logo that nobody would see on a page.
    """
    is_vector = path.suffix.casefold() == _VECTOR
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UserError(tr("The file cannot be read."), error.strerror or "") from error
    if size > (MOST_BYTES if is_vector else _LARGEST):
        raise UserError(
            tr("The picture is larger than 10 MB, or 1 MB as an SVG."), tr("Nothing was changed.")
        )
    reader = vectors if is_vector and vectors else READER
    found = list(
        read_outside(
            reader, path, str(kind), take=lambda said: _taken(said, kind),
            advice=say("Save it as a smaller PNG."), limits=_LIMITS, waiting=waiting,
        )
    )  # fmt: skip
    if len(found) != 1:
        raise UserError(tr("The picture could not be read."), tr("Nothing was changed."))
    pixels = unpacked(found[0])
    assert pixels is not None
    if kind is not PictureKind.CAPABILITY and not is_seen_on_white(pixels):
        raise UserError(
            tr("Nobody would see this logo on a white page."),
            tr("Nothing was changed. Take the one that is made for light backgrounds."),
        )
    return found[0]


def _taken(said: object, kind: PictureKind) -> Picture:
    """What the child says is a picture, or it is no reader of ours any more."""
    match said:
        case (int() as wide, int() as high, str() as data) | [
            int() as wide,
            int() as high,
            str() as data,
        ]:
            made = Picture(0, kind, wide=wide, high=high, data=data)
        case _:
            raise ValueError(type(said).__name__)
    if unpacked(made) is None:
        raise ValueError(kind)
    return made


def set_logo(work: Work, /, picture: Picture, account_id: int | None = None) -> Picture:
    """Keep our logo, or the one of an account, in place of the one there is."""
    _refuse_bad(picture)
    if account_id is not None:
        work.get(Account, account_id)
    kind = PictureKind.OUR_LOGO if account_id is None else PictureKind.THEIR_LOGO
    for there in work.find(Picture, shows=kind, account_id=account_id):
        work.remove(there)
    return work.add(replace(picture, id=work.new_id(), shows=kind, account_id=account_id))


def remove_logo(work: Work, /, account_id: int | None = None) -> None:
    """Take our logo out, or the one of an account."""
    kind = PictureKind.OUR_LOGO if account_id is None else PictureKind.THEIR_LOGO
    for there in work.find(Picture, shows=kind, account_id=account_id):
        work.remove(there)


def add_picture(work: Work, /, capability_id: int, picture: Picture, caption: str = "") -> Picture:
    """Show a capability by one picture more. Raises UserError where it has as many as a page."""
    _refuse_bad(picture)
    work.get(Capability, capability_id)
    there = work.find(Picture, shows=PictureKind.CAPABILITY, capability_id=capability_id)
    if len(there) >= _MOST_PICTURES:
        raise UserError(tr("A capability has four pictures at most."), tr("Nothing was changed."))
    place = max((each.position for each in there), default=-1) + 1
    return work.add(
        replace(
            picture, id=work.new_id(), shows=PictureKind.CAPABILITY, account_id=None,
            capability_id=capability_id, caption=_caption(caption), position=place,
        )
    )  # fmt: skip


def write_caption(work: Work, /, picture_id: int, caption: str) -> Picture:
    """Say what a picture shows."""
    return work.put(replace(work.get(Picture, picture_id), caption=_caption(caption)))


def remove_picture(work: Work, /, picture_id: int) -> None:
    """Take a picture of a capability out."""
    work.remove(work.get(Picture, picture_id))


def set_accent(work: Work, /, colour: str) -> None:
    """Choose the one colour of our paper as #RRGGBB; "" is the program's.

    Raises UserError for what is no colour, and for one that nobody could read on a white page.
    """
    chosen = colour.strip()
    if chosen and not chosen.startswith("#"):
        chosen = f"#{chosen}"
    if chosen and not is_colour(chosen):
        raise UserError(tr("A colour is written as #0A5C8F."), tr("Nothing was changed."))
    if chosen and contrast(chosen, LIGHT.base) < _LEAST_CONTRAST:
        raise UserError(
            tr("This colour is too light for a white page."),
            tr("Nothing was changed. Its contrast must be 4.5 to 1: take a darker one."),
        )
    settings.put_text(work, ACCENT, chosen.upper())


def branding(connection: BookConnection, account_id: int | None = None) -> Branding:
    """How paper looks like ours, and for an account like theirs."""
    found = {
        (picture.shows, picture.account_id): picture
        for picture in paper_pictures.logos(connection, account_id)
    }
    ours = found.get((PictureKind.OUR_LOGO, None))
    theirs = found.get((PictureKind.THEIR_LOGO, account_id))
    return Branding(
        settings.our_company(connection),
        accent_of(connection),
        unpacked(ours) if ours is not None else None,
        unpacked(theirs) if theirs is not None else None,
    )


def accent_of(connection: BookConnection) -> str:
    """The one colour of our paper; "" for the program's."""
    accent = settings.text_of(connection, ACCENT)
    return accent if is_colour(accent) else ""


def branding_of(book: Book, account_id: int | None = None) -> Branding:
    """How the paper of a book looks, and for an account like theirs."""
    with book.reading() as connection:
        return branding(connection, account_id)


def pictures_of(
    connection: BookConnection, capability_ids: Collection[int]
) -> dict[int, tuple[Picture, ...]]:
    """The pictures of these capabilities, in their order."""
    found: dict[int, tuple[Picture, ...]] = {}
    for picture in paper_pictures.of_capabilities(connection, capability_ids):
        if picture.capability_id is not None:
            found[picture.capability_id] = (*found.get(picture.capability_id, ()), picture)
    return found


def pixels_of(
    connection: BookConnection, capability_ids: Collection[int]
) -> dict[int, tuple[Pixels, ...]]:
    """The same as they are drawn; what is no picture is passed over."""
    found = {}
    for capability_id, pictures in pictures_of(connection, capability_ids).items():
        drawn = tuple(pixels for each in pictures if (pixels := unpacked(each)) is not None)
        if drawn:
            found[capability_id] = drawn
    return found


def _caption(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


def _refuse_bad(picture: Picture) -> None:
    if unpacked(picture) is None:
        raise UserError(tr("The picture could not be read."), tr("Nothing was changed."))
