"""Renewals as books hold them, each worked by hand: what was due, what was kept of it, how many."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.money.due_renewal import outcome_of
from csm_desktop.domain.money.due_renewals import due_renewals
from csm_desktop.domain.money.movements import movements
from csm_desktop.domain.money.renewal_rate import RenewalRate, renewal_rates
from csm_desktop.domain.money.renewals import renewal_date
from csm_desktop.domain.money.revenue_figures import RevenueWindow, revenue_figures
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    RenewalDecision,
    RenewalOutcome,
    RevenueEvent,
    RevenueKind,
    Subscription,
    SubscriptionStatus,
)
from csm_desktop.domain.text.ids import first_id_at

TODAY = date(2026, 11, 22)
YEAR = RevenueWindow(date(2025, 11, 22), TODAY)
DUE = date(2026, 3, 1)
KIND = {kind.value: kind for kind in RevenueKind}


def eur(amount: int) -> Money:
    return Money.of(amount, "EUR")


def row(id_: int, arr: int, start: date, end: date | None = None, **more: object) -> Subscription:
    ended = SubscriptionStatus.ENDED if end is not None else SubscriptionStatus.ACTIVE
    known = {
        "product": "Roster",
        "arr": eur(arr),
        "renews_on": end or date(2027, 3, 1),
        "ended_on": end,
        "status": ended,
        **more,
    }
    return Subscription(id_, 7, starts_on=start, **({"term_months": 12} | known))  # type: ignore[arg-type]


def event(
    kind: str, amount: int, contract: int | None = 1, on: date = DUE, id_: int = 0
) -> RevenueEvent:
    return RevenueEvent(id_ or amount, 7, KIND[kind], on, eur(amount), contract)


OLD = date(2025, 3, 1)
RUNS = row(1, 9_000, OLD)
ENDED = row(1, 12_000, OLD, DUE)


def rate(
    rows: list[Subscription], events: list[RevenueEvent], decisions: Sequence[RenewalDecision] = ()
) -> RenewalRate:
    (found,) = renewal_rates(due_renewals(rows, events, decisions, YEAR, TODAY), YEAR)
    return found


@pytest.mark.parametrize(
    ("rows", "events", "due", "kept", "count"),
    [
        # Events alone: what was renewed, with what was given back and added on the day.
        ([RUNS], [event("renewal", 9_000), event("contraction", 3_000)], 12_000, 9_000, "1/1"),
        ([RUNS], [event("renewal", 12_000), event("contraction", 3_000)], 12_000, 9_000, "1/1"),
        ([RUNS], [event("renewal", 9_000), event("expansion", 2_000)], 9_000, 9_000, "1/1"),
        (
            [RUNS],  # given back with the renewal, and grown again since
            [event("renewal", 6_000), event("contraction", 2_000),
             event("expansion", 3_000, on=date(2026, 8, 1))],
            8_000, 6_000, "1/1",
        ),
        (
            [RUNS],  # less on another day is no part of the renewal
            [event("renewal", 12_000), event("contraction", 3_000, on=date(2026, 5, 1))],
            12_000, 12_000, "1/1",
        ),
        ([], [event("renewal", 9_000, None), event("contraction", 3_000, None)], 12_000, 9_000,
         "1/1"),
        (
            [RUNS, row(2, 5_000, OLD)],  # two on one day: each keeps what is its own
            [event("renewal", 9_000), event("contraction", 3_000),
             event("renewal", 5_000, 2)],
            17_000, 14_000, "2/2",
        ),
        # Rows alone: a row a term, renewed early, in time, late, too late, in part, merged, split.
        ([ENDED, row(2, 9_000, DUE)], [], 12_000, 9_000, "1/1"),
        ([ENDED, row(2, 9_000, DUE - timedelta(days=40))], [], 12_000, 9_000, "1/1"),
        ([ENDED, row(2, 9_000, DUE + timedelta(days=90))], [], 12_000, 9_000, "1/1"),
        ([ENDED, row(2, 9_000, DUE + timedelta(days=91))], [], 12_000, 0, "0/1"),
        ([ENDED, row(2, 9_000, DUE - timedelta(days=91))], [], 12_000, 0, "0/1"),
        ([ENDED, row(2, 9_000, DUE - timedelta(days=40), DUE)], [], 21_000, 0, "0/2"),
        ([row(1, 10_000, OLD, DUE), row(2, 5_000, OLD, DUE), row(3, 9_000, DUE)], [],
         15_000, 9_000, "2/2"),
        ([row(1, 10_000, OLD, DUE), row(2, 6_000, DUE), row(3, 4_000, DUE)], [],
         10_000, 10_000, "1/1"),
        ([row(1, 12_000, OLD, DUE, product="Roster"), row(2, 12_000, DUE, product="Ward")], [],
         12_000, 0, "0/1"),
        # Its last day is named in place of the day after, or no day of renewal at all.
        ([row(1, 12_000, OLD, date(2026, 2, 28), renews_on=DUE), row(2, 9_000, DUE)], [],
         12_000, 9_000, "1/1"),
        ([row(1, 12_000, OLD, date(2026, 2, 28), renews_on=None)], [], 12_000, 0, "0/1"),
        ([row(1, 12_000, OLD, DUE, renews_on=None), row(2, 9_000, DUE)], [], 12_000, 9_000, "1/1"),
        # Both: counted once, and the rows say how much.
        ([ENDED, row(2, 9_000, DUE)], [event("renewal", 9_000, 2)], 12_000, 9_000, "1/1"),
        ([ENDED, row(2, 12_000, DUE)], [event("renewal", 12_000, None)], 12_000, 12_000, "1/1"),
        (
            [row(1, 9_000, OLD, DUE), row(2, 9_000, DUE)],
            [event("renewal", 9_000), event("contraction", 3_000)], 12_000, 9_000, "1/1",
        ),
        # Several that became one, or one that became several: an event for all, or for each.
        *(
            ([row(1, 6_000, OLD, DUE), row(2, 4_000, OLD, DUE), row(3, 10_000, DUE)], told,
             10_000, 10_000, "2/2")
            for told in (
                [event("renewal", 10_000, 3)], [event("renewal", 10_000, None)],
                [event("renewal", 6_000, 1), event("renewal", 4_000, 2)],
                [event("renewal", 6_000, None), event("renewal", 4_000, None)],
            )
        ),
        (
            [row(1, 10_000, OLD, DUE), row(2, 6_000, DUE), row(3, 4_000, DUE)],
            [event("renewal", 6_000, 2), event("renewal", 4_000, 3)], 10_000, 10_000, "1/1",
        ),
        # Nothing on record of one that is over: its churn tells what it was.
        ([row(1, 0, OLD, DUE)], [event("new", 12_000, on=OLD), event("churn", 12_000)],
         12_000, 0, "0/1"),
        # By the month: each is a renewal of its own, also next to the one before.
        (
            [row(1, 1_200, OLD, DUE, term_months=1)],
            [event("renewal", 1_200, on=date(2026, 2, 1))], 2_400, 1_200, "1/2",
        ),
    ],
)  # fmt: skip
def test_by_hand_what_was_due_and_kept(
    rows: list[Subscription], events: list[RevenueEvent], due: int, kept: int, count: str
) -> None:
    found = rate(rows, events)
    assert (found.due, found.kept) == (eur(due), eur(kept))
    assert f"{found.won}/{found.came_due}" == count


def test_what_ends_in_the_middle_of_a_term_is_churn_and_no_renewal() -> None:
    for known in ({"renews_on": None}, {"renews_on": DUE}, {"renews_on": None, "term_months": 0}):
        gone = row(1, 12_000, OLD, date(2026, 2, 1), **known)
        assert due_renewals([gone], [], [], YEAR, TODAY) == ()


def test_what_costs_nothing_is_renewed_and_has_no_share_of_money() -> None:
    free = rate([row(1, 0, OLD, DUE), row(2, 0, DUE)], [])
    assert (free.won, free.came_due, free.by_count, free.by_money) == (1, 1, Decimal(1), None)
    (one,) = due_renewals([RUNS], [event("renewal", 0, id_=9)], [], YEAR, TODAY)
    assert one.outcome is RenewalOutcome.RENEWED


def test_another_currency_keeps_all_of_what_was_due() -> None:
    dollars = replace(row(2, 0, DUE), arr=Money.of(9_000, "USD"))
    found = rate([ENDED, dollars], [])
    assert (found.due, found.kept, found.won) == (eur(12_000), eur(12_000), 1)


def test_who_was_lost_and_is_back_within_the_days_of_grace_has_renewed_late() -> None:
    lost = RenewalDecision(1, 7, 1, DUE, RenewalOutcome.LOST, DUE, eur(12_000), eur(0), "Price")
    gone = replace(ENDED, renews_on=None)  # its day followed from its term
    found = rate([gone], [], [lost])
    assert (found.won, found.came_due, found.due, found.kept) == (0, 1, eur(12_000), eur(0))
    found = rate([gone, row(2, 8_000, DUE + timedelta(days=40))], [], [lost])
    assert (found.won, found.came_due, found.due, found.kept) == (1, 1, eur(12_000), eur(8_000))
    (one,) = due_renewals([gone], [], [lost], YEAR, TODAY)
    assert (one.outcome, one.reason) == (RenewalOutcome.LOST, "Price")


def test_a_term_that_ended_without_a_word_is_asked_about_while_it_may_be_renewed_late() -> None:
    made = first_id_at(datetime(2025, 3, 2, tzinfo=UTC)) + 1
    yearly = row(made, 12_000, OLD, renews_on=None)
    for day, due_on in (
        (DUE, DUE),
        (DUE + timedelta(days=90), DUE),
        (DUE + timedelta(days=91), date(2027, 3, 1)),
    ):
        assert renewal_date(yearly, day) == due_on
    # A list that comes later tells of terms that went on, and so does an agreement to.
    later = replace(yearly, id=first_id_at(datetime(2026, 3, 2, tzinfo=UTC)) + 1)
    for other in (later, replace(yearly, auto_renewal_months=12)):
        assert renewal_date(other, DUE + timedelta(days=30)) == date(2027, 3, 1)


def test_an_event_whose_day_was_corrected_still_belongs_to_its_decision() -> None:
    decided = RenewalDecision(
        1, 7, 1, DUE, outcome_of(eur(12_000), eur(9_000)), DUE, eur(12_000), eur(9_000)
    )
    written = [event("renewal", 9_000), event("contraction", 3_000)]
    corrected = [replace(one, on=DUE - timedelta(days=20)) for one in written]
    for events in (written, corrected):
        found = rate([RUNS], events, [decided])
        assert (found.due, found.kept, found.came_due) == (eur(12_000), eur(9_000), 1)


def test_a_row_that_began_early_takes_the_place_of_the_one_before() -> None:
    """By hand: 12,000 until 9,000 began; kept 9,000 of 12,000, and 75 % is both NRR and GRR."""
    early = row(2, 9_000, DUE - timedelta(days=40))
    (found,) = revenue_figures(movements([ENDED, early], [], TODAY), YEAR, "EUR")
    assert (found.nrr, found.grr, found.logo_churn) == (Decimal("0.75"), Decimal("0.75"), 0)
    assert (found.churn, found.contraction, found.end) == (eur(0), eur(3_000), eur(9_000))
    # Both are paid while the old one still runs.
    ahead = [row(1, 12_000, OLD, TODAY + timedelta(days=20), status=SubscriptionStatus.ACTIVE),
             row(2, 9_000, TODAY - timedelta(days=5))]  # fmt: skip
    (found,) = revenue_figures(movements(ahead, [], TODAY), YEAR, "EUR")
    assert found.end == eur(21_000)


amounts = st.integers(0, 100_000)


@given(st.lists(amounts, min_size=1, max_size=4), st.lists(amounts, min_size=1, max_size=4))
def test_rows_that_end_and_begin_together_are_compared_by_their_sums(
    before: list[int], after: list[int]
) -> None:
    rows = [row(number, arr, OLD, DUE) for number, arr in enumerate(before, 1)]
    rows += [row(number, arr, DUE) for number, arr in enumerate(after, 20)]
    due = due_renewals(rows, [], [], YEAR, TODAY)
    assert sum(one.before.minor for one in due) == 100 * sum(before)
    assert sum(one.after.minor for one in due) == 100 * sum(after)
    (found,) = renewal_rates(due, YEAR)
    # To the cent: what is shared out is rounded for each, and never beyond what there was.
    assert 0 <= 100 * min(sum(before), sum(after)) - found.kept.minor < len(before)
