"""Everything that the page of the day shows, asked of the whole book at once."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta, tzinfo

from csm_desktop.app.alerts.list import AlertLine, Shelf, alert_lines, firing_count
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import accounts
from csm_desktop.app.lists.actions import all_actions, due_count
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.app.lists.overview import RENEWAL_DAYS
from csm_desktop.app.practice.checklists import due_items
from csm_desktop.app.today.crossed import reached_lines
from csm_desktop.domain.lists.action_lines import ActionLine, monday
from csm_desktop.domain.lists.clock_shares import ClockShare, segment_shares, whole_share
from csm_desktop.domain.lists.day_lines import (
    CriticalLine,
    NewsLine,
    ReachedLine,
    SheetDue,
    WaitingHandOver,
)
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.lists.meeting_lines import DayMeeting
from csm_desktop.domain.money.renewal_course import renewal_courses
from csm_desktop.domain.practice.checklist import ChecklistLine
from csm_desktop.domain.records.plan import ActionStatus
from csm_desktop.domain.records.revenue import RenewalAnswer, Subscription
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.ids import first_id_at
from csm_desktop.domain.text.message import Message
from csm_desktop.storage.queries import alerts as stored
from csm_desktop.storage.queries import dump
from csm_desktop.storage.queries import today as queries
from csm_desktop.storage.queries.meetings import meetings_about
from csm_desktop.storage.session import BookConnection
from csm_desktop.values import dataclass

DUE_DAYS = 3
"""For how many days ahead actions are due soon enough to be told today."""
CLOCK_HOURS = 24
"""For how long the clock of a follow-up stands on the page; older ones are alerts."""
_LONGEST = timedelta(hours=CLOCK_HOURS, days=4)  # a recap may wait over a weekend


@dataclass(frozen=True, slots=True)
class FollowUpDue:
    """A meeting that waits for its follow-up; `left` is below nought where it is late."""

    meeting: DayMeeting
    due_at: datetime

    @property
    def id(self) -> int:
        """The meeting's."""
        return self.meeting.id

    def left(self, now: datetime) -> timedelta:
        """What is left of the half hour."""
        return self.due_at - now


@dataclass(frozen=True, slots=True)
class PreparedMeeting:
    """A meeting of today or tomorrow, with what is prepared and how far its event is."""

    meeting: DayMeeting
    is_today: bool
    end_goals: tuple[str, ...]
    event: CriticalLine | None

    @property
    def id(self) -> int:
        """The meeting's."""
        return self.meeting.id


@dataclass(frozen=True, slots=True)
class AskedBeforeRenewal:
    """A question before a renewal that it is time for, and that nobody has answered; `id` is the
    account's."""

    id: int
    subscription_id: int
    product: str
    due_on: date
    question: Message
    asks_on: date


@dataclass(frozen=True, slots=True)
class Week:
    """The week since Monday: follow-ups due and on time, actions done, accounts with a touch.

    `whole` and `segments` are the follow-ups of the last `window_days`, on which health looks back.
    """

    follow_ups: int
    on_time: int
    actions_done: int
    touched: int
    accounts: int
    window_days: int
    whole: ClockShare
    segments: tuple[ClockShare, ...]


@dataclass(frozen=True, slots=True)
class TodayView:
    """The page of the day, as of an instant."""

    now: datetime
    day: date
    clocks: tuple[FollowUpDue, ...]
    alerts: tuple[AlertLine, ...]
    due: tuple[ActionLine, ...]
    meetings: tuple[PreparedMeeting, ...]
    renewals: tuple[AccountLine, ...]
    events: tuple[CriticalLine, ...]
    news: tuple[NewsLine, ...]
    week: Week
    hand_overs: tuple[WaitingHandOver, ...] = ()
    asked: tuple[AskedBeforeRenewal, ...] = ()
    sheets: tuple[SheetDue, ...] = ()
    reached: tuple[ReachedLine, ...] = ()
    next_due: date | None = None
    practice: tuple[ChecklistLine, ...] = ()

    @property
    def needs(self) -> int:
        """How many things wait: running clocks, alerts, and what is due today or late."""
        due = sum(line.due_on is not None and line.due_on <= self.day for line in self.due)
        return len(self.clocks) + len(self.alerts) + due


def today_view(
    book: Book,
    zone: tzinfo,
    *,
    only_mine: bool = False,
    listed: Iterable[AccountLine] | None = None,
    alerts: Iterable[AlertLine] | None = None,
) -> TodayView:
    """What needs the user today, whose day begins at midnight in `zone`.

    `only_mine` leaves out what colleagues serve; an account without an owner is the user's.
    `listed` and `alerts` are the accounts and alerts of a book that is only read, as they are
    judged now; by default they are those that the book keeps.
    """
    if alerts is None:
        alerts = alert_lines(book, Shelf.FIRING)
    now, today = book.now(), book.today()
    begin = datetime.combine(today, time(), zone)
    week = datetime.combine(monday(today), time(), zone)
    # On a Monday morning the clock of Sunday evening may still run.
    since = min(week, now - _LONGEST)
    with book.reading() as connection:
        rules = rules_of(connection)
        me = _me(connection)
        wanted = _wanted(connection, me) if only_mine else None
        # Tomorrow's as well, because they are prepared today.
        meetings = meetings_about(connection, begin, begin + timedelta(days=2), since)
        coming = [meeting.id for meeting in meetings if meeting.ended_at is None]
        goals = queries.end_goals(connection, coming)
        last = today + timedelta(days=RENEWAL_DAYS)
        events = queries.critical_events(connection, today, last)
        waiting = queries.waiting_hand_overs(connection, today)
        sheets = queries.unsent_sheets(connection, today)
        reached = reached_lines(connection, today)
        # Ids are in the order of time, so what is new needs no day of its making.
        new = queries.new_since(connection, first_id_at(begin - timedelta(days=1)))

    def mine(account_id: int) -> bool:
        return wanted is None or account_id in wanted

    actions = [
        line
        for line in all_actions(book)
        # What is for our own practice has a card of its own.
        if not line.is_of_practice and mine(line.account_id)
    ]
    lines = [line for line in (accounts(book) if listed is None else listed) if mine(line.id)]
    meetings = tuple(meeting for meeting in meetings if mine(meeting.account_id))
    events = tuple(event for event in events if mine(event.account_id))
    renewals = _renewals(lines, today)
    return TodayView(
        now=now,
        day=today,
        clocks=_clocks(meetings, now, rules),
        alerts=tuple(line for line in alerts if line.mine or not only_mine),
        due=tuple(line for line in actions if _is_due(line, today + timedelta(days=DUE_DAYS))),
        meetings=_prepared(meetings, goals, events, begin + timedelta(days=1)),
        renewals=renewals,
        asked=_asked(book, [line.id for line in renewals], rules),
        events=events,
        # Who was named is to take it, whoever looks after the account.
        hand_overs=tuple(
            line
            for line in waiting
            if not only_mine
            or (mine(line.account_id) if line.taker_id is None else line.taker_id == me)
        ),
        sheets=tuple(line for line in sheets if mine(line.id)),
        reached=tuple(line for line in reached if mine(line.id)),
        news=tuple(NewsLine(id_, *found) for id_, found in new.items() if mine(id_)),
        week=_week(meetings, actions, lines, week, now, rules),
        practice=tuple(
            line
            for line in due_items(book, today + timedelta(days=DUE_DAYS))
            if not only_mine or line.answer.team_member_id in (None, me)
        ),
        next_due=min(
            (line.due_on for line in actions if line.is_pending and line.due_on), default=None
        ),
    )


def needs_count(book: Book) -> int:
    """How many things wait for the user: the number beside the page's name."""
    return len(running_clocks(book)) + firing_count(book) + due_count(book, book.today())


def running_clocks(book: Book) -> tuple[FollowUpDue, ...]:
    """What waits for its follow-up since less than a day, the nearest to its end first."""
    now = book.now()
    with book.reading() as connection:
        ended = meetings_about(connection, now, now, now - _LONGEST)
        return _clocks(ended, now, rules_of(connection))


def _me(connection: BookConnection) -> int | None:
    """The team member that the user is; None where they have not said."""
    return next((who.id for who in dump.everything(connection, TeamMember) if who.is_me), None)


def _wanted(connection: BookConnection, me: int | None) -> frozenset[int]:
    """The accounts of the user, and those of nobody."""
    owners = stored.owners(connection)
    return frozenset(id_ for id_, (_, owner) in owners.items() if owner in (None, me))


def _clocks(meetings: Iterable[DayMeeting], now: datetime, rules: Rules) -> tuple[FollowUpDue, ...]:
    """What waits for its follow-up and is not too old for it, the nearest to its end first."""
    # The clock stands a day from the end on, that of a recap for a day beyond its own.
    oldest = now - timedelta(hours=CLOCK_HOURS) + timedelta(minutes=rules.follow_up_minutes)
    waiting = [
        FollowUpDue(meeting, due)
        for meeting in meetings
        if meeting.needs_follow_up and meeting.sent_at is None
        if meeting.ended_at is not None and meeting.ended_at <= now
        if (due := meeting.due_at(rules)) is not None and oldest <= due
    ]
    return tuple(sorted(waiting, key=lambda clock: (-clock.due_at.timestamp(), clock.id)))


def _is_due(line: ActionLine, until: date) -> bool:
    return line.is_pending and line.due_on is not None and line.due_on <= until


def _prepared(
    meetings: Iterable[DayMeeting],
    goals: Mapping[int, tuple[str, ...]],
    events: Iterable[CriticalLine],
    tomorrow: datetime,
) -> tuple[PreparedMeeting, ...]:
    # Reversed, so that of several events of an account the nearest one stays.
    first = {event.account_id: event for event in reversed(tuple(events))}
    return tuple(
        PreparedMeeting(
            meeting,
            meeting.starts_at < tomorrow,
            goals.get(meeting.id, ()),
            first.get(meeting.account_id),
        )
        for meeting in meetings
        if meeting.ended_at is None
    )


def _renewals(lines: Iterable[AccountLine], today: date) -> tuple[AccountLine, ...]:
    last = today + timedelta(days=RENEWAL_DAYS)
    found = [line for line in lines if line.renews_on and today <= line.renews_on <= last]
    return tuple(sorted(found, key=lambda line: (line.renews_on or last, line.name.casefold())))


def _asked(
    book: Book, account_ids: Collection[int], rules: Rules
) -> tuple[AskedBeforeRenewal, ...]:
    """The first open question of each account, of the renewal that is nearest."""
    today = book.today()
    with book.reading() as connection:
        contracts = dump.of_accounts(connection, Subscription, account_ids)
        answers = dump.of_accounts(connection, RenewalAnswer, account_ids)
    found: dict[int, AskedBeforeRenewal] = {}
    for course in renewal_courses(contracts, answers, today, rules):
        open_ = next((one for one in course.questions if one.is_due(today)), None)
        contract = course.subscription
        if open_ is not None and contract.account_id is not None:
            found.setdefault(
                contract.account_id,
                AskedBeforeRenewal(
                    contract.account_id,
                    contract.id,
                    contract.product,
                    course.due_on,
                    open_.question,
                    open_.asks_on,
                ),
            )
    return tuple(found.values())


def _week(
    meetings: Iterable[DayMeeting],
    actions: Iterable[ActionLine],
    lines: Collection[AccountLine],
    begin: datetime,
    now: datetime,
    rules: Rules,
) -> Week:
    ended = [
        (due, meeting.sent_at)
        for meeting in meetings
        if meeting.needs_follow_up and meeting.ended_at is not None and meeting.ended_at >= begin
        # Whose time still runs is neither on time nor late.
        if (due := meeting.due_at(rules)) is not None and (meeting.sent_at is not None or due < now)
    ]
    first = begin.date()
    return Week(
        follow_ups=len(ended),
        on_time=sum(sent is not None and sent <= due for due, sent in ended),
        actions_done=sum(
            line.status is ActionStatus.DONE and line.done_on is not None and line.done_on >= first
            for line in actions
        ),
        touched=sum(
            line.last_touch_on is not None and line.last_touch_on >= first for line in lines
        ),
        accounts=len(lines),
        window_days=rules.follow_up_window_days,
        whole=whole_share(lines),
        segments=segment_shares(lines),
    )
