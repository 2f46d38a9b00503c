"""A renewal is near: a risk, an opening, or neither yet."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from decimal import Decimal

from csm_desktop.domain.alerts.declaration import (
    AlertSubject,
    DeclaredPlaybook,
    DeclaredStep,
    TriggerDeclaration,
)
from csm_desktop.domain.alerts.finding import Finding, Inspection
from csm_desktop.domain.alerts.triggers.health_band import scored
from csm_desktop.domain.journey.standing import Standing, standing_from
from csm_desktop.domain.money.renewals import Renewal, upcoming_renewals
from csm_desktop.domain.people.champions import champions, lost_champions
from csm_desktop.domain.records.alerts import Severity, Tone, Trigger
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.money import totals
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.domain.text.message import Message, say


def _detect(look: Inspection) -> Iterable[Finding]:
    """One finding per renewal day and step of notice, for all subscriptions that renew that day."""
    # Two products that renew together are one talk.
    by_day: dict[tuple[str, int], list[Renewal]] = {}
    for upcoming_renewal in upcoming_renewals(
        look.facts.subscriptions, look.facts.as_of, look.rules
    ):
        if upcoming_renewal.days_left <= look.threshold:
            by_day.setdefault(
                (str(upcoming_renewal.renews_on), upcoming_renewal.notice), []
            ).append(upcoming_renewal)
    if not by_day:
        return
    tone, reason = _chances(look)
    for (day, notice), renewals in by_day.items():
        first = renewals[0]
        yield Finding(
            # Each step of notice is a cause of its own, so that 30 days raises what 120 was closed
            # for.
            Trigger.RENEWAL_NEAR,
            f"renewal_near:{day}:{notice}",
            say("A renewal is near") if first.days_left >= 0 else say("A renewal date has passed"),
            _why(renewals, reason),
            # The day its notice began, also where nobody looked on that day.
            min(look.facts.as_of, first.renews_on - timedelta(days=notice)),
            tone,
        )


def _why(renewals: Sequence[Renewal], reason: Message) -> Message:
    """What renews, where a contract names its product (imported ones seldom do), and why."""
    products = tuple(renewal.product for renewal in renewals if renewal.product)
    # Products may be paid in several currencies, which are not added.
    arr, on = totals(renewal.arr for renewal in renewals), renewals[0].renews_on
    if not products:
        return say("{arr} a year, {on}; {reason}", arr=arr, on=on, reason=reason)
    return say(
        "{products}: {arr} a year, {on}; {reason}", products=products, arr=arr, on=on, reason=reason
    )


def _chances(look: Inspection) -> tuple[Tone, Message]:
    """A risk only with a low score, a laggard or a lost champion; an opening with a champion; else
    neither (domain.md §8). The reason that weighs most is told."""
    facts = look.facts
    there = champions(facts.contacts, facts.as_of)
    lost = lost_champions(facts.contacts, facts.as_of)
    # With another champion in place, the loss of one is no risk to the renewal.
    if lost and not there:
        gone = say("the champion has left") if lost[0].has_left else say("the champion is lost")
        return Tone.NEGATIVE, gone
    known = scored(facts)
    if known and known[-1].band is Band.AT_RISK:
        return Tone.NEGATIVE, say("health {score}, at risk", score=known[-1].score)
    if standing_from(facts, look.rules).standing is Standing.LAGGARD:
        return Tone.NEGATIVE, say("behind its journey")
    if there:
        return Tone.POSITIVE, say("{name} is our champion", name=there[0].name)
    return Tone.NEUTRAL, say("no champion yet")


DECLARED = TriggerDeclaration(
    Trigger.RENEWAL_NEAR,
    AlertSubject.ACCOUNT,
    Severity.URGENT,
    Decimal(120),
    say("days ahead"),
    _detect,
    (
        DeclaredPlaybook(
            Tone.NEGATIVE,
            say("A renewal at risk"),
            say("Mend what is broken before anybody speaks of money."),
            (
                DeclaredStep(0, say("Write down what they would say if asked today, and why")),
                DeclaredStep(
                    1,
                    say("Agree with the account manager who speaks with whom"),
                    role=TeamRole.ACCOUNT_MANAGER,
                ),
                DeclaredStep(
                    3,
                    say("Ask for an honest talk with the decision maker"),
                    say(
                        "Before your renewal I would like to hear frankly where we fell short, and"
                        " show you a plan that you can hold us to."
                    ),
                ),
                DeclaredStep(10, say("Agree on the few issues that decide, and their days")),
                DeclaredStep(
                    14,
                    say("Report the plan to our executive sponsor"),
                    role=TeamRole.EXECUTIVE_SPONSOR,
                ),
            ),
        ),
        DeclaredPlaybook(
            Tone.POSITIVE,
            say("A renewal with an opening"),
            say("With a champion in the house a renewal is the day to think bigger."),
            (
                DeclaredStep(0, say("Hold value achieved against the twelve-month goal")),
                DeclaredStep(5, say("Ask the champion what the next goal should be")),
                DeclaredStep(14, say("Hold the review that shows the value")),
                DeclaredStep(
                    21,
                    say("Bring the proposal: renewal and next step together"),
                    role=TeamRole.ACCOUNT_MANAGER,
                ),
            ),
        ),
        DeclaredPlaybook(
            Tone.NEUTRAL,
            say("A renewal is near"),
            say("The renewal is won by the review before it."),
            (
                DeclaredStep(0, say("Hold value achieved against the twelve-month goal")),
                DeclaredStep(
                    7,
                    say("Ask who signs, and by when they must know"),
                    role=TeamRole.ACCOUNT_MANAGER,
                ),
                DeclaredStep(14, say("Find a champion: whose work has become easier?")),
                DeclaredStep(30, say("Hold the review that shows the value")),
            ),
        ),
    ),
)
