"""What is told of pairings: who could show an account how it is done, and what came of each."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.domain.journey.asks import asks_lately, worn_out
from csm_desktop.domain.journey.pairing import (
    PairingCourse,
    PairingYear,
    course_of,
    pairing_years,
    propose_champions,
)
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.handoff import CriterionAnswer
from csm_desktop.domain.records.standing.champions import Essence, Pairing, TakenOver
from csm_desktop.domain.text.message import Message
from csm_desktop.domain.value.attainment import achieved_value
from csm_desktop.domain.value.criteria import Criterion, criteria
from csm_desktop.storage.queries import dump
from csm_desktop.storage.queries.facts import account_facts, facts_of_many
from csm_desktop.values import dataclass

_ASKED = ("revenue_events", "goals", "metrics", "account_metrics", "readings", "milestones")


@dataclass(frozen=True, slots=True)
class ProposedChampion:
    """A champion for a cruiser, by its id, and why; `tired` warns where it was asked too often."""

    id: int
    name: str
    why: Message
    tired: Message | None = None


@dataclass(frozen=True, slots=True)
class PairingLine:
    """A pairing with the names of both accounts and its course; `took` is what the cruiser took
    over of what made the champion's success work."""

    id: int
    pairing: Pairing
    cruiser: str
    champion: str
    course: PairingCourse
    took: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExampleLine:
    """A thing that made a champion's success work, and since when it is taken over."""

    id: int
    essence: Essence
    champion: str
    taken_on: date | None


@dataclass(frozen=True, slots=True)
class PairingBoard:
    """The pairings of one account: `proposed` champions, those it was paired with, and the
    accounts that it shows how it is done, its followers. `examples` are what the champions above
    stood on."""

    proposed: tuple[ProposedChampion, ...] = ()
    pairings: tuple[PairingLine, ...] = ()
    followers: tuple[PairingLine, ...] = ()
    examples: tuple[ExampleLine, ...] = ()


@dataclass(frozen=True, slots=True)
class BookPairings:
    """All pairings, the latest first, and their value by the year."""

    lines: tuple[PairingLine, ...]
    years: tuple[PairingYear, ...]


def pairing_board(book: Book, account_id: int) -> PairingBoard:
    """What the Standing tab says of pairings. For a thread: all standings are looked at."""
    lines = {line.id: line for line in listing.accounts(book)}
    with book.reading() as connection:
        accounts = {one.id: one for one in dump.everything(connection, Account)}
        paired = dump.everything(connection, Pairing)
    told = [one for one in paired if account_id in (one.account_id, one.champion_account_id)]
    cruiser = accounts.get(account_id)
    # Gone meanwhile: whoever asked looks at another account by now.
    if cruiser is None:
        return PairingBoard()
    shown = _lines(book, told, lines)
    known = [one.champion_account_id for one in told if one.account_id == account_id]
    champions = [
        accounts[id_]
        for id_, line in lines.items()
        if line.standing is Standing.CHAMPION and id_ in accounts
    ]
    proposed = propose_champions(cruiser, champions, known)
    tired = _tired(book, [found.champion_account_id for found in proposed], paired)
    shown_ones = [*known, *(found.champion_account_id for found in proposed)]
    return PairingBoard(
        tuple(
            ProposedChampion(id_, accounts[id_].name, found.why, tired.get(id_))
            for found in proposed
            for id_ in (found.champion_account_id,)
        ),
        tuple(one for one in shown if one.pairing.account_id == account_id),
        tuple(one for one in shown if one.pairing.champion_account_id == account_id),
        _examples(book, account_id, {id_: lines[id_].name for id_ in shown_ones if id_ in lines}),
    )  # fmt: skip


def _examples(book: Book, account_id: int, champions: Mapping[int, str]) -> tuple[ExampleLine, ...]:
    """What these champions stood on, in their order, with what the account took over of it."""
    with book.reading() as connection:
        essences = dump.everything(connection, Essence)
        taken = {
            one.essence_id: one.on
            for one in dump.everything(connection, TakenOver)
            if one.account_id == account_id
        }
    return tuple(
        ExampleLine(essence.id, essence, champions[id_], taken.get(essence.id))
        for id_ in champions
        for essence in sorted(essences, key=lambda one: (one.position, one.id))
        if essence.account_id == id_
    )


def _tired(
    book: Book, ids: Sequence[int], pairings: Sequence[Pairing]
) -> Mapping[int, Message | None]:
    """Which of these champions were asked too often lately, with the warning."""
    with book.reading() as connection:
        asked = ("advocacy", "celebrations", "council_seats")
        return {
            facts.account.id: worn_out(
                asks_lately(
                    facts.advocacy, facts.celebrations,
                    [one.introduced_on for one in pairings
                     if one.champion_account_id == facts.account.id and one.introduced_on],
                    facts.as_of, facts.council_seats,
                )
            )
            for facts in facts_of_many(connection, sorted(ids), book.today(), asked)
        }  # fmt: skip


def book_pairings(book: Book) -> BookPairings:
    """All pairings of the book."""
    lines = {line.id: line for line in listing.accounts(book)}
    with book.reading() as connection:
        told = dump.everything(connection, Pairing)
    shown = _lines(book, told, lines)
    return BookPairings(shown, pairing_years(one.course for one in shown))


def facts_of_both(
    book: Book, account_id: int, champion_account_id: int
) -> tuple[AccountFacts, AccountFacts]:
    """What letters to both sides are made from. Raises LookupError for an unknown id."""
    with book.reading() as connection:
        first = account_facts(connection, account_id, book.today())
        return first, account_facts(connection, champion_account_id, book.today())


def _lines(
    book: Book, pairings: Iterable[Pairing], lines: Mapping[int, AccountLine]
) -> tuple[PairingLine, ...]:
    """The latest first; of an account in the trash nothing is told."""
    told = [one for one in pairings if one.account_id in lines and one.champion_account_id in lines]
    ids = sorted({one.account_id for one in told})
    # From the facts and not from the lines, whose figures follow an act only after a while.
    with book.reading() as connection:
        facts = {
            known.account.id: known
            for known in facts_of_many(connection, ids, book.today(), _ASKED)
        }
        texts = {one.id: one.text for one in dump.everything(connection, Essence)}
        taken = dump.everything(connection, TakenOver)
    took: dict[tuple[int, int], list[str]] = {}
    for each in taken:
        pair = (each.account_id, each.champion_account_id)
        took.setdefault(pair, []).append(texts[each.essence_id])
    found = [
        PairingLine(
            one.id, one, lines[one.account_id].name, lines[one.champion_account_id].name,
            course_of(one, achieved_value(known).percent, known.revenue_events, known.as_of),
            tuple(took.get((one.account_id, one.champion_account_id), ())),
        )
        for one in told
        if (known := facts.get(one.account_id)) is not None
    ]  # fmt: skip
    found.sort(key=lambda one: (one.pairing.introduced_on or one.pairing.proposed_on, one.id))
    return tuple(reversed(found))


def criteria_for(book: Book, account_id: int) -> tuple[Criterion, ...]:
    """What the champions of the book stood on, and how far an account has it. For a thread."""
    with book.reading() as connection:
        essences = dump.everything(connection, Essence)
        answers = dump.everything(connection, CriterionAnswer) if essences else ()
    # Only whoever wrote something down is looked at: this is asked with every account that opens.
    told = {essence.account_id for essence in essences}
    champions = {
        line.id
        for line in (listing.accounts(book, told) if told else ())
        if line.standing is Standing.CHAMPION
    }
    return criteria(
        account_id, essences, champions, [one for one in answers if one.account_id == account_id]
    )
