"""The two letters that bring a cruiser and a champion together, one to each side (domain.md §5).

Made from what may be shared with a customer: of the other side a letter names the company and the
person, and never that one of them is behind, ahead, or in which segment.
"""

from csm_desktop.app.correspondence.places import account_values
from csm_desktop.app.correspondence.voices import greeting, language_of, letter_voice
from csm_desktop.app.people.introductions import IntroductionDraft
from csm_desktop.domain.correspondence.salutations import addressee
from csm_desktop.domain.fields.sharing import facts_for_customer
from csm_desktop.domain.people.coverage import is_there
from csm_desktop.domain.records.contacts import Contact, ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.value.alike import same_industry, shared_products
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr


@dataclass(frozen=True, slots=True)
class PairingDrafts:
    """What goes to whom of either side."""

    contact_id: int
    to_cruiser: IntroductionDraft
    champion_contact_id: int
    to_champion: IntroductionDraft


def who_is_introduced(facts: AccountFacts) -> tuple[Contact, ...]:
    """Who of an account could be introduced, whoever carries it inside first: those who are there
    and have an address."""
    there = [one for one in facts.contacts if is_there(one, facts.as_of) and one.email]
    order = (ContactRole.CHAMPION, ContactRole.STAKEHOLDER, ContactRole.SPONSOR)

    def rank(contact: Contact) -> tuple[int, str, int]:
        best = min((order.index(role) for role in contact.roles if role in order), default=9)
        return best, contact.name.casefold(), contact.id

    return tuple(sorted(there, key=rank))


def pairing_drafts(
    cruiser: AccountFacts, champion: AccountFacts, contact_id: int, champion_contact_id: int
) -> PairingDrafts:
    """Both letters as the program would write them, each in its reader's language.

    Raises KeyError for people who are not in the facts.
    """
    ours, theirs = facts_for_customer(cruiser), facts_for_customer(champion)
    learner = {one.id: one for one in cruiser.contacts}[contact_id]
    host = {one.id: one for one in champion.contacts}[champion_contact_id]
    me = account_values(cruiser, ("me",))["me"]
    return PairingDrafts(
        contact_id,
        _letter(ours, learner, theirs, host, me, asks=False),
        champion_contact_id,
        _letter(theirs, host, ours, learner, me, asks=True),
    )


def _letter(
    own: AccountFacts,
    reader: Contact,
    other: AccountFacts,
    person: Contact,
    me: str,
    *,
    asks: bool,
) -> IntroductionDraft:
    """To the `reader`, from `me`; one that `asks` wants half an hour of the reader's."""
    with letter_voice(language_of("", [reader], own.account)).spoken():
        they = _called(person)
        told: list[Message] = [_asked(they, other) if asks else _offered(they, other)]
        shared = _in_common(own, other)
        if shared is not None:
            told.append(shared)
        told.append(
            say("Would half an hour in the next weeks suit you? A word is enough if it does not.")
            if asks
            else say("Shall I bring the two of you together? Half an hour is enough to begin with.")
        )
        subject = say("Introduction: {account}", account=other.account.name)
        end = "\n".join(filter(None, (tr("Kind regards,"), me)))
        text = "\n\n".join((greeting([addressee(reader)]), *map(render, told), end))
        return IntroductionDraft(reader.email, "", " ".join(render(subject).split()), text)


def _called(person: Contact) -> Message:
    name, title = (" ".join(words.split()) for words in (person.name, person.title))
    return say("{name} ({title})", name=name, title=title) if title else say("{name}", name=name)


def _asked(person: Message, other: AccountFacts) -> Message:
    return say(
        "{person} of {account} has a way before them that you have already gone, and would gain"
        " much from hearing how you went about it.",
        person=person,
        account=other.account.name,
    )


def _offered(person: Message, other: AccountFacts) -> Message:
    return say(
        "{person} of {account} has gone a way like yours, and could tell you first-hand what"
        " worked.",
        person=person,
        account=other.account.name,
    )


def _in_common(one: AccountFacts, other: AccountFacts) -> Message | None:
    """What both have in common, of what either may know of the other."""
    products = shared_products(one.account, other.account)
    if products:
        return say("You both use {products}.", products=products)
    if same_industry(one.account, other.account):
        return say("You are both in the same industry.")
    return None
