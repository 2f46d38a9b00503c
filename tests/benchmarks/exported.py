"""Everything out of the scale book: into files, against csv and json writing the same rows, and
into a team's database, against a bare COPY of them."""

from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

from csm_desktop.app.accounts.acts import edit_account
from csm_desktop.app.book import Book
from csm_desktop.app.documents.exports import export_book
from csm_desktop.app.lists.figures import current_lines, refresh, refresh_some
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.publication.publish import PublishTerms, identity, publish, withdraw
from csm_desktop.storage.queries import dump
from csm_desktop.storage.team.book_rows import BookRows, Whose
from csm_desktop.storage.team.server import connected, cursor
from csm_desktop.storage.team.tables import KINDS
from tests.app.publication.server import TeamServer, is_installed, served
from tests.benchmarks.measuring import Children, Measured, compared, side_by_side
from tests.benchmarks.scale import CLOCK

_MOST_MB = 200


def measure(path: Path, folder: Path, children: Children, rounds: int) -> Iterator[Measured]:
    """Each in a process of its own, in turn; the peak is the greatest of all rounds."""
    target, tables = folder / "exported", ",".join(dump.TABLES)
    mine, others = [], []
    for _ in range(rounds):
        mine.append(children.alone("exported:export_once", str(path), str(target)))
        rmtree(target)
        others.append(children.alone("floors:export", str(path), str(target), tables))
        rmtree(target)
    yield compared(
        "export everything / csv plus json",
        [each.milliseconds for each in mine],
        [other.milliseconds for other in others],
        2,
    )
    peak = max(each.peak for each in mine)
    yield compared(f"memory: export everything / {_MOST_MB} MB", [peak], [float(_MOST_MB)], 1, "MB")


def export_once(path: str, folder: str) -> None:
    """Open a book and write everything out."""
    with opened_book(Path(path), CLOCK, read_only=True) as book:
        export_book(book, Path(folder))


def published(path: Path, rounds: int) -> Iterator[Measured]:
    """The first publish of a book, and one of a book in which nothing was done since, or one edit,
    against a bare COPY of the lines of the same rows into the same tables."""
    if not is_installed():
        return
    with served() as server, opened_book(path, CLOCK) as book:
        # As a book in use is: what does not hold is judged while it is open, in idle turns.
        refresh(book)

        def once() -> object:
            terms = PublishTerms(everything=True)
            return publish(book, server.address, "", terms, lambda _, __: None)

        once()
        with book.reading() as connection:
            rows = BookRows(connection, Whose(1, ""), everything=True)
            lines = {name: [*rows.lines(table)] for name, table in KINDS.items()}

        def bare() -> None:
            _copied(server, lines)

        yield side_by_side(
            "publish into a team's database / a bare COPY of its rows",
            once,
            bare,
            4,
            rounds,
            note="health, alerts and revenue reckoned on our side alone",
            prepare=lambda: _emptied(server, book),
        )
        once()
        yield side_by_side("publish again, nothing done since / a bare COPY", once, bare, 1, rounds)
        ids = iter(line.id for line in current_lines(book))

        def edited() -> None:
            account_id = next(ids)
            book.run("Edit", edit_account, account_id, city="Ulm")
            refresh_some(book, [account_id])

        yield side_by_side(
            "publish after an edit / a bare COPY", once, bare, 1, rounds, prepare=edited
        )


def _emptied(server: TeamServer, book: Book) -> None:
    if identity(book):
        withdraw(book, server.address, "")


def _copied(server: TeamServer, lines: dict[str, list[list[str]]]) -> None:
    """All of it in one transaction, which is taken back: each round finds the same tables."""
    with connected(server.address, "") as database, database.begin() as transaction:
        with cursor(database) as driver:
            for name, portions in lines.items():
                with driver.copy(f'COPY csm."{name}" FROM STDIN') as copy:
                    for portion in portions:
                        copy.write("".join(f"{line}\n" for line in portion))
        transaction.rollback()
