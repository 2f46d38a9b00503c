"""Whether the day of a milestone was confirmed with the customer (domain.md §5).

Two things say so: somebody noted it with the milestone, or an agreed version of the plan holds the
day. Of a day that was moved since neither is true any more.
"""

from collections.abc import Iterable

from csm_desktop.domain.plan.versions import version_on
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import AgreedPlan, Milestone
from csm_desktop.domain.records.segments import Engagement, Segment


def is_confirmed(milestone: Milestone, agreed: AgreedPlan | None) -> bool:
    """Whether the customer said yes to the day on which the milestone stands now; `agreed` is the
    version in force."""
    return milestone.confirmed_day == milestone.target_on or agreed_so(milestone, agreed)


def agreed_so(milestone: Milestone, agreed: AgreedPlan | None) -> bool:
    """Whether the version of the plan in force holds the milestone on its day."""
    return agreed is not None and any(
        then.milestone_id == milestone.id and then.target_on == milestone.target_on
        for then in agreed.milestones
    )


def unconfirmed(facts: AccountFacts) -> tuple[Milestone, ...]:
    """The milestones still to come true whose day nobody confirmed, the next first."""
    agreed = version_on(facts.agreed_plans, facts.as_of)
    return tuple(
        sorted(_open_ones(facts.milestones, agreed), key=lambda one: (one.target_on, one.id))
    )


def _open_ones(milestones: Iterable[Milestone], agreed: AgreedPlan | None) -> Iterable[Milestone]:
    return (m for m in milestones if m.reached_on is None and not is_confirmed(m, agreed))


def is_recommended(segment: Segment | None) -> bool:
    """Whether days are recommended rather than confirmed one by one: customers in tech-touch are
    not called for each, and are invited to call where they fall behind."""
    return segment is not None and segment.engagement is Engagement.TECH_TOUCH
