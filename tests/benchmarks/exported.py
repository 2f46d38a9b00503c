"""Everything out of the scale book: time and memory, against csv and json writing the same rows."""

from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

from csm_desktop.app.documents.exports import export_book
from csm_desktop.app.opened_book import opened_book
from csm_desktop.storage.queries import dump
from tests.benchmarks.measuring import Children, Measured, compared
from tests.benchmarks.scale import CLOCK

_MOST_MB = 200


def measure(path: Path, folder: Path, children: Children, rounds: int) -> Iterator[Measured]:
    """Each in a process of its own, in turn; the peak is the greatest of all rounds."""
    target, tables = folder / "exported", ",".join(dump.TABLES)
    mine, others = [], []
    for _ in range(rounds):
        mine.append(children.alone("exported:export_once", str(path), str(target)))
        rmtree(target)
        others.append(children.alone("floors:export", str(path), str(target), tables))
        rmtree(target)
    yield compared(
        "export everything / csv plus json",
        [each.milliseconds for each in mine],
        [other.milliseconds for other in others],
        2,
    )
    peak = max(each.peak for each in mine)
    yield compared(f"memory: export everything / {_MOST_MB} MB", [peak], [float(_MOST_MB)], 1, "MB")


def export_once(path: str, folder: str) -> None:
    """Open a book and write everything out."""
    with opened_book(Path(path), CLOCK, read_only=True) as book:
        export_book(book, Path(folder))
