"""What is told of the customer council: who has a seat, who is asked too much, when it met."""

from collections.abc import Mapping
from datetime import date

from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.domain.journey.asks import asks_lately, worn_out
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.records.contacts import ContactStatus
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.standing.champions import Pairing
from csm_desktop.domain.records.standing.council import (
    CouncilMeeting,
    CouncilPresence,
    CouncilSeat,
    SeatState,
)
from csm_desktop.domain.text.message import Message
from csm_desktop.storage.queries import dump
from csm_desktop.storage.queries.facts import facts_of_many
from csm_desktop.values import dataclass

_ASKED = ("contacts", "advocacy", "celebrations", "council_seats")


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat with its account: `people` are those who could take it, and who has it even where they
    left; `met` is how often it came, last on `last_met`; `tired` warns where it was asked too often
    lately."""

    id: int
    seat: CouncilSeat
    account: str
    standing: Standing | None
    person: str
    people: tuple[tuple[int, str], ...]
    met: int
    last_met: date | None
    tired: Message | None


@dataclass(frozen=True, slots=True)
class CouncilMeetingLine:
    """A meeting of the council, and the accounts that came, by their ids and by name."""

    id: int
    meeting: CouncilMeeting
    came: frozenset[int]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CouncilBook:
    """The council: its seats, members first, and its meetings, the latest first. `open_to` are the
    champions that were not asked yet, by id and name."""

    as_of: date
    seats: tuple[SeatLine, ...]
    meetings: tuple[CouncilMeetingLine, ...]
    open_to: tuple[tuple[int, str], ...]

    @property
    def members(self) -> int:
        """How many have a seat."""
        return sum(line.seat.state is SeatState.MEMBER for line in self.seats)


_RANK = (SeatState.MEMBER, SeatState.ASKED, SeatState.DECLINED, SeatState.LEFT)


def council(book: Book) -> CouncilBook:
    """The customer council of the book. For a thread: all standings are looked at."""
    lines = {line.id: line for line in listing.accounts(book)}
    with book.reading() as connection:
        seats = [s for s in dump.everything(connection, CouncilSeat) if s.account_id in lines]
        met = {one.id: one for one in dump.everything(connection, CouncilMeeting)}
        came = [p for p in dump.everything(connection, CouncilPresence) if p.account_id in lines]
        pairings = dump.everything(connection, Pairing)
        ids = sorted({seat.account_id for seat in seats})
        facts = {
            one.account.id: one for one in facts_of_many(connection, ids, book.today(), _ASKED)
        }
    days: dict[int, list[date]] = {}
    for presence in came:
        days.setdefault(presence.account_id, []).append(met[presence.council_meeting_id].on)
    found = [
        _seat(seat, facts[seat.account_id], lines[seat.account_id].standing,
              days.get(seat.account_id, []), pairings)
        for seat in seats
    ]  # fmt: skip
    found.sort(key=lambda line: (_RANK.index(line.seat.state), line.account.casefold(), line.id))
    names = {id_: line.name for id_, line in lines.items()}
    asked = {seat.account_id for seat in seats}
    return CouncilBook(
        book.today(),
        tuple(found),
        tuple(
            _meeting(meeting, came, names)
            for meeting in sorted(met.values(), key=lambda one: (one.on, one.id), reverse=True)
        ),
        tuple(
            (id_, line.name)
            for id_, line in sorted(lines.items(), key=lambda each: each[1].name.casefold())
            if line.standing is Standing.CHAMPION and id_ not in asked
        ),
    )


def _seat(
    seat: CouncilSeat,
    facts: AccountFacts,
    standing: Standing | None,
    days: list[date],
    pairings: tuple[Pairing, ...],
) -> SeatLine:
    introduced = [
        one.introduced_on
        for one in pairings
        if one.champion_account_id == seat.account_id and one.introduced_on is not None
    ]
    asks = asks_lately(
        facts.advocacy, facts.celebrations, introduced, facts.as_of, facts.council_seats
    )
    people = tuple(
        (one.id, one.name) for one in facts.contacts
        if one.status is not ContactStatus.LEFT or one.id == seat.contact_id
    )  # fmt: skip
    return SeatLine(
        seat.id, seat, facts.account.name, standing, dict(people).get(seat.contact_id or 0, ""),
        people, len(days), max(days, default=None), worn_out(asks),
    )  # fmt: skip


def _meeting(
    meeting: CouncilMeeting, came: list[CouncilPresence], names: Mapping[int, str]
) -> CouncilMeetingLine:
    there = frozenset(p.account_id for p in came if p.council_meeting_id == meeting.id)
    return CouncilMeetingLine(
        meeting.id, meeting, there, tuple(sorted((names[id_] for id_ in there), key=str.casefold))
    )
