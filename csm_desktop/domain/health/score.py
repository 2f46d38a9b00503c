"""The health score: factors weighed, a band that does not flicker, and a snapshot a day (§8).

All arithmetic is in whole numbers: factor values in tenths (0 to 1000), weights in ten-thousandths
that sum to exactly 10,000. So the points of the factors add up to the score exactly, and a score
is the same on every machine. Decimals are made only for the result.
"""

from decimal import Decimal
from functools import lru_cache

from csm_desktop.domain.health.factors import FORMULAS, FULL
from csm_desktop.domain.health.inputs import HealthInputs
from csm_desktop.domain.records.health import Band, Factor, FactorScore, HealthSide, HealthSnapshot
from csm_desktop.domain.records.rules import SIDE_OF, Rules
from csm_desktop.values import dataclass

_WHOLE = 10_000
_FACTORS = tuple(Factor)
_FORMULAS = tuple(FORMULAS[factor] for factor in _FACTORS)
_SIDES = tuple(SIDE_OF[factor] is HealthSide.CSM for factor in _FACTORS)
_TENTHS = tuple(Decimal(n).scaleb(-1) for n in range(FULL + 1))
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Health:
    """A score with all that it is made of.

    `score` is 0 to 100 in tenths, or None when a side has no data; `confidence` the share of
    weight that had data. Without a score, weights and points are 0 and only values are given. With
    too little confidence there is a score, and no band: it is shown as "not enough data yet".
    `model_id` is the health model that it was made with, None for the program's own.
    """

    score: Decimal | None
    band: Band
    confidence: Decimal
    factors: tuple[FactorScore, ...]
    model_id: int | None = None


@dataclass(frozen=True, slots=True)
class _Weights:
    """For one pattern of present factors: weights of 10,000 and their Decimals, 0 where absent."""

    units: tuple[int, ...]
    shares: tuple[Decimal, ...]
    confidence: Decimal
    scored: bool


def score(inputs: HealthInputs, rules: Rules, previous: Band = Band.UNKNOWN) -> Health:
    """The score of an account; `previous` is the band it was in, for the hysteresis.

    60 % our actions and 40 % the customer's, each side a weighted mean of its factors. A factor
    without data is left out and the rest of its side keeps its relative weights. A side without
    any data: no score, for half a picture would pass for a whole one. Below
    `rules.least_confidence` the score has no band (domain.md §8, our choice of 50 %).
    """
    values, weights = _weighed(inputs, rules)
    # Values are shown, weights are not: parts of a score that there is none of.
    if not weights.scored:
        factors = tuple(
            FactorScore(factor, None if value is None else _TENTHS[value], _ZERO, _ZERO)
            for factor, value in zip(_FACTORS, values, strict=True)
        )
        return Health(None, Band.UNKNOWN, weights.confidence, factors, rules.model_id)
    total = 0
    found = []
    for factor, value, units, share in zip(
        _FACTORS, values, weights.units, weights.shares, strict=True
    ):
        if value is None:
            found.append(FactorScore(factor, None, share, _ZERO))
        else:
            # Whole numbers to the end; a sum of rounded points would miss the score now and then.
            total += value * units
            points = exactly(value * units)
            found.append(FactorScore(factor, _TENTHS[value], share, points))
    shown = shown_of(total)
    sure = weights.confidence >= rules.least_confidence
    band = banded(shown, previous, rules) if sure else Band.UNKNOWN
    return Health(shown, band, weights.confidence, tuple(found), rules.model_id)


def total_of(inputs: HealthInputs, rules: Rules) -> int | None:
    """What `score` says in hundred-thousandths of a point, and not what it is made of, for who asks
    what would be if; None without a score."""
    values, weights = _weighed(inputs, rules)
    if not weights.scored:
        return None
    return sum([value * units for value, units in zip(values, weights.units, strict=True) if value])


def shown_of(total: int) -> Decimal:
    """The score that these points are."""
    # Half up, as people round; integers have no rounding of their own.
    return _TENTHS[(2 * total + _WHOLE) // (2 * _WHOLE)]


def exactly(total: int) -> Decimal:
    """The same, not rounded: rounding must not promise a step too few."""
    return Decimal(total).scaleb(-5)


def _weighed(inputs: HealthInputs, rules: Rules) -> tuple[list[int | None], _Weights]:
    values = [formula(inputs, rules) for formula in _FORMULAS]
    # Which factors have data, as a number: there are few patterns, and each is weighed once.
    present = 0
    for index, value in enumerate(values):
        if value is not None:
            present |= 1 << index
    return values, _weights(present, rules.csm_share, _typed(rules))


def _typed(rules: Rules) -> tuple[Decimal, ...]:
    weights = rules.factor_weights
    return tuple(weights.get(factor, _ZERO) for factor in _FACTORS)


@lru_cache(maxsize=1 << 13)
def _weights(present: int, csm_share: Decimal, typed: tuple[Decimal, ...]) -> _Weights:
    """The weights when the factors of the bit pattern `present` have data."""
    units = [0] * len(_FACTORS)
    confidence = _ZERO
    scored = True
    # In ten-thousandths: decimals like 0.6 stay exact.
    budget = int((csm_share * _WHOLE).to_integral_value())
    for ours, of_side in ((True, budget), (False, _WHOLE - budget)):
        # A factor that the user weighs with nothing counts as absent, and lowers no confidence.
        places = [n for n in range(len(_FACTORS)) if _SIDES[n] is ours and typed[n] > 0]
        known = [n for n in places if present >> n & 1]
        whole = sum((typed[n] for n in places), _ZERO)
        there = sum((typed[n] for n in known), _ZERO)
        # A side that counts nothing cannot make a score impossible either.
        if not of_side:
            continue
        if not known:
            scored = False
            continue
        # Of the whole side, absent factors as well: that is what is not known.
        confidence += Decimal(of_side) / _WHOLE * there / whole
        for n, share in zip(known, _apportioned(of_side, [typed[n] for n in known]), strict=True):
            units[n] = share
    shares = tuple(Decimal(unit).scaleb(-4) for unit in units)
    return _Weights(tuple(units), shares, confidence.quantize(Decimal("0.0001")), scored)


def _apportioned(total: int, parts: list[Decimal]) -> list[int]:
    """Whole numbers in proportion to the parts that sum to exactly `total`: the largest remainders
    are rounded up."""
    whole = sum(parts, _ZERO)
    exact = [total * part / whole for part in parts]
    floors = [int(amount) for amount in exact]
    by_rest = sorted(range(len(parts)), key=lambda n: (floors[n] - exact[n], n))
    for n in by_rest[: total - sum(floors)]:
        floors[n] += 1
    return floors


_LADDER = (Band.AT_RISK, Band.WATCH, Band.HEALTHY)


def banded(points: Decimal, previous: Band, rules: Rules) -> Band:
    """The band of a score: healthy from 75, watch from 50, at risk below (defaults).

    A band that was there before is left only when the score is `rules.band_margin` past the line:
    a healthy account is watched from 73 down, and healthy again from 77 up.
    """
    lines = (rules.watch_from, rules.healthy_from)
    if previous is Band.UNKNOWN:
        return _LADDER[sum(points >= line for line in lines)]
    step = _LADDER.index(previous)
    while step < len(lines) and points >= lines[step] + rules.band_margin:
        step += 1
    while step > 0 and points <= lines[step - 1] - rules.band_margin:
        step -= 1
    return _LADDER[step]


def next_line(health: Health, rules: Rules) -> tuple[Band, int] | None:
    """The band above, and the score at which the badge really turns to it: its line and, where a
    band is left, the margin (domain.md §8). None for a healthy account and without a score."""
    above = {Band.AT_RISK: (Band.WATCH, rules.watch_from),
             Band.WATCH: (Band.HEALTHY, rules.healthy_from)}.get(health.band)  # fmt: skip
    return None if above is None else (above[0], min(100, above[1] + rules.band_margin))


def snapshot(
    id_: int, account_id: int, inputs: HealthInputs, health: Health, today: HealthSnapshot | None
) -> HealthSnapshot:
    """The record of a day; one that was kept today already is replaced under its own id."""
    # The same day again changes its record and makes no second.
    same = today is not None and today.on == inputs.as_of and today.account_id == account_id
    return HealthSnapshot(
        today.id if same and today is not None else id_,
        account_id,
        inputs.as_of,
        health.score,
        health.band,
        health.confidence,
        health.factors,
        health.model_id,
    )
