"""Two things timed side by side, and processes of their own for memory and for cold starts.

Machines drift, so ours and the floor take turns within each round and only their ratio counts:
the median over the rounds, with its quartiles as the spread.
"""

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

_WARM_UP = 2
_ROOT = Path(__file__).resolve().parent.parent.parent

Job = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the table; `ours` and `floor` are in `unit`, `low` and `high` quartiles."""

    what: str
    ours: float
    floor: float
    ratio: float
    low: float
    high: float
    target: float | None
    unit: str = "ms"
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        return None if self.target is None else self.ratio <= self.target


def compared(
    what: str,
    ours: Sequence[float],
    floor: Sequence[float],
    target: float | None,
    unit: str = "ms",
    note: str = "",
) -> Measured:
    """Medians of both, and the median and quartiles of their ratio, round by round."""
    ratios = [mine / other for mine, other in zip(ours, floor, strict=True)]
    low, _, high = quantiles(ratios, n=4) if len(ratios) > 1 else ratios * 3
    return Measured(
        what, median(ours), median(floor), median(ratios), low, high, target, unit, note
    )


def side_by_side(
    what: str,
    ours: Job,
    floor: Job,
    target: float | None,
    rounds: int,
    *,
    note: str = "",
    prepare: Job = lambda: None,
) -> Measured:
    """Time two jobs in turn, warm; `prepare` runs before each round.

    What they return is dropped outside the timed stretch. A single round goes without warming up.
    """
    # What stands before the rounds is no garbage of theirs: to look through it each time would take
    # longer than most of what is timed.
    gc.collect()
    gc.freeze()
    # As in the program: neither the window nor the command line lets Python look for cycles.
    gc.disable()
    try:
        mine, others = _times(ours, floor, rounds, prepare)
    finally:
        gc.enable()
        gc.unfreeze()
    return compared(what, mine, others, target, note=note)


def _times(
    ours: Job, floor: Job, rounds: int, prepare: Job
) -> tuple[Sequence[float], Sequence[float]]:
    for _ in range(min(_WARM_UP, rounds - 1)):
        prepare()
        ours()
        floor()
    mine: list[float] = []
    others: list[float] = []
    for number in range(rounds):
        prepare()
        # Whoever comes second finds the other's garbage and caches: so they take turns in that too.
        if number % 2:
            others.append(milliseconds(floor))
            mine.append(milliseconds(ours))
        else:
            mine.append(milliseconds(ours))
            others.append(milliseconds(floor))
    return mine, others


def counted_after_one(rounds: int) -> Iterator[bool]:
    """For each round whether it counts: before many goes one that compiles and warms the disk.

    A single round is a trial of the benchmark itself, and goes without.
    """
    yield from [False] * min(1, rounds - 1)
    yield from [True] * rounds


def milliseconds(job: Job) -> float:
    """How long a job takes once."""
    gc.collect()
    start = time.perf_counter()
    kept = job()
    taken = (time.perf_counter() - start) * 1000
    del kept
    return taken


@dataclass(frozen=True, slots=True)
class Child:
    """What a process of its own cost: from its start to its end, and its peak memory in MB."""

    milliseconds: float
    peak: float
    said: Any


class Children:
    """Starts fresh Pythons with a home in `folder`; they find and keep compiled bytecode."""

    def __init__(self, folder: Path) -> None:
        self._environment = {
            name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
        }
        self._environment["PYTHONPATH"] = str(_ROOT)
        self._environment["QT_QPA_PLATFORM"] = "offscreen"
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            self._environment[name] = str(folder / "home")  # never the user's own

    def run(self, *arguments: str) -> Child:
        """`python arguments`, from start to end. Raises CalledProcessError if it fails."""
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, *arguments],
            env=self._environment,
            stdout=subprocess.PIPE,
            check=True,
            encoding="utf-8",
            cwd=_ROOT,
        )
        taken = (time.perf_counter() - start) * 1000
        last = done.stdout.strip().rpartition("\n")[2]
        said = json.loads(last) if last.startswith("{") else {}
        return Child(taken, said.get("peak", 0.0), said)

    def alone(self, job: str, *arguments: str) -> Child:
        """`module:function` of this package with these arguments (see `alone`)."""
        return self.run("-m", "tests.benchmarks.alone", job, *arguments)

    def side_by_side(
        self,
        what: str,
        ours: Sequence[str],
        floor: Sequence[str],
        target: float | None,
        rounds: int,
    ) -> Measured:
        """Time two commands in turn, from start to end.

        The first of many rounds compiles, uncounted.
        """
        mine, others = [], []
        for counted in counted_after_one(rounds):
            one, other = self.run(*ours), self.run(*floor)
            if counted:
                mine.append(one.milliseconds)
                others.append(other.milliseconds)
        return compared(what, mine, others, target)

    def memory(self, what: str, ours: Sequence[str], floor: Sequence[str]) -> Measured:
        """Peak memory of two jobs, each in a process of its own, the interpreter included."""
        mine, other = self.alone(*ours), self.alone(*floor)
        return compared(what, [mine.peak], [other.peak], None, "MB")
