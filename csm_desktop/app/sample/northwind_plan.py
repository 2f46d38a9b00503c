"""Northwind Rail: what it came for, and the plan that both sides agreed to."""

from decimal import Decimal

from csm_desktop.app.sample.desk import said
from csm_desktop.app.sample.house import CONFIGURED, FIRST_LOGIN, FIRST_VALUE, REVIEW_1
from csm_desktop.app.sample.northwind import TIMETABLE, People
from csm_desktop.app.sample.story import Story
from csm_desktop.domain.handoff import (
    Answer,
    FitAnswer,
    FitCheck,
    FitVerdict,
    HandoffSheet,
    IntroductionStep,
    IntroductionTick,
    WinStory,
)
from csm_desktop.domain.plan import (
    Action,
    ActionStatus,
    Horizon,
    Mood,
    MoodRecord,
    Practice,
    PracticeKind,
    SuccessGap,
)
from csm_desktop.domain.spiced import SpicedEntry, SpicedPart


def add_diagnosis(story: Story, who: People) -> None:
    """SPICED with its history, fit, win story, introduction and the hand-off sheet."""
    event = story.day(TIMETABLE)
    for part, text, said_by, recorded, verified in (
        (
            SpicedPart.SITUATION,
            "14 depots, 3 planning tools, about 180 planners",
            who.lena,
            -236,
            -134,
        ),
        (SpicedPart.SITUATION, "14 depots, 3 planning tools, 200 seats", who.lena, -134, -41),
        (SpicedPart.PAIN, "Crews are replanned by hand after each disruption", who.lena, -236, -31),
        (SpicedPart.IMPACT, "Fewer trains cancelled for want of a crew", who.lena, -236, -155),
        (SpicedPart.IMPACT, "Replanning a depot in 15 minutes instead of 90", who.lena, -134, -31),
        (SpicedPart.DECISION, "Fits union rules; data stays on site", who.sofia, -155, -142),
    ):
        story.add(
            SpicedEntry,
            part=part,
            text=text,
            recorded_on=story.workday(recorded),
            said_by_id=said_by.id,
            verified_on=story.workday(verified),
            source="her words in the call",
        )
    story.add(
        SpicedEntry,
        part=SpicedPart.CRITICAL_EVENT,
        text=f"Timetable change, {said(event)}",
        recorded_on=story.workday(-155),
        said_by_id=who.lena.id,
        verified_on=story.workday(-31),
        event_on=event,
        source="board paper of Northwind",
    )
    for check, answer, note in (
        (
            FitCheck.TECHNICAL,
            Answer.PARTLY,
            "Planners log in to three systems until single sign-on.",
        ),
        (FitCheck.FUNCTIONAL, Answer.YES, ""),
        (FitCheck.EXPERIENCE, Answer.PARTLY, "Nine depots have never replanned in a system."),
        (FitCheck.SUPPORT, Answer.YES, "Own key users in every depot."),
        (FitCheck.INTERNAL_BUY_IN, Answer.PARTLY, "The works council has not agreed yet."),
    ):
        story.add(FitAnswer, check=check, answer=answer, note=note)
    story.add(
        FitVerdict,
        decided_on=story.workday(-139),
        mitigation="Implementation days are part of the contract; depots start in waves.",
    )
    story.add(
        WinStory,
        hero="Lena Brandt",
        hero_title="Head of Operations",
        story="On a Monday in February a signal failed at six. Lena Brandt's planners needed until "
        "half past seven to find crews for the trains still standing; two were cancelled with a "
        "driver sitting in the next depot. She wanted every depot to know by quarter past six who "
        "can drive.",
        decision_criteria=(
            "Works under union rules",
            "Data stays on site",
            "A depot alone can do it",
        ),
    )
    for step, offset in zip(IntroductionStep, (-240, -236, -236), strict=True):
        story.add(IntroductionTick, step=step, on=story.workday(offset))
    story.add(
        HandoffSheet,
        business_impact="Every depot replans within 15 minutes, so that no train waits for a plan.",
        onboarding="Guided: one depot first, then waves of three or four.",
        quickest_value="Ostfeld depot replans one disruption within 30 minutes.",
        expectations="Single sign-on is our part and theirs; the works council is theirs.",
        sent_on=story.workday(-139),
    )


def add_plan(story: Story, who: People) -> dict[str, Action]:
    """The joint impact plan: goals, milestones, actions, gaps, practices, versions."""
    m, house = story.house.metrics, story.house
    story.goal(
        horizon=Horizon.FIRST_VALUE,
        statement="One depot replans a disruption within 30 minutes",
        persona="Depot planner",
        contact_id=who.ada.id,
        measure="Minutes to replan, Ostfeld depot",
        unit="minutes",
        baseline=Decimal(90),
        target=Decimal(30),
        actual=Decimal(28),
        due_on=story.on_day(45),
        reached_on=story.workday(-103),
    )
    for statement, persona, contact, metric, target, fields in (
        (
            "Every depot replans within 15 minutes",
            "Head of Operations",
            who.lena,
            None,
            14,
            {
                "baseline": Decimal(0),
                "actual": Decimal(4),
                "unit": "depots",
                "measure": "Depots with a weekly median of 15 minutes or less",
            },
        ),
        (
            "95 % of crews planned in the system",
            "Head of crew planning",
            who.mehmet,
            m.crews,
            95,
            {},
        ),
        ("Overtime at 900 hours a week or less", "CFO", who.marc, m.overtime, 900, {}),
        (
            "Every planner works in the system each week",
            "Head of crew planning",
            who.mehmet,
            m.active,
            200,
            {},
        ),
    ):
        story.goal(
            horizon=Horizon.TWELVE_MONTHS,
            statement=statement,
            persona=persona,
            contact_id=contact.id,
            metric_id=metric.id if metric else None,
            target=Decimal(target),
            due_on=story.on_day(365),
            **fields,
        )
    story.journey(
        {FIRST_LOGIN: (4, None), CONFIGURED: (12, None), FIRST_VALUE: (38, 30), REVIEW_1: (88, 52)},
        {
            FIRST_VALUE: "Ostfeld replanned a signal failure in 28 minutes",
            REVIEW_1: "Five depots in the system; 58 planners active",
        },
    )
    trained = story.milestone(
        "150 planners trained", 100, None, (95, None), "152 attendance records"
    )
    data = story.milestone(
        "Crew data of 14 depots connected", 130, None, (130, None), "Nightly import, no gaps"
    )
    sso = story.milestone("Single sign-on for all planners", 132)
    story.milestone(
        "Two depots live for the timetable change", 141 + TIMETABLE, moment_of_truth=True
    )
    story.milestone("All 14 depots live", 210)
    review = story.workday(-53)
    actions = {
        "data": story.action(
            "Connect crew data of all 14 depots",
            house.rafael,
            -9,
            -11,
            milestone_id=data.id,
            evidence="Import log, 14 of 14",
        ),
        "train": story.action(
            "Train 150 planners in three waves",
            house.rafael,
            -41,
            -46,
            milestone_id=trained.id,
            evidence="152 attended",
        ),
        "tenant": story.action(
            "Open a test tenant for single sign-on", who.sofia, -12, milestone_id=sso.id
        ),
        "payroll": story.action(
            "Send overtime by depot each Wednesday",
            who.marc,
            -37,
            -39,
            evidence="Weekly file since then",
        ),
        "sso": story.action(
            "Connect single sign-on", house.tom, 5, status=ActionStatus.DOING, milestone_id=sso.id
        ),
        "page": story.action("Send the page for the works council", house.me, -9),
        "script": story.action("Write the rehearsal script for both depots", house.rafael, -6),
        "list": story.action("List the 24 planners who are left", who.mehmet, -8),
        "dry": story.action(
            "Dry run of the timetable change in Ostfeld and Hafen", who.lena, 9, created_on=review
        ),
        "council": story.action(
            "Bring the agreement on digital rosters to the works council",
            who.marc,
            10,
            created_on=review,
        ),
        "rest": story.action(
            "Train the 24 planners who are left", house.rafael, 24, created_on=review
        ),
        "old": story.action("Switch off the three old planning tools", who.sofia, 69),
    }
    for statement, check, key in (
        ("Planners log in to three systems", FitCheck.TECHNICAL, "sso"),
        ("Nine depots had never replanned in a system", FitCheck.EXPERIENCE, "train"),
        (
            "The works council has not agreed to digital rosters",
            FitCheck.INTERNAL_BUY_IN,
            "council",
        ),
    ):
        story.add(SuccessGap, statement=statement, check=check, action_id=actions[key].id)
    story.add(
        SuccessGap,
        statement="Night plans across depots stay with the control centre",
        check=FitCheck.FUNCTIONAL,
        accepted=True,
        accepted_reason="Four replans a month; not worth a second project this year.",
    )
    _practices(story)
    _agreements(story, who)
    return actions


def _practices(story: Story) -> None:
    good, bad = PracticeKind.BEST_PRACTICE, PracticeKind.PITFALL
    for position, (kind, text) in enumerate(
        (
            (good, "One key user per depot, with two free hours a week for the first month."),
            (good, "Replan the last real disruption in the training, not an invented one."),
            (good, "Publish the weekly minutes per depot where planners can see them."),
            (bad, "Keeping the spreadsheet as a second truth: errors came from there."),
            (bad, "Going live with a new timetable and a new tool in all depots on one day."),
        )
    ):
        story.add(Practice, kind=kind, text=text, position=position)


def _agreements(story: Story, who: People) -> None:
    me = story.house.me
    for on, mood, note in (
        (-129, Mood.HONEYMOON, "Lena shows the pilot to every visitor."),
        (-81, Mood.TROUGH, 'Three depots wait for crew data; "when is it our turn?"'),
        (-31, Mood.STEADY, "Relieved about the minutes, tired of three log-ins."),
    ):
        story.add(MoodRecord, on=story.workday(on), mood=mood, note=note)
    story.agree(
        1,
        story.workday(-134),
        (who.lena, who.marc, who.sofia, me),
        "Agreed at the business orchestration.",
        then={"Single sign-on for all planners": -22, "All 14 depots live": -48},
    )
    story.agree(
        2,
        story.workday(-53),
        (who.lena, who.marc, me),
        "Re-agreed at the first executive review: two depots first, the others in January.",
    )
