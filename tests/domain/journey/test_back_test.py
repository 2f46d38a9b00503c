"""The past year of a journey: standings at each month's end, and what would have been alerted."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.journey.back_test import MONTHS, back_test, late_from, month_ends
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Milestone
from csm_desktop.domain.records.rules import DEFAULT_RULES

TODAY = date(2026, 11, 22)
START = date(2026, 8, 1)


def account(*milestones: tuple[int, int | None]) -> AccountFacts:
    """Milestones as days of the contract: planned, and reached."""
    return AccountFacts(
        as_of=TODAY,
        account=Account(1, "Northwind", contract_start=START),
        milestones=tuple(
            Milestone(
                n, 1, f"M{n}", START + timedelta(days=planned),
                reached_on=None if reached is None else START + timedelta(days=reached),
            )
            for n, (planned, reached) in enumerate(milestones, 1)
        ),
    )  # fmt: skip


def test_the_months_end_today_and_eleven_times_before() -> None:
    days = month_ends(TODAY)
    assert (len(days), days[-1], days[-2], days[0]) == (
        MONTHS, TODAY, date(2026, 10, 31), date(2025, 12, 31),
    )  # fmt: skip


def test_by_hand_a_late_milestone_raises_in_its_month_and_stands_until_it_is_reached() -> None:
    # Planned for 11 August and reached on 30 September; planned for 21 August, reached in time;
    # planned for 20 October, reached on the 24th; planned for 9 November and still open.
    facts = account((10, 60), (20, 20), (80, 84), (100, None))
    found = back_test([(facts, DEFAULT_RULES)], 0, TODAY)
    raised = {month.on.month: month.alerts for month in found.months if month.alerts}
    assert raised == {8: 1, 10: 1, 11: 1}
    assert (found.alerts, found.short, found.waiting) == (3, 1, 1)
    assert found.days_open is not None
    assert (found.days_open.least, found.days_open.greatest) == (3, 49)
    standings = {month.on.month: dict(month.standings) for month in found.months}
    assert standings[7] == {}, "there was no contract yet"
    # On 31 August the one was 20 days late of 10, the other on time: the median is 1.
    assert standings[8] == {Standing.LAGGARD: 1}
    patient = back_test([(facts, DEFAULT_RULES)], 5, TODAY)
    assert patient.alerts == 2, "four days are within the grace"


@given(
    st.lists(st.tuples(st.integers(0, 300), st.none() | st.integers(0, 300)), max_size=6),
    st.integers(0, 40),
)
def test_every_alert_stands_in_one_month_and_is_gone_or_open(
    milestones: list[tuple[int, int | None]], grace: int
) -> None:
    facts = account(*milestones)
    found = back_test([(facts, DEFAULT_RULES)], grace, TODAY)
    late = [since for m in facts.milestones if (since := late_from(m, grace, TODAY)) is not None]
    gone = found.days_open.count if found.days_open else 0
    assert found.alerts == len(late) == gone + found.waiting
    assert found.short <= gone
    assert all(sum(month.standings.values()) == (month.on >= START) for month in found.months)
