"""What is to be known before each meeting of a trip, in the order of travel.

Made of the views that the pages of a meeting, of its account and of its people show: a brief that
is read on a plane says what the screen said at home.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from csm_desktop.app.accounts.view import AccountView, viewed
from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.app.lists.lessons import told_in_book
from csm_desktop.app.meetings.question_bank import bank_of
from csm_desktop.app.meetings.view import MeetingView, meeting_view
from csm_desktop.app.people.view import PeopleView, people_view
from csm_desktop.domain.health.explained import FactorChange, changes
from csm_desktop.domain.health.words import moved_since
from csm_desktop.domain.lists.meeting_lines import DayMeeting
from csm_desktop.domain.lists.trip import BriefFacts, Trip
from csm_desktop.domain.meetings.end import planned_end
from csm_desktop.domain.meetings.quiet import mood_on
from csm_desktop.domain.meetings.remarks import last_tone
from csm_desktop.domain.meetings.stories import stories_for
from csm_desktop.domain.plan.actions import is_pending, ordered
from csm_desktop.domain.reviews.cycle import goals_of, last_held
from csm_desktop.domain.text.instants import WallTime, is_zone, wall_times
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.queries.meetings import meetings_about
from csm_desktop.storage.session import BookConnection
from csm_desktop.wording import render, tr


def trip_briefs(book: Book, trip: Trip, here: str = "") -> tuple[BriefFacts, ...]:
    """The meetings of a trip that are still to be held, the earliest first.

    `here` is the zone of the traveller's clock, "" the computer's own. Raises UserError where the
    trip ends before it begins, where the zone is none, and where no meeting is planned.
    """
    if trip.first > trip.last:
        raise UserError(
            tr("The trip ends before it begins."), tr("Give its first day first, its last second.")
        )
    if here and not is_zone(here):
        raise UserError(
            render(say("“{zone}” is no time zone.", zone=here)), tr("Name one as Europe/Berlin.")
        )
    with book.reading() as connection:
        listed = _meetings(connection, trip, here)
        briefs = _briefs(book, connection, [(each.account_id, each.id) for each in listed], here)
    if not briefs:
        raise UserError(
            render(say("No meeting is planned from {first} to {last}.",
                       first=trip.first, last=trip.last)),
            tr("Those that were held or called off are left out. Nothing was written."),
        )  # fmt: skip
    return briefs


def meeting_brief(book: Book, account_id: int, meeting_id: int, here: str = "") -> BriefFacts:
    """The same of one meeting, planned or held. Raises LookupError where it is not in the book."""
    with book.reading() as connection:
        found = _briefs(book, connection, [(account_id, meeting_id)], here)
    if not found:
        raise LookupError(meeting_id)
    return found[0]


def _meetings(connection: BookConnection, trip: Trip, here: str) -> list[DayMeeting]:
    begin, end = trip.span()
    # Nothing ends after the end of time: of what was held, nothing is wanted.
    near = meetings_about(
        connection, begin, end, ended_since=datetime.max.replace(tzinfo=begin.tzinfo)
    )
    return [each for each in near if trip.has(_clocks(each.starts_at, each.zone, here))]


def _clocks(instant: datetime, zone: str, here: str) -> tuple[WallTime, ...]:
    """What clocks show where the meeting was planned and, where that differs, the traveller's."""
    if here:
        return wall_times(instant, zone, here)
    # Without a name the system's own rules, for an offset of today may be another one than then.
    own = instant.astimezone()
    mine = WallTime(own.tzname() or "", own.replace(tzinfo=None))
    there = wall_times(instant, zone, zone)
    return there if there[0].shown == mine.shown else (*there, mine)


def _briefs(
    book: Book, connection: BookConnection, meetings: Sequence[tuple[int, int]], here: str
) -> tuple[BriefFacts, ...]:
    """The briefs of meetings by the ids of their account and their own."""
    rules, today, now = rules_of(connection), book.today(), book.now()
    # Once an account, also where the trip meets it several times.
    views = {
        account_id: viewed(account_facts(connection, account_id, today), rules)
        for account_id in dict.fromkeys(account_id for account_id, _ in meetings)
    }
    people = {
        account_id: people_view(view.facts, view.rules, view.roles)
        for account_id, view in views.items()
    }
    told = told_in_book(connection)
    found: list[BriefFacts] = []
    for account_id, meeting_id in meetings:
        account = views[account_id]
        meeting = meeting_view(account.facts, account.rules, meeting_id, now)
        if meeting is not None:
            brief = _brief(account, meeting, people[account_id], here)
            found.append(
                replace(
                    brief,
                    bank=bank_of(connection, meeting.meeting.kind),
                    stories=stories_for(account.facts.account, told),
                )
            )
    return tuple(found)


def _brief(account: AccountView, view: MeetingView, people: PeopleView, here: str) -> BriefFacts:
    facts, meeting = account.facts, view.meeting
    contacts = {contact.id: contact for contact in facts.contacts}
    team = {member.id: member for member in facts.team}
    attendances = [guest.attendance for guest in view.guests]
    review = last_held(facts.reviews, facts.as_of)
    before = account.health_before
    change = account.health_change
    return BriefFacts(
        facts=facts,
        meeting=meeting,
        begins=_clocks(meeting.starts_at, meeting.zone, here),
        ends=_clocks(planned_end(meeting), meeting.zone, here),
        theirs=tuple(contacts[a.contact_id] for a in attendances if a.contact_id in contacts),
        ours=tuple(team[a.team_member_id] for a in attendances if a.team_member_id in team),
        end_goals=tuple(goal.text for goal in view.end_goals),
        lacks=view.preparation,
        carried=view.carried,
        decided=view.decided,
        tone=last_tone(facts.meetings, facts.notes, meeting),
        mood=mood_on(facts.moods, facts.as_of),
        spiced=view.spiced,
        review=review,
        promised=goals_of(facts.review_goals, review),
        actions=ordered(action for action in facts.actions if is_pending(action)),
        requests=tuple(request for request in facts.requests if not request.is_over),
        coverage=account.coverage,
        hangs_on=tuple(
            people.names[point.side, point.person_id] for point in account.coverage.single_points
        ),
        missing=tuple(role.role for role in account.roles if role.missing),
        introduction=people.introduction.why if people.introduction else None,
        health=account.health,
        change=moved_since(change, before.on) if before and change is not None else None,
        moved=_moved(account),
        invited=view.invited,
    )


def _moved(account: AccountView) -> tuple[FactorChange, ...]:
    """What moved the score, where it moved at all and both days are known."""
    if account.health_before is None or account.health_change is None:
        return ()
    found = changes(account.health_before.factors, account.health.factors)
    # What rounds to nothing would stand there as a loss of 0.0.
    return tuple(each for each in found if round(each.points, 1))
