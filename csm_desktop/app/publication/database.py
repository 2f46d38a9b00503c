"""Which team's database a book is published into, what of it goes there, and how often."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from enum import StrEnum

from csm_desktop.app.book import Book
from csm_desktop.app.settings import put_value, value_at
from csm_desktop.domain.fields.kept_messages import kept_messages, read_messages
from csm_desktop.domain.records.settings import value_of
from csm_desktop.domain.text.message import Message
from csm_desktop.storage.file.stamp import BOOK_ID, mark, marked
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.storage.team.address import DatabaseAddress, read_address
from csm_desktop.values import dataclass
from csm_desktop.wording import render, voice

__all__ = ["DatabaseAddress", "read_address"]
_KEY = "team_database"
_SOON = timedelta(minutes=15)
_DIGITS = 15  # of a mark in base 16: what a whole number of the database holds


class PublishEvery(StrEnum):
    """How often a book that is open is published by itself."""

    NEVER = "never"
    HOUR = "hour"
    DAY = "day"


_TIMES = {PublishEvery.HOUR: timedelta(hours=1), PublishEvery.DAY: timedelta(days=1)}


@dataclass(frozen=True, slots=True)
class TeamDatabase:
    """Where a book is published, under which team; `everything` with what is internal."""

    address: str
    team: str = ""
    everything: bool = False
    every: PublishEvery = PublishEvery.NEVER


@dataclass(frozen=True, slots=True)
class LastPublish:
    """How the last publish out of the window ended: when, with which words, and whether well;
    `reached` says that the database answered, `told` is what the words say as `kept_messages`."""

    at: datetime
    words: str
    done: bool
    reached: bool = True
    told: str = ""

    @classmethod
    def of(
        cls, at: datetime, said: Sequence[Message], *, done: bool, reached: bool = True
    ) -> "LastPublish":
        """One that these sentences tell of."""
        words = " ".join(map(render, said))
        return cls(at, words, done, reached, kept_messages(voice().language, *said))

    @property
    def words_today(self) -> str:
        """The words in the language in force; as they were where nobody knows more of them."""
        kept = read_messages(self.told) if self.told else None
        return self.words if kept is None else " ".join(map(render, kept.messages))


def team_database(book: Book) -> TeamDatabase | None:
    """Where the book is published; None where nobody said so."""
    with book.reading() as connection:
        kept = value_at(connection, _KEY)
    # What a newer program or damage left there is as good as nothing.
    try:
        return TeamDatabase(
            str(kept["address"]), str(kept.get("team", "")), bool(kept.get("everything")),
            PublishEvery(kept.get("every", PublishEvery.NEVER)),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def set_team_database(work: Work, /, database: TeamDatabase | None) -> None:
    """Publish there from now on; None: nowhere. Raises UserError for an address that is none, or
    that holds a password."""
    if database is None:
        put_value(work, _KEY, None)
        return
    address = read_address(database.address).shown
    put_value(work, _KEY, {**asdict(database), "address": address, "team": database.team.strip()})


def book_identity(connection: BookConnection) -> int:
    """By what a team's database knows this book, whatever its file is called; 0 for one without a
    mark of its own. Its copies and backups share it."""
    kept = marked(connection, BOOK_ID)
    return int(kept[:_DIGITS], 16) if kept[:_DIGITS].isalnum() else 0


def give_identity(work: Work, /) -> None:
    """Let the book be one of its own, and a copy of no other any more."""
    mark(work.connection, BOOK_ID, os.urandom(16).hex())


def last_told(text: str) -> LastPublish | None:
    """How the last publish out of the window ended, as `last_text` kept it; None before one."""
    kept = value_of(text)
    try:
        at = datetime.fromisoformat(kept["at"])
        done, reached = bool(kept["done"]), bool(kept["reached"])
        return LastPublish(at, str(kept["words"]), done, reached, str(kept.get("told", "")))
    except (KeyError, TypeError, ValueError):
        return None


def last_text(last: LastPublish) -> str:
    """How a publish ended, to be kept."""
    return json.dumps({**asdict(last), "at": last.at.isoformat()})


def is_due(database: TeamDatabase | None, last: LastPublish | None, now: datetime) -> bool:
    """Whether a book is to be published by itself now; what did not reach the database is tried
    again a quarter of an hour later."""
    if database is None or database.every not in _TIMES:
        return False
    if last is None or last.at > now:  # the clock was set back
        return True
    return now - last.at >= (_TIMES[database.every] if last.reached else _SOON)
