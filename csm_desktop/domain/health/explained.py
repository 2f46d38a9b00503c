"""Why is it 62, and what changed since last month (domain.md §8); `way_up` says what would help."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from csm_desktop.domain.health.inputs import HealthInputs
from csm_desktop.domain.health.score import Health
from csm_desktop.domain.health.words import where_from
from csm_desktop.domain.records.health import Factor, FactorScore, HealthSide, HealthSnapshot
from csm_desktop.domain.records.rules import SIDE_OF, Rules
from csm_desktop.domain.text.message import Message
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class FactorLine:
    """One factor as a page shows it: value, weight, points, and where it comes from. `points` are
    in tenths, and those of all factors add up to the score that is shown."""

    score: FactorScore
    side: HealthSide
    where_from: Message
    points: Decimal


def explained(inputs: HealthInputs, health: Health, rules: Rules) -> tuple[FactorLine, ...]:
    """Why the score is what it is: all factors in their order, those without data included."""
    points = _in_tenths([factor.points for factor in health.factors], health.score)
    return tuple(
        FactorLine(factor, SIDE_OF[factor.factor], where_from(factor.factor, inputs, rules), shown)
        for factor, shown in zip(health.factors, points, strict=True)
    )


def _in_tenths(points: Sequence[Decimal], total: Decimal | None) -> list[Decimal]:
    """Points cut to tenths; those that lose the most by it are rounded up, until the sum is the
    total: whoever adds up what is shown gets what is shown."""
    tenths = [int(each * 10) for each in points]
    lacking = int((total or Decimal(0)) * 10) - sum(tenths)
    by_rest = sorted(range(len(points)), key=lambda n: (tenths[n] - points[n] * 10, n))
    for n in by_rest[: max(0, lacking)]:
        tenths[n] += 1
    return [Decimal(each).scaleb(-1) for each in tenths]


@dataclass(frozen=True, slots=True)
class FactorChange:
    """What one factor added to, or took from, the score since an earlier day, in points."""

    factor: Factor
    before: Decimal | None
    after: Decimal | None
    points: Decimal


def changes(
    before: Sequence[FactorScore], after: Sequence[FactorScore]
) -> tuple[FactorChange, ...]:
    """What changed between two days, the largest gain first and the largest loss last.

    The points of all factors together are the difference of the two scores, before rounding, also
    when a factor gained or lost its data and so changed the weights of its side.
    """
    earlier = {factor.factor: factor for factor in before}
    found = []
    for now in after:
        # A factor that an older version did not know added nothing then.
        then = earlier.get(now.factor, FactorScore(now.factor, None, Decimal(0), Decimal(0)))
        # Points move without the value where another factor gained or lost its data.
        if now.points != then.points or now.value != then.value:
            found.append(FactorChange(now.factor, then.value, now.value, now.points - then.points))
    return tuple(sorted(found, key=lambda each: (-each.points, each.factor)))


def snapshot_on(snapshots: Iterable[HealthSnapshot], on: date) -> HealthSnapshot | None:
    """The snapshot that was in force on a day: the last one up to it."""
    known = [snapshot for snapshot in snapshots if snapshot.on <= on]
    return max(known, key=lambda each: (each.on, each.id), default=None)
