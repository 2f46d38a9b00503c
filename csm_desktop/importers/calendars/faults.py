"""What can be wrong with a calendar, and the sentence for each; said by the child as one word."""

from enum import StrEnum

from csm_desktop.domain.text.message import Message, say


class CalendarFault(StrEnum):
    """What was found against a line, a property or an event."""

    NO_PROPERTY = "no-property"
    BROKEN_OFF = "broken-off"
    CUT_TEXT = "cut-text"
    NO_START = "no-start"
    BAD_PROPERTY = "bad-property"
    BAD_END = "bad-end"
    NO_END = "no-end"
    BAD_RULE = "bad-rule"
    UNKNOWN_ZONE = "unknown-zone"
    LIKE_ZONE = "like-zone"
    TOO_OFTEN = "too-often"
    NO_OCCURRENCE = "no-occurrence"
    LATER = "later"
    UNREADABLE = "unreadable"
    ANSWER = "answer"
    OUT_OF_BOUNDS = "out-of-bounds"
    OURS = "ours"


def sentence(found: CalendarFault, name: str) -> Message:
    """What a reader is told of it; `name` is the property or the zone that it is about."""
    return {
        CalendarFault.NO_PROPERTY: say("this is no line of a calendar, and was left out"),
        CalendarFault.BROKEN_OFF: say("the event breaks off before its end"),
        CalendarFault.CUT_TEXT: say("{name} is so long that its end was cut off", name=name),
        CalendarFault.NO_START: say("no beginning that can be read"),
        CalendarFault.BAD_PROPERTY: say("{name} cannot be read, and was left out", name=name),
        CalendarFault.BAD_END: say("its end cannot be read or is before it begins: one hour"),
        CalendarFault.NO_END: say("no end is said: one hour"),
        CalendarFault.BAD_RULE: say("how it repeats cannot be read: only the first comes in"),
        CalendarFault.UNKNOWN_ZONE: say("nobody knows the zone “{name}”", name=name),
        CalendarFault.LIKE_ZONE: say(
            "its zone is no known one; its clock is that of {name}", name=name
        ),
        CalendarFault.TOO_OFTEN: say("it repeats too often to be a meeting"),
        CalendarFault.NO_OCCURRENCE: say("it repeats, and takes place on no day"),
        CalendarFault.LATER: say("it begins to repeat only after the next 90 days"),
        CalendarFault.UNREADABLE: say("the event cannot be read"),
        CalendarFault.ANSWER: say("an answer to an invitation, and no event"),
        CalendarFault.OURS: say("written by this program: the day of an action or a review"),
        CalendarFault.OUT_OF_BOUNDS: say("its day is before 1900 or after 2200"),
    }[found]
