"""The agenda of a review as its pack tells it: the user's, or the proposed one, by the clock."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.domain.records.reviews import AgendaPoint, Review, ReviewPart
from csm_desktop.domain.reviews.agenda import proposed_agenda
from csm_desktop.domain.text.instants import day_in
from csm_desktop.domain.text.message import say
from csm_desktop.reports.ebr.pack import AgendaPage, Pack
from csm_desktop.reports.ebr.pack_lines import AgendaLine
from csm_desktop.reports.ebr.printed import PART_OF, printed_pages
from csm_desktop.wording import clock_time, label, render, tr


def with_agenda(pack: Pack, facts: AccountFacts, review: Review) -> Pack:
    """The pack with the agenda of its parts, and with the page of it, where that is wanted."""
    parts = [PART_OF[type(page)] for page in printed_pages(pack)]
    points = review.agenda or proposed_agenda(parts, review.minutes)
    lines = _lines(points, _start(facts, review))
    pages = pack.pages
    if review.shows_agenda:
        whole = sum(line.minutes for line in lines)
        title = render(say("What the {n} minutes are for", n=whole))
        pages = (AgendaPage(title, lines, whole), *pages)
    return replace(pack, agenda=lines, pages=pages)


def point_words(part: ReviewPart | None) -> str:
    """What a point is called that nobody gave other words."""
    if part is ReviewPart.COVER:
        return tr("Welcome, and what you want to take along")
    if part is ReviewPart.APPENDIX:
        return tr("What we decide, and who does what by when")
    return label(part) if part is not None else ""


def review_meeting(facts: AccountFacts, review: Review) -> Meeting | None:
    """The meeting at which a review will be held: its own, else a planned EBR of its day."""
    coming = [meeting for meeting in facts.meetings if meeting.is_awaited]
    own = next((meeting for meeting in coming if meeting.id == review.meeting_id), None)
    if own is not None:
        return own
    taken = {each.meeting_id for each in facts.reviews if each.id != review.id}
    return next(
        (
            meeting
            for meeting in coming
            if meeting.kind is MeetingKind.EBR
            and meeting.id not in taken
            and day_in(meeting.starts_at, meeting.zone) == review.on
        ),
        None,
    )


def _start(facts: AccountFacts, review: Review) -> datetime | None:
    """When it begins, by the clock of the place that it is planned for."""
    meeting = review_meeting(facts, review)
    return meeting.starts_at.astimezone(ZoneInfo(meeting.zone)) if meeting is not None else None


def _lines(points: Sequence[AgendaPoint], start: datetime | None) -> tuple[AgendaLine, ...]:
    found, at = [], start
    for point in points:
        words = point.text.strip() or point_words(point.part)
        said = clock_time(at) if at is not None else ""
        found.append(AgendaLine(words, point.minutes, point.part, said, bool(point.text.strip())))
        at = at + timedelta(minutes=point.minutes) if at is not None else None
    return tuple(found)
