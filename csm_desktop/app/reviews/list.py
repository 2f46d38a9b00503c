"""Accounts by the day of their next review, and what its pack still lacks.

The whole book at once: what there is to show is counted, not read. The studio, which has one
account's facts, says the same of it; a test keeps the two alike.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.reviews import ReviewPart
from csm_desktop.domain.reviews.cycle import last_held, next_review, planned
from csm_desktop.domain.reviews.kick_off import is_too_early_to_compare
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.value.alike import is_customer
from csm_desktop.storage.queries.facts import facts_of_many
from csm_desktop.storage.queries.lists import accounts as account_lines
from csm_desktop.storage.queries.review_readiness import Showable, showable
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """An account in the list of reviews: when its next one is due, why then, and which parts of
    its pack have nothing to show and are not left out on purpose."""

    id: int
    name: str
    on: date | None
    late: int
    why: Message
    missing: tuple[ReviewPart, ...] = ()


def review_lines(book: Book) -> tuple[ReviewLine, ...]:
    """Accounts by the day of their next review, those without one last; may run on a thread."""
    with book.reading() as connection:
        lines = {line.id: line for line in account_lines(connection)}
        # Of the facts reviews alone: all else is asked as sets of ids for all accounts at once.
        facts = list(facts_of_many(connection, list(lines), book.today(), {"reviews"}))
        there = showable(connection, book.today())
        least = rules_of(connection).like_accounts
    alike = _measured_alike(facts, there)
    found = [
        _line(fact, _missing(fact, lines[fact.account.id], there, alike, least)) for fact in facts
    ]
    return tuple(
        # No day is not today: those stand behind all that have one.
        sorted(found, key=lambda line: (line.on or date.max, line.name.casefold(), line.id))
    )


def _line(facts: AccountFacts, missing: tuple[ReviewPart, ...]) -> ReviewLine:
    account, due = facts.account, next_review(facts)
    if due is None:
        why = say("no review date is known yet")
        return ReviewLine(account.id, account.name, None, 0, why, missing)
    return ReviewLine(account.id, account.name, due.on, due.late, due.why, missing)


def _measured_alike(
    book: Iterable[AccountFacts], there: Showable
) -> Counter[tuple[int | None, int]]:
    """How many customers of a segment have a reading of a metric: who is alike enough to be
    compared is at least of one segment (see `readings.aggregate`)."""
    return Counter(
        (facts.account.segment_id, metric_id)
        for facts in book
        if is_customer(facts.account)
        for metric_id in there.measured.get(facts.account.id, ())
    )


def _missing(
    facts: AccountFacts,
    line: AccountLine,
    there: Showable,
    alike: Counter[tuple[int | None, int]],
    least: int,
) -> tuple[ReviewPart, ...]:
    id_, review = facts.account.id, planned(facts.reviews)
    last = last_held(facts.reviews, facts.as_of, review)
    shown = _shown(id_, there)
    has = {
        ReviewPart.PROMISES: id_ in there.planned_for
        or (last is not None and last.id in there.with_goals),
        ReviewPart.PRODUCTIVITY: bool(shown),
        ReviewPart.BENCHMARK: is_too_early_to_compare(facts)
        or _is_compared(facts, shown, there, alike, least),
        ReviewPart.INITIATIVES: id_ in there.initiatives,
        ReviewPart.CAPABILITIES: id_ in there.capabilities,
        ReviewPart.CHAMPIONS: id_ in there.champions or line.coverage > 0,
        ReviewPart.GOALS: review is not None and review.id in there.with_goals,
    }
    left_out = review.left_out if review is not None else ()
    return tuple(part for part, is_there in has.items() if not is_there and part not in left_out)


def _shown(account_id: int, there: Showable) -> frozenset[int]:
    """The measures that a review shows: those marked for reviews, else those that have readings."""
    used = there.used.get(account_id)
    measured = there.measured.get(account_id, frozenset())
    if used is None:
        return measured
    return frozenset(metric_id for metric_id, shown in used.items() if shown) & measured


def _is_compared(
    facts: AccountFacts,
    shown: frozenset[int],
    there: Showable,
    alike: Counter[tuple[int | None, int]],
    least: int,
) -> bool:
    segment_id = facts.account.segment_id
    # References for all segments fit everybody; those of another segment nobody here.
    typed = there.compared.get(None, frozenset()) | there.compared.get(segment_id, frozenset())
    if shown & typed:
        return True
    if segment_id is None:
        return False
    marked = {metric_id for metric_id, on in there.used.get(facts.account.id, {}).items() if on}
    # An account is no benchmark of its own.
    own = int(is_customer(facts.account))
    return any(alike[segment_id, metric_id] - own >= least for metric_id in shown & marked)
