"""What can be done with models of effectiveness: take one up, write one, change it (§9)."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Unpack

from csm_desktop.app.typed_words import needed
from csm_desktop.app.value.usual_model import BOOKENDS, usual_model
from csm_desktop.domain.records.metrics import Metric
from csm_desktop.domain.records.plan import Action, ActionOrigin
from csm_desktop.domain.records.standing.effectiveness import (
    Behaviour,
    BehaviourFields,
    BehaviourFinding,
    EffectivenessModel,
    EffectivenessModelFields,
    EffectivenessPhase,
    EffectivenessPhaseFields,
)
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.effectiveness_models import MOST_PHASES, USUAL_PHASES
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import render, tr


def adopt_model(work: Work, /) -> EffectivenessModel:
    """Take up the model that comes with the program: it is then the user's own, to be changed."""
    drafted = usual_model()
    model = work.add(EffectivenessModel(work.new_id(), drafted.name))
    for place, phase in enumerate(drafted.phases):
        made = EffectivenessPhase(work.new_id(), model.id, phase.name, phase.words, place)
        work.add(made)
        work.add_all(
            Behaviour(work.new_id(), made.id, text, position=position)
            for position, text in enumerate(phase.behaviours)
        )
    return model


def new_model(work: Work, /, name: str, product: str = "") -> EffectivenessModel:
    """Begin a model of five phases, of which the two ends have their names. Raises UserError
    without a name."""
    made = EffectivenessModel(work.new_id(), _model_name(name), " ".join(product.split()))
    model = work.add(made)
    first, last = (render(one) for one in BOOKENDS)
    between = [render(say("Phase {n}", n=n)) for n in range(2, USUAL_PHASES)]
    for place, phase_name in enumerate((first, *between, last)):
        phase = EffectivenessPhase(work.new_id(), model.id, phase_name, "", place)
        work.add(phase)
    return model


def edit_model(
    work: Work, /, model_id: int, **fields: Unpack[EffectivenessModelFields]
) -> EffectivenessModel:
    """Change what a model is called and for which product it is. Raises UserError without a
    name."""
    if "name" in fields:
        fields["name"] = _model_name(fields["name"])
    if "product" in fields:
        fields["product"] = " ".join(fields["product"].split())
    return work.put(replace(work.get(EffectivenessModel, model_id), **fields))


def remove_model(work: Work, /, model_id: int) -> bool:
    """Take a model out; whether it is kept, offered no more: one by which something was seen is."""
    model = work.get(EffectivenessModel, model_id)
    phases = work.find(EffectivenessPhase, model_id=model_id)
    behaviours = [one for phase in phases for one in work.find(Behaviour, phase_id=phase.id)]
    if any(work.find(BehaviourFinding, behaviour_id=one.id) for one in behaviours):
        work.put(replace(model, retired=True))
        return True
    for phase in phases:
        remove_phase(work, phase.id)
    work.remove(model)
    return False


def new_phase(work: Work, /, model_id: int, name: str) -> EffectivenessPhase:
    """Add a phase below the last, for the two ends stay. Raises UserError without a name, and for
    an eighth."""
    work.get(EffectivenessModel, model_id)
    phases = _in_order(work.find(EffectivenessPhase, model_id=model_id))
    if len(phases) >= MOST_PHASES:
        words = say("More than {n} phases cannot be told apart.", n=MOST_PHASES)
        raise UserError(render(words), tr("Nothing was changed."))
    place = len(phases) - 1 if len(phases) > 1 else len(phases)
    made = EffectivenessPhase(work.new_id(), model_id, _phase_name(name), "", place)
    for position, phase in enumerate([*phases[:place], made, *phases[place:]]):
        if phase is not made and phase.position != position:
            work.put(replace(phase, position=position))
    return work.add(made)


def edit_phase(
    work: Work, /, phase_id: int, **fields: Unpack[EffectivenessPhaseFields]
) -> EffectivenessPhase:
    """Change what a phase is called and like. Raises UserError without a name."""
    if "name" in fields:
        fields["name"] = _phase_name(fields["name"])
    return work.put(replace(work.get(EffectivenessPhase, phase_id), **fields))


def move_phase(work: Work, /, phase_id: int, by: int) -> EffectivenessPhase:
    """Put a phase that many places further up, away from the basics; its behaviours go with it."""
    phase = work.get(EffectivenessPhase, phase_id)
    others = _in_order(work.find(EffectivenessPhase, model_id=phase.model_id))
    at = next(n for n, one in enumerate(others) if one.id == phase_id)
    others.insert(min(max(0, at + by), len(others) - 1), others.pop(at))
    for position, one in enumerate(others):
        if one.position != position:
            work.put(replace(one, position=position))
    return work.get(EffectivenessPhase, phase_id)


def remove_phase(work: Work, /, phase_id: int) -> None:
    """Take a phase out with its behaviours and what was seen of them; undo brings all back."""
    for behaviour in work.find(Behaviour, phase_id=phase_id):
        remove_behaviour(work, behaviour.id)
    work.remove(work.get(EffectivenessPhase, phase_id))


def new_behaviour(work: Work, /, phase_id: int, text: str) -> Behaviour:
    """Add a behaviour to a phase. Raises UserError without words."""
    work.get(EffectivenessPhase, phase_id)
    others = work.find(Behaviour, phase_id=phase_id)
    place = max((one.position for one in others), default=-1) + 1
    return work.add(Behaviour(work.new_id(), phase_id, _behaviour(text), position=place))


def edit_behaviour(
    work: Work, /, behaviour_id: int, **fields: Unpack[BehaviourFields]
) -> Behaviour:
    """Change a behaviour. Raises UserError without words.

    Without a metric it has no line from which on it is shown.
    """
    if "text" in fields:
        fields["text"] = _behaviour(fields["text"])
    made = replace(work.get(Behaviour, behaviour_id), **fields)
    if made.metric_id is None:
        made = replace(made, line=None)
    else:
        work.get(Metric, made.metric_id)
    return work.put(made)


def remove_behaviour(work: Work, /, behaviour_id: int) -> None:
    """Take a behaviour out, with what was seen of it; practices towards it stay in the plans."""
    for finding in work.find(BehaviourFinding, behaviour_id=behaviour_id):
        work.remove(finding)
    for action in work.find(Action, origin=ActionOrigin.PRACTICE.value, origin_id=behaviour_id):
        work.put(replace(action, origin=ActionOrigin.PLAN, origin_id=None))
    work.remove(work.get(Behaviour, behaviour_id))


def _in_order(phases: Iterable[EffectivenessPhase]) -> list[EffectivenessPhase]:
    return sorted(phases, key=lambda one: (one.position, one.id))


def _model_name(text: str) -> str:
    return needed(text, tr("A model needs a name."))


def _phase_name(text: str) -> str:
    return needed(text, tr("A phase needs a name."))


def _behaviour(text: str) -> str:
    return needed(text, tr("What do they do?"))
