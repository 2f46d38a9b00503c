"""Two programs at one book, and one that is stopped and goes on: each edit is kept, none mixed."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from csm_desktop.app.clock import SystemClock
from csm_desktop.app.opened_book import writable_book
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.file.lock import FRESH, BookInUseError
from csm_desktop.storage.file.soundness import check
from tests.attacks.lives import names
from tests.books import empty_book

ROOT = Path(__file__).parents[2]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return empty_book(tmp_path / "Mine.csm")


@pytest.fixture
def rivals() -> Iterator[list[subprocess.Popen[str]]]:
    begun: list[subprocess.Popen[str]] = []
    yield begun
    for each in begun:
        each.kill()
        each.communicate()


def rival(book: Path, name: str, edits: int, turns: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.attacks.rival", str(book), name, str(edits), str(turns)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_programs_take_turns_and_lose_nothing(
    book: Path, rivals: list[subprocess.Popen[str]]
) -> None:
    rivals += [rival(book, name, 6, 12) for name in ("one", "other")]
    told = [each.communicate(timeout=120) for each in rivals]
    assert [error for _, error in told] == ["", ""]
    lines = [line for said, _ in told for line in said.splitlines()]
    acknowledged = {line for line in lines if line != "busy"}
    assert len(acknowledged) == 2 * 6 * 12
    assert names(book) == acknowledged
    assert check(book).sound


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="stops a process")
def test_a_stopped_program_keeps_its_book_and_goes_on_where_it_was(
    book: Path, rivals: list[subprocess.Popen[str]]
) -> None:
    """A laptop's lid, say: it is asleep for longer than a silent machine would be waited for."""
    stopped = rival(book, "stopped", 100_000, 1)
    rivals.append(stopped)
    assert stopped.stdout is not None
    acknowledged = {stopped.stdout.readline().strip()}
    os.kill(stopped.pid, signal.SIGSTOP)
    now = SystemClock().now()
    for late in (timedelta(0), FRESH * 3, timedelta(days=2)):
        clock = FixedClock(now + late)
        with (
            pytest.raises(BookInUseError, match=f"process {stopped.pid}"),
            writable_book(book, clock),
        ):
            pass
    os.kill(stopped.pid, signal.SIGCONT)
    for _ in range(20):
        acknowledged.add(stopped.stdout.readline().strip())
    stopped.kill()
    assert stopped.stderr is not None
    # Not `communicate`: it passes over the lines that `readline` has taken in ahead.
    rest, error = stopped.stdout.read(), stopped.stderr.read()
    whole = rest.rpartition("\n")[0]  # the last line may be cut off
    acknowledged |= set(whole.splitlines())
    assert error == ""
    there = names(book)
    assert acknowledged <= there
    assert len(there - acknowledged) <= 2
    assert check(book).sound
