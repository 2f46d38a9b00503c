"""The twelve factors of the health score: the formula of each.

A formula gives 0 to 100, or None where there is no data: a missing value is never counted as 0 or
50 (domain.md §8). Values are whole tenths internally, so that scores are exact and the same on
every machine; no floating point is involved. Each is monotone: more of what it measures never
lowers it. Where domain.md leaves a formula open, the docstring here is our choice.
"""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from csm_desktop.domain.health.inputs import HealthInputs
from csm_desktop.domain.plan.actions import Punctuality
from csm_desktop.domain.records.health import Factor
from csm_desktop.domain.records.metrics import Better
from csm_desktop.domain.records.rules import Rules

FULL = 1000
"""100 in tenths."""

Formula = Callable[[HealthInputs, Rules], int | None]


def _share(part: int, whole: int) -> int:
    """`part` of `whole` in tenths, rounded half up, 0 to 1000."""
    # Doubled above and below: half up, without leaving whole numbers.
    return min(FULL, max(0, (2 * FULL * part + whole) // (2 * whole)))


def _kept(last: date | None, cadence: int | None, as_of: date) -> int | None:
    """100 while the last time lies within the cadence, then cadence / days since: twice as late is
    half as good."""
    if last is None or not cadence:
        return None
    days = (as_of - last).days
    return FULL if days <= cadence else _share(cadence, days)


_GOLDEN_PART = 5


def contact_cadence(inputs: HealthInputs, _rules: Rules) -> int | None:
    """100 while the last contact lies within the segment's cadence, then cadence / days since.

    Needs a segment and a recorded contact. The two golden rules feed it (domain.md §7): where
    ticked in the last 90 days, their share of yes makes up a fifth.
    """
    kept = _kept(inputs.contacted_on, inputs.cadence_days, inputs.as_of)
    if kept is None or not inputs.golden_ticked:
        return kept
    golden = _share(inputs.golden_kept, inputs.golden_ticked)
    return _share((_GOLDEN_PART - 1) * kept + golden, _GOLDEN_PART * FULL)


def follow_ups(inputs: HealthInputs, _rules: Rules) -> int | None:
    """The mean over meetings ended in the last 90 days of 100 (sent within 30 minutes), 60 (the
    same day), 30 (later) and 0 (none)."""
    counts = inputs.follow_ups
    if not counts.meetings:
        return None
    points = 100 * counts.on_time + 60 * counts.same_day + 30 * counts.later
    return _share(points, 100 * counts.meetings)


def _punctual(punctuality: Punctuality) -> int | None:
    """The mean over due actions of 100 (done on time), 50 (done late) and 0 (late and open), so
    that closing a late one still helps. Of the last 90 days, and whatever is still open."""
    return (
        _share(2 * punctuality.on_time + punctuality.done_late, 2 * punctuality.due)
        if punctuality.due
        else None
    )


def our_actions(inputs: HealthInputs, _rules: Rules) -> int | None:
    """Our actions that the customer knows of: 100 on time, 50 done late, 0 late and open."""
    return _punctual(inputs.ours)


def coverage(inputs: HealthInputs, rules: Rules) -> int | None:
    """3x3 coverage / 3, where the segment or a strategic flag asks for it; needs at least one
    recorded connection, alive or not."""
    if inputs.coverage is None or not inputs.coverage_asked:
        return None
    return _share(inputs.coverage, rules.coverage_goal)


def reviews(inputs: HealthInputs, _rules: Rules) -> int | None:
    """100 while the last review lies within the segment's cadence, then cadence / days since.

    Before the first review the contract's start counts, but only once a review is planned:
    otherwise reviews may just not be kept in this book.
    """
    since = inputs.reviewed_on
    if since is None and inputs.review_planned:
        since = inputs.started_on
    return _kept(since, inputs.review_cadence_days, inputs.as_of)


def champion(inputs: HealthInputs, rules: Rules) -> int | None:
    """100 while a champion was spoken to within the contact cadence, then cadence / days since.

    Of several champions the one spoken to last. 0 where there was a champion and none is left, or
    none who was ever spoken to, and where the rules ask for one: a lost champion is the gravest
    event. One who was never spoken to is no data where none was lost before.
    """
    kept = _kept(inputs.champion_on, inputs.cadence_days, inputs.as_of)
    # A successor who was never spoken to carries nobody over the loss yet.
    gone = inputs.lost_champion is not None and inputs.champion_on is None
    unfilled = rules.champion_asked and not inputs.champion
    return 0 if gone or unfilled else kept


def licence_use(inputs: HealthInputs, _rules: Rules) -> int | None:
    """Active seats / licensed seats, at most 100; the reading must not be older than 120 days."""
    if inputs.seats is None or inputs.licensed <= 0:
        return None
    return _share(int(inputs.seats * 100), 100 * inputs.licensed)


def usage(inputs: HealthInputs, _rules: Rules) -> int | None:
    """The mean over usage metrics of last reading / norm (norm / reading where lower is better),
    each at most 100; readings must not be older than 120 days, norms above 0.

    The norm is the segment's, else the account's own median of the 90 days before the last 30: a
    fall is seen however low day 1 was.
    """
    values = []
    for each in inputs.usage:
        good, reference = each.present, each.norm
        # Norm over reading, so that less is more.
        if each.better is Better.LOWER:
            good, reference = reference, good
        if each.norm > 0 and each.present >= 0:
            # Compared first: where less is better a reading of 0 is full, and nothing is divided by
            # it.
            values.append(FULL if good >= reference else int(FULL * good / reference))
    return (2 * sum(values) + len(values)) // (2 * len(values)) if values else None


def milestones(inputs: HealthInputs, _rules: Rules) -> int | None:
    """Milestones reached / due."""
    if not inputs.milestones_due:
        return None
    return _share(inputs.milestones_reached, inputs.milestones_due)


def their_actions(inputs: HealthInputs, _rules: Rules) -> int | None:
    """The customer's actions: 100 on time, 50 done late, 0 late and open."""
    return _punctual(inputs.theirs)


ENOUGH_EVENTS = 4
"""How many trainings, community acts, webinars and events in the window make 100."""


def engagement(inputs: HealthInputs, _rules: Rules) -> int | None:
    """The mean of two parts, or the one that has data, over the last 90 days: trainings, community
    acts, webinars and events, four of them making 100; and people who came / who were invited to
    meetings. The first part has data once anything was ever recorded."""
    counts = inputs.engagement
    parts = []
    if counts.ever:
        parts.append(_share(counts.taken_part, ENOUGH_EVENTS))
    if counts.invited:
        parts.append(_share(counts.attended, counts.invited))
    return (2 * sum(parts) + len(parts)) // (2 * len(parts)) if parts else None


# In tenths of a point: 20 for an act, and 60 to begin with where no survey says anything.
_ACT = 200
_ACTS_ALONE = 600


def advocacy(inputs: HealthInputs, _rules: Rules) -> int | None:
    """The mean of NPS (-100..100 put on 0..100) and CSAT, 20 more for each act of advocacy of the
    last 365 days, at most 100. Without a survey acts count from 60 on; without either, no data."""
    surveys = []
    if inputs.nps is not None:
        surveys.append(_within(int((inputs.nps + 100) * 5)))
    if inputs.csat is not None:
        surveys.append(_within(int(inputs.csat * 10)))
    if not surveys and not inputs.acts:
        return None
    base = sum(surveys) // len(surveys) if surveys else _ACTS_ALONE
    return min(FULL, base + _ACT * inputs.acts)


def _within(tenths: int) -> int:
    return min(FULL, max(0, tenths))


FORMULAS: Mapping[Factor, Formula] = MappingProxyType(
    {
        Factor.CONTACT_CADENCE: contact_cadence,
        Factor.FOLLOW_UPS: follow_ups,
        Factor.OUR_ACTIONS: our_actions,
        Factor.COVERAGE: coverage,
        Factor.REVIEWS: reviews,
        Factor.CHAMPION: champion,
        Factor.LICENCE_USE: licence_use,
        Factor.USAGE: usage,
        Factor.MILESTONES: milestones,
        Factor.THEIR_ACTIONS: their_actions,
        Factor.ENGAGEMENT: engagement,
        Factor.ADVOCACY: advocacy,
    }
)
"""The formula of each factor, in the order of the factors."""
