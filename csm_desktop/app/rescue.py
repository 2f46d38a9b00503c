"""What becomes of a session whose file was taken away, replaced or written over under it.

The acts since the newest backup are kept in memory, for a file that was written over can not be
read back. The moment the loss is seen they go into a rescue file; then a whole book is made of what
is left: a copy of the open one, or the newest backup with those acts done again.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Lock

from csm_desktop.domain.text.clock import Clock
from csm_desktop.errors import UserError
from csm_desktop.files import make_folder, safe_name, unique_path
from csm_desktop.storage.file import snapshots
from csm_desktop.storage.file.identity import Taken
from csm_desktop.storage.file.opened import OpenBook, open_book
from csm_desktop.storage.file.rescue import (
    RescueFile,
    read_rescue,
    rescue_files,
    rescue_folder,
    write_rescue,
)
from csm_desktop.storage.file.rotation import backups, backups_folder, newest_proved
from csm_desktop.storage.session import INTEGRITY, ChangeSet, Session, Work
from csm_desktop.values import dataclass
from csm_desktop.wording import tr


@dataclass(frozen=True, slots=True)
class Rescued:
    """Where what was done lies now.

    `book` is a whole book, None where none could be made; `acts` a file with the `number` acts
    that were done since the newest backup, None where there were none. `based_on` says of which
    backup (UTC) a book is whose own file could not be read any more, `gap` that acts of an earlier
    session lie between that backup and the first of ours.
    """

    book: Path | None
    acts: Path | None
    number: int
    based_on: datetime | None = None
    gap: bool = False


class Rescuer:
    """Remembers the acts of one open book, and rescues them once."""

    def __init__(self, file: OpenBook, clock: Clock, last_act: int) -> None:
        """`last_act` is the newest act that the book held when it was opened."""
        self._path, self._engine, self._clock = file.path, file.engine, clock
        self._last_act = last_act
        self._acts: list[ChangeSet] = []
        self._file = RescueFile(file.path)
        self._lock = Lock()
        self._rescued: Rescued | None = None

    def did(self, act: ChangeSet) -> None:
        """An act was stored: it is in no backup yet."""
        self._acts.append(act)

    @property
    def mark(self) -> int:
        """How many acts a backup that begins now will hold."""
        return len(self._acts)

    def backed_up(self, mark: int) -> None:
        """A backup that was begun at `mark` is proved: so many acts need not be remembered."""
        del self._acts[:mark]

    def forget(self, account_ids: Sequence[int]) -> None:
        """These accounts were removed for good: nothing may bring them back."""
        gone = set(account_ids)
        self._acts = [act for act in self._acts if not act.account_ids & gone]

    def keep_acts(self) -> None:
        """Write the acts down at once, before anything that could take long or fail."""
        if self._acts:
            self._file.keep(self._clock.now(), acts=tuple(self._acts))

    def rescue(self, kind: Taken) -> Rescued:
        """Make a whole book of what is left; a second time says what the first one made.

        Raises UserError where neither a book nor the acts could be written.
        """
        with self._lock:
            if self._rescued is None:
                self.keep_acts()
                self._rescued = self._made(kind)
            return self._rescued

    def _made(self, kind: Taken) -> Rescued:
        number, now = len(self._acts), self._clock.now()
        target = self._target(now)
        try:
            # The file was moved or deleted: the open one is whole, and a copy of it loses nothing.
            if kind is not Taken.OVERWRITTEN:
                snapshots.make(self._engine, target, now)
                return Rescued(target, self._file.path, number)
            # Written over, nothing of the open file can be trusted: from the last proved copy.
            base = newest_proved(backups(backups_folder(self._path)))
            if base is None:
                return Rescued(None, self._file.path, number)
            manifest = snapshots.restore(base.path, target, now).manifest
            _do_again(target, self._clock, tuple(self._acts))
        except UserError:
            # Half a book under a book's name would be taken for a whole one; the acts are kept
            # apart.
            target.unlink(missing_ok=True)
            if not self._acts:
                raise
            return Rescued(None, self._file.path, number)
        # Acts of an earlier session, later than the backup, lie in no file of ours.
        gap = manifest.last_act < self._last_act
        return Rescued(target, self._file.path, number, manifest.made_at, gap)

    def _target(self, now: datetime) -> Path:
        folder = rescue_folder()
        make_folder(folder)
        return unique_path(folder, safe_name(f"{self._path.stem} {now:%Y-%m-%d %H%M%SZ}", ".csm"))


def _do_again(path: Path, clock: Clock, acts: Sequence[ChangeSet]) -> None:
    with open_book(path, clock.now()) as file:
        if file.read_only:
            raise UserError(file.read_only, tr("Nothing was changed."))
        session = Session(file.engine, clock, file.identity)
        take_in(lambda act: session.act(act.called, True, Work.take_in, act.changes).value, acts)


def take_in(take: Callable[[ChangeSet], int], acts: Sequence[ChangeSet]) -> int:
    """Do acts again that were done to a book like this one, each as a step that can be undone.

    `take` does one, and says how many of its changes it could not do. How many acts could not be
    done, or not wholly: what they changed is not in this book.
    """
    missed = 0
    for act in acts:
        try:
            missed += bool(take(act))
        except INTEGRITY:
            missed += 1
    return missed


def adopt(rescued: Path, former: Path, target: Path, clock: Clock) -> None:
    """Make a rescued book an ordinary one at `target`; then what was kept beside it goes, too.

    What lies at `target` is set aside. Raises UserError where no book may be; all is kept then.
    """
    snapshots.restore(rescued, target, clock.now())
    rescued.unlink(missing_ok=True)
    for path, _ in kept_acts(former):
        path.unlink(missing_ok=True)


def kept_acts(book: Path) -> tuple[tuple[Path, int], ...]:
    """The rescue files that hold acts of a book, each with how many."""
    found = ((path, len(read_rescue(path).acts)) for path in rescue_files(book))
    return tuple((path, number) for path, number in found if number)


def forget_kept(book: Path, account_ids: Sequence[int]) -> None:
    """Take accounts that were removed for good out of the rescue files of a book."""
    gone = set(account_ids)
    for path, _ in kept_acts(book):
        rescue = read_rescue(path)
        acts = tuple(act for act in rescue.acts if not act.account_ids & gone)
        if acts or rescue.texts:
            write_rescue(path, replace(rescue, acts=acts))
        else:
            path.unlink(missing_ok=True)
