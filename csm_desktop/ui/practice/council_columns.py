"""The columns of the customer council: its seats, its meetings, who came."""

from decimal import Decimal

from csm_desktop.app.strategies.council_view import CouncilMeetingLine, SeatLine
from csm_desktop.domain.records.standing.council import SeatState
from csm_desktop.ui.widgets import CellKind, Column
from csm_desktop.values import dataclass
from csm_desktop.wording import joined, label, render, tr


@dataclass(frozen=True, slots=True)
class CameLine:
    """Whether an account, by its id, came to the chosen meeting."""

    id: int
    account: str
    person: str
    came: bool


def seat_columns() -> list[Column[SeatLine]]:
    """Who was asked, what became of it, and whether it is asked too much."""
    order = list(SeatState)
    return [
        Column("account", tr("Account"), lambda line: line.account, CellKind.STRONG, 180,
               sentence=lambda line: f"{line.account}, {label(line.seat.state)}"),
        Column("contact_id", tr("Who takes the seat"), lambda line: line.person, width=170,
               editable=True),
        Column("state", tr("State"), lambda line: line.seat.state, CellKind.CHOICE, 120,
               editable=True, choices=[(one, label(one)) for one in SeatState], drop_down=True,
               sort=lambda line: order.index(line.seat.state)),
        Column("asked_on", tr("Asked on"), lambda line: line.seat.asked_on, CellKind.DAY, 110,
               editable=True),
        Column("since", tr("Since"), lambda line: line.seat.since, CellKind.DAY, 110,
               editable=True),
        Column("met", tr("Meetings"), lambda line: Decimal(line.met), CellKind.NUMBER, 90),
        Column("note", tr("Note"), lambda line: line.seat.note, width=180, editable=True,
               stretch=True),
        Column("tired", tr("Asked lately"), lambda line: render(line.tired) if line.tired else "",
               width=200, late=lambda line: line.tired is not None),
    ]  # fmt: skip


def meeting_columns() -> list[Column[CouncilMeetingLine]]:
    """When, about what, who came and what came of it."""
    return [
        Column("on", tr("Day"), lambda line: line.meeting.on, CellKind.DAY, 110, editable=True),
        Column("topic", tr("About"), lambda line: line.meeting.topic, CellKind.STRONG, 230,
               editable=True, sentence=lambda line: line.meeting.topic),
        Column("place", tr("Place"), lambda line: line.meeting.place, width=150, editable=True),
        Column("came", tr("Who came"), lambda line: joined(list(line.names)), width=200),
        Column("outcome", tr("What came of it"), lambda line: line.meeting.outcome, editable=True,
               stretch=True),
    ]  # fmt: skip


def presence_columns() -> list[Column[CameLine]]:
    """A tick for each account with a seat."""
    return [
        Column("came", tr("Came"), lambda line: line.came, CellKind.CHECK, 80, editable=True,
               sentence=lambda line: line.account),
        Column("account", tr("Account"), lambda line: line.account, CellKind.STRONG, 200),
        Column("person", tr("Who takes the seat"), lambda line: line.person, stretch=True),
    ]  # fmt: skip
