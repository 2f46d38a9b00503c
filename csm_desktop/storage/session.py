"""Transactions on an open book: acts, undo, redo, and reading beside them."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from functools import partial
from time import sleep
from types import TracebackType
from typing import Concatenate, Generic, ParamSpec, TypeVar

import sqlcipher3.dbapi2 as driver

from csm_desktop.domain.text.clock import Clock
from csm_desktop.domain.text.ids import IdMaker
from csm_desktop.errors import UserError
from csm_desktop.storage import journal, search
from csm_desktop.storage.act_labels import Label, kept_label, label_words
from csm_desktop.storage.damage import unusable
from csm_desktop.storage.file import stamp
from csm_desktop.storage.file.engine import READ_FAULTS
from csm_desktop.storage.file.faults import (
    GroundGoneError,
    explained,
    faults_explained,
    refuse_damage,
)
from csm_desktop.storage.file.identity import BookIdentity, Merging, merge_now
from csm_desktop.storage.file.pool import BookConnection, BookEngine
from csm_desktop.storage.journal import ChangeSet, State
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.vacuum import clean
from csm_desktop.storage.work import MissingError, Work
from csm_desktop.values import dataclass
from csm_desktop.wording import tr

__all__ = ["INTEGRITY", "BookConnection", "ChangeSet", "MissingError", "Outcome", "Session", "Work"]

_TRIES, _PAUSE_S = 20, 0.05  # while somebody reads, the log stays
INTEGRITY = (driver.IntegrityError,)
"""What a commit raises whose rows refer to rows that are not there."""

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[R]):
    """What a use case returned, and what it changed (None: nothing); `is_suspect`: with another
    book's values, of which some may be such as cannot be used."""

    value: R
    changed: ChangeSet | None
    is_suspect: bool = False


class Session:
    """An open book's engine with its clock and its ids; what is written goes into the file that
    was opened (`identity`) or nowhere."""

    def __init__(
        self,
        engine: BookEngine,
        clock: Clock,
        identity: BookIdentity | None = None,
        merging: Merging = merge_now,
    ) -> None:
        """`merging` is handed the merge of a log that has grown long, to be done when it suits."""
        self._merging = merging
        self._engine = engine
        self._identity = identity
        self._in_pieces = False  # whether more of the index can be merged
        self._reading = engine.for_reading()
        self._clock = clock
        with self.reading() as connection:
            (newest,) = execute(connection, "SELECT max(id) FROM change_set").fetchone()
        self.last_act: int = newest or 0
        """The newest act that the book held when it was opened; 0: none."""
        # Should the clock have been set back since, undo must still find the acts in their order.
        self._ids = IdMaker(clock, after=self.last_act)

    def reading(self) -> AbstractContextManager[BookConnection]:
        """A consistent view of the book that keeps no writer waiting.

        Raises TakenBookError where what is read turns out to be another file's.
        """
        return _Reading(self._reading.begin(), self._refuse_taken)

    def act(
        self,
        label: Label,
        undoable: bool,
        use_case: Callable[Concatenate[Work, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Outcome[R]:
        """Run a use case in one transaction; all of it is stored, or nothing.

        What is not undoable (the program's own snapshots, a purge) leaves no step in the journal.
        Raises UserError when the disk is full or the book cannot be written.
        """
        return self._written(
            lambda connection: self._done(
                connection, label, undoable, lambda work: use_case(work, *args, **kwargs)
            )
        )

    def remake(
        self, use_case: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> Outcome[R]:
        """As `act`, of what is computed from the rest of the book and can be computed again: the
        program does not wait for the disk, see `BookEngine.begin`. Leaves no step."""
        return self._written(
            lambda connection: self._done(
                connection, "", False, lambda work: use_case(work, *args, **kwargs)
            ),
            waits=False,
        )

    def keep_look(self) -> None:
        """Let the next opening know that the book was looked through, and holds nothing that cannot
        be used. Where that cannot be written, the next looks again."""
        with suppress(UserError):
            with self.reading() as connection:
                is_known = unusable.is_looked_through(connection)
            if not is_known:
                self._refuse_taken()
                with faults_explained(), self._engine.begin(waits=False) as connection:
                    unusable.keep_look(connection)

    def _done(
        self,
        connection: BookConnection,
        label: Label,
        undoable: bool,
        use_case: Callable[[Work], R],
    ) -> Outcome[R]:
        work = Work(connection, self._ids, self._clock)
        before = connection.driver.total_changes
        value = use_case(work)
        work.finish()
        # Whoever has seen the book before can tell that something is written that no act tells of.
        if not undoable and connection.driver.total_changes != before + work.noted:
            stamp.mark(connection, stamp.WRITTEN, os.urandom(8).hex())
        # Nothing changed: no step of undo, and no announcement that would make pages ask again.
        if not work.changes:
            return Outcome(value, None)
        done = ChangeSet(
            self._ids.next(), label_words(label), self._clock.now(), work.changes, kept_label(label)
        )
        is_suspect = work.took_in and unusable.bring_back(work.changes)
        if is_suspect:
            unusable.forget_look(connection)
        return Outcome(value, journal.record(connection, done) if undoable else done, is_suspect)

    def _written(self, change: Callable[[BookConnection], R], *, waits: bool = True) -> R:
        """What a change returns, in a transaction that is begun and committed in our own file
        only."""
        self._refuse_taken()
        try:
            with self._engine.begin(waits=waits) as connection:
                try:
                    done = change(connection)
                except driver.DatabaseError:
                    # A fault of the disk and a file that was taken away look alike; the second says
                    # what to do.
                    self._refuse_taken()
                    raise
                # Asked again before the commit: a sync client may have come in the meantime.
                self._refuse_taken()
            # After the commit and outside of the transaction: a merge needs no writer of ours.
            if self._identity is not None:
                is_due = self._identity.is_due(self._engine)
                if is_due or self._in_pieces:
                    self._merging(partial(self._merge, self._identity, log_too=is_due))
        except driver.DatabaseError as error:
            raise explained(error) from error
        return done

    def _merge(self, identity: BookIdentity, log_too: bool) -> None:
        """Merge a portion of what acts left in the index, and the log. What fails is done later, as
        is the rest: behind each act no more than one portion, or the next waits for several."""
        if identity.look(wait=False) is not None:
            return
        with suppress(driver.Error), self._engine.begin(waits=False) as connection:
            self._in_pieces = search.merge(connection)
        if log_too:
            identity.merge(self._engine)

    def _refuse_taken(self) -> None:
        if self._identity is not None:
            self._identity.refuse_taken()

    def clean(self) -> None:
        """Write the file anew, see `storage.vacuum.clean`, and merge the log into it."""
        self._refuse_taken()
        clean(self._engine)
        if self._identity is not None:
            for _ in range(_TRIES):
                if self._identity.merge(self._engine, whole=True):
                    return
                sleep(_PAUSE_S)

    def trial(
        self, use_case: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """What a use case that only looks ahead returns; it can write nothing, and nobody waits.

        Its ids are its own: they may come from another thread than those of the acts.
        """
        with self.reading() as connection:
            return use_case(Work(connection, IdMaker(self._clock), self._clock), *args, **kwargs)

    def undo(self) -> ChangeSet | None:
        """Take the last act back that stands; None where there is none."""
        return self._step(State.DONE, journal.take_back)

    def redo(self) -> ChangeSet | None:
        """Do the act again that was undone last; None where there is none."""
        return self._step(State.UNDONE, journal.do_again)

    def next_label(self, state: State) -> str | None:
        """The label of what undo (`DONE`) or redo (`UNDONE`) would take."""
        with self.reading() as connection:
            found = journal.header(connection, state)
        return found.label if found else None

    def next_is_longer(self, state: State, than: int) -> bool:
        """Whether what undo (`DONE`) or redo (`UNDONE`) would take has more changes than that."""
        with self.reading() as connection:
            return journal.is_longer(connection, state, than)

    def _step(
        self, state: State, apply: Callable[[BookConnection, ChangeSet], ChangeSet]
    ) -> ChangeSet | None:
        def step(connection: BookConnection) -> ChangeSet | None:
            found = journal.last(connection, state)
            if found is None:
                return None
            changed = apply(connection, found)
            if unusable.bring_back(changed.changes):
                unusable.forget_look(connection)
            # What the program computes is not in the journal, so undo must mark it by itself.
            Work.mark_stale(connection, changed.changes)
            return replace(changed, label=found.label)

        try:
            return self._written(step)
        except (GroundGoneError, driver.IntegrityError) as error:  # a salvaged book lacks rows
            raise UserError(
                tr("This step cannot be taken: what it belongs to is not there any more."),
                tr("Nothing was changed."),
            ) from error


class _Reading:
    """A view of the book, as one context (see `pool`); what fails in it is told in words."""

    __slots__ = ("_begun", "_refuse_taken")

    def __init__(
        self, begun: AbstractContextManager[BookConnection], refuse_taken: Callable[[], None]
    ) -> None:
        self._begun, self._refuse_taken = begun, refuse_taken

    def __enter__(self) -> BookConnection:
        try:
            return self._begun.__enter__()
        except READ_FAULTS as error:
            self._explain(error)
            raise

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._begun.__exit__(kind, error, trace)
        except READ_FAULTS as failed:
            self._explain(failed)
            raise
        if error is not None:
            self._explain(error)

    def _explain(self, error: BaseException) -> None:
        if isinstance(error, driver.DatabaseError):
            self._refuse_taken()
        refuse_damage(error)
