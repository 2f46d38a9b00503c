"""What the pages of meetings say, in words: no widget, so that it can be read and tested alone."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial

from csm_desktop.app.meetings.view import MeetingLine, MeetingView
from csm_desktop.domain.handoff.spiced_summary import SpicedLine
from csm_desktop.domain.meetings.end import FollowUpClock, FollowUpTiming, has_recap
from csm_desktop.domain.meetings.note_lines import LineMark, NoteLine, Owner
from csm_desktop.domain.records.meetings import FollowUpState, Meeting
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.domain.text.instants import day_in, is_whole_days, wall_times
from csm_desktop.domain.text.message import Message, say
from csm_desktop.ui.widgets.typed_values import which_day
from csm_desktop.wording import (
    clock_time,
    headed,
    joined,
    label,
    mark,
    render,
    short_day,
    tr,
    weekday_day,
)
from csm_desktop.wording.clock_words import day_and_time, time_left

_ALMOST_A_YEAR = 300
MET_SIGNS = {None: "○ ", True: "● ", False: "◆ "}
NEXT_ANSWER = {None: True, True: False, False: None}


def title_of(meeting: Meeting) -> str:
    """What a meeting is called: its own title, else its kind."""
    return meeting.title or label(meeting.kind)


def day_words(day: date, today: date) -> str:
    """A day as it is said: today, tomorrow, with its weekday, or with its year where far off."""
    near = {0: tr("Today"), 1: tr("Tomorrow"), -1: tr("Yesterday")}
    away = (day - today).days
    if away in near:
        return near[away]
    if abs(away) > _ALMOST_A_YEAR:
        return short_day(day, with_year=True)
    return weekday_day(day)


def when_words(meeting: Meeting, here: str, today: date) -> str:
    """Day, beginning and end where the meeting is, and what clocks show here if that differs."""
    end = meeting.ended_at or meeting.starts_at + timedelta(minutes=meeting.minutes)
    if meeting.ended_at is None and _takes_days(meeting):
        return _days_words_of(meeting, today)
    first = wall_times(meeting.starts_at, meeting.zone, here)
    last = wall_times(end, meeting.zone, here)
    span = _span_words(first[0].shown, last[0].shown, today)
    # The meeting's own clock comes first: that is what the others were told.
    parts = [day_and_time(day_words(first[0].shown.date(), today), span), meeting.zone]
    if len(first) > 1:
        mine = _span_words(first[-1].shown, last[-1].shown, today)
        if first[1].shown.date() != first[0].shown.date():
            mine = day_and_time(day_words(first[1].shown.date(), today), mine)
        parts.append(render(say("{time} here", time=mine)))
    if meeting.place:
        parts.append(meeting.place)
    if meeting.cancelled_at is not None:
        parts.insert(0, tr("Cancelled"))
    return " · ".join(parts)


def _takes_days(meeting: Meeting) -> bool:
    return is_whole_days(meeting.starts_at, meeting.minutes, meeting.zone)


def _days_words_of(meeting: Meeting, today: date) -> str:
    """The days of what takes whole ones: no clock would be meant."""
    first = day_in(meeting.starts_at, meeting.zone)
    last = day_in(meeting.starts_at + timedelta(minutes=meeting.minutes - 1), meeting.zone)
    days = [day_words(day, today) for day in dict.fromkeys((first, last))]
    cancelled = tr("Cancelled") if meeting.cancelled_at is not None else ""
    return " · ".join(filter(None, (cancelled, " – ".join(days), tr("all day"), meeting.place)))


def _span_words(first: datetime, last: datetime, today: date) -> str:
    """From clock to clock; the last day is named where the clock has gone round in between, which
    CLDR's patterns for spans do not do (findings/babel-spans-of-time.sh)."""
    ends = clock_time(last)
    if last - first >= timedelta(days=1):
        ends = day_and_time(day_words(last.date(), today), ends)
    return f"{clock_time(first)} – {ends}"


def begins_words(meeting: Meeting, here: str, today: date) -> str:
    """Day and time of its beginning on the user's own clock; whose clock that is, and what the
    other shows, where they differ."""
    if _takes_days(meeting):
        day = day_words(day_in(meeting.starts_at, meeting.zone), today)
        return day_and_time(day, tr("all day"))
    there, *mine = wall_times(meeting.starts_at, meeting.zone, here)
    shown = mine[0].shown if mine else there.shown
    own = day_and_time(day_words(shown.date(), today), clock_time(shown))
    if not mine:
        return own
    other = clock_time(there.shown)
    if there.shown.date() != shown.date():
        other = day_and_time(weekday_day(there.shown.date()), other)
    words = say("{mine} here · {other} {zone}", mine=own, other=other, zone=city(meeting.zone))
    return render(words)


def city(zone: str) -> str:
    """A zone as people call it, by its city: Europe/Berlin is Berlin."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def people_words(names: tuple[str, ...]) -> str:
    """Who comes besides the user."""
    return joined(list(names))


def owner_words(owner: Owner, me: Owner) -> str:
    """Who does it: "you" for the user, the side where no person is named."""
    if owner == me:
        return tr("you")
    if owner.name:
        return owner.name
    return tr("the customer") if owner.side is Side.CUSTOMER else tr("us")


_BECAME = {
    LineMark.PRIVATE: mark("private: never leaves this program"),
    LineMark.DECISION: mark("→ decision"),
    LineMark.QUESTION: mark("→ open question"),
    LineMark.REQUEST: mark("→ request to product"),
    LineMark.ENTRY: mark("→ logged when the meeting ends"),
    LineMark.PERSON: mark("→ contact, and in this meeting"),
}


def became(line: NoteLine, me: Owner) -> str:
    """What a line of the notes becomes; empty for a plain one, which is part of the mail."""
    if line.mark is not LineMark.ACTION:
        words = _BECAME.get(line.mark)
        return tr(words) if words else ""
    if line.candidates:
        names = [candidate.name for candidate in line.candidates]
        who = render(say("which one: {names}?", names=names))
    elif line.owner_words and line.owner is None:
        who = render(say("nobody is called “{name}”", name=line.owner_words))
    elif line.owner is None:
        who = tr("nobody named yet: @name says who")
    else:
        who = owner_words(line.owner, me)
    parts = [tr("→ action"), who]
    if line.due_on is not None:
        parts.append(weekday_day(line.due_on))
    elif line.doubtful:
        parts.append(which_day(line.doubtful))
    return ", ".join(parts)


def verified_words(line: SpicedLine, today: date) -> str:
    """How fresh a part of SPICED is: the days to a critical event, or when it was verified."""
    if line.entry is None:
        return tr("ask for it")
    if line.part is SpicedPart.CRITICAL_EVENT and line.days_left is not None:
        return _days_words(line)
    if line.verified_days is None:
        return tr("not verified")
    if line.verified_days == 0:
        return tr("verified today")
    on = today - timedelta(days=line.verified_days)
    return render(say("verified {on}", on=_short(on, today)))


def spiced_words(lines: Sequence[SpicedLine]) -> str:
    """What a SPICED that is folded away says: how far it is known, and what comes when."""
    unknown = sum(line.entry is None for line in lines)
    doubtful = sum(line.entry is not None and line.verified_days is None for line in lines)
    event = next((x for x in lines if x.entry is not None and x.days_left is not None), None)
    parts = (
        render(say("{n} to ask for", n=unknown)) if unknown else "",
        render(say("{n} not verified", n=doubtful)) if doubtful else "",
        tr("all verified") if not unknown and not doubtful else "",
        headed(event.entry.text, _days_words(event)) if event and event.entry else "",
    )
    return " · ".join(part for part in parts if part)


def _days_words(line: SpicedLine) -> str:
    days = line.days_left or 0
    if days < 0:
        return render(say("{n} day over", "{n} days over", n=-days))
    return render(say("{n} day", "{n} days", n=days))


def due_words(due_on: date | None, today: date) -> str:
    """By when something is due; "" where nobody said."""
    return render(say("by {day}", day=_short(due_on, today))) if due_on is not None else ""


def _short(on: date, today: date) -> str:
    return short_day(on, with_year=abs((today - on).days) > _ALMOST_A_YEAR)


def prepared_words(view: MeetingView) -> str:
    """What is in a preparation that is folded away."""
    meeting = view.meeting
    points, asked, carried = len(meeting.agenda), len(meeting.questions), len(view.carried)
    parts = (
        render(say("agenda of {n} point", "agenda of {n} points", n=points)) if points else "",
        tr("appreciation") if meeting.appreciation.strip() else "",
        tr("stories") if meeting.stories.strip() else "",
        render(say("{n} question to ask", "{n} questions to ask", n=asked)) if asked else "",
        render(say("{n} left open before", n=carried)) if carried else "",
    )
    return " · ".join(part for part in parts if part)


def clock_name(zone: str, here: str, whose: str = "") -> str:
    """A zone and whose clock it is: the user's, or somebody's."""
    owner = tr("here") if zone == here else whose
    return f"{zone} · {owner}" if owner else zone


def meant_words(at: datetime, zone: str) -> str:
    """One of two meanings of a typed time: its clock, and how far that is from UTC."""
    wall = wall_times(at, zone, zone)[0].shown
    minutes = round((wall.replace(tzinfo=UTC) - at).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    offset = f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02d}" if rest else "")
    return f"{clock_time(wall)} ({offset})"


def met_words(met: bool | None) -> str:
    """What became of an end goal."""
    if met is None:
        return tr("met?")
    return tr("met") if met else tr("not met")


def golden_words(meeting: Meeting) -> Message:
    """The golden rule of before the meeting, or of after it, and its answer (domain.md §7)."""
    if meeting.ended_at is None:
        return {
            None: say("do they look forward?"),
            True: say("they look forward to it"),
            False: say("they do not look forward"),
        }[meeting.looked_forward]
    return {
        None: say("did they get it?"),
        True: say("they got it"),
        False: say("they did not get it"),
    }[meeting.got_value]


def remaining(clock: FollowUpClock) -> str:
    """What is left of the half hour, as on a clock: 08:12; of a recap's day in hours."""
    return time_left(clock.left)


def clock_words(view: MeetingView, clock: FollowUpClock, here: str) -> str:
    """What the line beneath the follow-up's heading says, on the clock of the user, `here`."""
    if view.follow_up.state is FollowUpState.QUEUED:
        return label(view.follow_up.state)
    return _clock_words(view, clock, here)


def _clock_words(view: MeetingView, clock: FollowUpClock, here: str) -> str:
    meeting, mail = view.meeting, view.follow_up
    at = partial(_moment, meeting=meeting, here=here)
    if mail.state is FollowUpState.SENT and mail.sent_at is not None:
        return render(say("{timing}: {time}", timing=clock.timing, time=at(mail.sent_at)))
    if meeting.ended_at is None or clock.due_at is None:
        return tr("Built from the notes as you write; private lines left out.")
    if mail.state is FollowUpState.HANDED_OFF and mail.handed_off_at is not None:
        handed = at(mail.handed_off_at)
        return render(say("Handed to your mail program {time}, not yet confirmed.", time=handed))
    if clock.timing is FollowUpTiming.OVERDUE:
        return render(say("Was due {time}.", time=at(clock.due_at, named=True)))
    if has_recap(meeting.kind):
        return render(say("A recap within a business day: until {time}.", time=at(clock.due_at)))
    words = say("30 minutes from {time}. Built from the notes; private lines left out.")
    if view.written:
        words = say("30 minutes from {time}. In your words.")
    return render(words.filled(time=at(meeting.ended_at)))


def _moment(at: datetime, meeting: Meeting, here: str, *, named: bool = False) -> str:
    """A time of day here, with its day where that is to be `named` or is not the meeting's; and
    that it is the time here where the meeting has another."""
    there, *mine = wall_times(at, meeting.zone, here)
    shown = mine[0].shown if mine else there.shown
    time = clock_time(shown)
    if named or shown.date() != day_in(meeting.starts_at, here):
        time = day_and_time(weekday_day(shown.date()), time)
    return render(say("{time} here", time=time)) if mine else time


def follow_up_words(line: MeetingLine) -> str:
    """Where the follow-up of a listed meeting stands."""
    if line.meeting.cancelled_at is not None:
        return tr("cancelled")
    if line.clock is None:
        return tr("internal")
    if line.handed_off:
        return label(FollowUpState.HANDED_OFF)
    if line.clock.timing is FollowUpTiming.NOT_ENDED:
        return tr("was it held?") if line.is_past else tr("not held yet")
    if line.clock.timing is FollowUpTiming.RUNNING:
        return render(say("{left} left", left=remaining(line.clock)))
    return label(line.clock.timing)


def sentence(line: MeetingLine, here: str, today: date) -> str:
    """A meeting of the list as a sentence for ears."""
    return render(
        say(
            "{title}, {when}, follow-up: {state}",
            title=title_of(line.meeting),
            when=when_words(line.meeting, here, today),
            state=follow_up_words(line),
        )
    )
