"""What the record shows of the growth steps, before anybody ticked them."""

from dataclasses import replace
from datetime import UTC, date, datetime

from csm_desktop.domain.lists.growth_steps import shown_steps
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.handoff import HandoffSheet, IntroductionStep, IntroductionTick
from csm_desktop.domain.records.lifecycle import ProcessStep, StepChange
from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.domain.records.plan import AgreedPlan, Milestone
from csm_desktop.wording import render

TODAY = date(2026, 11, 22)
FACTS = AccountFacts(as_of=TODAY, account=Account(9, "Northwind Rail"))


def meeting(id_: int, kind: MeetingKind, on: date, *, held: bool = True) -> Meeting:
    begins = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
    return Meeting(id_, 9, kind, "", begins, ended_at=begins if held else None)


def test_by_hand_each_step_is_shown_by_its_first_day() -> None:
    facts = replace(
        FACTS,
        account=replace(FACTS.account, first_value_on=date(2026, 9, 1)),
        introduction=tuple(
            IntroductionTick(number, 9, step, date(2026, 6, number))
            for number, step in enumerate(IntroductionStep, 1)
        ),
        meetings=(
            meeting(1, MeetingKind.TECHNICAL_KICKOFF, date(2026, 7, 20)),
            meeting(2, MeetingKind.ORCHESTRATION, date(2026, 7, 10)),
            meeting(3, MeetingKind.EBR, date(2026, 10, 2), held=False),
        ),
        handoff_sheets=(HandoffSheet(4, 9, sent_on=date(2026, 7, 1)),),
        agreed_plans=(AgreedPlan(5, 9, 1, date(2026, 7, 30)),),
        milestones=(Milestone(6, 9, "First login", date(2026, 8, 1), reached_on=date(2026, 8, 5)),),
    )
    assert [(one.step, one.on, render(one.why)) for one in shown_steps(facts)] == [
        (ProcessStep.PREBOARDING, date(2026, 6, 3), "introduced to the end"),
        (ProcessStep.HANDOFF, date(2026, 7, 1), "hand-off sheet sent"),
        (ProcessStep.ORCHESTRATION, date(2026, 7, 10), "Business orchestration held"),
        (ProcessStep.DELIVERING, date(2026, 7, 30), "plan agreed"),
        (ProcessStep.MONITORING, date(2026, 8, 5), "reached: First login"),
    ]


def test_what_is_ticked_or_lies_ahead_is_not_proposed() -> None:
    facts = replace(
        FACTS,
        meetings=(meeting(1, MeetingKind.HANDOFF, date(2026, 7, 1)),),
        agreed_plans=(AgreedPlan(5, 9, 1, date(2026, 12, 1)),),
    )
    assert [one.step for one in shown_steps(facts)] == [ProcessStep.HANDOFF]
    ticked = (StepChange(7, 9, ProcessStep.HANDOFF, date(2026, 7, 2)),)
    assert shown_steps(replace(facts, step_changes=ticked)) == ()
    two_of_three = tuple(
        IntroductionTick(number, 9, step, date(2026, 6, number))
        for number, step in enumerate(list(IntroductionStep)[:2], 1)
    )
    assert shown_steps(replace(FACTS, introduction=two_of_three)) == ()
