"""A bundle: some accounts in a file of their own, laid out as a book and marked as none."""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage import records
from csm_desktop.storage.damage.salvage import is_usable_journal
from csm_desktop.storage.exchange.account_rows import Rows
from csm_desktop.storage.exchange.history import ForeignAct, acts_of, write_acts
from csm_desktop.storage.exchange.other_book import other_book
from csm_desktop.storage.file import stamp
from csm_desktop.storage.file.cipher import BookKey, let_go
from csm_desktop.storage.file.faults import reading_explained
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.migrate import create
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.rows import KIND_OF, ROWS
from csm_desktop.storage.schema import create_schema
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr


@dataclass(frozen=True, slots=True)
class BundleMark:
    """What a bundle says of itself: who gave it, when (ISO 8601, UTC), and whether only what a
    customer may see is in it."""

    giver: str
    made_at: str
    shareable: bool


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a bundle holds."""

    mark: BundleMark
    rows: Rows
    acts: tuple[ForeignAct, ...]


def write_bundle(target: Path, bundle: Bundle, key: BookKey | None) -> None:
    """Write a bundle, under a key if there is one. It appears only when it is whole.

    Raises AlreadyThereError, UserError where it cannot be written.
    """

    def build(connection: BookConnection) -> None:
        create_schema(connection)
        for table, rows in bundle.rows.items():
            if rows:
                records.insert(connection, table, rows)
        write_acts(connection, bundle.acts, "done")
        stamp.mark(connection, stamp.BUNDLE, json.dumps(asdict(bundle.mark)))

    try:
        create(target, build, key=key)
    finally:
        if key is not None:
            let_go(key)


def bundle_mark(connection: BookConnection) -> BundleMark | None:
    """What a bundle says of itself; None for what is none."""
    try:
        kept = json.loads(stamp.marked(connection, stamp.BUNDLE) or "null")
        return BundleMark(str(kept["giver"]), str(kept["made_at"]), bool(kept["shareable"]))
    except (ValueError, TypeError, KeyError):
        return None


def read_bundle(path: Path, now: datetime, beside: Path) -> Bundle:
    """What a bundle holds; one of an older program is read through a copy `beside` a book.

    No byte of the file is changed. Raises LockedBookError, NewerBookError, and UserError for what
    is damaged or no bundle.
    """
    with reading_explained(), other_book(path, now, beside) as connection:
        mark = bundle_mark(connection)
        if mark is None:
            raise UserError(
                render(say("{name} is a book and no bundle.", name=path.name)),
                tr("Nothing was changed. `bundle` makes one of some of its accounts."),
            )
        rows = {
            table: found
            for table in KIND_OF
            if (found := records.read_where(connection, table, {}))
        }
        own = [int(row["id"] or 0) for row in rows.get("account", ())]
        _refuse_odd_history(connection, path)
        return Bundle(mark, rows, acts_of(connection, own))


def _refuse_odd_history(connection: BookConnection, path: Path) -> None:
    """What was written by no program of ours is not told on."""
    for table in ("change_set", "change"):
        names = tuple(ROWS[table].columns())
        for row in execute(connection, f"SELECT {', '.join(names)} FROM {table}"):
            if not is_usable_journal(table, dict(zip(names, row, strict=True))):
                raise UserError(
                    render(say("The history in {name} cannot be read.", name=path.name)),
                    tr("Nothing was changed. Ask for the file once more."),
                )
