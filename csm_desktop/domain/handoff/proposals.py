"""What a pasted message says of people, the contract and figures, as proposals (domain.md §3).

Rules alone, and cautious ones: what they miss is typed, what they find is only offered, each with
the words that it was found in. Nothing leaves the program.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache

from csm_desktop.domain.handoff.intake import message_of
from csm_desktop.domain.handoff.message_facts import sender_of
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.money import Money, minor_digits
from csm_desktop.domain.text.dates_in_words import date_within
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.domain.value.goal_words import Way, way_in
from csm_desktop.values import dataclass

_MOST = 60_000  # signs of a message that are looked through
_LONGEST_LINE = 2_000


class ProposalKind(StrEnum):
    """What is proposed to be entered."""

    PERSON = "person"
    WAY = "way"
    START = "start"
    AMOUNT = "amount"
    SEATS = "seats"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class MessageProposal:
    """One thing that the message seems to say, and the words that say so.

    Of a person `name`, `title` and `email`; of the rest the value of its kind: a `day`, an `amount`
    a year, a `number` of seats or months, or the `way` of a figure whose `name` says what it is.
    """

    kind: ProposalKind
    words: str
    name: str = ""
    title: str = ""
    email: str = ""
    day: date | None = None
    amount: Money | None = None
    number: int | None = None
    way: Way | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """By what two proposals are the same."""
        if self.kind is ProposalKind.PERSON:
            return (self.kind, plain_letters(self.name))
        if self.kind is ProposalKind.WAY:
            return (self.kind, self.way)
        return (self.kind,)


@lru_cache(maxsize=8)
def proposals_in(message: str, today: date) -> tuple[MessageProposal, ...]:
    """What the message proposes: people first, then figures and the contract; each once.

    Whoever wrote the message, and who shares the domain of their address, is one of ours. Of the
    contract the first word counts. A date without a year is the next one from the day of the
    message on, which is `today` where its head does not say it.
    """
    text = message[:_MOST]
    sender = sender_of(text, today)
    ours = sender.address.rpartition("@")[2]
    found: dict[tuple[object, ...], MessageProposal] = {}
    for one in (*_people(text), *_of_lines(text, sender.on or today)):
        is_ours = one.name == sender.name or (
            bool(ours) and one.email.casefold().rpartition("@")[2] == ours
        )
        if one.kind is ProposalKind.PERSON and is_ours:
            continue
        before = found.get(one.key)
        found[one.key] = one if before is None else _joined(before, one)
    return tuple(found.values())


def _joined(before: MessageProposal, other: MessageProposal) -> MessageProposal:
    """What was said first, with the title and the address that were said later."""
    if before.kind is not ProposalKind.PERSON:
        return before
    title, email = before.title or other.title, before.email or other.email
    return MessageProposal(before.kind, before.words, before.name, title, email)


# A name begins where a word does and has an end: else a line of one endless word is tried from each
# of its letters to the last.
_WORD = r"(?<![\w’'-])[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}[\wà-ÿ]"
_NAME = rf"{_WORD}(?: (?:(?:van|von|de|da|der|den|di|el|la|le) ){{0,2}}{_WORD}){{1,2}}"
_ADDRESS = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
_CHIEF = r"C[A-Z]O"
_POST = (
    r"(?:head|director|manager|lead|leader|chief|officer|president|planner|engineer|architect|owner"
    r"|sponsor|controller|buyer|consultant|analyst|administrator|secretary|chair|partner|founder"
    r"|specialist|supervisor|coordinator|executive|vp)"
)
_AROUND_POST = r"[\w&/’' -]"
_TITLE = rf"(?:{_CHIEF}|(?:[^\W\d_]{_AROUND_POST}{{0,50}}?)?\b{_POST}\b{_AROUND_POST}{{0,40}})"
_WITH_ADDRESS = re.compile(rf"({_NAME})\"?\s?[<(\[]({_ADDRESS})[>)\]]")
_WITH_BOTH = re.compile(rf"({_NAME})[,;|–-] ?\s?({_TITLE})\s?[,;:|–-] ?({_ADDRESS})", re.IGNORECASE)
_IN_BRACKETS = re.compile(rf"({_NAME}) \(((?i:{_TITLE}))\)")
_APPOSED = re.compile(rf"({_NAME}), (?:(?:the|our|their|its) )?((?i:{_TITLE}))(?=[.,;:)\n]|$)")
_POST_FIRST = re.compile(rf"\b({_CHIEF})(?:,| is)? ({_NAME})")


def _people(text: str) -> Iterator[MessageProposal]:
    person = ProposalKind.PERSON
    for line in text.splitlines():
        part = line[:_LONGEST_LINE]
        for found in _WITH_ADDRESS.finditer(part):
            yield MessageProposal(person, found[0], found[1], email=found[2])
        for found in _WITH_BOTH.finditer(part):
            if found[1][:1].isupper():
                yield MessageProposal(person, found[0], found[1], _title(found[2]), found[3])
        for pattern in (_IN_BRACKETS, _APPOSED):
            for found in pattern.finditer(part):
                yield MessageProposal(person, found[0], found[1], _title(found[2]))
        for found in _POST_FIRST.finditer(part):
            yield MessageProposal(person, found[0], found[2], found[1])


def _title(words: str) -> str:
    plain = " ".join(words.split()).strip(" -–")
    return plain[:1].upper() + plain[1:]


_SENTENCES = re.compile(r"(?<=[.!?;])\s+")
_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY"}
_CURRENCY = r"[€£$¥]|\b(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CAD|AUD|JPY)\b"
_FIGURE = r"\d{1,3}(?:[ ,.'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_SIZE = r"(?:\s?(k|m|thousand|million)\b)?"
_AMOUNT = re.compile(
    rf"(?P<sign>{_CURRENCY})\s?(?P<figure>{_FIGURE}){_SIZE}"
    rf"|(?<![\d.,])(?P<later>{_FIGURE}){_SIZE}\s?(?P<after>{_CURRENCY})"
)
_A_YEAR = re.compile(
    r"\b(?:ARR|ACV|annual\w*|a year|per year|per annum|p\.?a\.?|yearly)\b|/\s?y(?:ea)?r\b",
    re.IGNORECASE,
)
_SEATS = re.compile(
    rf"(?<![\d.,])({_FIGURE})\s(?:(?:named|licen[sc]ed|full|active)\s)?(?:seats?|licen[cs]es|users)\b",
    re.IGNORECASE,
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_TERM = re.compile(rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)})[\s-](month|year)s?\b", re.IGNORECASE)
_OF_TERM = re.compile(
    r"\b(?:term|contract|deal|agreement|subscription|signed|runs?)\b", re.IGNORECASE
)
_OF_START = re.compile(
    r"\b(?:contract|subscription|term|agreement|licen[cs]es?)\b[^.]{0,30}\b(?:starts?|begins?|from"
    r"|runs from|effective|as of)\b|\b(?:start date|contract start|effective date)\b",
    re.IGNORECASE,
)
_SIZES = {"k": 3, "thousand": 3, "m": 6, "million": 6}


def _of_lines(text: str, written: date) -> Iterator[MessageProposal]:
    for line in text.splitlines():
        for sentence in _SENTENCES.split(line[:_LONGEST_LINE]):
            yield from _of_sentence(sentence.strip(), written)


def _of_sentence(said: str, written: date) -> Iterator[MessageProposal]:
    way = way_in(said)
    if way is not None:
        yield MessageProposal(ProposalKind.WAY, said, name=_measured(said), way=way)
    if _A_YEAR.search(said) and (amount := _amount(said)) is not None:
        yield MessageProposal(ProposalKind.AMOUNT, said, amount=amount)
    seats = _SEATS.search(said)
    if seats is not None and (number := _number(seats[1])) is not None and number == int(number):
        yield MessageProposal(ProposalKind.SEATS, said, number=int(number))
    term = _TERM.search(said)
    if term is not None and _OF_TERM.search(said):
        count = _NUMBERS.get(term[1].casefold()) or int(term[1])
        months = count * 12 if term[2].casefold() == "year" else count
        if 0 < months <= 120:
            yield MessageProposal(ProposalKind.TERM, said, number=months)
    start = _OF_START.search(said)
    if start is not None and (day := date_within(said[start.start() :], written)) is not None:
        yield MessageProposal(ProposalKind.START, said, day=day)


_BEFORE_WAY = re.compile(r"\b(?:from|by|to|is|was|are|of|down|up|takes?)\b\s*$", re.IGNORECASE)
_VERB = re.compile(
    r"^(?:(?:they|we|to|must|want|wants|will|should|and|goal|target|the|bring|cut|reduce|lower|raise"
    r"|increase|get|take|shorten|drop)\b:?\s*)+",
    re.IGNORECASE,
)


def _measured(said: str) -> str:
    """What is measured: the words before the first number, without verbs that lead to them."""
    head = re.split(r"\d", said, maxsplit=1)[0].strip(" -–•*:")
    while (found := _BEFORE_WAY.search(head)) is not None:
        head = head[: found.start()].rstrip(" ,:")
    name = _VERB.sub("", head).strip(" ,:-–")
    return name[:1].upper() + name[1:]


def _amount(said: str) -> Money | None:
    found = _AMOUNT.search(said)
    if found is None:
        return None
    figure = _number(found["figure"] or found["later"])
    sign = found["sign"] or found["after"]
    currency = _SIGNS.get(sign, sign)
    if figure is None:
        return None
    value = figure.scaleb(_SIZES.get((found[3] or found[5] or "").casefold(), 0))
    if value.as_tuple().exponent < -minor_digits(currency):  # type: ignore[operator]
        return None
    return Money.of(value, currency)


def _number(text: str) -> Decimal | None:
    """A number as it is written in either way: a sign before three digits groups, else it is the
    decimal sign; the last of two different ones is that."""
    plain = re.sub(r"[ '’]", "", text)
    signs = [sign for sign in plain if sign in ".,"]
    if signs and (len(set(signs)) > 1 or not re.search(r"[.,]\d{3}$", plain)):
        head, _, tail = plain.rpartition(signs[-1])
        plain = f"{re.sub('[.,]', '', head)}.{tail}"
    else:
        plain = re.sub(r"[.,]", "", plain)
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def open_proposals(facts: AccountFacts) -> tuple[MessageProposal, ...]:
    """What the message of an account proposes and the book does not know yet."""
    found = proposals_in(message_of(facts), facts.as_of)
    return tuple(one for one in found if not _is_known(one, facts))


def known_person(one: MessageProposal, facts: AccountFacts) -> Contact | None:
    """The contact of the account whom a proposal speaks of: of the same name or address."""
    for contact in facts.contacts:
        by_address = one.email and contact.email.casefold() == one.email.casefold()
        if by_address or plain_letters(contact.name) == plain_letters(one.name):
            return contact
    return None


def _is_known(one: MessageProposal, facts: AccountFacts) -> bool:
    sold = facts.subscriptions
    match one.kind:
        case ProposalKind.PERSON:
            there = known_person(one, facts)
            ours = {plain_letters(member.name) for member in facts.team}
            tells_more = there is not None and (
                bool(one.title and not there.title) or bool(one.email and not there.email)
            )
            return plain_letters(one.name) in ours or (there is not None and not tells_more)
        case ProposalKind.WAY:
            ways = {(line.baseline, line.target) for line in facts.account_metrics}
            ways |= {(goal.baseline, goal.target) for goal in facts.goals}
            return one.way is None or (one.way.baseline, one.way.target) in ways
        case ProposalKind.START:
            return facts.account.contract_start is not None
        case ProposalKind.AMOUNT:
            return any(line.arr.minor for line in sold)
        case ProposalKind.SEATS:
            return any(line.licensed_seats for line in sold)
    return any(line.term_months for line in sold)
