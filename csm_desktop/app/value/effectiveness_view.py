"""The effectiveness of an account as its tab shows it (domain.md §9)."""

from datetime import date

from csm_desktop.app.accounts.view import AccountView
from csm_desktop.app.value.effectiveness import judged
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Action
from csm_desktop.domain.records.standing.effectiveness import BehaviourFinding
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.value.effectiveness import (
    BehaviourState,
    Effectiveness,
    PhaseState,
    pending,
    unseen,
)
from csm_desktop.domain.value.effectiveness_models import LaidModel, models_for
from csm_desktop.domain.value.improvement import shown_then
from csm_desktop.values import dataclass
from csm_desktop.wording import measure, render, tr


@dataclass(frozen=True, slots=True)
class BehaviourRow:
    """A behaviour in the list: its phase, how it stands, which of our capabilities serves it."""

    phase: str
    state: BehaviourState
    capability: str

    @property
    def id(self) -> int:
        """That of the behaviour."""
        return self.state.id

    @property
    def finding(self) -> BehaviourFinding | None:
        """What was seen last by somebody."""
        return self.state.last.finding if self.state.last is not None else None

    @property
    def planned_on(self) -> date | None:
        """By when it is planned to be shown."""
        days = [action.due_on for action in pending(self.state) if action.due_on is not None]
        return max(days, default=None)

    @property
    def read(self) -> str:
        """What its readings say, beside the line from which on it is shown."""
        behaviour, metric, last = self.state.behaviour, self.state.metric, self.state.last
        if metric is None or behaviour.line is None:
            return ""
        line = measure(behaviour.line, metric.unit)
        if last is None or last.value is None:
            return render(say("{metric}, no reading yet", metric=metric.name))
        value = measure(last.value, metric.unit)
        return render(say("{value}, shown from {line}", value=value, line=line))


@dataclass(frozen=True, slots=True)
class PracticeRow:
    """A practice that leads to a behaviour of the next phase, and what that makes of it."""

    action: Action
    behaviour: str
    then: str

    @property
    def id(self) -> int:
        """That of the action."""
        return self.action.id


@dataclass(frozen=True, slots=True)
class EffectivenessView:
    """What the tab shows. `models` are those that fit, by id and name; `found` is None before
    anything was seen, `laid` where no model can be used, and `lacks` says then why."""

    account_id: int
    as_of: date
    models: tuple[tuple[int, str], ...]
    laid: LaidModel | None
    found: Effectiveness | None
    phases: tuple[PhaseState, ...]
    rows: tuple[BehaviourRow, ...]
    practices: tuple[PracticeRow, ...]
    is_without_model: bool


def effectiveness_view(view: AccountView, model_id: int | None = None) -> EffectivenessView:
    """An account by a model, by default by the fittest."""
    facts = view.facts
    models = models_for(facts)
    laid = next((one for one in models if one.id == model_id), models[0] if models else None)
    found = judged(facts, laid.id) if laid is not None else None
    phases = found.phases if found is not None else unseen(laid, facts) if laid is not None else ()
    titles = {capability.id: capability.title for capability in facts.capabilities}
    return EffectivenessView(
        account_id=facts.account.id,
        as_of=facts.as_of,
        models=tuple((one.id, one.model.name) for one in models),
        laid=laid,
        found=found,
        phases=phases,
        rows=tuple(
            BehaviourRow(
                f"{phase.number} · {phase.laid.phase.name}",
                state,
                titles.get(state.behaviour.capability_id or 0, ""),
            )
            for phase in phases
            for state in phase.behaviours
        ),
        practices=_practices(facts, phases, found),
        is_without_model=not any(not model.retired for model in facts.models),
    )


def _practices(
    facts: AccountFacts, phases: tuple[PhaseState, ...], found: Effectiveness | None
) -> tuple[PracticeRow, ...]:
    """All practices: those that lead to the next phase say what they make of it."""
    texts = {state.id: state.behaviour.text for phase in phases for state in phase.behaviours}
    rows: list[PracticeRow] = []
    leading = found.practices if found is not None else ()
    for place, action in enumerate(leading, 1):
        rows.append(PracticeRow(action, texts[action.origin_id or 0], _then(found, place)))
    there = {action.id for action in leading}
    others = sorted(
        (
            action
            for phase in phases
            for state in phase.behaviours
            for action in state.practices
            if action.id not in there
        ),
        key=lambda action: (action.due_on or facts.as_of, action.id),
    )
    rows += [PracticeRow(action, texts[action.origin_id or 0], "") for action in others]
    return tuple(rows)


def _then(found: Effectiveness | None, place: int) -> str:
    phase = found.next_phase if found is not None else None
    if found is None or phase is None:
        return ""
    then = shown_then(found, place)
    words = say("{n} of {of}", n=then, of=len(phase.behaviours))
    if then >= phase.laid.needed > shown_then(found, place - 1):
        words = say("{words}: phase {n}", words=words, n=phase.number)
    return render(words)


def phase_words(found: Effectiveness | None, phases: tuple[PhaseState, ...]) -> Message:
    """Where the account stands, as a sentence."""
    if found is None:
        return say("Nobody has looked yet. Say of each behaviour whether it is shown.")
    then = phases[found.number_then - 1].laid.phase.name if found.number_then else tr("below it")
    if found.number == 0:
        first = phases[0]
        return say(
            "Below the first phase: {n} of {of} of {name} are shown, {needed} are needed",
            n=first.shown, of=len(first.behaviours), name=first.laid.phase.name,
            needed=first.laid.needed,
        )  # fmt: skip
    name = phases[found.number - 1].laid.phase.name
    words = say(
        "Phase {n} of {of}: {name}, since {on}",
        n=found.number, of=len(phases), name=name, on=found.course[-1].on,
    )  # fmt: skip
    if found.number == found.number_then and len(found.course) == 1:
        return words
    return say("{words}; on {on} it was {then}", words=words, on=found.first_on, then=then)
