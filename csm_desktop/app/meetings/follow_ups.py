"""The follow-up of a meeting: the user's to edit, handed to the mail program, confirmed as sent.

Handed over is not sent: a mail program does not tell. It stays "handed off" until the user says
what became of it, over any number of restarts (reliability.md, S11).
"""

import csv
import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Unpack

from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.letters.outbox import MailState, OutboxMail
from csm_desktop.domain.records.meetings import FollowUp, FollowUpFields, FollowUpState, Meeting
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.mail import drafts, handoff
from csm_desktop.mail.compose import Letter, Recipient, sendable
from csm_desktop.storage.session import Work
from csm_desktop.wording import render, tr

Person = Contact | TeamMember
_IN_ANGLES = re.compile(r"<([^<>]*)>\s*$")
_BETWEEN_SEMICOLONS = re.compile(r'(?:"[^"]*"|[^";]|")+')
_LAST_FIRST = re.compile(r'([^",;<>@]+),[^",;<>@]+<([^<>@\s]+@[^<>@\s]+)>')


def write_follow_up(work: Work, /, meeting_id: int, **fields: Unpack[FollowUpFields]) -> FollowUp:
    """Keep what the user has written of the draft; an emptied field is built from the notes again.

    Raises UserError for one that was handed over: what somebody may have read is not rewritten.
    """
    found = _last(work, meeting_id)
    if found is None:
        meeting = work.get(Meeting, meeting_id)
        return work.add(FollowUp(work.new_id(), meeting.account_id, meeting_id, **fields))
    _must_be_draft(found)
    return work.put(replace(found, **fields))


def hand_off(work: Work, /, whole: FollowUp) -> FollowUp:
    """Keep the mail as it was handed over, whole, and when."""
    found = draft_of(work, whole.meeting_id)
    # A server refused it before: that is settled by now.
    for mail in work.find(OutboxMail, meeting_id=whole.meeting_id):
        if mail.state in (MailState.REFUSED, MailState.DRAFT) and mail.sent_at is None:
            work.remove(mail)
    return work.put(
        replace(
            whole,
            id=found.id if found else work.new_id(),
            state=FollowUpState.HANDED_OFF,
            handed_off_at=work.now(),
        )
    )


def draft_of(work: Work, meeting_id: int) -> FollowUp | None:
    """What is kept of a follow-up that can still be sent; None where nobody has written of it.

    Raises UserError for one that went already: it is not sent again in other words.
    """
    found = _last(work, meeting_id)
    if found is not None:
        _must_be_draft(found)
    return found


def confirm_sent(work: Work, meeting_id: int, at: datetime | None = None) -> FollowUp:
    """The user says that it was sent: when it was handed over, unless another time is given."""
    found = _handed(work, meeting_id)
    sent = at or found.handed_off_at or work.now()
    return _sent(work, found, sent)


def mark_sent(work: Work, /, whole: FollowUp) -> FollowUp:
    """The user says that it went out some other way; the mail is kept as it stood."""
    handed = hand_off(work, whole)
    return _sent(work, handed, work.now())


def _sent(work: Work, mail: FollowUp, at: datetime) -> FollowUp:
    sent = replace(mail, state=FollowUpState.SENT, sent_at=at, sent_on=work.day_of(at))
    return work.put(sent)


def not_sent(work: Work, meeting_id: int) -> FollowUp:
    """The user says that it was not sent: it is a draft again, and the clock goes on.

    Raises UserError where it is a draft already.
    """
    found = _last(work, meeting_id)
    if found is None or found.state in (FollowUpState.DRAFT, FollowUpState.QUEUED):
        raise _not_handed()
    back = replace(found, handed_off_at=None, sent_at=None, sent_on=None)
    return work.put(replace(back, state=FollowUpState.DRAFT))


def letter_of(mail: FollowUp, people: Iterable[Person]) -> Letter:
    """The follow-up as a mail, its addresses with the names they belong to."""
    names = _names(people)

    def recipients(addresses: tuple[str, ...]) -> tuple[Recipient, ...]:
        return tuple(Recipient(address, names.get(address.casefold(), "")) for address in addresses)

    return Letter(recipients(mail.to), recipients(mail.cc), mail.subject, mail.body)


def write_eml(mail: FollowUp, people: Iterable[Person], folder: Path | None = None) -> Path:
    """Write the follow-up as a draft that mail programs open; without a folder into our own.

    Raises UserError where nobody is named, or what stands in it cannot be mailed.
    """
    _must_have_recipients(mail)
    ours = folder is None
    if folder is None:
        folder = drafts.drafts_folder()
        drafts.tidy(folder)
    return handoff.write_draft(letter_of(mail, people), folder, ours=ours)


def mailto_of(mail: FollowUp, people: Iterable[Person]) -> str | None:
    """The follow-up as a link for the mail program; None where it is too long for one (S9)."""
    _must_have_recipients(mail)
    return handoff.mailto(letter_of(mail, people))


def recipients_shown(addresses: Iterable[str], people: Iterable[Person]) -> str:
    """Addresses as they are read: the names of people we know, other addresses as they are."""
    known = tuple(people)
    names = _names(known)
    twice = _shared_names(known)
    shown = []
    for address in addresses:
        name = names.get(address.casefold(), "")
        # A name that two people share would not say who gets the mail.
        if not name or name.casefold() in twice:
            shown.append(f"{name} <{address}>" if name else address)
        else:
            # Commas separate recipients, so a name that has one is quoted.
            shown.append(f'"{name}"' if any(sign in name for sign in ',;"') else name)
    return ", ".join(shown)


def recipients_read(text: str, people: Iterable[Person]) -> tuple[str, ...]:
    """The addresses that were typed, as names of people or as addresses, parted by commas.

    Raises UserError for a name without an address, and for what is neither.
    """
    known = tuple(people)
    by_name: dict[str, list[Person]] = {}
    for person in known:
        by_name.setdefault(" ".join(person.name.split()).casefold(), []).append(person)
    found = []
    firsts = {name.split()[0] for name in by_name if name}
    # With the names that are known, for only they tell "Doe, Jane" from two people.
    for part in _parts(text, firsts | set(by_name)):
        found.append(_address(part, by_name))
    # Twice the same address is one copy.
    return tuple(dict.fromkeys(found))


def _address(part: str, by_name: dict[str, list[Person]]) -> str:
    called = by_name.get(part.casefold())
    if not called:
        # A first name is enough while it means one person.
        called = [
            person
            for name, persons in by_name.items()
            if name.split()[:1] == [part.casefold()]
            for person in persons
        ]
    if len(called) == 1:
        if not called[0].email:
            raise UserError(
                render(say("{name} has no e-mail address yet.", name=called[0].name)),
                tr("Enter it under Contacts, or type an address here."),
            )
        return called[0].email
    if len(called) > 1:
        raise UserError(
            render(say("“{name}” may be {n} people.", name=part, n=len(called))),
            tr("Type the address."),
        )
    # By hand: the library takes a name with a comma, as Outlook writes it, for the address.
    in_angles = _IN_ANGLES.search(part)
    address = in_angles[1] if in_angles is not None else part
    # Asked for what it raises; what was typed is kept, so that the field shows what one wrote.
    sendable(address)
    return address.strip()


def _parts(text: str, known: Collection[str]) -> list[str]:
    """The parts of a list parted by commas or semicolons; quotes keep both inside a name.

    A list that Outlook wrote has semicolons between its people, and names such as Doe, Jane: there
    a comma belongs to the name, unless what stands before it is somebody `known`.
    """
    line = " ".join(text.split())
    pieces = _BETWEEN_SEMICOLONS.findall(line)
    parts: list[str] = []
    for piece in pieces:
        named = _LAST_FIRST.fullmatch(piece.strip()) if ";" in line else None
        if named is not None and named[1].strip().casefold() not in known:
            parts.append(f"<{named[2]}>")
            continue
        rows = list(csv.reader([piece], skipinitialspace=True))
        parts.extend(" ".join(cell.split()) for cell in (rows[0] if rows else []))
    return [part for part in parts if part]


def _names(people: Iterable[Person]) -> dict[str, str]:
    return {person.email.casefold(): person.name for person in people if person.email}


def _shared_names(people: Iterable[Person]) -> set[str]:
    seen: set[str] = set()
    twice: set[str] = set()
    for person in people:
        name = person.name.casefold()
        (twice if name in seen else seen).add(name)
    return twice


def _last(work: Work, meeting_id: int) -> FollowUp | None:
    found = work.find(FollowUp, meeting_id=meeting_id)
    return found[-1] if found else None


def _handed(work: Work, meeting_id: int) -> FollowUp:
    found = _last(work, meeting_id)
    if found is None or found.state is not FollowUpState.HANDED_OFF:
        raise _not_handed()
    return found


def _not_handed() -> UserError:
    return UserError(
        tr("This follow-up was not handed to the mail program."), tr("Nothing was changed.")
    )


def _must_be_draft(mail: FollowUp) -> None:
    if mail.state is FollowUpState.QUEUED:
        raise UserError(
            tr("This follow-up is in the outbox already."),
            tr("Take it back there, and it is a draft again."),
        )
    if mail.state is not FollowUpState.DRAFT:
        raise UserError(
            tr("This follow-up was handed to the mail program already."),
            tr("Say that it was not sent, and it is a draft again."),
        )


def _must_have_recipients(mail: FollowUp) -> None:
    if not mail.to:
        raise UserError(
            tr("The follow-up has nobody to go to."),
            tr("Name somebody in the field To; the draft is kept."),
        )
