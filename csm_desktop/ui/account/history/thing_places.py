"""Where in the account a thing of its time line is looked at and changed."""

from csm_desktop.domain.records.contacts import Touch
from csm_desktop.domain.records.lifecycle import HandOver, StageChange, StepChange
from csm_desktop.domain.records.meetings import FollowUp, Meeting, Note
from csm_desktop.domain.records.metrics import Reading
from csm_desktop.domain.records.strategies import Strategy
from csm_desktop.domain.records.team import TeamPart
from csm_desktop.domain.timeline.occurrence import Occurrence, TimelineKind

_PLACES = {
    TimelineKind.MEETING: "meetings",
    TimelineKind.DECISION: "meetings",
    TimelineKind.MAIL: "meetings",
    TimelineKind.SAID: "overview",
    TimelineKind.TOUCH: "contacts/map",
    TimelineKind.PEOPLE: "contacts/table",
    TimelineKind.VALUE: "plan",
    TimelineKind.ACTION: "plan",
    TimelineKind.MONEY: "contract/subscriptions",
    TimelineKind.ENGAGEMENT: "overview",
    TimelineKind.SIGNAL: "health",
}

_BY_KIND: dict[type, str] = {
    Touch: "overview",
    Reading: "value",
    StageChange: "lifecycle/stages",
    StepChange: "lifecycle/steps",
    HandOver: "lifecycle/hand_over",
    TeamPart: "lifecycle/team_part",
    Strategy: "standing/strategy",
}


def place_of(happened: Occurrence) -> str:
    """The tab and the part of it, such as "meetings/17"."""
    thing = happened.thing
    match thing:
        case Meeting(id=meeting_id):
            return f"meetings/{meeting_id}"
        case Note(meeting_id=meeting_id) | FollowUp(meeting_id=meeting_id):
            return f"meetings/{meeting_id}"
        case HandOver() | TeamPart() | Strategy():
            return f"{_BY_KIND[type(thing)]}:{thing.id}"
    return _BY_KIND.get(type(thing), _PLACES[happened.kind])
