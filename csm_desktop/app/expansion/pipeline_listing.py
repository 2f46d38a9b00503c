"""The pipeline as a page and as a table: by quarter and stage, and one by one."""

from collections.abc import Sequence
from datetime import date

from csm_desktop.app.documents.listings import Listing
from csm_desktop.app.expansion.pipeline import OpportunityLine, Pipeline
from csm_desktop.domain.money.pipeline import OPEN_STAGES, WEIGHTS, PipelineQuarter, PipelineSum
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import say
from csm_desktop.reports.tables.pack import PrintedColumn, PrintedTable, TablesPack
from csm_desktop.wording import (
    day,
    label,
    money,
    moneys,
    month,
    percent,
    rates_words,
    render,
    short_day,
    tr,
    voice,
)


def pipeline_listing(found: Pipeline, *, with_closed: bool = False) -> Listing:
    """The open opportunities, or `with_closed` those that were won or lost, too."""
    lines = [line for line in found.lines if line.is_open or with_closed]
    title = say(
        "{n} open opportunity on {day}",
        "{n} open opportunities on {day}",
        n=found.whole.number,
        day=day(found.as_of),
    )
    tables = [_quarters(found)] if found.quarters else []
    if lines:
        tables.append(_opportunities(lines))
    pack = TablesPack(
        found.as_of,
        voice(),
        tr("Pipeline"),
        render(title),
        tr("Internal: it names several customers"),
        tr("No opportunity is open."),
        tuple(tables),
    )
    return Listing(pack, (_heads(), *map(_cells, lines)))


def weight_words() -> str:
    """By how much each stage counts."""
    weights = ", ".join(
        render(say("{stage} {share}", stage=stage, share=percent(float(WEIGHTS[stage]))))
        for stage in OPEN_STAGES
    )
    return render(say("Each amount by its stage: {weights}.", weights=weights))


def quarter_words(first: date | None) -> str:
    """A quarter by its first month; those without a day have none."""
    if first is None:
        return tr("No day yet")
    return render(say("Quarter from {month}", month=month(first, with_year=True)))


def sum_words(found: PipelineSum, *, weighted: bool = False) -> str:
    """A sum in the book's currency where the typed rates lead there, else one a currency."""
    together = found.weighted_together if weighted else found.together
    if together is not None:
        return money(Money.of(round(together.amount), together.currency), whole=True)
    return moneys(found.weighted if weighted else found.amounts) or "–"


def pipeline_notes(found: Pipeline) -> tuple[str, ...]:
    """What the sums stand on: weights, rates, what has no amount, doors opened."""
    notes = [weight_words()]
    if len(found.whole.amounts) > 1:
        notes.append(
            rates_words(found.whole.rates)
            if found.whole.together is not None
            else tr("No rate joins these currencies, so they stand side by side.")
        )
    if found.whole.unknown:
        unknown = say(
            "{n} opportunity has no amount yet, and adds nothing.",
            "{n} opportunities have no amount yet, and add nothing.",
            n=found.whole.unknown,
        )
        notes.append(render(unknown))
    if found.renewals:
        renewals = say(
            "{n} deal is a renewal: it brings nothing on top, and counts in no pipeline",
            "{n} deals are renewals: they bring nothing on top, and count in no pipeline",
            n=found.renewals,
        )
        notes.append(render(renewals))
    doors = say("Doors opened this quarter: {n}.", n=found.doors)
    if found.target is not None:
        doors = say("Doors opened this quarter: {n} of {all}.", n=found.doors, all=found.target)
    return (*notes, render(doors))


def quarter_row(line: PipelineQuarter) -> tuple[str, ...]:
    """What a quarter may bring, stage by stage and together."""
    stages = (line.stages[stage] for stage in OPEN_STAGES)
    return (
        quarter_words(line.first),
        str(line.whole.number),
        *(sum_words(stage) if stage.number else "" for stage in stages),
        sum_words(line.whole),
        sum_words(line.whole, weighted=True),
    )


def quarter_heads() -> tuple[str, ...]:
    """The heads of `quarter_row`."""
    stages = map(label, OPEN_STAGES)
    return (tr("Quarter"), tr("Opportunities"), *stages, tr("Together"), tr("Weighted"))


def _quarters(found: Pipeline) -> PrintedTable:
    first, *others = quarter_heads()
    empty = ("",) * len(OPEN_STAGES)
    sums = (sum_words(found.whole), sum_words(found.whole, weighted=True))
    return PrintedTable(
        (PrintedColumn(first, 2), *(PrintedColumn(head, 1.3, "right") for head in others)),
        tuple(map(quarter_row, found.quarters)),
        (tr("Together"), str(found.whole.number), *empty, *sums),
        pipeline_notes(found),
        tr("By quarter and stage"),
    )


def _opportunities(lines: Sequence[OpportunityLine]) -> PrintedTable:
    return PrintedTable(
        (
            PrintedColumn(tr("Account"), 2),
            PrintedColumn(tr("Opportunity"), 3),
            PrintedColumn(tr("Sales stage"), 1.2),
            PrintedColumn(tr("A year"), 1.5, "right"),
            PrintedColumn(tr("Decided by"), 1.4, "right"),
            PrintedColumn(tr("Who decides"), 1.8),
            PrintedColumn(tr("Owner"), 1.6),
        ),
        tuple(map(_row, lines)),
        heading=tr("Opportunity by opportunity"),
    )


def _row(line: OpportunityLine) -> tuple[str, ...]:
    one = line.opportunity
    return (
        line.account,
        one.title,
        label(one.stage),
        money(one.amount) if one.amount is not None else "",
        short_day(one.close_on, with_year=True) if one.close_on is not None else "",
        line.decider,
        line.owner,
    )


def _heads() -> tuple[str, ...]:
    return (
        tr("Account"), tr("Opportunity"), tr("Kind"), tr("Impact"), tr("Sales stage"), tr("A year"),
        tr("Currency"), tr("Weight"), tr("Decided by"), tr("Who decides"), tr("Owner"),
        tr("Handed over on"), tr("Accepted on"), tr("First result"), tr("First result on"),
    )  # fmt: skip


def _cells(line: OpportunityLine) -> tuple[str, ...]:
    one = line.opportunity
    weight = WEIGHTS.get(one.stage)
    return (
        line.account,
        one.title,
        label(one.kind),
        label(one.impact),
        label(one.stage),
        str(one.amount.amount) if one.amount is not None else "",
        one.amount.currency if one.amount is not None else "",
        f"{float(weight):g}" if weight is not None else "",
        _day(one.close_on),
        line.decider,
        line.owner,
        _day(one.handed_on),
        _day(one.accepted_on),
        one.first_result,
        _day(one.first_result_on),
    )


def _day(on: date | None) -> str:
    return f"{on}" if on is not None else ""
