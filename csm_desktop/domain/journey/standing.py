"""Where an account stands against its baseline, and how accounts rank (domain.md §5): internal."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from statistics import median

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Milestone
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.spread import rounded, tidy
from csm_desktop.domain.value.attainment import achieved_value
from csm_desktop.domain.value.use import NOT_KNOWN, Breadth, breadth
from csm_desktop.values import dataclass


class Standing(StrEnum):
    """What an account is against its baseline."""

    CHAMPION = "champion"
    CRUISER = "cruiser"
    LAGGARD = "laggard"
    TOO_EARLY = "too_early"


@dataclass(frozen=True, slots=True)
class AccountStanding:
    """A standing with the numbers that it was judged by.

    `achieved` and `expected` are percent of the target business value today, `attainment` is their
    ratio (1 = as expected); nothing is expected before the first milestone with a share is due.
    `pace` is a share of the time planned: 0.1 = a tenth later than planned, negative = early. `due`
    and `reached` count milestones whose day has come.
    """

    account_id: int
    standing: Standing
    attainment: Decimal | None
    pace: Decimal | None
    achieved: Decimal | None
    expected: Decimal | None
    due: int
    reached: int
    why: Message


def expected_percent(milestones: Iterable[Milestone], start: date, as_of: date) -> Decimal | None:
    """The share of business value expected today, in percent.

    Interpolated between the milestones that name one, and flat after the last. A later milestone
    that expects less than an earlier one does not lower it (our choice). None where no milestone
    names a percentage, and before the first that does is due: nothing is expected by then.
    """
    marks: dict[int, int] = {}
    for milestone in milestones:
        if milestone.expected_percent is not None:
            # A milestone before the contract's start counts as its first day.
            day = max(0, (milestone.target_on - start).days)
            marks[day] = max(marks.get(day, 0), milestone.expected_percent)
    if not marks:
        return None
    points = _rising(sorted(marks.items()))
    today = (as_of - start).days
    if today < points[0][0]:
        return None
    # What was expected at the end is expected ever after.
    if today >= points[-1][0]:
        return Decimal(points[-1][1])
    (day, percent), (next_day, next_percent) = next(
        pair for pair in pairwise(points) if today < pair[1][0]
    )
    gone = Decimal(today - day) / (next_day - day)
    return tidy(percent + (next_percent - percent) * gone)


def _rising(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    most = 0
    risen = []
    for day, percent in points:
        most = max(most, percent)
        risen.append((day, most))
    return risen


def reached_by(milestone: Milestone, as_of: date) -> bool:
    """Whether the milestone had been reached by the end of a day."""
    return milestone.reached_on is not None and milestone.reached_on <= as_of


def pace(milestones: Iterable[Milestone], start: date, as_of: date, rules: Rules) -> Decimal | None:
    """The median over due milestones of (actual or today's day - target day) / target day.

    The divisor is at least `rules.least_target_day`, so that a first login two days late does not
    count as a disaster. Due are milestones whose target day has come, reached or not. None without
    a due one.
    """
    shares = []
    for milestone in milestones:
        if milestone.target_on > as_of:
            continue
        # Reached later than today is not reached yet: standings of past days are asked for, too.
        done = (
            milestone.reached_on
            if milestone.reached_on and milestone.reached_on <= as_of
            else as_of
        )
        target = (milestone.target_on - start).days
        slip = Decimal((done - milestone.target_on).days)
        # Two days late on day 5 is no disaster, so early milestones have a floor under them.
        shares.append(slip / max(target, rules.least_target_day))
    return tidy(median(shares)) if shares else None


def attainment_of(achieved: Decimal | None, expected: Decimal | None) -> Decimal | None:
    """What is achieved of what is expected today, 1 = all of it; None where nothing is expected
    yet: then nothing can be judged."""
    return tidy(achieved / expected) if achieved is not None and expected else None


def standing_of(
    account_id: int,
    start: date | None,
    milestones: Sequence[Milestone],
    achieved: Decimal | None,
    as_of: date,
    rules: Rules,
    use: Breadth = NOT_KNOWN,
) -> AccountStanding:
    """The standing by the thresholds of domain.md §5, judged on figures of four decimals.

    The milestones are the account's own, whose dates were confirmed with the customer, not the
    template's: a re-agreed plan is judged by what was re-agreed (our choice). Without a known
    attainment an account can be a laggard by pace, but not a champion, and a champion uses the
    product in breadth, as far as that is known. Too early to tell: before the contract's start,
    with fewer than two due milestones, and on time with none due that carries a share of value.
    """
    due = [milestone for milestone in milestones if milestone.target_on <= as_of]
    reached = sum(reached_by(milestone, as_of) for milestone in due)
    expected = expected_percent(milestones, start, as_of) if start else None
    attainment = attainment_of(achieved, expected)
    rate = pace(milestones, start, as_of, rules) if start else None
    early = start is None or as_of < start or len(due) < rules.least_due_milestones
    # On time, and no value due yet: nobody is a laggard for lack of what nobody expects.
    if rate is not None and expected is None and rate <= rules.laggard_pace:
        early = True
    judged = Standing.TOO_EARLY if rate is None or early else _judged(attainment, rate, use, rules)
    why = (
        _why(attainment, rate, len(due), reached) if milestones else say("no milestone is planned")
    )
    if attainment is not None and attainment >= rules.champion_attainment and not early:
        why = say("{why}; {breadth}", why=why, breadth=_say_breadth(use))
    return AccountStanding(
        account_id, judged, attainment, rate, achieved, expected, len(due), reached, why
    )


def standing_from(facts: AccountFacts, rules: Rules) -> AccountStanding:
    """The standing of an account from everything that is known of it."""
    achieved = achieved_value(facts).percent
    start = facts.account.contract_start
    return standing_of(
        facts.account.id,
        start,
        facts.milestones,
        achieved,
        facts.as_of,
        rules,
        breadth(facts, rules),
    )


def _judged(attainment: Decimal | None, rate: Decimal, use: Breadth, rules: Rules) -> Standing:
    behind = attainment is not None and attainment < rules.laggard_attainment
    if behind or rate > rules.laggard_pace:
        return Standing.LAGGARD
    ahead = attainment is not None and attainment >= rules.champion_attainment and rate <= 0
    return Standing.CHAMPION if ahead and use.is_broad(rules) else Standing.CRUISER


def _why(attainment: Decimal | None, rate: Decimal | None, due: int, reached: int) -> Message:
    if rate is None:
        return say("no milestone is due yet")
    done = say(
        "{reached} of {n} due milestone reached",
        "{reached} of {n} due milestones reached",
        reached=reached,
        n=due,
    )
    timing = say("pace {pace} %", pace=round(rate * 100, 1))
    if attainment is None:
        return say("value unknown, {pace}, {done}", pace=timing, done=done)
    return say(
        "{percent} % of the value expected today, {pace}, {done}",
        percent=round(attainment * 100, 1),
        pace=timing,
        done=done,
    )


def _say_breadth(use: Breadth) -> Message:
    if not use.known:
        return say("breadth of use is not known")
    said = []
    if use.licences is not None:
        said.append(say("{percent} % of the seats in use", percent=rounded(use.licences * 100)))
    if use.features is not None:
        reached = say("use reaches the norm of the segment")
        said.append(reached if use.features else say("use is below the norm of the segment"))
    return say("{parts}", parts=tuple(said))


def rank_key(
    attainment: Decimal | None, rate: Decimal | None
) -> tuple[bool, Decimal, bool, Decimal]:
    """What accounts of a segment are ordered by: the least is the best; equals share a place."""
    return (
        attainment is None,
        -(attainment or Decimal(0)),
        rate is None,
        rate or Decimal(0),
    )
