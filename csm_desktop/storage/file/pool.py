"""The driver's connections to one book: kept between uses, lent to one user at a time.

A transaction is a context: committed at its end, rolled back where that fails or is not reached.
SQLAlchemy did this, and no more than this, at the cost of 130 ms of every start and 20 MB
(docs/decisions/020); what it is still for, schema and migrations, imports it there.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from threading import Lock
from typing import Any

import sqlcipher3.dbapi2 as driver

from csm_desktop.values import dataclass

_MOST_KEPT = 5


@dataclass(frozen=True, slots=True)
class BookConnection:
    """One transaction's connection; `driver` is the driver's own, whose errors come as they are.

    `is_damaged` says whether the book was opened as a damaged one: readers then take out what
    leads to nothing.
    """

    driver: Any
    is_damaged: bool = False


class _Lent:
    """A connection of the driver, whether it was last set to read, and whether its commits wait
    for the disk, as those of a new one do."""

    __slots__ = ("driver", "era", "is_small", "reads", "waits")

    def __init__(self, connection: Any, era: int) -> None:
        self.driver, self.era = connection, era
        self.reads: bool | None = None
        self.waits = True
        self.is_small = False

    def shrink(self) -> None:
        """Let its pages go, once: up to eight megabytes."""
        if not self.is_small:
            with suppress(driver.Error):
                self.driver.execute("PRAGMA shrink_memory")
            self.is_small = True

    def wait_for_disk(self, waits: bool) -> None:
        """Have commits on the disk before they are done, or leave that to the next that waits."""
        if self.waits is not waits:
            self.driver.execute(f"PRAGMA synchronous={'FULL' if waits else 'NORMAL'}")
            self.waits = waits


class _Round:
    """The round of the log that commits go into, and whether it says yet whose log it is.

    SQLite begins its log anew at a transaction that is begun when all of it is merged. Only a bare
    connection merges, or the last one as it is closed: between two of these every transaction goes
    into the same round.
    """

    __slots__ = ("_bare", "_lock", "_named", "number")

    def __init__(self) -> None:
        self._lock = Lock()
        self._bare, self._named, self.number = 0, -1, 0

    @property
    def is_named(self) -> bool:
        """Whether it need not be said again whose log it is. To be asked within a transaction: what
        is merged after it was begun does not move it into another round."""
        return self._named == self.number and not self._bare

    def named(self, number: int) -> None:
        """A transaction said whose log it is, and is committed; the round had this number then."""
        self._named = number

    def begun_bare(self) -> None:
        """Somebody may be merging from now on."""
        with self._lock:
            self._bare += 1

    def ended_bare(self) -> None:
        """They may have merged."""
        with self._lock:
            self._bare -= 1
            self.number += 1

    def ending(self) -> None:
        """Connections will be closed, and may take the log along. To be said before: what is begun
        while they are closed goes into the next log already."""
        with self._lock:
            self.number += 1


class _Pool:
    """Open connections that nobody uses now; any thread may take one and give it back."""

    def __init__(self, connect: Callable[[], Any]) -> None:
        self._connect = connect
        self._lock = Lock()
        self._idle: list[_Lent] = []
        self._era = 0
        self.disposed: list[Callable[[], object]] = []
        self.round = _Round()

    @contextmanager
    def lent(self) -> Iterator[_Lent]:
        """A connection for as long as the context lasts; nothing stays begun on it."""
        held = self.take()
        try:
            yield held
        except BaseException as error:
            self.take_back(held, error)
            raise
        self.take_back(held)

    def take(self) -> _Lent:
        """A connection of the taker's own, until it is taken back."""
        with self._lock:
            # The one used last: its pages are in its cache.
            held = self._idle.pop() if self._idle else None
            era = self._era
        if held is None:
            held = _Lent(self._connect(), era)
        held.is_small = False
        return held

    def take_back(self, held: _Lent, error: BaseException | None = None) -> None:
        """Have it again; `error` ended what it was taken for."""
        # SQLCipher answers nothing more on a connection that has met a page that is not what was
        # written (docs/decisions/024).
        if isinstance(error, driver.DatabaseError) and "malformed" in str(error):
            held.era = -1
        try:
            if held.driver.in_transaction:
                held.driver.rollback()
        except driver.Error:  # what cannot even be rolled back is not lent again
            held.era = -1
        with self._lock:
            keeps = held.era == self._era and len(self._idle) < _MOST_KEPT
            if keeps:
                # The one that came back last is lent next, and alone keeps its pages.
                for other in self._idle:
                    other.shrink()
                self._idle.append(held)
        if not keeps:
            self.round.ending()
            with suppress(driver.Error):
                held.driver.close()

    def shrink(self) -> None:
        """Let the pages of all go that nobody uses now."""
        with self._lock:
            for held in self._idle:
                held.shrink()

    def connect_by(self, connect: Callable[[], Any]) -> None:
        """Make connections in another way from now on."""
        self._connect = connect

    @property
    def connect(self) -> Callable[[], Any]:
        """How connections are made."""
        return self._connect

    def dispose(self) -> None:
        """Close what is idle now, and what is lent as soon as it comes back."""
        with self._lock:
            idle, self._idle = self._idle, []
            self._era += 1
        self.round.ending()
        for held in idle:
            held.driver.close()
        for tell in self.disposed:
            tell()


@dataclass(frozen=True, slots=True)
class BookEngine:
    """Makes the connections of one book. `begin` runs the statement that begins a transaction on a
    connection, given whether it only reads; `name` has one that writes say whose log it is: each,
    or the first in a round of the log where the caller alone merges it (`log_kept`)."""

    _pool: _Pool
    _begin: Callable[[Any, bool], object]
    _name: Callable[[Any], object]
    reads_only: bool
    is_damaged: bool
    is_encrypted: bool = False
    log_kept: bool = False

    def begin(self, *, waits: bool = True) -> AbstractContextManager[BookConnection]:
        """A transaction: committed where the context ends well, else rolled back.

        Without `waits` its commit does not wait for the disk: if the power fails at once, the book
        is as it was before it. The next that waits has both on the disk.
        """
        return _Transaction(self, waits)

    def _begun(self, held: _Lent, waits: bool) -> BookConnection:
        if not self.reads_only:
            held.wait_for_disk(waits)
        # The pragma costs a statement, so it is asked only when a connection changes its use.
        if held.reads is not self.reads_only:
            held.driver.execute(f"PRAGMA query_only={self.reads_only:d}")
            held.reads = self.reads_only
        self._begin(held.driver, self.reads_only)
        return BookConnection(held.driver, self.is_damaged)

    def _named(self, held: _Lent) -> int | None:
        """Have a transaction that was begun say whose log it is, where that is not said yet: the
        number of the log's round then."""
        number = self._pool.round.number
        if self.reads_only or (self.log_kept and self._pool.round.is_named):
            return None
        self._name(held.driver)
        return number

    @contextmanager
    def bare(self) -> Iterator[Any]:
        """The driver's own connection, for what is below transactions."""
        self._pool.round.begun_bare()
        try:
            with self._pool.lent() as held:
                held.wait_for_disk(True)
                yield held.driver
        finally:
            self._pool.round.ended_bare()

    def ask(self, question: str) -> Any:
        """The one row that answers a question below transactions, which changes nothing."""
        held = self._pool.take()
        try:
            return held.driver.execute(question).fetchone()
        finally:
            self._pool.take_back(held)

    def for_reading(self) -> "BookEngine":
        """The same connections; transactions keep no writer waiting, and cannot write."""
        return replace(self, reads_only=True)

    def shut(self, refuse: Callable[[], Any]) -> None:
        """Close the file, and have whoever wants a connection meet what `refuse` raises, until
        `go_on_as`."""
        self._pool.connect_by(refuse)
        self._pool.dispose()

    def go_on_as(self, other: "BookEngine") -> None:
        """Connect as another engine does; whoever held this one goes on with it."""
        self._pool.connect_by(other._pool.connect)

    def when_disposed(self, tell: Callable[[], object]) -> None:
        """Have it told each time that the connections are closed."""
        self._pool.disposed.append(tell)

    def let_pages_go(self) -> None:
        """Keep nothing of the file in memory for connections that nobody uses now."""
        self._pool.shrink()

    def dispose(self) -> None:
        """Close the file: what is lent is closed when it comes back."""
        self._pool.dispose()


class _Transaction:
    """A connection lent and a transaction begun on it: whatever is read takes one, so it is no
    context within a context, which costs as much as its statements."""

    __slots__ = ("_engine", "_held", "_named", "_waits")

    def __init__(self, engine: BookEngine, waits: bool) -> None:
        self._engine, self._waits = engine, waits

    def __enter__(self) -> BookConnection:
        engine = self._engine
        held = self._held = engine._pool.take()
        try:
            connection = engine._begun(held, self._waits)
            self._named = engine._named(held)
            return connection
        except BaseException as error:
            engine._pool.take_back(held, error)
            raise

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        held, pool = self._held, self._engine._pool
        if error is None:
            try:
                held.driver.commit()
                if self._named is not None:
                    pool.round.named(self._named)
            except BaseException as failed:
                pool.take_back(held, failed)
                raise
        pool.take_back(held, error)


def book_engine(
    connect: Callable[[], Any],
    begin: Callable[[Any, bool], object],
    name: Callable[[Any], object],
    *,
    reads_only: bool,
    is_damaged: bool,
    is_encrypted: bool = False,
    log_kept: bool = False,
) -> BookEngine:
    """An engine over what `connect` opens, which may raise; nothing is opened yet."""
    return BookEngine(_Pool(connect), begin, name, reads_only, is_damaged, is_encrypted, log_kept)
