"""Two contacts become one: whoever is kept gets all that hung on the other.

One act, so one undo brings both back. Nothing that was known is thrown away: where the two differ,
what the other had is written down in the notes of the one who is kept.
"""

from dataclasses import replace
from typing import Any

from csm_desktop.domain.fields.merge import made_one, what_differs
from csm_desktop.domain.lists.chains import leads_back
from csm_desktop.domain.people.touches import Touches, last_touches
from csm_desktop.domain.records.alerts import Alert
from csm_desktop.domain.records.contacts import Connection, Contact, ContactPhoto, Strength
from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.domain.records.meetings import Attendance
from csm_desktop.domain.records.passport import references
from csm_desktop.domain.records.reviews import Review
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import Work
from csm_desktop.wording import render, tr

_STRONGEST = (Strength.STRONG, Strength.SOME, Strength.WEAK)


def merge_contacts(work: Work, /, kept_id: int, other_id: int) -> Contact:
    """Bring all that hangs on `other_id` over to `kept_id`, and take the other out.

    Empty fields are filled, roles added up; whether the person has left is what the kept one says.
    Raises UserError for a person with themselves, or for people of two accounts.
    """
    kept, other = work.get(Contact, kept_id), work.get(Contact, other_id)
    if kept_id == other_id:
        raise UserError(tr("These are one contact already."), tr("Nothing was changed."))
    if kept.account_id is None or kept.account_id != other.account_id:
        raise UserError(
            tr("The two belong to different accounts."),
            tr("Nothing was changed. Only contacts of one account can be made one."),
        )
    # Read before anything moves: afterwards nobody could tell who touched whom.
    touches = _touches(work, kept.account_id)
    _join_connections(work, kept, other)
    _join_attendances(work, kept, other)
    _join_reviews(work, kept, other)
    _join_photos(work, kept, other)
    _point_to_kept(work, kept, other)
    _rename_causes(work, kept, other)
    made = work.put(_filled(work, kept, other))
    # Last, when nothing names it any more.
    work.remove(other)
    # A touch by mail is found by its address, which may not be the one that was kept.
    _keep_touches(work, made, other, touches)
    return made


def _join_connections(work: Work, kept: Contact, other: Contact) -> None:
    """One connection a pair: the stronger word and the later typed touch of the two."""
    own = {
        connection.team_member_id: connection
        for connection in work.find(Connection, contact_id=kept.id)
    }
    for theirs in work.find(Connection, contact_id=other.id):
        mine = own.get(theirs.team_member_id)
        if mine is None:
            continue  # it is brought over as it is, with all other things
        days = [on for on in (mine.touched_on, theirs.touched_on) if on is not None]
        strength = min(mine.strength, theirs.strength, key=_STRONGEST.index)
        work.put(replace(mine, strength=strength, touched_on=max(days, default=None)))
        work.remove(theirs)


def _join_attendances(work: Work, kept: Contact, other: Contact) -> None:
    """Who is on the list of a meeting twice was there once."""
    own = {
        attendance.meeting_id: attendance
        for attendance in work.find(Attendance, contact_id=kept.id)
    }
    for theirs in work.find(Attendance, contact_id=other.id):
        mine = own.get(theirs.meeting_id)
        if mine is None:
            continue
        known = [
            attendance.attended for attendance in (mine, theirs) if attendance.attended is not None
        ]
        # Who came, came, whichever of the two names was ticked.
        work.put(replace(mine, attended=any(known) if known else None))
        work.remove(theirs)


def _join_reviews(work: Work, kept: Contact, other: Contact) -> None:
    for review in work.find(Review, account_id=kept.account_id):
        if other.id in review.prepared_for:
            people = (kept.id if each == other.id else each for each in review.prepared_for)
            work.put(replace(review, prepared_for=tuple(dict.fromkeys(people))))


def _join_photos(work: Work, kept: Contact, other: Contact) -> None:
    """One photo a person: the kept one's, where there is one."""
    if work.find(ContactPhoto, contact_id=kept.id):
        for photo in work.find(ContactPhoto, contact_id=other.id):
            work.remove(photo)


def _point_to_kept(work: Work, kept: Contact, other: Contact) -> None:
    """Everything else that names the other now names the one who is kept."""
    for kind in ENTITIES:
        for pointer, to in references(kind).items():
            if to != "contact":
                continue
            things: tuple[Any, ...] = work.find(kind, **{pointer: other.id})
            for thing in things:
                work.put(replace(thing, **{pointer: kept.id}))


def _rename_causes(work: Work, kept: Contact, other: Contact) -> None:
    """What set off an alert names the person: the same leaving must not call a second time."""
    for alert in work.find(Alert, account_id=kept.account_id):
        parts = alert.cause.split(":")
        if str(other.id) in parts:
            named = (str(kept.id) if part == str(other.id) else part for part in parts)
            work.put(replace(alert, cause=":".join(named)))


def _filled(work: Work, kept: Contact, other: Contact) -> Contact:
    """The kept one with what only the other had."""
    made = made_one(work.get(Contact, kept.id), other)
    return replace(
        made,
        reports_to_id=_boss(work, kept, other),
        dotted_to_id=_dotted(kept, other),
        # What differed is written down: which of two telephones holds is for a person to say.
        notes="\n".join(filter(None, (made.notes, _noted(kept, other)))),
    )


def _dotted(kept: Contact, other: Contact) -> int | None:
    """To whom the one person answers beside their line; never to themselves."""
    both = (kept.id, other.id, None)
    return next((to for to in (kept.dotted_to_id, other.dotted_to_id) if to not in both), None)


def _noted(kept: Contact, other: Contact) -> str:
    differing = what_differs(kept, other)
    return render(say("Also known as: {what}", what=", ".join(differing))) if differing else ""


def _boss(work: Work, kept: Contact, other: Contact) -> int | None:
    """To whom the one person reports; nobody where that would lead back to themselves."""
    people = {contact.id: contact for contact in work.find(Contact, account_id=kept.account_id)}

    def boss(contact_id: int) -> int | None:
        return people[contact_id].reports_to_id if contact_id in people else None

    both = frozenset((kept.id, other.id))
    bosses = filter(None, (kept.reports_to_id, other.reports_to_id))
    return next((each for each in bosses if not leads_back(each, both, boss)), None)


def _touches(work: Work, account_id: int) -> Touches:
    return last_touches(account_facts(work.connection, account_id, work.today()))


def _keep_touches(work: Work, kept: Contact, other: Contact, before: Touches) -> None:
    """A mail to the other's address was a touch: where only it was, its day is kept."""
    if kept.account_id is None:
        return
    now = _touches(work, kept.account_id)
    for each in work.find(Connection, contact_id=kept.id):
        pair = each.team_member_id
        days = [before[pair, who] for who in (kept.id, other.id) if (pair, who) in before]
        last = max(days, default=None)
        if last is not None and now.get((pair, kept.id)) != last:
            work.put(replace(each, touched_on=last))
