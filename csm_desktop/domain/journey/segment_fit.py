"""Which segment an account belongs into, by its products and its size (domain.md §1)."""

from collections.abc import Iterable

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class FittingSegment:
    """A segment that is for accounts like this one, and by what."""

    segment: Segment
    reasons: tuple[Message, ...]

    @property
    def why(self) -> Message:
        """The reasons in one phrase."""
        return say("{reasons}", reasons=self.reasons)


def is_for_some(segment: Segment) -> bool:
    """Whether it is said whom the segment is for."""
    sizes = (segment.least_employees, segment.most_employees)
    return bool(segment.products) or any(size is not None for size in sizes)


def fitting_segment(account: Account, segments: Iterable[Segment]) -> FittingSegment | None:
    """The segment that an account is proposed for: one all of whose conditions hold.

    One that asks for product and size goes before one that asks for one of them, then the user's
    order decides (our choice). An account whose size nobody knows fits no size.
    """
    best: FittingSegment | None = None
    for segment in sorted(segments, key=lambda one: (one.position, one.id)):
        reasons = _reasons(account, segment)
        if reasons and (best is None or len(reasons) > len(best.reasons)):
            best = FittingSegment(segment, reasons)
    return best


def _reasons(account: Account, segment: Segment) -> tuple[Message, ...]:
    """By what an account fits, a reason for each condition; none where one does not hold."""
    reasons = []
    if segment.products:
        wanted = {product.strip().casefold() for product in segment.products}
        used = tuple(one for one in account.products if one.strip().casefold() in wanted)
        if not used:
            return ()
        reasons.append(say("uses {products}", products=used))
    least, most = segment.least_employees, segment.most_employees
    if least is not None or most is not None:
        n = account.employees
        if n is None or (least is not None and n < least) or (most is not None and n > most):
            return ()
        reasons.append(say("{n} employee", "{n} employees", n=n))
    return tuple(reasons)
