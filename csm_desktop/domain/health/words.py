"""Where the value of a health factor comes from, in the numbers that it was made of."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from csm_desktop.domain.health.factors import FORMULAS
from csm_desktop.domain.health.inputs import HealthInputs
from csm_desktop.domain.records.health import Factor
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.message import Message, say

_NO_DATA = say("no data")


def where_from(factor: Factor, inputs: HealthInputs, rules: Rules) -> Message:
    """Where a factor's value comes from: "4 of 6 due done on time", or that there is no data."""
    if FORMULAS[factor](inputs, rules) is None:
        return _NO_DATA
    return _WORDS[factor](inputs, rules)


def _say_contact(of: HealthInputs, _rules: Rules) -> Message:
    kept = say(
        "{what} {n} day ago, agreed {cadence}",
        "{what} {n} days ago, agreed {cadence}",
        what=say("last meeting") if of.contact_was_meeting else say("last contact"),
        n=_days(of.contacted_on, of.as_of),
        cadence=of.cadence_days,
    )
    # Only where something was ticked: "0 of 0" would look like a failure.
    if not of.golden_ticked:
        return kept
    return say(
        "{kept}; worth their while {n} of {all}",
        kept=kept,
        n=of.golden_kept,
        all=of.golden_ticked,
    )


def _say_follow_ups(of: HealthInputs, rules: Rules) -> Message:
    return say(
        "{n} of {all} within {minutes} min, {days} days",
        n=of.follow_ups.on_time,
        all=of.follow_ups.meetings,
        minutes=rules.follow_up_minutes,
        days=rules.follow_up_window_days,
    )


def _say_coverage(of: HealthInputs, rules: Rules) -> Message:
    return say("{n} of {goal} live", n=of.coverage, goal=rules.coverage_goal)


def _say_reviews(of: HealthInputs, _rules: Rules) -> Message:
    if of.reviewed_on is None:
        return say(
            "no review in {n} day, agreed {cadence}",
            "no review in {n} days, agreed {cadence}",
            n=_days(of.started_on, of.as_of),
            cadence=of.review_cadence_days,
        )
    return say(
        "EBR {number} {n} day ago, agreed {cadence}",
        "EBR {number} {n} days ago, agreed {cadence}",
        number=of.review_number,
        n=_days(of.reviewed_on, of.as_of),
        cadence=of.review_cadence_days,
    )


def _say_champion(of: HealthInputs, _rules: Rules) -> Message:
    return say(
        "{name}, {n} day ago",
        "{name}, {n} days ago",
        name=of.champion,
        n=_days(of.champion_on, of.as_of),
    )


def _say_licences(of: HealthInputs, _rules: Rules) -> Message:
    return say(
        "{used} of {n} seat, {on}",
        "{used} of {n} seats, {on}",
        used=of.seats,
        n=of.licensed,
        on=of.seats_on,
    )


def _say_usage(of: HealthInputs, _rules: Rules) -> Message:
    told = tuple(
        say(
            "{name} {present} {unit} on {on}, baseline {baseline}",
            name=each.name,
            present=each.present,
            unit=each.unit,
            on=each.on,
            baseline=each.baseline,
        )
        for each in of.usage
    )
    return say("{metrics}", metrics=told)


def _say_milestones(of: HealthInputs, _rules: Rules) -> Message:
    return say("{n} of {all} due", n=of.milestones_reached, all=of.milestones_due)


def _say_engagement(of: HealthInputs, rules: Rules) -> Message:
    counts = of.engagement
    each = (
        (counts.trainings, say("{n} training", "{n} trainings", n=counts.trainings)),
        (counts.community, say("{n} community act", "{n} community acts", n=counts.community)),
        (counts.webinars, say("{n} webinar", "{n} webinars", n=counts.webinars)),
        (counts.events, say("{n} event", "{n} events", n=counts.events)),
    )
    parts = [words for n, words in each if n]
    if counts.ever and not parts:
        parts.append(say("took part in nothing"))
    if counts.invited:
        parts.append(say("{n} of {all} came to meetings", n=counts.attended, all=counts.invited))
    return say("{parts}, {days} days", parts=tuple(parts), days=rules.health_window_days)


def _say_advocacy(of: HealthInputs, _rules: Rules) -> Message:
    parts = []
    if of.nps is not None:
        parts.append(say("NPS {n}", n=of.nps))
    if of.csat is not None:
        parts.append(say("CSAT {n}", n=of.csat))
    if of.acts:
        parts.append(
            say("{n} act of advocacy in a year", "{n} acts of advocacy in a year", n=of.acts)
        )
    return say("{parts}", parts=tuple(parts))


def _days(since: date | None, as_of: date) -> int:
    return (as_of - since).days if since else 0


_WORDS: Mapping[Factor, Callable[[HealthInputs, Rules], Message]] = MappingProxyType(
    {
        Factor.CONTACT_CADENCE: _say_contact,
        Factor.FOLLOW_UPS: _say_follow_ups,
        Factor.OUR_ACTIONS: lambda of, _: of.ours.why,
        Factor.COVERAGE: _say_coverage,
        Factor.REVIEWS: _say_reviews,
        Factor.CHAMPION: _say_champion,
        Factor.LICENCE_USE: _say_licences,
        Factor.USAGE: _say_usage,
        Factor.MILESTONES: _say_milestones,
        Factor.THEIR_ACTIONS: lambda of, _: of.theirs.why,
        Factor.ENGAGEMENT: _say_engagement,
        Factor.ADVOCACY: _say_advocacy,
    }
)
