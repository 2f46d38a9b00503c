"""Requests to product weigh what those pay who ask them, and no sum is made up."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.practice.requests import AskedMoney, request_lines, waiting_sum
from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.lifecycle import Stage
from csm_desktop.domain.records.meetings import ProductRequest, RequestState
from csm_desktop.domain.records.money import Money, totals
from csm_desktop.domain.records.revenue import ExchangeRate

TODAY = date(2026, 11, 22)
USD_TO_EUR = ExchangeRate(1, "USD", "EUR", Decimal("0.5"), TODAY)
EUROS = AskedMoney("EUR", [], TODAY)


def account(id_: int, *arr: Money) -> AccountLine:
    return AccountLine(
        id_, f"Account {id_}", "", "", "", "", AccountStatus.LIVE, next(iter(Stage)), None,
        arr=arr,
    )  # fmt: skip


def euros(amount: int) -> Money:
    return Money.of(Decimal(amount), "EUR")


def dollars(amount: int) -> Money:
    return Money.of(Decimal(amount), "USD")


def asked(
    id_: int, account_id: int, text: str, state: RequestState = RequestState.OPEN
) -> ProductRequest:
    return ProductRequest(id_, account_id, text, TODAY, state=state)


def test_the_same_words_weigh_together_and_open_ones_stand_first() -> None:
    known = {one.id: one for one in (account(1, euros(10)), account(2, euros(20)),
                                     account(3, euros(25)))}  # fmt: skip
    lines = request_lines(
        [
            asked(1, 3, "Dark mode"),
            asked(2, 1, "Export  to CSV"),
            asked(3, 2, "export to csv"),
            asked(4, 2, "Export to CSV", RequestState.PLANNED),
            asked(5, 3, "Export to CSV", RequestState.SHIPPED),
            asked(6, 99, "Of an account in the trash"),
        ],
        known,
        EUROS,
    )
    assert [line.id for line in lines] == [2, 3, 1, 4, 5]
    weights = [(line.weight.accounts, line.weight.amounts) for line in lines]
    # An account that asks twice pays once; what is over waits for nothing that others wait for.
    assert weights == [
        (2, (euros(30),)), (2, (euros(30),)), (1, (euros(25),)), (2, (euros(30),)),
        (1, (euros(25),)),
    ]  # fmt: skip
    assert waiting_sum(lines, known, EUROS).together == euros(55)


def test_currencies_are_one_sum_only_where_a_rate_was_typed() -> None:
    known = {1: account(1, euros(10)), 2: account(2, dollars(100)), 3: account(3)}
    requests = [asked(1, 1, "A"), asked(2, 2, "B"), asked(3, 3, "C")]
    apart = request_lines(requests, known, EUROS)
    # What no rate joins stands behind what is known, and before what is paid nothing for.
    assert [(line.id, line.weight.together) for line in apart] == [
        (1, euros(10)), (2, None), (3, None),
    ]  # fmt: skip
    assert waiting_sum(apart, known, EUROS).amounts == (euros(10), dollars(100))
    joined = AskedMoney("EUR", [USD_TO_EUR], TODAY)
    assert [line.id for line in request_lines(requests, known, joined)] == [2, 1, 3]
    assert waiting_sum(apart, known, joined).together == euros(60)


def test_an_amount_that_cannot_be_used_is_unknown_and_in_no_sum() -> None:
    known = {1: replace(account(1, euros(999)), unusable=("arr",)), 2: account(2, euros(5))}
    lines = request_lines([asked(1, 1, "A"), asked(2, 2, "a")], known, EUROS)
    (weight,) = {line.weight for line in lines}
    assert (weight.accounts, weight.amounts, weight.unknown) == (2, (euros(5),), 1)
    assert {line.arr for line in lines} == {(), (euros(5),)}


@given(
    st.lists(
        st.tuples(st.integers(1, 5), st.sampled_from("ABC"), st.sampled_from(RequestState)),
        max_size=12,
    )
)
def test_every_request_stands_once_and_weighs_each_of_its_askers_once(
    found: list[tuple[int, str, RequestState]],
) -> None:
    known = {n: account(n, euros(n), dollars(n)) for n in range(1, 6)}
    requests = [asked(n, *one) for n, one in enumerate(found, 1)]
    lines = request_lines(requests, known, EUROS)
    assert sorted(line.id for line in lines) == [one.id for one in requests]
    order = [list(RequestState).index(line.request.state) for line in lines]
    assert order == sorted(order)
    for line in lines:
        mine = line.request
        askers = {one.account_id for one in requests
                  if (one.text, one.is_over) == (mine.text, mine.is_over)}  # fmt: skip
        paid = totals(amount for id_ in askers for amount in known[id_].arr)
        assert (line.weight.accounts, line.weight.amounts) == (len(askers), paid)
