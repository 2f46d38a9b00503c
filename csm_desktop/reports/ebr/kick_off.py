"""The kick-off: what a pack says where nothing has been reached yet, and so nothing is reviewed."""

from collections.abc import Sequence

from csm_desktop.domain.people.coverage import is_there
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import AccountMetric, Metric
from csm_desktop.domain.records.reviews import Review, ReviewList
from csm_desktop.domain.reviews.arrangement import lines_of, on_paper
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.value.readings import aimed_direction, series
from csm_desktop.reports.ebr.conclusions import objective_title
from csm_desktop.reports.ebr.pack import KickOff, Summary
from csm_desktop.reports.ebr.pack_lines import Aim, JourneyStop, Objective, PersonLine
from csm_desktop.reports.ebr.people import PeopleNames

_MOST_PEOPLE = 6


def aims_of(facts: AccountFacts, review: Review) -> tuple[Aim, ...]:
    """What will be measured: the measures marked for reviews, in the user's order."""
    metrics = {metric.id: metric for metric in facts.metrics}
    ranked = sorted(facts.account_metrics, key=lambda each: (each.position, each.id))
    used = {each.metric_id: each for each in ranked if each.in_review}
    there = [metrics[each] for each in used if each in metrics]
    shown = on_paper(there, review, ReviewList.MEASURES)
    return tuple(_aim(metric, used[metric.id], facts) for metric in shown)


def _aim(metric: Metric, used: AccountMetric, facts: AccountFacts) -> Aim:
    day_1, on = used.baseline, used.baseline_on
    readings = series(facts.readings, metric.id, facts.as_of)
    # Without a typed day 1 the first reading is the earliest that is known.
    if day_1 is None and readings:
        day_1, on = readings[0].value, readings[0].on
    return Aim(
        metric.name, metric.unit, aimed_direction(metric.better, day_1, used.target), day_1, on,
        used.target, used.target_on, metric.definition,
    )  # fmt: skip


def kick_off_title(
    aims: Sequence[Aim], review: Review, objectives: Sequence[Objective] = ()
) -> Message:
    """What will tell whether it works, and when that is looked at; else what is to be reached."""
    if not aims:
        return objective_title(objectives) or say("What we set out to achieve together")
    if review.next_on is None:
        return say(
            "{n} measure will show whether we reach what we set out for",
            "{n} measures will show whether we reach what we set out for",
            n=len(aims),
        )
    return say(
        "{n} measure will show by {on} whether we are on the way",
        "{n} measures will show by {on} whether we are on the way",
        n=len(aims),
        on=review.next_on,
    )


def kick_off(
    summary: Summary,
    aims: Sequence[Aim],
    stops: Sequence[JourneyStop],
    people: Sequence[PersonLine],
) -> KickOff:
    """The page, with the title and the lines of the summary."""
    return KickOff(
        summary.title,
        objectives=summary.objectives,
        agreed=summary.agreed,
        aims=tuple(aims),
        stops=tuple(stops),
        asks=summary.asks,
        next_goals=summary.next_goals,
        next_on=summary.next_on,
        people=tuple(people),
    )


def who_works_on_it(
    facts: AccountFacts, review: Review, names: PeopleNames, guests: Sequence[PersonLine]
) -> tuple[PersonLine, ...]:
    """Those whom it is made for, then their champions, then who of us prepared it."""
    hidden = lines_of(review, ReviewList.CHAMPIONS).hidden
    champions = [
        person
        for contact in facts.contacts
        if ContactRole.CHAMPION in contact.roles and is_there(contact, facts.as_of)
        if contact.id not in hidden
        if (person := names.contact(contact.id)) is not None
    ]
    me = names.author()
    theirs = list(dict.fromkeys([*guests, *champions]))[:_MOST_PEOPLE]
    return (*theirs, *([me] if me else []))
