"""Each segment with its accounts in their rank, its journey held against what really happened, and
the time to first value (domain.md §4, §5)."""

from collections import defaultdict
from decimal import Decimal

from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.domain.journey.validation import StepValidation, validation_report
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.lists.ranks import stack_places
from csm_desktop.domain.records.accounts import Account, AccountFirstValue
from csm_desktop.domain.records.journeys import JourneyStep, JourneyTemplate
from csm_desktop.domain.records.metrics import Benchmark, Metric, MetricKind
from csm_desktop.domain.records.plan import Milestone, MilestoneDay
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.spread import Spread, spread
from csm_desktop.domain.value.attainment import FirstValue, time_to_first_value
from csm_desktop.domain.value.use import segment_norm
from csm_desktop.errors import UserError
from csm_desktop.storage.queries import dump
from csm_desktop.storage.queries.first_updates import first_updates
from csm_desktop.values import dataclass
from csm_desktop.wording import render


@dataclass(frozen=True, slots=True)
class RankedAccount:
    """An account of a segment; `place` is its rank, None where nobody can be judged yet."""

    id: int
    line: AccountLine
    place: int | None
    first_value: FirstValue


@dataclass(frozen=True, slots=True)
class NormLine:
    """What a well-started client of a segment shows on a metric of use; None where nobody said."""

    id: int
    metric: Metric
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class SegmentPage:
    """One segment with all that is told of it; `days` spread the time to first value of those that
    reached it, `late` counts who was, or is, later than the target, of `judged` ones."""

    id: int
    segment: Segment
    journey: JourneyTemplate | None
    steps: tuple[StepValidation, ...]
    accounts: tuple[RankedAccount, ...]
    days: Spread | None
    late: int
    judged: int
    norms: tuple[NormLine, ...]
    metrics: tuple[Metric, ...]


def segment_pages(book: Book) -> tuple[SegmentPage, ...]:
    """All segments in the user's order."""
    lines = listing.accounts(book)
    with book.reading() as connection:
        segments = dump.everything(connection, Segment)
        journeys = {one.id: one for one in dump.everything(connection, JourneyTemplate)}
        steps = dump.everything(connection, JourneyStep)
        milestones = dump.everything(connection, MilestoneDay, kept_as=Milestone)
        starts = dump.everything(connection, AccountFirstValue, kept_as=Account)
        metrics = dump.everything(connection, Metric)
        benchmarks = dump.everything(connection, Benchmark)
        updates = first_updates(connection, starts, segments, book.today())
    used = [metric for metric in metrics if metric.kind is MetricKind.USAGE]
    places = {id_: found.place for id_, found in stack_places(lines).items()}
    accounts = {one.id: one for one in starts}
    own: dict[int, list[MilestoneDay]] = defaultdict(list)
    for milestone in milestones:
        own[milestone.account_id].append(milestone)
    today = book.today()
    found = []
    for segment in sorted(segments, key=lambda one: (one.position, one.id)):
        ranked = [
            RankedAccount(
                line.id, line, places.get(line.id),
                time_to_first_value(accounts[line.id], segment, today, updates.get(line.id)),
            )
            for line in lines
            if line.segment_id == segment.id
        ]  # fmt: skip
        ranked.sort(key=lambda one: (one.place is None, one.place, one.line.name.casefold()))
        started = [
            (line.contract_start, own[one.id])
            for one in ranked
            if (line := one.line).contract_start is not None
        ]
        mine = [step for step in steps if step.journey_id == segment.journey_id]
        late = [one.first_value.late for one in ranked if one.first_value.late is not None]
        reached = [one.first_value.days for one in ranked if one.first_value.days is not None]
        found.append(
            SegmentPage(
                segment.id, segment, journeys.get(segment.journey_id or 0),
                validation_report(mine, started, today), tuple(ranked),
                spread(map(Decimal, reached)), sum(late), len(late),
                tuple(
                    NormLine(one.id, one, segment_norm(benchmarks, one, segment.id, today))
                    for one in used
                ),
                metrics,
            )
        )  # fmt: skip
    return tuple(found)


def segment_named(book: Book, name: str) -> SegmentPage:
    """A segment by its name, whatever the capitals. Raises UserError with the names that there are
    where none is called so."""
    pages = segment_pages(book)
    wanted = " ".join(name.split()).casefold()
    for page in pages:
        if page.segment.name.casefold() == wanted:
            return page
    there = tuple(page.segment.name for page in pages)
    raise UserError(
        render(say("There is no segment “{name}”.", name=name)),
        render(say("There are: {names}", names=there)) if there else "",
    )
