"""What the practice is measured by, in one place, each figure with what it is made of."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from csm_desktop.app.book import Book
from csm_desktop.app.documents.listings import Listing
from csm_desktop.app.lists.accounts import accounts
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.app.revenue.formulas import (
    churn_formula,
    first_value_formula,
    first_value_words,
    nrr_formula,
    share_words,
    worth_formula,
    worth_words,
)
from csm_desktop.app.revenue.report import RevenueReport, revenue_report
from csm_desktop.domain.lists.clock_shares import ClockShare, whole_share
from csm_desktop.domain.money.revenue_figures import RevenueFigures, last_months
from csm_desktop.domain.practice.kpis import (
    NEEDED,
    ReviewsKept,
    SurveyMean,
    reviews_kept,
    survey_mean,
)
from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.metrics import MetricKind
from csm_desktop.domain.text.message import say
from csm_desktop.reports.tables.pack import PrintedColumn, PrintedTable, TablesPack
from csm_desktop.storage.queries.facts import facts_of_many
from csm_desktop.values import dataclass
from csm_desktop.wording import day, number, render, sentences, tr, voice

KPIS = ("nps", "csat", "nrr", "churn", "lifetime", "first_value", "follow_ups", "reviews")
_OURS = (AccountStatus.ONBOARDING, AccountStatus.LIVE)


@dataclass(frozen=True, slots=True)
class Kpi:
    """A figure as it is shown, and how it is made, or why there is none; `key` is one of KPIS."""

    key: str
    shown: str
    formula: str


@dataclass(frozen=True, slots=True)
class PracticeKpis:
    """The figures of the practice as of a day, in the order of KPIS."""

    as_of: date
    kpis: tuple[Kpi, ...]


def practice_kpis(book: Book) -> PracticeKpis:
    """The figures of the whole book: money over the twelve months that end today."""
    today, lines = book.today(), accounts(book)
    report = revenue_report(book, lines, last_months(today))
    ours = tuple(line.id for line in lines if line.status in _OURS)
    with book.reading() as connection:
        rules = rules_of(connection)
        facts = tuple(facts_of_many(connection, ours, today, NEEDED))
    days = rules.survey_days
    made = (
        _survey("nps", survey_mean(facts, MetricKind.NPS, days), days),
        _survey("csat", survey_mean(facts, MetricKind.CSAT, days), days),
        _nrr(report),
        _churn(report),
        Kpi("lifetime", worth_words(report.whole.worth), worth_formula(report.whole.worth)),
        Kpi("first_value", first_value_words(report.whole.first_value),
            first_value_formula(report.whole.first_value)),
        _follow_ups(whole_share(lines), rules.follow_up_window_days),
        _reviews(reviews_kept(facts)),
    )  # fmt: skip
    return PracticeKpis(today, made)


def kpi_name(kpi: Kpi) -> str:
    """What a figure is called."""
    names = {
        "nps": tr("NPS"),
        "csat": tr("CSAT"),
        "nrr": tr("NRR"),
        "churn": tr("Customer churn"),
        "lifetime": tr("Lifetime value so far"),
        "first_value": tr("Time to first value"),
        "follow_ups": tr("Follow-ups on time"),
        "reviews": tr("EBRs on schedule"),
    }
    return names[kpi.key]


def kpi_listing(found: PracticeKpis) -> Listing:
    """The figures as an internal page, and as a table."""
    rows = tuple((kpi_name(one), one.shown, one.formula) for one in found.kpis)
    heads = (tr("Figure"), tr("Value"), tr("What it is made of"))
    columns = (
        PrintedColumn(heads[0], 1.6),
        PrintedColumn(heads[1], 1.2, "right"),
        PrintedColumn(heads[2], 5),
    )
    pack = TablesPack(
        found.as_of,
        voice(),
        tr("Figures of the practice"),
        render(say("Figures of the practice, {on}", on=day(found.as_of))),
        tr("Internal: how we judge ourselves"),
        "",
        (PrintedTable(columns, rows),),
    )
    return Listing(pack, (heads, *rows))


def _survey(key: str, found: SurveyMean, days: int) -> Kpi:
    if found.mean is None:
        why = say("Not applicable: no account has a reading younger than {days} days.", days=days)
        return Kpi(key, tr("n/a"), render(why))
    said = say(
        "The mean of the newest reading of {n} account, not older than {days} days; {silent} have"
        " none.",
        "The mean of the newest readings of {n} accounts, not older than {days} days, each account"
        " counting the same; {silent} have none.",
        n=found.answered,
        days=days,
        silent=found.silent,
    )
    return Kpi(key, number(found.mean, 1), render(said))


def _nrr(report: RevenueReport) -> Kpi:
    figures = [table.figures for table in report.tables]
    shown = _each((one, one.nrr) for one in figures)
    return Kpi("nrr", shown, _formulas(report, map(nrr_formula, figures)))


def _churn(report: RevenueReport) -> Kpi:
    figures = [table.figures for table in report.tables]
    shown = _each((one, one.logo_churn) for one in figures)
    return Kpi("churn", shown, _formulas(report, map(churn_formula, figures)))


def _each(shares: Iterable[tuple[RevenueFigures, Decimal | None]]) -> str:
    # Currencies that no rate joins have a share each: one alone would be of a part of the book.
    found = tuple(shares)
    if len(found) == 1:
        return share_words(found[0][1])
    known = [f"{one.start.currency} {share_words(share)}" for one, share in found]
    return " · ".join(known) or tr("n/a")


def _formulas(report: RevenueReport, told: Iterable[str]) -> str:
    window = say("From the close of {start} to that of {end}.", start=report.window.start,
                 end=report.window.end)  # fmt: skip
    parts = [*told] or [tr("Not applicable: no revenue is known.")]
    if report.left_out:
        parts.append(
            render(say("Left out: {n} account whose money cannot be used.",
                       "Left out: {n} accounts whose money cannot be used.",
                       n=len(report.left_out)))
        )  # fmt: skip
    return sentences((render(window), *parts))


def _follow_ups(share: ClockShare, days: int) -> Kpi:
    if not share.asked:
        why = say("Not applicable: no follow-up was asked for in {days} days.", days=days)
        return Kpi("follow_ups", tr("n/a"), render(why))
    found = Decimal(share.in_time) / share.asked
    said = say(
        "Follow-ups in time / asked for in {days} days = {in_time} / {asked} = {share}.",
        days=days, in_time=share.in_time, asked=share.asked, share=share_words(found),
    )  # fmt: skip
    return Kpi("follow_ups", share_words(found), render(said))


def _reviews(found: ReviewsKept) -> Kpi:
    if found.share is None:
        why = tr("Not applicable: nothing says when a review is due.")
        return Kpi("reviews", tr("n/a"), why)
    said = say(
        "Accounts whose next review is not late / accounts of which its day is known = {kept} /"
        " {due} = {share}. Held in twelve months: {held}; {unknown} accounts have no day.",
        kept=found.kept, due=found.due, share=share_words(found.share), held=found.held,
        unknown=found.unknown,
    )  # fmt: skip
    return Kpi("reviews", share_words(found.share), render(said))
