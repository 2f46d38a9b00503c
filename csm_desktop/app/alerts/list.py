"""Alerts as the window lists them: firing, snoozed, closed or silent, each with whose it is."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from csm_desktop.app.alerts.rules import rules_in
from csm_desktop.app.alerts.said import said_today
from csm_desktop.app.book import Book
from csm_desktop.domain.alerts.raised import has_settled, state_on
from csm_desktop.domain.records.alerts import Alert, AlertState, Severity, Tone, Trigger
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.storage.queries import alerts as stored
from csm_desktop.storage.queries import dump
from csm_desktop.storage.session import BookConnection
from csm_desktop.values import dataclass

CLOSED_DAYS = 90
"""For how long closed alerts are listed where nobody asks for more."""
_ORDER = {severity: place for place, severity in enumerate(Severity)}
_TONES = {Tone.NEGATIVE: 0, Tone.NEUTRAL: 1, Tone.POSITIVE: 2}


class Shelf(StrEnum):
    """Where an alert is listed."""

    FIRING = "firing"
    SNOOZED = "snoozed"
    CLOSED = "closed"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class RunningAnswer:
    """The playbook that is under way for an alert, and how far it is."""

    playbook: str
    done: int
    steps: int


@dataclass(frozen=True, slots=True)
class AlertLine:
    """An alert of an account: what, why in numbers, since when, whose.

    `owner` is who serves the account, else the user; "" where the book knows neither. `settled`
    says of a closed one that its cause went by itself. `over_on` is the day on which it was closed
    or settled. `was_right` is the user's word, None where it was not said. `answer` is the
    playbook that is under way for it.
    """

    id: int
    account_id: int
    account: str
    trigger: Trigger
    severity: Severity
    tone: Tone
    what: str
    why: str
    since: date
    state: AlertState
    silent: bool
    snoozed_until: date | None
    over_on: date | None
    outcome: str
    settled: bool
    raised_on: date | None
    owner_id: int | None
    owner: str
    mine: bool
    was_right: bool | None = None
    answer: RunningAnswer | None = None

    @property
    def shelf(self) -> Shelf:
        """Where it is listed; a silent one is closed only in the log of silent rules."""
        if self.silent:
            return Shelf.SILENT
        return _SHELVES[self.state]

    @property
    def weight(self) -> Severity | Tone:
        """How much it presses; of a chance, that it is one."""
        return self.tone if self.tone is Tone.POSITIVE else self.severity


_SHELVES = {
    AlertState.OPEN: Shelf.FIRING,
    AlertState.SNOOZED: Shelf.SNOOZED,
    AlertState.CLOSED: Shelf.CLOSED,
}


def alert_lines(
    book: Book, shelf: Shelf, *, mine: bool = False, since: date | None = None
) -> tuple[AlertLine, ...]:
    """The alerts of the book on one shelf: the gravest first, risks before chances, then the
    latest; closed ones by the day they were over.

    `mine` leaves out what others serve. Of closed ones those since a day are listed (default: of
    the last `CLOSED_DAYS`).
    """
    with book.reading() as connection:
        if shelf is Shelf.CLOSED:
            # Closed ones grow for years; who wants older ones asks for them.
            earliest = since or book.today() - timedelta(days=CLOSED_DAYS)
            alerts = stored.closed(connection, earliest)
        elif shelf is Shelf.SILENT:
            alerts = stored.silent(connection)
        else:
            alerts = stored.pending(connection)
        lines = lines_of(connection, alerts, book.today())
    return in_order(line for line in lines if line.shelf is shelf and (line.mine or not mine))


def shelves(book: Book) -> dict[Shelf, tuple[AlertLine, ...]]:
    """All shelves, each as `alert_lines` gives it."""
    return {shelf: alert_lines(book, shelf) for shelf in Shelf}


def firing_count(book: Book) -> int:
    """How many alerts of the book call."""
    return sum(firing_counts(book).values())


def alerts_of(book: Book, account_id: int) -> tuple[AlertLine, ...]:
    """What calls or rests of one account, in the order of `alert_lines`; silent ones are left
    out."""
    with book.reading() as connection:
        alerts = stored.pending(connection, account_id)
        lines = lines_of(connection, alerts, book.today())
    return in_order(line for line in lines if not line.silent)


def firing_counts(book: Book) -> dict[int, int]:
    """How many alerts call, by account; accounts without any are not there."""
    today = book.today()
    # Two pages' numbers and a list ask for it at one moment.
    return book.known(
        f"alerts that call on {today}",
        lambda connection: stored.firing_by_account(connection, today),
    )


def in_order(lines: Iterable[AlertLine]) -> tuple[AlertLine, ...]:
    """The gravest first, risks before chances, then the latest; what is over by its day."""

    def place(line: AlertLine) -> tuple[int, int, int, int, str, int]:
        # Negative: the latest first. Of those that still call it is the same for all.
        over = -line.over_on.toordinal() if line.over_on else 0
        since = -line.since.toordinal()
        return over, _ORDER[line.severity], _TONES[line.tone], since, line.account, line.id

    return tuple(sorted(lines, key=place))


def lines_of(connection: BookConnection, alerts: Iterable[Alert], today: date) -> list[AlertLine]:
    """Alerts with their accounts, and whose those are."""
    severities = {rule.trigger: rule.severity for rule in rules_in(connection)}
    alerts = tuple(alerts)
    named = {alert.account_id for alert in alerts}
    # Of one account, whoever opens it waits for its name alone, and not for those of the book.
    accounts = stored.owners(connection, next(iter(named)) if len(named) == 1 else None)
    team = {member.id: member for member in dump.everything(connection, TeamMember)}
    me = next((member for member in team.values() if member.is_me), None)
    answers = stored.under_way(connection) if alerts else {}
    lines = []
    for alert in map(said_today, alerts):
        name, owner_id = accounts[alert.account_id]
        # An account without an owner is the user's: somebody must see to it.
        owner = team.get(owner_id) if owner_id is not None else me
        state = state_on(alert, today)
        over = (alert.closed_on or alert.ended_on) if state is AlertState.CLOSED else None
        lines.append(
            AlertLine(
                id=alert.id,
                account_id=alert.account_id,
                account=name,
                trigger=alert.trigger,
                severity=severities[alert.trigger],
                tone=alert.tone,
                what=alert.what,
                why=alert.why,
                since=alert.since,
                state=state,
                silent=alert.silent,
                snoozed_until=alert.snoozed_until if state is AlertState.SNOOZED else None,
                over_on=over,
                outcome=alert.outcome,
                settled=has_settled(alert),
                raised_on=alert.raised_on,
                owner_id=owner.id if owner else None,
                owner=owner.name if owner else "",
                mine=owner is None or owner is me,
                was_right=alert.was_right,
                answer=RunningAnswer(*answers[alert.id]) if alert.id in answers else None,
            )
        )
    return lines
