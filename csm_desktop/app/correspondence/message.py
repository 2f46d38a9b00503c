"""A message to one person of an account, made of a template and the account's facts."""

from csm_desktop.app.correspondence.places import account_values
from csm_desktop.app.correspondence.templates import LetterText, letter_text
from csm_desktop.app.correspondence.voices import greeting, language_of, letter_voice
from csm_desktop.domain.correspondence.salutations import addressee
from csm_desktop.domain.correspondence.templates import filled, places_in
from csm_desktop.domain.records.contacts import Contact, ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.letters.templates import LetterKind
from csm_desktop.domain.records.rules import DEFAULT_RULES, Rules
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class PersonalMessage:
    """A message as one person would get it; `missing` are places that nothing could fill, `torn`
    those of them that leave a hole in a sentence."""

    subject: str
    body: str
    language: str
    missing: tuple[str, ...] = ()
    torn: tuple[str, ...] = ()


def message_to(
    facts: AccountFacts,
    person: Contact | None,
    language: str = "",
    role: ContactRole | None = None,
    text: LetterText | None = None,
    kind: LetterKind = LetterKind.MESSAGE,
    rules: Rules = DEFAULT_RULES,
) -> PersonalMessage:
    """The message to a person, in the chosen language or in theirs.

    Of the templates that for the role, unless `text` is what is to be said in its place.
    """
    spoken = language_of(language, (person,) if person else (), facts.account)
    said = text or letter_text(facts.letter_templates, kind, spoken, role)
    # Only what the text names is looked up: facts for a customer cost a copy of all facts.
    named = places_in(f"{said.subject}\n{said.body}")
    # In the reader's language; the user's own words stay as they were typed.
    with letter_voice(spoken).spoken():
        values = account_values(facts, named, person, rules)
        values["greeting"] = greeting((addressee(person),) if person else ())
    subject, body = filled(said.subject, values), filled(said.body, values)
    missing = tuple(dict.fromkeys((*subject.missing, *body.missing)))
    # A subject is one line: a break in it would end the mail's header.
    # A subject that is nothing but empty places goes as a line would, and a mail needs one.
    of_subject = subject.torn if subject.text.strip() else subject.missing
    torn = tuple(dict.fromkeys((*of_subject, *body.torn)))
    return PersonalMessage(" ".join(subject.text.split()), body.text, spoken, missing, torn)
