"""A letter to a customer: whom it is to, its day, and the words that its user wrote for them."""

from datetime import date

from csm_desktop.domain.fields.sharing import facts_for_customer
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.reviews.cycle import asked
from csm_desktop.reports.ebr.pack_lines import PersonLine
from csm_desktop.reports.ebr.people import PeopleNames, author_id
from csm_desktop.values import dataclass
from csm_desktop.wording import Voice, voice


@dataclass(frozen=True, slots=True)
class LetterPack:
    """The letter, ready to be printed."""

    account: str
    as_of: date
    voice: Voice
    title: str
    to: tuple[PersonLine, ...]
    author: PersonLine | None
    paragraphs: tuple[str, ...]


def assemble_letter(facts: AccountFacts, title: str, text: str) -> LetterPack:
    """A letter of an account as of `facts.as_of`; people are named as the customer knows them."""
    shared = facts_for_customer(facts)
    people = PeopleNames(shared, author_id(facts))
    guests = (people.contact(contact.id) for contact in asked(shared.contacts, shared.as_of))
    parts = text.replace("\r\n", "\n").replace("\r", "\n").split("\n\n")
    return LetterPack(
        shared.account.name,
        shared.as_of,
        voice(),
        title,
        tuple(person for person in guests if person),
        people.author(),
        tuple(part.strip("\n") for part in parts if part.strip()),
    )
