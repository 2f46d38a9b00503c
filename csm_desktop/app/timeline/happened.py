"""What happened with a customer, and the account as it was on a day, read from the journal."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from csm_desktop.app.accounts.view import AccountView, viewed
from csm_desktop.app.alerts.said import said_today
from csm_desktop.app.alerts.upkeep import watch_of
from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.domain.alerts.raised import Raising
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.text.instants import instant_of
from csm_desktop.domain.text.message import say
from csm_desktop.domain.timeline.account import account_timeline
from csm_desktop.domain.timeline.occurrence import Occurrence, TimelineKind
from csm_desktop.errors import UserError
from csm_desktop.storage.queries import dump
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.queries.time_machine import act_after, facts_before
from csm_desktop.storage.session import BookConnection
from csm_desktop.wording import render, tr


class NotYetThereError(UserError):
    """On the day that is asked for, the account was not in the book, or the day is still to come.

    It is a book's own memory: what an import brought is known from the day of the import on.
    """


def timeline_of(
    book: Book,
    account_id: int,
    kinds: Collection[TimelineKind] = (),
    as_of: date | None = None,
    zone: str = "",
) -> tuple[Occurrence, ...]:
    """What happened with a customer up to a day (default: today), the latest first.

    Alerts are told in the voice in force, but for those over of which words alone were kept.
    With `as_of`, what the book knew at the end of that day in `zone`; "" is the computer's own.
    Raises LookupError for an unknown account, NotYetThereError where it was not in the book then.
    """
    with book.reading() as connection:
        facts = _facts_on(book, connection, account_id, as_of, zone)
        if as_of is None or as_of == book.today():
            facts = _worded_today(connection, facts, book.now())
        return account_timeline(facts, kinds)


def timeline_known(
    book: Book,
    account_id: int,
    kinds: Collection[TimelineKind] = (),
    as_of: date | None = None,
    zone: str = "",
) -> tuple[tuple[Occurrence, ...], NotYetThereError | None]:
    """As `timeline_of`; of a day before the account was in the book what is known by now, and what
    says so. Raises LookupError for an unknown account, NotYetThereError for a day to come."""
    try:
        return timeline_of(book, account_id, kinds, as_of, zone), None
    except NotYetThereError as later:
        if as_of is None or as_of > book.today():
            raise
        with book.reading() as connection:
            return account_timeline(account_facts(connection, account_id, as_of), kinds), later


def _worded_today(connection: BookConnection, facts: AccountFacts, now: datetime) -> AccountFacts:
    """The facts with the words that a judgement of today has for their alerts."""
    watch = watch_of(connection, rules_of(connection), now)
    raising = Raising(facts.as_of, lambda: 0, render)  # no new one is kept
    told = {alert.id: alert for alert in watch.judge(facts, raising)}
    alerts = (
        replace(alert, what=told[alert.id].what, why=told[alert.id].why)
        if alert.id in told else said_today(alert)
        for alert in facts.alerts
    )  # fmt: skip
    return replace(facts, alerts=tuple(alerts))


def account_on(book: Book, account_id: int, as_of: date, zone: str = "") -> AccountView:
    """The account as it was at the end of a day in `zone`, judged by the rules of today.

    Raises as `timeline_of`.
    """
    with book.reading() as connection:
        facts = _facts_on(book, connection, account_id, as_of, zone)
        return viewed(facts, rules_of(connection), dump.everything(connection, Segment))


def _facts_on(
    book: Book, connection: BookConnection, account_id: int, as_of: date | None, zone: str
) -> AccountFacts:
    today = book.today()
    if as_of is None or as_of == today:
        return account_facts(connection, account_id, today)
    if as_of > today:
        raise NotYetThereError(
            render(say("{day} is still to come.", day=as_of)),
            tr("Choose today or a day before it."),
        )
    # Asked for first, so that an unknown account is told from one that came later.
    now = account_facts(connection, account_id, as_of)
    act = act_after(connection, _end_of(as_of, zone))
    if act is None:
        return now
    try:
        return facts_before(connection, account_id, act, as_of)
    except LookupError as error:
        name = now.account.name
        raise NotYetThereError(
            render(say("{name} was not in the book on {day}.", name=name, day=as_of)),
            tr("The book remembers from the day on which it was entered or imported."),
        ) from error


def _end_of(day: date, zone: str) -> datetime:
    """The last moment of a day: an act at midnight belongs to the next one."""
    wall = datetime.combine(day + timedelta(days=1), time.min)
    # Without a name the system's own rules, for an offset of today may be another one than then.
    midnight = instant_of(wall, zone) if zone else wall.astimezone(UTC)
    return midnight - timedelta(microseconds=1)
