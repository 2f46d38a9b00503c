"""`today`: what needs the user, on a terminal."""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo

from csm_desktop.app.alerts.list import AlertLine, Shelf
from csm_desktop.app.alerts.together import AlertGroup, together
from csm_desktop.app.lists.current_alerts import current_alerts
from csm_desktop.app.lists.figures import current_lines
from csm_desktop.app.people.team import possible_me
from csm_desktop.app.today.view import TodayView, today_view
from csm_desktop.cli.output import Ticker, plain, say_json, say_table
from csm_desktop.cli.window import book_to_read
from csm_desktop.domain.lists.action_lines import ActionLine
from csm_desktop.domain.text.instants import wall_times
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.wording import (
    clock_time,
    label,
    measure,
    moneys,
    render,
    short_day,
    some_of,
    tr,
    weekday_day,
)
from csm_desktop.wording.checklist_words import item_words
from csm_desktop.wording.clock_words import day_and_time

_JUDGED = 200  # accounts judged anew, as `list` does


def show_today(arguments: argparse.Namespace) -> int:
    """Tell what needs the user today, gravest first."""
    zone = datetime.now(UTC).astimezone().tzinfo or UTC
    view = _read(arguments, zone)
    if arguments.json:
        say_json({"needs": view.needs, **plain(view)})
        return 0
    print(weekday_day(view.day))
    _clocks(view)
    _alerts(view)
    _actions(view)
    _relay(view)
    _reached(view)
    _practice(view)
    _meetings(view, zone)
    _renewals(view)
    _events(view)
    if not view.needs:
        print(tr("Nothing waits today."))
    return 0


def _read(arguments: argparse.Namespace, zone: tzinfo) -> TodayView:
    with book_to_read(arguments.book) as book:
        # Told of nobody's accounts alone, it would say that nothing waits.
        if arguments.mine and possible_me(book):
            raise UserError(
                tr("This book does not know which of its owners you are."),
                tr("Open it in the window once, where Today asks, or leave --mine out."),
            )
        with Ticker(tr("Computing figures")) as tick:
            listed = current_lines(book, tick, at_most=_JUDGED)
            judged = current_alerts(book, at_most=_JUDGED).lines
        firing = [line for line in judged if line.shelf is Shelf.FIRING]
        return today_view(book, zone, only_mine=arguments.mine, listed=listed, alerts=firing)


def _alerts(view: TodayView) -> None:
    _section(
        tr("Alerts"),
        [tr("Account"), tr("Alert"), tr("Why"), tr("Since")],
        list(map(_alert, together(view.alerts))),
    )


def _actions(view: TodayView) -> None:
    heads = [tr("Account"), tr("Action"), tr("Owner"), tr("Due")]
    _section(tr("Due now"), heads, [_action(one, view) for one in view.due])


def _relay(view: TodayView) -> None:
    _section(
        tr("Hand-overs that wait"),
        [tr("Account"), tr("From"), tr("To"), tr("Taken by"), tr("Since")],
        [
            (one.account, label(one.from_function), label(one.to_function), one.taker,
             short_day(one.on))
            for one in view.hand_overs
        ],
    )  # fmt: skip
    _section(
        tr("Hand-off sheets due"),
        [tr("Account"), tr("Signed"), tr("Due")],
        [(one.account, short_day(one.signed_on), short_day(one.due_on)) for one in view.sheets],
    )


def _reached(view: TodayView) -> None:
    _section(
        tr("Reached, as readings say"),
        [tr("Account"), tr("Milestone"), tr("Day"), tr("Metric"), tr("Value")],
        [
            (line.account, one.title, short_day(one.on), one.metric, measure(one.value, one.unit))
            for line in view.reached
            for one in line.milestones
        ],
    )


def _practice(view: TodayView) -> None:
    _section(
        tr("Our own practice"),
        [tr("Item"), tr("Found"), tr("Due")],
        [
            (item_words(one.item), label(one.state), short_day(one.answer.due_on))
            for one in view.practice
            if one.state is not None and one.answer.due_on is not None
        ],
    )


def _renewals(view: TodayView) -> None:
    asked = {one.id: render(one.question) for one in view.asked}
    _section(
        tr("Renewals"),
        [tr("Account"), tr("Renewal"), tr("ARR"), tr("Health"), tr("To be asked")],
        [
            (
                one.name,
                short_day(one.renews_on, with_year=True),
                moneys(one.arr),
                label(one.band),
                asked.get(one.id, ""),
            )
            for one in view.renewals
            if one.renews_on is not None
        ],
    )


def _events(view: TodayView) -> None:
    _section(
        tr("Critical events"),
        [tr("Account"), tr("Event"), tr("Day")],
        [(one.account, one.text, short_day(one.on)) for one in view.events],
    )


def _clocks(view: TodayView) -> None:
    rows = []
    for clock in view.clocks:
        minutes = int(clock.left(view.now).total_seconds() // 60)
        left = say("{n} min left", n=minutes) if minutes >= 0 else say("{n} min late", n=-minutes)
        rows.append((clock.meeting.account, clock.meeting.title, render(left)))
    _section(tr("Follow-ups"), [tr("Account"), tr("Meeting"), tr("Time")], rows)


def _alert(line: AlertLine | AlertGroup) -> tuple[str, ...]:
    if isinstance(line, AlertGroup):
        name = render(say("{n} account", "{n} accounts", n=len(line.accounts)))
        words = line.what or label(line.first.trigger)
        raised = line.first.raised_on
        return name, words, some_of(line.accounts), short_day(raised) if raised else ""
    return line.account, line.what, line.why, short_day(line.since)


def _action(line: ActionLine, view: TodayView) -> tuple[str, ...]:
    late = line.days_late(view.day)
    when = (
        render(say("{n} day late", "{n} days late", n=late))
        if late
        else (short_day(line.due_on) if line.due_on else "")
    )
    return line.account, line.title, line.owner or label(line.side), when


def _meetings(view: TodayView, here: tzinfo) -> None:
    """Here first, as the window has it, then where the meeting was planned."""
    rows = []
    for prepared in view.meetings:
        meeting = prepared.meeting
        there = wall_times(meeting.starts_at, meeting.zone, meeting.zone)[0].shown
        local = meeting.starts_at.astimezone(here)
        when = day_and_time(short_day(local.date()), clock_time(local))
        if local.replace(tzinfo=None) != there.replace(tzinfo=None):
            when = f"{when} ({clock_time(there)} {meeting.zone})"
        rows.append((when, meeting.account, meeting.title or label(meeting.kind)))
    _section(tr("Meetings"), [tr("Time"), tr("Account"), tr("Meeting")], rows)


def _section(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if rows:
        print(f"\n{title}")
        say_table(heads, rows)
