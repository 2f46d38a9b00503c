"""What would bring a score to the next band: the acts that are ours, and what is not in our hands.

An act is counted in every factor that it moves: a talk with the champion is a contact, too. Each
is tried by scoring the account anew, so that what is promised is what would come (domain.md §8).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import combinations
from types import MappingProxyType

from csm_desktop.domain.health.factors import ENOUGH_EVENTS
from csm_desktop.domain.health.inputs import HealthInputs
from csm_desktop.domain.health.score import Health, exactly, score, shown_of, total_of
from csm_desktop.domain.plan.actions import Punctuality
from csm_desktop.domain.records.health import Factor
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass, replace


class OurAct(StrEnum):
    """Something that we can do today, the easiest first (our choice)."""

    SPEAK = "speak"
    CHAMPION = "champion"
    FOLLOW_UPS = "follow_ups"
    ACTIONS = "actions"
    CONNECTIONS = "connections"
    REVIEW = "review"
    NEW_CHAMPION = "new_champion"


_EASE = {act: place for place, act in enumerate(OurAct)}


@dataclass(frozen=True, slots=True)
class Lift:
    """What an act of ours would add, in points, after those that stand before it.

    `factor` is the one it is done for, and says where to go for it.
    """

    act: OurAct
    factor: Factor
    points: Decimal
    what: Message


@dataclass(frozen=True, slots=True)
class Beyond:
    """What is not in our hands: what a factor of the customer's would add by itself."""

    factor: Factor
    points: Decimal
    what: Message


@dataclass(frozen=True, slots=True)
class WayUp:
    """The few acts of ours that would bring the score to `target`; `reaches` is where they lead.

    `enough` is False when even all of them together fall short; `beyond` then is the rest of it.
    """

    target: Decimal
    lifts: tuple[Lift, ...]
    reaches: Decimal
    enough: bool
    beyond: tuple[Beyond, ...] = ()


def way_up(inputs: HealthInputs, rules: Rules, target: int | None = None) -> WayUp | None:
    """What of ours would bring the score to `target` (by default the line of healthy), with as few
    acts as possible and of as many the easiest; None without a score or when it is there already.

    A talk with the champion stands for any talk where it moves more.
    """
    now = score(inputs, rules)
    goal = Decimal(rules.healthy_from if target is None else target)
    # Without a score there is no way to be counted, and above the line none is needed.
    if now.score is None or now.score >= goal:
        return None
    tried = _Trial(inputs, rules)
    total = tried.total()
    gains = {
        act: tried.total(act) - total for act in OurAct if _done(act, inputs, rules) is not None
    }
    # One talk is enough: with the champion where that moves more.
    with_champion = gains.get(OurAct.CHAMPION, 0) > gains.get(OurAct.SPEAK, 0)
    weaker = OurAct.SPEAK if with_champion else OurAct.CHAMPION
    found = [act for act, gain in gains.items() if gain > 0 and act is not weaker]
    chosen = _cheapest(found, tried, goal)
    lifts, reached = _in_order(chosen, tried)
    beyond = tuple(_beyond(inputs, rules, now, total))
    return WayUp(goal, lifts, exactly(reached), shown_of(reached) >= goal, beyond)


class _Trial:
    """An account as it would be after acts, one after the other; each is tried once."""

    def __init__(self, inputs: HealthInputs, rules: Rules) -> None:
        self.rules = rules
        self._after: dict[tuple[OurAct, ...], HealthInputs] = {(): inputs}
        self._totals: dict[tuple[OurAct, ...], int] = {}

    def after(self, *acts: OurAct) -> HealthInputs:
        """The inputs after these acts."""
        known = self._after.get(acts)
        if known is None:
            before = self.after(*acts[:-1])
            known = self._after[acts] = _done(acts[-1], before, self.rules) or before
        return known

    def total(self, *acts: OurAct) -> int:
        """The score after them in hundred-thousandths of a point; 0 where there is none."""
        known = self._totals.get(acts)
        if known is None:
            known = self._totals[acts] = total_of(self.after(*acts), self.rules) or 0
        return known

    def reaches(self, acts: Iterable[OurAct], goal: Decimal) -> bool:
        """Whether the score is there after them."""
        return shown_of(self.total(*acts)) >= goal


def _cheapest(found: Sequence[OurAct], tried: _Trial, goal: Decimal) -> Sequence[OurAct]:
    """The fewest acts that reach the goal; all of them where it is out of reach."""
    if not tried.reaches(found, goal):
        return found
    for count in range(1, len(found)):
        # A handful of acts, so every combination can be tried; each is in the order of ease.
        enough = [acts for acts in combinations(found, count) if tried.reaches(acts, goal)]
        if enough:
            # Read from the hardest act down: of sets of one size the one whose hardest is easiest.
            return min(enough, key=lambda acts: [_EASE[act] for act in reversed(acts)])
    return found


def _in_order(acts: Iterable[OurAct], tried: _Trial) -> tuple[tuple[Lift, ...], int]:
    """The acts, the largest gain first, each with what it adds to those before it: the parts sum
    up to the whole, also where two acts move the same factor."""
    left, lifts = list(acts), []
    taken: tuple[OurAct, ...] = ()
    while left:
        totals = {act: tried.total(*taken, act) for act in left}
        # Of equals the first, which is the easiest.
        best = max(left, key=totals.__getitem__)
        points = totals[best] - tried.total(*taken)
        # What another act brought already is no step of its own.
        if points <= 0:
            break
        what = _WHAT[best](tried.after(*taken), tried.rules)
        lifts.append(Lift(best, FACTOR_OF[best], exactly(points), what))
        taken = (*taken, best)
        left.remove(best)
    return tuple(lifts), tried.total(*taken)


def _done(act: OurAct, inputs: HealthInputs, rules: Rules) -> HealthInputs | None:
    """The inputs as they were if an act had been done today; None where there is none to do."""
    return _DONE[act](inputs, rules)


_Doing = Callable[[HealthInputs, Rules], HealthInputs | None]


def _spoken(inputs: HealthInputs) -> HealthInputs:
    return replace(inputs, contacted_on=inputs.as_of)


def _speak(inputs: HealthInputs, _rules: Rules) -> HealthInputs | None:
    # Who was never spoken to may just not be kept in this book.
    return _spoken(inputs) if inputs.contacted_on is not None else None


def _speak_with_champion(inputs: HealthInputs, _rules: Rules) -> HealthInputs | None:
    return replace(_spoken(inputs), champion_on=inputs.as_of) if inputs.champion else None


def _win_champion(inputs: HealthInputs, rules: Rules) -> HealthInputs | None:
    if inputs.champion or not (inputs.lost_champion or rules.champion_asked):
        return None
    # Any name will do: who it will be nobody knows, and no formula reads it.
    return replace(_spoken(inputs), champion="?", champion_on=inputs.as_of)


def _send(inputs: HealthInputs, _rules: Rules) -> HealthInputs | None:
    counts = inputs.follow_ups
    # Sent today they are late: their half hour is over.
    sent = replace(counts, later=counts.later + counts.none, none=0)
    return replace(inputs, follow_ups=sent) if counts.none else None


def _closed(actions: Punctuality) -> Punctuality:
    # Closed today is closed late, which the formula gives half.
    return replace(actions, done_late=actions.done_late + actions.open_late, open_late=0)


def _close(inputs: HealthInputs, _rules: Rules) -> HealthInputs | None:
    return replace(inputs, ours=_closed(inputs.ours)) if inputs.ours.open_late else None


def _connect(inputs: HealthInputs, rules: Rules) -> HealthInputs | None:
    if inputs.coverage is None or not inputs.coverage_asked:
        return None
    # Who brings a connection to life has had contact, too.
    return replace(_spoken(inputs), coverage=rules.coverage_goal)


def _review(inputs: HealthInputs, _rules: Rules) -> HealthInputs | None:
    if inputs.reviewed_on is None and not inputs.review_planned:
        return None
    return replace(_spoken(inputs), reviewed_on=inputs.as_of)


_DONE: Mapping[OurAct, _Doing] = MappingProxyType(
    {
        OurAct.SPEAK: _speak,
        OurAct.CHAMPION: _speak_with_champion,
        OurAct.NEW_CHAMPION: _win_champion,
        OurAct.FOLLOW_UPS: _send,
        OurAct.ACTIONS: _close,
        OurAct.CONNECTIONS: _connect,
        OurAct.REVIEW: _review,
    }
)

FACTOR_OF: Mapping[OurAct, Factor] = MappingProxyType(
    {
        OurAct.SPEAK: Factor.CONTACT_CADENCE,
        OurAct.CHAMPION: Factor.CHAMPION,
        OurAct.NEW_CHAMPION: Factor.CHAMPION,
        OurAct.FOLLOW_UPS: Factor.FOLLOW_UPS,
        OurAct.ACTIONS: Factor.OUR_ACTIONS,
        OurAct.CONNECTIONS: Factor.COVERAGE,
        OurAct.REVIEW: Factor.REVIEWS,
    }
)
"""For which factor an act is done; it may move others along with it."""


def _say_new_champion(inputs: HealthInputs, _rules: Rules) -> Message:
    if inputs.lost_champion is None:
        return say("win a champion, and speak with them")
    return say("win a champion in place of {name}", name=inputs.lost_champion.name)


def _say_connections(inputs: HealthInputs, rules: Rules) -> Message:
    missing = rules.coverage_goal - (inputs.coverage or 0)
    return say("bring {n} more connection to life", "bring {n} more connections to life", n=missing)


_WHAT: Mapping[OurAct, Callable[[HealthInputs, Rules], Message]] = MappingProxyType(
    {
        OurAct.SPEAK: lambda _inputs, _rules: say("speak with them now"),
        OurAct.CHAMPION: lambda inputs, _: say("speak with {name}", name=inputs.champion),
        OurAct.NEW_CHAMPION: _say_new_champion,
        OurAct.FOLLOW_UPS: lambda inputs, _: say(
            "send the {n} missing follow-up",
            "send the {n} missing follow-ups",
            n=inputs.follow_ups.none,
        ),
        OurAct.ACTIONS: lambda inputs, _: say(
            "close our {n} late action", "close our {n} late actions", n=inputs.ours.open_late
        ),
        OurAct.CONNECTIONS: _say_connections,
        OurAct.REVIEW: lambda _inputs, _rules: say("hold the review that is due"),
    }
)


def _beyond(inputs: HealthInputs, rules: Rules, now: Health, total: int) -> Iterable[Beyond]:
    """What each factor of the customer's would add if it were as good as can be today."""
    found = []
    for factor in now.factors:
        ideal = _THEIRS.get(factor.factor)
        # Where nothing is known nobody can say what is missing.
        if ideal is None or factor.value is None or factor.value == 100:
            continue
        changed, what = ideal(inputs)
        points = (total_of(changed, rules) or 0) - total
        if points > 0:
            found.append(Beyond(factor.factor, exactly(points), what))
    return sorted(found, key=lambda one: (-one.points, one.factor))


def _seats(inputs: HealthInputs) -> tuple[HealthInputs, Message]:
    idle = inputs.licensed - int(inputs.seats or 0)
    what = say("{n} idle seat", "{n} idle seats", n=idle)
    return replace(inputs, seats=Decimal(inputs.licensed)), what


def _use(inputs: HealthInputs) -> tuple[HealthInputs, Message]:
    back = tuple(replace(usage, present=usage.norm) for usage in inputs.usage)
    return replace(inputs, usage=back), say("use short of its norm")


def _reach(inputs: HealthInputs) -> tuple[HealthInputs, Message]:
    missing = inputs.milestones_due - inputs.milestones_reached
    what = say("{n} late milestone", "{n} late milestones", n=missing)
    return replace(inputs, milestones_reached=inputs.milestones_due), what


def _close_theirs(inputs: HealthInputs) -> tuple[HealthInputs, Message]:
    late = inputs.theirs.open_late
    what = say("{n} late action of theirs", "{n} late actions of theirs", n=late)
    return replace(inputs, theirs=_closed(inputs.theirs)), what


def _engage(inputs: HealthInputs) -> tuple[HealthInputs, Message]:
    counts = inputs.engagement
    missing = max(0, ENOUGH_EVENTS - counts.taken_part)
    more = replace(counts, trainings=counts.trainings + missing, ever=True)
    what = say("{n} more training or event", "{n} more trainings or events", n=missing)
    return replace(inputs, engagement=more), what


def _advocate(inputs: HealthInputs) -> tuple[HealthInputs, Message]:
    return replace(inputs, acts=inputs.acts + 1), say("one act of advocacy")


_THEIRS: Mapping[Factor, Callable[[HealthInputs], tuple[HealthInputs, Message]]] = MappingProxyType(
    {
        Factor.LICENCE_USE: _seats,
        Factor.USAGE: _use,
        Factor.MILESTONES: _reach,
        Factor.THEIR_ACTIONS: _close_theirs,
        Factor.ENGAGEMENT: _engage,
        Factor.ADVOCACY: _advocate,
    }
)
