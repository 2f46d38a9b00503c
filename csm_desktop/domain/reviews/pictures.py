"""Pictures as bare pixels of red, green, blue and opacity: to show or print one, no reader of
pictures is asked (docs/decisions/023-photos-as-pixels.md)."""

import base64
import binascii
import zlib

from csm_desktop.domain.records.reviews import Picture, PictureKind
from csm_desktop.values import dataclass

SIDES = {
    PictureKind.OUR_LOGO: (640, 240),
    PictureKind.THEIR_LOGO: (640, 240),
    PictureKind.CAPABILITY: (1280, 900),
}
"""The most pixels across and down that a picture keeps."""
MOST = 3_000_000
"""Characters of a picture as it is kept."""
CHANNELS = 4
_VISIBLE = 128
_LEAST_CONTRAST = 3.0
_LEAST_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture, row by row from the top; `caption` says what is seen, `id` where it is kept."""

    wide: int
    high: int
    rgba: bytes
    caption: str = ""
    id: int = 0


def packed(pixels: Pixels) -> str:
    """Pixels as text. Raises ValueError where there are not as many as they say."""
    if len(pixels.rgba) != pixels.wide * pixels.high * CHANNELS:
        raise ValueError(len(pixels.rgba))
    return base64.b64encode(zlib.compress(pixels.rgba, 9)).decode("ascii")


def unpacked(picture: Picture) -> Pixels | None:
    """The pixels of a picture; None for what is none, however it came into the book."""
    most_wide, most_high = SIDES[picture.shows]
    fits = 0 < picture.wide <= most_wide and 0 < picture.high <= most_high
    if not fits or len(picture.data) > MOST:
        return None
    size = picture.wide * picture.high * CHANNELS
    try:
        # Never more than it has: a few bytes may say that they are a gigabyte.
        found = zlib.decompressobj().decompress(
            base64.b64decode(picture.data, validate=True), size + 1
        )
    except (binascii.Error, ValueError, zlib.error):
        return None
    if len(found) != size:
        return None
    return Pixels(picture.wide, picture.high, found, picture.caption, picture.id)


def contrast(one: str, other: str) -> float:
    """How two colours (#RRGGBB) stand against each other, by WCAG: 1 to 21."""
    light, dark = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def is_seen_on_white(pixels: Pixels) -> bool:
    """Whether enough of a picture stands out from a white page to be known there: of what is
    visible, a twentieth at 3 to 1 (our choice)."""
    visible = seen = 0
    rgba = pixels.rgba
    # One in so many is enough, and as many as a large logo has would take seconds.
    step = CHANNELS * max(1, pixels.wide * pixels.high // 20_000)
    for at in range(0, len(rgba), step):
        if rgba[at + 3] < _VISIBLE:
            continue
        visible += 1
        level = _luminance((rgba[at], rgba[at + 1], rgba[at + 2]))
        seen += 1.05 / (level + 0.05) >= _LEAST_CONTRAST
    return visible > 0 and seen >= visible * _LEAST_SHARE


def is_colour(text: str) -> bool:
    """Whether a text is a colour as #RRGGBB."""
    digits = text[1:]
    return len(text) == 7 and text[0] == "#" and all(d in "0123456789abcdefABCDEF" for d in digits)


def _rgb(text: str) -> tuple[int, int, int]:
    red, green, blue = (int(text[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _luminance(rgb: tuple[int, int, int]) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
        for value in (part / 255 for part in rgb)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
