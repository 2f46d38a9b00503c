"""A calendar as an import plan: a row for each meeting that takes place, or did.

Every event is in one place: rows that are ready, or set aside with the reason; what was found
against a property is told beside its row, which comes in nevertheless.
"""

from collections.abc import Callable
from dataclasses import field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from csm_desktop.digests import sha256
from csm_desktop.domain.limits.bounds import INSTANTS
from csm_desktop.domain.records.meetings import OUR_UIDS
from csm_desktop.domain.text.instants import instant_of, is_zone, wall_of
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.calendars import ENDINGS, is_calendar_text
from csm_desktop.importers.calendars.faults import CalendarFault, sentence
from csm_desktop.importers.calendars.foreign_calendar import READER
from csm_desktop.importers.files.formats.first_bytes import is_archive
from csm_desktop.importers.files.openable import check_openable
from csm_desktop.importers.files.set_aside import SetAside
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import (
    FilePlan,
    ImportNotice,
    ImportPlan,
    LeftSheet,
    Options,
    Question,
    ReadyRow,
)
from csm_desktop.importers.refusals import trouble
from csm_desktop.importers.values.addresses import email_address
from csm_desktop.outside.limits import Limits
from csm_desktop.outside.parent import read_outside
from csm_desktop.values import dataclass
from csm_desktop.wording import clock_time, render, short_day
from csm_desktop.wording.clock_words import day_and_time

ZONE = "zone"
"""The topic of the question whose clock a file means that does not say so."""
_ADVICE = say("Nothing was imported, and your book is as it was. Export the calendar again.")
_LIMITS = Limits(seconds=60.0)
_HEAD = 4_096
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xltx", ".ods")


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who is invited, as far as the calendar says it; `address` is usable or empty.

    A group is a mailing list: several people of whom nobody is named.
    """

    name: str
    address: str
    declined: bool = False
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One meeting as its calendar has it, an occurrence where it recurs.

    `starts` is an instant in UTC, or what the clock shows, without zone, where `zone` is empty.
    `recurrence` is the id of the occurrence, "" for what takes place once; `is_series` says that
    all occurrences of its `uid` that the file knows of are here. An answer only says who of its
    guests comes.
    """

    uid: str
    recurrence: str
    sequence: int
    modified: datetime | None
    title: str
    starts: datetime
    zone: str
    minutes: int
    place: str
    text: str
    is_all_day: bool
    is_cancelled: bool
    is_series: bool
    guests: tuple[Invited, ...]
    is_answer: bool = False


@dataclass(frozen=True, slots=True)
class CalendarClock:
    """The user's day, and the zone that was said of times that name none; "" where none was."""

    today: date
    zone: str = ""


def is_calendar(path: Path) -> bool:
    """Whether a file is a calendar, by its first words or, where it has none, by its name."""
    head = _head(path)
    return head is not None and (is_calendar_text(head) or path.suffix.casefold() in ENDINGS)


def is_archive_of_files(path: Path) -> bool:
    """Whether a file is an archive and, by its name, no workbook: then calendars may be in it."""
    head = _head(path)
    return head is not None and is_archive(head) and path.suffix.casefold() not in _WORKBOOKS


def _head(path: Path) -> bytes | None:
    try:
        if not path.is_file():  # a pipe would be waited for without end
            return None
        with path.open("rb") as file:
            return file.read(_HEAD)
    except (OSError, ValueError):
        return None


def read_calendar(
    path: Path,
    options: Options,
    clock: CalendarClock,
    progress: Callable[[int, int], None] | None = None,
) -> FilePlan:
    """What a calendar would bring; recurring meetings are those of 90 days from the clock's day.

    Of an archive it is a plan for each calendar; what is left in it are the members that are none.
    Times without a zone are those of `options.zone`, else of the clock's; without either it is
    asked. It is read outside the program (see `outside`); what `progress` raises ends that. Raises
    UserError for a file that is missing, empty, too large or no calendar.
    """
    check_openable(path)
    if options.zone and not is_zone(options.zone):
        raise trouble(
            say("{zone} is no time zone.", zone=options.zone),
            say("Nothing was imported. Give its name as Europe/Berlin or America/New_York."),
        )
    found = _Archive(options.zone or clock.zone)

    def tell() -> None:
        if progress:
            progress(0, 1)

    tell()
    for _ in read_outside(
        READER, path, options.encoding, clock.today.isoformat(),
        take=found.take, advice=_ADVICE, limits=_LIMITS, waiting=tell,
    ):  # fmt: skip
        tell()
    plans = tuple(
        part.plan(path.name, name, asked=options.zone) for name, part in found.calendars.items()
    )
    left = tuple(LeftSheet(name, 0, say("{why}", why=why)) for name, why in found.left.items())
    return FilePlan(path.name, plans, left, options=options)


@dataclass(slots=True)
class _Archive:
    """The calendars of a file by their names, "" for the file itself, and what is none."""

    meant: str = ""
    calendars: dict[str, "_Gathered"] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)
    _member: str = ""

    def take(self, message: Any) -> None:
        """Take one message in. Raises ValueError, TypeError or LookupError for no such message."""
        match message:
            case ["member", str(name)]:
                self._member = name
            case ["left", str(name), str(why)]:
                # Of one that broke off nothing comes in.
                self.calendars.pop(name, None)
                self.left[name] = why or render(say("it is no calendar"))
            case _:
                of = self.calendars.setdefault(self._member, _Gathered(self.meant))
                of.take(message)


@dataclass(slots=True)
class _Gathered:
    """What the child has said so far; `meant` is the zone of times that name none."""

    meant: str = ""
    encoding: str = ""
    zone: str = ""
    floating: int = 0
    endless: int = 0
    rows: list[ReadyRow] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    notes: list[ImportNotice] = field(default_factory=list)

    def take(self, message: Any) -> None:
        """Take one message in. Raises ValueError, TypeError or LookupError for no such message."""
        match message:
            case ["event", int(line), dict(facts)]:
                event = _event(facts)
                # Else an export of ours that is read again would make meetings of due dates.
                if event.is_all_day and event.uid.startswith(OUR_UIDS):
                    reason = sentence(CalendarFault.OURS, "")
                    self.aside.append(SetAside(line, reason, event.title))
                    return
                # Counted before it is settled, because the question must be seen to be answered.
                self.floating += not event.zone
                if not event.zone and self.meant:
                    event = _settled(event, self.meant)
                self.rows.append(ReadyRow(line, _values(event), key=_key(event)))
            case ["proposal", int(line), dict(facts)]:
                event = _event(facts)
                self.aside.append(SetAside(line, _proposal(event), event.title))
            case ["aside", int(line), str(what), str(value)]:
                reason = sentence(CalendarFault(what), value)
                self.aside.append(SetAside(line, reason, value))
            case ["note", int(line), str(what), str(value)]:
                self.notes.append(ImportNotice(line, "", sentence(CalendarFault(what), value)))
            case ["others", str(name), int(number)]:
                self.notes.append(ImportNotice(0, "", _others(name, number)))
            case ["series", "goes on"]:
                self.endless += 1
            case ["encoding", str(name)]:
                self.encoding = name
            case ["zone", str(name)]:
                # The name comes from the file; what is no zone would fail wherever it is reckoned
                # with.
                self.zone = name if is_zone(name) else ""
            case _:
                raise ValueError

    def plan(self, source: str, name: str, asked: str) -> ImportPlan:
        """The plan; rows stand in the order in which the meetings take place. `name` is that of a
        calendar in an archive, `asked` the zone that the user named for this file."""
        if not self.rows and not self.aside:
            self.notes.append(ImportNotice(0, "", say("it holds no event")))
        if self.endless:
            self.notes.append(ImportNotice(0, "", _endless(self.endless)))
        # As text, because a moment with a zone does not compare with one without.
        rows = sorted(self.rows, key=lambda row: (str(row.values["starts_at"]), row.line))
        return ImportPlan(
            source=source,
            sheet=name,
            kind=ListKind.MEETINGS,
            confidence=1.0,
            mapping=(),
            rows_in=len(rows) + len(self.aside),
            drafts=rows,
            set_aside=tuple(sorted(self.aside, key=lambda row: row.line)),
            questions=self._questions(),
            remarks=tuple(self.notes),
            encoding=self.encoding,
            kind_reason=say("it is a calendar"),
            answered=frozenset((ZONE,)) if asked and self.floating else frozenset(),
        )

    def _questions(self) -> tuple[Question, ...]:
        if not self.floating or self.meant:
            return ()
        text = say(
            "{n} event names no time zone: whose clock does it mean?",
            "{n} events name no time zone: whose clock do they mean?",
            n=self.floating,
        )
        # The calendar's own word comes first; any other zone may be named as well.
        usual = dict.fromkeys(filter(None, (self.zone, "Europe/Berlin", "America/New_York", "UTC")))
        return (Question("zone", (), text, tuple(f"--zone {zone}" for zone in usual)),)


def _key(event: CalendarEvent) -> int:
    """What tells an occurrence from the others of its series, each time that the file is read."""
    told = f"{event.uid}\0{event.recurrence}".encode("utf-8", "replace")
    return int.from_bytes(sha256(told).digest()[:7], "big") | 1


def _others(name: str, number: int) -> Message:
    return say("{n} {name} is no event, and was left", "{n} {name} are no events, and were left",
               n=number, name=name[:40])  # fmt: skip


def _settled(event: CalendarEvent, zone: str) -> CalendarEvent:
    """An event whose times are those of a zone: also its end, in a night in which clocks change."""
    starts = instant_of(event.starts, zone)
    ends = instant_of(event.starts + timedelta(minutes=event.minutes), zone)
    return replace(event, starts=starts, zone=zone, minutes=(ends - starts) // timedelta(minutes=1))


def _proposal(event: CalendarEvent) -> Message:
    wall = wall_of(event.starts, event.zone) if event.zone else event.starts
    # Whoever asks stands behind the organiser.
    who = next((one.name or one.address for one in reversed(event.guests)), "")
    on = short_day(wall.date(), with_year=True)
    when = f"{day_and_time(on, clock_time(wall))} {event.zone}".rstrip()
    return say("{who} proposes another time, {when}: the meeting stays until you move it",
               who=who, when=when)  # fmt: skip


def _endless(number: int) -> Message:
    return say(
        "{n} series goes on: its meetings of the next 90 days come in, the next import brings more",
        "{n} series go on: their meetings of the next 90 days come in, the next import brings more",
        n=number,
    )  # fmt: skip


def _event(facts: dict[str, Any]) -> CalendarEvent:
    """What the child said of an event. Raises ValueError or TypeError for what it never says."""
    starts = datetime.fromisoformat(facts["starts"])
    zone = str(facts["zone"])
    if (starts.tzinfo is None) != (not zone) or (zone and not is_zone(zone)):
        raise ValueError
    if not INSTANTS.allow(starts.replace(tzinfo=starts.tzinfo or UTC)):
        raise ValueError
    modified = datetime.fromisoformat(facts["modified"]) if facts["modified"] else None
    return CalendarEvent(
        uid=_text(facts, "uid"), recurrence=_text(facts, "recurrence"),
        sequence=int(facts["sequence"]), modified=modified,
        title=_text(facts, "title"), starts=starts, zone=zone, minutes=int(facts["minutes"]),
        place=_text(facts, "place"), text=_text(facts, "text"),
        is_all_day=bool(facts["is_all_day"]), is_cancelled=bool(facts["is_cancelled"]),
        is_series=bool(facts["is_series"]),
        guests=tuple(
            Invited(str(one["name"]), email_address(str(one["address"])) or "",
                    bool(one["declined"]), bool(one["is_group"]))
            for one in facts["guests"]
        ),
        is_answer=bool(facts["is_answer"]),
    )  # fmt: skip


def _text(facts: dict[str, Any], name: str) -> str:
    found = facts[name]
    if not isinstance(found, str):
        raise TypeError
    # Damaged signs are refused by the book; here they cost the sign, not the event.
    return found.encode("utf-8", "replace").decode("utf-8")


def _values(event: CalendarEvent) -> dict[str, object]:
    """The row as a preview shows it, and behind it all that the calendar says."""
    return {
        "title": event.title,
        # What the clock shows there: the zone stands beside it.
        "starts_at": wall_of(event.starts, event.zone) if event.zone else event.starts,
        "zone": event.zone,
        "minutes": event.minutes,
        "place": event.place,
        "people": tuple(one.name or one.address for one in event.guests),
        "cancelled": event.is_cancelled or None,
        "event": event,
    }
