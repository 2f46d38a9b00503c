"""Who of an account gets a message of a set, and why somebody does not (domain.md §5, §9)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta
from enum import StrEnum

from csm_desktop.domain.people.coverage import is_there
from csm_desktop.domain.records.contacts import Contact, ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.values import dataclass

QUIET_DAYS = 14
"""Days in which nobody gets a second message by default (our choice)."""

_SPEAKS_FOR = (
    ContactRole.CHAMPION,
    ContactRole.SPONSOR,
    ContactRole.STAKEHOLDER,
    ContactRole.COMMERCIAL_BUYER,
    ContactRole.DECISION_MAKER,
    ContactRole.END_USER,
)


class Unfit(StrEnum):
    """Why an account, or somebody there, gets no message of a set."""

    BEHIND = "behind"
    NOBODY = "nobody"
    OPTED_OUT = "opted_out"
    NO_ADDRESS = "no_address"
    BAD_ADDRESS = "bad_address"
    WRITTEN_LATELY = "written_lately"
    WAITS = "waits"
    TWICE = "twice"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class LastMail:
    """What went to an address, or will: the day of the last mail, and whether one waits."""

    last_on: date | None = None
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Courtesy:
    """What a set takes care of, over the whole book.

    `praises`: the message congratulates. `quiet_days`: nobody gets it who was written to in so
    many days. `written` and `opted_out` are by address in lower case: somebody may stand at
    two accounts.
    """

    praises: bool = False
    quiet_days: int = QUIET_DAYS
    written: Mapping[str, LastMail] = field(default_factory=dict)
    opted_out: Collection[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LetterReader:
    """Somebody of an account whom a message is for, by the role that asks for them; with `unfit`
    it does not go. Nobody where the account as a whole does not fit, or has nobody in the role."""

    person: Contact | None
    role: ContactRole | None
    unfit: Unfit | None = None


def readers(
    facts: AccountFacts, roles: Sequence[ContactRole], courtesy: Courtesy, *, behind: bool
) -> tuple[LetterReader, ...]:
    """Everybody of an account whom a message is for: all who hold one of the roles, each once.

    Without roles the one who speaks for the account: the champion, else the sponsor, and so on; of
    these somebody to whom it can go. No account that is `behind` is congratulated.
    """
    if courtesy.praises and behind:
        return (LetterReader(None, None, Unfit.BEHIND),)
    there = [person for person in facts.contacts if is_there(person, facts.as_of)]
    if not roles:
        return (_speaker(there, facts.as_of, courtesy),)
    found: list[LetterReader] = []
    known: set[int] = set()
    for role in dict.fromkeys(roles):
        holders = [person for person in there if role in person.roles]
        if not holders:
            found.append(LetterReader(None, role, Unfit.NOBODY))
        for person in holders:
            # Who is a champion and a sponsor gets the text of the role that was named first.
            if person.id not in known:
                known.add(person.id)
                found.append(LetterReader(person, role, unfit(person, facts.as_of, courtesy)))
    return tuple(found)


def unfit(person: Contact, as_of: date, courtesy: Courtesy) -> Unfit | None:
    """Why a message does not go to somebody; None where it does."""
    address = person.email.strip().casefold()
    # Before all else: who does not want mail is told as that, whatever is missing besides.
    if person.opted_out or (address and address in courtesy.opted_out):
        return Unfit.OPTED_OUT
    if not address:
        return Unfit.NO_ADDRESS
    written = courtesy.written.get(address)
    if written is None:
        return None
    if written.waits:
        return Unfit.WAITS
    since = as_of - timedelta(days=courtesy.quiet_days)
    if written.last_on is not None and written.last_on > since:
        return Unfit.WRITTEN_LATELY
    return None


def _speaker(there: Iterable[Contact], as_of: date, courtesy: Courtesy) -> LetterReader:
    def rank(person: Contact) -> tuple[int, int]:
        # Of several roles the one that speaks most for the account; without any, after everybody.
        places = [_SPEAKS_FOR.index(role) for role in person.roles if role in _SPEAKS_FOR]
        return min(places, default=len(_SPEAKS_FOR)), person.id

    ranked = [
        LetterReader(person, None, unfit(person, as_of, courtesy))
        for person in sorted(there, key=rank)
    ]
    # Written to lately means that the account was: nobody else is asked in the champion's place.
    done = (Unfit.WRITTEN_LATELY, Unfit.WAITS)
    lately = next((reader for reader in ranked if reader.unfit in done), None)
    fitting = next((reader for reader in ranked if reader.unfit is None), None)
    if lately is not None and (fitting is None or ranked.index(lately) < ranked.index(fitting)):
        return lately
    return fitting or next(iter(ranked), LetterReader(None, None, Unfit.NOBODY))
