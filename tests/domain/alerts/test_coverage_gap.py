"""The 3x3 alert: where coverage is asked for and lost, since the day on which it lapsed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from csm_desktop.domain.alerts.finding import Finding
from csm_desktop.domain.alerts.findings import findings
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.alerts import AlertRule, Tone, Trigger
from csm_desktop.domain.records.contacts import Connection, Contact, ContactStatus, Strength
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.domain.records.segments import Engagement, new_segment
from csm_desktop.domain.records.team import TeamMember, TeamRole
from csm_desktop.wording import render

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def facts(*touched: int, start: int = 200, left: dict[int, int] | None = None) -> AccountFacts:
    """As many of ours as of theirs, each pair last in touch so many days ago; `left` says of the
    pair's contact how many days ago they left."""
    gone = left or {}
    pairs = range(1, len(touched) + 1)
    segment = new_segment(7, "Core", Engagement.HIGH_TOUCH)
    return AccountFacts(
        as_of=TODAY,
        account=Account(
            9, "Northwind", segment_id=7, status=AccountStatus.LIVE, contract_start=ago(start)
        ),
        segment=segment,
        team=tuple(TeamMember(n, f"Ours {n}", TeamRole.CSM) for n in pairs),
        contacts=tuple(
            Contact(
                10 + n, 9, f"Theirs {n}",
                status=ContactStatus.LEFT if n in gone else ContactStatus.ACTIVE,
                left_on=ago(gone[n]) if n in gone else None,
            )
            for n in pairs
        ),
        connections=tuple(
            Connection(100 + n, 9, n, 10 + n, Strength.SOME, ago(days))
            for n, days in zip(pairs, touched, strict=True)
        ),
    )  # fmt: skip


def found(known: AccountFacts, threshold: str = "3") -> list[Finding]:
    rule = AlertRule(1, Trigger.COVERAGE_GAP, threshold=Decimal(threshold))
    every = findings(known, DEFAULT_RULES, [rule], NOW)
    return [finding for finding in every if finding.trigger is Trigger.COVERAGE_GAP]


def test_a_pair_that_lapsed_is_a_gap_since_the_day_after_its_window() -> None:
    """Touched 95 days ago, live for 90: it lapsed on the 91st day, 4 days ago."""
    (finding,) = found(facts(1, 5, 95))
    assert (finding.since, finding.tone, finding.fresh) == (ago(4), Tone.NEGATIVE, True)
    assert render(finding.what) == "3×3: 2 of 3 pairs in live contact"
    assert found(facts(1, 5, 90)) == []


def test_of_several_that_lapsed_the_one_that_opened_the_gap_counts() -> None:
    """Three lapsed 60, 40 and 10 days ago: with two left and one lapsed 40 days ago there were
    three until then."""
    (finding,) = found(facts(1, 5, 151, 131))
    assert finding.since == ago(40)


def test_who_left_opens_the_gap_on_the_day_of_leaving() -> None:
    (finding,) = found(facts(1, 5, 20, left={3: 6}))
    assert finding.since == ago(6)


def test_a_relationship_that_never_stood_on_three_is_one_since_the_start() -> None:
    (finding,) = found(facts(1, 5))
    assert finding.since == ago(200)
    (new,) = found(facts(1, 5, start=10))
    assert not new.fresh, "who has just signed is getting to know each other"


@pytest.mark.parametrize("threshold", ["2", "1"])
def test_the_threshold_is_the_users(threshold: str) -> None:
    assert found(facts(1, 5), threshold) == []


def test_only_where_it_is_asked_for_and_somebody_keeps_the_map() -> None:
    known = facts(1, 5)
    assert known.segment is not None
    low = replace(known, segment=replace(known.segment, engagement=Engagement.LOW_TOUCH))
    assert found(low) == []
    assert found(replace(low, account=replace(low.account, strategic=True)))
    assert found(replace(known, connections=())) == []
