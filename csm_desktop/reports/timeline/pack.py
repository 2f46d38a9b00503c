"""What the page of a customer's time line says; for our own side, never for a customer."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from csm_desktop.domain.text.message import say
from csm_desktop.domain.timeline.occurrence import Occurrence
from csm_desktop.values import dataclass
from csm_desktop.wording import Voice, label, month, render, tr, voice


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One thing that happened, in words; `words` are the user's own behind it."""

    on: date
    kind: str
    what: str
    words: str


@dataclass(frozen=True, slots=True)
class TimelineMonth:
    """What happened in a month, the latest first."""

    name: str
    lines: tuple[TimelineLine, ...]


@dataclass(frozen=True, slots=True)
class TimelinePack:
    """A customer's time line up to a day; `note` says where the book knew it only later."""

    account: str
    as_of: date
    voice: Voice
    title: str
    months: tuple[TimelineMonth, ...]
    note: str = ""


def assemble_timeline(
    account: str, happened: Sequence[Occurrence], as_of: date, made_on: date, note: str = ""
) -> TimelinePack:
    """The page of what happened, the latest first, in the voice that is spoken."""
    months = tuple(
        TimelineMonth(
            month(first, with_year=True, full=True),
            tuple(line_of(occurrence) for occurrence in group),
        )
        for first, group in groupby(happened, key=lambda each: each.on.replace(day=1))
    )
    title = say("What happened with {account}", account=account)
    # Printed as of an earlier day it has to say so, or it would look complete.
    if as_of != made_on:
        title = say("What happened with {account} up to {day}", account=account, day=as_of)
    return TimelinePack(account, as_of, voice(), render(title), months, note)


def line_of(occurrence: Occurrence) -> TimelineLine:
    """An occurrence in the words of the voice in force."""
    # A row of a table has one line for them, however many they were typed in.
    words = " ".join(occurrence.words.split())
    return TimelineLine(occurrence.on, label(occurrence.kind), render(occurrence.what), words)


def page_kind() -> str:
    """What the page is called."""
    return tr("Time line")
