"""The columns of the outbox, and the views that narrow it."""

from collections.abc import Callable
from datetime import date

from csm_desktop.domain.lists.outbox_lines import OutboxLine
from csm_desktop.domain.records.letters.outbox import MailState
from csm_desktop.domain.text.instants import wall_times
from csm_desktop.ui.frame.lists.list_page import ListView
from csm_desktop.ui.widgets.table import CellKind, Column
from csm_desktop.values import dataclass
from csm_desktop.wording import clock_time, label, mark, short_day, some_of, tr
from csm_desktop.wording.clock_words import day_and_time

_NAMED = 2


@dataclass(frozen=True, slots=True)
class OutboxDay:
    """What a line needs beside itself: the day, and the user's zone."""

    today: date
    zone: str


OutboxView = ListView[OutboxLine, OutboxDay]

VIEWS: tuple[OutboxView, ...] = (
    OutboxView("open", mark("Open"), lambda line, _: line.state is not MailState.SENT),
    OutboxView("asks", mark("Asks for you"), lambda line, _: line.asks),
    OutboxView("drafts", mark("Drafts"), lambda line, _: line.state is MailState.DRAFT),
    OutboxView(
        "queued",
        mark("Queued"),
        lambda line, _: line.state in (MailState.QUEUED, MailState.CLAIMED),
    ),
    OutboxView("sent", mark("Sent"), lambda line, _: line.state is MailState.SENT),
    OutboxView("all", mark("All"), lambda line, _: True),  # noqa: ARG005
)


def columns(now: Callable[[], OutboxDay]) -> list[Column[OutboxLine]]:
    """What is shown of a mail: where it is, to whom, what about, and why it did not go."""
    return [
        Column(
            "state", tr("State"), lambda line: line.state, CellKind.STRONG, 170,
            late=lambda line: line.state in (MailState.REFUSED, MailState.UNKNOWN),
            sentence=lambda line: spoken(line, now()),
        ),
        Column("to", tr("To"), to_words, width=220),
        Column("account", tr("Account"), lambda line: line.account, width=150),
        Column("subject", tr("Subject"), lambda line: line.subject, width=220, stretch=True),
        Column(
            "at", tr("When"), lambda line: line.at.timestamp() if line.at else None, width=130,
            show=lambda line: when_words(line, now()),
        ),
        Column("trouble", tr("Why"), lambda line: line.trouble, CellKind.QUIET, 220),
        Column("campaign", tr("Set"), lambda line: line.campaign, CellKind.QUIET, 140, hidden=True),
    ]  # fmt: skip


def to_words(line: OutboxLine) -> str:
    """Whom a mail is to, the first ones by address."""
    return some_of(line.to, _NAMED)


def when_words(line: OutboxLine, now: OutboxDay) -> str:
    """Day and time on the user's clock; today only the time."""
    if line.at is None:
        return ""
    shown = wall_times(line.at, now.zone, now.zone)[0].shown
    if shown.date() == now.today:
        return clock_time(shown)
    day = short_day(shown.date(), with_year=shown.year != now.today.year)
    return day_and_time(day, clock_time(shown))


def spoken(line: OutboxLine, now: OutboxDay) -> str:
    """A row in one sentence."""
    parts = (label(line.state), line.subject, to_words(line), when_words(line, now), line.trouble)
    return ", ".join(part for part in parts if part)
