"""The customer council as an internal page, and as a table."""

from csm_desktop.app.documents.listings import Listing
from csm_desktop.app.strategies.council_view import CouncilBook, SeatLine
from csm_desktop.domain.records.standing.council import CouncilMeeting
from csm_desktop.domain.text.message import say
from csm_desktop.reports.tables.pack import PrintedColumn, PrintedTable, TablesPack
from csm_desktop.wording import joined, label, render, short_day, tr, voice


def council_listing(found: CouncilBook) -> Listing:
    """Its seats and its meetings; a spreadsheet gets the seats."""
    tables = ((_seats(found),) if found.seats else ()) + (
        (_meetings(found),) if found.meetings else ()
    )
    pack = TablesPack(
        found.as_of,
        voice(),
        tr("Customer council"),
        council_words(found),
        tr("Internal: it names several customers"),
        tr("Nobody was asked for a seat yet."),
        tables,
    )
    heads = (
        tr("Account"), tr("Who takes the seat"), tr("State"), tr("Asked on"), tr("Since"),
        tr("Meetings"), tr("Last there"), tr("Note"),
    )  # fmt: skip
    return Listing(pack, (heads, *map(_cells, found.seats)))


def council_words(found: CouncilBook) -> str:
    """How many have a seat, and when the council meets next, in a line."""
    members = say("{n} member", "{n} members", n=found.members)
    coming = next_meeting(found)
    if coming is None:
        return render(members)
    said = say("{members}; the next meeting is on {on}: {topic}", members=members, on=coming.on,
               topic=coming.topic)  # fmt: skip
    return render(said)


def next_meeting(found: CouncilBook) -> CouncilMeeting | None:
    """The next meeting of the council; None where none is planned."""
    coming = [line.meeting for line in found.meetings if line.meeting.on >= found.as_of]
    return min(coming, key=lambda one: one.on, default=None)


def _seats(found: CouncilBook) -> PrintedTable:
    return PrintedTable(
        (
            PrintedColumn(tr("Account"), 2),
            PrintedColumn(tr("Who takes the seat"), 1.8),
            PrintedColumn(tr("State"), 1.1),
            PrintedColumn(tr("Asked on"), 1.2, "right"),
            PrintedColumn(tr("Meetings"), 1, "right"),
            PrintedColumn(tr("Note"), 2.6),
        ),
        tuple(
            (
                line.account, line.person, label(line.seat.state),
                short_day(line.seat.asked_on, with_year=True), str(line.met), line.seat.note,
            )
            for line in found.seats
        ),
        heading=tr("Seats in the council"),
    )  # fmt: skip


def _meetings(found: CouncilBook) -> PrintedTable:
    return PrintedTable(
        (
            PrintedColumn(tr("Day"), 1.1, "right"),
            PrintedColumn(tr("About"), 2.2),
            PrintedColumn(tr("Place"), 1.4),
            PrintedColumn(tr("Who came"), 2.2),
            PrintedColumn(tr("What came of it"), 2.8),
        ),
        tuple(
            (
                short_day(line.meeting.on, with_year=True), line.meeting.topic,
                line.meeting.place, joined(list(line.names)), line.meeting.outcome,
            )
            for line in found.meetings
        ),
        heading=tr("Meetings"),
    )  # fmt: skip


def _cells(line: SeatLine) -> tuple[str, ...]:
    seat = line.seat
    return (
        line.account, line.person, label(seat.state), f"{seat.asked_on}",
        f"{seat.since}" if seat.since else "", str(line.met),
        f"{line.last_met}" if line.last_met else "", seat.note,
    )  # fmt: skip
