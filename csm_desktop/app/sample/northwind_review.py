"""Northwind Rail: the executive reviews, initiatives, what is new for them, and our own view."""

from csm_desktop.app.sample.desk import month_of, said
from csm_desktop.app.sample.northwind import TIMETABLE, Numbers, People
from csm_desktop.app.sample.reviewing import (
    Promise,
    Undertaking,
    add_asks,
    add_meanings,
    add_offers,
    add_promises,
    add_review,
    add_undertakings,
)
from csm_desktop.app.sample.story import Story
from csm_desktop.domain.accounts import Account
from csm_desktop.domain.lifecycle import AdvocacyAct, AdvocacyKind
from csm_desktop.domain.meetings import Meeting
from csm_desktop.domain.money import Money
from csm_desktop.domain.opportunities import (
    DecisionProcess,
    ImpactSize,
    Opportunity,
    OpportunityKind,
    OpportunityStage,
    SellingNote,
    SellingStep,
)
from csm_desktop.domain.reviews import GoalResult, InitiativeStatus, PageTitle, Review, ReviewPart
from csm_desktop.domain.strategies import Pairing


def add_first_review(story: Story, who: People, meeting: Meeting, n: Numbers) -> None:
    """The review of day 88: four goals, three kept."""
    house, m = story.house, story.house.metrics
    kept, missed = GoalResult.KEPT, GoalResult.MISSED
    review = add_review(story, 1, meeting, (who.sofia, who.marc, who.lena), 2)
    sso = f"test tenant still closed; now {said(story.workday(5))}"
    visit = "two operators came to Ostfeld"
    data = "14 of 14, every night"
    add_promises(
        story,
        review,
        Promise(
            "Train 150 planners",
            who.mehmet,
            house.rafael,
            m.active,
            150,
            kept,
            f"152 trained, {n.active} active",
        ),
        Promise(
            "Connect the crew data of 14 depots", who.mehmet, house.rafael, None, 14, kept, data
        ),
        Promise("One reference visit", who.lena, house.me, None, 1, kept, visit),
        Promise("Single sign-on for all planners", who.sofia, house.tom, None, None, missed, sso),
    )
    add_asks(story, review, ("Free", "150 planners for one training day each.", -49))


def add_second_review(story: Story, who: People, meeting: Meeting, n: Numbers) -> None:
    """The review ahead: its titles, what the measures mean, what we ask, the next goals."""
    house, m = story.house, story.house.metrics
    event = said(story.day(TIMETABLE))
    review = add_review(story, 2, meeting, (who.sofia, who.marc, who.lena), 116, _titles(story, n))
    _meanings(story, review, n)
    add_asks(
        story,
        review,
        ("Decide", f"go live in two depots on {event}, all others in January.", 3),
        ("Name", f"a signatory at the works council by {said(story.workday(10))}.", 10),
        ("Open", f"the test tenant for single sign-on by {said(story.workday(4))}.", 4),
    )
    add_promises(
        story,
        review,
        Promise("15 minutes in 10 of 14 depots", who.lena, house.me, None, 10),
        Promise("95 % of crews planned in the system", who.mehmet, house.rafael, m.crews, 95),
        Promise("Works council agreement signed", who.marc, house.adaeze),
        Promise("Overtime at 900 hours a week", who.marc, house.me, m.overtime, 900),
    )


def _titles(story: Story, n: Numbers) -> tuple[PageTitle, ...]:
    event = said(story.day(TIMETABLE))
    training = month_of(story.workday(-48))
    return (
        PageTitle(
            ReviewPart.SUMMARY,
            "Replanning after a disruption is four times faster; two depots are ready to go live "
            f"on {event}",
        ),
        PageTitle(
            ReviewPart.PRODUCTIVITY,
            f"Replanning fell from 90 to {n.replan} minutes, most of it after the {training} "
            "training",
            story.house.metrics.replan.id,
        ),
    )


def _meanings(story: Story, review: Review, n: Numbers) -> None:
    m = story.house.metrics
    report = f"from your operations report of {said(story.workday(-4))}"
    add_meanings(
        story,
        review,
        (
            m.replan,
            "A plan that took an hour and a half is now out before the next rush. The remaining "
            f"{n.replan - 15} minutes wait for single sign-on: planners still log in to three "
            "systems.",
            f"Median of all replanning runs of the week, {report}.",
        ),
        (
            m.crews,
            f"{n.crews} of 100 duties now follow a plan that everybody can see. The rest sits in "
            "the nine depots that started after the training.",
            "Duties released in the system, of all duties worked in the week.",
        ),
        (
            m.overtime,
            f"About {n.overtime_saved} overtime hours a week are no longer worked. Another "
            f"{n.overtime - 900} hours bring you to the target.",
            f"Paid overtime of all 14 depots, payroll week, {report}.",
        ),
        (
            m.active,
            f"{n.active} of 200 planners work in the system every week; {200 - n.active} are "
            "still to be trained.",
            "People who changed or released a plan at least once in seven days.",
        ),
    )


def add_initiatives(story: Story, who: People, n: Numbers) -> None:
    """Northwind's own initiatives, and which of our new capabilities matter to them."""
    event = story.day(TIMETABLE)
    state = InitiativeStatus
    add_undertakings(
        story,
        Undertaking(
            f"Timetable change, {said(event)}",
            "Forty more trains a day and two new lines from one night to the next.",
            who.lena,
            state.ON_TRACK,
            -155,
            event,
            "Ostfeld and Hafen rehearse next week.",
            "Both depots replan within 15 minutes; we are on site for three days.",
        ),
        Undertaking(
            "Overtime programme",
            "Finance wants overtime at 900 hours a week by summer.",
            who.marc,
            state.ON_TRACK,
            -300,
            story.workday(224),
            f"{n.overtime} hours a week now, {n.overtime_saved} fewer than on day 1.",
            "Overtime per depot in the weekly report; late duty changes are down to "
            f"{n.late_changes} a week.",
        ),
        Undertaking(
            "Agreement on digital rosters",
            "The works council and the board settle how rosters may be published.",
            who.jonas,
            state.DELAYED,
            -90,
            story.workday(66),
            "The draft is written; nobody has been named to sign.",
            "The agreement checker shows each clause that a plan would break.",
        ),
        Undertaking(
            "One log-in for all systems",
            "IT retires three directories.",
            who.sofia,
            state.DELAYED,
            -210,
            story.workday(40),
            "Audit passed; the test tenant is still closed.",
            "Single sign-on for planning and crew data, ready on our side.",
        ),
        Undertaking(
            "Night trains to the coast",
            "Two lines from next summer, with crews that sleep away from home.",
            who.mehmet,
            state.NEW,
            -25,
            story.workday(230),
            "Concept only.",
            "A what-if plan of four weeks with rest times away from home.",
        ),
    )
    add_offers(
        story,
        ("sso", f"Removes two of three log-ins: most of the {n.replan - 15} minutes to your goal."),
        ("what_if", "Rehearse the timetable change on a copy, depot by depot."),
        ("rules", "Gives the works council the clause behind each plan; helps it to sign."),
    )


def add_our_view(story: Story, who: People, champion: Account) -> None:
    """What stays with us: acts of advocacy, the way to more, and a pairing."""
    story.add(
        AdvocacyAct,
        kind=AdvocacyKind.REFERENCE_CALL,
        on=story.workday(-24),
        contact_id=who.lena.id,
        note="Two operators spent a morning in Ostfeld.",
    )
    control = story.add(
        Opportunity,
        title="What-if plans for the control centre",
        kind=OpportunityKind.UPSELL,
        impact=ImpactSize.MIDDLE,
        stage=OpportunityStage.QUALIFIED,
        amount=Money.of(36_000, "EUR"),
        close_on=story.workday(75),
        decision_maker_id=who.lena.id,
        owner_id=story.house.henrik.id,
        process=DecisionProcess.HIERARCHY,
        note="Only after the timetable change has gone well.",
    )
    story.add(
        Opportunity,
        title="Shift swaps for 1,150 drivers and conductors",
        kind=OpportunityKind.CROSS_SELL,
        impact=ImpactSize.BIG,
        amount=Money.of(92_000, "EUR"),
        close_on=story.workday(250),
        decision_maker_id=who.ulrich.id,
        owner_id=story.house.henrik.id,
        process=DecisionProcess.CONSENSUS,
        note="Needs the works council's agreement first.",
    )
    for position, (step, text, person) in enumerate(
        (
            (SellingStep.NEEDS, "Control centre plans nights by hand, four times a month.", None),
            (SellingStep.PEOPLE, "Lena first: it is her budget.", who.lena),
            (SellingStep.PEOPLE, "Then Marc, with overtime per depot.", who.marc),
            (SellingStep.PROCESS, "Board paper, decided in the first week of a month.", None),
            (
                SellingStep.STRUCTURE,
                "Hierarchy: Ulrich Vance signs what Marc has seen.",
                who.ulrich,
            ),
            (SellingStep.PRESCRIBE, "Two night weeks as a what-if plan, then the price.", None),
        )
    ):
        story.add(
            SellingNote,
            opportunity_id=control.id,
            step=step,
            text=text,
            contact_id=person.id if person else None,
            position=position,
        )
    story.add(
        Pairing,
        champion_account_id=champion.id,
        proposed_on=story.workday(-33),
        why="Storm days there are timetable days here; both plan field crews from one desk.",
        introduced_on=story.workday(-24),
        outcome="Lena Brandt and Fionnuala Kerr speak once a month.",
    )
