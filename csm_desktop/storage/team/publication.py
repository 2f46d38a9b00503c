"""One book published: a team's database brought in step with it, in one transaction.

What the last publish saw is kept in the database, with what it led to: so whoever restores either
of the two, or publishes from another machine, is noticed, and whatever was cut off is as if it had
never begun.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.file.stamp import HEAD
from csm_desktop.storage.team.book_rows import BookRows, Scope, Whose, figure_lines
from csm_desktop.storage.team.book_sign import book_sign, keep_sign, known_sign
from csm_desktop.storage.team.figures import Figure
from csm_desktop.storage.team.journal_seen import SeenAct, Since, since
from csm_desktop.storage.team.server import UnreachableError, cursor
from csm_desktop.storage.team.table_sync import RowCount, bring_up, first_copy
from csm_desktop.storage.team.tables import BY_JOURNAL, KINDS, OF_FIGURES, TABLES, TeamTable
from csm_desktop.storage.team.views import EDITION
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from sqlalchemy import Connection

Progress = Callable[[int, int], None]
Figures = Mapping[str, Sequence[Figure]]


@dataclass(frozen=True, slots=True)
class BookState:
    """A book that is to be published: who keeps it, in which team (None: that of before), and how
    much of it goes."""

    id: int
    name: str
    owner: str
    team: str | None
    everything: bool
    as_of: date
    at: datetime

    @property
    def whose(self) -> Whose:
        """What stands on each of its rows."""
        return Whose(self.id, self.owner)

    @property
    def shape(self) -> str:
        """With another one, every row is another."""
        return f"{HEAD}.{EDITION}\n{self.everything}\n{self.owner}"


@dataclass(frozen=True, slots=True)
class Published:
    """What a publish did: rows made, changed and removed; whether all was compared, and whether
    the book lacks what was published of it before."""

    rows: RowCount
    whole: bool
    first: bool
    went_back: bool


class PartedError(UserError):
    """The database has this book under another keeper's name, with another history."""


@dataclass(frozen=True, slots=True)
class PublishedBefore:
    """What the last publish of a book left: whose it was, its shape, and the acts that it saw."""

    owner: str
    team: str
    shape: str
    acts: Mapping[int, SeenAct]
    digests: Mapping[str, str]


def known(connection: "Connection", book_id: int) -> PublishedBefore | None:
    """What is there of a book; None where it was never published."""
    run = connection.exec_driver_sql
    row = run("SELECT owner, team, shape FROM book WHERE id = %s", (book_id,)).fetchone()
    if row is None:
        return None
    acts = run("SELECT act, state, at, changes FROM published_act WHERE book_id = %s", (book_id,))
    kept = run("SELECT name, digest FROM published_table WHERE book_id = %s", (book_id,))
    seen = {act: SeenAct(state, at, number) for act, state, at, number in acts}
    return PublishedBefore(row[0], row[1], row[2], seen, dict(map(tuple, kept)))


def hold(connection: "Connection", book_id: int) -> None:
    """Let nobody else publish this book until the transaction ends. Raises UnreachableError where
    somebody is about to: later it can be."""
    held = connection.exec_driver_sql("SELECT pg_try_advisory_xact_lock(%s)", (book_id,)).scalar()
    if not held:
        raise UnreachableError(
            tr("This book is being published just now by another program."),
            tr("Nothing was published here. Try again when that is done."),
        )


class Publication:
    """One book on its way, within a transaction of the database and a reading of the book."""

    def __init__(
        self,
        database: "Connection",
        book: BookConnection,
        state: BookState,
        *,
        anew: bool,
        sign: str = "",
    ) -> None:
        self._database, self._state = database, state
        # Figures were reckoned of an earlier moment: the sign holds where that was the same book.
        self._sign = sign if sign == book_sign(book, state.as_of) else ""
        self.known = known(database, state.id)
        seen = self.known.acts if self.known is not None else {}
        self.since: Since = since(book, seen)
        self._refuse_parted()
        self._rows = BookRows(book, state.whose, everything=state.everything)
        other = self.known is not None and self.known.shape != state.shape
        self._whole = anew or self.known is None or other or self.since.scope is None
        self._count = RowCount()

    @property
    def first(self) -> bool:
        """Whether nothing of the book is there yet."""
        return self.known is None

    def _refuse_parted(self) -> None:
        there = self.known
        if there is None or not self.since.went_back or there.owner == self._state.owner:
            return
        title = say("This book is published already, as that of {name}.",
                    name=there.owner or tr("(nobody)"))  # fmt: skip
        raise PartedError(
            render(title),
            tr("Nothing was published. If it is a copy that became your own book, `publish"
               " --as-new` publishes it beside the other."),
        )  # fmt: skip

    def run(self, figures: Figures, report: Progress) -> Published:
        """Bring the database in step."""
        total = len(TABLES)
        for done, (name, table) in enumerate(TABLES.items()):
            report(done, total)
            if name in OF_FIGURES:
                lines = figure_lines(table, self._state.whose, figures[name])
                self._by_digest(table, [lines])
            elif name in BY_JOURNAL:
                self._by_journal(table)
            else:
                self._as_stored(table)
        self._note()
        report(total, total)
        went_back = self.since.went_back
        return Published(self._count, self._whole, self.first, went_back)

    def _by_journal(self, table: TeamTable) -> None:
        scope = None if self._whole else self.since.scope
        if scope is not None and not self.since.concerns(table.name):
            return
        self._sync(table, self._rows.lines(table, scope), scope)

    def _as_stored(self, table: TeamTable) -> None:
        """Of what no journal tells, and of the few things that no account owns."""
        told = self._rows.as_stored(table)
        if told and self._is_known(table, told):
            return
        lines = self._rows.lines(table)
        if told:
            self._sync(table, lines, None)
            self._keep_digest(table, told)
        else:
            self._by_digest(table, lines)

    def _by_digest(self, table: TeamTable, portions: Iterable[list[str]]) -> None:
        """Compared where it is not as it was at the last publish."""
        held = [portion for portion in portions if portion]
        digest = sha256()
        for portion in held:
            digest.update("\n".join((*portion, "")).encode("utf-8", "surrogatepass"))
        told = digest.hexdigest()
        if not self._is_known(table, told):
            self._sync(table, held, None)
            self._keep_digest(table, told)

    def _is_known(self, table: TeamTable, told: str) -> bool:
        former = self.known.digests.get(table.name) if self.known is not None else None
        return told == former and not self._whole

    def _keep_digest(self, table: TeamTable, told: str) -> None:
        self._database.exec_driver_sql(
            "INSERT INTO published_table VALUES (%s, %s, %s)"
            " ON CONFLICT (book_id, name) DO UPDATE SET digest = excluded.digest",
            (self._state.id, table.name, told),
        )

    def _sync(self, table: TeamTable, portions: Iterable[list[str]], scope: Scope | None) -> None:
        if self.first:
            self._count.add(first_copy(self._database, table, portions))
            return
        self._count.add(bring_up(self._database, table, self._state.id, portions, scope))

    def _note(self) -> None:
        """Keep what this publish saw, beside what it led to."""
        state, run = self._state, self._database.exec_driver_sql
        if self.since.went_back:
            run("DELETE FROM published_act WHERE book_id = %s", (state.id,))
        run("CREATE TEMP TABLE acts_seen (LIKE published_act) ON COMMIT DROP")
        with cursor(self._database) as driver, driver.copy("COPY acts_seen FROM STDIN") as copy:
            copy.write("".join(_act_lines(state.id, self.since.acts)))
        run(
            "INSERT INTO published_act SELECT * FROM acts_seen ON CONFLICT (book_id, act)"
            " DO UPDATE SET state = excluded.state, at = excluded.at, changes = excluded.changes"
        )
        run("DROP TABLE acts_seen")
        keep_sign(self._database, state.id, self._sign)
        _note_book(self._database, state)


def rests(database: "Connection", state: BookState, sign: str) -> bool:
    """Whether the last publish was of this very book, as it goes now; then that it was published
    again is noted, and nobody else may publish it until the transaction ends."""
    shape = database.exec_driver_sql("SELECT shape FROM book WHERE id = %s", (state.id,)).scalar()
    if shape != state.shape or known_sign(database, state.id) != sign:
        return False
    hold(database, state.id)
    _note_book(database, state)
    return True


def _note_book(database: "Connection", state: BookState) -> None:
    database.exec_driver_sql(
        "INSERT INTO book VALUES (%s, %s, %s, coalesce(%s, ''), %s, %s, %s, %s)"
        " ON CONFLICT (id) DO UPDATE"
        " SET name = excluded.name, owner = excluded.owner, team = coalesce(%s, book.team),"
        " everything = excluded.everything, as_of = excluded.as_of,"
        " published_at = excluded.published_at, shape = excluded.shape",
        (state.id, state.name, state.owner, state.team, state.everything, state.as_of,
         state.at, state.shape, state.team),
    )  # fmt: skip


def _act_lines(book_id: int, acts: Mapping[int, SeenAct]) -> Iterator[str]:
    for id_, act in acts.items():
        yield f"{book_id}\t{id_}\t{act.state}\t{act.at}\t{act.changes}\n"


assert KINDS.keys() >= set(BY_JOURNAL)
