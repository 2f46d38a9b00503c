"""The facts before each meeting of a trip, in the words of the voice in force."""

from collections.abc import Iterable, Sequence
from datetime import date

from csm_desktop.domain.lists.trip import BriefFacts, Trip
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.text.message import say
from csm_desktop.reports.trip.account import account_tables, health_section
from csm_desktop.reports.trip.pack import BriefLine, BriefSection, TripBrief, TripPack
from csm_desktop.reports.trip.people import people_sections
from csm_desktop.wording import beside, clock_time, label, render, short_day, tr, voice, weekday_day


def assemble_trip(trip: Trip, briefs: Sequence[BriefFacts], as_of: date) -> TripPack:
    """The pack of a trip, in the voice that is spoken."""
    title = say("Trip from {first} to {last}", first=trip.first, last=trip.last)
    if trip.first == trip.last:
        title = say("Trip on {day}", day=trip.first)
    return TripPack(
        as_of=as_of,
        voice=voice(),
        title=render(title),
        accounts=tuple(dict.fromkeys(brief.facts.account.name for brief in briefs)),
        briefs=tuple(_brief(brief, n, len(briefs)) for n, brief in enumerate(briefs, 1)),
    )


def _brief(brief: BriefFacts, number: int, count: int) -> TripBrief:
    meeting, account = brief.meeting, brief.facts.account
    title = meeting.title.strip() or label(meeting.kind)
    place = render(say("Brief {number} of {n}", number=number, n=count))
    return TripBrief(
        title=beside((title, account.name)),
        kicker=beside((place, label(meeting.kind), tr("Internal"))),
        when=_when(brief),
        talk=(*_talk(brief), health_section(brief)),
        people=people_sections(brief),
        tables=account_tables(brief),
    )


def _when(brief: BriefFacts) -> tuple[str, ...]:
    """A line for each clock, then the place."""
    as_of = brief.facts.as_of
    lines = []
    for begin, end in zip(brief.begins, brief.ends, strict=False):
        day, times = begin.shown.date(), (begin.shown, end.shown)
        on = weekday_day(day) if day.year == as_of.year else short_day(day, with_year=True)
        span = " – ".join(clock_time(time) for time in times)
        lines.append(beside((f"{on}, {span}", begin.zone)))
    if len(lines) > 1:
        lines[1] = render(say("On your own clock: {time}", time=lines[1]))
    where = " ".join(brief.meeting.place.split())
    return (*lines, where or tr("No place is given."))


def _talk(brief: BriefFacts) -> tuple[BriefSection, ...]:
    """What the meeting is for, and how it is prepared."""
    meeting = brief.meeting
    sections = [
        _section(tr("Purpose"), [meeting.purpose]),
        _section(tr("Why they look forward to it"), _looking_forward(brief)),
        _section(tr("Still to be prepared"), map(render, brief.lacks)),
        _section(tr("End goals"), brief.end_goals),
        _section(tr("Agenda"), meeting.agenda),
        _section(tr("Questions"), meeting.questions),
        _section(tr("Appreciation"), [meeting.appreciation]),
        _section(tr("Stories"), [meeting.stories]),
        _section(tr("Agreed last time"), (remark.text for remark in brief.decided)),
        _section(tr("Still open"), (remark.text for remark in brief.carried)),
    ]
    return tuple(section for section in sections if section.lines)


def _looking_forward(brief: BriefFacts) -> list[str]:
    meeting = brief.meeting
    # With our own people there is no customer to look forward to it.
    if meeting.kind is MeetingKind.INTERNAL:
        return [meeting.value_for_customer]
    asked = {
        None: tr("Whether they look forward to it is not known."),
        True: tr("They look forward to it."),
        False: tr("They do not look forward to it."),
    }[meeting.looked_forward]
    return [meeting.value_for_customer, asked]


def _section(title: str, texts: Iterable[str]) -> BriefSection:
    """What is said of it; without a line where nothing is."""
    return BriefSection(title, tuple(BriefLine(told) for text in texts if (told := text.strip())))
