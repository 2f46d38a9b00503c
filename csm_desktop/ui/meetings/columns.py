"""The columns of the list of meetings, and the views that narrow it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from csm_desktop.domain.lists.action_lines import monday
from csm_desktop.domain.lists.meeting_lines import BookMeeting
from csm_desktop.domain.text.instants import day_in, is_whole_days, wall_times
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.lists.list_page import ListView
from csm_desktop.ui.widgets.table import CellKind, Column
from csm_desktop.values import dataclass
from csm_desktop.wording import (
    clock_time,
    label,
    mark,
    render,
    short_day,
    some_of,
    tr,
    weekday_day,
)
from csm_desktop.wording.clock_words import day_and_time


@dataclass(frozen=True, slots=True)
class Now:
    """What the views need beside a meeting: the instant, the day, and the user's zone."""

    at: datetime
    today: date
    zone: str


MeetingView = ListView[BookMeeting, Now]


def _in_week(line: BookMeeting, now: Now, weeks: int) -> bool:
    return line.week(now.zone) == monday(now.today) + timedelta(weeks=weeks)


VIEWS: tuple[MeetingView, ...] = (
    MeetingView("coming", mark("To come"), lambda m, now: m.is_to_come(now.at)),
    MeetingView("this_week", mark("This week"), lambda m, now: _in_week(m, now, 0)),
    MeetingView("next_week", mark("Next week"), lambda m, now: _in_week(m, now, 1)),
    MeetingView("no_follow_up", mark("No follow-up yet"), lambda m, _: m.lacks_follow_up),
    MeetingView("no_step", mark("No next step"), lambda m, _: m.lacks_next_step),
    MeetingView("forgotten", mark("Not said to be held"), lambda m, now: m.is_forgotten(now.at)),
    MeetingView("past", mark("Held"), lambda m, _: m.is_over),
    MeetingView("all", mark("All"), lambda m, _: True),  # noqa: ARG005
)


def columns(now: Callable[[], Now]) -> list[Column[BookMeeting]]:
    """What is shown of a meeting."""
    return [
        Column(
            "week", tr("Week"), lambda line: line.week(now().zone), CellKind.QUIET, 110,
            show=lambda line: week_words(line, now()),
            sort=lambda line: line.starts_at.timestamp(), grouped=True,
        ),
        Column(
            "starts_at", tr("When"), lambda line: line.starts_at.timestamp(), width=190,
            show=lambda line: when_words(line, now()),
        ),
        Column(
            "title", tr("Meeting"), lambda line: line.title or label(line.kind), CellKind.STRONG,
            220, stretch=True, sentence=lambda line: spoken(line, now()),
        ),
        Column("account", tr("Account"), lambda line: line.account, width=160),
        Column("guests", tr("Guests"), guest_words, width=200),
        Column("kind", tr("Kind"), lambda line: line.kind, CellKind.QUIET, 150),
        Column(
            "lacks", tr("Still to do"), lambda line: lacks_words(line, now()), width=170,
            late=lambda line: line.lacks_follow_up or line.is_forgotten(now().at),
        ),
    ]  # fmt: skip


def when_words(line: BookMeeting, now: Now) -> str:
    """Day and time on the user's clock, and the other one where they differ."""
    if is_whole_days(line.starts_at, line.minutes, line.zone):
        on = day_in(line.starts_at, line.zone)
        day = short_day(on, with_year=on.year != now.today.year)
        return day_and_time(day, tr("all day"))
    there, *mine = wall_times(line.starts_at, line.zone, now.zone)
    shown = mine[0].shown if mine else there.shown
    day = short_day(shown.date(), with_year=shown.year != now.today.year)
    own = day_and_time(day, clock_time(shown))
    if not mine:
        return own
    city = line.zone.rsplit("/", 1)[-1].replace("_", " ")
    other = clock_time(there.shown)
    if there.shown.date() != shown.date():
        other = day_and_time(weekday_day(there.shown.date()), other)
    return render(say("{own} ({other} {city})", own=own, other=other, city=city))


def week_words(line: BookMeeting, now: Now) -> str:
    """The week as one says it near today, else by its Monday."""
    week = line.week(now.zone)
    away = (week - monday(now.today)).days // 7
    named = {0: tr("this week"), 1: tr("next week"), -1: tr("last week")}
    if away in named:
        return named[away]
    day = short_day(week, with_year=week.year != now.today.year)
    return render(say("week of {day}", day=day))


def guest_words(line: BookMeeting) -> str:
    """The customer's people, the first ones by name."""
    return some_of(line.guests)


def lacks_words(line: BookMeeting, now: Now) -> str:
    """What is missing of a meeting that is over; "" where all is there."""
    if line.cancelled:
        return tr("cancelled")
    if line.is_forgotten(now.at):
        return tr("was it held?")
    parts = [
        tr("follow-up") if line.lacks_follow_up else "",
        tr("next step") if line.lacks_next_step else "",
    ]
    return ", ".join(part for part in parts if part)


def spoken(line: BookMeeting, now: Now) -> str:
    """A row in one sentence."""
    lacks = lacks_words(line, now)
    missing = render(say("still to do: {lacks}", lacks=lacks)) if lacks else ""
    title = line.title or label(line.kind)
    parts = (title, line.account, when_words(line, now), missing)
    return ", ".join(part for part in parts if part)
