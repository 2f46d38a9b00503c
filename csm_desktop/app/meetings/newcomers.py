"""Who is new in a meeting becomes a contact of the account, and a guest (domain.md §4)."""

from csm_desktop.app.meetings.guests import invite_contact
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.domain.meetings.newcomers import Newcomer, still_unknown
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.storage.session import Work


def meet_newcomer(work: Work, /, meeting_id: int, newcomer: Newcomer) -> Contact:
    """Enter a person of the customer and add them to the meeting; one of that name who is there
    already is only added. Raises UserError without a name."""
    meeting = work.get(Meeting, meeting_id)
    contacts = work.find(Contact, account_id=meeting.account_id)
    if still_unknown([newcomer], contacts):
        contact = new_contact(
            work, meeting.account_id, newcomer.name, title=newcomer.title, email=newcomer.email
        )
    else:
        contact = next(each for each in contacts if not still_unknown([newcomer], [each]))
    invite_contact(work, meeting_id, contact.id)
    return contact
