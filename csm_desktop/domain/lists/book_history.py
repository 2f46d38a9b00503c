"""Many accounts in four pictures: bands over time, who moved, health against ARR, segments.

Computed from the lines of a list and the scores of past days. Internal: scores and standings are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.money.rates import converted
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import ExchangeRate
from csm_desktop.domain.text.spread import rounded
from csm_desktop.values import dataclass

MONTHS = 12
MOVED_DAYS = 30
_MOST_MOVERS = 6


@dataclass(frozen=True, slots=True)
class PastScore:
    """What an account's health was from a day on; no score where there was not enough data."""

    on: date
    band: Band
    score: Decimal | None


PastScores = Mapping[int, Sequence[PastScore]]
"""The scores of accounts by their ids, each the oldest first."""


@dataclass(frozen=True, slots=True)
class BandsOn:
    """How many accounts had which band on a day; those that nobody had judged by then are none."""

    on: date
    bands: Mapping[Band, int]


@dataclass(frozen=True, slots=True)
class Mover:
    """An account whose score is another than `MOVED_DAYS` ago."""

    id: int
    name: str
    before: Decimal
    now: Decimal
    band: Band

    @property
    def points(self) -> int:
        """By how many points it moved, between the scores as they are shown."""
        return rounded(self.now) - rounded(self.before)


@dataclass(frozen=True, slots=True)
class ScoredRevenue:
    """What an account pays a year beside its health, and when that renews."""

    id: int
    name: str
    arr: Money
    score: Decimal
    band: Band
    renews_on: date | None


@dataclass(frozen=True, slots=True)
class SegmentCount:
    """A segment's accounts by band and by standing; `name` is "" for those without a segment."""

    id: int
    name: str
    bands: Mapping[Band, int]
    standings: Mapping[Standing, int]

    @property
    def accounts(self) -> int:
        """How many they are."""
        return sum(self.bands.values())


def month_ends(as_of: date) -> tuple[date, ...]:
    """The last days of the eleven months before, and the day itself."""
    days, day = [as_of], as_of
    for _ in range(MONTHS - 1):
        # The day before the first is the last of the month before, however long that is.
        day = day.replace(day=1) - timedelta(days=1)
        days.append(day)
    return tuple(reversed(days))


def bands_over_time(
    lines: Sequence[AccountLine], past: PastScores, as_of: date
) -> tuple[BandsOn, ...]:
    """The bands at the end of each of twelve months, the last today's; from the first month on in
    which anybody was judged."""
    *ends, _ = month_ends(as_of)
    counts: list[Counter[Band]] = [Counter() for _ in ends]
    for line in lines:
        scores = past.get(line.id, ())
        at = 0
        for count, end in zip(counts, ends, strict=True):
            # Scores and month ends both go forward: one pass for each account, in books of any
            # length.
            while at < len(scores) and scores[at].on <= end:
                at += 1
            if at:  # a score holds until the next one
                count[scores[at - 1].band] += 1
    days = [BandsOn(end, count) for end, count in zip(ends, counts, strict=True)]
    # Months in which nobody was judged would draw a rise that never was.
    while days and not days[0].bands:
        days.pop(0)
    return (*days, BandsOn(as_of, Counter(line.band for line in lines)))


def movers(lines: Sequence[AccountLine], past: PastScores, as_of: date) -> tuple[Mover, ...]:
    """Who gained and who lost most in `MOVED_DAYS`, six of each at most, the largest gain first.

    Compared is with the score that held then; without a band on one of the days nobody moved.
    """
    then = as_of - timedelta(days=MOVED_DAYS)
    found = []
    for line in lines:
        held = [score for score in past.get(line.id, ()) if score.on <= then]
        before = held[-1] if held else None
        if before is None or before.score is None or before.band is Band.UNKNOWN:
            continue
        if line.score is None or not _is_scored(line):
            continue
        mover = Mover(line.id, line.name, before.score, line.score, line.band)
        # By the scores as they are shown: "from 71 to 71" is no move to a reader.
        if mover.points:
            found.append(mover)
    found.sort(key=lambda mover: (-mover.points, mover.id))
    gains = [mover for mover in found if mover.points > 0][:_MOST_MOVERS]
    losses = [mover for mover in found if mover.points < 0][-_MOST_MOVERS:]
    return (*gains, *losses)


def scored_revenue(
    lines: Sequence[AccountLine], currency: str, rates: Iterable[ExchangeRate], as_of: date
) -> tuple[tuple[ScoredRevenue, ...], Mapping[str, int]]:
    """What each account pays, in one currency by the rates that the user typed, and its health;
    and how many cannot be shown for want of a rate, by their currencies."""
    typed = tuple(rates)
    found, without_rate = [], Counter[str]()
    for line in lines:
        if line.score is None or not _is_scored(line) or "arr" in line.unusable or not line.arr:
            continue
        arr = converted(line.arr, currency, typed, as_of)
        if arr is None:
            without_rate[", ".join(sorted({money.currency for money in line.arr}))] += 1
        # Who pays nothing has no place on an axis of money.
        elif arr.minor > 0:
            found.append(
                ScoredRevenue(line.id, line.name, arr, line.score, line.band, line.renews_on)
            )
    return tuple(found), without_rate


def segment_counts(lines: Iterable[AccountLine]) -> tuple[SegmentCount, ...]:
    """The accounts of each segment by band and standing, the largest first; those without last."""
    members: dict[tuple[int, str], list[AccountLine]] = {}
    for line in lines:
        members.setdefault((line.segment_id or 0, line.segment), []).append(line)
    counts = [
        SegmentCount(
            id_,
            name,
            Counter(line.band if "band" not in line.unusable else Band.UNKNOWN for line in own),
            Counter(
                line.standing
                for line in own
                if line.standing is not None and "standing" not in line.unusable
            ),
        )
        for (id_, name), own in members.items()
    ]
    # `not id` is 0 for a segment, so accounts without one come last, however many.
    return tuple(sorted(counts, key=lambda each: (not each.id, -each.accounts, each.name)))


def _is_scored(line: AccountLine) -> bool:
    return line.band is not Band.UNKNOWN and not {"band", "score"} & set(line.unusable)
