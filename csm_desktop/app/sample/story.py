"""One account's story: the small sentences in which the sample's accounts are told.

Days in a story count from today (`day(-31)`) or from the contract's start (`on_day(38)`).
"""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from csm_desktop.app.sample.company import SampleCompany
from csm_desktop.app.sample.writer import (
    SampleWriter,
    workday_after,
    workday_before,
)
from csm_desktop.domain.plan.same_thing import with_shared_days
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import (
    Connection,
    Contact,
    ContactRole,
    Influence,
    Sentiment,
    Strength,
)
from csm_desktop.domain.records.lifecycle import Leader, ProcessStep, Stage, StageChange, StepChange
from csm_desktop.domain.records.metrics import AccountMetric, Metric, Reading
from csm_desktop.domain.records.plan import (
    PLAN_ORIGINS,
    Action,
    ActionStatus,
    AgreedAction,
    AgreedGoal,
    AgreedMilestone,
    AgreedPlan,
    Goal,
    Milestone,
    Side,
)
from csm_desktop.domain.records.reviews import Review
from csm_desktop.domain.records.team import TeamMember

T = TypeVar("T")
Person = Contact | TeamMember


def _mailbox(name: str) -> str:
    """An ASCII mailbox for a name in any script that decomposes to Latin letters."""
    swapped = name.lower().replace("ø", "o").replace("ı", "i").replace("ł", "l").replace("ß", "ss")
    plain = unicodedata.normalize("NFKD", swapped).encode("ascii", "ignore").decode()
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return ".".join(words)


class Story:
    """Writes one account into the writer's book."""

    def __init__(self, writer: SampleWriter, house: SampleCompany, account: Account) -> None:
        self.writer = writer
        self.house = house
        self.account = account
        self.domain = account.domain
        self.zone = account.time_zone
        self.start = account.contract_start or writer.today
        self.goals: list[Goal] = []
        self.milestones: list[Milestone] = []
        self.actions: list[Action] = []

    def add(self, kind: Callable[..., T], /, **fields: object) -> T:
        """Make and keep something of this account."""
        return self.writer.add(kind, account_id=self.account.id, **fields)

    def day(self, offset: int) -> date:
        """The date so many days from today."""
        return self.writer.day(offset)

    def workday(self, offset: int) -> date:
        """The same, off the weekend."""
        return self.writer.workday(offset)

    def on_day(self, number: int) -> date:
        """Day so-and-so of the contract, off the weekend but never before its start."""
        on = self.start + timedelta(days=number)
        return max(workday_before(on), workday_after(self.start))

    def path(self, *stages: tuple[Stage, int, Leader, str]) -> None:
        """The stages entered so far: stage, day from today, who leads, note."""
        for stage, offset, leader, note in stages:
            self.add(StageChange, stage=stage, on=self.workday(offset), leader=leader, note=note)

    def process(self, *offsets: int) -> None:
        """The days on which the first steps of the growth-phase process were entered, in order."""
        for step, offset in zip(ProcessStep, offsets, strict=False):
            self.add(StepChange, step=step, on=self.workday(offset))

    def contact(
        self,
        name: str,
        title: str,
        *roles: ContactRole,
        boss: Contact | None = None,
        feels: Sentiment | None = None,
        weight: Influence | None = None,
        **more: object,
    ) -> Contact:
        """A person of theirs; the mailbox follows from the name."""
        mail = f"{_mailbox(name)}@{self.domain}"
        reports_to = boss.id if boss else None
        return self.add(
            Contact,
            **{
                "name": name,
                "title": title,
                "roles": roles,
                "reports_to_id": reports_to,
                "sentiment": feels,
                "influence": weight,
                "email": mail,
                **more,
            },
        )

    def knows(
        self,
        ours: TeamMember,
        theirs: Contact,
        strength: Strength = Strength.SOME,
        touched: int | None = None,
    ) -> None:
        """One of ours is connected with one of theirs; `touched` is a typed last touch."""
        on = None if touched is None else self.workday(touched)
        self.add(
            Connection,
            team_member_id=ours.id,
            contact_id=theirs.id,
            strength=strength,
            touched_on=on,
        )

    def measure(
        self,
        metric: Metric,
        values: Sequence[int | str],
        *,
        last: int,
        every: int = 7,
        source: str,
        target: tuple[int | str, int] | None = None,
        in_review: bool = True,
    ) -> Decimal:
        """Readings of a metric, the first of them the baseline; gives the latest value.

        The latest is `last` days from today (off the weekend), the others `every` days apart, and
        the baseline on the contract's first day, or as early as the series reaches. `target` is
        the value and by when, in days from today.
        """
        end = self.workday(last)
        dates = [end - timedelta(days=every * back) for back in range(len(values) - 1, -1, -1)]
        dates[0] = self.start if self.start < dates[1] else dates[0]
        position = sum(
            isinstance(thing, AccountMetric) and thing.account_id == self.account.id
            for thing in self.writer.things
        )
        self.add(
            AccountMetric,
            metric_id=metric.id,
            baseline=Decimal(values[0]),
            baseline_on=dates[0],
            target=Decimal(target[0]) if target else None,
            target_on=self.workday(target[1]) if target else None,
            in_review=in_review,
            position=position,
        )
        for on, value in zip(dates, values, strict=True):
            self.add(Reading, metric_id=metric.id, on=on, value=Decimal(value), source=source)
        return Decimal(values[-1])

    def goal(self, **fields: object) -> Goal:
        """A goal of the plan."""
        goal = self.add(Goal, position=len(self.goals), **fields)
        self.goals.append(goal)
        return goal

    def journey(
        self,
        reached: dict[str, tuple[int, int | None]],
        proof: dict[str, str],
        moved: dict[str, int] | None = None,
    ) -> None:
        """The milestones of the segment's journey: title -> (day reached, percent achieved).

        `moved` names the days that were agreed with the customer instead of the template's.
        """
        for step in self.house.steps_of(self.account):
            self.milestone(
                step.title,
                (moved or {}).get(step.title, step.day),
                step.expected_percent,
                reached.get(step.title),
                proof.get(step.title, ""),
                journey_step_id=step.id,
                moment_of_truth=step.moment_of_truth,
            )

    def share_days(self) -> None:
        """Milestones that mean a goal or a review stand on its day, as in every book."""
        things = self.writer.things
        reviews = [
            thing
            for thing in things
            if isinstance(thing, Review) and thing.account_id == self.account.id
        ]
        for index, thing in enumerate(things):
            if isinstance(thing, Milestone) and thing.account_id == self.account.id:
                things[index] = with_shared_days(thing, self.goals, reviews)

    def milestone(
        self,
        title: str,
        target: int,
        expected: int | None = None,
        reached: tuple[int, int | None] | None = None,
        proof: str = "",
        **more: object,
    ) -> Milestone:
        """A milestone; `target` and the first of `reached` are days of the contract."""
        milestone = self.add(
            Milestone,
            title=title,
            target_on=self.start + timedelta(days=target),
            expected_percent=expected,
            proof=proof,
            reached_on=self.on_day(reached[0]) if reached else None,
            achieved_percent=reached[1] if reached else None,
            position=len(self.milestones),
            **more,
        )
        self.milestones.append(milestone)
        return milestone

    def action(
        self,
        title: str,
        who: Person,
        due: int,
        done: int | None = None,
        **more: object,
    ) -> Action:
        """Something that a named person does by a day; without `done` it is still open."""
        ours = isinstance(who, TeamMember)
        done_on = None if done is None else self.workday(done)
        action = self.add(
            Action,
            **{
                "title": title,
                "side": Side.US if ours else Side.CUSTOMER,
                "team_member_id": who.id if ours else None,
                "contact_id": None if ours else who.id,
                "due_on": self.workday(due),
                "status": ActionStatus.OPEN if done_on is None else ActionStatus.DONE,
                "done_on": done_on,
                "position": len(self.actions),
                **more,
            },
        )
        self.actions.append(action)
        return action

    def agree(
        self,
        version: int,
        on: date,
        people: Sequence[Person],
        note: str = "",
        then: dict[str, int] | None = None,
    ) -> AgreedPlan:
        """A version of the plan; `then` moves a milestone's date (title -> days) to what it was."""
        earlier = then or {}
        shared = PLAN_ORIGINS
        return self.add(
            AgreedPlan,
            version=version,
            agreed_on=on,
            agreed_with=tuple(person.name for person in people),
            goals=tuple(AgreedGoal(g.id, g.statement, g.target, g.due_on) for g in self.goals),
            milestones=tuple(
                AgreedMilestone(
                    # Moved back, or planned then and planned now would never differ in the sample.
                    m.id,
                    m.title,
                    m.target_on + timedelta(days=earlier.get(m.title, 0)),
                    m.expected_percent,
                )
                for m in self.milestones
            ),
            actions=tuple(
                AgreedAction(a.id, a.title, a.side, a.due_on)
                for a in self.actions
                if a.origin in shared and (a.created_on or self.start) <= on
            ),
            note=note,
        )
