"""How many follow-ups went in time: over the book, and segment by segment (domain.md §7)."""

from collections.abc import Iterable

from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class ClockShare:
    """Of the follow-ups that were `asked` for in the window, those that went `in_time`; `segment`
    is "" for accounts that are in none."""

    segment: str
    asked: int = 0
    in_time: int = 0


def whole_share(lines: Iterable[AccountLine]) -> ClockShare:
    """The share over all accounts: of follow-ups, so that an account with many weighs more."""
    known = tuple(lines)
    return ClockShare("", sum(line.asked for line in known), sum(line.in_time for line in known))


def segment_shares(lines: Iterable[AccountLine]) -> tuple[ClockShare, ...]:
    """The share of each segment that any follow-up was asked for in, by name."""
    found: dict[str, ClockShare] = {}
    for line in lines:
        before = found.get(line.segment, ClockShare(line.segment))
        found[line.segment] = ClockShare(
            line.segment, before.asked + line.asked, before.in_time + line.in_time
        )
    shares = [share for share in found.values() if share.asked]
    return tuple(sorted(shares, key=lambda share: (not share.segment, share.segment.casefold())))
