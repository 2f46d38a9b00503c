"""Small pictures of people, kept as bare pixels: to show one, no reader of pictures is asked.

A picture from outside is decoded once, in the child process; a book may come from elsewhere, and
what it holds is shown without decoding anything that a stranger made.
"""

import base64
import binascii
import zlib

SIDE = 64
"""Pixels of each side; three bytes a pixel."""
SIZE = SIDE * SIDE * 3
MOST = 20_000
"""Characters of a photo as it is kept: bare pixels that do not shrink take a little less."""


def packed(pixels: bytes) -> str:
    """Pixels, row by row from the top, as text. Raises ValueError where there are not enough."""
    if len(pixels) != SIZE:
        raise ValueError(len(pixels))
    return base64.b64encode(zlib.compress(pixels, 9)).decode("ascii")


def unpacked(data: str) -> bytes | None:
    """The pixels of a photo; None for what is none, however it came into the book."""
    if len(data) > MOST:
        return None
    try:
        unpacker = zlib.decompressobj()
        # Never more than a photo has: a few bytes may say that they are a gigabyte.
        pixels = unpacker.decompress(base64.b64decode(data, validate=True), SIZE + 1)
    except (binascii.Error, ValueError, zlib.error):
        return None
    return pixels if len(pixels) == SIZE else None
