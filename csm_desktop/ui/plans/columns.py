"""The columns of the list of actions, and the views that narrow it."""

from collections.abc import Callable
from datetime import date

from csm_desktop.domain.lists.action_lines import ActionLine, DueWeek
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.lists.list_page import ListView
from csm_desktop.ui.widgets.table import CellKind, Column
from csm_desktop.wording import label, mark, render, short_day, tr

Today = Callable[[], date]


DayAndUser = tuple[date, int | None]
"""What the views need beside an action: the day, and the user's id."""
ActionView = ListView[ActionLine, DayAndUser]


def _due(*weeks: DueWeek) -> Callable[[ActionLine, DayAndUser], bool]:
    return lambda line, known: line.due_week(known[0]) in weeks


VIEWS: tuple[ActionView, ...] = (
    ActionView("open", mark("All open"), lambda line, _: line.is_pending),
    ActionView("late", mark("Late"), _due(DueWeek.LATE)),
    ActionView("this_week", mark("This week"), _due(DueWeek.LATE, DueWeek.THIS_WEEK)),
    ActionView("next_week", mark("Next week"), _due(DueWeek.NEXT_WEEK)),
    ActionView("undated", mark("No date"), _due(DueWeek.UNDATED)),
    ActionView(
        "mine",
        mark("Mine"),
        lambda line, known: (
            line.is_pending and known[1] is not None and line.team_member_id == known[1]
        ),
    ),
    ActionView("ours", mark("Ours"), lambda line, _: line.is_pending and line.side is Side.US),
    ActionView(
        "theirs",
        mark("The customer's"),
        lambda line, _: line.is_pending and line.side is Side.CUSTOMER,
    ),
    ActionView(
        "practice", mark("Of the practice"), lambda line, _: line.is_pending and line.is_of_practice
    ),
    ActionView("ended", mark("Done"), _due(DueWeek.ENDED)),
)


def seen_by_views(line: ActionLine) -> tuple[object, ...]:
    """All that the views look at: a few thousand different ones of tens of thousands of lines."""
    return line.is_pending, line.due_on, line.side, line.team_member_id, line.is_of_practice


def columns(today: Today) -> list[Column[ActionLine]]:
    """What is shown of an action; the lower ones when chosen."""
    return [
        Column(
            "done", tr("Done"), lambda line: not line.is_pending, CellKind.CHECK, 76,
            editable=True,
        ),
        Column(
            "title", tr("Action"), lambda line: line.title, CellKind.STRONG, 260, editable=True,
            stretch=True, sentence=lambda line: spoken(line, today()),
        ),
        Column("account", tr("Account"), lambda line: line.account, width=170),
        Column("side", tr("Side"), lambda line: line.side, width=90),
        Column(
            "owner", tr("Owner"), lambda line: line.owner, width=150,
            show=lambda line: line.owner or tr("nobody yet"),
        ),
        Column(
            "due_on", tr("Due"), lambda line: line.due_on, CellKind.DAY, 96, editable=True,
            show=lambda line: _day(line.due_on, today()),
            late=lambda line: line.days_late(today()) > 0,
        ),
        Column(
            "when", tr("Due week"), lambda line: line.due_on, CellKind.QUIET, 100,
            show=lambda line: when(line, today()),
            sort=lambda line: line.due_on.toordinal() if line.due_on else None,
            late=lambda line: line.days_late(today()) > 0,
        ),
        Column(
            "origin", tr("Origin"), lambda line: line.origin, CellKind.QUIET, 130,
            show=lambda line: tr("Checklist") if line.is_of_practice else label(line.origin),
        ),
        Column(
            "milestone", tr("Milestone"), lambda line: line.milestone, CellKind.QUIET, 160,
            hidden=True,
        ),
        Column("status", tr("Status"), lambda line: line.status, width=90, hidden=True),
        Column(
            "done_on", tr("Done on"), lambda line: line.done_on, CellKind.DAY, 96, hidden=True
        ),
    ]  # fmt: skip


def when(line: ActionLine, today: date) -> str:
    """The week in which it is due, or by how much it is late."""
    late = line.days_late(today)
    if late:
        return render(say("{n} d late", n=late))
    if line.due_on == today and line.is_pending:
        return tr("today")
    return {
        DueWeek.LATE: "",
        DueWeek.THIS_WEEK: tr("this week"),
        DueWeek.NEXT_WEEK: tr("next week"),
        DueWeek.LATER: tr("later"),
        DueWeek.UNDATED: tr("no date"),
        DueWeek.ENDED: label(line.status),
    }[line.due_week(today)]


def spoken(line: ActionLine, today: date) -> str:
    """A row in one sentence."""
    owner = line.owner or label(line.side)
    due = _day(line.due_on, today)
    return ", ".join(
        part for part in (line.title, line.account, owner, due, when(line, today)) if part
    )


def _day(on: date | None, today: date) -> str:
    return "" if on is None else short_day(on, with_year=on.year != today.year)
