"""The reader of pictures for paper that runs outside the program: from a file to bare pixels."""

import io
from collections.abc import Iterator
from pathlib import Path

from csm_desktop.domain.records.reviews import PictureKind
from csm_desktop.domain.reviews.pictures import MOST, SIDES, Pixels, packed
from csm_desktop.domain.text.message import say
from csm_desktop.importers.cards.pictures import in_eight_bits
from csm_desktop.importers.refusals import trouble

READER = "csm_desktop.importers.cards.logos:read"
_FORMATS = ("JPEG", "PNG", "WEBP")
_MOST_PIXELS = 40_000_000


def read(path: Path, kind: str) -> Iterator[object]:
    """The picture in a file as its width, height and packed pixels, no larger than its kind keeps.

    Raises UserError for what is no picture.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    most = SIDES[PictureKind(kind)]
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    try:
        with Image.open(io.BytesIO(path.read_bytes()), formats=_FORMATS) as found:
            # Told before it is decoded: the limit of the library only warns up to twice its size.
            if found.width * found.height > _MOST_PIXELS:
                raise ValueError(found.size)
            picture = in_eight_bits(ImageOps.exif_transpose(found)).convert("RGBA")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError,
            SyntaxError) as fault:  # fmt: skip
        raise trouble(
            say("This is no picture that can be read."),
            say("PNG, JPEG, WebP and, for logos, SVG can be read."),
        ) from fault
    picture.thumbnail(most)
    data = packed(Pixels(picture.width, picture.height, picture.tobytes()))
    # What does not shrink enough is kept smaller, not refused: a photo as large as a screen.
    while len(data) > MOST:
        picture.thumbnail((picture.width * 4 // 5, picture.height * 4 // 5))
        data = packed(Pixels(picture.width, picture.height, picture.tobytes()))
    yield picture.width, picture.height, data
