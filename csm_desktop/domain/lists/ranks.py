"""The stack rank: the place of an account among those of its segment (domain.md §5): internal."""

from collections.abc import Iterable, Mapping

from csm_desktop.domain.journey.standing import Standing, attainment_of, rank_key
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.records.accounts import CUSTOMERS
from csm_desktop.values import dataclass

_RESTS_ON = frozenset({"achieved", "expected", "pace", "standing", "contract_start"})


@dataclass(frozen=True, slots=True)
class StackPlace:
    """The place of an account, 1 the best, among so many of its segment that have one."""

    place: int
    of: int


def stack_places(lines: Iterable[AccountLine]) -> Mapping[int, StackPlace]:
    """The places of all accounts that have one, by their ids: by attainment, then by pace.

    Equals share a place. No place has who is no customer, has no segment, or of whom it is too
    early to tell: a rank would judge what nobody can judge yet (our choice).
    """
    segments: dict[int, list[AccountLine]] = {}
    for line in lines:
        if line.segment_id is not None and _is_judged(line):
            segments.setdefault(line.segment_id, []).append(line)
    places: dict[int, StackPlace] = {}
    for members in segments.values():
        keys = {
            line.id: rank_key(attainment_of(line.achieved, line.expected), line.pace)
            for line in members
        }
        place, before = 0, None
        for number, (id_, key) in enumerate(sorted(keys.items(), key=lambda item: item[1]), 1):
            # Equals share a place and the next one skips: two firsts, then a third.
            if key != before:
                place, before = number, key
            places[id_] = StackPlace(place, len(members))
    return places


def _is_judged(line: AccountLine) -> bool:
    known = line.standing not in (None, Standing.TOO_EARLY)
    return known and line.status in CUSTOMERS and _RESTS_ON.isdisjoint(line.unusable)
