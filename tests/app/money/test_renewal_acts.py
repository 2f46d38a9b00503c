"""One act ends a renewal: its events, its term and its decision come and go together."""

from datetime import UTC, date, datetime, timedelta

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.accounts.contract import contract_view
from csm_desktop.app.accounts.view import account_view
from csm_desktop.app.book import Book
from csm_desktop.app.correspondence.places import account_values
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.money.renewal_plans import end_with
from csm_desktop.app.money.renewals import (
    answer_question,
    end_renewal,
    renewal_reasons,
    set_renewal_reasons,
)
from csm_desktop.app.money.revenue_events import edit_event, new_event, remove_event
from csm_desktop.app.money.subscriptions import (
    edit_subscription,
    new_subscription,
    remove_subscription,
)
from csm_desktop.domain.limits.changed_rules import PREFIX, rules_from
from csm_desktop.domain.money.movements import movements
from csm_desktop.domain.money.renewal_course import renewal_courses
from csm_desktop.domain.money.revenue_figures import arr_on
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    RenewalOutcome,
    RevenueKind,
    Subscription,
    SubscriptionStatus,
)
from csm_desktop.domain.records.settings import Setting
from csm_desktop.domain.text.ids import first_id_at
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from tests.app.conftest import picture

TODAY = date(2026, 11, 22)
DUE = date(2026, 12, 31)


def eur(amount: int) -> Money:
    return Money.of(amount, "EUR")


@pytest.fixture
def contract(book: Book) -> Subscription:
    account = book.run("New account", new_account, "Halden", contract_start=date(2024, 12, 31))
    return book.run(
        "New subscription", new_subscription, account.id, "Roster", arr=eur(70_000),
        term_months=12, renews_on=DUE,
    )  # fmt: skip


def facts(book: Book, contract: Subscription) -> AccountFacts:
    assert contract.account_id is not None
    return account_facts(book, contract.account_id)


@pytest.mark.parametrize(
    ("grace", "due_on"), [("30", date(2027, 10, 20)), ("", date(2026, 10, 20))]
)
def test_the_renewal_that_is_ended_is_the_one_that_lists_show(
    book: Book, grace: str, due_on: date
) -> None:
    """A term over for 33 days is open still, or is not, by this book's days of grace."""
    if grace:
        book.run("Set", Work.add, Setting(9, f"{PREFIX}renewal_grace_days", grace))
    account = book.run("New account", new_account, "Halden")
    made = first_id_at(datetime(2026, 1, 1, tzinfo=UTC))
    book.run("New subscription", Work.add, Subscription(
        made, account.id, "Roster", eur(70_000), date(2025, 10, 20), 12))  # fmt: skip
    (shown,) = contract_view(account_view(book, account.id)).courses
    assert shown.due_on == due_on
    letter = account_values(facts(book, book.record(Work.get, Subscription, made)), ("renewal",),
                            rules=rules_from(book.record(Work.find, Setting)))  # fmt: skip
    assert bool(letter["renewal"]) == bool(grace)  # a term that is over is no day to come
    assert book.run("End", end_renewal, made, eur(70_000)).due_on == due_on


@pytest.mark.parametrize(
    ("after", "outcome", "kinds"),
    [
        (70_000, RenewalOutcome.RENEWED, [RevenueKind.RENEWAL]),
        (90_000, RenewalOutcome.EXPANDED, [RevenueKind.RENEWAL, RevenueKind.EXPANSION]),
        (50_000, RenewalOutcome.SMALLER, [RevenueKind.RENEWAL, RevenueKind.CONTRACTION]),
    ],
)
def test_a_renewal_begins_the_next_term_and_is_one_undo(
    book: Book,
    contract: Subscription,
    after: int,
    outcome: RenewalOutcome,
    kinds: list[RevenueKind],
) -> None:
    before = picture(book)
    made = book.run("Renewal", end_renewal, contract.id, eur(after), reason="Value  was proven")
    now = facts(book, contract)
    assert made.outcome is outcome
    assert made.reason == "Value was proven"
    assert now.renewal_decisions == (made,)
    assert [event.kind for event in now.revenue_events] == kinds
    assert sum(event.amount.minor for event in now.revenue_events[1:]) == abs(after - 70_000) * 100
    (held,) = now.subscriptions
    assert (held.arr, held.renews_on) == (eur(after), date(2027, 12, 31))
    assert account_view(book, now.account.id).arr == (eur(after),)
    book.undo()
    assert picture(book) == before


def test_a_lost_one_ends_on_its_day_and_keeps_what_it_earned(
    book: Book, contract: Subscription
) -> None:
    made = book.run("Lost", end_renewal, contract.id, eur(0), reason="Price")
    (held,) = facts(book, contract).subscriptions
    assert made.outcome is RenewalOutcome.LOST
    assert (held.ended_on, held.status) == (DUE, SubscriptionStatus.ACTIVE), "it runs until then"
    assert account_view(book, made.account_id).arr == (eur(70_000),)
    assert not renewal_courses([held], [], TODAY)
    with pytest.raises(UserError, match="no renewal to decide on"):
        book.run("Again", end_renewal, contract.id, eur(1))


def test_a_late_signature_inside_the_grace_changes_no_figure(
    book: Book, contract: Subscription
) -> None:
    assert contract.account_id is not None
    late = book.run(
        "New subscription", new_subscription, contract.account_id, "Mobile", arr=eur(100),
        starts_on=date(2025, 9, 30), renews_on=date(2026, 9, 30), term_months=12,
    )  # fmt: skip
    before = account_view(book, contract.account_id).revenue
    book.run("Renewal", end_renewal, late.id, eur(100))
    assert account_view(book, contract.account_id).revenue == before
    held = next(one for one in facts(book, contract).subscriptions if one.id == late.id)
    assert held.renews_on == date(2027, 9, 30), "counted from the day it was due"


def test_an_add_on_keeps_the_day_of_what_it_ends_with(book: Book, contract: Subscription) -> None:
    assert contract.account_id is not None
    addon = book.run(
        "Mobile", new_subscription, contract.account_id, "Mobile", arr=eur(2_000),
        starts_on=date(2026, 6, 1), term_months=7,
    )  # fmt: skip
    book.run("Together", end_with, addon.id, contract.id)
    book.run("Renew", end_renewal, contract.id, eur(70_000))
    known = {one.product: one for one in facts(book, contract).subscriptions}
    assert known["Mobile"].renews_on == known["Roster"].renews_on == date(2027, 12, 31)


def test_a_renewal_that_is_decided_once_more_and_a_loss_that_was_none_count_once(
    book: Book, contract: Subscription
) -> None:
    book.run("Lost", end_renewal, contract.id, eur(0))
    before = picture(book)
    book.run("It stays", edit_subscription, contract.id, ended_on=None)
    assert facts(book, contract).renewal_decisions == ()
    book.undo()
    assert picture(book) == before
    book.redo()
    for after in (40_000, 60_000):
        book.run("Renew", end_renewal, contract.id, eur(after))
        book.run("Corrected", edit_subscription, contract.id, renews_on=DUE)
    (decision,) = facts(book, contract).renewal_decisions
    # Of what was paid before either: 60 of 70 is no rise from 40.
    assert (decision.before, decision.after) == (eur(70_000), eur(60_000))
    assert decision.outcome is RenewalOutcome.SMALLER
    kinds = [event.kind for event in facts(book, contract).revenue_events]
    assert kinds.count(RevenueKind.RENEWAL) == 1


def test_a_past_day_can_be_typed_and_a_coming_one_is_refused(
    book: Book, contract: Subscription
) -> None:
    before = picture(book)
    tomorrow = TODAY + timedelta(days=1)
    for wrong in (
        {"after": eur(1), "on": tomorrow},
        {"after": eur(1), "on": date(2024, 1, 1)},
        {"after": eur(-1)},
    ):
        with pytest.raises(UserError):
            book.run("Renewal", end_renewal, contract.id, **wrong)
    assert picture(book) == before
    book.run("Renewal", end_renewal, contract.id, eur(80_000), date(2026, 10, 1))
    assert {event.on for event in facts(book, contract).revenue_events} == {date(2026, 10, 1)}


def test_a_renewal_in_another_currency_is_one_act_and_no_churn(
    book: Book, contract: Subscription
) -> None:
    assert contract.account_id is not None
    due_on = date(2026, 11, 1)
    old = book.run(
        "Old", new_subscription, contract.account_id, "Mobile", arr=eur(100), term_months=12,
        starts_on=date(2024, 11, 1), renews_on=due_on, licensed_seats=30, notice_days=60,
    )  # fmt: skip
    book.run("Addition", new_event, contract.account_id, RevenueKind.EXPANSION, date(2026, 3, 1),
             eur(20), old.id)  # fmt: skip
    addon = book.run("Add-on", new_subscription, contract.account_id, "Export", arr=eur(10))
    book.run("Together", end_with, addon.id, old.id)
    before = picture(book)
    made = book.run("Renewal", end_renewal, old.id, Money.of(150, "USD"), reason="US entity")
    now = {one.id: one for one in facts(book, contract).subscriptions}
    (new,) = (one for one in now.values() if one.arr == Money.of(150, "USD"))
    assert made.outcome is RenewalOutcome.RENEWED
    assert (now[old.id].status, now[old.id].ended_on) == (SubscriptionStatus.ENDED, due_on)
    assert (new.product, new.starts_on, new.renews_on) == ("Mobile", due_on, date(2027, 11, 1))
    assert (new.licensed_seats, new.notice_days) == (30, 60)
    assert (now[addon.id].ends_with_id, now[addon.id].renews_on) == (new.id, new.renews_on)
    view = account_view(book, contract.account_id)
    assert set(view.arr) == {eur(70_010), Money.of(150, "USD")}
    assert not any(one.basis.churn.minor or one.basis.lost for one in view.revenue)
    (rate,) = contract_view(view).rates
    assert (rate.due, rate.kept) == (eur(110), eur(110))
    book.undo()
    assert picture(book) == before


def test_a_customer_whose_price_nobody_knows_can_stay(book: Book, contract: Subscription) -> None:
    assert contract.account_id is not None
    free = book.run(
        "Free", new_subscription, contract.account_id, "Pilot", arr=eur(0), renews_on=DUE
    )
    made = book.run("Renewal", end_renewal, free.id, eur(0), stays=True)
    assert made.outcome is RenewalOutcome.RENEWED
    (now,) = (one for one in facts(book, contract).subscriptions if one.id == free.id)
    assert (now.renews_on, now.ended_on) == (date(2027, 12, 31), None)
    # Whoever paid and pays nothing any more is lost, whatever is said.
    made = book.run("Renewal", end_renewal, contract.id, eur(0), stays=True)
    assert made.outcome is RenewalOutcome.LOST


@pytest.mark.parametrize("months", [-1, 100_000, 10**9])
def test_a_term_beyond_all_calendars_is_refused(
    book: Book, contract: Subscription, months: int
) -> None:
    before = picture(book)
    with pytest.raises(UserError, match="Term"):
        book.run("Renewal", end_renewal, contract.id, eur(1), months=months)
    assert picture(book) == before


def test_a_ledger_stays_in_one_currency_also_when_it_has_come_to_nothing(
    book: Book, contract: Subscription
) -> None:
    assert contract.account_id is not None
    account_id, day = contract.account_id, date(2025, 6, 1)
    pilot = book.run("Pilot", new_subscription, account_id, "Pilot", arr=eur(100), starts_on=day)
    for kind in (RevenueKind.NEW, RevenueKind.CHURN):
        book.run("Event", new_event, account_id, kind, day, eur(100), pilot.id)
    with pytest.raises(UserError, match="another currency"):
        book.run(
            "Event", new_event, account_id, RevenueKind.NEW, TODAY, Money.of(50, "USD"), pilot.id
        )
    book.run("Event", new_event, account_id, RevenueKind.NEW, TODAY, eur(50), pilot.id)
    assert {one.arr for one in facts(book, contract).subscriptions} == {eur(70_000), eur(50)}


def test_a_question_is_answered_corrected_and_taken_back(
    book: Book, contract: Subscription
) -> None:
    def answers() -> list[str]:
        (course,) = renewal_courses(
            facts(book, contract).subscriptions, facts(book, contract).renewal_answers, TODAY
        )
        return [question.answer.text if question.answer else "" for question in course.questions]

    book.run("Answer", answer_question, contract.id, DUE, 120, " yes,  in full ")
    book.run("Answer", answer_question, contract.id, DUE, 60, "two seats")
    book.run("Answer", answer_question, contract.id, DUE, 60, "three seats")
    assert answers() == ["yes, in full", "", "three seats", ""]
    book.run("Answer", answer_question, contract.id, DUE, 120, " ")
    assert answers() == ["", "", "three seats", ""]


def test_the_ledger_takes_events_of_the_past_and_today_stays_what_it_is(
    book: Book, contract: Subscription
) -> None:
    assert contract.account_id is not None
    account_id = contract.account_id
    grown = book.run(
        "Event", new_event, account_id, RevenueKind.EXPANSION, date(2025, 6, 1), eur(10_000),
        contract.id,
    )  # fmt: skip

    def earned(on: date) -> tuple[Money, ...]:
        now = facts(book, contract)
        return arr_on(movements(now.subscriptions, now.revenue_events, TODAY), on)

    assert earned(TODAY) == (eur(70_000),)
    assert earned(date(2025, 5, 31)) == (eur(60_000),)
    book.run("Correct", edit_event, grown.id, amount=eur(20_000))
    assert earned(date(2025, 5, 31)) == (eur(50_000),)
    book.run("Remove", remove_event, grown.id)
    assert earned(date(2025, 5, 31)) == (eur(70_000),)
    for wrong in (
        (RevenueKind.EXPANSION, TODAY + timedelta(days=1), eur(1)),
        (RevenueKind.EXPANSION, TODAY, eur(-1)),
        (RevenueKind.EXPANSION, TODAY, Money.of(1, "USD")),
        (RevenueKind.EXPANSION, date(2020, 1, 1), eur(1)),
    ):
        with pytest.raises(UserError):
            book.run("Event", new_event, account_id, *wrong, contract.id)


def test_a_subscription_goes_with_all_that_was_said_of_its_renewals(
    book: Book, contract: Subscription
) -> None:
    book.run("Answer", answer_question, contract.id, DUE, 120, "yes")
    book.run("Renewal", end_renewal, contract.id, eur(90_000))
    before = picture(book)
    book.run("Remove", remove_subscription, contract.id)
    now = facts(book, contract)
    assert (now.renewal_answers, now.renewal_decisions, now.revenue_events) == ((), (), ())
    book.undo()
    assert picture(book) == before


def test_the_reasons_are_ours_until_the_user_has_others(book: Book) -> None:
    def reasons() -> tuple[str, ...]:
        with book.reading() as connection:
            return renewal_reasons(connection)

    ours = reasons()
    assert "Price" in ours
    book.run("Reasons", set_renewal_reasons, " Budget \n\nBudget\nMerger\n")
    assert reasons() == ("Budget", "Merger")
    book.run("Reasons", set_renewal_reasons, " ")
    assert reasons() == ours


def test_a_ledger_with_its_beginning_is_what_is_earned(book: Book, contract: Subscription) -> None:
    assert contract.account_id is not None
    account_id, began = contract.account_id, date(2025, 1, 2)

    def held() -> tuple[Money, tuple[Money, ...]]:
        return facts(book, contract).subscriptions[0].arr, account_view(book, account_id).arr

    book.run("New", new_event, account_id, RevenueKind.NEW, began, eur(60_000), contract.id)
    assert held() == (eur(60_000), (eur(60_000),))
    more = book.run(
        "More", new_event, account_id, RevenueKind.EXPANSION, TODAY, eur(5_000), contract.id
    )
    assert held() == (eur(65_000), (eur(65_000),))
    book.run("Correct", edit_event, more.id, kind=RevenueKind.CONTRACTION)
    assert held() == (eur(55_000), (eur(55_000),))
    book.run("Remove", remove_event, more.id)
    assert held() == (eur(60_000), (eur(60_000),))
