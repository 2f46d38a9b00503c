"""Where the value of a health factor comes from, in the numbers that it was made of."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from csm_desktop.domain.health.factors import FORMULAS
from csm_desktop.domain.health.inputs import HealthInputs
from csm_desktop.domain.records.health import Factor
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.spread import rounded

_NO_DATA = say("no data")


def where_from(factor: Factor, inputs: HealthInputs, rules: Rules) -> Message:
    """Where a factor's value comes from: "4 of 6 due done on time", or that there is no data, and
    why where that can be said."""
    if FORMULAS[factor](inputs, rules) is None:
        return _why_none(factor, inputs, rules)
    return _WORDS[factor](inputs, rules)


def moved_since(change: Decimal, on: date) -> Message:
    """How a score has moved since a day, in whole points."""
    # Rounded first: a move of less than half a point is shown as none.
    points = abs(rounded(change))
    if change > 0 and points:
        return say("Up {n} point since {on}", "Up {n} points since {on}", n=points, on=on)
    if points:
        return say("Down {n} point since {on}", "Down {n} points since {on}", n=points, on=on)
    return say("Unchanged since {on}", on=on)


def _why_none(factor: Factor, inputs: HealthInputs, rules: Rules) -> Message:
    # Coverage is known here and yet not counted, which a reader would take for a fault.
    if factor is Factor.COVERAGE and inputs.coverage is not None:
        return say(
            "{n} of {goal} live; asked for in high-touch and strategic accounts only",
            n=inputs.coverage,
            goal=rules.coverage_goal,
        )
    if factor is Factor.USAGE and inputs.usage_without_norm:
        return say("no norm yet for {metrics}", metrics=inputs.usage_without_norm)
    # A champion is entered; "no data" alone would say that there is none.
    if factor is Factor.CHAMPION and inputs.champion and inputs.champion_on is None:
        return say("nobody has spoken with {name} yet", name=inputs.champion)
    return _NO_DATA


def _say_contact(inputs: HealthInputs, _rules: Rules) -> Message:
    kept = say(
        "{what} {n} day ago, agreed {cadence}",
        "{what} {n} days ago, agreed {cadence}",
        what=say("last meeting") if inputs.contact_was_meeting else say("last contact"),
        n=_days(inputs.contacted_on, inputs.as_of),
        cadence=inputs.cadence_days,
    )
    # Only where something was ticked: "0 of 0" would look like a failure.
    if not inputs.golden_ticked:
        return kept
    return say(
        "{kept}; worth their while {n} of {all}",
        kept=kept,
        n=inputs.golden_kept,
        all=inputs.golden_ticked,
    )


def _say_follow_ups(inputs: HealthInputs, rules: Rules) -> Message:
    return say(
        "{n} of {all} in time, {days} days",
        n=inputs.follow_ups.on_time,
        all=inputs.follow_ups.meetings,
        days=rules.follow_up_window_days,
    )


def _say_coverage(inputs: HealthInputs, rules: Rules) -> Message:
    return say("{n} of {goal} live", n=inputs.coverage, goal=rules.coverage_goal)


def _say_reviews(inputs: HealthInputs, _rules: Rules) -> Message:
    if inputs.reviewed_on is None:
        return say(
            "no review in {n} day, agreed {cadence}",
            "no review in {n} days, agreed {cadence}",
            n=_days(inputs.started_on, inputs.as_of),
            cadence=inputs.review_cadence_days,
        )
    return say(
        "EBR {number} {n} day ago, agreed {cadence}",
        "EBR {number} {n} days ago, agreed {cadence}",
        number=inputs.review_number,
        n=_days(inputs.reviewed_on, inputs.as_of),
        cadence=inputs.review_cadence_days,
    )


def _say_champion(inputs: HealthInputs, _rules: Rules) -> Message:
    if inputs.champion_on is None:
        return _say_no_champion(inputs)
    return say(
        "{name}, {n} day ago",
        "{name}, {n} days ago",
        name=inputs.champion,
        n=_days(inputs.champion_on, inputs.as_of),
    )


def _say_no_champion(inputs: HealthInputs) -> Message:
    lost = inputs.lost_champion
    if lost is None:
        return say("nobody is known as champion")
    if lost.on is None:
        gone = say("{name} has left", name=lost.name)
    elif lost.has_left:
        gone = say("{name} left on {on}", name=lost.name, on=lost.on)
    else:
        gone = say("{name} is no champion since {on}", name=lost.name, on=lost.on)
    if inputs.champion:
        return say("{gone}; nobody has spoken with {name} yet", gone=gone, name=inputs.champion)
    return say("{gone}, nobody took over", gone=gone)


def _say_licences(inputs: HealthInputs, _rules: Rules) -> Message:
    return say(
        "{used} of {n} seat, {on}",
        "{used} of {n} seats, {on}",
        used=inputs.seats,
        n=inputs.licensed,
        on=inputs.seats_on,
    )


def _say_usage(inputs: HealthInputs, _rules: Rules) -> Message:
    told = tuple(
        say(
            "{name} {present} {unit} on {on}, {norm}",
            name=usage.name,
            present=usage.present,
            unit=usage.unit,
            on=usage.on,
            norm=say("norm of the segment {norm}", norm=usage.norm)
            if usage.of_segment
            else say("own norm {norm}", norm=usage.norm),
        )
        for usage in inputs.usage
    )
    return say("{metrics}", metrics=told)


def _say_milestones(inputs: HealthInputs, _rules: Rules) -> Message:
    return say("{n} of {all} due", n=inputs.milestones_reached, all=inputs.milestones_due)


def _say_engagement(inputs: HealthInputs, rules: Rules) -> Message:
    counts = inputs.engagement
    each = (
        (counts.trainings, say("{n} training", "{n} trainings", n=counts.trainings)),
        (counts.community, say("{n} community act", "{n} community acts", n=counts.community)),
        (counts.webinars, say("{n} webinar", "{n} webinars", n=counts.webinars)),
        (counts.events, say("{n} event", "{n} events", n=counts.events)),
    )
    parts = [words for n, words in each if n]
    # Data says "nothing", which is another thing than no data.
    if counts.ever and not parts:
        parts.append(say("took part in nothing"))
    if counts.invited:
        parts.append(say("{n} of {all} came to meetings", n=counts.attended, all=counts.invited))
    return say("{parts}, {days} days", parts=tuple(parts), days=rules.health_window_days)


def _say_advocacy(inputs: HealthInputs, _rules: Rules) -> Message:
    parts = []
    if inputs.nps is not None:
        parts.append(say("NPS {n}", n=inputs.nps))
    if inputs.csat is not None:
        parts.append(say("CSAT {n}", n=inputs.csat))
    if inputs.acts:
        parts.append(
            say("{n} act of advocacy in a year", "{n} acts of advocacy in a year", n=inputs.acts)
        )
    return say("{parts}", parts=tuple(parts))


def _days(since: date | None, as_of: date) -> int:
    # For the type checker: a factor that has a value has its day.
    return (as_of - since).days if since else 0


_WORDS: Mapping[Factor, Callable[[HealthInputs, Rules], Message]] = MappingProxyType(
    {
        Factor.CONTACT_CADENCE: _say_contact,
        Factor.FOLLOW_UPS: _say_follow_ups,
        Factor.OUR_ACTIONS: lambda inputs, _: inputs.ours.why,
        Factor.COVERAGE: _say_coverage,
        Factor.REVIEWS: _say_reviews,
        Factor.CHAMPION: _say_champion,
        Factor.LICENCE_USE: _say_licences,
        Factor.USAGE: _say_usage,
        Factor.MILESTONES: _say_milestones,
        Factor.THEIR_ACTIONS: lambda inputs, _: inputs.theirs.why,
        Factor.ENGAGEMENT: _say_engagement,
        Factor.ADVOCACY: _say_advocacy,
    }
)
