"""A lost champion is the gravest event: 0 in its factor, never "no data", and never a gain."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.health.explained import changes
from csm_desktop.domain.health.inputs import inputs_from
from csm_desktop.domain.health.score import score
from csm_desktop.domain.health.words import where_from
from csm_desktop.domain.people.champions import champion_until, champions, lost_champions
from csm_desktop.domain.records.contacts import Contact, ContactRole, ContactStatus
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.health import Factor
from csm_desktop.domain.records.rules import DEFAULT_RULES, Rules
from csm_desktop.domain.records.segments import Engagement, Segment
from csm_desktop.wording import render
from tests.domain.health.test_health_score import TODAY, ago, facts

CHAMPION = (ContactRole.CHAMPION,)


def without_role(contact: Contact, on: date = TODAY) -> Contact:
    after = replace(contact, roles=())
    return replace(after, champion_until=champion_until(contact, after, on))


def gone(contact: Contact) -> Contact:
    return replace(contact, status=ContactStatus.LEFT, left_on=ago(1))


def factor(of: AccountFacts, rules: Rules = DEFAULT_RULES) -> tuple[Decimal | None, str]:
    inputs = inputs_from(of, rules)
    found = {each.factor: each.value for each in score(inputs, rules).factors}
    return found[Factor.CHAMPION], render(where_from(Factor.CHAMPION, inputs, rules))


def test_when_the_only_champion_leaves_the_factor_is_nothing() -> None:
    known = facts()
    lena = known.contacts[0]
    left = replace(known, contacts=(gone(lena),))
    assert factor(left) == (0, "Lena Brandt left on 21 November 2026, nobody took over")
    taken = replace(known, contacts=(without_role(lena),))
    assert factor(taken) == (
        0,
        "Lena Brandt is no champion since 22 November 2026, nobody took over",
    )


def test_the_receipt_shows_what_the_loss_cost() -> None:
    """The factor weighs 0.6 * 13 / 100 = 0.078 where our side has all six: 45.2 (14 / 31 days since
    she was met) * 0.078 = 3.5256 points fewer."""
    known = facts()
    left = replace(known, contacts=(gone(known.contacts[0]),), connections=())
    before, after = (
        score(inputs_from(of, DEFAULT_RULES), DEFAULT_RULES)
        for of in (replace(known, connections=()), left)
    )
    (change,) = changes(before.factors, after.factors)
    weight = {each.factor: each.weight for each in after.factors}[Factor.CHAMPION]
    assert (change.factor, change.points) == (Factor.CHAMPION, -Decimal("45.2") * weight)
    assert before.score is not None
    assert after.score is not None
    assert abs(before.score - after.score + change.points) <= Decimal("0.1")


def test_another_champion_carries_on_once_spoken_to() -> None:
    known = facts()
    lena = gone(known.contacts[0])
    ada = Contact(9, 1, "Ada Falk", roles=CHAMPION)
    assert factor(replace(known, contacts=(lena, ada))) == (
        0,
        "Lena Brandt left on 21 November 2026; nobody has spoken with Ada Falk yet",
    )
    met = replace(known.attendances[0], contact_id=9)
    there = replace(known, contacts=(lena, ada), attendances=(met, known.attendances[1]))
    assert factor(there) == (Decimal("45.2"), "Ada Falk, 31 days ago")


def test_who_never_had_a_champion_has_no_data_unless_one_is_asked_for() -> None:
    nobody = replace(facts(), contacts=())
    assert factor(nobody) == (None, "no data")
    assert factor(nobody, Rules(champion_asked=True)) == (0, "nobody is known as champion")


def test_the_past_is_judged_by_who_was_a_champion_then() -> None:
    lena = without_role(facts().contacts[0])
    assert champions((lena,), ago(1)) == (lena,)
    assert lost_champions((lena,), ago(1)) == ()
    assert [each.on for each in lost_champions((lena,), TODAY)] == [TODAY]
    assert champion_until(lena, replace(lena, roles=CHAMPION), TODAY) is None
    kept = champion_until(lena, replace(lena, roles=(ContactRole.SPONSOR,)), ago(-9))
    assert kept == TODAY


people = st.lists(
    st.builds(
        Contact,
        st.integers(1, 4),
        st.just(1),
        st.just("N"),
        roles=st.sampled_from([CHAMPION, (), (*CHAMPION, ContactRole.SPONSOR)]),
        status=st.sampled_from(ContactStatus),
        left_on=st.sampled_from([None, ago(20), ago(-20)]),
        champion_until=st.sampled_from([None, ago(20)]),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda each: each.id,
)


@given(
    people,
    st.dictionaries(st.integers(1, 4), st.integers(0, 300), max_size=4),
    st.sampled_from(Engagement),
    st.booleans(),
    st.sampled_from([without_role, gone]),
)
def test_losing_a_champion_never_lifts_a_score(
    contacts: list[Contact],
    touched: dict[int, int],
    engagement: Engagement,
    asked: bool,
    loss: object,
) -> None:
    known = facts()
    rules = Rules(champion_asked=asked)
    (edge,) = known.connections
    of = replace(
        known,
        segment=Segment(1, "S", engagement, 14, 90),
        contacts=tuple(contacts),
        connections=tuple(
            replace(edge, id=who, contact_id=who, touched_on=ago(days))
            for who, days in touched.items()
        ),
    )
    before = score(inputs_from(of, rules), rules)
    for place, contact in enumerate(contacts):
        if ContactRole.CHAMPION not in contact.roles:
            continue
        less = (*contacts[:place], loss(contact), *contacts[place + 1 :])  # type: ignore[operator]
        after = score(inputs_from(replace(of, contacts=less), rules), rules)
        assert before.score is not None
        assert after.score is not None
        assert after.score <= before.score
