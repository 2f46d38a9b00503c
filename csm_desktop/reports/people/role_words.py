"""Roles in words that may stand before the people who hold them.

"Commercial buyer" and "decision maker" are the trade's words about customers, not theirs.
"""

from collections.abc import Sequence

from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.wording import joined, mark, small, tr

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


def roles_words(roles: Sequence[ContactRole]) -> str:
    """The roles of one person as a phrase: "Leads the work and involved"."""
    first, *others = [role_words(role) for role in roles] or [""]
    return joined([first, *map(small, others)])
