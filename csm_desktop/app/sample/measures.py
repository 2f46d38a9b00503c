"""What the sample measures, what it is compared with, and what our product can do since lately."""

from datetime import date
from decimal import Decimal

from csm_desktop.app.sample.writer import SampleWriter
from csm_desktop.domain.records.metrics import Access, Benchmark, Better, Metric, MetricKind
from csm_desktop.domain.records.reviews import Capability
from csm_desktop.domain.records.segments import Segment
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Measures:
    """The metrics that the accounts of the sample share."""

    replan: Metric
    crews: Metric
    overtime: Metric
    late_changes: Metric
    active: Metric
    planned: Metric
    roster: Metric
    unfilled: Metric
    agency: Metric
    visits: Metric
    waiting: Metric
    nps: Metric
    csat: Metric


_LOWER, _CONSENT = Better.LOWER, Access.BY_CONSENT


def add_metrics(writer: SampleWriter) -> Measures:
    """The metrics, once for the whole book."""

    def metric(name: str, unit: str, definition: str, **more: object) -> Metric:
        return writer.add(Metric, name=name, unit=unit, definition=definition, **more)

    consent = {"better": _LOWER, "access": _CONSENT}
    return Measures(
        replan=metric(
            "Minutes to replan a depot",
            "minutes",
            "Median time from a reported disruption to a released crew plan, all runs of a week.",
            **consent,
        ),
        crews=metric(
            "Crews planned in the system",
            "%",
            "Crew duties of the week planned and released in the system, of all duties worked.",
            kind=MetricKind.USAGE,
        ),
        overtime=metric(
            "Overtime hours per week",
            "hours",
            "Paid overtime of crews and depot staff, all depots, from the payroll of the week.",
            **consent,
        ),
        late_changes=metric(
            "Duties changed within 24 hours",
            "per week",
            "Crew duties changed less than 24 hours before they start.",
            better=_LOWER,
        ),
        active=metric(
            "Active planners",
            "planners",
            "People who changed or released a plan at least once in the last seven days.",
            kind=MetricKind.ACTIVE_SEATS,
        ),
        planned=metric(
            "Shifts planned in the system",
            "%",
            "Shifts of the week planned and released in the system, of all shifts worked.",
            kind=MetricKind.USAGE,
        ),
        roster=metric(
            "Hours to publish a roster",
            "hours",
            "Working time of everyone involved, from first draft to published roster, per site.",
            **consent,
        ),
        unfilled=metric(
            "Shifts unfilled at start",
            "per week",
            "Shifts that began with fewer people than planned, all sites.",
            better=_LOWER,
        ),
        agency=metric(
            "Agency spend per month",
            "thousand EUR",
            "Invoices of staffing agencies booked in the month.",
            **consent,
        ),
        visits=metric(
            "Visits per technician and day",
            "visits",
            "Completed field visits divided by technician days worked.",
            access=_CONSENT,
        ),
        waiting=metric(
            "Driver hours lost to waiting",
            "hours per week",
            "Paid driver time at a dock without loading or unloading.",
            **consent,
        ),
        nps=metric(
            "Net promoter score",
            "",
            "Yearly and half-yearly survey among active planners, -100 to 100.",
            access=_CONSENT,
            kind=MetricKind.NPS,
        ),
        csat=metric(
            "Satisfaction with support",
            "%",
            "Share of closed tickets rated good or very good.",
            kind=MetricKind.CSAT,
        ),
    )


def add_benchmarks(writer: SampleWriter, metrics: Measures, enterprise: Segment, on: date) -> None:
    """Reference values, typed in with their source."""
    survey = "Crew Planning Survey, 9 operators with 8 to 20 depots"
    for metric, value, label in (
        (metrics.replan, "34", "Median of 9 operators"),
        (metrics.replan, "18", "Top quarter of 9"),
        (metrics.crews, "64", "Median of 9 operators"),
        (metrics.crews, "92", "Top quarter of 9"),
        (metrics.overtime, "1020", "Median of 9 operators, scaled to 14 depots"),
    ):
        writer.add(
            Benchmark,
            metric_id=metric.id,
            value=Decimal(value),
            source=survey,
            on=on,
            segment_id=enterprise.id,
            label=label,
        )
    writer.add(
        Benchmark,
        metric_id=metrics.roster.id,
        value=Decimal("6.5"),
        source="Our customers with 5 to 30 sites, yearly count",
        on=on,
        label="Median of 41 customers",
    )


def add_capabilities(writer: SampleWriter) -> dict[str, Capability]:
    """What is new in our product, by a short key."""
    new = (
        (
            "sso",
            "Single sign-on by OpenID Connect",
            "One log-in for planning, crew data and payroll.",
            "Roster",
            -20,
        ),
        (
            "what_if",
            "What-if plans",
            "Try a disruption on a copy of today's plan before you release it.",
            "Disruption Desk",
            -12,
        ),
        (
            "mobile",
            "Shift swaps on the phone",
            "Staff trade shifts among themselves, inside the rules you set.",
            "Roster Mobile",
            -48,
        ),
        (
            "rules",
            "Agreement checker",
            "Each plan is checked against your works agreement, with the clause it breaks.",
            "Roster",
            24,
        ),
        (
            "forecast",
            "Demand forecast by site",
            "Next month's staffing need from your own two years of data.",
            "Insight",
            52,
        ),
    )
    return {
        key: writer.add(
            Capability,
            title=title,
            benefit=benefit,
            product=product,
            available_on=writer.workday(offset),
        )
        for key, title, benefit, product, offset in new
    }
