"""The open book: the one gate for every change, its undo, and where readers ask.

`book.run(label, use_case, ...)` is one user act: one transaction, one labelled step of undo, one
announcement to whoever listens. Nothing else writes.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path
from threading import get_ident
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from csm_desktop.app import passphrase, settings
from csm_desktop.app.rescue import Rescued, Rescuer
from csm_desktop.domain.limits.unusable import Unusable
from csm_desktop.domain.text.clock import Clock
from csm_desktop.domain.text.message import say
from csm_desktop.errors import NotStoredError, UserError
from csm_desktop.storage import journal
from csm_desktop.storage.act_labels import Label
from csm_desktop.storage.damage import unusable
from csm_desktop.storage.file import rotation, snapshots
from csm_desktop.storage.file.identity import Taken, TakenBookError, taken_title
from csm_desktop.storage.file.opened import OpenBook, words_of_strays
from csm_desktop.storage.file.snapshots import Backup
from csm_desktop.storage.journal import State, StepHeader
from csm_desktop.storage.session import BookConnection, ChangeSet, Session, Work
from csm_desktop.wording import render, tr

__all__ = ["Book", "BookConnection", "ChangeSet", "Listener", "StepHeader", "Work"]

P = ParamSpec("P")
R = TypeVar("R")
Listener = Callable[[ChangeSet], None]
LONG_STEP = 300  # changes; undoing one takes 0.2 to 0.7 ms


class Book:
    """One open file. Made by `app.opening`, which also closes what it opened.

    `why_read_only` says why it can only be read, `damage` what is broken; None where all is well.
    `backup_to_restore` is the newest sound backup of a damaged book; `lost` what is not
    shown of it because it cannot be read (None: nothing). `strays` says what became of
    logs of other books that lay beside it, None where there were none.
    """

    def __init__(self, file: OpenBook, clock: Clock) -> None:
        self.path = file.path
        self.clock = clock
        self.strays = words_of_strays(file) if file.strays else None
        self._file = file
        self._begin()
        self.taken: Taken | None = None
        """What was found to have happened to the file; nothing is written from then on."""
        self._listeners: list[Listener] = []
        self._reserved: tuple[int, str] | None = None
        self._version = 0
        self._known: dict[str, tuple[int, Any]] = {}

    def _begin(self) -> None:
        """Work with the file's engine as it is now."""
        file = self._file
        self.why_read_only, self.damage = file.read_only, file.damage
        self.backup_to_restore = file.offer
        self.lost = file.part.salvaged if file.part is not None else None
        self._session = Session(file.engine, self.clock, file.identity, file.hand_merge)
        self._rescuer = Rescuer(file, self.clock, self._session.last_act)
        self._all_usable = False  # of a book that turned out to be damaged more is looked at

    @property
    def unproved(self) -> bool:
        """Whether it can only be read as long as it has not been looked through."""
        return self._file.unproved

    def prove(self, waiting: Callable[[], object]) -> OpenBook | None:
        """Look through an unproved book, on any thread: None for a whole one, else what to show.

        `waiting` is called meanwhile; what it raises ends the look.
        """
        return self._file.prove(waiting)

    def settle(self, broken: OpenBook | None) -> None:
        """Go on with what `prove` said: the book can be written from now on, or is damaged."""
        self._file.settle(broken)
        self._begin()
        self._forget()

    @contextmanager
    def reserved(self, what: str) -> Iterator[None]:
        """Let this thread alone change the book while the context lasts.

        For the one act that is long, a large import: others are refused at once with UserError,
        in place of a window that stands still until the database is free. `what` says the reason.
        """
        self._check_free()
        self._reserved = get_ident(), what
        try:
            yield
        finally:
            self._reserved = None

    @property
    def reserved_for(self) -> str:
        """What the long act is called; "" where none is under way."""
        held = self._reserved
        return held[1] if held else ""

    @property
    def is_reserved(self) -> bool:
        """Whether a long act is under way."""
        return self._reserved is not None

    def _check_free(self) -> None:
        # The engine cannot write now anyway; but its own words would blame the disk.
        if self.unproved:
            raise NotStoredError(
                tr("The book is still being looked through."),
                tr("Nothing was changed. Try again in a moment."),
            )
        held = self._reserved
        # The thread that reserved the book is the one that may write into it.
        if held is not None and held[0] != get_ident():
            raise NotStoredError(
                render(say("{what} is under way.", what=held[1])),
                tr("Nothing was changed. Try again when it is done."),
            )

    def _gated(self, change: Callable[[], R]) -> R:
        """What a change returns, with all that comes before and after every change."""
        self._check_free()
        try:
            done = change()
        except TakenBookError:
            self.look()
            raise
        self._forget()
        return done

    def look(self) -> Taken | None:
        """Whether the file was taken away or replaced; the first to see it keeps what was done.

        Two questions to the system. From then on the book can only be read.
        """
        identity = self._file.identity
        kind = identity.look(wait=False) if identity is not None else None
        if kind is not None and self.taken is None:
            self.taken = kind
            self.why_read_only = self.why_read_only or taken_title(self.path, kind)
            with suppress(UserError):  # `rescue` tries again, and says so
                self._rescuer.keep_acts()
        return self.taken

    def rescue(self) -> Rescued | None:
        """Make a whole book of what a taken file held; None where it still is ours.

        Raises UserError where nothing could be written; can be tried again.
        """
        kind = self.look()
        return self._rescuer.rescue(kind) if kind is not None else None

    @property
    def is_encrypted(self) -> bool:
        """Whether the file can be read with its passphrase alone."""
        return self._file.is_encrypted

    @property
    def is_locked(self) -> bool:
        """Whether nothing can be read of it before `unlock`."""
        return self._file.is_locked

    def lock_up(self) -> None:
        """Close an encrypted book's file and forget its key; whoever asks meets LockedBookError."""
        self._check_free()
        self._file.lock_up()
        self._forget()

    def unlock(self, words: str) -> None:
        """Go on with a book that was locked up, where it was. Raises WrongPassphraseError."""
        passphrase.unlock(self.path, words)
        self._file.unlock()
        self._forget()

    @property
    def last_act(self) -> int:
        """The id of the newest act that the book held when it was opened; 0: none."""
        return self._session.last_act

    def run(
        self,
        label: Label,
        use_case: Callable[Concatenate[Work, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """One user act: what the use case returns; its changes are one step named `label`.

        Raises NotStoredError, which can run the act again, where the book cannot take it now.
        """
        try:
            outcome = self._gated(lambda: self._session.act(label, True, use_case, *args, **kwargs))
        except NotStoredError as error:
            # Nothing of it was stored, so the whole act can be run again.
            error.again = partial(self.run, label, use_case, *args, **kwargs)
            raise
        if outcome.is_suspect:
            self._all_usable = False
        # The gate is open again by now: whoever listens reads, and may act.
        self._announce(outcome.changed)
        return outcome.value

    def record(
        self, use_case: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """What the program does of its own accord (snapshots, a purge): leaves no step to undo."""
        outcome = self._gated(lambda: self._session.act("", False, use_case, *args, **kwargs))
        self._announce(outcome.changed)
        return outcome.value

    def remake(
        self, use_case: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """As `record`, of what the program computes from the rest of the book: nobody waits for
        the disk, and what a failing power takes of it is computed again."""
        outcome = self._gated(lambda: self._session.remake(use_case, *args, **kwargs))
        self._announce(outcome.changed)
        return outcome.value

    def trial(
        self, use_case: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """What a use case would return that only looks ahead; on any thread, and nothing waits."""
        return self._session.trial(use_case, *args, **kwargs)

    def undo(self) -> str | None:
        """Take the last act back; its label, or None when there is nothing to undo."""
        return self._announce(self._stepped(self._session.undo))

    def redo(self) -> str | None:
        """Do the act again that was undone last; its label, or None."""
        return self._announce(self._stepped(self._session.redo))

    def _stepped(self, step: Callable[[], ChangeSet | None]) -> ChangeSet | None:
        done = self._gated(step)
        if done is not None and unusable.bring_back(done.changes):
            self._all_usable = False
        return done

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        return self._session.next_label(State.DONE)

    @property
    def redo_label(self) -> str | None:
        """What redo would do again."""
        return self._session.next_label(State.UNDONE)

    def step_is_long(self, *, redo: bool = False) -> bool:
        """Whether undo (or redo) would take so long that a window must not wait for it."""
        return self._session.next_is_longer(State.UNDONE if redo else State.DONE, LONG_STEP)

    def reading(self) -> AbstractContextManager[BookConnection]:
        """A consistent view of the book for `storage`'s lists and facts."""
        return self._session.reading()

    @property
    def version(self) -> int:
        """Another number whenever something may have been written: what was read is old then."""
        return self._version

    def knows(self, what: str) -> bool:
        """Whether `known` has an answer now, or "unusable", and takes no time."""
        kept = self._known.get(what, (-1,))
        return kept[0] == self._version or (what == "unusable" and self._all_usable)

    def known(self, what: str, ask: Callable[[BookConnection], R]) -> R:
        """What `ask` reads from the book, kept under a name until anything is written.

        For what several parts of a window ask at the same moment, on whichever threads.
        """
        version = self._version  # before reading: what is written meanwhile is not overlooked
        kept = self._known.get(what)
        if kept is not None and kept[0] == version:
            return cast("R", kept[1])
        with self.reading() as connection:
            found = ask(connection)
        self._known[what] = version, found
        return found

    def unusable(self) -> tuple[Unusable, ...]:
        """The values in the book that cannot be used, and are shown and counted nowhere.

        Where there is none there will be none: only undo or another book could
        bring one."""
        if self._all_usable:
            return ()
        found = self.known("unusable", unusable.in_book)
        if self.lost is not None:
            return (*self.lost.unusable, *found)
        self._all_usable = not found
        return found

    def history(
        self, limit: int, account_id: int | None = None, *, undoable: bool = False
    ) -> tuple[StepHeader, ...]:
        """The acts that stand, the latest first; of one account only, or only those that undo
        reaches, if asked."""
        with self.reading() as connection:
            return journal.history(connection, limit, account_id, undoable=undoable)

    def back_up(self, *, by_hand: bool = False) -> Backup:
        """A dated backup of the book as it is now, into its folder of backups.

        What the user made `by_hand` is never thinned out. Raises UserError as `copy_to` does, and
        where the file is not ours any more: no stranger takes the place of a good backup.
        """
        identity, mark = self._file.identity, self._rescuer.mark
        if identity is not None:
            identity.refuse_taken()
        made = snapshots.back_up(
            self._file.engine, self.path, self.now(), by_hand=by_hand, room=self._room()
        )
        self._rescuer.backed_up(mark)
        return made

    def forget(self, account_ids: Sequence[int]) -> None:
        """These accounts were removed for good: nothing that is remembered may bring them back."""
        self._rescuer.forget(account_ids)

    def clean(self) -> None:
        """Write the file anew, so that nothing of what was removed is left in it or in its log.

        Where somebody reads the book just now, the log follows when it is merged, at the latest
        when the book is closed. Raises UserError where the disk is too full.
        """
        self._gated(self._session.clean)

    def _room(self) -> int | None:
        with self.reading() as connection:
            return settings.backup_room(connection)

    def back_up_if_due(self) -> Backup | None:
        """A dated backup, unless one was made within half an hour."""
        due = rotation.due(rotation.backups_folder(self.path), self.now())
        return self.back_up() if due else None

    def copy_to(self, target: Path) -> Backup:
        """A proved copy of the book as it is now, also where its file has lost its name.

        Raises AlreadyThereError where a file is, UserError where it can not be written.
        """
        return snapshots.make(self._file.engine, target, self.now())

    def today(self) -> date:
        """The user's date."""
        return self.clock.today()

    def now(self) -> datetime:
        """The present instant, in UTC."""
        return self.clock.now()

    @contextmanager
    def listening(self, listener: Listener) -> Iterator[None]:
        """Call the listener after every change while the context lasts."""
        self._listeners.append(listener)
        try:
            yield
        finally:
            self._listeners.remove(listener)

    def close(self) -> None:
        """Close the file and let it go; nothing can be asked of the book afterwards.

        What a taken file held is rescued first. Raises UserError where that fails; the file is
        closed all the same.
        """
        try:
            if self._file.lock is not None:
                self.rescue()
                if self._all_usable and self.why_read_only is None:
                    self._session.keep_look()
        finally:
            self._file.close()

    def _forget(self) -> None:
        """Something may have been written, told to others or not."""
        self._version += 1
        self._known.clear()

    def _announce(self, changed: ChangeSet | None) -> str | None:
        if changed is None:
            return None
        if changed.label:
            self._rescuer.did(changed)
        for listener in tuple(self._listeners):
            listener(changed)
        return changed.label
