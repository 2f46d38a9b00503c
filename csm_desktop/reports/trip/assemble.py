"""The facts before each meeting of a trip, in the words of the voice in force."""

from collections.abc import Iterable, Sequence
from datetime import date

from csm_desktop.domain.lists.trip import BriefFacts, Trip
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.text.instants import is_whole_days
from csm_desktop.domain.text.message import say
from csm_desktop.reports.trip.account import agreed_sections, health_section, known_sections
from csm_desktop.reports.trip.pack import BriefLine, BriefSection, TripBrief, TripPack
from csm_desktop.reports.trip.people import people_sections
from csm_desktop.wording import beside, clock_time, label, render, short_day, tr, voice, weekday_day
from csm_desktop.wording.clock_words import day_and_time


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
        briefs=tuple(
            _brief(brief, render(say("Brief {number} of {n}", number=n, n=len(briefs))))
            for n, brief in enumerate(briefs, 1)
        ),
    )


_INVITED = 6  # lines; beneath them invitations say how to dial in


def assemble_brief(brief: BriefFacts, as_of: date) -> TripPack:
    """The page of one meeting, in the voice that is spoken."""
    title = say("Before the meeting: {title}", title=_title(brief))
    page = _brief(brief, "")
    return TripPack(as_of, voice(), render(title), (brief.facts.account.name,), (page,))


def _brief(brief: BriefFacts, place: str) -> TripBrief:
    meeting = brief.meeting
    return TripBrief(
        title=_title(brief),
        kicker=beside((place, label(meeting.kind), tr("Internal"))),
        when=_when(brief),
        talk=(*_talk(brief), health_section(brief)),
        people=people_sections(brief),
        known=known_sections(brief),
        agreed=agreed_sections(brief),
    )


def _title(brief: BriefFacts) -> str:
    title = brief.meeting.title.strip() or label(brief.meeting.kind)
    return beside((title, brief.facts.account.name))


def _when(brief: BriefFacts) -> tuple[str, ...]:
    """A line for each clock, then the place."""
    as_of, meeting = brief.facts.as_of, brief.meeting
    lines = []
    whole = is_whole_days(meeting.starts_at, meeting.minutes, meeting.zone)
    # A whole day is that of the place alone.
    for begin, end in list(zip(brief.begins, brief.ends, strict=False))[: 1 if whole else None]:
        day, times = begin.shown.date(), (begin.shown, end.shown)
        on = weekday_day(day) if day.year == as_of.year else short_day(day, with_year=True)
        span = tr("all day") if whole else " – ".join(clock_time(time) for time in times)
        lines.append(beside((day_and_time(on, span), begin.zone)))
    if len(lines) > 1:
        lines[1] = render(say("On your own clock: {time}", time=lines[1]))
    where = " ".join(brief.meeting.place.split())
    return (*lines, where or tr("No place is given."))


def _talk(brief: BriefFacts) -> tuple[BriefSection, ...]:
    """What the meeting is for, and how it is prepared."""
    meeting = brief.meeting
    sections = [
        _section(tr("Purpose"), [meeting.purpose]),
        _section(tr("The invitation says"), brief.invited.splitlines()[:_INVITED]),
        _section(tr("Why they look forward to it"), _looking_forward(brief)),
        _section(tr("Still to be prepared"), map(render, brief.lacks)),
        _section(tr("End goals"), brief.end_goals),
        _section(tr("Agenda"), meeting.agenda),
        _questions(brief),
        _section(tr("Appreciation"), [meeting.appreciation]),
        _stories(brief),
        _section(tr("Agreed last time"), (remark.text for remark in brief.decided)),
        _section(tr("Still open"), (remark.text for remark in brief.carried)),
    ]
    return tuple(section for section in sections if section.lines)


def _questions(brief: BriefFacts) -> BriefSection:
    """Those that were prepared, else the bank's for a meeting of this kind."""
    if brief.meeting.questions:
        return _section(tr("Questions"), brief.meeting.questions)
    return _section(tr("Questions, from the bank"), brief.bank)


def _stories(brief: BriefFacts) -> BriefSection:
    """What was prepared to be told, and what happened at customers like this one."""
    told = [BriefLine(brief.meeting.stories.strip())] if brief.meeting.stories.strip() else []
    told += [
        BriefLine(
            render(say("{account}: {story}", account=story.account, story=story.text)),
            beside(map(render, story.reasons)),
            may_be_cut=True,
        )
        for story in brief.stories
    ]
    if not brief.stories and brief.meeting.kind is not MeetingKind.INTERNAL:
        told.append(BriefLine(tr("No story of a customer like this one is in the book yet.")))
    return BriefSection(tr("Stories of customers like them"), tuple(told), least=len(told))


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
