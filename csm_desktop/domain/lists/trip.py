"""A trip: the meetings of some days, each with what is to be known before it (domain.md §7)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from csm_desktop.domain.handoff.spiced_summary import SpicedLine
from csm_desktop.domain.health.explained import FactorChange
from csm_desktop.domain.health.score import Health
from csm_desktop.domain.meetings.remarks import Remark
from csm_desktop.domain.meetings.stories import LikeStory
from csm_desktop.domain.people.coverage import Coverage
from csm_desktop.domain.records.contacts import Contact, ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import Meeting, ProductRequest
from csm_desktop.domain.records.plan import Action, MoodRecord
from csm_desktop.domain.records.reviews import Review, ReviewGoal
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.instants import WallTime
from csm_desktop.domain.text.message import Message
from csm_desktop.values import dataclass

_ANY_ZONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Trip:
    """The days of a trip, `first` and `last` among them."""

    first: date
    last: date

    def has(self, begins: Iterable[WallTime]) -> bool:
        """Whether a meeting that begins then is part of it: by its own clock or the traveller's.

        Either counts (our choice): late in New York is the next day at home, and a meeting too
        many is read over, while one too few is missed.
        """
        return any(self.first <= wall.shown.date() <= self.last for wall in begins)

    def span(self) -> tuple[datetime, datetime]:
        """The instants between which its days lie, whatever clocks they are counted on."""
        # No clock is more than fourteen hours from UTC, so a day on each side holds every zone.
        begin = datetime.combine(self.first, time.min, UTC) - _ANY_ZONE
        # The last day is part of it.
        end = datetime.combine(self.last + timedelta(days=1), time.min, UTC) + _ANY_ZONE
        return begin, end


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefFacts:
    """What is to be known before one meeting; all of it is internal.

    `begins` and `ends` are told by the meeting's own clock and, where that differs, by the
    traveller's. `lacks` is what its preparation still wants. `carried` are questions that earlier
    meetings left open, `decided` what the one before decided, `tone` the last words on the tone.
    `promised` are the goals that `review`, the last one held, set. `hangs_on` are the names of
    those whose leaving would lower coverage. `change` is told where two scores can be compared,
    with what `moved` between them. `bank` are questions for a meeting of its kind, `stories` what
    could be told of customers like this one. `invited` is what their invitation says.
    """

    facts: AccountFacts
    meeting: Meeting
    begins: tuple[WallTime, ...]
    ends: tuple[WallTime, ...]
    theirs: tuple[Contact, ...]
    ours: tuple[TeamMember, ...]
    end_goals: tuple[str, ...]
    lacks: tuple[Message, ...]
    carried: tuple[Remark, ...]
    decided: tuple[Remark, ...]
    tone: Remark | None
    mood: MoodRecord | None
    spiced: tuple[SpicedLine, ...]
    review: Review | None
    promised: tuple[ReviewGoal, ...]
    actions: tuple[Action, ...]
    requests: tuple[ProductRequest, ...]
    coverage: Coverage
    hangs_on: tuple[str, ...]
    missing: tuple[ContactRole, ...]
    introduction: Message | None
    health: Health
    change: Message | None
    moved: tuple[FactorChange, ...]
    invited: str = ""
    bank: tuple[str, ...] = ()
    stories: tuple[LikeStory, ...] = ()
