"""Where the number of a health factor comes from: the place that one goes to for changing it."""

from csm_desktop.domain.people.champions import champions
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.health import Factor
from csm_desktop.domain.records.metrics import MetricKind

EBR = "ebr"
"""Stands for the EBR studio, which is no tab of the account."""

_PLACES = {
    Factor.CONTACT_CADENCE: "meetings",
    Factor.FOLLOW_UPS: "meetings",
    Factor.OUR_ACTIONS: "plan/us",
    Factor.COVERAGE: "contacts/map",
    Factor.REVIEWS: EBR,
    Factor.CHAMPION: "contacts/table",
    Factor.LICENCE_USE: "contract/subscriptions",
    Factor.USAGE: "value",
    Factor.MILESTONES: "plan/milestones",
    Factor.THEIR_ACTIONS: "plan/customer",
    Factor.ENGAGEMENT: "meetings",
    Factor.ADVOCACY: "value",
}
_KINDS = {
    Factor.LICENCE_USE: (MetricKind.ACTIVE_SEATS,),
    Factor.USAGE: (MetricKind.USAGE,),
    Factor.ADVOCACY: (MetricKind.NPS, MetricKind.CSAT),
}


def place_of(factor: Factor, facts: AccountFacts) -> str:
    """The tab and the part of it, such as "plan/us" or "value/17"; `EBR` for the reviews.

    A factor that is read from a metric leads to that metric, where the account uses it; the
    champion to the champion.
    """
    if factor is Factor.CHAMPION:
        for contact in champions(facts.contacts, facts.as_of):
            return f"contacts/{contact.id}"
    kind_of = {metric.id: metric.kind for metric in facts.metrics}
    for used in facts.account_metrics:
        if kind_of.get(used.metric_id) in _KINDS.get(factor, ()):
            return f"value/{used.id}"
    return _PLACES[factor]
