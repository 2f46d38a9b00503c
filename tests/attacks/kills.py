"""Kills a child in the midst of what it does with a book, again and again, and looks each time.

A program of its own, because the children are forked (importing anew each time would take long)
and a test process has threads, which a fork does not survive:
`python -m tests.attacks.kills --kills 200`. Prints its figures; exits with 1 where a promise broke.
"""

import argparse
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from csm_desktop.app.backups import check
from csm_desktop.app.clock import SystemClock
from csm_desktop.app.opened_book import create_book, opened_book
from csm_desktop.storage.file import cipher
from tests.attacks.lives import KINDS, Promises, names, under

_SEED = 20261128
_OFTEN = 10  # lives after which the whole book is looked through
_SOON, _LATE = 0.002, 0.12  # s after its last word


@dataclass(slots=True)
class Figures:
    """What came of all lives."""

    kills: int = 0
    acknowledged: int = 0
    tracebacks: int = 0
    broken: int = 0
    longest: float = 0.0

    def said(self) -> str:
        """One line."""
        memory = max(
            resource.getrusage(who).ru_maxrss // 1024
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        return (
            f"{self.kills} kills, {self.acknowledged} acknowledged, {self.broken} broken promises, "
            f"{self.tracebacks} tracebacks, {memory} MB, longest opening {self.longest:.2f} s"
        )


def killed_once(
    work: Callable[[Callable[[str], None]], None], chance: Random, late: float = _LATE
) -> str:
    """What a child acknowledged before it was killed, at any moment of what it did."""
    heard, acknowledge = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(lambda words: _say(acknowledge, words))
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(acknowledge)
    received = b""
    for _ in range(chance.randint(1, 4)):
        received += os.read(heard, 4096)
    time.sleep(chance.choice((chance.uniform(0, _SOON), chance.uniform(0, late))))
    os.kill(child, signal.SIGKILL)
    while rest := os.read(heard, 65536):
        received += rest
    os.close(heard)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise ChildProcessError("the child failed of itself")
    return received.decode()


def _say(acknowledge: int, words: str) -> None:
    os.write(acknowledge, f"{words}\n".encode())


def attack(
    folder: Path, kills: int, seed: int = _SEED, only: str = ""
) -> tuple[Figures, list[str]]:
    """Kill so many children, of each kind in turn (or of one kind `only`); the figures and what
    broke."""
    kinds = [kind for kind in KINDS if only in ("", kind.__name__)]
    cipher._ROUNDS = 1_000  # a quarter of a second each is for attackers of another kind
    chance, promises, figures = Random(seed), Promises(), Figures()
    broken: list[str] = []
    mine = folder / "Mine.csm"
    create_book(mine)
    for life in range(kills):
        kind = kinds[life % len(kinds)]
        try:
            lines = killed_once(partial(kind, folder, life), chance).splitlines()
        except ChildProcessError:
            figures.tracebacks += 1
            lines = []
        for line in lines:
            promises.hear(line)
        figures.kills += 1
        figures.acknowledged += len(lines)
        under(mine)  # as its user would give the passphrase
        begun = time.monotonic()
        names(mine)
        figures.longest = max(figures.longest, time.monotonic() - begun)
        broken += [
            f"life {life}, {kind.__name__}: {each}" for each in _found(promises, folder, life)
        ]
        if life % _OFTEN == 0 or life == kills - 1:
            broken += [f"life {life}: {finding}" for finding in _thorough(mine)]
    figures.broken = len(broken)
    return figures, broken


def _found(promises: Promises, folder: Path, life: int) -> list[str]:
    try:
        return list(promises.broken(folder, life))
    except Exception as error:
        return [f"{type(error).__name__}: {error}"]


def _thorough(path: Path) -> list[str]:
    """What `check` finds, and whether undo and redo come back to where they began."""
    before = names(path)
    with opened_book(path, SystemClock()) as book:
        undone = book.undo()
        if undone is not None:
            book.redo()
    found = [] if before == names(path) else ["undo and redo lead elsewhere"]
    return found + list(check(path).findings)


def main(arguments: list[str]) -> int:
    """Run, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.attacks.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=_SEED)
    parser.add_argument("--only", default="", choices=[kind.__name__ for kind in KINDS])
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="csm-kills-") as folder:
        figures, broken = attack(Path(folder), chosen.kills, chosen.seed, chosen.only)
    for line in broken:
        sys.stdout.write(f"BROKEN {line}\n")
    sys.stdout.write(f"{figures.said()}\n")
    return int(bool(broken or figures.tracebacks))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
