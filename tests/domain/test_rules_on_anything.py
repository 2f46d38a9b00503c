"""Every rule bears whatever a book may hold: filled facts, empty facts, any day, odd zones."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.alerts.findings import findings
from csm_desktop.domain.health.explained import explained
from csm_desktop.domain.health.inputs import inputs_from
from csm_desktop.domain.health.score import score
from csm_desktop.domain.health.way_up import way_up
from csm_desktop.domain.journey.standing import standing_from
from csm_desktop.domain.meetings.quiet import gone_quiet
from csm_desktop.domain.plan.versions import agree, compare
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.domain.reviews.cycle import next_review
from csm_desktop.domain.value.attainment import achieved_value, goal_progress, time_to_first_value
from csm_desktop.wording import render
from tests.filled import filled

TODAY = date(2026, 6, 1)
FULL = filled(AccountFacts)


def every_rule(facts: AccountFacts) -> list[str]:
    """Runs all rules over the facts and returns all that they say."""
    now = datetime.combine(facts.as_of, datetime.min.time(), UTC) + timedelta(hours=12)
    inputs = inputs_from(facts, DEFAULT_RULES)
    health = score(inputs, DEFAULT_RULES)
    way = way_up(inputs, DEFAULT_RULES, 100)
    quiet = gone_quiet(facts, DEFAULT_RULES)
    upcoming = next_review(facts)
    found = findings(facts, DEFAULT_RULES, (), now)
    compare(facts, agree(1, facts, facts.as_of))
    goal_progress(facts)
    sayings = [
        *(line.where_from for line in explained(inputs, health, DEFAULT_RULES)),
        *(lift.what for lift in (way.lifts if way else ())),
        *(rest.what for rest in (way.beyond if way else ())),
        *(each.what for each in found),
        *(each.why for each in found),
        standing_from(facts, DEFAULT_RULES).why,
        achieved_value(facts).why,
        time_to_first_value(facts.account, facts.segment, facts.as_of).why,
    ]
    if quiet:
        sayings.append(quiet.why)
    if upcoming:
        sayings.append(upcoming.why)
    return [render(saying) for saying in sayings]


LIVE = replace(FULL, account=replace(FULL.account, deleted_at=None, status=AccountStatus.LIVE))


@given(st.integers(-800, 800))
def test_filled_facts_on_any_day(offset: int) -> None:
    for text in every_rule(replace(LIVE, as_of=TODAY + timedelta(days=offset))):
        assert text
        assert "{" not in text


def test_an_account_of_which_nothing_is_known() -> None:
    texts = every_rule(AccountFacts(as_of=TODAY, account=Account(1, "N")))
    assert texts.count("no data") == 12


@pytest.mark.parametrize(
    "name", [field.name for field in fields(AccountFacts) if field.name not in ("as_of", "account")]
)
def test_each_kind_of_fact_may_be_missing(name: str) -> None:
    empty = () if isinstance(getattr(LIVE, name), tuple) else None
    assert every_rule(replace(LIVE, as_of=TODAY, **{name: empty}))  # type: ignore[arg-type]


def test_a_zone_that_no_table_knows_stops_nothing() -> None:
    odd = tuple(replace(meeting, zone="W. Europe Standard Time") for meeting in LIVE.meetings)
    assert every_rule(replace(LIVE, as_of=TODAY, meetings=odd))
