"""The reader of pictures that runs outside the program: from a file to a small photo."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from csm_desktop.domain.people.photos import SIDE, packed
from csm_desktop.domain.text.message import say
from csm_desktop.importers.cards.vcards import photo_of
from csm_desktop.importers.files.formats.first_bytes import is_vcard
from csm_desktop.importers.refusals import trouble

if TYPE_CHECKING:
    from PIL.Image import Image

READER = "csm_desktop.importers.cards.pictures:read"
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP")
_MOST_PIXELS = 60_000_000  # a large camera's; more is no portrait


def read(path: Path) -> Iterator[object]:
    """The photo in a picture's file, or in the first address card that holds one. Raises UserError
    for what is neither."""
    content = path.read_bytes()
    if is_vcard(content[:1000]):
        inner = photo_of(content)
        if inner is None:
            raise trouble(say("The address card holds no photo."))
        content = inner
    photo = small_photo(content)
    if photo is None:
        raise trouble(
            say("This is no picture that can be read."),
            say("JPEG, PNG, GIF, WebP and BMP can be read, and address cards with a photo."),
        )
    yield photo


def in_eight_bits(picture: "Image") -> "Image":
    """A grey picture of 16 bits in eight, others as they are: Pillow's conversion cuts what is
    above 255 off, and all but black becomes white (findings/pillow-grey-of-sixteen-bits.sh)."""
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")


def small_photo(content: bytes) -> str | None:
    """A picture as a small square photo, as it is kept; None for what is none, or too large.

    Only for the child process: a decoder of pictures reads what a stranger made.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
            # Told before it is decoded: the limit of the library only warns up to twice its size.
            if picture.width * picture.height > _MOST_PIXELS:
                return None
            picture.draft("RGB", (4 * SIDE, 4 * SIDE))
            upright = in_eight_bits(ImageOps.exif_transpose(picture))
            plain = Image.new("RGB", upright.size, "white")
            with_alpha = upright.convert("RGBA")
            plain.paste(with_alpha, mask=with_alpha.getchannel("A"))
            return packed(ImageOps.fit(plain, (SIDE, SIDE)).tobytes())
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return None
