"""Northwind Rail: the meetings, from the account executive's introduction to the review ahead."""

from csm_desktop.app.sample.desk import month_of, said
from csm_desktop.app.sample.northwind import TIMETABLE, Numbers, People
from csm_desktop.app.sample.story import Story
from csm_desktop.app.sample.talks import Call, Notes, Step, coming, held
from csm_desktop.domain.meetings import Meeting, MeetingKind

_K = MeetingKind


def before_signing(story: Story, who: People) -> None:
    """How it began: introduction, trial and hand-over."""
    house = story.house
    held(
        story,
        -236,
        Call(
            "10:00",
            _K.INTRODUCTION,
            "Pre-close introduction",
            (who.lena, who.sofia),
            (house.priya, house.me),
            purpose="Understand a disrupted Monday before anybody talks about a contract",
            value="How a comparable operator cut replanning, with its numbers",
            goals=(("Know what it would take in our depots", True),),
            notes=Notes(
                "14 depots, each with its own spreadsheet.\n"
                "Two trains cancelled in February with a driver free next door.\n"
                "? Who owns crew data?\n> @priya trial offer for one depot",
                '"by hand", "every single time"',
                "Disruptions first, rosters later",
                "Speed; union rules",
            ),
            summary="Replanning by hand takes 90 minutes; one depot will try it first.",
            steps=(Step("Send the offer for a trial in one depot", house.priya, -232, -233),),
            sent=25,
        ),
    )
    held(
        story,
        -169,
        Call(
            "09:30",
            _K.WORKING_SESSION,
            "Trial, week four",
            (who.ada, who.lena),
            (house.me,),
            purpose="See whether the 12 trial planners can replan alone",
            value="Ostfeld's first replanned disruption, step by step",
            notes=Notes(
                "Ada replanned without help, 61 minutes.\n! Ostfeld stays the first depot",
                '"it finally tells me who may drive"',
                "Union rules in the proposal",
                "Trust in the proposal",
            ),
            summary="Ostfeld replans alone; the proposal must respect rest times.",
            steps=(Step("Load the rest-time rules of Ostfeld", house.me, -163, -165),),
            sent=18,
        ),
    )
    held(
        story,
        -139,
        Call(
            "11:00",
            _K.HANDOFF,
            "Hand-over from sales",
            (who.lena,),
            (house.priya, house.me, house.rafael),
            minutes=30,
            purpose="Nothing that Northwind told us has to be told twice",
            value="One named person, one plan, one date for the first depot",
            notes=Notes(
                "! Alex leads from here, Priya stays for Marc\n# Ulrich Vance was never in a call",
                '"proud"',
                "First depot before the holidays",
                "Continuity",
            ),
            summary="You keep Priya for commercial questions; Alex leads the plan.",
            steps=(Step("Invite everybody to the business orchestration", house.me, -137, -138),),
            sent=12,
        ),
    )


def first_hundred_days(story: Story, who: People) -> None:
    """Orchestration, kick-off, first value and the trough."""
    house = story.house
    event = said(story.day(TIMETABLE))
    held(
        story,
        -134,
        Call(
            "09:00",
            _K.ORCHESTRATION,
            "Business orchestration",
            (who.lena, who.marc, who.sofia, who.mehmet),
            (house.me, house.priya, house.rafael),
            minutes=90,
            away=(who.ulrich,),
            purpose="Agree what success is, for whom, and by when",
            value="A joint plan with a date for every depot",
            appreciation="Thank you for bringing finance and IT to the same table.",
            agenda=("Agenda", "Goals", "The customer journey", "Joint impact plan", "Next steps"),
            goals=(("Know when my depot is live", True), ("See overtime as a goal", True)),
            notes=Notes(
                "! First value: one depot replans within 30 minutes\n"
                "! Twelve months: every depot within 15 minutes\n"
                "! Overtime is measured from payroll, weekly\n"
                "# Marc asked twice what a delay would cost",
                '"finally one plan"',
                "Ostfeld first; overtime per depot",
                "Ownership of crew data",
            ),
            summary=f"Goals and plan are agreed; the timetable change on {event} is the date "
            "that counts.",
            steps=(
                Step("Send version 1 of the joint impact plan", house.me, -132, -133),
                Step("Name a key user in each depot", who.mehmet, -120, -122),
            ),
            sent=22,
        ),
    )
    held(
        story,
        -131,
        Call(
            "14:00",
            _K.TECHNICAL_KICKOFF,
            "Technical kick-off",
            (who.sofia, who.ewa),
            (house.rafael, house.tom, house.me),
            purpose="Crew data flows every night from the first depot on",
            value="A checklist that IT security can sign",
            notes=Notes(
                "Data stays on site, import at night.\n> @ewa firewall rule for the import\n"
                "? Which identity provider from autumn on?",
                '"please no new server"',
                "Security review; no extra hardware",
                "Single sign-on",
            ),
            summary="Nightly import from your own server; single sign-on follows in autumn.",
            steps=(Step("Open the firewall for the nightly import", who.ewa, -127, -128),),
            sent=28,
        ),
    )
    held(
        story,
        -118,
        Call(
            "13:30",
            _K.WORKING_SESSION,
            "Scope of single sign-on",
            (who.sofia, who.ewa),
            (house.tom, house.me),
            purpose="Decide what single sign-on covers, and who opens the test tenant",
            value="One log-in instead of three for every planner",
            notes=Notes(
                "Three log-ins: planning, crew data, payroll.\n"
                "! Planning and crew data first, payroll later\n"
                "> @sofia test tenant",
                '"not before the audit"',
                "Audit first",
                "Single sign-on",
            ),
            summary="Single sign-on covers planning and crew data first.",
            steps=(Step("Describe the claims that we need", house.tom, -111, -112),),
            sent=55,
        ),
    )
    held(
        story,
        -103,
        Call(
            "10:30",
            _K.IMPACT_REVIEW,
            "First value in Ostfeld",
            (who.ada, who.lena),
            (house.me,),
            purpose="Check first value against the goal of the orchestration",
            value="Proof for the next depots, in Ostfeld's own numbers",
            goals=(("Show it to the other depots", True),),
            notes=Notes(
                "Signal failure at 06:10, plan released at 06:38: 28 minutes.\n"
                "! First value reached\n> @ada ten-minute demonstration for the depot leads",
                '"I went to get coffee and it was done"',
                "Next three depots",
                "Proof",
            ),
            summary="Ostfeld replanned in 28 minutes; the goal was 30.",
            steps=(Step("Show the replan to the depot leads", who.ada, -96, -97),),
            sent=9,
        ),
    )
    held(
        story,
        -76,
        Call(
            "09:30",
            _K.WORKING_SESSION,
            "Crew data of the waiting depots",
            (who.mehmet,),
            (house.rafael, house.me),
            purpose="Find out why three depots cannot start",
            value="A start date for each waiting depot",
            notes=Notes(
                "Rest times are kept in a second spreadsheet.\n"
                "! One import for both, by the end of the month\n# Mehmet fears for his planners",
                '"we wait and wait"',
                "Start dates",
                "Data quality",
            ),
            summary="The second spreadsheet joins the import; three depots then start.",
            steps=(Step("Add rest times to the nightly import", house.rafael, -62, -58),),
            sent=41,
            got_value=False,
        ),
    )


def since_the_first_review(story: Story, who: People, n: Numbers) -> Meeting:
    """The first executive review, training, and the impact review; gives the review."""
    house = story.house
    event = said(story.day(TIMETABLE))
    review = held(
        story,
        -53,
        Call(
            "10:00",
            _K.EBR,
            "Executive business review 1",
            (who.lena, who.marc),
            (house.me, house.priya, house.tom, house.adaeze),
            minutes=90,
            away=(who.sofia, who.ulrich),
            purpose="Show what 90 days brought and agree four goals",
            value="Overtime and minutes per depot, next to the plan",
            goals=(("Know if the others can follow before the timetable change", True),),
            notes=Notes(
                "60 minutes a replan, five depots in the system.\n"
                "! Two depots for the timetable change, the others in January\n"
                "! Train 150 planners in one go instead of depot by depot\n"
                "# Sofia did not come, nobody knew why",
                '"faster, please"',
                "Training before winter",
                "Pace of the roll-out",
            ),
            summary="Four goals until the next review; training comes first.",
            steps=(
                Step("Book three training days", house.rafael, -50, -51),
                Step("Free 150 planners for one day each", who.mehmet, -49, -50),
            ),
            sent=14,
        ),
    )
    held(
        story,
        -41,
        Call(
            "15:00",
            _K.WORKING_SESSION,
            "How overtime is counted",
            (who.marc,),
            (house.me, house.priya),
            minutes=40,
            purpose="Agree on one overtime figure that finance believes",
            value="Overtime per depot from payroll, every Wednesday",
            notes=Notes(
                "! Payroll is the source, our usage only explains it\n"
                "Marc wants it per depot.\n? Do sick cover hours count?",
                '"show me the payroll"',
                "Per depot, not in total",
                "Trust in numbers",
            ),
            summary="Overtime comes from payroll, per depot, each Wednesday.",
            steps=(Step("Add overtime per depot to the weekly report", house.me, -34, -33),),
            sent=48,
        ),
    )
    held(
        story,
        -31,
        Call(
            "08:30",
            _K.IMPACT_REVIEW,
            "Impact review",
            (who.lena, who.marc),
            (house.me, house.priya),
            purpose="Verify the twelve-month goal before the timetable change",
            value="Depot plan of a comparable operator, with numbers",
            appreciation="Thank you for the payroll file; it settled the question in a day.",
            agenda=("What we wanted", "Where we are", f"Going live on {event}"),
            goals=((f"Know if we can go live on {event}", True),),
            stories="An operator with 11 depots went live in two first and lost no train.",
            questions=("Who signs for the works council?", "What must not happen on that day?"),
            notes=Notes(
                "Replanning measured last week: 34 minutes, target 15.\n"
                f"! Go live in two depots on {event}, rest in January\n"
                "> @us SSO guide to IT\n> @lena name pilot users\n"
                "? Who signs for the works council?\n# Marc doubts the January date",
                '"relieved", "fed up with spreadsheets"',
                "Go-live date, then union sign-off",
                "Disruption handling; data quality",
            ),
            summary="You wanted to know whether you can go live on "
            f"{event}: yes, in two depots, with the rest in January.",
            steps=(
                Step("Send the single sign-on guide to IT", house.me, -2),
                Step("Name pilot users for the depot module", who.lena, 0),
                Step("Ask who signs for the works council", who.marc, -10, -14),
            ),
            sent=19,
        ),
    )
    held(
        story,
        -29,
        Call(
            "16:00",
            _K.INTERNAL,
            "Northwind: renewal and single sign-on",
            (),
            (house.me, house.priya, house.tom),
            minutes=25,
            purpose="One view of the renewal, and who brings Sofia back",
            notes=Notes(
                "# Sofia not met since the log-in scope\n"
                "> Tom calls Sofia about the guide\n# Renewal hangs on the timetable change",
                "",
                "Sofia; the January date",
                "Risk",
            ),
            steps=(Step("Prepare the second executive review", house.me, 1),),
        ),
    )
    assert n.replan < 34, "the impact review's figure lies before the latest reading"
    return review


def ahead(story: Story, who: People, training: str) -> Meeting:
    """What is planned: the second executive review, and the check before the great day."""
    house = story.house
    event = said(story.day(TIMETABLE))
    review = coming(
        story,
        2,
        Call(
            "10:00",
            _K.EBR,
            "Executive business review 2",
            (who.lena, who.marc, who.sofia),
            (house.me, house.priya, house.adaeze),
            minutes=90,
            purpose=f"Decide on going live on {event}",
            value="Every number of the plan with its source, and two decisions to take",
            agenda=("Objectives and promises", "What changed since day 1", "What we ask of you"),
            goals=((f"Know which depots go live on {event}", None),),
            stories=f"What the {training} training changed in Ostfeld and Hafen.",
            questions=("What would make January unsafe?", "Whom do we need at the next review?"),
        ),
    )
    coming(
        story,
        12,
        Call(
            "10:00",
            _K.WORKING_SESSION,
            "Go-live check",
            (who.lena, who.mehmet, who.ada),
            (house.me, house.rafael),
            purpose="Go through the dry run, depot by depot",
            value="A yes or no for each depot, nine days before the change",
        ),
    )
    return review


def training_month(story: Story) -> str:
    """The month of the planner training, for sentences."""
    return month_of(story.workday(-48))
