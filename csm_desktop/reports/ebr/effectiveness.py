"""What the page on how the customer works says: phases, what is shown since when, what comes next.

No model, evidence or capability of ours is named: the customer reads of themselves (domain.md §9).
"""

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Action
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.value.effectiveness import (
    BehaviourState,
    Effectiveness,
    PhaseState,
    effectiveness,
    pending,
)
from csm_desktop.domain.value.effectiveness_models import SHARE_PERCENT, models_for
from csm_desktop.domain.value.improvement import shown_then
from csm_desktop.reports.ebr.pack import EffectivenessPage
from csm_desktop.reports.ebr.pack_lines import BehaviourLine, PhaseCard, PracticeLine
from csm_desktop.reports.ebr.people import PeopleNames
from csm_desktop.wording import day, joined, measure, render, sentences, short_day, tr


def effectiveness_page(facts: AccountFacts, people: PeopleNames) -> EffectivenessPage | None:
    """The page from facts that are not blanked yet, for what ties an action to a behaviour is
    ours; None before anything was seen."""
    models = models_for(facts)
    found = effectiveness(facts, models[0]) if models else None
    if found is None:
        return None
    next_phase = found.next_phase
    practices = found.practices
    return EffectivenessPage(
        title="",
        phases=tuple(_card(found, phase) for phase in found.phases),
        number=found.number,
        number_then=found.number_then,
        first_on=found.first_on,
        is_day_1=found.is_day_1,
        since=found.course[-1].on,
        next_on=practices[-1].due_on if practices and _reaches(found) else None,
        practices=tuple(
            _practice(found, place, action, people) for place, action in enumerate(practices, 1)
        ),
        next_name=next_phase.laid.phase.name if next_phase is not None else "",
        method=_method(found, people, facts),
    )


def _reaches(found: Effectiveness) -> bool:
    """Whether the next phase is reached once all that is planned is done, each by its day."""
    phase, practices = found.next_phase, found.practices
    if phase is None or any(action.due_on is None for action in practices):
        return False
    return shown_then(found, len(practices)) >= phase.laid.needed


def _card(found: Effectiveness, phase: PhaseState) -> PhaseCard:
    lines = tuple(_line(found, state) for state in phase.behaviours)
    name, words = phase.laid.phase.name, phase.laid.phase.words
    return PhaseCard(phase.number, name, words, phase.shown, phase.shown_then, lines)


def _line(found: Effectiveness, state: BehaviourState) -> BehaviourLine:
    text = state.behaviour.text
    planned = [action.due_on for action in pending(state) if action.due_on is not None]
    if state.is_shown:
        return BehaviourLine(text, _since(found, state), is_shown=True)
    if planned:
        due = short_day(max(planned), with_year=max(planned).year != found.as_of.year)
        return BehaviourLine(text, render(say("due {on}", on=due)), is_planned=True)
    if state.is_shown is None:
        return BehaviourLine(text, tr("not looked at yet"))
    last, unit = state.last, state.metric.unit if state.metric is not None else ""
    if last is not None and last.value is not None:
        value = measure(last.value, unit)
        return BehaviourLine(text, render(say("not yet, {value} today", value=value)))
    return BehaviourLine(text, tr("not yet"))


def _since(found: Effectiveness, state: BehaviourState) -> str:
    then = state.since is None or (state.was_shown and state.since <= found.first_on)
    if then and found.is_day_1:
        return tr("on day 1")
    on = state.since or found.first_on
    words = short_day(on, with_year=on.year != found.as_of.year)
    return render(say("since {on}", on=words))


def _practice(
    found: Effectiveness, place: int, action: Action, people: PeopleNames
) -> PracticeLine:
    phase = found.next_phase
    assert phase is not None  # a practice leads to one
    state = next(one for one in phase.behaviours if one.id == action.origin_id)
    then, of = shown_then(found, place), len(phase.behaviours)
    words = say("{n} of {of}", n=then, of=of)
    # Said once, where it is reached first.
    reached = then >= phase.laid.needed > shown_then(found, place - 1)
    if reached:
        words = say("{words}: phase {n}", words=words, n=phase.number)
    return PracticeLine(
        action.title, action.due_on, people.owner_of(action), state.behaviour.text,
        render(words), reached,
    )  # fmt: skip


def _method(found: Effectiveness, people: PeopleNames, facts: AccountFacts) -> str:
    ids = {behaviour.id for phase in found.laid.phases for behaviour in phase.behaviours}
    seen = [one for one in facts.findings if one.behaviour_id in ids and one.on <= facts.as_of]
    with_whom = [people.contact(id_) for id_ in dict.fromkeys(one.contact_id for one in seen)]
    names = [person.name for person in with_whom if person is not None]
    said = [
        render(
            say(
                "A phase is reached when it and all before it show at least {share} % of their"
                " behaviours.",
                share=SHARE_PERCENT,
            )
        )
    ]
    looked = found.looked_on
    if looked and names:
        words = say(
            "Looked at with {names} between {first} and {last}.",
            names=joined(names), first=day(looked[0]), last=day(looked[-1]),
        )  # fmt: skip
        if len(looked) == 1:
            words = say("Looked at with {names} on {on}.", names=joined(names), on=day(looked[0]))
        said.append(render(words))
    elif looked:
        said.append(render(say("Looked at last on {on}.", on=day(looked[-1]))))
    if any(state.is_measured for phase in found.phases for state in phase.behaviours):
        said.append(tr("What is measured is told by its readings."))
    return sentences(said)


def effectiveness_title(page: EffectivenessPage) -> Message:
    """The way from day 1 to today, and what leads on."""
    now = page.phases[page.number - 1].name if page.number else ""
    then = page.phases[page.number_then - 1].name if page.number_then else ""
    if not page.next_name:
        return say("You work as the best do: all phases are reached since {on}", on=page.since)
    if page.number > page.number_then and then:
        words = say("You went from “{then}” to “{now}”", then=then, now=now)
    elif page.number > page.number_then:
        words = say("You have reached “{now}”", now=now)
    elif page.number < page.number_then:
        return say("You stood at “{then}”; what is missing today is named here", then=then)
    elif now:
        words = say("You work at “{now}”", now=now)
    else:
        first = page.phases[0]
        words = say("{n} of {of} basics are there", n=first.shown, of=len(first.lines))
    return _with_next(page, words)


def _with_next(page: EffectivenessPage, words: Message) -> Message:
    count = len(page.practices)
    if not count:
        return words
    if page.next_on is None:
        return say(
            "{words}; {n} practice leads towards “{next}”",
            "{words}; {n} practices lead towards “{next}”",
            words=words, n=count, next=page.next_name,
        )  # fmt: skip
    return say(
        "{words}; {n} dated practice leads to “{next}” by {on}",
        "{words}; {n} dated practices lead to “{next}” by {on}",
        words=words, n=count, next=page.next_name, on=page.next_on,
    )  # fmt: skip
