"""How times grow with the book: the whole of it and a tenth, in turn."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.benchmarks import books, words
from tests.benchmarks.measuring import Measured, side_by_side

_AT_MOST = 1.1
"""Times of a book ten times as large may grow twelvefold, to leave room for noise."""


def measure(small: Path, large: Path, times: float, rounds: int) -> Iterator[Measured]:
    """Ratios divided by how much larger the book is: 1 is linear, less is better."""
    few = max(1, rounds // 5)
    for what, job, repeated in (
        ("open and list", books.open_and_list, rounds),
        ("open and edit 50 times", _edited, few),
        ("open and search a middle word", _searched, rounds),
        ("open and judge the health of all", books.judge_once, few),
    ):
        grown = side_by_side(
            f"growth × {times:g}: {what}",
            lambda job=job: job(str(large)),  # type: ignore[misc]
            lambda job=job: job(str(small)),  # type: ignore[misc]
            _AT_MOST,
            repeated,
            note="the whole book, a tenth of it; their ratio by that of the books",
        )
        yield replace(
            grown, ratio=grown.ratio / times, low=grown.low / times, high=grown.high / times
        )


def _edited(path: str) -> None:
    books.edit_times(path, "50")


def _searched(path: str) -> object:
    return books.search_once(path, words.MIDDLE)
