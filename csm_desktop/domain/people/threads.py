"""By how many threads an account hangs on us: on whom all live contact depends (domain.md §6).

Two pairs in which nobody appears twice are two threads. Where there are no two such pairs, all live
contact runs by way of one person of one side (the theorem of König says so): a single thread.
"""

from enum import StrEnum

from csm_desktop.domain.people.coverage import Network
from csm_desktop.domain.records.plan import Side
from csm_desktop.values import dataclass


class ThreadKind(StrEnum):
    """How much live contact there is."""

    NONE = "none"
    SINGLE = "single"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Thread:
    """How an account hangs on us; `holders` are those whose leaving alone ends all live contact,
    theirs before ours, and only where it is a single thread."""

    kind: ThreadKind
    holders: tuple[tuple[Side, int], ...]


def thread(network: Network) -> Thread:
    """The thread of an account, from its connections that are alive."""
    ours = {member for member, _ in network.alive}
    theirs = {contact for _, contact in network.alive}
    if not network.alive:
        return Thread(ThreadKind.NONE, ())
    holders = [(Side.CUSTOMER, contact) for contact in theirs if len(theirs) == 1]
    holders += [(Side.US, member) for member in ours if len(ours) == 1]
    return Thread(ThreadKind.SINGLE if holders else ThreadKind.SEVERAL, tuple(holders))
