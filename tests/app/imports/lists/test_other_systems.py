"""Small lists as other systems write them, and the values that a person expects of each."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter

from csm_desktop.app import settings
from csm_desktop.app.book import Book
from csm_desktop.app.imports import (
    ListKind,
    OpenQuestionsError,
    Options,
    open_questions,
    read_lists,
)
from csm_desktop.app.imports.profiles import book_profiles
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.metrics import Metric, Reading
from csm_desktop.domain.records.opportunities import Opportunity
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.domain.text.reach import reach_in_words
from csm_desktop.importers.calendars.calendar_plan import CalendarEvent
from csm_desktop.importers.planner import read_file
from csm_desktop.importers.values.periods import period_end
from csm_desktop.wording import render
from tests.app.imports.test_imports import Desk
from tests.importers.lists import planned

STRIPE = (
    "id,customer,customer.name,status,items.data.0.plan.amount,items.data.0.plan.currency,"
    "items.data.0.plan.interval,items.data.0.quantity,current_period_end,created\n"
    "sub_1A2b3C4d5E,cus_Aa1,Acorn Rail,active,9900,usd,month,10,1796083200,1711929600\n"
)
CHARGEBEE = (
    "subscription.id,customer.id,customer.company,subscription.currency_code,"
    "subscription.billing_period_unit,subscription.status,subscription.started_at,"
    "subscription.current_term_end,subscription.mrr\n"
    "cb1,c1,Acorn Rail,EUR,year,active,2024-04-01,2027-03-31,100000\n"
)
RECURLY = (
    "uuid,account_code,account_company_name,plan_name,state,unit_amount,currency,quantity,"
    "activated_at,current_period_ends_at,plan_interval_length,plan_interval_unit\n"
    "44f8,A-1,Acorn Rail,Gold,active,100.00,EUR,10,2024-04-01,2026-12-01,1,months\n"
)
ZUORA = (
    "Account: Name,Account: Account Number,Subscription: Name,Subscription: Status,"
    "Subscription: Term Start Date,Subscription: Term End Date,Rate Plan: Name,"
    "Rate Plan Charge: MRR,Rate Plan Charge: Currency\n"
    "Acorn Rail,A01,S-01,Active,2026-04-01,2027-04-01,Pro,1000,EUR\n"
)


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Desk:
    folder = tmp_path / "files"
    folder.mkdir()
    return Desk(book, folder)


@pytest.mark.parametrize(
    ("text", "arr", "currency", "account_id"),
    [
        (STRIPE, 99 * 10 * 12, "USD", "cus_Aa1"),
        (CHARGEBEE, 12_000, "EUR", "c1"),
        (RECURLY, 100 * 10 * 12, "EUR", "A-1"),
        (ZUORA, 12_000, "EUR", "A01"),
    ],
    ids=["Stripe's nested objects", "Chargebee", "Recurly", "Zuora"],
)
def test_billing_systems_name_whose_field_a_column_is(
    desk: Desk, text: str, arr: int, currency: str, account_id: str
) -> None:
    (file,) = desk.take(text).files
    assert file.kind is ListKind.SUBSCRIPTIONS
    (contract,) = desk.all(Subscription)
    assert (contract.arr.amount, contract.arr.currency) == (Decimal(arr), currency)
    assert contract.ids
    account = desk.account("Acorn Rail")
    assert contract.account_id == account.id
    assert [each.text for each in account.ids] == ([account_id] if account_id else [])


@pytest.mark.parametrize(
    "head",
    [
        "Gsid,Name,CSM__gr.Name,Industry__c,Renewal_Date__gc,Parent_Company__gr__Name,Status__gc",
        "Company__Id,Company__Name,Company__CSM_Name,Company__Industry,Company__Renewal_Date,"
        "Company__Parent_Company__Name,Company__Status",
        "id,name,keyRoles.CSM,traits.industry,traits.renewal_date,traits.parent,traits.status",
        "account.id,account.name,account.csm,account.industry,account.renewal_date,"
        "account.parent_account,account.status",
    ],
)
def test_prefixes_of_objects_and_marks_of_own_fields_are_understood(desk: Desk, head: str) -> None:
    desk.take(
        f"{head}\n1P1,Acorn,Kim Roe,Rail,2027-03-31,,Active\n1P2,Birch,Kim Roe,Rail,,Acorn,x\n"
    )
    acorn, birch = desk.account("Acorn"), desk.account("Birch")
    assert (acorn.industry, acorn.status) == ("Rail", AccountStatus.LIVE)
    assert acorn.owner_id
    assert birch.parent_id == acorn.id
    assert [each.text for each in acorn.ids] == ["1P1"]


def test_headers_with_stops_are_no_row_of_web_addresses(desk: Desk) -> None:
    desk.take(
        "customer.first_name,customer.last_name,customer.email\nAda,Quill,ada@acorn.example\n"
    )
    (ada,) = desk.all(Contact)
    assert (ada.name, ada.email) == ("Ada Quill", "ada@acorn.example")


GROUPED = (
    "Account Owner,Account Name,ARR Currency,ARR,ARR (converted) Currency,ARR (converted)\n"
    "Kim Roe (2 records),,,,,\n,Acorn,EUR,12000,USD,13000\n,Birch,GBP,8000,USD,10100\n"
    "Subtotal,,,,USD,23100\nLee Poe (1 record),,,,,\n,Cedar,USD,9000,USD,9000\n"
    "Grand Total,3,,,USD,32100\nConfidential Information - Do Not Distribute\n"
    '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."\n'
)


def test_a_grouped_report_in_several_currencies_gives_its_three_accounts(desk: Desk) -> None:
    (file,) = desk.take(GROUPED).files
    money = {(each.arr.amount, each.arr.currency) for each in desk.all(Subscription)}
    assert money == {(Decimal(12000), "EUR"), (Decimal(8000), "GBP"), (Decimal(9000), "USD")}
    assert [row.line for row in file.set_aside] == [2, 5, 6, 8, 9, 10]
    assert sum(row.is_check for row in file.set_aside) == 2


def test_the_groups_of_a_report_are_named_without_their_counts(desk: Desk) -> None:
    desk.take(GROUPED.replace("Account Owner", "Region", 1))
    kept = [custom for each in desk.all(Account) for custom in each.custom]
    assert {each.value for each in kept if each.name == "Region"} == {"Kim Roe", "Lee Poe"}


def test_a_contract_value_without_a_term_costs_no_account(desk: Desk) -> None:
    text = "Account Name,Industry,Contract Value,Success Manager\nAcorn,Rail,12000,Kim Roe\n"
    (file,) = desk.take(text).files
    assert (file.stored, len(file.refused)) == (1, 0)
    assert [(each.name, each.value) for each in desk.account("Acorn").custom] == [
        ("Contract Value", "12000")
    ]


SURVEY = (
    "Respondent ID,End Date,Email Address,First Name,Last Name,"
    "How likely is it that you would recommend us to a colleague?,What could we do better?\n"
    ",,,,,Response,Open-Ended Response\n"
    "118,10/01/2026 10:02:00 AM,ada@acorn.example,Ada,Quill,Extremely likely - 10,More\n"
    "119,10/15/2026 10:02:00 AM,cy@birch.example,Cy,Roe,4,Speed\n"
)


def test_a_survey_with_names_of_people_is_a_survey(desk: Desk) -> None:
    desk.take("Account,Website\nAcorn,acorn.example\nBirch,birch.example\n")
    (file,) = desk.take(SURVEY).files
    assert file.kind is ListKind.SURVEYS
    assert sorted(reading.value for reading in desk.all(Reading)) == [-100, 100]
    assert not desk.all(Contact)


@pytest.mark.parametrize(
    ("headers", "last"),
    [
        (("2026-W44", "2026-W45"), "2026-11-08"),
        (("KW 44/2026", "KW 45/2026"), "2026-11-08"),
        (("2026-09-01T00:00:00", "2026-10-01T00:00:00"), "2026-10-31"),
        (('"Sep 1, 2026 - Sep 30, 2026"', '"Oct 1, 2026 - Oct 31, 2026"'), "2026-10-31"),
    ],
)
def test_columns_of_weeks_and_spans_are_readings_at_their_end(
    desk: Desk, headers: tuple[str, str], last: str
) -> None:
    path = desk.file(f"Account,{','.join(headers)}\nAcorn,1200,1300\nBirch,300,250\n")
    asked = open_questions(desk.book, read_lists([path]))
    assert [question.topic for question in asked] == ["metric"]
    desk.take_files(path, options=Options(metric="Logins"))
    assert max(reading.on.isoformat() for reading in desk.all(Reading)) == last


def test_fiscal_quarters_are_asked_about_once(desk: Desk, book: Book) -> None:
    book.run("Change the fiscal year", settings.set_fiscal_start, 4)
    list_ = "Account,Logins FY26 Q1,Logins FY26 Q2,Seats FY26 Q2\nAcorn,100,110,9\n"
    with pytest.raises(OpenQuestionsError) as asked:
        desk.take(list_)
    (question,) = asked.value.questions
    assert question.options[0] == "--fiscal-year 4"
    file = desk.file(list_, "use.csv")
    desk.take_files(file, options=Options(kind=ListKind.READINGS, fiscal_year="4"))
    # The next list of its shape is read as the book remembers it.
    known = book_profiles(book)
    (plan,) = read_file(desk.file("Account,Logins FY26 Q3,Logins FY26 Q4,Seats FY26 Q4\n"
                                  "Acorn,120,130,9\n", "later.csv"), known=known).plans  # fmt: skip
    assert [column.header for column in plan.mapping][1:] == [
        "Logins 2025-12", "Logins 2026-03", "Seats 2026-03",
    ]  # fmt: skip
    assert not plan.questions
    days = {each.on.isoformat() for each in desk.all(Reading)}
    assert days == {"2025-06-30", "2025-09-30"}


@pytest.mark.parametrize(
    ("header", "end"),
    [("1Q26", "2026-03-31"), ("2026-Q1", "2026-03-31"), ("H1 26", "2026-06-30"),
     ("2H2025", "2025-12-31"), ("2026-H2", "2026-12-31"), ("FY26 Q1", "")],
)  # fmt: skip
def test_quarters_and_halves_of_calendar_years_are_their_last_day(header: str, end: str) -> None:
    found = period_end(header)
    assert (found.isoformat() if found else "") == end


@pytest.mark.parametrize(
    ("text", "encoding", "arr"),
    [
        (
            "Ügyfél;Felelős;Éves díj (HUF);Megújítás\nTölgyfa Őrző Kft.;Kűrtös Győző;1 250 000;"
            "2027.03.31.\nNyírfa Áruház;Kűrtös Győző;1;2027. 06. 30.\n", "cp1250", "HUF",
        ),
        (
            "Klient;Opiekun;Wartość roczna (PLN);Data odnowienia\nŻołądź Kolej;Łukasz Śliwa;"
            "12 500,00;31.03.2027\nBrzoza Handel;Łukasz Śliwa;8 000,00;30.06.2027\n",
            "iso8859_2", "PLN",
        ),
    ],
    ids=["Hungarian", "Polish"],
)  # fmt: skip
def test_lists_of_central_europe_are_understood(
    desk: Desk, text: str, encoding: str, arr: str
) -> None:
    path = desk.folder / "list.csv"
    path.write_bytes(text.encode(encoding))
    desk.take_files(path)
    assert {each.arr.currency for each in desk.all(Subscription)} == {arr}
    assert {str(each.renews_on) for each in desk.all(Subscription)} == {"2027-03-31", "2027-06-30"}
    assert {each.name for each in desk.all(Account)} == {
        row.partition(";")[0] for row in text.splitlines()[1:]
    }


def test_what_a_prospect_would_pay_is_no_revenue(desk: Desk) -> None:
    head = "Account Name,Industry,Status,ARR (EUR)\n"
    text = head + "Acorn,Rail,Customer,12000\nDune,Air,Prospect,5000\n"
    (file,) = desk.take(text).files
    assert [each.arr.amount for each in desk.all(Subscription)] == [12000]
    assert [each.value for each in desk.account("Dune").custom] == ["5000 EUR"]
    assert "a prospect pays nothing yet: 5000 EUR is kept as a field of yours" in [
        render(remark.text) for remark in file.remarks
    ]


def test_of_columns_in_groups_of_years_the_newest_counts(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "arr.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet: Any = book.add_worksheet()
        sheet.merge_range(0, 1, 0, 2, "2025")
        sheet.merge_range(0, 3, 0, 4, "2026")
        sheet.write_row(1, 0, ["Customer", "ARR EUR", "Seats", "ARR EUR", "Seats"])
        sheet.write_row(2, 0, ["Acorn", 10000, 40, 12000, 50])
        sheet.write_row(3, 0, ["Birch", 7500, 20, 8000, 20])
    desk.take_files(path)
    assert sorted(each.arr.amount for each in desk.all(Subscription)) == [8000, 12000]


_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)


_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)


def _cell(value: str, shown: str, kind: str, currency: str = "") -> str:
    name = "time-value" if kind == "time" else "value"
    said = "" if kind == "string" else f' office:{name}="{value}"'
    said += f' office:currency="{currency}"' if currency else ""
    return (
        f'<table:table-cell office:value-type="{kind}"{said}><text:p>{shown}</text:p>'
        "</table:table-cell>"
    )


def _document(path: Path, heads: tuple[str, ...], *rows: str) -> Path:
    """An OpenDocument sheet of these names and rows."""
    every = ("".join(_cell("", name, "string") for name in heads), *rows)
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in every)
    text = (
        f'<office:document-content {_NAMES} office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Usage">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", text)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
    return path


def test_an_open_document_says_of_an_amount_in_which_currency_it_is(
    desk: Desk, tmp_path: Path
) -> None:
    rows = [
        _cell("", name, "string") + _cell(amount, amount, "currency", code)
        for name, amount, code in (("Acorn", "1200.5", "EUR"), ("Birch", "900", "CHF"))
    ]
    desk.take_files(_document(tmp_path / "book.ods", ("Company", "ARR"), *rows))
    paid = {(each.arr.amount, each.arr.currency) for each in desk.all(Subscription)}
    assert paid == {(Decimal("1200.5"), "EUR"), (Decimal(900), "CHF")}


def test_times_of_an_open_document_are_times(tmp_path: Path) -> None:
    row = "".join(
        (_cell("", "Kickoff", "string"), _cell("", "Acorn", "string"),
         _cell("", "2026-09-01", "string"), _cell("PT09H30M00S", "09:30", "time"),
         _cell("PT36H15M00.0S", "36:15", "time"), _cell("", "Ada", "string"))
    )  # fmt: skip
    heads = ("Subject", "Account", "Date", "Start time", "Hours so far", "Attendees")
    path = _document(tmp_path / "meetings.ods", heads, row)
    (plan,) = read_file(path, Options(zone="Europe/Berlin")).plans
    event = plan.drafts[0].values["event"]
    assert isinstance(event, CalendarEvent)
    assert event.starts == datetime(2026, 9, 1, 7, 30, tzinfo=UTC)
    assert plan.drafts[0].cells[4] == "36:15:00"


def test_titles_and_further_addresses_of_outlook_go_to_the_person(desk: Desk) -> None:
    desk.take(
        "Title,First Name,Last Name,Suffix,Company,Job Title,Home Phone,E-mail Address,"
        "E-mail 2 Address,E-mail 3 Address\n"
        "Dr.,Ada,Quill,PhD,Acorn,CIO,+49 30 765432,ada@acorn.example,ada@home.example,\n"
        "Mr.,Ben,Ochs,,Birch,CFO,,ben@birch.example,,ochs@club.example\n"
    )
    found = {each.name: (each.title, [reach_in_words(p) for p in each.reach],
                         [field.value for field in each.custom])
             for each in desk.all(Contact)}  # fmt: skip
    assert found == {
        "Dr. Ada Quill, PhD": ("CIO", ["home: +49 30 765432", "ada@home.example"], ["Dr.", "PhD"]),
        "Ben Ochs": ("CFO", ["ochs@club.example"], ["Mr."]),
    }


@pytest.mark.parametrize(("status", "beside", "ended"), [
    ("canceled", "", "2026-10-15"), ("", "", "2026-10-15"), ("active", "", None),
    ("active", "Renewal Date", "2027-03-31"), ("canceled", "End Date", "2027-03-31"),
])  # fmt: skip
def test_what_was_cancelled_without_an_end_ended_then_or_with_its_term(
    desk: Desk, status: str, beside: str, ended: str | None
) -> None:
    (file,) = desk.take(
        f"subscription id,customer name,plan,mrr,currency,status,start date,cancelled_at,"
        f"{beside or 'x'}\n"
        f"s1,Acorn,Core,100,EUR,{status},2025-01-01,2026-10-15,{'2027-03-31' if beside else ''}\n"
    ).files
    (contract,) = desk.all(Subscription)
    assert (str(contract.ended_on) if contract.ended_on else None) == ended
    told = any("cancelled on 15 October 2026" in render(each.text) for each in file.remarks)
    assert told == (beside != "End Date")


@pytest.mark.parametrize(("text", "kind"), [
    ("account,metric_name,metric_value,recorded_at\nAcorn,seats_used,40,2026-10-31T23:00:00Z\n"
     "Acorn,storage,1.5,2026-10-31T23:00:00Z\n", ListKind.READINGS),
    ("Person ID,Email,Name,Score,Comment,Survey Response Time,Company\n"
     "1,ann@acorn.example,Ann Lee,9,Great,2026-10-02 09:00:00 UTC,Acorn\n"
     "2,ben@acorn.example,Ben Ochs,6,Slow,2026-10-05 09:00:00 UTC,Acorn\n", ListKind.SURVEYS),
])  # fmt: skip
def test_measures_are_no_accounts_and_answers_no_people(
    tmp_path: Path, text: str, kind: ListKind
) -> None:
    assert planned(tmp_path, text).kind is kind


def test_bills_are_no_people(tmp_path: Path) -> None:
    text = (
        "ContactName,EmailAddress,InvoiceNumber,InvoiceDate,DueDate,Total,Status\n"
        "Acorn,bill@acorn.example,INV-1,2026-10-01,2026-10-31,1200,Paid\n"
    )
    assert planned(tmp_path, text).kind is ListKind.INVOICES


def test_a_stage_with_its_pipeline_behind_is_a_stage(desk: Desk) -> None:
    desk.take(
        "Record ID,Deal Name,Deal Stage,Close Date,Amount,Associated Company,Currency\n"
        "1,Acorn seats,Contract sent (Sales Pipeline),2026-12-15,12000,Acorn,EUR\n"
        "2,Acorn 2027,Closed won (Sales Pipeline),2026-10-01,40000,Acorn,EUR\n"
    )
    assert [str(each.stage) for each in desk.all(Opportunity)] == ["proposed", "won"]


def test_a_footnote_is_no_customer(desk: Desk) -> None:
    desk.take("Customer,Segment,ARR (kEUR)\nAcorn,Enterprise,12\nBirch,SMB,6\n* excl. pilots,,\n")
    assert sorted(each.name for each in desk.all(Account)) == ["Acorn", "Birch"]


def test_readings_with_units_in_their_cells_have_one_unit_a_metric(desk: Desk) -> None:
    (wide,) = desk.take(
        "Account,Date,Storage used,Time on app,API calls\n"
        "Acorn,2026-10-31,800 MB,1h 20m,12k\nAcorn,2026-11-15,1.2 GB,45m,900\n"
    ).files
    (long,) = desk.take(
        "Account,Date,Metric,Value\nBirch,2026-10-31,Disk,0.5 GB\nBirch,2026-10-30,Disk,2 GB\n"
        "Birch,2026-10-31,Members,40 people\nBirch,2026-10-30,Disk,3 apples\n"
        "Birch,2026-11-01,Members,41 people\nBirch,2026-11-02,Members,42 people\n"
    ).files
    units = {each.id: (each.name, each.unit) for each in desk.all(Metric)}
    found = sorted((*units[each.metric_id], each.value) for each in desk.all(Reading))
    assert found == [
        ("API calls", "", 900), ("API calls", "", 12000), ("Disk", "GB", Decimal("0.5")),
        ("Disk", "GB", 2), ("Members", "people", 40), ("Members", "people", 41),
        ("Members", "people", 42), ("Storage used", "MB", 800), ("Storage used", "MB", 1200),
        ("Time on app", "min", 45), ("Time on app", "min", 80),
    ]  # fmt: skip
    assert "“1.2 GB” is read as 1200 MB" in {render(each.text) for each in wide.remarks}
    (refused,) = long.refused
    assert render(refused.reason) == "“apples” cannot be brought to GB"


def test_months_in_several_units_are_one_metric_of_one_unit(desk: Desk) -> None:
    text = "Account,Sep 2026,Oct 2026\nAcorn,800 MB,1.5 GB\nBirch,300 MB,2 GB\n"
    options = Options(metric="Storage")
    (file,) = desk.take_files(desk.file(text), options=options).files
    assert sorted(each.value for each in desk.all(Reading)) == [300, 800, 1500, 2000]
    assert [each.unit for each in desk.all(Metric)] == ["MB"]
    assert "GB is brought to MB, times 1000" in {render(each.text) for each in file.remarks}


def test_an_open_document_shows_percents_and_leading_zeros(desk: Desk, tmp_path: Path) -> None:
    row = _cell("17", "00017", "float") + _cell("", "2026-10", "string")
    row += _cell("0.12", "12 %", "percentage")
    path = _document(tmp_path / "usage.ods", ("Account ID", "Month", "Adoption"), row)
    desk.take_files(path)
    (reading,) = desk.all(Reading)
    (metric,) = desk.all(Metric)
    assert (reading.account_ref, reading.value, metric.unit) == ("00017", 12, "%")


def test_dates_of_a_row_are_no_names_of_columns(tmp_path: Path) -> None:
    columns = {"Column 1": "name"}
    text = "Acorn,2026-09-01,2026-10-01\nBirch,2026-09-01,2026-10-01\n"
    plan = planned(tmp_path, text, columns=columns, kind=ListKind.ACCOUNTS)
    assert (plan.header_line, plan.ready) == (0, 2)
