"""Readers that behave, and readers that do what a reader of foreign files might."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from csm_desktop.errors import UserError


def lines(path: Path, *more: str) -> Iterator[object]:
    yield from path.read_text("utf-8").splitlines()
    yield from more


def own_number(_: Path) -> Iterator[object]:
    yield os.getpid()


def refuses(path: Path) -> Iterator[object]:
    yield "something first"
    raise UserError(f"{path.name} is not for us.", "Take another.")


def fails(path: Path) -> Iterator[object]:
    yield from ()
    raise LookupError(path.read_text("utf-8"))  # the text is the customer's: nobody repeats it


def eats_memory(_: Path) -> Iterator[object]:
    held = []
    for _number in range(2_000):
        held.append(bytearray(1_000_000))
        yield len(held)


def exits(_: Path) -> Iterator[object]:
    yield "something first"
    os._exit(0)


def aborts(_: Path) -> Iterator[object]:
    yield "something first"
    os.abort()


def hangs(_: Path) -> Iterator[object]:
    yield "something first"
    time.sleep(60)


def floods(_: Path) -> Iterator[object]:
    while True:
        yield "x" * 100_000


def says_too_much_at_once(_: Path) -> Iterator[object]:
    yield "x" * 70_000_000


def prints(_: Path) -> Iterator[object]:
    sys.stdout.write("not for the parent\n" * 1_000)
    sys.stdout.flush()
    os.write(1, b"nor this" * 1_000)
    os.write(2, b"nor this" * 100_000)
    yield "but this"


def writes(path: Path) -> Iterator[object]:
    path.with_name("left.txt").write_text("written by a reader", "utf-8")
    yield "written"


def says_nonsense(_: Path) -> Iterator[object]:
    yield {"not": "a number"}


def counts(_: Path) -> Iterator[object]:
    yield sorted({name.partition(".")[0] for name in sys.modules})
