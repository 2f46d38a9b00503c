"""Like accounts of the user's own book: whom an account is compared with, metric by metric."""

from collections.abc import Collection

from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import AccountMetric, Benchmark, Better, Metric, Reading
from csm_desktop.domain.value.cohort import Cohort, CohortPlace, cohort, place
from csm_desktop.domain.value.readings import aimed_direction, latest, typed_benchmarks
from csm_desktop.storage.queries import alike
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import BookConnection
from csm_desktop.values import dataclass
from csm_desktop.wording import label, render


@dataclass(frozen=True, slots=True)
class Compared:
    """A metric of an account beside like accounts and typed references, as of a day.

    `own` is its last reading; `better` the way that its target aims at, else that of the metric.
    `place` is None without a reading or enough like accounts, and where nobody knows which way is
    better.
    """

    metric: Metric
    used: AccountMetric
    own: Reading | None
    better: Better
    cohort: Cohort
    place: CohortPlace | None
    references: tuple[Benchmark, ...]


def compared(book: Book, account_id: int) -> tuple[Compared, ...]:
    """Each metric of an account with whom it is compared, in the account's order.

    May run on a thread. Raises LookupError where there is no such account.
    """
    with book.reading() as connection:
        facts = account_facts(connection, account_id, book.today())
        used = sorted(facts.account_metrics, key=lambda each: (each.position, each.id))
        found = cohorts_of(connection, facts, [each.metric_id for each in used])
    metrics = {metric.id: metric for metric in facts.metrics}
    return tuple(
        _compared(facts, metrics[one.metric_id], one, each)
        for one, each in zip(used, found, strict=True)
    )


def standing_words(one: Compared) -> str:
    """Where an account stands, or that nobody said which way is better; "" without a reading or
    enough like accounts."""
    if one.place is not None:
        return render(one.place.words)
    is_unsaid = one.better is Better.UNKNOWN and None not in (one.own, one.cohort.found)
    return label(one.better) if is_unsaid else ""


def cohorts_of(
    connection: BookConnection, facts: AccountFacts, metric_ids: Collection[int]
) -> tuple[Cohort, ...]:
    """Whom the account is compared with on each of these metrics, on the day of its facts."""
    segment_id, rules = facts.account.segment_id, rules_of(connection)
    # Likeness begins with the segment; without one everybody would be alike.
    if segment_id is None or not metric_ids:
        return tuple(Cohort(each, None, 0, rules.like_accounts, False) for each in metric_ids)
    accounts = alike.accounts_of_segment(connection, segment_id)
    values = alike.last_values(connection, metric_ids, segment_id, facts.as_of)
    return tuple(
        cohort(each, facts.account, accounts, values.get(each, {}), rules) for each in metric_ids
    )


def _compared(facts: AccountFacts, metric: Metric, used: AccountMetric, found: Cohort) -> Compared:
    own = latest(facts.readings, metric.id, facts.as_of)
    better = aimed_direction(metric.better, used.baseline, used.target)
    where = None
    if own is not None and found.found is not None and better is not Better.UNKNOWN:
        where = place(own.value, found.found, better)
    segment_id = facts.segment.id if facts.segment is not None else None
    typed = typed_benchmarks(facts.benchmarks, metric.id, segment_id, facts.as_of)
    return Compared(metric, used, own, better, found, where, typed)
