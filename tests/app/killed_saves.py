"""Saves accounts in a child that is killed in the middle of it, again and again; see test_d1.

A program of its own, because the children are forked (importing anew each time would take long) and
a test process has threads, which a fork does not survive. Prints what was acknowledged.

Usage: python -m tests.app.killed_saves BOOK KILLS
"""

import os
import random
import signal
import sys
import time
from itertools import count
from pathlib import Path

from csm_desktop.app.accounts import new_account
from csm_desktop.app.clock import SystemClock
from csm_desktop.app.opening import writable_book


def save_until_killed(path: Path, life: int, acknowledge: int) -> None:
    with writable_book(path, SystemClock()) as book:
        for number in count():
            name = f"life {life} save {number}"
            book.run("New account", new_account, name)
            os.write(acknowledge, f"{name}\n".encode())


def killed_once(path: Path, life: int, chance: random.Random) -> str:
    """What a child acknowledged before it was killed, at any moment of a save."""
    heard, acknowledge = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            save_until_killed(path, life, acknowledge)
        finally:
            os._exit(1)
    os.close(acknowledge)
    received = b""
    for _ in range(chance.randint(1, 4)):
        received += os.read(heard, 4096)
    time.sleep(chance.uniform(0, 0.004))
    os.kill(child, signal.SIGKILL)
    while rest := os.read(heard, 65536):
        received += rest
    os.close(heard)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise SystemExit("the child failed of itself")
    return received.decode()


def main() -> None:
    path, kills = Path(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(kills)
    for life in range(kills):
        sys.stdout.write(killed_once(path, life, chance))


if __name__ == "__main__":
    main()
