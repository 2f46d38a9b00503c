"""What a practice is measured by beside its revenue: surveys, and reviews held as they fall due."""

from collections.abc import Iterable
from decimal import Decimal

from csm_desktop.domain.money.revenue_figures import months_after
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import MetricKind
from csm_desktop.domain.records.reviews import ReviewStatus
from csm_desktop.domain.reviews.cycle import next_review
from csm_desktop.domain.value.use import newest_of_kind
from csm_desktop.values import dataclass

NEEDED = frozenset({"metrics", "readings", "reviews", "milestones"})
"""The fields of AccountFacts that these figures are made from."""
_YEAR = 12  # months


@dataclass(frozen=True, slots=True)
class SurveyMean:
    """The mean over the accounts that have `answered`, each by its newest reading; None where none
    has. The `silent` ones have no reading that is young enough."""

    mean: Decimal | None
    answered: int
    silent: int


@dataclass(frozen=True, slots=True)
class ReviewsKept:
    """Of the accounts whose next review has a day (`due`), those of which it has not passed
    (`kept`); of `unknown` ones nothing says a day. `held` are the reviews of twelve months."""

    kept: int
    due: int
    unknown: int
    held: int

    @property
    def share(self) -> Decimal | None:
        """From 0 to 1; None where no review is due at all."""
        return Decimal(self.kept) / self.due if self.due else None


def survey_mean(accounts: Iterable[AccountFacts], kind: MetricKind, days: int) -> SurveyMean:
    """NPS or CSAT over the book, from readings younger than so many days; each account counts the
    same, whatever it pays (our choice)."""
    newest = [newest_of_kind(facts, kind, days) for facts in accounts]
    values = [reading.value for reading in newest if reading is not None]
    mean = sum(values, Decimal(0)) / len(values) if values else None
    return SurveyMean(mean, len(values), len(newest) - len(values))


def reviews_kept(accounts: Iterable[AccountFacts]) -> ReviewsKept:
    """How many accounts are within their round of reviews (`next_review`)."""
    known = tuple(accounts)
    found = [next_review(facts) for facts in known]
    due = [one for one in found if one is not None]
    held = sum(
        review.status is ReviewStatus.HELD
        and months_after(facts.as_of, -_YEAR) < review.on <= facts.as_of
        for facts in known
        for review in facts.reviews
    )
    kept = sum(not one.late for one in due)
    return ReviewsKept(kept, len(due), len(found) - len(due), held)
