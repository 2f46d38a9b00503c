"""What the readings of a metric say: where it is, how far it came, how others do (domain.md §9)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.metrics import AccountMetric, Benchmark, Better, Reading
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.spread import Spread, spread, tidy
from csm_desktop.domain.value.alike import others, same_industry, same_segment, same_size
from csm_desktop.values import dataclass

MOST_PROGRESS = Decimal("1.5")
"""Progress is counted up to half as much again as was aimed at, so that one metric cannot hide
the others in a mean (our choice)."""


def series(readings: Iterable[Reading], metric_id: int, as_of: date) -> tuple[Reading, ...]:
    """The metric's readings up to and with a day, in order of their dates.

    Of two readings of one day the one entered later counts: it is the correction.
    """
    by_day: dict[date, Reading] = {}
    # Ids grow with time, so the correction of a day overwrites what it corrects.
    for reading in sorted(readings, key=lambda each: each.id):
        if reading.metric_id == metric_id and reading.on <= as_of:
            by_day[reading.on] = reading
    return tuple(by_day[on] for on in sorted(by_day))


def latest(readings: Iterable[Reading], metric_id: int, as_of: date) -> Reading | None:
    """The metric's last reading up to and with a day."""
    return max(
        (reading for reading in readings if reading.metric_id == metric_id and reading.on <= as_of),
        key=lambda each: (each.on, each.id),
        default=None,
    )


def latest_of_each(readings: Iterable[Reading], as_of: date) -> dict[int, Reading]:
    """The last reading of every metric up to and with a day, by metric id."""
    last: dict[int, Reading] = {}
    for reading in readings:
        on = reading.on
        if on > as_of:
            continue
        known = last.get(reading.metric_id)
        if known is None or known.on < on or (known.on == on and known.id < reading.id):
            last[reading.metric_id] = reading
    return last


def is_better(value: Decimal, than: Decimal, better: Better) -> bool:
    """Whether a value is strictly better than another, in the metric's own direction."""
    return value < than if better is Better.LOWER else value > than


def aimed_direction(better: Better, baseline: Decimal | None, target: Decimal | None) -> Better:
    """Which way is better where a way was agreed: that of its target; else what is said of the
    metric."""
    if baseline is None or target is None or baseline == target:
        return better
    return Better.LOWER if target < baseline else Better.HIGHER


def progress(
    baseline: Decimal, present: Decimal, target: Decimal, better: Better = Better.HIGHER
) -> Decimal:
    """The share of the way from baseline to target that has been made, 0 to `MOST_PROGRESS`.

    The way has the direction of the target, so it holds for metrics that fall as for those that
    rise. A step back counts as 0. Where the target is the baseline ("keep it"), the whole way is
    made as long as the present value is no worse; only then `better` matters.
    """
    if target == baseline:
        return Decimal(0) if is_better(target, present, better) else Decimal(1)
    # The sign of the way cancels out: it holds for measures that fall as for those that rise.
    made = (present - baseline) / (target - baseline)
    return tidy(min(max(made, Decimal(0)), MOST_PROGRESS))


@dataclass(frozen=True, slots=True)
class Aggregate:
    """How like accounts of the user's own book do on a metric, and what makes them alike.

    `values` are theirs from the least to the greatest, so that nobody is known by a place.
    """

    metric_id: int
    spread: Spread
    why: Message
    values: tuple[Decimal, ...] = ()


_Alike = Callable[[Account, Account], bool]
_KINSHIP: tuple[tuple[tuple[_Alike, ...], Callable[[int], Message]], ...] = (
    (
        (same_segment, same_industry, same_size),
        lambda n: say(
            "{n} account of the same segment, industry and size",
            "{n} accounts of the same segment, industry and size",
            n=n,
        ),
    ),
    (
        (same_segment, same_industry),
        lambda n: say(
            "{n} account of the same segment and industry",
            "{n} accounts of the same segment and industry",
            n=n,
        ),
    ),
    (
        (same_segment, same_size),
        lambda n: say(
            "{n} account of the same segment and size",
            "{n} accounts of the same segment and size",
            n=n,
        ),
    ),
    (
        (same_segment,),
        lambda n: say("{n} account of the same segment", "{n} accounts of the same segment", n=n),
    ),
)


def aggregate(
    metric_id: int,
    account: Account,
    accounts: Iterable[Account],
    present: Mapping[int, Decimal],
    rules: Rules,
) -> Aggregate | None:
    """Median and quartiles of like accounts; `present` maps account ids to the metric's last value.

    Likeness is by segment, industry and size; while that leaves fewer than `rules.like_accounts`,
    it is widened step by step down to the segment alone (our choice). Never with fewer: None. The
    account itself, churned accounts and those in the trash are left out.
    """
    candidates = [other for other in others(account, accounts) if other.id in present]
    for tests, words in _KINSHIP:
        alike = [
            candidate for candidate in candidates if all(test(account, candidate) for test in tests)
        ]
        if len(alike) >= rules.like_accounts:
            values = tuple(sorted(present[each.id] for each in alike))
            found = spread(values)
            # `alike` is not empty here, so there is a spread; this is for the type checker.
            assert found is not None
            return Aggregate(metric_id, found, words(len(alike)), values)
    return None


def typed_benchmarks(
    benchmarks: Iterable[Benchmark], metric_id: int, segment_id: int | None, as_of: date
) -> tuple[Benchmark, ...]:
    """The typed references for a metric: those of the account's segment first, then general ones.

    Of several with the same label and segment only the newest up to `as_of` counts.
    """
    newest: dict[tuple[int | None, str], Benchmark] = {}
    # Oldest first, so that the newest of one label stays in the mapping.
    for benchmark in sorted(benchmarks, key=lambda one: (one.on, one.id)):
        fits = benchmark.segment_id is None or benchmark.segment_id == segment_id
        if benchmark.metric_id == metric_id and fits and benchmark.on <= as_of:
            newest[(benchmark.segment_id, benchmark.label)] = benchmark
    return tuple(
        sorted(newest.values(), key=lambda one: (one.segment_id is None, one.label, one.id))
    )


@dataclass(frozen=True, slots=True)
class PathPoint:
    """A value aimed at on a day."""

    on: date
    value: Decimal


def target_path(metric: AccountMetric, steps: int = 4) -> tuple[PathPoint, ...]:
    """The targets raised step by step from the baseline (domain.md §9): `steps` equal steps.

    Empty while baseline, target or one of their dates is missing, or the dates stand in the wrong
    order. Fewer steps than asked for when there are fewer days.
    """
    start, end = metric.baseline_on, metric.target_on
    if metric.baseline is None or metric.target is None or start is None or end is None:
        return ()
    # A path that ends before it begins is a slip in the dates, and no plan.
    if end <= start:
        return ()
    length = (end - start).days
    # A set, because on few days two steps round to the same one.
    days = sorted({round(length * step / steps) for step in range(steps + 1)})
    rise = metric.target - metric.baseline
    return tuple(
        PathPoint(start + timedelta(days=day), tidy(metric.baseline + rise * day / length))
        for day in days
    )
