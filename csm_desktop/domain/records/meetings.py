"""Meetings, their notes and the follow-up (domain.md §7)."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.foreign_ids import ForeignIds
from csm_desktop.domain.records.lifecycle import Direction
from csm_desktop.domain.records.passport import INTERNAL, SHARED, Merge, Searched, internal, shared
from csm_desktop.domain.text.instants import day_in
from csm_desktop.values import dataclass


class MeetingKind(StrEnum):
    """What a meeting is for."""

    INTRODUCTION = "introduction"
    HANDOFF = "handoff"
    ORCHESTRATION = "orchestration"
    TECHNICAL_KICKOFF = "technical_kickoff"
    WORKING_SESSION = "working_session"
    IMPACT_REVIEW = "impact_review"
    EBR = "ebr"
    RESCUE_CALL = "rescue_call"
    INTERNAL = "internal"


class ValueOutcome(StrEnum):
    """How a review or a talk about the renewal ends (domain.md §7)."""

    RENEWAL_AGREED = "renewal_agreed"
    EXPANSION_WANTED = "expansion_wanted"
    HONEST_TALK = "honest_talk"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting: planned, running or held.

    `starts_at` and `ended_at` are instants in UTC; `zone` is the IANA zone it was planned in, so
    that both places' clock times can be shown. `minutes` is the planned length. The two golden
    rules are `looked_forward` (before) and `got_value` (after). `cancelled_at` is when it was
    called off: it stays in the book, and nobody waits for it any more. `closed_at` is when its end
    was entered, where that was later: a clock begins no earlier than it could be known.

    `time_checked` says that the time was checked at the opening (ACE), `covered` holds the points
    that were dealt with, in the agenda's words. `outcome` is how the talk about value ended, with
    what was `decided` then.
    """

    id: int
    account_id: int = field(metadata=shared(history=False))
    kind: MeetingKind = field(metadata=SHARED)
    title: str = field(metadata=shared(searched=Searched.TITLE, naming=True))
    starts_at: datetime = field(metadata=shared(label="Begins"))
    zone: str = field(default="UTC", metadata=SHARED)
    minutes: int = field(default=60, metadata=SHARED)
    ended_at: datetime | None = field(default=None, metadata=SHARED)
    cancelled_at: datetime | None = field(default=None, metadata=internal(label="Cancelled"))
    closed_at: datetime | None = field(default=None, metadata=internal(history=False))
    place: str = field(default="", metadata=internal(searched=Searched.BODY))
    purpose: str = field(default="", metadata=shared(searched=Searched.BODY))
    value_for_customer: str = field(default="", metadata=shared(searched=Searched.BODY))
    appreciation: str = field(default="", metadata=internal(searched=Searched.BODY))
    agenda: tuple[str, ...] = field(default=(), metadata=shared(searched=Searched.BODY))
    summary: str = field(default="", metadata=shared(searched=Searched.BODY))
    summary_confirmed: bool = field(default=False, metadata=INTERNAL)
    looked_forward: bool | None = field(default=None, metadata=INTERNAL)
    got_value: bool | None = field(default=None, metadata=INTERNAL)
    time_checked: bool = field(default=False, metadata=INTERNAL)
    covered: tuple[str, ...] = field(default=(), metadata=INTERNAL)
    outcome: ValueOutcome | None = field(default=None, metadata=INTERNAL)
    decided: str = field(default="", metadata=internal(searched=Searched.BODY))
    stories: str = field(default="", metadata=INTERNAL)
    questions: tuple[str, ...] = field(default=(), metadata=INTERNAL)
    directions: tuple[Direction, ...] = field(
        default=(Direction.US_TO_CUSTOMER,), metadata=INTERNAL
    )
    ids: ForeignIds = field(
        default=(), metadata=internal(merge=Merge.JOINED, label="Ids elsewhere")
    )

    @property
    def is_awaited(self) -> bool:
        """Whether it is still to be held: nobody has ended it or called it off."""
        return self.ended_at is None and self.cancelled_at is None


class MeetingDetails(TypedDict, total=False):
    """What can be said of a meeting beside its kind and beginning, by the names of its fields."""

    title: str
    minutes: int
    ended_at: datetime | None
    cancelled_at: datetime | None
    closed_at: datetime | None
    place: str
    purpose: str
    value_for_customer: str
    appreciation: str
    agenda: tuple[str, ...]
    summary: str
    summary_confirmed: bool
    looked_forward: bool | None
    got_value: bool | None
    time_checked: bool
    covered: tuple[str, ...]
    outcome: ValueOutcome | None
    decided: str
    stories: str
    questions: tuple[str, ...]
    directions: tuple[Direction, ...]
    ids: ForeignIds


class MeetingFields(MeetingDetails, total=False):
    """What can be changed of a meeting."""

    kind: MeetingKind
    starts_at: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """A contact or a team member was invited; `attended` is None until that is known."""

    id: int
    account_id: int = field(metadata=shared(history=False))
    meeting_id: int = field(metadata=SHARED)
    contact_id: int | None = field(default=None, metadata=SHARED)
    team_member_id: int | None = field(default=None, metadata=shared(label="Of us"))
    attended: bool | None = field(default=None, metadata=SHARED)


@dataclass(frozen=True, slots=True)
class EndGoal:
    """What somebody would like to have accomplished by the end (ACE), and whether it was met."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    meeting_id: int = field(metadata=INTERNAL)
    text: str = field(metadata=internal(naming=True, searched=Searched.TITLE))
    contact_id: int | None = field(default=None, metadata=INTERNAL)
    met: bool | None = field(default=None, metadata=INTERNAL)


@dataclass(frozen=True, slots=True)
class Note:
    """Short notes of a meeting, not a transcript.

    `body` is free text whose lines may carry a mark: `>` action, `!` decision, `?` open question,
    `#` private. As a whole it is internal: only its unmarked and shared lines feed a follow-up.
    """

    id: int
    account_id: int = field(metadata=internal(history=False))
    meeting_id: int = field(metadata=INTERNAL)
    tone_words: str = field(default="", metadata=internal(searched=Searched.BODY))
    priorities: str = field(default="", metadata=internal(searched=Searched.BODY))
    themes: str = field(default="", metadata=internal(searched=Searched.BODY))
    body: str = field(default="", metadata=internal(searched=Searched.TITLE, label="Notes"))


class NoteFields(TypedDict, total=False):
    """What can be changed of the notes of a meeting."""

    tone_words: str
    priorities: str
    themes: str
    body: str


class FollowUpState(StrEnum):
    """How far a follow-up has come; only `SENT` stops the clock for good. A `QUEUED` one is in the
    outbox, where its mail says how far that has come."""

    DRAFT = "draft"
    QUEUED = "queued"
    HANDED_OFF = "handed_off"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The mail that confirms in writing what was discussed, due 30 minutes after the end.

    `language` is what the user chose for this mail, "" for that of its people (see
    `correspondence.languages`). `sent_on` is the day that it was where the user was when it went.
    """

    id: int
    account_id: int = field(metadata=internal(history=False))
    meeting_id: int = field(metadata=INTERNAL)
    to: tuple[str, ...] = field(default=(), metadata=INTERNAL)
    cc: tuple[str, ...] = field(default=(), metadata=INTERNAL)
    subject: str = field(default="", metadata=internal(searched=Searched.TITLE, naming=True))
    body: str = field(default="", metadata=internal(searched=Searched.BODY, label="Notes"))
    state: FollowUpState = field(default=FollowUpState.DRAFT, metadata=INTERNAL)
    handed_off_at: datetime | None = field(default=None, metadata=INTERNAL)
    sent_at: datetime | None = field(default=None, metadata=INTERNAL)
    sent_on: date | None = field(default=None, metadata=internal(history=False))
    language: str = field(default="", metadata=INTERNAL)

    def went_on(self, zone: str) -> date | None:
        """The day on which it went; of one of which nobody noted that, the day in `zone`, where its
        meeting was. None while it has not gone."""
        if self.state is not FollowUpState.SENT or self.sent_at is None:
            return None
        return self.sent_on or day_in(self.sent_at, zone)


class FollowUpFields(TypedDict, total=False):
    """What can be changed of a follow-up."""

    to: tuple[str, ...]
    cc: tuple[str, ...]
    subject: str
    body: str
    state: FollowUpState
    handed_off_at: datetime | None
    sent_at: datetime | None
    sent_on: date | None
    language: str


class GoldenStep(StrEnum):
    """The seven steps for a frustrated customer, in order."""

    COMMUNICATE = "communicate"
    DISARM = "disarm"
    RESEARCH = "research"
    DIAGNOSE = "diagnose"
    PROOF = "proof"
    PRESCRIBE = "prescribe"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class GoldenNote:
    """What was said or found in one step of the golden sequence, in a call or after it.

    It belongs to a case, and goes on with that from call to call; `meeting_id` is where it was
    written down first.
    """

    id: int
    account_id: int = field(metadata=internal(history=False))
    meeting_id: int | None = field(metadata=INTERNAL)
    step: GoldenStep = field(metadata=INTERNAL)
    text: str = field(default="", metadata=internal(naming=True, searched=Searched.TITLE))
    rescue_case_id: int | None = field(default=None, metadata=internal(history=False))


class RequestState(StrEnum):
    """What our side says to a request."""

    OPEN = "open"
    PLANNED = "planned"
    SHIPPED = "shipped"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class ProductRequest:
    """Something that a customer asks of our product; `meeting_id` is where it was said.

    It waits until it is shipped or declined: what is planned is answered, and not over.
    """

    id: int
    account_id: int = field(metadata=shared(history=False))
    text: str = field(metadata=shared(searched=Searched.TITLE, naming=True))
    asked_on: date = field(metadata=shared(label="Asked on"))
    contact_id: int | None = field(default=None, metadata=internal(label="Asked by"))
    meeting_id: int | None = field(default=None, metadata=internal(history=False))
    state: RequestState = field(default=RequestState.OPEN, metadata=SHARED)
    answer: str = field(default="", metadata=shared(searched=Searched.BODY))
    answered_on: date | None = field(default=None, metadata=shared(label="Answered on"))

    @property
    def is_over(self) -> bool:
        """Whether it waits for nothing more: it was shipped or declined."""
        return self.state in (RequestState.SHIPPED, RequestState.DECLINED)


LIST_UIDS = "list:"
"""How the uids of meetings begin that a list brought, and no calendar."""
OUR_UIDS = "csm-desktop-"
"""What the ids of events begin with that this program writes; they name no machine and no user."""
_OF_MEETING = f"{OUR_UIDS}meeting-"


def uid_of_meeting(meeting_id: int) -> str:
    """What an invitation of ours to a meeting is called in every calendar."""
    return f"{_OF_MEETING}{meeting_id}"


def meeting_of_uid(uid: str) -> int | None:
    """The meeting whose invitation of ours an event is; None for any other event."""
    number = uid.removeprefix(_OF_MEETING)
    is_ours = number != uid and number.isascii() and number.isdecimal() and len(number) < 20
    return int(number) if is_ours else None


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """What a calendar said of a meeting last: by it the event is known again, and what changed.

    It stands beside the meeting, so that what the user writes there is never mistaken for what the
    calendar says; of an invitation of ours it is what was sent last. `uid` is the event's id in its
    calendar, `recurrence` tells occurrences of one id apart.

    `sequence` and `modified_at` say which of two versions is the later. `meeting_id` is None where
    the user took the meeting out of the book: it does not come back with the next file. `is_ours`
    marks what this program sent out.
    """

    id: int
    account_id: int = field(metadata=internal(history=False))
    uid: str = field(metadata=INTERNAL)
    recurrence: str = field(default="", metadata=INTERNAL)
    sequence: int = field(default=0, metadata=internal(history=False))
    modified_at: datetime | None = field(default=None, metadata=internal(history=False))
    meeting_id: int | None = field(default=None, metadata=internal(history=False))
    title: str = field(default="", metadata=internal(naming=True))
    starts_at: datetime | None = field(default=None, metadata=internal(label="Begins"))
    zone: str = field(default="UTC", metadata=INTERNAL)
    minutes: int = field(default=60, metadata=INTERNAL)
    place: str = field(default="", metadata=INTERNAL)
    text: str = field(default="", metadata=internal(history=False))
    guests: tuple[str, ...] = field(default=(), metadata=internal(history=False))
    cancelled: bool = field(default=False, metadata=INTERNAL)
    is_ours: bool = field(default=False, metadata=internal(history=False))

    @property
    def their_words(self) -> str:
        """What somebody else's invitation says; empty for one of ours, whose words are the
        meeting's own."""
        return "" if self.is_ours else self.text.strip()

    @property
    def sent_words(self) -> str:
        """`their_words` where guests may read them: what a list says of a meeting is nobody's
        invitation."""
        return "" if self.uid.startswith(LIST_UIDS) else self.their_words
