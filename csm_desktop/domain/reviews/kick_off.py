"""Whether a customer has only begun: then there is nothing to review, and a kick-off is printed."""

from collections import defaultdict
from datetime import date

from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.reviews import Review
from csm_desktop.domain.reviews.cycle import last_held

KICK_OFF_DAYS = 90
"""So long after the contract's start a first review may be a kick-off (our choice)."""
COMPARED_AFTER = 30
"""Days from the contract's start on which nobody is compared with a reference (our choice)."""


def has_only_begun(facts: AccountFacts, review: Review) -> bool:
    """Whether `review` is the first, nothing was reached or measured again since day 1, and the
    contract is younger than `KICK_OFF_DAYS`; without a start, whether they are being onboarded."""
    if last_held(facts.reviews, facts.as_of, review) is not None or _is_anything_reached(facts):
        return False
    start = facts.account.contract_start
    if start is None:
        return facts.account.status in (AccountStatus.ONBOARDING, AccountStatus.PROSPECT)
    return (facts.as_of - start).days <= KICK_OFF_DAYS


def is_too_early_to_compare(facts: AccountFacts) -> bool:
    """Whether a customer began so lately that like accounts are years ahead, not better."""
    start = facts.account.contract_start
    return start is not None and (facts.as_of - start).days < COMPARED_AFTER


def _is_anything_reached(facts: AccountFacts) -> bool:
    first = facts.account.first_value_on
    if first is not None and first <= facts.as_of:
        return True
    if any(goal.reached_on and goal.reached_on <= facts.as_of for goal in facts.goals):
        return True
    days: defaultdict[int, set[date]] = defaultdict(set)
    for used in facts.account_metrics:
        if used.baseline is not None and used.baseline_on is not None:
            days[used.metric_id].add(used.baseline_on)
    for reading in facts.readings:
        if reading.on <= facts.as_of:
            days[reading.metric_id].add(reading.on)
    # One value is where it stands; the second says where it went.
    return any(len(found) > 1 for found in days.values())
