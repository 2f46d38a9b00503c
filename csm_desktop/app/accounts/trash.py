"""The trash, and removing for good: what has waited there long enough, what was chosen, and the
traces that either leaves in free pages, in the search index, in the log and in older backups."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from csm_desktop.app import settings
from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.app.rescue import forget_kept
from csm_desktop.domain.limits.seen_days import SeenDays
from csm_desktop.domain.lists.lines import TrashLine
from csm_desktop.domain.text.clock import Clock
from csm_desktop.errors import UserError
from csm_desktop.storage import purge
from csm_desktop.storage.file import snapshots
from csm_desktop.storage.file.rescue import rescue_folder
from csm_desktop.storage.file.rotation import backups, backups_folder
from csm_desktop.storage.migrate import is_current, upgrade
from csm_desktop.storage.queries import lists
from csm_desktop.storage.session import BookConnection, Work

_SEEN = "seen_days"
_TRACES = "traces"


def days_left(book: Book, lines: Sequence[TrashLine]) -> dict[int, int]:
    """For how many days of use each account still stays in the trash."""
    with book.reading() as connection:
        seen, allowed = _seen(connection), rules_of(connection).trash_days
    return {line.id: max(0, allowed - seen.waited(_key(line))) for line in lines}


def tend_trash(book: Book) -> int:
    """Note that the book is seen today, and remove for good what has waited in the trash for more
    days of use than the rules say; how many accounts.

    A backup comes first: where none can be made, nothing is removed. What an earlier removal could
    not clean is cleaned now.
    """
    with book.reading() as connection:
        seen, lines = _seen(connection), _waiting(connection)
        allowed = rules_of(connection).trash_days
    now = seen.seen(book.today(), lines)
    if now != seen:  # else nothing is written, and a sealed book stays sealed
        book.record(_note, now)
    expired = [id_ for key, id_ in lines.items() if now.waited(key) > allowed]
    if expired:
        # What waits is deleted only with a proved copy of it at hand; else it waits on.
        try:
            book.back_up()
        except UserError:
            return 0
        return remove_for_good(book, expired)
    with book.reading() as connection:
        left = settings.text_of(connection, _TRACES)
    # A purge that was killed after its commit left words in free pages: finished now.
    if left:
        _clean(book)
    return 0


def remove_for_good(book: Book, account_ids: Sequence[int]) -> int:
    """Remove these accounts, as far as they are in the trash, with all their traces in the book's
    files; how many. Undo does not reach it, and older backups hold them still: see `backups_with`.

    Raises UserError where the disk is too full to write the book anew: the accounts are gone then,
    and their traces go at the next opening.
    """
    number = book.record(_purge, account_ids)
    book.forget(account_ids)
    forget_kept(book.path, account_ids)
    if number:
        _clean(book)
    return number


def backups_with(book: Book, account_ids: Sequence[int]) -> tuple[Path, ...]:
    """The backups, and copies of the book that were set aside or rescued, that hold one of these
    accounts."""
    copies = [*backups(book.path.parent), *backups(rescue_folder())]
    ours = [copy for copy in copies if _is_of(copy.path, book.path)]
    found = [*backups(backups_folder(book.path)), *ours]
    return tuple(dated.path for dated in found if purge.holds(dated.path, account_ids))


def remove_from_backups(
    paths: Sequence[Path], account_ids: Sequence[int], clock: Clock
) -> tuple[Path, ...]:
    """Write backups anew without these accounts, those of an older program in the shape of this
    one; which could not be, and are as they were: they are damaged, or of a newer program."""
    failed = []
    for path in paths:
        try:
            snapshots.rewrite(
                path,
                lambda engine: purge.purge_copy(engine, clock, account_ids),
                _in_this_shape,
            )
        except UserError:
            failed.append(path)
    return tuple(failed)


def _in_this_shape(copy: Path) -> None:
    if not is_current(copy):
        upgrade(copy)


def _waiting(connection: BookConnection) -> dict[str, int]:
    """The accounts in the trash, by the stay that each is in."""
    return {_key(line): line.id for line in lists.trash(connection)}


def _note(work: Work, seen: SeenDays) -> None:
    kept = {"on": seen.on.isoformat() if seen.on else "", "days": seen.days, "since": seen.since}
    settings.put_text(work, _SEEN, json.dumps(kept))


def _purge(work: Work, account_ids: Sequence[int]) -> int:
    in_trash = {line.id for line in lists.trash(work.connection)}
    chosen = [account_id for account_id in account_ids if account_id in in_trash]
    for account_id in chosen:
        purge.purge_account(work, account_id)
    if chosen:
        purge.note_purged(work.connection, chosen)
        settings.put_text(work, _TRACES, "left")
    return len(chosen)


def _clean(book: Book) -> None:
    book.clean()
    book.record(settings.put_text, _TRACES, "")


def _seen(connection: BookConnection) -> SeenDays:
    """What was noted; a note that cannot be read counts as none, which keeps everything longer."""
    try:
        kept = json.loads(settings.text_of(connection, _SEEN))
        since = {str(key): int(day) for key, day in kept["since"].items()}
        return SeenDays(date.fromisoformat(kept["on"]), int(kept["days"]), since)
    except (ValueError, KeyError, TypeError, AttributeError):
        return SeenDays()


def _key(line: TrashLine) -> str:
    """One stay in the trash: taken back and thrown away again it begins anew."""
    return f"{line.id} {line.deleted_at}"


def _is_of(path: Path, book: Path) -> bool:
    return path.name.startswith(f"{book.stem} ")
