"""Another program at the same book: `python -m tests.attacks.rival BOOK NAME EDITS TURNS`.

Opens the book in so many turns, makes so many accounts in each, and says each that was
acknowledged. Where the book is open elsewhere it says `busy` and tries again.
"""

import sys
import time
from pathlib import Path

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.clock import SystemClock
from csm_desktop.app.opened_book import writable_book
from csm_desktop.storage.file.lock import BookInUseError

_REST_S = 0.005


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main(path: Path, name: str, edits: int, turns: int) -> None:
    """Take turns with whoever else is there."""
    turn = 0
    while turn < turns:
        try:
            with writable_book(path, SystemClock()) as book:
                for edit in range(edits):
                    made = f"{name} turn {turn} edit {edit}"
                    book.run("New account", new_account, made)
                    say(made)
            turn += 1
        except BookInUseError:
            say("busy")
        time.sleep(_REST_S)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
