"""What the values of the domain's enums are called, in the field's own words (domain.md).

Keyed by the enum's class name, so that naming them imports nothing; a test holds the lists whole.
What fields are called stands in their passports.
"""

from enum import Enum

from csm_desktop.wording.fields import spelled
from csm_desktop.wording.translation import mark as _
from csm_desktop.wording.translation import tr
from csm_desktop.wording.voice import voice

_LABELS: dict[str, dict[str, str]] = {
    "AccountStatus": {
        "onboarding": _("Onboarding"),
        "live": _("Live"),
        "churned": _("Churned"),
        "prospect": _("Prospect"),
        "partner": _("Partner"),
    },
    "Experience": {
        "inexperienced": _("Inexperienced"),
        "some": _("Some experience"),
        "experienced": _("Experienced"),
    },
    "Trigger": {
        "people_change": _("Executive or stakeholder change"),
        "champion_left": _("Champion left"),
        "licence_use": _("Licence use"),
        "feature_use": _("Feature use"),
        "engagement": _("Engagement"),
        "advocacy": _("Advocacy"),
        "health_band": _("Health band crossed"),
        "milestone_late": _("Milestone late"),
        "renewal_near": _("Renewal near"),
        "gone_quiet": _("Gone quiet"),
        "follow_up_overdue": _("Follow-up overdue"),
        "critical_event_near": _("Critical event near"),
    },
    "Tone": {
        "positive": _("Expansion"),
        "negative": _("Churn risk"),
        "neutral": _("Open either way"),
    },
    "RunOutcome": {
        "worked": _("It worked"),
        "partly": _("It worked in part"),
        "failed": _("It did not work"),
    },
    "Severity": {
        "urgent": _("Urgent"),
        "important": _("Important"),
        "note": _("For information"),
    },
    "RuleMode": {"off": _("Off"), "silent": _("Silent"), "on": _("On")},
    "AlertState": {"open": _("Open"), "snoozed": _("Snoozed"), "closed": _("Closed")},
    "ContactRole": {
        "end_user": _("End user"),
        "stakeholder": _("Stakeholder"),
        "commercial_buyer": _("Commercial buyer"),
        "sponsor": _("Sponsor"),
        "champion": _("Champion"),
        "decision_maker": _("Decision maker"),
    },
    "Sentiment": {
        "advocate": _("Advocate"),
        "supportive": _("Supportive"),
        "neutral": _("Neutral"),
        "sceptical": _("Sceptical"),
        "blocker": _("Blocker"),
    },
    "Influence": {"high": _("High"), "medium": _("Medium"), "low": _("Low")},
    "ContactStatus": {"active": _("Active"), "left": _("Left")},
    "Strength": {"strong": _("Strong"), "some": _("Some"), "weak": _("Weak")},
    "FitCheck": {
        "technical": _("Technical"),
        "functional": _("Functional"),
        "experience": _("Experience"),
        "support": _("Support"),
        "internal_buy_in": _("Internal buy-in"),
    },
    "Answer": {"yes": _("Yes"), "partly": _("Partly"), "no": _("No")},
    "FitCategory": {"good": _("Good fit"), "stretch": _("Stretch"), "bad": _("Bad fit")},
    "IntroductionStep": {
        "set_up": _("Set up by the account executive"),
        "introduced": _("Introduced at the call's end"),
        "enriched": _("Diagnosis enriched"),
    },
    "HealthSide": {"csm": _("Our actions"), "customer": _("Customer actions")},
    "Factor": {
        "contact_cadence": _("Contact cadence kept"),
        "follow_ups": _("Follow-ups on time"),
        "our_actions": _("Our plan actions on time"),
        "coverage": _("3x3 coverage"),
        "reviews": _("Reviews on schedule"),
        "champion": _("Champion spoken to"),
        "licence_use": _("Licence use"),
        "usage": _("Usage against the norm"),
        "milestones": _("Milestones reached"),
        "their_actions": _("Their plan actions on time"),
        "engagement": _("Engagement"),
        "advocacy": _("Advocacy and satisfaction"),
    },
    "Bearing": {
        "gained": _("Gained"),
        "slipped": _("Slipped"),
        "recovering": _("Recovering"),
        "lost": _("Lost"),
        "level": _("Level"),
        "unknown": _("Not known"),
    },
    "Band": {
        "healthy": _("Healthy"),
        "watch": _("Watch"),
        "at_risk": _("At risk"),
        "unknown": _("Not enough data"),
    },
    "Standing": {
        "champion": _("Champion"),
        "cruiser": _("Cruiser"),
        "laggard": _("Laggard"),
        "too_early": _("Too early to tell"),
    },
    "Arc": {
        "demand": _("Demand"),
        "turnaround": _("Turnaround"),
        "expand": _("Expand"),
        "boomerang": _("Boomerang"),
    },
    "Stage": {
        "awareness": _("Awareness"),
        "consideration": _("Consideration"),
        "trial": _("Trial"),
        "decision": _("Decision"),
        "adoption": _("Adoption"),
        "performance": _("Performance"),
        "transformation": _("Transformation"),
        "advocacy": _("Advocacy"),
    },
    "Leader": {
        "marketing": _("Marketing"),
        "sales": _("Sales"),
        "customer_success": _("Customer success"),
        "product": _("Product"),
        "finance": _("Finance"),
    },
    "ProcessStep": {
        "preboarding": _("Preboarding"),
        "handoff": _("Hand-off"),
        "orchestration": _("Orchestration and technical kickoff"),
        "delivering": _("Delivering value"),
        "monitoring": _("Monitor and respond"),
        "reviewing": _("Review results"),
        "renewing": _("Renew and expand"),
    },
    "AdvocacyKind": {
        "reference_call": _("Reference call"),
        "review": _("Review"),
        "case_study": _("Case study"),
        "talk": _("Talk"),
        "testimonial": _("Testimonial"),
        "referral": _("Referral"),
        "nps_promoter": _("NPS promoter"),
    },
    "Direction": {
        "us_to_customer": _("Us to customer"),
        "customer_to_us": _("Customer to us"),
        "among_customers": _("Customer with customers"),
        "with_third_parties": _("Customer with third parties"),
    },
    "MeetingKind": {
        "introduction": _("Pre-close introduction"),
        "handoff": _("Hand-off"),
        "orchestration": _("Business orchestration"),
        "technical_kickoff": _("Technical kickoff"),
        "working_session": _("Working session"),
        "impact_review": _("Impact review"),
        "ebr": _("Executive business review"),
        "rescue_call": _("Rescue call"),
        "internal": _("Internal"),
    },
    "LineMark": {
        "plain": _("Note"),
        "action": _("Action"),
        "decision": _("Decision"),
        "question": _("Open question"),
        "request": _("Request to product"),
        "entry": _("Logged"),
        "private": _("Private"),
    },
    "FollowUpState": {
        "draft": _("Draft"),
        "handed_off": _("Handed off, unconfirmed"),
        "sent": _("Sent"),
    },
    "FollowUpTiming": {
        "not_ended": _("Meeting not ended"),
        "running": _("Running"),
        "overdue": _("Overdue"),
        "on_time": _("Sent on time"),
        "same_day": _("Sent the same day"),
        "later": _("Sent later"),
    },
    "GoldenStep": {
        "communicate": _("Communicate: talk, listen"),
        "disarm": _("Disarm"),
        "research": _("Research"),
        "diagnose": _("Diagnose"),
        "proof": _("Proof"),
        "prescribe": _("Prescribe"),
        "check": _("Communicate: summarise, check, ask"),
    },
    "Better": {"higher": _("Higher is better"), "lower": _("Lower is better")},
    "Access": {"usage": _("Usage"), "by_consent": _("The customer tells us, with consent")},
    "MetricKind": {
        "productivity": _("Productivity"),
        "usage": _("Usage"),
        "active_seats": _("Active seats"),
        "nps": _("NPS"),
        "csat": _("CSAT"),
    },
    "RequestState": {
        "open": _("Open"),
        "planned": _("Planned"),
        "shipped": _("Shipped"),
        "declined": _("Declined"),
    },
    "EngagementKind": {
        "training": _("Training"),
        "community": _("Community"),
        "webinar": _("Webinar"),
        "event": _("Event"),
    },
    "OpportunityKind": {"upsell": _("Upsell"), "cross_sell": _("Cross-sell")},
    "ImpactSize": {"initial": _("Initial"), "middle": _("Middle"), "big": _("Big")},
    "OpportunityStage": {
        "idea": _("Idea"),
        "qualified": _("Qualified"),
        "proposed": _("Proposed"),
        "won": _("Won"),
        "lost": _("Lost"),
    },
    "DecisionProcess": {"hierarchy": _("Hierarchy"), "consensus": _("Consensus")},
    "SellingStep": {
        "needs": _("Needs per user, group and department"),
        "people": _("Who is involved"),
        "process": _("Decision process"),
        "structure": _("Hierarchy or consensus"),
        "prescribe": _("Prescribe"),
    },
    "Horizon": {
        "first_value": _("First value"),
        "twelve_months": _("Twelve months"),
        "other": _("Further goal"),
    },
    "Side": {"us": _("Us"), "customer": _("Customer")},
    "ActionStatus": {
        "open": _("Open"),
        "doing": _("Doing"),
        "done": _("Done"),
        "dropped": _("Dropped"),
    },
    "ActionOrigin": {
        "plan": _("Joint impact plan"),
        "next_step": _("Next step"),
        "meeting": _("Meeting"),
        "playbook": _("Playbook"),
        "communication": _("Communication plan"),
        "improvement": _("Improvement plan"),
        "strategy": _("Strategy"),
    },
    "PracticeKind": {"best_practice": _("Best practice"), "pitfall": _("Pitfall")},
    "Mood": {
        "honeymoon": _("Honeymoon peak"),
        "steady": _("Steady"),
        "trough": _("Reality trough"),
    },
    "SubscriptionStatus": {"trial": _("Trial"), "active": _("Active"), "ended": _("Ended")},
    "RevenueKind": {
        "new": _("New"),
        "expansion": _("Expansion"),
        "contraction": _("Contraction"),
        "churn": _("Churn"),
        "renewal": _("Renewal"),
    },
    "ReviewStatus": {"planned": _("Planned"), "held": _("Held")},
    "ReviewPart": {
        "cover": _("Cover"),
        "summary": _("Summary"),
        "promises": _("Objectives and promises"),
        "productivity": _("Productivity"),
        "benchmark": _("Benchmark"),
        "initiatives": _("Initiatives"),
        "capabilities": _("New capabilities"),
        "champions": _("Champions and coverage"),
        "goals": _("Goals until the next review"),
        "appendix": _("Appendix"),
    },
    "GoalResult": {
        "open": _("Open"),
        "kept": _("Kept"),
        "missed": _("Missed"),
        "dropped": _("Dropped"),
    },
    "InternalTopic": {
        "health": _("Health score"),
        "standing": _("Standing"),
        "sentiment": _("Sentiment"),
        "strategy": _("Strategy"),
    },
    "InitiativeStatus": {
        "new": _("New"),
        "on_track": _("On track"),
        "delayed": _("Delayed"),
        "paused": _("Paused"),
        "done": _("Done"),
    },
    "Engagement": {
        "high_touch": _("High-touch"),
        "low_touch": _("Low-touch"),
        "tech_touch": _("Tech-touch"),
    },
    "EngagementLevel": {
        "undeveloped": _("Undeveloped"),
        "emerging": _("Emerging"),
        "expanding": _("Expanding"),
        "conquering": _("Conquering"),
    },
    "SpicedPart": {
        "situation": _("Situation"),
        "pain": _("Pain"),
        "impact": _("Impact"),
        "critical_event": _("Critical event"),
        "decision": _("Decision"),
    },
    "StrategyKind": {"rescue": _("Rescue"), "recover": _("Recover"), "farewell": _("Farewell")},
    "FarewellReason": {
        "lost_sponsorship": _("Lost sponsorship"),
        "weak_champion": _("Weak champion"),
        "missing_tools": _("Missing tools or process"),
        "bad_fit": _("Bad solution fit"),
    },
    "Audience": {"internal": _("Internal"), "external": _("External")},
    "CelebrationKind": {
        "press_release": _("Press release"),
        "keynote": _("Keynote"),
        "webinar": _("Webinar"),
        "reference_call": _("Reference call"),
        "award": _("Innovation award"),
        "council": _("Customer council"),
        "private": _("In private"),
    },
    "GapKind": {
        "recipient": _("To"),
        "line": _("Notes"),
        "step": _("Next step"),
        "goal": _("End goal"),
    },
    "IntakeField": {
        "message": _("Message"),
        "event_day": _("Day of the critical event"),
        "segment": _("Segment"),
        "contract_start": _("Contract start"),
    },
    "TeamRole": {
        "csm": _("Customer success manager"),
        "account_executive": _("Account executive"),
        "account_manager": _("Account manager"),
        "executive_sponsor": _("Executive sponsor"),
        "support": _("Support"),
        "professional_services": _("Professional services"),
        "product": _("Product"),
        "marketing": _("Marketing"),
    },
}


_LARGE_NOUNS = ("de", "lb")


def label(value: Enum) -> str:
    """What the user calls a value of an enum, in the user's language."""
    named = _LABELS.get(type(value).__name__, {}).get(value.value)
    words = named if named else spelled(str(value.value))
    return tr(words)


def inside(value: Enum) -> str:
    """A label as it stands inside a sentence: small, but where nouns are written large."""
    words = label(value)
    return words if voice().language in _LARGE_NOUNS else words.lower()
