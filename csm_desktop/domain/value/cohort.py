"""The like accounts that one is compared with on a metric, and where it stands among them
(domain.md §9)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.metrics import Better
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.value.alike import others, same_segment
from csm_desktop.domain.value.readings import Aggregate, aggregate, is_better
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Cohort:
    """Whom an account is compared with on a metric; `found` is None where they are too few.

    `measured` is how many customers of its segment, the widest likeness, have a reading.
    """

    metric_id: int
    found: Aggregate | None
    measured: int
    needed: int
    has_segment: bool

    @property
    def lacking(self) -> int:
        """How many more like accounts with a reading it takes."""
        return 0 if self.found is not None else max(self.needed - self.measured, 0)

    @property
    def why(self) -> Message:
        """Why these are the ones, or why there are none."""
        if self.found is not None:
            return self.found.why
        if not self.has_segment:
            return say("no segment is set, and likeness begins with it")
        return say(
            "too few like accounts have a reading: {n} of {needed}, {more} lacking",
            n=self.measured,
            needed=self.needed,
            more=self.lacking,
        )


def cohort(
    metric_id: int,
    account: Account,
    accounts: Iterable[Account],
    present: Mapping[int, Decimal],
    rules: Rules,
) -> Cohort:
    """The cohort of an account on a metric; `present` as in `aggregate`, which chooses it."""
    there = tuple(accounts)
    measured = sum(
        other.id in present and same_segment(account, other) for other in others(account, there)
    )
    found = aggregate(metric_id, account, there, present, rules)
    has_segment = account.segment_id is not None
    return Cohort(metric_id, found, measured, rules.like_accounts, has_segment)


@dataclass(frozen=True, slots=True)
class CohortPlace:
    """Where a value stands among like accounts: of `of` of them `ahead` do worse."""

    ahead: int
    of: int
    words: Message


def place(value: Decimal, found: Aggregate, better: Better) -> CohortPlace:
    """Where a value stands; whoever is level with a quartile counts as in the better quarter."""
    spread = found.spread
    ahead = sum(is_better(value, other, better) for other in found.values)
    best, worst = spread.upper, spread.lower
    if better is Better.LOWER:
        best, worst = worst, best
    of = spread.count
    # First: where most are level, nobody is told to lead.
    if value == spread.median:
        words = say("level with the median, ahead of {n} of {of}", n=ahead, of=of)
    elif not is_better(best, value, better):
        words = say("in the best quarter, ahead of {n} of {of}", n=ahead, of=of)
    elif is_better(value, spread.median, better):
        words = say("better than the median, ahead of {n} of {of}", n=ahead, of=of)
    elif not is_better(worst, value, better):
        words = say("behind the median, ahead of {n} of {of}", n=ahead, of=of)
    else:
        words = say("in the weakest quarter, ahead of {n} of {of}", n=ahead, of=of)
    return CohortPlace(ahead, of, words)
