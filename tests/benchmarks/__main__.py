"""Measures the program on a scale book: `python -m tests.benchmarks [--json] [--accounts N] ...`.

Each thing is measured against a floor that does the bare work, side by side in one run; ratios are
what counts. The book lies in a temporary folder and is gone afterwards.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks import (
    books,
    calendars_in,
    encrypted,
    exported,
    growing,
    lists_in,
    starting,
    table,
    window,
)
from tests.benchmarks.measuring import Children, Measured
from tests.benchmarks.paper import packs, plans_back
from tests.benchmarks.peers import shell, spreadsheet
from tests.benchmarks.scale import Scale, make_scale_book

_IMPORTED = 10_000


def main(argv: Sequence[str] | None = None) -> int:
    """Measure everything and print it; 0 whether targets are met or not."""
    arguments = _parser().parse_args(argv)
    scale = Scale(arguments.accounts, arguments.notes)

    def tell(line: str) -> None:
        if not arguments.json:
            sys.stdout.write(line + "\n")
            sys.stdout.flush()

    with tempfile.TemporaryDirectory(prefix="csm-desktop-benchmarks-") as folder:
        lines: list[Measured] = []
        tell(table.HEAD)
        wanted = _everything(Path(folder), scale, arguments.rounds, arguments.without_window)
        for measured in wanted:
            lines.append(measured)
            tell(table.line(measured))
        if arguments.json:
            sys.stdout.write(table.as_json(lines, asdict(scale)) + "\n")
    return 0


def _everything(
    folder: Path, scale: Scale, rounds: int, without_window: bool = False
) -> Iterator[Measured]:
    children = Children(folder)
    yield from starting.measure(children, rounds)
    yield from packs.measure(folder, children, rounds)
    small, large = folder / "small.csm", folder / "large.csm"
    make_scale_book(small, scale.tenth())
    make_scale_book(large, scale)
    yield from books.listing_fresh(large, children, max(1, rounds // 3))
    yield from books.measure(large, rounds)
    yield from growing.measure(small, large, scale.accounts / scale.tenth().accounts, rounds)
    yield from shell.measure(large, folder, rounds)
    rows = min(_IMPORTED, 2 * scale.accounts)
    if not without_window:
        yield from window.measure(children, large, rounds, rows)
        yield from spreadsheet.measure(children, large, folder, max(1, rounds // 3))
    yield from lists_in.measure(large, folder, rows, min(rounds, max(2, rounds // 3)))
    yield from calendars_in.measure(folder, rounds)
    yield from plans_back.measure(folder, rounds)
    yield from exported.measure(large, folder, children, max(1, rounds // 5))
    yield from exported.published(large, max(1, rounds // 5))
    yield from encrypted.measure(large, folder, max(1, rounds // 3))
    yield from books.memory(large, children)
    yield from lists_in.memory(small, folder, rows, children)


def _parser() -> argparse.ArgumentParser:
    whole = Scale()
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--json", action="store_true", help="the same for machines")
    parser.add_argument("--accounts", type=int, default=whole.accounts, help="accounts in the book")
    parser.add_argument("--notes", type=int, default=whole.notes, help="meetings with notes")
    parser.add_argument("--without-window", action="store_true", help="not what waits for a screen")
    parser.add_argument("--rounds", type=int, default=15, help="how often each pair is timed")
    return parser


if __name__ == "__main__":
    sys.exit(main())
