"""Terms, notice, the questions before a renewal, and the share of renewals that was won."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.money.account_tally import stories_of
from csm_desktop.domain.money.due_renewal import outcome_of
from csm_desktop.domain.money.due_renewals import came_due, due_renewals
from csm_desktop.domain.money.movement_lines import PARTS, movement_tables
from csm_desktop.domain.money.movements import movements
from csm_desktop.domain.money.renewal_course import renewal_courses
from csm_desktop.domain.money.renewal_rate import renewal_rates
from csm_desktop.domain.money.revenue_figures import RevenueWindow, months_after
from csm_desktop.domain.money.terms import next_due, notice_by
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    ExchangeRate,
    RenewalAnswer,
    RenewalDecision,
    RenewalOutcome,
    RevenueEvent,
    RevenueKind,
    Subscription,
    SubscriptionStatus,
)
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.wording import render

TODAY = date(2026, 11, 22)
YEAR = RevenueWindow(date(2025, 11, 22), TODAY)


def eur(amount: int) -> Money:
    return Money.of(amount, "EUR")


def contract(id_: int = 1, arr: int = 12_000, **more: object) -> Subscription:
    known = {"starts_on": date(2024, 1, 31), "term_months": 12, **more}
    return Subscription(id_, 7, "Roster", eur(arr), **known)  # type: ignore[arg-type]


def decision(due_on: date, before: int, after: int, on: date | None = None) -> RenewalDecision:
    ended = outcome_of(eur(before), eur(after))
    return RenewalDecision(1, 7, 1, due_on, ended, on or due_on, eur(before), eur(after))


def test_a_term_that_ends_with_the_month_keeps_its_day() -> None:
    monthly = contract(term_months=1)
    assert next_due(monthly, date(2025, 1, 31)) == date(2025, 2, 28)
    assert next_due(monthly, date(2025, 2, 28)) == date(2025, 3, 31)
    leap = contract(starts_on=date(2024, 2, 29))
    assert next_due(leap, date(2027, 2, 28)) == date(2028, 2, 29)
    assert next_due(contract(), date(2026, 1, 31), 36) == date(2029, 1, 31)


def test_a_day_that_was_agreed_otherwise_counts_by_itself() -> None:
    assert next_due(contract(), date(2026, 6, 15)) == date(2027, 6, 15)
    assert next_due(contract(starts_on=None, term_months=None), date(2026, 6, 15)) == date(
        2027, 6, 15
    )


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(1, 48), st.integers(1, 40))
def test_terms_follow_one_another_without_drifting(start: date, months: int, terms: int) -> None:
    subscription = contract(starts_on=start, term_months=months)
    on = months_after(start, months)
    for _ in range(terms):
        later = next_due(subscription, on)
        assert later > on
        on = later
    assert on == months_after(start, months * (terms + 1))


def test_notice_is_so_many_days_before_and_unknown_where_none_is_agreed() -> None:
    assert notice_by(contract(notice_days=90), date(2027, 3, 14)) == date(2026, 12, 14)
    assert notice_by(contract(), date(2027, 3, 14)) is None
    assert notice_by(contract(notice_days=90), None) is None


def test_a_renewal_asks_its_four_questions_on_their_days() -> None:
    due_on = TODAY + timedelta(days=75)
    subscription = contract(renews_on=due_on, notice_days=30)
    answer = RenewalAnswer(9, 7, 1, due_on, 90, "Astrid, by 1 March", TODAY)
    old = replace(answer, id=10, due_on=due_on - timedelta(days=365), days=120)
    (course,) = renewal_courses([subscription], [answer, old], TODAY)
    assert (course.days_left, course.answered) == (75, 1)
    assert course.notice_by == due_on - timedelta(days=30)
    assert [question.days for question in course.questions] == [120, 90, 60, 30]
    assert [question.is_due(TODAY) for question in course.questions] == [True, False, False, False]
    assert course.questions[1].answer == answer
    assert len({render(question.question) for question in course.questions}) == 4


def test_the_share_of_renewals_counts_growth_for_no_more_than_was_due() -> None:
    """Worked by hand: due 100 + 60 + 40 + 50; kept 100 (of 130) + 45 + 0 + 50: 195 of 250."""
    days = [date(2026, month, 1) for month in (1, 3, 5, 7)]
    told = [
        decision(days[0], 100, 130),
        decision(days[1], 60, 45),
        decision(days[2], 40, 0),
        decision(days[3], 50, 50, days[3] + timedelta(days=60)),
        decision(date(2025, 11, 22), 999, 0),  # the day on which the window begins is not in it
    ]
    told = [replace(one, id=number, subscription_id=number) for number, one in enumerate(told)]
    due = due_renewals([], [], told, YEAR, TODAY)
    assert [one.outcome for one in due] == [
        RenewalOutcome.EXPANDED, RenewalOutcome.SMALLER, RenewalOutcome.LOST,
        RenewalOutcome.RENEWED,
    ]  # fmt: skip
    (rate,) = renewal_rates(due, YEAR)
    assert (rate.came_due, rate.won, rate.open) == (4, 3, 0)
    assert rate.by_count == Decimal("0.75")
    assert rate.by_money == Decimal("0.78")
    assert render(rate.why).startswith("Of 4 renewals due from 22 November 2025")


def test_renewals_of_several_currencies_are_one_rate_where_typed_ones_lead() -> None:
    """Worked by hand at 1 GBP = 1.25 EUR: due 100 + 80 * 1.25 = 200, kept 100 + 48 * 1.25 = 160."""
    pounds = [Money.of(amount, "GBP") for amount in (80, 48)]
    day = date(2026, 3, 1)
    lower = replace(decision(day, 80, 48), id=2, subscription_id=2, before=pounds[0],
                    after=pounds[1])  # fmt: skip
    due = due_renewals([], [], [decision(day, 100, 130), lower], YEAR, TODAY)
    told = ExchangeRate(1, "GBP", "EUR", Decimal("1.25"), date(2025, 1, 1))
    (rate,) = renewal_rates(due, YEAR, "EUR", [told])
    assert (rate.due, rate.kept) == (Money.of(200, "EUR"), Money.of(160, "EUR"))
    assert (rate.by_count, rate.by_money, rate.rates) == (Decimal(1), Decimal("0.8"), (told,))
    later = replace(told, on=TODAY + timedelta(days=1))
    assert [one.due for one in renewal_rates(due, YEAR, "EUR", [later])] == [
        Money.of(100, "EUR"), pounds[0],
    ]  # fmt: skip


def test_nothing_due_is_not_applicable_and_no_100_percent() -> None:
    (rate,) = renewal_rates([], YEAR)
    assert (rate.by_count, rate.by_money) == (None, None)
    assert render(rate.why).startswith("Not applicable")


def test_a_day_that_has_passed_undecided_is_told_and_in_neither_half() -> None:
    late = contract(renews_on=date(2026, 11, 1))
    (rate,) = renewal_rates(due_renewals([late], [], [], YEAR, TODAY), YEAR)
    assert (rate.came_due, rate.open, rate.by_count) == (0, 1, None)
    assert "1 more is past its day and undecided" in render(rate.why)


def test_a_row_a_term_is_a_renewal_also_when_it_was_signed_late() -> None:
    due_on = date(2026, 1, 31)
    first = contract(renews_on=due_on, status=SubscriptionStatus.ENDED, ended_on=due_on)
    second = contract(2, 9_000, starts_on=due_on + timedelta(days=60))
    (one,) = due_renewals([first, second], [], [], YEAR, TODAY)
    assert (one.outcome, one.after) == (RenewalOutcome.SMALLER, eur(9_000))
    too_late = replace(second, starts_on=due_on + timedelta(days=91))
    (one,) = due_renewals([first, too_late], [], [], YEAR, TODAY)
    assert one.outcome is RenewalOutcome.LOST


def test_the_next_term_is_one_of_the_same_account_however_many_there_are() -> None:
    ended = contract(status=SubscriptionStatus.ENDED, renews_on=date(2026, 3, 1))
    later = contract(2, 15_000, starts_on=date(2026, 3, 5))
    (told,) = due_renewals([ended, replace(later, account_id=8)], [], [], YEAR, TODAY)
    assert told.outcome is RenewalOutcome.LOST
    (told,) = due_renewals([ended, later], [], [], YEAR, TODAY)
    assert told.outcome is RenewalOutcome.EXPANDED


def test_a_renewal_that_a_list_told_counts_and_its_own_event_does_not_count_twice() -> None:
    event = RevenueEvent(3, 7, RevenueKind.RENEWAL, date(2026, 3, 1), eur(500), 1)
    assert len(due_renewals([contract()], [event], [], YEAR, TODAY)) == 1
    own = decision(date(2026, 2, 1), 500, 500, date(2026, 3, 1))
    assert len(due_renewals([contract()], [event], [own], YEAR, TODAY)) == 1


def test_one_renewal_is_counted_once_whoever_tells_of_it() -> None:
    due_on = date(2026, 1, 31)
    first = contract(renews_on=due_on, status=SubscriptionStatus.ENDED, ended_on=due_on)
    second = contract(2, starts_on=due_on)
    late = contract(3, renews_on=due_on)
    for told_of, rows in ((1, [first, second]), (2, [first, second]), (3, [late])):
        event = RevenueEvent(9, 7, RevenueKind.RENEWAL, date(2026, 2, 3), eur(500), told_of)
        (one,) = due_renewals(rows, [event], [], YEAR, TODAY)
        assert (one.due_on, one.outcome) == (event.on, RenewalOutcome.RENEWED)
    next_year = RevenueEvent(9, 7, RevenueKind.RENEWAL, date(2026, 9, 1), eur(500), 2)
    assert len(due_renewals([first, second], [next_year], [], YEAR, TODAY)) == 2


def test_an_accounts_renewals_go_by_the_users_days_of_grace() -> None:
    due_on = date(2026, 1, 31)
    first = contract(renews_on=due_on, status=SubscriptionStatus.ENDED, ended_on=due_on)
    second = contract(2, starts_on=due_on + timedelta(days=60))
    facts = AccountFacts(as_of=TODAY, account=Account(7, "N"), subscriptions=(first, second))
    (one,) = came_due(facts, YEAR)
    assert one.is_won
    (one,) = came_due(facts, YEAR, replace(DEFAULT_RULES, renewal_grace_days=30))
    assert not one.is_won


AMOUNT = st.integers(1, 10_000_000)
EVENTS = st.lists(
    st.tuples(
        st.integers(1, 4), st.sampled_from(RevenueKind), st.integers(-900, 0), AMOUNT,
        st.sampled_from(("EUR", "USD")),
    ),
    max_size=25,
)  # fmt: skip


@given(EVENTS, st.booleans())
def test_lines_add_up_to_the_last_cent(
    told: list[tuple[int, RevenueKind, int, int, str]], with_rate: bool
) -> None:
    events = [
        RevenueEvent(number, account, kind, TODAY + timedelta(days=day), Money(minor, currency))
        for number, (account, kind, day, minor, currency) in enumerate(told, 1)
    ]
    rate = ExchangeRate(1, "USD", "EUR", Decimal("0.9137"), date(2020, 1, 1))
    names = {account: f"A{account}" for account in range(1, 5)}
    tables = movement_tables(
        stories_of(movements([], events, TODAY)), names, YEAR, "EUR", [rate] if with_rate else []
    )
    for table in tables:
        for line in (*table.lines, table.total):
            start, new, expansion, contraction, churn, swapped, end = (
                getattr(line, part) for part in PARTS
            )
            assert start + new + expansion - contraction - churn + swapped == end
        for part in PARTS:
            assert (
                sum(getattr(line, part).minor for line in table.lines)
                == getattr(table.total, part).minor
            )
        if not with_rate:
            assert table.total.start == table.figures.start
            assert table.total.end == table.figures.end
