"""Calendar files that we write: an invitation, or days to keep in mind (RFC 5545, 5546).

A moment stands in its own zone beside what explains that zone, or in UTC: a clock that only its
abbreviation names (CEST) can be read by nobody. Ids stay the same, and SEQUENCE says which version
is the later, so that a file that is sent again takes the place of the former.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from csm_desktop import __version__
from csm_desktop.domain.text.instants import is_zone
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.mail.compose import Recipient
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

_QUOTED = str.maketrans({'"': "'", "\r": " ", "\n": " ", "\t": " "})


class Method(StrEnum):
    """What a calendar file wants of whoever opens it.

    REQUEST asks guests to answer and lets a later file take its place; it needs somebody who
    invites. PUBLISH only tells. CANCEL takes a meeting off the calendars of its guests.
    """

    REQUEST = "REQUEST"
    PUBLISH = "PUBLISH"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """One event as it is written. `starts` is an instant of `zone`, or a whole day.

    `recurrence` names the occurrence of a series; `changed_at` is when this version was made.
    """

    uid: str
    title: str
    starts: date
    changed_at: datetime
    zone: str = "UTC"
    minutes: int = 60
    sequence: int = 0
    recurrence: str = ""
    place: str = ""
    text: str = ""
    organiser: Recipient | None = None
    guests: tuple[Recipient, ...] = ()
    cancelled: bool = False

    @property
    def is_moment(self) -> bool:
        """Whether it begins at a moment, and is no whole day."""
        return isinstance(self.starts, datetime)

    @property
    def instant(self) -> datetime:
        """When it begins; a whole day at its first moment in UTC."""
        if isinstance(self.starts, datetime):
            return self.starts
        return datetime(self.starts.year, self.starts.month, self.starts.day, tzinfo=UTC)


def calendar_file(items: Sequence[CalendarItem], method: Method) -> bytes:
    """The events as the bytes of an .ics file.

    Raises UserError where nobody knows the zone of one: then nothing can be written.
    """
    written = _calendar(items, method)
    # Read again as others read it: what explains a zone is made by the library.
    wrong = _misread(written)
    if wrong:
        # What explains a zone leaves out changes that are soon taken back (Morocco's Ramadan), and
        # a wall clock does not say which of two equal hours it means: UTC needs no explanation.
        items = [replace(item, zone="UTC") if item.zone in wrong else item for item in items]
        written = _calendar(items, method)
    return bytes(written.to_ical())


def _calendar(items: Sequence[CalendarItem], method: Method) -> Any:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//CSM Desktop//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method.value)
    for item in items:
        calendar.add_component(_event(item))
    days = [item.instant.date() for item in items]
    if days:
        # A year around is what a program may need to show it, and what keeps the file short.
        first, last = min(days) - timedelta(days=366), max(days) + timedelta(days=366)
        calendar.add_missing_timezones(first_date=first, last_date=last)
    for zone in calendar.walk("VTIMEZONE"):
        zone.pop("COMMENT", None)
    return calendar


def _misread(calendar: Any) -> set[str]:
    """The zones of moments that a program would read otherwise that goes by what explains them."""
    wrong = set()
    for zone in calendar.walk("VTIMEZONE"):
        name, explained = str(zone["TZID"]), zone.to_tz(lookup_tzid=False)
        for event in calendar.walk("VEVENT"):
            moments = [event[key].dt for key in ("DTSTART", "DTEND")]
            for moment in moments:
                # Another zone's moments are explained by that zone.
                if str(getattr(getattr(moment, "tzinfo", None), "key", "")) != name:
                    continue
                # As a file has it, which carries no `fold` (findings/icalendar-repeated-hour.sh).
                if moment.replace(tzinfo=explained, fold=0).utcoffset() != moment.utcoffset():
                    wrong.add(name)
    return wrong


def _event(item: CalendarItem) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", item.uid)
    event.add("dtstamp", item.changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("last-modified", item.changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", item.sequence)
    event.add("summary", _line(item.title))
    if item.is_moment:
        zone = _zone(item)
        event.add("dtstart", item.instant.astimezone(zone))
        # Through UTC: an hour is an hour, also in the night in which clocks change.
        ends = item.instant.astimezone(UTC) + timedelta(minutes=item.minutes)
        event.add("dtend", ends.astimezone(zone))
        if item.recurrence:
            event.add("recurrence-id", _moment(item.recurrence))
    else:
        event.add("dtstart", item.starts)
        event.add("dtend", item.starts + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    if item.place:
        event.add("location", _line(item.place))
    if item.text:
        event.add("description", item.text)
    event.add("status", "CANCELLED" if item.cancelled else "CONFIRMED")
    if item.organiser is not None:
        event.add("organizer", _person(item.organiser))
    for guest in item.guests:
        event.add("attendee", _person(guest, RSVP="TRUE", ROLE="REQ-PARTICIPANT"))
    return event


def _zone(item: CalendarItem) -> tzinfo:
    if not is_zone(item.zone):
        title = say("Nobody knows the time zone “{zone}” of {title}.", zone=item.zone,
                    title=item.title)  # fmt: skip
        raise UserError(render(title), tr("Nothing was written. Edit the meeting and choose one."))
    return UTC if item.zone == "UTC" else ZoneInfo(item.zone)


def _moment(recurrence: str) -> date:
    """The id of an occurrence as the moment that it is."""
    # An occurrence of a whole day is named by its date alone.
    if len(recurrence) == 8:
        return date.fromisoformat(recurrence)
    moment = datetime.strptime(recurrence[:15], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - see below
    return moment.replace(tzinfo=UTC) if recurrence.endswith("Z") else moment


def _person(person: Recipient, **params: str) -> Any:
    from icalendar import vCalAddress

    address = vCalAddress(f"mailto:{person.address}")
    # RFC 5545 knows no way to write a quotation mark within a parameter.
    if name := _line(person.name.translate(_QUOTED)):
        address.params["CN"] = name
    for key, value in params.items():
        address.params[key] = value
    return address


def _line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
