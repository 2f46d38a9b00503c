"""3x3 coverage, single points of failure, what-if and the next introduction (domain.md §6)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.people.coverage import (
    Network,
    SinglePoint,
    coverage,
    coverage_size,
    is_asked_for,
    is_there,
    network,
    what_if_each,
    what_if_together,
)
from csm_desktop.domain.people.introductions import (
    coverage_headline,
    coverage_map,
    next_introduction,
)
from csm_desktop.domain.people.touches import last_met, last_touches
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import (
    Connection,
    Contact,
    ContactRole,
    ContactStatus,
    Influence,
    Strength,
)
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import (
    Attendance,
    FollowUp,
    FollowUpState,
    Meeting,
    MeetingKind,
)
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.records.segments import Engagement, new_segment
from csm_desktop.domain.records.team import TeamMember, TeamRole
from csm_desktop.wording import render
from tests.domain.people.test_matching import GRAPHS, MOST, by_brute_force

TODAY = date(2026, 11, 22)
YOU, PRIYA, TOM = 1, 2, 3
LENA, MARC, SOFIA, ULRICH, ADA = 11, 12, 13, 14, 15


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def connection(ours: int, theirs: int, days: int | None, strength: Strength) -> Connection:
    touched = None if days is None else ago(days)
    return Connection(ours * 100 + theirs, 9, ours, theirs, strength, touched)


NORTHWIND = AccountFacts(
    as_of=TODAY,
    account=Account(9, "Northwind Rail", owner_id=YOU),
    team=(
        TeamMember(YOU, "You", is_me=True),
        TeamMember(PRIYA, "Priya Nair", TeamRole.ACCOUNT_EXECUTIVE),
        TeamMember(TOM, "Tom Okafor", TeamRole.SUPPORT),
        TeamMember(4, "Somebody elsewhere"),
    ),
    contacts=(
        Contact(LENA, 9, "Lena Brandt", roles=(ContactRole.CHAMPION, ContactRole.STAKEHOLDER)),
        Contact(MARC, 9, "Marc Olivier", roles=(ContactRole.COMMERCIAL_BUYER,)),
        Contact(SOFIA, 9, "Sofia Reyes", roles=(ContactRole.SPONSOR,), influence=Influence.MEDIUM),
        Contact(
            ULRICH, 9, "Ulrich Vance", roles=(ContactRole.DECISION_MAKER,), influence=Influence.HIGH
        ),
        Contact(ADA, 9, "Ada Lindqvist", roles=(ContactRole.END_USER,)),
    ),
    connections=(
        connection(YOU, LENA, 2, Strength.STRONG),
        connection(YOU, MARC, 41, Strength.SOME),
        connection(PRIYA, MARC, 17, Strength.STRONG),
        connection(TOM, LENA, 52, Strength.SOME),
        connection(TOM, SOFIA, 118, Strength.WEAK),
    ),
)


def test_by_hand_the_mock_ups_account_has_two_of_three() -> None:
    # Alive: you-Lena, you-Marc, Priya-Marc, Tom-Lena. Only Lena and Marc on their side: two pairs.
    found = coverage(network(NORTHWIND))
    assert (found.size, found.goal, found.met) == (2, 3, False)
    assert set(found.single_points) == {
        SinglePoint(Side.CUSTOMER, LENA),
        SinglePoint(Side.CUSTOMER, MARC),
    }
    assert render(found.why).startswith("2 of 3 people of ours")
    assert "1 more needed" in render(found.why)


def test_by_hand_what_if_somebody_leaves() -> None:
    each = {(w.side, w.person_id): w.after for w in what_if_each(network(NORTHWIND))}
    assert each == {
        (Side.CUSTOMER, LENA): 1,
        (Side.CUSTOMER, MARC): 1,
        (Side.CUSTOMER, SOFIA): 2,
        (Side.US, YOU): 2,
        (Side.US, PRIYA): 2,
        (Side.US, TOM): 2,
    }
    gravest = what_if_each(network(NORTHWIND))[0]
    assert render(gravest.why) == "Coverage would fall from 2 to 1."


def test_by_hand_what_if_two_leave_together() -> None:
    net = network(NORTHWIND)
    both = what_if_together(net, [(Side.CUSTOMER, LENA), (Side.CUSTOMER, MARC)])
    assert (both.before, both.after) == (2, 0)
    assert render(both.why) == "Coverage would fall from 2 to 0."
    ours = what_if_together(net, [(Side.US, YOU), (Side.US, TOM)])
    assert (ours.before, ours.after) == (2, 1)
    assert render(ours.why) == (
        "Any of them alone could be spared; together, coverage would fall from 2 to 1."
    )
    mixed = what_if_together(net, [(Side.US, PRIYA), (Side.CUSTOMER, SOFIA)])
    assert (mixed.before, mixed.after) == (2, 2)
    assert render(mixed.why) == "Coverage would stay at 2: others are connected."


def test_by_hand_the_next_introduction_renews_the_sponsor() -> None:
    found = next_introduction(network(NORTHWIND), YOU)
    assert found is not None
    assert (found.team_member_id, found.contact_id, found.renewal) == (TOM, SOFIA, True)
    assert found.coverage_after == 3
    assert render(found.why) == (
        "Tom Okafor last met Sofia Reyes (Sponsor) 118 days ago (window 90);"
        " to meet again raises coverage from 2 to 3."
    )


def test_by_hand_without_a_lapsed_one_the_weightiest_stranger_is_proposed() -> None:
    facts = replace(NORTHWIND, connections=NORTHWIND.connections[:4])
    found = next_introduction(network(facts), YOU)
    assert found is not None
    assert (found.team_member_id, found.contact_id) == (YOU, ULRICH)
    assert "has not met Ulrich Vance (Decision maker)" in render(found.why)


def test_by_hand_the_map_has_our_people_in_rows_and_theirs_in_columns() -> None:
    drawn = coverage_map(network(NORTHWIND), YOU)
    assert [row.member.id for row in drawn.rows] == [YOU, PRIYA, TOM]
    assert [contact.id for contact in drawn.columns] == [LENA, MARC, SOFIA, ULRICH, ADA]
    tom = drawn.rows[2].cells
    assert [(c.strength, c.days, c.alive) for c in tom[:3]] == [
        (Strength.SOME, 52, True),
        (None, None, False),
        (Strength.WEAK, 118, False),
    ]


@pytest.mark.parametrize(
    ("engagement", "strategic", "asked"),
    [
        (Engagement.HIGH_TOUCH, False, True),
        (Engagement.TECH_TOUCH, True, True),
        (Engagement.TECH_TOUCH, False, False),
        (None, False, False),
    ],
)
def test_coverage_is_asked_for_where_much_hangs_on_it(
    engagement: Engagement | None, strategic: bool, asked: bool
) -> None:
    segment = None if engagement is None else new_segment(1, "Any", engagement)
    assert is_asked_for(replace(NORTHWIND.account, strategic=strategic), segment) is asked


@pytest.mark.parametrize(("days", "size"), [(90, 1), (91, 0)])
def test_a_connection_lives_for_its_window_and_the_window_is_a_rule(days: int, size: int) -> None:
    facts = replace(NORTHWIND, connections=(connection(YOU, LENA, days, Strength.STRONG),))
    assert coverage(network(facts)).size == size
    assert coverage(network(facts, Rules(connection_days=120))).size == 1


def test_a_connection_that_was_never_touched_is_not_alive() -> None:
    facts = replace(NORTHWIND, connections=(connection(YOU, LENA, None, Strength.STRONG),))
    assert coverage(network(facts)).size == 0
    future = replace(facts, connections=(connection(YOU, LENA, -3, Strength.STRONG),))
    assert coverage(network(future)).size == 0


def test_who_has_left_or_is_inactive_does_not_count() -> None:
    lena, *others = NORTHWIND.contacts
    left = replace(lena, status=ContactStatus.LEFT, left_on=ago(1))
    assert coverage(network(replace(NORTHWIND, contacts=(left, *others)))).size == 1
    will_leave = replace(left, left_on=ago(-30))
    assert is_there(will_leave, TODAY)
    assert coverage(network(replace(NORTHWIND, contacts=(will_leave, *others)))).size == 2
    team = tuple(replace(m, active=m.id == YOU) for m in NORTHWIND.team)
    assert coverage(network(replace(NORTHWIND, team=team))).size == 1


def test_by_hand_touches_come_from_meetings_both_attended_mails_sent_and_dates_typed() -> None:
    def meeting(id_: int, days: int, kind: MeetingKind = MeetingKind.EBR) -> Meeting:
        noon = datetime(2026, 11, 22, 12, tzinfo=UTC) - timedelta(days=days)
        return Meeting(id_, 9, kind, "m", noon)

    def seat(held: int, ours: int | None, theirs: int | None, came: bool | None) -> Attendance:
        return Attendance(0, 9, held, theirs, ours, came)

    facts = replace(
        NORTHWIND,
        contacts=(replace(NORTHWIND.contacts[0], email="Lena@nw.example"), *NORTHWIND.contacts[1:]),
        connections=(connection(PRIYA, MARC, 40, Strength.SOME),),
        meetings=(
            meeting(1, 20),
            meeting(2, 5),
            meeting(3, 4, MeetingKind.INTERNAL),
            meeting(4, -2),
        ),
        attendances=(
            *(seat(1, PRIYA, None, True), seat(1, None, MARC, True), seat(1, None, SOFIA, None)),
            *(seat(2, PRIYA, None, True), seat(2, None, MARC, False)),
            *(seat(3, PRIYA, None, True), seat(3, None, MARC, True)),
            *(seat(4, PRIYA, None, True), seat(4, None, MARC, True)),
        ),
        follow_ups=(
            FollowUp(
                1,
                9,
                1,
                to=("lena@nw.example", "stranger@nw.example"),
                state=FollowUpState.SENT,
                sent_at=datetime(2026, 11, 3, 9, tzinfo=UTC),
            ),
            FollowUp(2, 9, 2, to=("lena@nw.example",), sent_at=datetime(2026, 11, 9, tzinfo=UTC)),
        ),
    )
    touches = last_touches(facts)
    assert touches == {(PRIYA, MARC): ago(20), (YOU, LENA): ago(19)}
    assert last_met(touches) == {MARC: ago(20), LENA: ago(19)}
    cell = coverage_map(network(facts), YOU).rows[0].cells
    assert [(c.contact_id, c.days, c.strength) for c in cell if c.days] == [(LENA, 19, None)]


def test_a_meeting_counts_on_the_day_it_had_where_it_was_held() -> None:
    late = Meeting(
        1, 9, MeetingKind.EBR, "m", datetime(2026, 11, 21, 23, tzinfo=UTC), zone="Asia/Tokyo"
    )
    facts = replace(
        NORTHWIND,
        connections=(),
        meetings=(late,),
        attendances=(Attendance(1, 9, 1, LENA, None, True), Attendance(2, 9, 1, None, YOU, True)),
    )
    assert last_touches(facts) == {(YOU, LENA): TODAY}


def test_two_who_met_without_a_connection_are_told_to_make_one() -> None:
    facts = replace(NORTHWIND, connections=())
    found = next_introduction(network(facts, touches={(TOM, SOFIA): ago(5)}), YOU)
    assert found is not None
    assert (found.team_member_id, found.contact_id, found.renewal) == (TOM, SOFIA, False)
    assert "met Sofia Reyes (Sponsor) 5 days ago and has no connection yet" in render(found.why)


EVERYBODY = range(1, MOST + 1)


def headline(facts: AccountFacts, touches: dict[tuple[int, int], date] | None = None) -> str:
    net = network(facts, touches=touches)
    return render(coverage_headline(net, next_introduction(net, YOU)))


def test_by_hand_the_headline_names_the_introduction_that_raises_coverage() -> None:
    lead = "2 of 3 people of ours are each in live contact (last 90 days) with a different person"
    assert headline(NORTHWIND) == f"{lead} of theirs; Tom Okafor meeting Sofia Reyes again makes 3."
    strangers = replace(NORTHWIND, connections=NORTHWIND.connections[:4])
    assert headline(strangers) == f"{lead} of theirs; You meeting Ulrich Vance makes 3."
    met = headline(replace(NORTHWIND, connections=()), {(TOM, SOFIA): ago(5)})
    assert met.endswith("; connecting Tom Okafor and Sofia Reyes, who have met, makes 1.")


def test_by_hand_the_headline_names_no_introduction_where_none_raises_coverage() -> None:
    few = replace(NORTHWIND, contacts=NORTHWIND.contacts[:2], connections=NORTHWIND.connections[:4])
    assert headline(few).endswith("1 more needed.")
    sofia = connection(TOM, SOFIA, 3, Strength.SOME)
    whole = replace(NORTHWIND, connections=(*NORTHWIND.connections[:4], sofia))
    assert "redundancy is met" in headline(whole)
    spare = connection(4, ADA, 3, Strength.SOME)
    said = headline(replace(whole, connections=(*whole.connections, spare)))
    # With a pair to spare all hangs on nobody, and nothing is said of it.
    assert said.endswith("redundancy is met.")


def graph_network(edges: list[tuple[int, int]]) -> Network:
    return network(
        AccountFacts(
            as_of=TODAY,
            account=Account(9, "Any"),
            team=tuple(TeamMember(n, f"O{n}") for n in EVERYBODY),
            contacts=tuple(Contact(n, 9, f"T{n}") for n in EVERYBODY),
            connections=tuple(connection(a, b, 1, Strength.SOME) for a, b in edges),
        )
    )


@given(GRAPHS)
def test_coverage_is_the_best_subset_capped_at_three(edges: list[tuple[int, int]]) -> None:
    net = graph_network(edges)
    expected = min(3, by_brute_force(edges))
    found = coverage(net)
    assert found.size == coverage_size(net.alive, 3) == len(found.pairs) == expected
    weak = {(p.side, p.person_id) for p in found.single_points}
    told = {(w.side, w.person_id): w.after for w in what_if_each(net)}
    for side, place in ((Side.US, 0), (Side.CUSTOMER, 1)):
        for person in EVERYBODY:
            after = min(3, by_brute_force([edge for edge in edges if edge[place] != person]))
            assert told.get((side, person), expected) == after
            assert ((side, person) in weak) == (after < expected)


PEOPLE = st.tuples(st.sampled_from(Side), st.integers(1, MOST))


@given(GRAPHS, st.sets(PEOPLE, min_size=1, max_size=3))
def test_who_leaves_together_takes_what_no_matching_finds_without_them(
    edges: list[tuple[int, int]], leavers: set[tuple[Side, int]]
) -> None:
    rest = [
        (ours, theirs)
        for ours, theirs in edges
        if not leavers & {(Side.US, ours), (Side.CUSTOMER, theirs)}
    ]
    found = what_if_together(graph_network(edges), leavers)
    assert found.before == min(3, by_brute_force(edges))
    assert found.after == min(3, by_brute_force(rest))


@given(GRAPHS)
def test_the_next_introduction_raises_coverage_or_there_is_none(
    edges: list[tuple[int, int]],
) -> None:
    net = graph_network(edges)
    found = next_introduction(net)
    before = by_brute_force(edges)
    told = render(coverage_headline(net, found))
    if found is None:
        assert "makes" not in told
        best = max(by_brute_force([*edges, (a, b)]) for a in EVERYBODY for b in EVERYBODY)
        assert before >= 3 or best == before
    else:
        added = [*edges, (found.team_member_id, found.contact_id)]
        assert by_brute_force(added) == before + 1 == found.coverage_after
        assert told.startswith(f"{before} of 3 ")
        assert told.endswith(f"makes {before + 1}.")


@given(GRAPHS, st.randoms())
def test_the_order_of_connections_changes_nothing(
    edges: list[tuple[int, int]], chance: Random
) -> None:
    mixed = list(edges)
    chance.shuffle(mixed)
    assert coverage(graph_network(mixed)) == coverage(graph_network(edges))
    assert next_introduction(graph_network(mixed)) == next_introduction(graph_network(edges))
