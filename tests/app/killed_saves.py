"""Saves accounts in a child that is killed in the middle of it, again and again; see test_d1.

Prints what was acknowledged. Usage: python -m tests.app.killed_saves BOOK KILLS
"""

import sys
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from random import Random

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.clock import SystemClock
from csm_desktop.app.opened_book import writable_book
from tests.attacks.kills import killed_once

_AT_ONCE = 0.004  # s: in the midst of the next save


def save_until_killed(path: Path, life: int, say: Callable[[str], None]) -> None:
    with writable_book(path, SystemClock()) as book:
        for number in count():
            name = f"life {life} save {number}"
            book.run("New account", new_account, name)
            say(name)


def main() -> None:
    path, kills = Path(sys.argv[1]), int(sys.argv[2])
    chance = Random(kills)
    for life in range(kills):
        sys.stdout.write(killed_once(partial(save_until_killed, path, life), chance, _AT_ONCE))


if __name__ == "__main__":
    main()
