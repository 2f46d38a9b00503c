"""The boomerang of an account: eight stages, time in each, and who leads (domain.md §2)."""

from collections.abc import Iterable, Mapping
from datetime import date

from csm_desktop.domain.journey.relay import Leg
from csm_desktop.domain.journey.stages import StageSpan, stage_history, stage_now
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.lifecycle import Arc, HandOver, Leader, Stage, arc_of
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class StageLine:
    """One stage as an account knows it.

    `days` is the time in it over all `visits`, up to now where it is there; both 0 where it never
    was, and `days` None where it is there and nobody said since when. `entered_on` is the day of
    the last visit. `leader` led that visit, else leads the stage as the relay is set; `relays` run
    along. `acts` counts acts of advocacy, which can happen in every stage and stand at the last.
    """

    stage: Stage
    arc: Arc
    leader: Leader
    relays: tuple[Leader, ...]
    visits: int
    days: int | None
    entered_on: date | None
    is_now: bool
    acts: int = 0


@dataclass(frozen=True, slots=True)
class Boomerang:
    """The eight stages in order, the stays behind them, and the hand-overs nobody has accepted."""

    stages: tuple[StageLine, ...]
    spans: tuple[StageSpan, ...]
    waiting: tuple[HandOver, ...]

    @property
    def now(self) -> StageLine:
        """Where the account is."""
        return next(line for line in self.stages if line.is_now)


def boomerang(facts: AccountFacts, relay: Mapping[Stage, Leg]) -> Boomerang:
    """The boomerang as of `facts.as_of`."""
    as_of = facts.as_of
    spans = stage_history(facts.stage_changes, as_of, facts.hand_overs)
    now = stage_now(facts.account, facts.stage_changes, as_of, facts.hand_overs)
    acts = sum(act.on <= as_of for act in facts.advocacy)
    lines = tuple(
        _line(stage, relay[stage], [span for span in spans if span.stage is stage], now.stage, acts)
        for stage in Stage
    )
    return Boomerang(lines, spans, waiting_hand_overs(facts.hand_overs, as_of))


def waiting_hand_overs(hand_overs: Iterable[HandOver], as_of: date) -> tuple[HandOver, ...]:
    """What was handed over and is not accepted yet, the oldest first."""
    open_ = [
        one
        for one in hand_overs
        # Accepted on a later day is waiting still, where a past day is looked at.
        if one.on <= as_of and (one.accepted_on is None or one.accepted_on > as_of)
    ]
    return tuple(sorted(open_, key=lambda one: (one.on, one.id)))


def _line(stage: Stage, leg: Leg, spans: list[StageSpan], now: Stage, acts: int) -> StageLine:
    is_now = stage is now
    leader = spans[-1].leader if spans else leg.leader
    unknown = is_now and not spans
    return StageLine(
        stage=stage,
        arc=arc_of(stage),
        leader=leader,
        # Who led it by way of exception does not run along as well, and who usually leads does.
        relays=tuple(
            one
            for one in Leader
            if one is not leader and (one in leg.relays or (one is leg.leader and bool(spans)))
        ),
        # Where it is now it has been at least once, though no entry was recorded.
        visits=max(len(spans), int(is_now)),
        days=None if unknown else sum(span.days for span in spans),
        entered_on=spans[-1].entered_on if spans else None,
        is_now=is_now,
        acts=acts if stage is Stage.ADVOCACY else 0,
    )
