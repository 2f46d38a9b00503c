"""The time line of an account: all that happened up to a day, the latest first."""

from collections.abc import Callable, Collection, Iterator

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.timeline import meetings, money, people, signals, value
from csm_desktop.domain.timeline.occurrence import Occurrence, TimelineKind

_SOURCES: tuple[Callable[[AccountFacts], Iterator[Occurrence]], ...] = (
    meetings.meetings_held,
    meetings.mails_sent,
    meetings.things_said,
    people.people_moved,
    people.team_moved,
    people.touches,
    people.taken_part,
    money.contracts,
    money.opportunities,
    value.readings_that_mattered,
    value.plan_kept,
    value.reviews_held,
    signals.alerts_raised,
    signals.playbooks_run,
    signals.bands_crossed,
    signals.course_of_account,
)


def account_timeline(
    facts: AccountFacts, kinds: Collection[TimelineKind] = ()
) -> tuple[Occurrence, ...]:
    """What happened up to `facts.as_of`, of some `kinds` (none: of all), the latest first.

    What is planned for later has not happened, and is left out.
    """
    happened = [
        occurrence
        for source in _SOURCES
        for occurrence in source(facts)
        if occurrence.on <= facts.as_of and (not kinds or occurrence.kind in kinds)
    ]
    # Stable: what happened on one day stays in the order of its sources, a meeting before the
    # decisions that were made in it.
    return tuple(sorted(happened, key=lambda occurrence: occurrence.on, reverse=True))
