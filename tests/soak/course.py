"""One life after another over the same books, and what must hold of these at the end."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from csm_desktop.app import backups as keeping
from csm_desktop.app.book import Book
from csm_desktop.app.demo import make_sample_book
from csm_desktop.app.documents import exports
from csm_desktop.app.opened_book import opened_book

ROOT = Path(__file__).resolve().parents[2]
_HOMES = (
    *("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"),
    *("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"),
)
_LIFE = "tests.soak.life"
_LASTS_S = (4, 60)
_OWN = {"health_snapshot.csv", "book.json"}  # figures of a day; all tables once more
_LAST = 40  # acts that are told of a life that ended badly
_ROUND = 400  # steps that are undone and done again at the end


class SoakError(Exception):
    """What went wrong, for whoever mends it."""


@dataclass(slots=True)
class Figures:
    """What came of it."""

    lives: int = 0
    acts: int = 0
    books: int = 0
    steps: int = 0
    memory: int = 0
    """MB that the largest life took."""

    def said(self) -> str:
        """One line."""
        return (
            f"{self.acts} acts in {self.lives} lives, {self.books} books whole, {self.steps} steps "
            f"undone and done again, at most {self.memory} MB"
        )


def soaked(seed: int, seconds: float, folder: Path) -> Figures:
    """Live for so long. Raises SoakError at the first life or book that is not as it should be."""
    from tests.soak.life import CLOCK

    random, figures = Random(seed), Figures()
    make_sample_book(folder, CLOCK).rename(folder / "sample.csm")
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        figures.lives += 1
        lasts = max(min(left, random.uniform(*_LASTS_S)), 1.0)
        _live(random.randrange(10**6), lasts, folder, figures)
        for book in _books(folder):
            report = keeping.check(book)
            if not report.sound:
                raise SoakError(f"{book.name}: {report.findings}")
    for book in _books(folder):
        figures.books += 1
        figures.steps += back_and_forth(book, folder)
    return figures


def _live(seed: int, seconds: float, folder: Path, figures: Figures) -> None:
    """One life in a process of its own, so that a fault in C ends nothing else."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    surroundings = os.environ | dict.fromkeys(_HOMES, str(home))
    surroundings.setdefault("QT_QPA_PLATFORM", "offscreen")
    arguments = (str(seed), str(seconds), str(folder))
    life = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", _LIFE, *arguments],
        cwd=ROOT,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if life.returncode:
        acts = (folder / "acts.txt").read_text(encoding="utf-8").splitlines()[-_LAST:]
        end = f"life {figures.lives} (seed {seed}) ended with {life.returncode}; its last acts:"
        raise SoakError("\n".join((life.stdout, end, *acts)))
    told = json.loads((folder / "figures.txt").read_text(encoding="utf-8"))
    figures.acts += told["acts"]
    figures.memory = max(figures.memory, told["memory"])


def _books(folder: Path) -> list[Path]:
    return sorted((folder / "out").glob("*.csm"))


def back_and_forth(book: Path, folder: Path) -> int:
    """Undo what can be undone, do it again, and compare the whole book."""
    from tests.soak.life import CLOCK

    taken = 0
    with opened_book(book, CLOCK) as opened:
        while opened.redo() is not None:  # what was undone last would be dropped otherwise
            pass
        before = _all_of(opened, folder)
        while taken < _ROUND and opened.undo() is not None:
            taken += 1
        for _ in range(taken):
            opened.redo()
        after = _all_of(opened, folder)
    other = [name for name in before if before[name] != after.get(name)]
    if other:
        raise SoakError(f"{book.name} is another after {taken} steps back and forth: {other}")
    return taken


def _all_of(book: Book, folder: Path) -> dict[str, bytes]:
    """Every table as it is exported, but for what the program finds out of its own accord."""
    written = exports.export_book(book, folder / f"all {time.monotonic_ns()}")
    return {
        each.path.name: each.path.read_bytes() for each in written if each.path.name not in _OWN
    }
