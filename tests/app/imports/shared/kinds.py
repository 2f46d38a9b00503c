"""What sort of list it is, which of its rows are data, and files as tools write them."""

from datetime import date
from decimal import Decimal

from csm_desktop.app.imports import ListKind
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.metrics import Metric, Reading
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.opportunities import Opportunity
from csm_desktop.domain.records.revenue import Subscription
from tests.app.imports.found_ids import id_of
from tests.app.imports.shared.case import Case, Promise, custom, promise_in, told

PROMISES: dict[str, Promise] = {}
promise = promise_in(PROMISES)


@promise("01")
def footers_of_a_report_are_no_accounts(case: Case) -> None:
    case.take("report.csv")
    assert case.renewals == {
        "Aldgate Foods": date(2027, 3, 31), "Bowline Marine": date(2027, 7, 15),
        "Cairn Logistics": date(2026, 12, 1),
    }  # fmt: skip


@promise("07")
def columns_called_entity_and_field(case: Case) -> None:
    case.take("organizations.csv", "people.csv")
    wick = case.account("Wick Labs")
    assert (id_of(wick), wick.domain, wick.country) == ("101", "wicklabs.example", "GB")
    assert case.homes == {"Dee Lamb": "Wick Labs", "Eli Moor": "Xenon Tools"}
    assert case.contact("Dee Lamb").title == "Head of Ops"
    case.take("deals.csv")
    (deal,) = case.all(Opportunity)
    assert (deal.account_id, deal.amount) == (wick.id, Money(1_200_000, "EUR"))
    assert len(case.lines) == 2


@promise("10")
def amounts_count_by_interval_and_quantity(case: Case) -> None:
    assert "49.00 × 12 × 10 = 5880" in told(case.take("subscriptions.csv"))
    assert case.arr == {
        "Ivory Press": "5880.00 USD", "Jade Tech": "4800.00 USD", "Kelp Co": "1176.00 USD",
        "Larch Ltd": "", "Moss AG": "",
    }  # fmt: skip
    (larch,) = (each for each in case.all(Subscription) if id_of(each) == "sub_1D")
    assert larch.ended_on == date(2026, 3, 1)


@promise("11")
def notes_above_a_list_of_people_are_no_people(case: Case) -> None:
    case.take("accounts.csv")
    report = case.take("Connections.csv", good_rows=True)
    assert case.homes == {
        "Pia Stern": "Alder Inc.", "Raj Tan": "Birch Co", "Tom Ude": "Alder Inc.", "Sue": "",
    }  # fmt: skip
    assert "Sue Cedar Ltd without account" in told(report)
    assert case.account("Birch Co").domain == "birchco.example"


@promise("14")
def a_column_a_month_is_a_reading_a_month(case: Case) -> None:
    case.take("accounts.csv", kind=ListKind.ACCOUNTS)
    assert case.asks("usage_wide.csv") == {"metric"}
    case.take("usage_wide.csv", metric="Logins")
    case.take("usage_wide2.csv", metric="Logins")
    assert len(case.readings) == 11
    assert ("Logins", date(2026, 4, 30), Decimal(140)) in case.readings
    case.take("usage_wide3.csv", metric="Seats in use")
    assert ("Seats in use", date(2025, 9, 30), Decimal(20)) in case.readings


@promise("15")
def a_survey_is_made_of_its_answers(case: Case) -> None:
    case.take("accounts.csv")
    assert case.asks("delighted.csv") == {"metric"}
    report = case.take("delighted.csv", metric="NPS")
    assert ("NPS", date(2026, 11, 4), Decimal(50)) in case.readings
    assert "3 promoters less 1 detractors, of 4 answers" in told(report)
    assert "3 November 2026 · C · NPS 0: “too slow”" in case.account("Acorn Rail").notes
    assert case.all(Contact) == []
    assert case.take("nps.csv").stored == 0  # the same answers of the same quarter
    assert case.readings == [("NPS", date(2026, 11, 4), Decimal(50))]
    case.take("csat.csv")
    assert ("CSAT", date(2026, 11, 4), Decimal("87.5")) in case.readings


@promise("17")
def totals_are_no_accounts_and_are_checked(case: Case) -> None:
    for name in ("total.xlsx", "grouped.xlsx"):
        case.anew()
        assert "a check passed" in told(case.take(name, currency="EUR"))
        assert case.arr == {
            "Acorn Rail": "52000.00 EUR", "Birch Retail": "18000.00 EUR",
            "Cedar Clinic": "18000.00 EUR",
        }  # fmt: skip


@promise("19")
def what_a_sheet_hides_is_told(case: Case) -> None:
    report = case.take("book.xlsx", currency="EUR")
    assert case.lines.keys() == {"Acorn Rail", "Cedar Clinic"}
    assert told(report).count("hidden or filtered out") == 2
    assert custom(case.account("Acorn Rail")) == {}


@promise("23")
def a_merged_cell_stands_in_each_of_its_rows(case: Case) -> None:
    case.take("accounts.csv", "contacts.xlsx")
    assert sorted(case.homes.values()) == [*["Acorn Rail"] * 3, *["Birch Retail"] * 2]


@promise("25")
def a_template_is_no_data(case: Case) -> None:
    case.take("Customer.csv")
    ids = {name: id_of(case.account(name)) for name in case.lines}
    assert ids == {"Acorn Rail": "Acorn Rail", "Birch Retail": "Birch Retail"}


@promise("39")
def old_code_pages_keep_their_letters(case: Case) -> None:
    for name in ("kunden.csv", "dos.csv"):
        case.anew()
        case.take(name)
        assert case.account("Müller Söhne").city == "Zürich"
        assert len(case.lines) == 2


@promise("41")
def a_plain_book_is_a_list_of_accounts(case: Case) -> None:
    for name, number in (("my book.csv", 3), ("book2.xlsx", 2)):
        case.anew()
        case.take(name)
        assert len(case.lines) == len(case.all(Subscription)) == number


@promise("46")
def the_dress_of_a_header_does_not_matter(case: Case) -> None:
    case.take("h.csv")
    acorn = case.account("Acorn Rail")
    assert (acorn.domain, acorn.country, acorn.employees, acorn.industry, id_of(acorn)) == (
        "acorn.example", "DE", 120, "Rail", "A1",
    )  # fmt: skip
    assert case.arr["Acorn Rail"] == "52000.00 EUR"
    assert case.renewals["Acorn Rail"] == date(2027, 4, 30)
    assert case.owners["Acorn Rail"] == "Kim Roe"


@promise("47")
def a_backslash_before_a_quote_and_nothing(case: Case) -> None:
    case.take("dump.csv", kind=ListKind.ACCOUNTS)
    acorn = case.account("Acorn Rail")
    assert (acorn.country, acorn.notes) == ("DE", 'They said "not now", call in May')
    assert case.account("Birch Retail").notes == ""
    assert case.account('Cedar "Clinic" Ltd').notes == "a, b"


@promise("64")
def the_newer_sheet_is_meant(case: Case) -> None:
    assert "older state" in told(case.take("book.xlsx"))
    assert case.arr == {"Acorn Rail": "62000.00 EUR", "Birch Retail": "12000.00 EUR"}
    assert set(case.owners.values()) == {"Kim Roe"}


@promise("70")
def each_metric_is_shown_once(case: Case) -> None:
    # What paper makes of them is held by tests/reports.
    case.take("a.csv", "u.csv")
    assert len(case.all(Metric)) == 6
    assert max(value for _, _, value in case.readings) == 13_580_246_790


@promise("77")
def the_name_of_a_file_stays_inside(case: Case) -> None:
    case.take("a.csv", "AT RISK usage - churn list Kim (do not share).csv")
    sources = {each.source for each in case.all(Reading)}
    assert sources == {"usage"}


@promise("78")
def rows_of_one_day_are_put_together(case: Case) -> None:
    case.take("a.csv", "u.csv", "h.csv")
    assert case.readings == [
        ("API calls", date(2026, 11, 1), 300), ("Logins", date(2026, 11, 1), 21),
        ("Logins", date(2026, 11, 2), 5),
    ]  # fmt: skip
