"""One thing that happened with a customer, and what kind of thing that is."""

from datetime import date
from enum import StrEnum

from csm_desktop.domain.text.message import Message
from csm_desktop.values import dataclass


class TimelineKind(StrEnum):
    """By what a time line is filtered."""

    MEETING = "meeting"
    DECISION = "decision"
    MAIL = "mail"
    SAID = "said"
    TOUCH = "touch"
    PEOPLE = "people"
    VALUE = "value"
    ACTION = "action"
    MONEY = "money"
    ENGAGEMENT = "engagement"
    SIGNAL = "signal"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What happened on a day: a sentence with its values, and `words` of the user's behind it.

    `thing` is the stored thing that says so.
    """

    on: date
    kind: TimelineKind
    what: Message
    thing: object
    words: str = ""
