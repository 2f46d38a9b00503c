"""What stands in a cell: days, amounts, percents, markup."""

from datetime import date
from decimal import Decimal

from csm_desktop.domain.money.renewals import renewal_date
from csm_desktop.domain.people.person_names import first_name
from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.health import Factor
from csm_desktop.domain.records.metrics import Metric
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.domain.text.dates_in_words import trailing_date
from tests.app.imports.found_ids import id_of
from tests.app.imports.shared.case import Case, Promise, custom, promise_in, told

PROMISES: dict[str, Promise] = {}
promise = promise_in(PROMISES)


@promise("04")
def own_turnover_of_a_customer_is_no_arr(case: Case) -> None:
    case.take("accounts.csv", currency="GBP")
    assert case.arr["Orrin Glass"] == "24000.00 GBP"
    assert case.owners["Orrin Glass"] == "Kim Roe"
    assert case.renewals["Orrin Glass"] == date(2027, 5, 1)
    assert case.account("Quayside Ltd").status is AccountStatus.PROSPECT


@promise("22")
def checked_means_yes(case: Case) -> None:
    case.take("accounts.csv")
    assert case.account("Birch Retail").status is AccountStatus.CHURNED
    assert case.account("Acorn Rail").strategic
    assert not case.account("Cedar Clinic").strategic


@promise("28")
def each_amount_has_its_own_currency(case: Case) -> None:
    case.take("report.csv")
    assert case.arr == {
        "Acorn Rail": "40000.00 GBP", "Birch Retail": "18000.00 EUR",
        "Cedar Clinic": "3000000.00 JPY",
    }  # fmt: skip


@promise("30")
def midnight_elsewhere_is_the_next_day(case: Case) -> None:
    case.take("accounts.csv")
    assert list(case.renewals.values()) == [
        date(2027, 4, 1), date(2027, 1, 1), date(2027, 7, 1), date(2027, 2, 1),
    ]  # fmt: skip


@promise("31")
def placeholders_are_no_dates(case: Case) -> None:
    case.take("accounts.csv")
    assert [case.account(name).contract_start for name in ("Birch Retail", "Cedar Clinic")] == [
        None, None,
    ]  # fmt: skip
    assert [case.renewals[n] for n in ("Acorn Rail", "Cedar Clinic", "Dogwood Inc")] == [None] * 3
    report = case.take("subs.csv")
    assert (report.stored, report.has_refused) == (2, False)


@promise("32")
def a_guess_at_employees_keeps_nobody_out(case: Case) -> None:
    assert case.take("a.csv").stored == 6
    assert case.account("Acorn Rail").employees == 1200
    for name, text in (
        ("Birch Retail", "10,000+"),
        ("Dogwood Inc", "~40"),
        ("Elm Studio", "51-200"),
    ):
        assert (case.account(name).employees, custom(case.account(name))["Employees"]) == (
            None,
            text,
        )


@promise("34")
def credits_are_taken_off_what_the_account_pays(case: Case) -> None:
    report = case.take("accounts.csv", "subs.csv")
    assert case.arr["Acorn Rail"] == "35500.00 EUR"
    assert "40000 − 4000 − 500.00 = 35500" in told(report)
    assert len(case.lines) == 2


@promise("44")
def a_percent_is_one_scale(case: Case) -> None:
    case.take("a.csv", "u1.csv")
    case.take("u2.xlsx")
    assert [value for _, _, value in case.readings] == [81, Decimal("83.5"), 85, 90]
    (metric,) = case.all(Metric)
    assert metric.unit == "%"


@promise("50")
def commas_in_ids_do_not_break_the_join(case: Case) -> None:
    case.take("a.csv")
    case.take("q.csv", currency="EUR", decimal=".")
    assert case.arr == {"Acorn Rail": "52000.00 EUR", "Birch Retail": "18000.00 EUR"}
    (first, _) = sorted(case.all(Subscription), key=id_of)
    assert (id_of(first), first.starts_on) == ("1001", date(2025, 5, 1))
    assert (first.renews_on, first.licensed_seats) == (date(2027, 4, 30), 140)


@promise("56")
def renewals_at_the_ends_of_months(_: Case) -> None:
    def renews(starts_on: date, months: int, as_of: date) -> date | None:
        term = Subscription(1, 1, "Base", Money(1, "EUR"), starts_on=starts_on, term_months=months)
        return renewal_date(term, as_of)

    monthly = [renews(date(2026, 1, 31), 1, date(2026, month, 1)) for month in (2, 3, 4)]
    assert monthly == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]
    leap = [renews(date(2024, 2, 29), 12, date(year, 2, 1)) for year in (2025, 2026, 2028)]
    assert leap == [date(2025, 2, 28), date(2026, 2, 28), date(2028, 2, 29)]
    quarterly = [renews(date(2025, 11, 30), 3, date(2026, month, 1)) for month in (1, 3, 6)]
    assert quarterly == [date(2026, 2, 28), date(2026, 5, 30), date(2026, 8, 30)]


@promise("61")
def days_in_next_steps(_: Case) -> None:
    today = date(2026, 11, 25)
    assert trailing_date("send the deck next friday", today) == (
        "send the deck", date(2026, 12, 4),
    )  # fmt: skip
    assert trailing_date("send the deck this friday", today) == (
        "send the deck", date(2026, 11, 27),
    )  # fmt: skip
    assert trailing_date("send pricing by 15 jan", today)[1] == date(2027, 1, 15)
    for text in (
        "call every monday",
        "ask why it is down since monday",
        "upgrade to version 2.10.",
        "book a place in the sun",
        "note where we sat",
    ):
        assert trailing_date(text, today) == (text, None)  # fmt: skip
    for text in ("send pricing by end of month", "send pricing in 2 weeks"):
        left, on = trailing_date(text, today)
        assert (left == text) == (on is None)


@promise("62")
def greetings_name_a_person(_: Case) -> None:
    named = {"Dr. Una Berg": "Una", "Una Berg, MBA": "Una", "Mrs. Ann Frost": "Ann"}
    assert {name: first_name(name) for name in named} == named
    assert first_name("ada@acorn.example") != "ada@acorn.example"
    assert first_name("愛川 翼") in ("愛川 翼", "愛川")


@promise("66")
def numbers_since_1970_are_dates(case: Case) -> None:
    case.take("hub.csv", currency="EUR")
    assert case.renewals == {
        "Acorn Rail": date(2027, 4, 28), "Birch Retail": date(2026, 12, 31),
    }  # fmt: skip
    case.anew()
    case.take("int.csv")
    assert case.account("Acorn Rail").contract_start == date(2024, 5, 1)


@promise("79")
def a_header_in_thousands(case: Case) -> None:
    for name, currency in zip("abcdef", ("EUR", "EUR", "EUR", "USD", "USD", "GBP"), strict=True):
        case.anew()
        case.take(f"{name}.csv")
        assert case.arr["Acorn Rail"] == f"52000.00 {currency}"


@promise("81")
def more_users_than_seats(case: Case) -> None:
    case.take("a.csv", "u.csv")
    use = {
        name: next(
            f.value for f in case.view(name).health.factors if f.factor is Factor.LICENCE_USE
        )
        for name in ("Acorn Rail", "Birch Retail", "Cedar Clinic")
    }
    assert use == {"Acorn Rail": 100, "Birch Retail": None, "Cedar Clinic": None}
    assert ("Active users", date(2026, 10, 1), 0) in case.readings


@promise("83")
def markup_becomes_text(case: Case) -> None:
    case.take("a.csv")
    notes = case.account("Acorn Rail").notes
    assert notes.startswith("They use Base and want:\n")
    assert not {"<", "&nbsp;"} & set(notes)
    lines = case.account("Birch Retail").notes.splitlines()
    assert lines == ["Line one", 'Line two; with "quotes"', "- bullet"]


@promise("84")
def what_can_be_read_of_an_odd_column_is_read(case: Case) -> None:
    said = told(case.take("a.csv"))
    assert case.renewals["Cedar Clinic"] == date(2027, 6, 30)
    assert case.account("Birch Retail").status is AccountStatus.CHURNED
    assert "5 of 6 values are no dates" in said


@promise("86")
def one_file_has_one_order_of_dates(case: Case) -> None:
    assert "Contract Start" in told(case.take("a.csv"))
    assert case.renewals == {
        "Acorn Rail": date(2027, 5, 4), "Birch Retail": date(2027, 2, 3),
        "Cedar Clinic": date(2026, 12, 1),
    }  # fmt: skip
