"""The pipeline by hand, and doors by quarter."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.money.pipeline import (
    OPEN_STAGES,
    Rated,
    doors_opened,
    pipeline_quarters,
    pipeline_sum,
)
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.opportunities import (
    Opportunity,
    OpportunityKind,
    OpportunityStage,
)
from csm_desktop.domain.records.revenue import ExchangeRate

TODAY = date(2026, 11, 29)
RATED = Rated("EUR", (ExchangeRate(1, "USD", "EUR", Decimal("0.5"), date(2020, 1, 1)),), TODAY)
IDEA, QUALIFIED, PROPOSED = OPEN_STAGES


def deal(
    id_: int, stage: OpportunityStage, amount: Money | None, close_on: date | None = None
) -> Opportunity:
    return Opportunity(
        id_, 7, f"Deal {id_}", OpportunityKind.UPSELL, stage=stage, amount=amount, close_on=close_on
    )


DEALS = (
    deal(1, IDEA, Money(100_00, "EUR"), date(2026, 12, 31)),
    deal(2, PROPOSED, Money(50_00, "EUR"), date(2026, 10, 1)),
    deal(3, QUALIFIED, Money(80_00, "USD"), date(2027, 1, 1)),
    deal(4, OpportunityStage.WON, Money(999_00, "EUR"), date(2026, 12, 1)),
    deal(5, IDEA, None),
)


def test_by_hand_each_amount_counts_by_its_stage() -> None:
    whole = pipeline_sum(DEALS, RATED)
    assert (whole.number, whole.unknown) == (4, 1)
    assert whole.amounts == (Money(150_00, "EUR"), Money(80_00, "USD"))
    # A tenth of 100 and six of 50; three of 80 dollars.
    assert whole.weighted == (Money(40_00, "EUR"), Money(24_00, "USD"))
    assert (whole.together, whole.weighted_together) == (Money(190_00, "EUR"), Money(52_00, "EUR"))
    assert pipeline_sum(DEALS, replace(RATED, rates=())).together is None


def test_quarters_follow_the_fiscal_year_and_what_has_no_day_stands_last() -> None:
    firsts = [one.first for one in pipeline_quarters(DEALS, RATED)]
    assert firsts == [date(2026, 10, 1), date(2027, 1, 1), None]
    firsts = [one.first for one in pipeline_quarters(DEALS, RATED, first_month=2)]
    assert firsts == [date(2026, 8, 1), date(2026, 11, 1), None]


@given(
    st.lists(
        st.builds(
            deal, st.integers(1, 99), st.sampled_from(OpportunityStage),
            st.none() | st.builds(Money, st.integers(0, 10**9), st.sampled_from(("EUR", "USD"))),
            st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1)),
        ),
        max_size=20,
    ),
    st.integers(1, 12),
)  # fmt: skip
def test_quarters_and_stages_add_up_to_the_whole(deals: list[Opportunity], month: int) -> None:
    whole = pipeline_sum(deals, RATED)
    quarters = pipeline_quarters(deals, RATED, month)
    assert sum(one.whole.number for one in quarters) == whole.number
    for currency in ("EUR", "USD"):

        def of(amounts: tuple[Money, ...], code: str = currency) -> int:
            return sum(amount.minor for amount in amounts if amount.currency == code)

        assert sum(of(one.whole.amounts) for one in quarters) == of(whole.amounts)
        for one in quarters:
            stages = sum(of(part.amounts) for part in one.stages.values())
            assert stages == of(one.whole.amounts)
            assert 0 <= of(one.whole.weighted) <= of(one.whole.amounts)


def test_only_doors_that_somebody_of_ours_opened_are_counted() -> None:
    opened = [
        replace(DEALS[0], opener_id=1, opened_on=date(2026, 11, 1)),
        replace(DEALS[1], opener_id=1, opened_on=date(2026, 10, 1)),
        replace(DEALS[2], opener_id=1, opened_on=date(2026, 9, 30)),
        replace(DEALS[3], opened_on=date(2026, 11, 1)),
    ]
    assert doors_opened(opened) == ((date(2026, 10, 1), 2), (date(2026, 7, 1), 1))
