"""The opportunities of the whole book, their sums by quarter and stage, and doors opened."""

from collections.abc import Sequence
from datetime import date

from csm_desktop.app import settings
from csm_desktop.app.book import Book
from csm_desktop.app.money.exchange import most_paid, paid_in
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.money.pipeline import (
    OPEN_STAGES,
    QUARTER,
    PipelineQuarter,
    PipelineSum,
    Rated,
    doors_opened,
    pipeline_quarters,
    pipeline_sum,
)
from csm_desktop.domain.money.windows import period_start
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.opportunities import Opportunity, OpportunityKind
from csm_desktop.domain.records.revenue import ExchangeRate
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.storage.queries import dump
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class OpportunityLine:
    """An opportunity as a list shows it."""

    id: int
    account: str
    owner: str
    decider: str
    opportunity: Opportunity

    @property
    def is_open(self) -> bool:
        """Whether it is neither won nor lost."""
        return self.opportunity.stage in OPEN_STAGES


@dataclass(frozen=True, slots=True)
class Pipeline:
    """All opportunities, what the open ones may bring, and how many doors were opened by quarter;
    `doors` are those of the quarter that is running, `target` how many it shall be."""

    as_of: date
    lines: tuple[OpportunityLine, ...]
    whole: PipelineSum
    quarters: tuple[PipelineQuarter, ...]
    opened: tuple[tuple[date, int], ...]
    doors: int
    target: int | None

    @property
    def renewals(self) -> int:
        """How many of the open ones are renewals, which the sums leave out."""
        return sum(
            line.is_open and line.opportunity.kind is OpportunityKind.RENEWAL for line in self.lines
        )


def pipeline(book: Book, lines: Sequence[AccountLine]) -> Pipeline:
    """The pipeline of these accounts today."""
    names = {line.id: line.name for line in lines}
    with book.reading() as connection:
        found = [one for one in dump.everything(connection, Opportunity) if one.account_id in names]
        people = {one.id: one.name for one in dump.everything(connection, Contact)}
        team = {one.id: one.name for one in dump.everything(connection, TeamMember)}
        rates = dump.everything(connection, ExchangeRate)
        chosen = settings.text_of(connection, settings.CURRENCY)
        first_month = settings.fiscal_start(connection)
        target = settings.doors_target(connection)
    today = book.today()
    rated = Rated(chosen or most_paid(paid_in(lines)), rates, today)
    opened = doors_opened(found, first_month)
    return Pipeline(
        today,
        tuple(
            OpportunityLine(
                one.id,
                names[one.account_id],
                team.get(one.owner_id or 0, ""),
                people.get(one.decision_maker_id or 0, ""),
                one,
            )
            for one in sorted(found, key=lambda one: (one.close_on or date.max, one.id))
        ),
        pipeline_sum(found, rated),
        pipeline_quarters(found, rated, first_month),
        opened,
        dict(opened).get(period_start(today, QUARTER, first_month), 0),
        target,
    )
