"""Roles and their gaps, the reporting tree, and a champion's leaving (domain.md §1, §6)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.alerts.champion_movement import champion_movements
from csm_desktop.domain.people.roles import organisation_chart, role_coverage
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import (
    Connection,
    Contact,
    ContactRole,
    ContactStatus,
    Influence,
    Sentiment,
)
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.wording import render

TODAY = date(2026, 11, 22)
LENA = Contact(11, 9, "Lena Brandt", roles=(ContactRole.CHAMPION, ContactRole.STAKEHOLDER))
MARC = Contact(
    12,
    9,
    "Marc Olivier",
    roles=(ContactRole.COMMERCIAL_BUYER,),
    sentiment=Sentiment.SUPPORTIVE,
    influence=Influence.HIGH,
)
ADA = Contact(15, 9, "Ada Lindqvist", roles=(ContactRole.END_USER, ContactRole.STAKEHOLDER))
FACTS = AccountFacts(
    as_of=TODAY,
    account=Account(9, "Northwind Rail"),
    team=(TeamMember(1, "You", is_me=True), TeamMember(2, "Priya Nair")),
    contacts=(LENA, MARC, ADA),
    connections=(
        Connection(1, 9, 1, 11, touched_on=TODAY - timedelta(days=2)),
        Connection(2, 9, 2, 12, touched_on=TODAY - timedelta(days=17)),
        Connection(3, 9, 1, 15, touched_on=TODAY - timedelta(days=9)),
    ),
)


def test_by_hand_each_role_has_its_people_or_is_a_gap() -> None:
    found = {each.role: each for each in role_coverage(FACTS)}
    assert [h.name for h in found[ContactRole.STAKEHOLDER].holders] == [
        "Lena Brandt",
        "Ada Lindqvist",
    ]
    assert found[ContactRole.CHAMPION].holders[0].days == 2
    assert [role for role, each in found.items() if each.missing] == [
        ContactRole.SPONSOR,
        ContactRole.DECISION_MAKER,
    ]
    assert render(found[ContactRole.SPONSOR].why) == "Nobody is known as Sponsor: a gap."
    assert render(found[ContactRole.CHAMPION].why) == "Champion: Lena Brandt, last met 2 days ago."


def test_who_was_never_met_is_said_to_be_and_who_left_holds_no_role() -> None:
    facts = replace(FACTS, connections=FACTS.connections[1:])
    champion = role_coverage(facts)[4]
    assert render(champion.why) == "Champion: Lena Brandt, never met."
    gone = replace(LENA, status=ContactStatus.LEFT)
    assert role_coverage(replace(FACTS, contacts=(gone, MARC, ADA)))[4].missing


def person(id_: int, boss: int | None, **more: object) -> Contact:
    return replace(Contact(id_, 9, f"P{id_:03}", reports_to_id=boss), **more)  # type: ignore[arg-type]


def test_by_hand_the_tree_stands_from_top_to_bottom() -> None:
    people = [person(1, None), person(3, 1), person(2, 1), person(4, 2), person(5, 77)]
    chart = organisation_chart(people, TODAY)
    assert [(x.contact_id, x.depth, x.parent_id, x.reports) for x in chart.lines] == [
        (1, 0, None, 2),
        (2, 1, 1, 1),
        (4, 2, 2, 0),
        (3, 1, 1, 0),
        (5, 0, None, 0),
    ]
    assert chart.orphans == (5,)
    assert [render(remark) for remark in chart.remarks] == [
        "P005 reports to somebody who is not among the contacts."
    ]


def test_by_hand_a_circle_is_broken_and_reported() -> None:
    chart = organisation_chart([person(2, 3), person(3, 4), person(4, 2), person(5, 4)], TODAY)
    assert chart.cycles == ((2, 3, 4),)
    assert [(x.contact_id, x.depth) for x in chart.lines] == [(2, 0), (4, 1), (3, 2), (5, 2)]
    assert render(chart.remarks[0]).startswith("P002, P003 and P004 report to one another")
    alone = organisation_chart([person(1, 1)], TODAY)
    assert render(alone.remarks[0]) == "P001 is entered as reporting to themselves."


def test_who_left_keeps_a_place_only_while_people_report_to_them() -> None:
    gone = {"status": ContactStatus.LEFT}
    people = [person(1, None, **gone), person(2, 1), person(3, 2, **gone)]
    chart = organisation_chart(people, TODAY)
    assert [(x.contact_id, x.depth, x.gone) for x in chart.lines] == [(1, 0, True), (2, 1, False)]


@given(st.lists(st.one_of(st.none(), st.integers(0, 12)), max_size=10))
def test_everybody_stands_once_below_their_boss_whatever_was_entered(
    bosses: list[int | None],
) -> None:
    people = [person(id_, boss) for id_, boss in enumerate(bosses)]
    chart = organisation_chart(people, TODAY)
    assert sorted(line.contact_id for line in chart.lines) == list(range(len(bosses)))
    depth = {line.contact_id: line.depth for line in chart.lines}
    broken = {cycle[0] for cycle in chart.cycles}
    for line in chart.lines:
        boss = bosses[line.contact_id]
        if line.parent_id is not None:
            assert line.parent_id == boss
            assert line.depth == depth[line.parent_id] + 1
        else:
            assert line.depth == 0
            assert boss is None or line.contact_id in {*chart.orphans, *broken}
        assert line.reports == sum(x.parent_id == line.contact_id for x in chart.lines)
    assert organisation_chart(list(reversed(people)), TODAY) == chart


def test_a_chain_of_a_thousand_is_no_trouble() -> None:
    people = [person(n, n - 1 if n else None) for n in range(1500)]
    assert organisation_chart(people, TODAY).lines[-1].depth == 1499


def test_by_hand_a_champion_left_for_another_company() -> None:
    left = replace(
        LENA, status=ContactStatus.LEFT, left_on=TODAY - timedelta(days=1), went_to="Halden Foods"
    )
    (found,) = champion_movements(replace(FACTS, contacts=(left, MARC, ADA)))
    # You knew Lena and Ada, Priya knows Marc: two pairs before and after, but a live one is gone.
    assert found.coverage_after == 2
    assert (found.connected, found.holders) == ((1,), ())
    assert [render(each) for each in found.lost] == [
        "Nobody else there is known as Champion.",
        "You of ours lost a live connection.",
    ]
    assert render(found.vacuum[1]) == "Win Marc Olivier for the role of Champion."
    assert render(found.follow[0]) == "Congratulate Lena Brandt on the new post at Halden Foods."


def test_by_hand_an_announced_leaving_asks_for_the_successor() -> None:
    leaving = replace(LENA, status=ContactStatus.LEFT, left_on=date(2026, 12, 31))
    other = replace(ADA, roles=(ContactRole.CHAMPION,))
    facts = replace(FACTS, contacts=(leaving, MARC, other), connections=FACTS.connections[:1])
    (found,) = champion_movements(facts)
    assert (found.coverage_after, found.holders) == (0, (ADA.id,))
    assert render(found.vacuum[0]) == (
        "Ask Lena Brandt to introduce the successor before leaving on 31 December 2026."
    )
    assert render(found.vacuum[1]) == "Speak with Ada Lindqvist, who can carry on."
    assert render(found.follow[0]).startswith("Find out where Lena Brandt went")


@pytest.mark.parametrize("role", [ContactRole.END_USER, ContactRole.COMMERCIAL_BUYER])
def test_the_leaving_of_others_is_no_champion_movement(role: ContactRole) -> None:
    left = replace(LENA, roles=(role,), status=ContactStatus.LEFT)
    assert champion_movements(replace(FACTS, contacts=(left,))) == ()
    assert champion_movements(FACTS) == ()
