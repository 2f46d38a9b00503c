"""What kinds of things and their fields are called: mostly what their names read as."""

import re
from typing import Any

from csm_desktop.wording.translation import mark as _
from csm_desktop.wording.translation import tr

_KINDS = {
    "AccountMetric": _("Measured by"),
    "AdvocacyAct": _("Act of advocacy"),
    "AgreedPlan": _("Agreed version of the plan"),
    "BehaviourFinding": _("Behaviour that was seen"),
    "CapabilityOffer": _("Capability in the review"),
    "ChecklistAnswer": _("Item of the checklist, found"),
    "ChecklistItem": _("Item of the checklist"),
    "ChecklistRound": _("Round through the checklist"),
    "ContactPhoto": _("Photo of a contact"),
    "CommunicationItem": _("Communication"),
    "CouncilMeeting": _("Meeting of the customer council"),
    "CouncilPresence": _("At the customer council"),
    "CouncilSeat": _("Seat in the customer council"),
    "CriterionAnswer": _("What champions stood on"),
    "EffectivenessModel": _("Model of effectiveness"),
    "EffectivenessPhase": _("Phase of effectiveness"),
    "EngagementEvent": _("Engagement"),
    "ExecutiveUpdate": _("Weekly page"),
    "FitAnswer": _("Fit check"),
    "FitVerdict": _("Verdict on the fit"),
    "FollowUp": _("Follow-up"),
    "ForecastEntry": _("Forecast"),
    "GoldenNote": _("Golden sequence"),
    "HandOver": _("Hand-over"),
    "HandoffSheet": _("Hand-off sheet"),
    "HealthSnapshot": _("Health score"),
    "IntroductionTick": _("Introduction step"),
    "JourneyStep": _("Step of the journey"),
    "JourneyTemplate": _("Journey"),
    "LetterTemplate": _("Template of a letter"),
    "ListProfile": _("Profile of a list"),
    "MaturityAssessment": _("Assessment of the practice"),
    "MoodRecord": _("Mood"),
    "Note": _("Meeting notes"),
    "OutboxMail": _("Mail"),
    "ProductRequest": _("Request to product"),
    "RenewalAnswer": _("Question before a renewal"),
    "RenewalDecision": _("Renewal"),
    "RenewalPlan": _("Word on a renewal"),
    "Review": _("EBR"),
    "ReviewAsk": _("Ask of the EBR"),
    "ReviewGoal": _("Goal of the EBR"),
    "ReviewMeasure": _("Measure of the EBR"),
    "SpicedEntry": _("SPICED entry"),
    "StageChange": _("Stage"),
    "StepChange": _("Step of the process"),
    "TakenOver": _("Taken over from a champion"),
    "TeamPart": _("Part in the account team"),
    "ThirdParty": _("Third party"),
    "Touch": _("Call, mail or note"),
    "UnitWorth": _("Worth of a unit"),
}
"""The kinds that their user calls otherwise than the domain does."""


def field_label(kind: type, name: str) -> str:
    """What the user calls a field of a kind of thing: what its passport says."""
    words = label_source(kind, name)
    return tr(words)


def label_source(kind: Any, name: str) -> str:
    """The label of a field before it is translated; where its passport has none, its name reads
    as words: `due_on` of an action is "Due"."""
    # The passports bring all stored things; a command line says most of its words without them.
    from csm_desktop.domain.records.passport import passports

    return passports(kind)[name].label or spelled(name.removesuffix("_on").removesuffix("_at"))


def field_name(name: str) -> str:
    """What the user calls a field: `term_months` is "Term months"."""
    words = spelled(name)
    return tr(words)


def spelled(name: str) -> str:
    """A name of the domain that reads as words, before it is translated."""
    return name.removesuffix("_id").replace("_", " ").strip().capitalize()


def kind_label(kind: str) -> str:
    """What the user calls a kind of thing, by its name in the domain."""
    words = kind_source(kind)
    return tr(words)


def kind_source(kind: str) -> str:
    """The label of a kind before it is translated."""
    return _KINDS.get(kind) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).capitalize()
