"""Merges and takes in a child that is killed in the midst of it, again and again.

Prints what was acknowledged. Usage: python -m tests.app.exchange.killed_merges FOLDER KILLS
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

from csm_desktop.app.clock import SystemClock
from csm_desktop.app.exchange.merge import merge, merge_plan
from csm_desktop.app.exchange.take import open_bundle, take
from csm_desktop.app.opened_book import writable_book
from tests.attacks.kills import killed_once

_AT_ONCE = 0.03  # s: in the midst of the next


def live(folder: Path, say: Callable[[str], None]) -> None:
    """Take, merge, undo both, and begin again."""
    with writable_book(folder / "here.csm", SystemClock()) as book:
        bundle = open_bundle(book, folder / "given.csmbundle")
        while True:
            while book.undo_label in ("take", "merge"):
                book.undo()
            say("none")
            book.run("take", take, bundle)
            say("taken")
            book.run("merge", merge, merge_plan(book, folder / "there.csm"))
            say("merged")


def main() -> None:
    folder, kills = Path(sys.argv[1]), int(sys.argv[2])
    chance = Random(kills)
    for _ in range(kills):
        sys.stdout.write(killed_once(partial(live, folder), chance, _AT_ONCE))


if __name__ == "__main__":
    main()
