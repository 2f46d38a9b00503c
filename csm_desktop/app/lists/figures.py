"""Keeping the computed figures of accounts up to date, the day's health snapshots and the alerts
with them.

A change marks the figures of its accounts stale in its own transaction; they are computed anew when
somebody looks, or when the program has nothing else to do. A new day makes all of them stale.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import fields
from datetime import date, datetime

from csm_desktop.app.alerts.upkeep import Watch, due_since, judge, watch_of
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import marked
from csm_desktop.domain.alerts.findings import NEEDED as FOUND_IN
from csm_desktop.domain.health.score import snapshot
from csm_desktop.domain.limits.changed_rules import rules_from
from csm_desktop.domain.limits.health_models import with_models
from csm_desktop.domain.lists.figures import (
    NEEDED,
    AccountFigures,
    ComputedFigures,
    compute_figures,
)
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.health import HealthModel, HealthSnapshot
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.records.settings import Setting
from csm_desktop.storage import records
from csm_desktop.storage.queries import dump, lists
from csm_desktop.storage.queries import figures as stored
from csm_desktop.storage.queries.facts import facts_of_many
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.values import replace

Progress = Callable[[int, int], None]
_AT_ONCE = 500
_AT_A_LOOK = 4  # accounts, between two looks at the clock
_SHOWN = [field.name for field in fields(AccountFigures) if field.name != "account_id"]


def refresh(book: Book, progress: Progress | None = None) -> int:
    """Compute what is stale and keep it, with a snapshot where health has moved and the alerts that
    are raised or settled; how many accounts.

    Done in portions, each a short transaction of its own: an edit never waits long for it.
    """
    waiting = stale(book)
    for start in range(0, len(waiting), _AT_ONCE):
        book.remake(_refresh, waiting[start : start + _AT_ONCE])
        if progress:
            progress(min(start + _AT_ONCE, len(waiting)), len(waiting))
    return len(waiting)


def stale(book: Book, looked_at: datetime | None = None) -> tuple[int, ...]:
    """The accounts whose figures or alerts do not hold now: changed, of an earlier day, or with a
    follow-up that came to be overdue since the last look."""
    with book.reading() as connection:
        late = due_since(connection, rules_of(connection), looked_at, book.now())
    return tuple(dict.fromkeys((*changed(book), *late)))


def say_anew(book: Book) -> None:
    """Let everything be judged anew when somebody looks: what alerts say is kept in the language in
    which they were judged. Nothing where the book cannot be written."""
    if book.why_read_only is None:
        book.remake(lambda work: records.mark_stale(work.connection, None))


def changed(book: Book) -> tuple[int, ...]:
    """The accounts whose figures do not hold now: changed, or of an earlier day. That no follow-up
    came to be overdue since is for whoever asks often to know: all meetings are looked at for it.
    """
    with book.reading() as connection:
        return stored.stale_ids(connection, book.today())


def stale_among(book: Book, account_ids: Collection[int]) -> tuple[int, ...]:
    """Which of a few accounts `stale` would name; asked after each edit, so of no other account."""
    with book.reading() as connection:
        changed = stored.stale_ids(connection, book.today(), account_ids)
        late = due_since(connection, rules_of(connection), None, book.now(), account_ids)
    return tuple(dict.fromkeys((*changed, *late)))


def refresh_some(book: Book, account_ids: Sequence[int]) -> None:
    """Compute and keep the figures of these accounts."""
    book.remake(_refresh, account_ids)


def refresh_while(book: Book, account_ids: Sequence[int], is_time: Callable[[], bool]) -> int:
    """Compute and keep the figures of the first of these accounts, a few at least, as long as
    there is time; for how many. One transaction."""
    return book.remake(_refresh_while, account_ids, is_time)


def current_lines(
    book: Book,
    progress: Progress | None = None,
    *,
    at_most: int | None = None,
    only: Collection[int] | None = None,
) -> tuple[AccountLine, ...]:
    """The list of accounts, or of some `only`, with figures as of today; what is stale is computed,
    and not kept.

    For a book that is open for reading only; who may write calls `refresh` and lists then. Where
    more than `at_most` accounts have figures that held on an earlier day and nothing has changed
    since, those keep them, and the lines say of which day they are (`as_of`): to judge thousands
    takes seconds. What was changed since is computed in any case.
    """
    with book.reading() as connection:
        lines = lists.accounts(connection, only)
        stale = stored.stale_ids(connection, book.today(), only)
        # Too many are merely of an earlier day: the kept figures serve, and their day is said.
        if at_most is not None and len(stale) > at_most:
            stale = stored.stale_ids(connection, None, only)
        fresh: dict[int, AccountFigures] = {}
        for start in range(0, len(stale), _AT_ONCE):
            portion = stale[start : start + _AT_ONCE]
            for judged in judge_all(connection, portion, book.today()):
                fresh[judged.figures.account_id] = judged.figures
            # In portions, since the facts of thousands of accounts at once would fill the memory.
            if progress:
                progress(min(start + _AT_ONCE, len(stale)), len(stale))
    current = tuple(
        replace(line, **{name: getattr(fresh[line.id], name) for name in _SHOWN})
        if line.id in fresh
        else line
        for line in lines
    )
    return marked(book, current)


def judge_all(
    connection: BookConnection, account_ids: Sequence[int], as_of: date
) -> list[ComputedFigures]:
    """The figures of these accounts, with the health that they come from."""
    rules = rules_of(connection)
    return [
        compute_figures(facts, rules)
        for facts in facts_of_many(connection, account_ids, as_of, NEEDED)
    ]


def rules_of(connection: BookConnection) -> Rules:
    """The thresholds of this book: the defaults with what the user has set, and the health models
    of the book and of its segments."""
    set_ = rules_from(dump.everything(connection, Setting))
    return with_models(set_, dump.everything(connection, HealthModel))


def _refresh_while(work: Work, account_ids: Sequence[int], is_time: Callable[[], bool]) -> int:
    rules = rules_of(work.connection)
    watch = watch_of(work.connection, rules, work.now())
    done = 0
    # One account may hold a hundred times what another does: their number says nothing of the time.
    while done < len(account_ids) and (not done or is_time()):
        portion = account_ids[done : done + _AT_A_LOOK]
        _judge(work, portion, rules, watch)
        done += len(portion)
    return done


def _refresh(work: Work, account_ids: Sequence[int]) -> None:
    rules = rules_of(work.connection)
    _judge(work, account_ids, rules, watch_of(work.connection, rules, work.now()))


def _judge(work: Work, account_ids: Sequence[int], rules: Rules, watch: Watch) -> None:
    kept = []
    for facts in facts_of_many(work.connection, account_ids, work.today(), NEEDED | FOUND_IN):
        judged = compute_figures(facts, rules)
        kept.append(judged.figures)
        snapshots, made = with_snapshot(facts, judged, work.new_id())
        if made is not None:
            work.put(made)
        judge(work, watch, replace(facts, snapshots=snapshots))
    stored.store(work.connection, kept)


def with_snapshot(
    facts: AccountFacts, judged: ComputedFigures, new_id: int
) -> tuple[tuple[HealthSnapshot, ...], HealthSnapshot | None]:
    """The snapshots of an account with that of today, and that one where it says anything new."""
    last = facts.snapshots[-1] if facts.snapshots else None
    now = judged.health
    # The same picture every day would make a book grow by a row an account and day.
    if last and (last.factors, last.band, last.model_id) == (now.factors, now.band, now.model_id):
        return facts.snapshots, None  # the last snapshot still says what is true
    # One snapshot a day: that of today is replaced.
    of_today = last if last and last.on == facts.as_of else None
    made = snapshot(new_id, facts.account.id, judged.inputs, judged.health, of_today)
    others = facts.snapshots[:-1] if of_today else facts.snapshots
    return (*others, made), made
