"""In which phase an account is: 80 % of it and of all below, by what was seen and what was read."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import AccountMetric, Better, Metric, Reading
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.plan import Action, ActionOrigin, ActionStatus
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.domain.records.standing.effectiveness import (
    Behaviour,
    BehaviourFinding,
    EffectivenessModel,
    EffectivenessPhase,
)
from csm_desktop.domain.value.effectiveness import Effectiveness, effectiveness
from csm_desktop.domain.value.effectiveness_models import LaidPhase, models_for
from csm_desktop.domain.value.improvement import proposed_practices, shown_then

TODAY = date(2026, 11, 28)
DAY_1 = date(2026, 7, 10)
OCTOBER = date(2026, 10, 1)
MODEL = EffectivenessModel(1, "How depots plan")
PHASES = tuple(EffectivenessPhase(10 + n, 1, f"Phase {n}", "", n) for n in range(3))
MEASURED = 112
METRIC = Metric(5, "Crews planned in the system", "%")


def behaviours(each: int = 5) -> tuple[Behaviour, ...]:
    return tuple(
        Behaviour(100 + 10 * phase + n, 10 + phase, f"Behaviour {phase}.{n}", position=n)
        for phase in range(3)
        for n in range(each)
    )


def measured() -> tuple[Behaviour, ...]:
    return tuple(
        Behaviour(one.id, one.phase_id, one.text, "Raise the share", 5, Decimal(95), position=2)
        if one.id == MEASURED
        else one
        for one in behaviours()
    )


def seen(ids: list[int], on: date = DAY_1, shown: bool = True) -> list[BehaviourFinding]:
    return [BehaviourFinding(1000 * on.toordinal() + one, 7, one, on, shown) for one in ids]


def facts(findings: list[BehaviourFinding], **more: object) -> AccountFacts:
    given_: dict[str, object] = {
        "models": (MODEL,), "phases": PHASES, "behaviours": behaviours(), "metrics": (METRIC,),
        "findings": tuple(findings), **more,
    }  # fmt: skip
    return AccountFacts(
        as_of=TODAY, account=Account(7, "Northwind", contract_start=DAY_1),
        **given_,  # type: ignore[arg-type]
    )  # fmt: skip


def judged(findings: list[BehaviourFinding], **more: object) -> Effectiveness:
    all_ = facts(findings, **more)
    found = effectiveness(all_, models_for(all_)[0])
    assert found is not None
    return found


FIRST, SECOND, THIRD = range(100, 105), range(110, 115), range(120, 125)


def test_four_of_five_reach_a_phase_and_three_do_not() -> None:
    assert judged(seen([*FIRST][:4])).number == 1
    assert judged(seen([*FIRST][:3])).number == 0


@given(st.integers(1, 30))
def test_what_a_phase_takes_is_the_least_number_that_is_80_percent(number: int) -> None:
    needed = LaidPhase(PHASES[0], behaviours()[:1] * number).needed
    assert needed * 100 >= 80 * number > (needed - 1) * 100


def test_a_phase_above_one_that_is_not_reached_counts_for_nothing() -> None:
    found = judged(seen([*FIRST, *THIRD]))
    assert found.number == 1
    assert found.next_phase is found.phases[1]


def test_the_course_tells_when_each_phase_was_entered() -> None:
    found = judged(seen([*FIRST]) + seen([*SECOND][:4], OCTOBER))
    assert [(step.on, step.number) for step in found.course] == [(DAY_1, 1), (OCTOBER, 2)]
    assert (found.is_day_1, found.number_then, found.number) == (True, 1, 2)
    assert found.phases[1].shown_then == 0


def test_what_was_seen_last_counts_and_a_loss_is_told() -> None:
    found = judged(seen([*FIRST]) + seen([100, 101], OCTOBER, shown=False))
    assert [step.number for step in found.course] == [1, 0]
    assert found.phases[0].behaviours[0].since == OCTOBER


def test_it_is_shown_since_the_present_run_began() -> None:
    again = date(2026, 11, 3)
    found = judged(seen([100]) + seen([100], OCTOBER, shown=False) + seen([100], again))
    assert found.phases[0].behaviours[0].since == again


def test_readings_say_of_a_measured_behaviour_what_nobody_can_type_otherwise() -> None:
    reading = Reading(1, 7, 5, OCTOBER, Decimal(71))
    typed = seen([*FIRST]) + seen([MEASURED], date(2026, 11, 1))
    found = judged(typed, behaviours=measured(), readings=(reading,))
    state = found.phases[1].behaviours[2]
    assert (state.is_shown, state.is_measured) == (False, True)
    enough = Reading(2, 7, 5, date(2026, 11, 20), Decimal(95))
    found = judged(typed, behaviours=measured(), readings=(reading, enough))
    assert found.phases[1].behaviours[2].since == enough.on


def test_less_is_better_where_the_metric_says_so() -> None:
    fewer = Metric(5, "Minutes", "min", Better.LOWER)
    reading = Reading(1, 7, 5, OCTOBER, Decimal(96))
    found = judged(seen([*FIRST]), behaviours=measured(), metrics=(fewer,), readings=(reading,))
    assert found.phases[1].behaviours[2].is_shown is False


def test_the_baseline_is_the_first_reading() -> None:
    used = AccountMetric(3, 7, 5, Decimal(97), DAY_1)
    found = judged(seen([*FIRST]), behaviours=measured(), account_metrics=(used,))
    assert found.phases[1].behaviours[2].was_shown


def test_nothing_seen_is_no_phase() -> None:
    all_ = facts([])
    assert effectiveness(all_, models_for(all_)[0]) is None


def test_what_is_to_come_is_not_seen_yet() -> None:
    all_ = facts(seen([100], date(2026, 12, 1)))
    assert effectiveness(all_, models_for(all_)[0]) is None


def test_the_bookends_are_written_first() -> None:
    def lacks(there: tuple[Behaviour, ...]) -> str:
        laid = models_for(facts([], behaviours=there))
        assert not laid
        from csm_desktop.domain.value.effectiveness_models import laid_models

        (one,) = laid_models((MODEL,), PHASES, there)
        assert one.lacks is not None
        return one.lacks.text + str(one.lacks.values)

    every = behaviours()
    assert "Phase 0" in lacks(())
    assert "Phase 2" in lacks(every[:5])
    assert "Phase 1" in lacks(every[:5] + every[10:])


def test_a_model_for_a_product_goes_before_the_one_for_all() -> None:
    own = EffectivenessModel(2, "Roster", "roster")
    phases = (*PHASES, *(EffectivenessPhase(20 + n, 2, "P", "", n) for n in range(3)))
    there = (*behaviours(), *(Behaviour(300 + n, 20 + n, "B") for n in range(3)))
    more = {"models": (MODEL, own), "phases": phases, "behaviours": there}
    has = Subscription(1, 7, "Roster", Money.of(9, "EUR"), starts_on=DAY_1)
    assert [one.id for one in models_for(facts([], subscriptions=(has,), **more))] == [2, 1]
    assert [one.id for one in models_for(facts([], **more))] == [1]
    # What was seen by a model stays with it.
    assert models_for(facts(seen([100]), subscriptions=(has,), **more))[0].id == 1


def practice(id_: int, behaviour: int, due: date) -> Action:
    return Action(id_, 7, "Do it", due_on=due, origin=ActionOrigin.PRACTICE, origin_id=behaviour)


def test_as_many_practices_are_proposed_as_the_next_phase_takes() -> None:
    found = judged(seen([*FIRST, 110]))
    assert [one.state.id for one in proposed_practices(found)] == [111, 112, 113]
    assert all(one.due_on > TODAY for one in proposed_practices(found))
    planned = judged(seen([*FIRST, 110]), actions=(practice(1, 114, date(2026, 12, 3)),))
    assert [one.state.id for one in proposed_practices(planned)] == [111, 112]


def test_a_target_is_raised_step_by_step_from_where_it_stands() -> None:
    reading = Reading(1, 7, 5, OCTOBER, Decimal(65))
    found = judged(seen([*FIRST, 110, 111, 113]), behaviours=measured(), readings=(reading,))
    assert [one.target for one in proposed_practices(found)] == [75, 85, 95]


def test_each_practice_says_how_many_are_shown_then() -> None:
    actions = (practice(1, 111, date(2026, 12, 3)), practice(2, 112, date(2026, 12, 7)))
    found = judged(seen([*FIRST, 110]), actions=actions)
    assert [action.id for action in found.practices] == [1, 2]
    assert [shown_then(found, upto) for upto in (1, 2)] == [2, 3]
    done = Action(
        3, 7, "Done", status=ActionStatus.DONE, origin=ActionOrigin.PRACTICE, origin_id=113
    )
    assert judged(seen([*FIRST, 110]), actions=(*actions, done)).practices == found.practices


def test_who_is_in_the_last_phase_has_no_next_one() -> None:
    found = judged(seen([*FIRST, *SECOND, *THIRD]))
    assert found.next_phase is None
    assert proposed_practices(found) == ()
    assert found.practices == ()
