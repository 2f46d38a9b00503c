"""What could not go into its book is kept in a file of its own: readable, and to be read back.

Two things end up here: texts that a field could not save, and the acts of a session whose file was
taken away or replaced under the window. A file is plain JSON in the rescue folder, written whole
each time, readable by this user only; of an encrypted book it is encrypted under the book's key.
"""

import json
import tempfile
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from csm_desktop import __version__
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.files import atomic_write, make_folder, safe_name, unique_path
from csm_desktop.storage.changes import Change
from csm_desktop.storage.file.cipher import BookKey, held_key, key_in
from csm_desktop.storage.file.engine import key_of
from csm_desktop.storage.file.folders import books_home
from csm_desktop.storage.file.sealed_note import read_note, write_note
from csm_desktop.storage.journal import ChangeSet
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

_FORMAT = "csm-desktop rescue 1"
_PLAIN, _ENCRYPTED = ".json", ".sealed"


@dataclass(frozen=True, slots=True)
class UnsavedText:
    """A text that is in no book: `where` says to a person what it was written into, `key` tells
    the program (any words of its own), `at` when it was last typed (UTC)."""

    where: str
    text: str
    at: datetime
    key: str = ""


@dataclass(frozen=True, slots=True)
class Rescue:
    """What one rescue file holds: of which book, and the acts in the order they were done."""

    book: Path
    at: datetime
    texts: tuple[UnsavedText, ...] = ()
    acts: tuple[ChangeSet, ...] = ()


def rescue_folder() -> Path:
    """Where rescue files lie: beside the program's own books, never beside the book in trouble,
    whose disk may be gone or full."""
    return books_home() / "Rescued"


class RescueFile:
    """One file for one book and session; `path` is None while nothing is at risk."""

    def __init__(self, book: Path) -> None:
        self._book = book
        # Asked now: it may be needed when there is no book any more to ask. The key itself is not
        # kept, which a locked book has none of.
        key = key_of(book)
        self._salt = b"" if key is None else key.salt
        self.path: Path | None = None

    def keep(
        self,
        now: datetime,
        texts: tuple[UnsavedText, ...] = (),
        acts: tuple[ChangeSet, ...] = (),
    ) -> Path:
        """Write what is at risk now in place of what was before; where it lies.

        Where the disk of the rescue folder is full or protected, the system's folder for temporary
        files is tried. Raises UserError where neither takes it, and while the book is locked.
        """
        key = held_key(self._salt, self._book) if self._salt else None
        data = _encoded(Rescue(self._book, now, texts, acts))
        # One file a session: it is written anew with all that is at risk, not added to.
        if self.path is not None:
            _write(self.path, data, key)
            return self.path
        stem = f"{self._book.stem} {now.astimezone(UTC):%Y-%m-%d %H%M%SZ}"
        name = safe_name(stem, _suffix(key))
        try:
            make_folder(rescue_folder())
            path = unique_path(rescue_folder(), name)
            _write(path, data, key)
        # The folder of the program's data may be on the very disk that is full or gone.
        except (OSError, UserError):
            path = unique_path(Path(tempfile.gettempdir()), name)
            _write(path, data, key)
        self.path = path
        return path

    def drop(self) -> None:
        """Nothing is at risk any more: the file goes."""
        if self.path is not None:
            self.path.unlink(missing_ok=True)
            self.path = None


def _suffix(key: BookKey | None) -> str:
    return _PLAIN if key is None else _ENCRYPTED


def _write(path: Path, data: bytes, key: BookKey | None) -> None:
    if key is None:
        with atomic_write(path, overwrite=True) as file:
            file.write(data)
    else:
        write_note(path, data, key)


def rekey_rescues(book: Path, key: BookKey | None, *, plain_only: bool = False) -> None:
    """Put what is rescued of a book under another key of it. What cannot be read stays."""
    for path in rescue_files(book):
        if plain_only and path.suffix != _PLAIN:
            continue
        target = path
        if path.suffix != _suffix(key):
            target = unique_path(path.parent, f"{path.stem}{_suffix(key)}")
        _write(target, _encoded(read_rescue(path)), key)
        if target != path:
            path.unlink(missing_ok=True)


def write_rescue(path: Path, rescue: Rescue) -> None:
    """Put another content into a rescue file, under the key that it has."""
    _write(path, _encoded(rescue), key_in(path))


def rescue_files(book: Path | None = None) -> tuple[Path, ...]:
    """The rescue files there are, the oldest first; of one book only, if asked."""
    folder = rescue_folder()
    found = sorted(
        path
        for path in (folder.iterdir() if folder.is_dir() else ())
        if path.suffix in (_PLAIN, _ENCRYPTED)
    )
    kept = []
    for path in found:
        # Unreadable files are passed over and stay: a person may still read them.
        with suppress(UserError, OSError):
            if book is None or read_rescue(path).book == book:
                kept.append(path)
    return tuple(kept)


def read_rescue(path: Path) -> Rescue:
    """What a rescue file holds. Raises UserError for a file that is none, or is locked."""
    try:
        key = key_in(path)
        data = path.read_bytes() if key is None else read_note(path, key)
        known = json.loads(data.decode("utf-8"))
        if known["format"] != _FORMAT:
            raise ValueError(known["format"])
        return Rescue(
            Path(known["book"]),
            datetime.fromisoformat(known["at"]),
            tuple(UnsavedText(**{**each, "at": _moment(each)}) for each in known["texts"]),
            tuple(_act(each) for each in known["acts"]),
        )
    # A file that lies in that folder may be anybody's; whatever it holds, it is none of ours.
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(
            render(say("{name} is not a rescue file of this program.", name=path.name)),
            tr("Nothing was changed."),
        ) from error


def _encoded(rescue: Rescue) -> bytes:
    written = {
        "format": _FORMAT,
        "program": __version__,
        "about": tr(
            "What CSM Desktop could not write into the book. Texts can be copied from here; acts "
            "are taken in by the program."
        ),
        "book": str(rescue.book),
        "at": _text(rescue.at),
        "texts": [{**asdict(text), "at": _text(text.at)} for text in rescue.texts],
        "acts": [_written(act) for act in rescue.acts],
    }
    # Lone surrogates come from pasted text; they must not cost the rest of it.
    return json.dumps(written, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")


def _written(act: ChangeSet) -> dict[str, Any]:
    changes = [asdict(change) for change in act.changes]
    return {
        "id": act.id, "label": act.label, "told": act.told, "at": _text(act.at), "changes": changes,
    }  # fmt: skip


def _act(known: dict[str, Any]) -> ChangeSet:
    changes = tuple(Change(**each) for each in known["changes"])
    return ChangeSet(known["id"], known["label"], _moment(known), changes, known.get("told"))


def _moment(known: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(known["at"])


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
