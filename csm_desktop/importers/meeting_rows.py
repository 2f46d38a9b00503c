"""Rows of a list of meetings and calls as the events that a calendar would have of them.

A row that is a task or a mail is no meeting, and set aside. Without a time of day a meeting is at
noon; without an end or a duration it lasts as long as most do.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from csm_desktop.digests import blake2b
from csm_desktop.domain.records.meetings import LIST_UIDS
from csm_desktop.domain.text.instants import instant_of, is_zone
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.calendars.calendar_plan import CalendarEvent, Invited
from csm_desktop.importers.files.set_aside import SetAside, aside
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.kind_words import NO_MEETING
from csm_desktop.importers.meaning.languages.agreed_steps import STEPS
from csm_desktop.importers.meaning.mapping import Mapped
from csm_desktop.importers.plan import ImportNotice, Options, Question, ReadyRow
from csm_desktop.importers.values.addresses import email_address
from csm_desktop.importers.values.choices import items
from csm_desktop.importers.values.markup import is_markup, plain_text
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.values import dataclass

_NOON = time(12)
_USUAL = 60  # minutes of a meeting whose end nobody wrote down, as in the calendar's form
_MOST = 24 * 60
_CLOCK = re.compile(
    r"(?<![\d.])(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\b)?",
    re.IGNORECASE,
)
_IN_UTC = re.compile(r"(?:\d\dZ|\bUTC|\bGMT|[+-]00:?00)\b", re.IGNORECASE)
_SPAN = re.compile(r"(?:(?P<hours>\d{1,3}):)?(?P<minutes>\d{1,3}):(?P<seconds>\d{2})")
_AMOUNT = re.compile(r"(?P<n>\d+(?:[.,]\d+)?)\s*(?P<unit>[a-z]*)", re.IGNORECASE)
_IN_MINUTES = {"": 1.0, "m": 1.0, "mi": 1.0, "h": 60.0, "st": 60.0, "s": 1 / 60, "se": 1 / 60}
_OF_TASKS = frozenset(("task", "priority", "task id", "due date", "task subtype"))
_SPOKEN = re.compile(r"^\W*(?:call|phone|meeting|zoom|teams|demo|visit|anruf|telefonat)\b", re.I)
_OFF = frozenset(
    ("cancelled", "canceled", "deferred", "no show", "noshow", "abgesagt", "annulé", "cancelado",
     "declined", "rescheduled")
)  # fmt: skip
_DONE = frozenset(
    ("completed", "complete", "held", "done", "connected", "attended", "closed", "occurred",
     "erledigt", "abgeschlossen", "terminé", "completado", "true", "yes", "1")
)  # fmt: skip
_TASK = say("a task or a mail, and no meeting")


@dataclass(slots=True)
class MeetingRows:
    """The rows that are meetings, those that are none, and what is open."""

    ready: list[ReadyRow]
    set_aside: list[SetAside]
    questions: list[Question]
    remarks: list[ImportNotice]
    answered: bool


def meeting_rows(
    drafts: Sequence[ReadyRow], mapping: Sequence[Mapped], options: Options
) -> MeetingRows:
    """Give each row its event (`values["event"]`), and whether it `held` by its own words."""
    places = {column.field: i for i, column in enumerate(mapping)}
    # When a next step is due makes no task of its meeting.
    headers = {words(column.header) for column in mapping if column.field not in STEPS}
    found = MeetingRows([], [], [], [], answered=False)
    in_utc = any("utc" in words(column.header).split() for column in mapping
                 if column.field in ("starts_at", "clock"))  # fmt: skip
    zones = []
    for draft in drafts:
        if _is_task(draft, headers):
            found.set_aside.append(aside(draft.line, _TASK, draft.cells))
            continue
        clock = _clock(draft, places, ("starts_at", "clock"))
        raw = as_text(draft.cells[places["starts_at"]])
        is_utc = in_utc or bool(_IN_UTC.search(raw))
        named = str(draft.values.get("zone") or "")
        zone = "UTC" if is_utc or clock is None else options.zone
        zone = named if is_zone(named) else zone
        zones.append(zone)
        _complete(draft, places, clock, zone)
        found.ready.append(draft)
    floating = zones.count("")
    if floating:
        found.questions.append(_whose_clock(floating))
    found.answered = bool(options.zone) and options.zone in zones
    if all_day := sum(row.values["event"].is_all_day for row in found.ready):  # type: ignore[attr-defined]
        found.remarks.append(ImportNotice(0, "", _at_noon(all_day)))
    return found


def _whose_clock(number: int) -> Question:
    text = say(
        "{n} meeting names no time zone: whose clock does it mean?",
        "{n} meetings name no time zone: whose clock do they mean?",
        n=number,
    )
    zones = ("Europe/Berlin", "America/New_York", "UTC")
    return Question("zone", (), text, tuple(f"--zone {zone}" for zone in zones))


def _at_noon(number: int) -> Message:
    return say("{n} meeting has a day and no time: it stands at noon",
               "{n} meetings have a day and no time: they stand at noon", n=number)  # fmt: skip


def _is_task(draft: ReadyRow, headers: set[str]) -> bool:
    title = str(draft.values.get("title") or "")
    if _SPOKEN.match(title):
        return False
    kind = words(str(draft.values.get("kind") or ""))
    return kind in NO_MEETING or (not kind and bool(headers & _OF_TASKS))


def _clock(draft: ReadyRow, places: Mapping[str, int], keys: Sequence[str]) -> time | None:
    """The time of day that a row names in one of these columns."""
    for key in reversed(keys):
        found = _CLOCK.search(as_text(draft.cells[places[key]])) if key in places else None
        if found is None:
            continue
        hour, minute = int(found["hour"]), int(found["minute"])
        if found["half"]:
            hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    return None


def _complete(draft: ReadyRow, places: Mapping[str, int], clock: time | None, zone: str) -> None:
    values = draft.values
    day = values["starts_at"]
    assert isinstance(day, date)
    wall = datetime.combine(day, clock or _NOON)
    outcome = words(str(values.get("outcome") or ""))
    text = _noted(draft, places)
    title = str(values.get("title") or "")
    event = CalendarEvent(
        uid=_uid(values, wall), recurrence="", sequence=0, modified=None, title=title,
        starts=instant_of(wall, zone) if zone else wall, zone=zone,
        minutes=_minutes(draft, places, wall), place=str(values.get("place") or ""),
        text=text, is_all_day=clock is None,
        is_cancelled=outcome in _OFF or values.get("cancelled") is True, is_series=False,
        guests=_guests(values),
    )  # fmt: skip
    values["starts_at"] = wall
    values["minutes"] = event.minutes
    values["cancelled"] = event.is_cancelled or None
    values["zone"] = zone
    values["held"] = True if outcome in _DONE else None if not outcome else False
    values["event"] = event


def _noted(draft: ReadyRow, places: Mapping[str, int]) -> str:
    """What is noted of a meeting, with what was agreed as it stands in the row."""
    notes = str(draft.values.get("notes") or "")
    notes = plain_text(notes) if is_markup(notes) else notes
    step = str(draft.values.get("next_step") or "")
    beside = (as_text(draft.cells[places[key]]) for key in ("next_due", "next_owner")
              if key in places)  # fmt: skip
    told = ", ".join(filter(None, beside))
    step = f"→ {step} ({told})" if step and told else f"→ {step}" if step else ""
    return "\n".join(filter(None, (notes, step)))


def _uid(values: Mapping[str, object], wall: datetime) -> str:
    """The id of the row's own system, else one made of what the row is known by."""
    if own := str(values.get("external_id") or ""):
        return f"{LIST_UIDS}{own}"
    keys = ("title", "account_id", "account_name", "account_domain", "email", "person")
    said = "\x1f".join([wall.isoformat(), *(str(values.get(key) or "") for key in keys)])
    return f"{LIST_UIDS}{blake2b(said.casefold().encode(), digest_size=12).hexdigest()}"


def _minutes(draft: ReadyRow, places: Mapping[str, int], wall: datetime) -> int:
    clock = _clock(draft, places, ("ends_at", "end_clock"))
    day = draft.values.get("ends_at")
    if clock is not None:
        ends = datetime.combine(day if isinstance(day, date) else wall.date(), clock)
        # Only what is plausible: a slip must not make a meeting of a month.
        if timedelta() < ends - wall <= timedelta(minutes=_MOST):
            return int((ends - wall).total_seconds() // 60)
    counted = draft.values.get("minutes")
    if isinstance(counted, int) and 0 < counted <= _MOST:
        return counted
    return _duration(str(draft.values.get("duration") or "")) or _USUAL


def _duration(text: str) -> int:
    """Minutes of "00:30:00", "30", "45 min" or "1.5 h"; 0 where they are not known."""
    if found := _SPAN.fullmatch(text.strip()):
        hours, minutes = int(found["hours"] or 0), int(found["minutes"])
        whole = hours * 60 + minutes
    elif found := _AMOUNT.match(text.strip()):
        unit = found["unit"].casefold()[:2]
        factor = _IN_MINUTES.get(unit, _IN_MINUTES.get(unit[:1], 0.0))
        whole = round(float(found["n"].replace(",", ".")) * factor)
    else:
        return 0
    return whole if 0 < whole <= _MOST else 0


def _guests(values: Mapping[str, object]) -> tuple[Invited, ...]:
    """Everybody whom a row names: addresses are people, and names those of the account."""
    named = [str(values.get(key) or "") for key in ("email", "person")]
    people = values.get("people")
    several = people if isinstance(people, tuple) else ()
    found: dict[str, Invited] = {}
    for text in (*named, *map(str, several)):
        for item in items(text) if "," not in text or "@" in text else (text,):
            address = email_address(item) or ""
            name = "" if address and address in item and item.strip() == address else item
            name = name.partition("<")[0].strip() if "<" in name else name
            found.setdefault((address or name).casefold(), Invited(name, address))
    # The address of a row is that of the person beside it.
    mail, person = str(values.get("email") or ""), str(values.get("person") or "")
    if email_address(mail) and person and person.casefold() in found:
        del found[person.casefold()]
        found[mail.casefold()] = Invited(person, mail)
    return tuple(found.values())
