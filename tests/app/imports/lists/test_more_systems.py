"""Lists of billing, success and board tools: what each account pays by them, row by row."""

from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import Options
from csm_desktop.app.imports.report import ImportReport
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from tests.app.imports.test_imports import Desk

SAASOPTICS = (
    "Customer Number,Customer Name,Contract Number,Item,Start Date,End Date,Amount,Normalized MRR\n"
    '1001,Aldo,K-1,Core,1/1/2026,12/31/2026,"12,000.00","1,000.00"\n'
    '1002,Bera,K-2,Core,7/1/2025,6/30/2027,"48,000.00","2,000.00"\n'
)
MAXIO = (
    "Subscription ID,Customer Reference,Organization,Product Name,Product Price,Interval,"
    "Interval Unit,State,Currency\n1,A-1,Aldo,Pro,100.00,1,month,active,EUR\n"
    "2,A-2,Bera,Basic,1200.00,12,month,active,EUR\n"
)
PADDLE = (
    "Subscription ID,Account Company,Plan Name,State,Signup Date,Next Payment Date,"
    "Next Payment Amount,Next Payment Currency\n"
    "1,Aldo,Pro Monthly,active,2024-02-01,2026-12-01,49.00,EUR\n"
    "2,Bera,Pro Annual,past_due,2024-05-01,2027-05-01,490.00,EUR\n"
)
QUICKBOOKS = (
    "Sales by Customer Detail,,,,,,,\n,,,,,,,\n"
    ",Date,Transaction type,Num,Product/Service full name,Memo/Description,Quantity,Amount\n"
    "Aldo,,,,,,,\n,01/13/2026,Invoice,1001,Licence,Jan 2026,1,100.00\n"
    ",02/13/2026,Invoice,1002,Licence,Feb 2026,1,100.00\nTotal for Aldo,,,,,,2,200.00\n"
    "Bera,,,,,,,\n,01/13/2026,Invoice,1003,Licence,Jan 2026,1,50.00\n"
    "Total for Bera,,,,,,1,50.00\nTOTAL,,,,,,3,250.00\n"
)
CHARGEBEE = (
    "Invoice Number,Customer Id,Company,Status,Invoice Date,Amount,Tax Total,Currency,"
    "Line Item: Date From,Line Item: Date To\n"
    "1,c1,Aldo,Paid,2026-01-01,1190.00,190.00,EUR,2026-01-01,2026-12-31\n"
    "2,c2,Bera,Paid,2026-02-01,119.00,19.00,EUR,2026-02-01,2026-02-28\n"
)
XERO = (
    "ContactName,InvoiceNumber,InvoiceDate,DueDate,Total,TaxTotal,Description,LineAmount,"
    "AccountCode,Status,Currency\n"
    "Aldo,I1,01/01/2026,31/01/2026,1200.00,200.00,Licence Jan 2026,1000.00,200,Paid,GBP\n"
    "Bera,I2,01/02/2026,28/02/2026,60.00,10.00,Licence Feb 2026,50.00,200,Paid,GBP\n"
)
JAPANESE = (
    "請求書番号,請求日,取引先名,税抜金額,消費税,対象期間\n"
    'S-1,2026/01/31,Aldo,"100,000","10,000",2026年1月\n'
    'S-2,2026/01/31,Bera,"5,000",500,2026年1月\n'
)
WORDED = "Customer,Fee,Currency\nAldo,100 / month,EUR\nBera,300 quarterly,EUR\n"
CURRENCIES = "Account,ARR,City\nAldo,CHF 9'000.50,Bern\nBera,1.200 €,Kiel\n"
OUTLINE = (
    "Primary Column,CSM,Status,ARR,Renewal Date\nEnterprise,,,36000,\n"
    "   Aldo,Ida,Green,12000,2027-01-31\n   Bera,Bo,Red,24000,2027-06-30\n"
    "SMB,,,900,\n   Cato,Bo,Red,900,2027-03-31\n"
)
ODOO = (
    "id,name,partner_id/name,recurring_monthly,start_date,subscription_state\n"
    "__export__.sale_order_1,S1,Aldo,1000.0,2026-01-01,3_progress\n"
    "__export__.sale_order_2,S2,Bera,500.0,2025-01-01,6_churn\n"
)
LINES = (
    "Contract No,Account,Product,Start,End,ARR,Currency\n"
    "C-1,Aldo,Core,2026-01-01,2026-12-31,10000,EUR\n"
    "C-1,Aldo,Add-on,2026-01-01,2026-12-31,2000,EUR\n"
    "C-2,Bera,Core,2026-01-01,2026-12-31,5000,EUR\n"
)
TERMS = (
    "Contract ID,Account,Start Date,End Date,ARR,Currency\n"
    "C-1,Aldo,2025-01-01,2025-12-31,10000,EUR\nC-1,Aldo,2026-01-01,2026-12-31,12000,EUR\n"
    "C-2,Bera,2026-01-01,2026-12-31,5000,EUR\n"
)
ITEMS = (
    "Record ID,Name,Quantity,Unit price,Billing frequency,Associated Company,Billing start date\n"
    "1,Core,10,100,monthly,Aldo,2026-01-01\n2,Core,1,100,monthly,Bera,2026-01-01\n"
)
EUR = Options(currency="EUR")


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Desk:
    return Desk(book, tmp_path)


def paid(desk: Desk) -> dict[str, Decimal]:
    """What each account pays a year."""
    names = {account.id: account.name for account in desk.all(Account)}
    found = dict.fromkeys(names.values(), Decimal(0))
    for contract in desk.all(Subscription):
        if contract.status is not SubscriptionStatus.ENDED and contract.account_id:
            found[names[contract.account_id]] += contract.arr.amount
    return found


def _taken(desk: Desk, text: str, name: str, options: Options) -> ImportReport:
    return desk.take_files(desk.file(text, name), options=options)


@pytest.mark.parametrize(
    ("text", "name", "options", "arr"),
    [
        (SAASOPTICS, "contracts.csv", Options(currency="USD"), "12000 24000"),
        (MAXIO, "subscriptions.csv", None, "1200 1200"),
        (PADDLE, "subs.csv", None, "588 490"),
        (QUICKBOOKS, "sales.csv", Options(currency="USD"), "1200 600"),
        (CHARGEBEE, "Invoices.csv", None, "1000 1200"),
        (XERO, "SalesInvoices.csv", None, "12000 600"),
        (JAPANESE, "請求.csv", Options(currency="JPY"), "1200000 60000"),
        (WORDED, "book.csv", None, "1200 1200"),
        (CURRENCIES, "book.csv", None, "9000.50 1200"),
        (OUTLINE, "book.csv", EUR, "12000 24000 900"),
        (ODOO, "sale.order.csv", EUR, "12000 0"),
        (LINES, "contracts.csv", None, "12000 5000"),
        (TERMS, "contracts.csv", None, "12000 5000"),
        (ITEMS, "line items.csv", EUR, "12000 1200"),
    ],
)
def test_what_each_account_pays_is_read_and_the_same_list_again_changes_nothing(
    desk: Desk, text: str, name: str, options: Options | None, arr: str
) -> None:
    report = _taken(desk, text, name, options or Options())
    assert list(paid(desk).values()) == [Decimal(each) for each in arr.split()]
    assert set(paid(desk)) <= {"Aldo", "Bera", "Cato"}
    assert not report.files[0].refused
    before = desk.all(Subscription)
    _taken(desk, text, name, options or Options())
    assert desk.all(Subscription) == before


def test_a_line_of_a_contract_is_met_again_by_its_product(desk: Desk) -> None:
    _taken(desk, LINES, "contracts.csv", Options())
    later = LINES.replace(",2000,", ",3000,")
    desk.take_files(desk.file(later, "later.csv"), update=True)
    assert paid(desk) == {"Aldo": Decimal(13000), "Bera": Decimal(5000)}
    # Of a row that names no product nobody knows which of two lines it is: neither, and no third.
    bare = "Contract No,Account,Start,ARR,Currency\nC-1,Aldo,2026-01-01,13500,EUR\n"
    report = desk.take_files(desk.file(bare, "bare.csv"), update=True)
    assert paid(desk) == {"Aldo": Decimal(13000), "Bera": Decimal(5000)}
    assert any("names no product" in each.text.text for each in report.files[0].remarks)


@pytest.mark.parametrize(
    "text",
    [
        "id,Created (UTC),Name,Email,company (metadata),Total Spend\n"
        "cus_1,2024-02-01 10:00,Ann Fox,ann@a.example,Aldo,1200.00\n",
        "account_code,account_email,account_first_name,account_last_name,account_company_name\n"
        "aldo,ann@a.example,Ann,Fox,Aldo\n",
    ],
)
def test_customers_of_billing_systems_are_companies_with_their_people(
    desk: Desk, text: str
) -> None:
    _taken(desk, text, "customers.csv", Options())
    (account,) = desk.all(Account)
    (person,) = desk.all(Contact)
    assert (account.name, person.name, person.account_id) == ("Aldo", "Ann Fox", account.id)
