"""People as a document names them: by name and title, on both sides."""

from collections.abc import Iterable

from csm_desktop.domain.records.contacts import Contact, ContactRole, ContactStatus
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Action, Side
from csm_desktop.domain.records.reviews import Review, ReviewList
from csm_desktop.domain.reviews.arrangement import on_paper
from csm_desktop.domain.text.message import say
from csm_desktop.reports.ebr.pack_lines import PersonLine
from csm_desktop.wording import commas, label, render


def author_id(facts: AccountFacts) -> int | None:
    """The user among the team, else the account's owner. Asks the facts before they are blanked:
    who is "me" is no customer's business."""
    return next((member.id for member in facts.team if member.is_me), facts.account.owner_id)


class PeopleNames:
    """Names and titles by id, on both sides; `author_id` is the team member who presents."""

    def __init__(self, facts: AccountFacts, author_id: int | None) -> None:
        self._contacts = {contact.id: contact for contact in facts.contacts}
        self._team = {member.id: member for member in facts.team}
        self._author_id = author_id

    def contact(self, contact_id: int | None) -> PersonLine | None:
        """A contact, or None where the id names nobody."""
        found = self._contacts.get(contact_id) if contact_id is not None else None
        return PersonLine(found.name, found.title) if found else None

    def member(self, member_id: int | None) -> PersonLine | None:
        """One of ours, or None."""
        found = self._team.get(member_id) if member_id is not None else None
        return PersonLine(found.name, found.title or label(found.role)) if found else None

    def author(self) -> PersonLine | None:
        """Who prepared the document."""
        return self.member(self._author_id)

    def champions(self, review: Review) -> tuple[PersonLine, ...]:
        """The champions who are still there, as a review shows them."""
        there = on_paper(champions_of(self._contacts.values()), review, ReviewList.CHAMPIONS)
        return tuple(
            PersonLine(contact.name, _title(contact), _quoted(contact.quote)) for contact in there
        )

    def owner_of(self, action: Action) -> str:
        """The named owner of an action, on the side it belongs to."""
        person = (
            self.member(action.team_member_id)
            if action.side is Side.US
            else self.contact(action.contact_id)
        )
        return person.name if person else ""


def champions_of(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """The champions among them who are still there."""
    return tuple(
        contact
        for contact in contacts
        if ContactRole.CHAMPION in contact.roles and contact.status is ContactStatus.ACTIVE
    )


_MARKS = '"“”„‟«»‹›「」『』 '


def _quoted(words: str) -> str:
    """Their words in the marks of the language in force, which they may have been typed with."""
    bare = " ".join(words.split()).strip(_MARKS)
    return render(say("“{words}”", words=bare)) if bare else ""


def _title(contact: Contact) -> str:
    if contact.department.casefold() in contact.title.casefold():
        return contact.title
    return commas((contact.title, contact.department))
