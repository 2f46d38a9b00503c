"""Photos are bare pixels: what is kept comes back, and nothing else is taken for a photo."""

import base64
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.people.photos import MOST, SIZE, packed, unpacked


@given(st.binary(min_size=1, max_size=64))
def test_what_is_kept_comes_back(pattern: bytes) -> None:
    pixels = (pattern * (SIZE // len(pattern) + 1))[:SIZE]
    data = packed(pixels)
    assert len(data) <= MOST
    assert unpacked(data) == pixels


def test_pixels_that_do_not_shrink_fit_as_well() -> None:
    noise = b"".join(zlib.crc32(bytes([i % 256, i // 256])).to_bytes(4, "big") for i in range(SIZE))
    assert len(packed(noise[:SIZE])) <= MOST


@given(st.text(max_size=200))
def test_other_words_are_no_photo(text: str) -> None:
    assert unpacked(text) is None


def test_too_few_pixels_and_far_too_many_are_none() -> None:
    for size in (0, SIZE - 1, SIZE + 1, 1000 * SIZE):
        data = base64.b64encode(zlib.compress(bytes(size))).decode()
        assert unpacked(data) is None
    with pytest.raises(ValueError, match="1"):
        packed(b"x")
