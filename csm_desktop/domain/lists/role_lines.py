"""Who holds the roles that carry an account, over the whole book, and what hangs on one person."""

from collections.abc import Sequence
from datetime import date

from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.money.rates import converted
from csm_desktop.domain.people.coverage import coverage_size, network
from csm_desktop.domain.people.roles import RoleCoverage, role_coverage
from csm_desktop.domain.people.threads import ThreadKind, thread
from csm_desktop.domain.people.touches import last_touches
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.money import Money, totals
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.records.revenue import ExchangeRate
from csm_desktop.domain.records.rules import Rules
from csm_desktop.values import dataclass

CARRIERS = (ContactRole.SPONSOR, ContactRole.COMMERCIAL_BUYER, ContactRole.CHAMPION)
"""The roles without which an account hangs in the air."""
NEEDED = frozenset(
    {"team", "contacts", "connections", "meetings", "attendances", "follow_ups", "outbox",
     "touches"}
)  # fmt: skip
"""The fields of AccountFacts that a line is made from."""


@dataclass(frozen=True, slots=True)
class CarrierLine:
    """An account with who holds each role, and on whom it hangs.

    `worth` is what it pays a year in the book's currency, None where it pays nothing, or no typed
    rate leads there. `holders` are the names of those on whom all live contact depends.
    """

    id: int
    account: str
    segment: str
    owner: str
    arr: tuple[Money, ...]
    worth: Money | None
    roles: tuple[RoleCoverage, ...]
    coverage: int
    goal: int
    thread: ThreadKind
    holders: tuple[str, ...]
    last_met: date | None

    def role(self, role: ContactRole) -> RoleCoverage:
        """Who holds a role. Raises LookupError for one that no account needs."""
        for found in self.roles:
            if found.role is role:
                return found
        raise LookupError(role)

    @property
    def missing(self) -> tuple[ContactRole, ...]:
        """Which of the carrying roles nobody holds."""
        return tuple(role for role in CARRIERS if self.role(role).missing)

    @property
    def is_thin(self) -> bool:
        """Whether the account hangs on one person, or on nobody."""
        return self.thread is not ThreadKind.SEVERAL


@dataclass(frozen=True, slots=True)
class ThinSum:
    """How many accounts hang on one person or on nobody, and what they pay: a sum a currency, and
    `together` in the book's, None where a rate is missing."""

    number: int
    amounts: tuple[Money, ...]
    together: Money | None


def role_line(
    facts: AccountFacts, line: AccountLine, rules: Rules, worth: Money | None
) -> CarrierLine:
    """The line of one account; `line` is how the book's list knows it."""
    touches = last_touches(facts)
    net = network(facts, rules, touches)
    found = thread(net)
    # By side and id, for an account may hang on one of ours as well.
    names = {(Side.US, member.id): member.name for member in facts.team}
    names |= {(Side.CUSTOMER, contact.id): contact.name for contact in facts.contacts}
    roles = role_coverage(facts, touches)
    there = {contact.id for contact in net.contacts}
    return CarrierLine(
        id=line.id,
        account=line.name,
        segment=line.segment,
        owner=line.owner,
        arr=line.arr,
        worth=worth,
        roles=roles,
        coverage=coverage_size(net.alive, net.goal),
        goal=net.goal,
        thread=found.kind,
        holders=tuple(names[holder] for holder in found.holders),
        # A meeting with somebody who has gone carries nothing any more.
        last_met=max((on for (_, who), on in touches.items() if who in there), default=None),
    )


def by_stake(lines: Sequence[CarrierLine]) -> tuple[CarrierLine, ...]:
    """What hangs on one person or on nobody first, the most money at the top."""
    return tuple(
        sorted(
            lines,
            key=lambda line: (
                not line.is_thin,
                -(line.worth.minor if line.worth is not None else 0),
                line.account.casefold(),
                line.id,
            ),
        )
    )


def thin_sum(
    lines: Sequence[CarrierLine], currency: str, rates: Sequence[ExchangeRate], as_of: date
) -> ThinSum:
    """What the accounts pay that hang on one person or on nobody."""
    thin = [line for line in lines if line.is_thin]
    amounts = [amount for line in thin for amount in line.arr]
    together = converted(amounts, currency, rates, as_of) if currency else None
    return ThinSum(len(thin), totals(amounts), together)
