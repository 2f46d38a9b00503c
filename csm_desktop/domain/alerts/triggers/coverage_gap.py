"""3x3 redundancy is lost: the relationship hangs on too few pairs of people (domain.md §6)."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from csm_desktop.domain.alerts.declaration import (
    AlertSubject,
    DeclaredPlaybook,
    DeclaredStep,
    TriggerDeclaration,
)
from csm_desktop.domain.alerts.finding import Finding, Inspection, Recurrence
from csm_desktop.domain.people.coverage import (
    Network,
    coverage,
    coverage_size,
    is_asked_for,
    network,
)
from csm_desktop.domain.records.alerts import Severity, Tone, Trigger
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.domain.text.message import say


def _detect(look: Inspection) -> Iterable[Finding]:
    facts = look.facts
    # Asked for in high touch and strategic accounts only; a map that nobody has begun says nothing.
    if not is_asked_for(facts.account, facts.segment) or not facts.connections:
        return
    known = network(facts, look.rules)
    found = coverage(known)
    # Above the goal coverage is not counted, so a higher threshold would call for ever.
    wanted = min(int(look.threshold), known.goal)
    if found.size >= wanted:
        return
    since = _since(look, known, wanted)
    begun = facts.account.contract_start or since
    yield Finding(
        Trigger.COVERAGE_GAP,
        "coverage_gap",
        say("3×3: {size} of {goal} pairs in live contact", size=found.size, goal=known.goal),
        found.why,
        since,
        recurs=Recurrence.AFTER_END,
        # Who has just signed is getting to know each other.
        fresh=(facts.as_of - begun).days >= look.rules.trough_from_day,
    )


def _since(look: Inspection, known: Network, wanted: int) -> date:
    """The first day of this gap, on which the last pair lapsed that had closed it; where none
    had, the contract's start."""
    facts = look.facts
    left = {contact.id: contact.left_on for contact in facts.contacts if contact.left_on}
    lapsed: list[tuple[date, tuple[int, int]]] = []
    for connection in facts.connections:
        edge = (connection.team_member_id, connection.contact_id)
        touched = known.touches.get(edge)
        if touched is None or edge in known.alive:
            continue
        # The last day of the window still counts: the pair lapsed on the day behind it.
        lasted = touched + timedelta(days=known.days + 1)
        lapsed.append((min(lasted, left.get(connection.contact_id, lasted)), edge))
    pairs = list(known.alive)
    # Pairs are put back from the latest on, until the gap closes: that one opened it.
    for on, edge in sorted(lapsed, reverse=True):
        pairs.append(edge)
        if coverage_size(pairs, known.goal) >= wanted:
            return min(on, facts.as_of)
    return min(facts.account.contract_start or facts.as_of, facts.as_of)


DECLARED = TriggerDeclaration(
    Trigger.COVERAGE_GAP,
    AlertSubject.COVERAGE,
    Severity.IMPORTANT,
    Decimal(3),
    say("pairs of people in live contact, below which it calls"),
    _detect,
    (
        DeclaredPlaybook(
            Tone.NEGATIVE,
            say("Close the 3×3 gap"),
            say("Whoever leaves takes the relationship along. Three of ours, three of theirs."),
            (
                DeclaredStep(0, say("Look at the map: which of theirs has nobody of ours?")),
                DeclaredStep(
                    2,
                    say("Ask the champion for an introduction to one colleague"),
                    say(
                        "Two people on our side would like to know your team better. Whom of yours"
                        " should they meet, and what would be useful to talk about?"
                    ),
                ),
                DeclaredStep(
                    5,
                    say("Write to the sponsor from executive to executive"),
                    role=TeamRole.EXECUTIVE_SPONSOR,
                ),
                DeclaredStep(21, say("Look at the map again, and enter who met whom")),
            ),
        ),
    ),
)
