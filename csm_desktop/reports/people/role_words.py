"""Roles in words that may stand before the people who hold them.

"Commercial buyer" and "decision maker" are the trade's words about customers, not theirs.
"""

from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.wording import mark, tr

_NEUTRAL = {
    ContactRole.END_USER: mark("Works with it"),
    ContactRole.STAKEHOLDER: mark("Involved"),
    ContactRole.COMMERCIAL_BUYER: mark("Budget"),
    ContactRole.SPONSOR: mark("Sponsor"),
    ContactRole.CHAMPION: mark("Leads the work"),
    ContactRole.DECISION_MAKER: mark("Approval"),
}


def role_words(role: ContactRole) -> str:
    """What a customer's document calls a role."""
    return tr(_NEUTRAL[role])
