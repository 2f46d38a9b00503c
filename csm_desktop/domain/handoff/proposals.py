"""What a pasted message says of people, the contract and figures, as proposals (domain.md §3).

Rules alone, and cautious ones: what they miss is typed, what they find is only offered, each with
the words that it was found in. Nothing leaves the program.
"""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import lru_cache

from csm_desktop.domain.handoff.contract_words import (
    amount_a_year,
    seats_said,
    start_said,
    term_said,
)
from csm_desktop.domain.handoff.intake import message_of
from csm_desktop.domain.handoff.message_facts import sender_of, unlabelled
from csm_desktop.domain.handoff.people_named import people_named
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.domain.value.goal_words import Way, behind_way, way_in
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
def proposals_in(
    message: str, today: date, ours: frozenset[str] = frozenset()
) -> tuple[MessageProposal, ...]:
    """What the message proposes: people first, then figures and the contract; each once.

    `ours` are the domains of our own addresses; where none is known, whoever wrote the message is
    one of ours with all of that domain, and of a mail that was passed on those who got it. Of the
    contract the first word counts. A date without a year is the next one from the day of the
    message on, which is `today` where its head does not say it.
    """
    text = message[:_MOST]
    sender = sender_of(text, today)
    domain = sender.address.rpartition("@")[2]
    passed_on = _PASSED_ON.match(text) is not None
    known = ours or (_receiving(text) if passed_on else frozenset({domain} - {""}))
    is_ours = (not passed_on and not ours) or domain in known
    found: dict[tuple[object, ...], MessageProposal] = {}
    for one in (*_people(text), *_of_lines(text, sender.on or today)):
        if one.kind is ProposalKind.PERSON and (
            (is_ours and one.name == sender.name)
            or one.email.casefold().rpartition("@")[2] in known
        ):
            continue
        before = found.get(one.key)
        found[one.key] = one if before is None else _joined(before, one)
    return tuple(found.values())


_PASSED_ON = re.compile(
    r"\s*+(?:-{2,} ?|Begin )?(?:forwarded message|weitergeleitete nachricht|message transféré"
    r"|mensaje reenviado|mensagem encaminhada|転送された(?:メッセージ|メール)|転送メッセージ)",
    re.IGNORECASE,
)
_RECEIVERS = re.compile(r"^\s*(?:To|An|À|A|Para|宛先)[:：].*$", re.IGNORECASE | re.MULTILINE)


def _receiving(text: str) -> frozenset[str]:
    found = _RECEIVERS.search(text)
    return frozenset(re.findall(r"@([\w.-]+\w)", found[0].casefold())) if found else frozenset()


def _joined(before: MessageProposal, other: MessageProposal) -> MessageProposal:
    """What was said first, with the title and the address that were said later."""
    if before.kind is not ProposalKind.PERSON:
        return before
    title, email = before.title or other.title, before.email or other.email
    return MessageProposal(before.kind, before.words, before.name, title, email)


def _people(text: str) -> Iterator[MessageProposal]:
    for one in people_named(text):
        yield MessageProposal(ProposalKind.PERSON, one.words, one.name, one.title, one.email)


_SENTENCES = re.compile(r"(?<=[.!?;])\s+|(?<=[。！？])")


# What is called so begins on its own day, which is no contract's.
_EVENT = re.compile(
    r"\W*(?:(?:critical |compelling )?event|(?:kritisches )?ereignis|événement(?: critique)?"
    r"|evento(?: crítico)?|重要(?:イベント|な期日))\s*[:：]",
    re.IGNORECASE,
)


def _of_lines(text: str, written: date) -> Iterator[MessageProposal]:
    for line in text.splitlines():
        before = ""
        for sentence in _SENTENCES.split(line[:_LONGEST_LINE]):
            said = sentence.strip()
            for one in _of_sentence(said, before, written):
                if one.kind is not ProposalKind.START or not _EVENT.match(said):
                    yield one
            before = said


def _of_sentence(said: str, before: str, written: date) -> Iterator[MessageProposal]:
    way = way_in(said)
    if way is not None:
        name = _measured(unlabelled(said))
        # "Replanning takes 90 minutes. They want it from 90 to 15."
        if not name and re.search(rf"(?<![\d.,]){way.baseline}(?![\d.,]*\d)", before):
            name = _measured(unlabelled(before))
        name = name or _behind(said)
        name = name[:1].upper() + name[1:]
        yield MessageProposal(ProposalKind.WAY, said, name=name, way=way)
    if (amount := amount_a_year(said)) is not None:
        yield MessageProposal(ProposalKind.AMOUNT, said, amount=amount)
    if (seats := seats_said(said)) is not None:
        yield MessageProposal(ProposalKind.SEATS, said, number=seats)
    if (months := term_said(said)) is not None:
        yield MessageProposal(ProposalKind.TERM, said, number=months)
    if (day := start_said(said, written)) is not None:
        yield MessageProposal(ProposalKind.START, said, day=day)


_BEFORE_WAY = re.compile(
    r"\b(?:from|by|to|(?:to )?go(?:es)?|is|was|are|of|down|up|takes?|von|auf|um|ist|de|passer|à"
    r"|pasar|bajar|passar|reduzir)\b\s*$",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"[をがはの、：]+(?:毎?[月週日年])?$")  # 残業を月 40時間から
_VERB = re.compile(
    r"^(?:(?:they|we|it|this|that|to|also|must|want|wants|will|should|and|goal|target|the|bring|cut|reduce|lower"
    r"|raise|increase|get|take|shorten|drop|ziel|sie|es|wollen|wir|die|der|das|objectif|objetivo"
    r"|réduire|reducir|reduzir|le|la|les|el|os?|los|las)\b ?:?\s*)+",
    re.IGNORECASE,
)
_BEHIND_WAY = re.compile(
    r"^\W*(.{3,60}?)\s*(?:$|[,.;:(]|\b(?:by|until|within|bis|d['’]ici|avant|antes|hasta|até)\b)",
    re.IGNORECASE,
)


def _measured(said: str) -> str:
    """What is measured: the words before the first number, without verbs that lead to them."""
    head = re.split(r"\d", said, maxsplit=1)[0].strip(" -–•*:")
    while (found := _BEFORE_WAY.search(head)) is not None:
        head = head[: found.start()].rstrip(" ,:")
    head = _PARTICLE.sub("", head)
    return _VERB.sub("", head).strip(" ,:-–")


def _behind(said: str) -> str:
    """The same where nothing stands before the first number: the words behind the last one."""
    found = _BEHIND_WAY.match(behind_way(said))
    return found[1].strip() if found is not None else ""


def open_proposals(facts: AccountFacts) -> tuple[MessageProposal, ...]:
    """What the message of an account proposes and the book does not know yet."""
    addresses = (member.email.casefold().rpartition("@")[2] for member in facts.team)
    ours = frozenset(filter(None, addresses)) - {facts.account.domain.casefold()}
    found = proposals_in(message_of(facts), facts.as_of, ours)
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
