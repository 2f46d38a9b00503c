"""What a child does with a book until it is killed, and what must hold of it afterwards.

Each life works in a kind of its own and says over a pipe what was acknowledged to it, one line
each; `Promises` is what the parent makes of these lines.
"""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from csm_desktop.app import backups as keeping
from csm_desktop.app import passphrase
from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.clock import SystemClock
from csm_desktop.app.documents import exports
from csm_desktop.app.imports import import_lists, read_lists
from csm_desktop.app.opened_book import create_book, opened_book, writable_book
from csm_desktop.errors import UserError
from csm_desktop.storage.file.rotation import backups, backups_folder

_ROWS = 30
Say = Callable[[str], None]


def edit(folder: Path, life: int, say: Say) -> None:
    """Accounts are made, and nothing else."""
    with writable_book(folder / "Mine.csm", SystemClock()) as book:
        for number in count():
            name = f"life {life} edit {number}"
            book.run("New account", new_account, name)
            say(f"+{name}")


def undo(folder: Path, life: int, say: Say) -> None:
    """Acts are taken back and done again."""
    with writable_book(folder / "Mine.csm", SystemClock()) as book:
        for number in count():
            name = f"life {life} undo {number}"
            book.run("New account", new_account, name)
            say(f"+{name}")
            book.undo()
            say(f"-{name}")
            if number % 2:
                book.redo()
                say(f"+{name}")


def bring(folder: Path, life: int, say: Say) -> None:
    """Lists are imported: all rows of one, or none."""
    with writable_book(folder / "Mine.csm", SystemClock()) as book:
        for number in count():
            names = [f"life {life} list {number} row {row}" for row in range(_ROWS)]
            source = folder / f"list {life} {number}.csv"
            with source.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(["Company name", "Website"])
                writer.writerows([[name, f"l{life}n{number}r{row}.example"]
                                  for row, name in enumerate(names)])  # fmt: skip
            import_lists(book, read_lists([source]))
            for name in names:
                say(f"+{name}")


def back_up(folder: Path, life: int, say: Say) -> None:
    """Edits, with a backup after each few."""
    with writable_book(folder / "Mine.csm", SystemClock()) as book:
        for number in count():
            name = f"life {life} kept {number}"
            book.run("New account", new_account, name)
            say(f"+{name}")
            made = folder / f"backup {life} {number}.csm"
            keeping.back_up(book.path, made, SystemClock())
            say(f"backup\t{made}\t{name}")


def restore(folder: Path, life: int, say: Say) -> None:
    """A book of its own is put back to an earlier day: what it held then or held last is there."""
    path, early = folder / f"restored {life}.csm", folder / f"early {life}.csm"
    create_book(path)
    with writable_book(path, SystemClock()) as book:
        book.run("New account", new_account, "early")
    keeping.back_up(path, early, SystemClock())
    with writable_book(path, SystemClock()) as book:
        book.run("New account", new_account, "late")
    say(f"late\t{path}")
    for _ in count():
        keeping.restore(early, path, SystemClock())
        say(f"early\t{path}")


def export(folder: Path, life: int, say: Say) -> None:
    """Everything is written out, again and again."""
    with writable_book(folder / "Mine.csm", SystemClock()) as book:
        for number in count():
            name = f"life {life} exported {number}"
            book.run("New account", new_account, name)
            say(f"+{name}")
            out = folder / f"export {life} {number}"
            exports.export_book(book, out)
            say(f"export\t{out}\t{name}")


PASSPHRASES = ("", "four unlikely words here", "and four others there")
"""What a book is put under in turn; "" is none."""


def protect(folder: Path, life: int, say: Say) -> None:
    """The passphrase is set, changed and taken off, with a backup beside the book."""
    path = folder / "Mine.csm"
    with writable_book(path, SystemClock()) as book:
        name = f"life {life} protected"
        book.run("New account", new_account, name)
        say(f"+{name}")
        book.back_up()
    for _ in count():
        words = _next(under(path))
        if not words:
            passphrase.decrypt(path)
        elif passphrase.is_encrypted(path):
            passphrase.change_passphrase(path, words)
        else:
            passphrase.encrypt(path, words)
        say(f"under\t{words}")


def under(path: Path) -> str | None:
    """Which of the passphrases opens a book; None where none does. It is unlocked then."""
    if not passphrase.is_encrypted(path):
        return ""
    for words in PASSPHRASES[1:]:
        with suppress(UserError):
            passphrase.unlock(path, words)
        if passphrase.opens(path, words):
            return words
    return None


def _next(words: str | None) -> str:
    return PASSPHRASES[(PASSPHRASES.index(words or "") + 1) % len(PASSPHRASES)]


KINDS: tuple[Callable[[Path, int, Say], None], ...] = (
    edit, undo, bring, back_up, restore, export, protect,
)  # fmt: skip


@dataclass(slots=True)
class Promises:
    """What was acknowledged, whoever acknowledged it."""

    accounts: dict[str, bool] = field(default_factory=dict)
    """By name: whether it is there."""
    backups: list[tuple[Path, str]] = field(default_factory=list)
    exports: list[tuple[Path, str]] = field(default_factory=list)
    restored: set[Path] = field(default_factory=set)
    under: str = ""
    """The passphrase that the book is under."""

    def hear(self, line: str) -> None:
        """Take one acknowledgement down."""
        match line.split("\t"):
            case ["backup", path, name]:
                self.backups.append((Path(path), name))
            case ["export", path, name]:
                self.exports.append((Path(path), name))
            case ["under", words]:
                self.under = words
            case ["late" | "early", path]:
                self.restored.add(Path(path))
            case [name]:
                self.accounts[name[1:]] = name[0] == "+"

    def broken(self, folder: Path, life: int) -> Iterator[str]:
        """What does not hold after a life was killed."""
        yield from self._of_passphrase(folder / "Mine.csm")
        yield from self._of_book(folder / "Mine.csm", life)
        for backup, name in self.backups:
            if name not in names(backup, read_only=True):
                yield f"{backup.name} lacks {name}"
        for out, name in self.exports:
            stored = json.loads((out / "book.json").read_text(encoding="utf-8"))
            if name not in json.dumps(stored):
                yield f"{out.name} lacks {name}"
        for path in self.restored:
            yield from _of_restored(path)
        self.backups.clear()
        self.exports.clear()
        self.restored.clear()

    def _of_passphrase(self, path: Path) -> Iterator[str]:
        found = under(path)
        if found not in (self.under, _next(self.under)):
            yield f"under neither the passphrase acknowledged last nor the next: {found!r}"
        self.under = found or ""
        names(path)  # whoever opens it finishes what was broken off
        if self.under:
            for backup in backups(backups_folder(path)):
                if not passphrase.is_encrypted(backup.path):
                    yield f"anybody can read {backup.path.name}"

    def _of_book(self, path: Path, life: int) -> Iterator[str]:
        there = names(path)
        wrong = [name for name, is_there in self.accounts.items() if is_there != (name in there)]
        # What was under way when the child died may be done already, or not: one act, and whole.
        if len(wrong) > 1 or not all(name.startswith(f"life {life} undo ") for name in wrong):
            yield f"acknowledged otherwise: {wrong}"
        unheard = there - self.accounts.keys()
        if len({_act(name) for name in unheard}) > 1:
            yield f"of several acts: {sorted(unheard)}"
        lists = Counter(_act(name) for name in there if _act(name) != name)
        yield from (f"{rows} rows of {act}" for act, rows in lists.items() if rows != _ROWS)
        self.accounts |= {name: name in there for name in (*unheard, *wrong)}


def _act(name: str) -> str:
    """All rows of a list came by one act."""
    return name.rpartition(" row ")[0] or name


def names(path: Path, *, read_only: bool = False) -> set[str]:
    """The accounts of a book, opened as the next launch would; read only, as a backup is."""
    with opened_book(path, SystemClock(), read_only=read_only) as book, book.reading() as reading:
        return {name for (name,) in reading.driver.execute("SELECT name FROM account")}


def _of_restored(path: Path) -> Iterator[str]:
    if "early" not in names(path):
        yield f"{path.name} is no book of an earlier day"
    beside = [each for each in path.parent.glob(f"{path.stem}*.csm") if each != path]
    if not any("late" in names(each, read_only=True) for each in (path, *beside)):
        yield f"what {path.name} held last is nowhere"
