"""Which champion could show a cruiser how it is done, and what came of it (domain.md §5): all of it
internal."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.money import Money, totals
from csm_desktop.domain.records.revenue import RevenueEvent, RevenueKind
from csm_desktop.domain.records.standing.champions import Pairing, PairingResult
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.spread import tidy
from csm_desktop.domain.value.alike import (
    in_common,
    others,
    same_industry,
    same_segment,
    same_size,
    shared_products,
)
from csm_desktop.values import dataclass

_PROPOSED = 3


@dataclass(frozen=True, slots=True)
class PairingProposal:
    """A champion for a cruiser, and what the two have in common, most telling first."""

    champion_account_id: int
    reasons: tuple[Message, ...]

    @property
    def why(self) -> Message:
        """The reasons in one phrase."""
        return say("{reasons}", reasons=self.reasons)


def propose_champions(
    cruiser: Account,
    champions: Iterable[Account],
    known: Collection[int] = (),
) -> tuple[PairingProposal, ...]:
    """The best matching champions: same segment first, then industry, size and shared products.

    Proposed is only who has something in common with the cruiser, is still a customer and is not
    among `known`, the champions it was paired with before.
    """
    found = []
    for champion in others(cruiser, champions):
        products = shared_products(cruiser, champion)
        traits = (
            same_segment(cruiser, champion),
            same_industry(cruiser, champion),
            same_size(cruiser, champion),
            len(products),
        )
        # Nothing in common at all: an introduction would have no reason to be told.
        if champion.id not in known and any(traits):
            # Names and ids make the order the same on every day.
            rank = (*(-int(trait) for trait in traits), champion.name.casefold(), champion.id)
            reasons = in_common(cruiser, champion)
            found.append((rank, PairingProposal(champion.id, reasons)))
    return tuple(proposal for _, proposal in sorted(found, key=lambda each: each[0])[:_PROPOSED])


@dataclass(frozen=True, slots=True)
class PairingCourse:
    """What happened at a cruiser since it was introduced to a champion.

    `points` are percentage points of its target value, None where the value of then or of now is
    not known; `won` what it pays more a year by expansions since, one amount per currency. It came
    after the introduction; whether it came of it, the outcome says.
    """

    pairing: Pairing
    points: Decimal | None
    won: tuple[Money, ...]


def course_of(
    pairing: Pairing, achieved: Decimal | None, events: Iterable[RevenueEvent], as_of: date
) -> PairingCourse:
    """The course of a pairing until a day; `achieved` is the cruiser's share of its target value
    then, in percent, `events` are those of its ledger. Before an introduction nothing counts."""
    since = pairing.introduced_on
    if since is None or since > as_of:
        return PairingCourse(pairing, None, ())
    then = pairing.achieved_then
    points = tidy(achieved - then) if achieved is not None and then is not None else None
    won = totals(
        event.amount
        for event in events
        if event.kind is RevenueKind.EXPANSION and since <= event.on <= as_of
    )
    return PairingCourse(pairing, points, won)


@dataclass(frozen=True, slots=True)
class PairingYear:
    """The introductions of a year, and what happened since: how many helped, of how many whose
    result is known; `points` is the mean of those that are known."""

    year: int
    introduced: int
    known: int
    helped: int
    points: Decimal | None
    won: tuple[Money, ...]


def pairing_years(courses: Iterable[PairingCourse]) -> tuple[PairingYear, ...]:
    """The value of pairings over time, by the year of the introduction, the latest first.

    A cruiser that was introduced to two champions in a year made its way once (our choice): its
    earliest introduction of the year tells it.
    """
    years: dict[int, list[PairingCourse]] = defaultdict(list)
    for course in courses:
        if course.pairing.introduced_on is not None:
            years[course.pairing.introduced_on.year].append(course)
    return tuple(_year(year, found) for year, found in sorted(years.items(), reverse=True))


def _year(year: int, courses: list[PairingCourse]) -> PairingYear:
    results = [one.pairing.result for one in courses if one.pairing.result is not None]
    first: dict[int, PairingCourse] = {}
    for one in sorted(courses, key=lambda each: (each.pairing.introduced_on, each.pairing.id)):
        first.setdefault(one.pairing.account_id, one)
    # Of one cruiser once, for points as for money: it made its way once.
    known = [one.points for one in first.values() if one.points is not None]
    points = tidy(sum(known, Decimal(0)) / len(known)) if known else None
    won = totals(amount for one in first.values() for amount in one.won)
    helped = sum(result is PairingResult.HELPED for result in results)
    return PairingYear(year, len(courses), len(results), helped, points, won)
