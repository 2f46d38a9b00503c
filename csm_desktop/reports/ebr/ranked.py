"""The lists of a review in the order that is proposed: what the user arranges is put over it."""

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Goal, Horizon, Milestone
from csm_desktop.domain.records.reviews import (
    CapabilityOffer,
    GoalResult,
    Initiative,
    Review,
    ReviewAsk,
    ReviewGoal,
)
from csm_desktop.domain.reviews.cycle import goals_of


def ranked_goals(facts: AccountFacts) -> list[Goal]:
    """The goals of the plan, first value and twelve months before the rest."""
    order = list(Horizon)
    return sorted(facts.goals, key=lambda g: (order.index(g.horizon), g.position, g.id))


def ranked_promises(facts: AccountFacts, last: Review | None) -> list[ReviewGoal]:
    """The goals of the last review, kept ones first."""
    order = [GoalResult.KEPT, GoalResult.OPEN, GoalResult.MISSED, GoalResult.DROPPED]
    return sorted(goals_of(facts.review_goals, last), key=lambda g: order.index(g.result))


def ranked_asks(facts: AccountFacts, review: Review) -> list[ReviewAsk]:
    """The asks of a review in the order of their entry."""
    own = (each for each in facts.review_asks if each.review_id == review.id)
    return sorted(own, key=lambda each: (each.position, each.id))


def ranked_stops(facts: AccountFacts) -> list[Milestone]:
    """The milestones by day, and not in the order of entry: it is a time line."""
    return sorted(facts.milestones, key=lambda m: (m.target_on, m.position, m.id))


def ranked_initiatives(facts: AccountFacts) -> list[Initiative]:
    """The customer's initiatives in the order of their entry."""
    return sorted(facts.initiatives, key=lambda each: (each.position, each.id))


def ranked_offers(facts: AccountFacts) -> list[CapabilityOffer]:
    """The capabilities chosen for this account, in the order of their entry."""
    known = {capability.id for capability in facts.capabilities}
    # What was offered may have been taken out of the product since.
    there = (offer for offer in facts.capability_offers if offer.capability_id in known)
    return sorted(there, key=lambda each: (each.position, each.id))
