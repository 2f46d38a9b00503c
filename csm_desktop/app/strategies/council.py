"""What can be done with the council: ask for a seat, meet, note who came (domain.md §5)."""

from dataclasses import replace
from datetime import date
from typing import Unpack

from csm_desktop.app.typed_words import needed
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.standing.council import (
    CouncilMeeting,
    CouncilMeetingFields,
    CouncilPresence,
    CouncilSeat,
    CouncilSeatFields,
    SeatState,
)
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.alike import is_customer
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import render, tr


def ask_for_seat(work: Work, /, account_id: int) -> CouncilSeat:
    """Note that a customer is asked today. Raises UserError for one that is no customer, and for
    one that has been asked."""
    account = work.get(Account, account_id)
    if not is_customer(account):
        raise UserError(render(say("{name} is no customer.", name=account.name)),
                        tr("Nothing was changed."))  # fmt: skip
    if work.find(CouncilSeat, account_id=account_id):
        raise UserError(render(say("{name} was asked already.", name=account.name)),
                        tr("Nothing was changed."))  # fmt: skip
    return work.add(CouncilSeat(work.new_id(), account_id, work.today()))


def edit_seat(work: Work, /, seat_id: int, **fields: Unpack[CouncilSeatFields]) -> CouncilSeat:
    """Change a seat; another state begins today unless its day is given.

    Raises UserError for a person of another account.
    """
    before = work.get(CouncilSeat, seat_id)
    after = replace(before, **fields)
    who = None if after.contact_id is None else work.get(Contact, after.contact_id)
    if who is not None and who.account_id != after.account_id:
        raise UserError(tr("This person is of another account."), tr("Nothing was changed."))
    if after.state is not before.state and "since" not in fields:
        after = replace(after, since=None if after.state is SeatState.ASKED else work.today())
    return work.put(after)


def remove_seat(work: Work, /, seat_id: int) -> None:
    """Take out a question that was never asked; who came to which meeting stays."""
    work.remove(work.get(CouncilSeat, seat_id))


def enter_council_meeting(work: Work, /, topic: str, on: date | None = None) -> CouncilMeeting:
    """Enter a meeting of the council, today's until it is said otherwise. Raises UserError without
    a topic."""
    words = needed(topic, tr("What does the council talk about?"))
    return work.add(CouncilMeeting(work.new_id(), on or work.today(), words))


def edit_council_meeting(
    work: Work, /, meeting_id: int, **fields: Unpack[CouncilMeetingFields]
) -> CouncilMeeting:
    """Change a meeting of the council. Raises UserError without a topic."""
    if "topic" in fields:
        fields["topic"] = needed(fields["topic"], tr("What does the council talk about?"))
    return work.put(replace(work.get(CouncilMeeting, meeting_id), **fields))


def remove_council_meeting(work: Work, /, meeting_id: int) -> None:
    """Take out a meeting, and with it who came."""
    for presence in work.find(CouncilPresence, council_meeting_id=meeting_id):
        work.remove(presence)
    work.remove(work.get(CouncilMeeting, meeting_id))


def note_presence(work: Work, /, meeting_id: int, account_id: int, *, came: bool) -> None:
    """Note that somebody of an account came to a meeting of the council, or did not."""
    work.get(CouncilMeeting, meeting_id)
    known = work.find(CouncilPresence, council_meeting_id=meeting_id, account_id=account_id)
    if came and not known:
        work.add(CouncilPresence(work.new_id(), account_id, meeting_id))
    if not came:
        for presence in known:
            work.remove(presence)
