"""A segment's journey held against what really happened, as a page for our own side and as a table
(domain.md §5)."""

from datetime import date
from decimal import Decimal

from csm_desktop.app.documents.back_test_listing import back_test_tables
from csm_desktop.app.documents.listings import Listing
from csm_desktop.app.lists.segments import SegmentPage
from csm_desktop.domain.alerts.back_test import BackTest
from csm_desktop.domain.journey.validation import StepValidation
from csm_desktop.domain.records.accounts import Experience
from csm_desktop.domain.records.segments import first_value_target
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.spread import Spread, rounded
from csm_desktop.reports.tables.pack import (
    PrintedColumn,
    PrintedSpreads,
    PrintedTable,
    TablesPack,
)
from csm_desktop.wording import percent, render, sentences, tr, voice


def validation_listing(page: SegmentPage, as_of: date, past: BackTest | None = None) -> Listing:
    """Step by step: how many accounts reached it, on which days, how many late; first value. With
    the `past` year's standings and alerts where they were asked for."""
    steps = _steps(page)
    pack = TablesPack(
        as_of,
        voice(),
        tr("Validation of a journey"),
        render(_title(page)),
        tr("Internal: it tells how accounts keep to their journey"),
        tr("This segment has no journey."),
        (steps, *(back_test_tables(past) if past is not None else ())) if page.steps else (),
    )
    return Listing(pack, (_heads(), *map(_cells, page.steps)))


def first_value_words(page: SegmentPage) -> str:
    """Time to first value over the segment: how many, the median, the quartiles, who is late."""
    days = page.segment.first_value_days
    late = render(
        say(
            "{n} of {all} later than day {target} ({earlier} for the inexperienced)",
            n=page.late, all=page.judged, target=days,
            earlier=first_value_target(days, Experience.INEXPERIENCED),
        )
    )  # fmt: skip
    counts = (
        tr("A status update counts: the first follow-up that went to somebody inexperienced.")
        if page.segment.update_counts
        else ""
    )
    if page.days is None:
        said = render(say("First value: nobody has reached it yet; {late}.", late=late))
        return sentences([said, counts])
    said = render(
        say(
            "First value: {n} reached it, the median on day {median}, half of them between day"
            " {lower} and {upper}; {late}.",
            "First value: {n} reached it, the median on day {median}, half of them between day"
            " {lower} and {upper}; {late}.",
            n=page.days.count, median=rounded(page.days.median), lower=rounded(page.days.lower),
            upper=rounded(page.days.upper), late=late,
        )
    )  # fmt: skip
    return sentences([said, counts])


def _title(page: SegmentPage) -> Message:
    """What the figures say: the step that the most are late at."""
    name = page.segment.name
    late = [step for step in page.steps if step.late_share is not None and step.late_share > 0]
    if not any(step.count or step.overdue for step in page.steps):
        return say("{segment}: nobody has come to a step yet", segment=name)
    if not late:
        return say("{segment}: every step was reached in time", segment=name)
    worst = max(late, key=lambda step: step.late_share or Decimal(0))
    return say("{segment}: {share} late at {title}", segment=name,
               share=percent(worst.late_share or Decimal(0)), title=worst.step.title)  # fmt: skip


def _steps(page: SegmentPage) -> PrintedTable:
    note = say(
        "Days count from the contract’s start. Late are those that reached a step after its day,"
        " and those past it that have not."
    )
    return PrintedTable(
        (
            PrintedColumn(tr("Step"), 3),
            PrintedColumn(tr("Day"), 0.8, "right"),
            PrintedColumn(tr("Reached by"), 1.1, "right"),
            PrintedColumn(tr("Median"), 0.9, "right"),
            PrintedColumn(tr("Quartiles"), 1.4, "right"),
            PrintedColumn(tr("Least to most"), 1.5, "right"),
            PrintedColumn(tr("Overdue"), 1, "right"),
            PrintedColumn(tr("Late"), 0.8, "right"),
        ),
        tuple(
            (
                step.step.title, str(step.step.day), str(step.count),
                *_days(step.days), str(step.overdue),
                "" if step.late_share is None else percent(step.late_share),
            )
            for step in page.steps
        ),
        notes=(render(note), first_value_words(page)),
        spreads=_slips(page),
    )  # fmt: skip


def _slips(page: SegmentPage) -> PrintedSpreads | None:
    groups = tuple((s.step.title, s.slip) for s in page.steps if s.slip is not None)
    words = tr("Days after the journey’s day: half of the accounts in the box, its line the median")
    return PrintedSpreads(words, groups) if groups else None


def _days(days: Spread | None) -> tuple[str, str, str]:
    if days is None:
        return "", "", ""
    return (
        str(rounded(days.median)),
        render(say("{lower} to {upper}", lower=rounded(days.lower), upper=rounded(days.upper))),
        render(say("{lower} to {upper}", lower=rounded(days.least), upper=rounded(days.greatest))),
    )


def _heads() -> tuple[str, ...]:
    return (
        tr("Step"), tr("Day"), tr("Reached by"), tr("Least"), tr("Lower quartile"), tr("Median"),
        tr("Upper quartile"), tr("Most"), tr("Overdue"), tr("Late share"),
    )  # fmt: skip


def _cells(step: StepValidation) -> tuple[str, ...]:
    found = step.days
    days = (found.least, found.lower, found.median, found.upper, found.greatest) if found else ()
    return (
        step.step.title, str(step.step.day), str(step.count),
        *(f"{day.normalize():f}" for day in days), *([""] * (5 - len(days))), str(step.overdue),
        "" if step.late_share is None else f"{step.late_share.normalize():f}",
    )  # fmt: skip
