"""What was asked of a champion lately, so that none is worn out (domain.md §5): internal."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from csm_desktop.domain.records.lifecycle import AdvocacyAct, AdvocacyKind
from csm_desktop.domain.records.standing.champions import Celebration, CelebrationKind
from csm_desktop.domain.records.standing.council import CouncilSeat
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass

ASKED_DAYS = 90
"""For how many days something that was asked counts as lately (our choice)."""
OFTEN = 3
"""From how many times on in these days it is too often (our choice)."""

_GIVEN = frozenset({AdvocacyKind.NPS_PROMOTER})
"""What nobody asks for: a customer who answers a survey was asked nothing else."""
_OURS = frozenset({CelebrationKind.AWARD, CelebrationKind.PRIVATE, CelebrationKind.COUNCIL})
"""Celebrations that cost a champion nothing, or are a seat of their own."""


@dataclass(frozen=True, slots=True)
class ChampionAsk:
    """Something that was asked of a champion on a day; `what` is None for an introduction."""

    on: date
    what: AdvocacyKind | CelebrationKind | None


def asks_lately(
    acts: Iterable[AdvocacyAct],
    celebrations: Iterable[Celebration],
    introduced: Iterable[date],
    as_of: date,
    seats: Iterable[CouncilSeat] = (),
) -> tuple[ChampionAsk, ...]:
    """What was asked in the last 90 days (our choice), and what is planned, the latest first.

    The same on the same day, noted as an act and as a celebration, was asked once. `introduced` are
    the days on which cruisers were introduced to the champion. Being asked for a seat in the
    council is one as well; the seat itself is not.
    """
    found = {
        *(ChampionAsk(seat.asked_on, CelebrationKind.COUNCIL) for seat in seats),
        *(ChampionAsk(act.on, act.kind) for act in acts if act.kind not in _GIVEN),
        *(ChampionAsk(on, None) for on in introduced),
    }
    noted = {(one.on, one.what.value) for one in found if one.what is not None}
    for celebration in celebrations:
        known = (celebration.on, celebration.kind.value) in noted
        if celebration.kind not in _OURS and not known:
            found.add(ChampionAsk(celebration.on, celebration.kind))
    since = as_of - timedelta(days=ASKED_DAYS)
    late = [one for one in found if one.on > since]
    return tuple(sorted(late, key=lambda one: (one.on, str(one.what)), reverse=True))


def worn_out(asks: Sequence[ChampionAsk]) -> Message | None:
    """A warning where too much was asked lately; None while there is room for one more."""
    if len(asks) < OFTEN:
        return None
    return say(
        "Asked {n} times within {days} days: spare them, or give something back first.",
        n=len(asks),
        days=ASKED_DAYS,
    )
