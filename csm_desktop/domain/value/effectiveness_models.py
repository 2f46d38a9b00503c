"""Models of effectiveness as they are read: phases with their behaviours, and whom they fit (§9).

The two ends of a model come first, for they say what lies between them.
"""

from collections.abc import Iterable
from datetime import date

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.domain.records.standing.effectiveness import (
    Behaviour,
    EffectivenessModel,
    EffectivenessPhase,
)
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass

LEAST_PHASES, USUAL_PHASES, MOST_PHASES = 3, 5, 7
"""A model has 3 to 7 phases, usually 5."""
SHARE_PERCENT = 80
"""The share of its behaviours that a phase has to show (our choice)."""


@dataclass(frozen=True, slots=True)
class LaidPhase:
    """A phase with its behaviours, each in their order."""

    phase: EffectivenessPhase
    behaviours: tuple[Behaviour, ...]

    @property
    def needed(self) -> int:
        """How many behaviours it takes: at least 80 %."""
        return -(-SHARE_PERCENT * len(self.behaviours) // 100)


@dataclass(frozen=True, slots=True)
class LaidModel:
    """A model as it is read: its phases from the basics to the best."""

    model: EffectivenessModel
    phases: tuple[LaidPhase, ...]

    @property
    def id(self) -> int:
        """That of the model."""
        return self.model.id

    @property
    def is_usable(self) -> bool:
        """Whether accounts can be judged by it."""
        return self.lacks is None

    @property
    def lacks(self) -> Message | None:
        """What it needs before accounts can be judged by it; None where it is whole.

        The bookends come first: the first phase and the last, then those between.
        """
        count = len(self.phases)
        if not LEAST_PHASES <= count <= MOST_PHASES:
            return say(
                "It has {n} phases: {least} to {most} can be told apart, {usual} are usual.",
                n=count, least=LEAST_PHASES, most=MOST_PHASES, usual=USUAL_PHASES,
            )  # fmt: skip
        for place, laid in self._bookends_first():
            if laid.behaviours:
                continue
            name = laid.phase.name
            if place == 0:
                return say("Begin with {name}: what do those do who get any value?", name=name)
            if place == count - 1:
                return say("Then the other end, {name}: what do the best do?", name=name)
            return say("Between the two ends: what do those in {name} do?", name=name)
        return None

    def _bookends_first(self) -> list[tuple[int, LaidPhase]]:
        placed = list(enumerate(self.phases))
        return [placed[0], placed[-1], *placed[1:-1]]


def laid_models(
    models: Iterable[EffectivenessModel],
    phases: Iterable[EffectivenessPhase],
    behaviours: Iterable[Behaviour],
) -> tuple[LaidModel, ...]:
    """The models with what they hold, by name."""
    of_phase: dict[int, list[Behaviour]] = {}
    for behaviour in sorted(behaviours, key=lambda one: (one.position, one.id)):
        of_phase.setdefault(behaviour.phase_id, []).append(behaviour)
    of_model: dict[int, list[LaidPhase]] = {}
    for phase in sorted(phases, key=lambda one: (one.position, one.id)):
        laid = LaidPhase(phase, tuple(of_phase.get(phase.id, ())))
        of_model.setdefault(phase.model_id, []).append(laid)
    found = (LaidModel(model, tuple(of_model.get(model.id, ()))) for model in models)
    return tuple(sorted(found, key=lambda one: (one.model.name.casefold(), one.id)))


def models_for(facts: AccountFacts) -> tuple[LaidModel, ...]:
    """The models by which an account is judged, the fittest first: those by which something was
    seen already, then those for a product that it has, then those for all; usable ones alone."""
    laid = laid_models(facts.models, facts.phases, facts.behaviours)
    products = _products(facts.subscriptions, facts.as_of)
    seen = {finding.behaviour_id for finding in facts.findings}
    ranked = []
    for one in laid:
        if not one.is_usable:
            continue
        product = one.model.product.strip().casefold()
        is_known = any(each.id in seen for phase in one.phases for each in phase.behaviours)
        if is_known or (not one.model.retired and (not product or product in products)):
            ranked.append((one.model.retired, not is_known, not product, one))
    return tuple(one for *_, one in sorted(ranked, key=lambda rank: rank[:3]))


def _products(subscriptions: Iterable[Subscription], as_of: date) -> frozenset[str]:
    return frozenset(
        each.product.strip().casefold()
        for each in subscriptions
        if each.status is not SubscriptionStatus.ENDED
        and (each.ended_on is None or each.ended_on > as_of)
    )
