"""Every public file: those that hold a list of ours, and all the others."""

from decimal import Decimal

import pytest

from csm_desktop.errors import UserError
from csm_desktop.importers.files.table import read_tables
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import ImportPlan, Options
from csm_desktop.importers.planner import read_file
from csm_desktop.wording import render
from tests.importers.lists import fed
from tests.public_data import public


def plan_of(name: str, options: Options | None = None, kind: ListKind | None = None) -> ImportPlan:
    """The first plan of a file, or its only one of a kind; no row of any is lost."""
    plans = read_file(public(name), options).plans
    for plan in plans:
        apart = len(plan.refused) + len(plan.repeats) + len(plan.set_aside)
        assert plan.rows_in == plan.ready + apart
    if kind is None:
        return plans[0]
    (plan,) = (plan for plan in plans if plan.kind is kind)
    return plan


@pytest.mark.parametrize(
    ("name", "kind", "rows", "mapping"),
    [
        (
            "crm_maven/accounts.csv", ListKind.ACCOUNTS, 85,
            {"account": "name", "sector": "industry", "employees": "employees"},
        ),
        (
            "crm_maven/workbook.xlsx", ListKind.ACCOUNTS, 85,
            {"account": "name", "sector": "industry", "employees": "employees"},
        ),
        (
            "crm_maven/workbook.xlsx", ListKind.OPPORTUNITIES, 8800,
            {"opportunity_id": "external_id", "account": "account_name", "deal_stage": "stage",
             "close_date": "close_on", "close_value": "amount"},
        ),
        (
            "crm_maven/sales_pipeline.csv", ListKind.OPPORTUNITIES, 8800,
            {"opportunity_id": "external_id", "account": "account_name", "deal_stage": "stage",
             "close_date": "close_on", "close_value": "amount"},
        ),
        (
            "crm_zoho/Accounts.csv", ListKind.ACCOUNTS, 2229,
            {"ACCOUNTID": "external_id", "Account Name": "name", "Account Owner": "owner",
             "Industry": "industry", "Website": "domain"},
        ),
        (
            "crm_zoho/Contacts.csv", ListKind.CONTACTS, 1265,
            {"CONTACTID": "external_id", "Last Name": "last_name", "Account Id": "account_id",
             "Email": "email", "Mobile": "mobile"},
        ),
        (
            "saas_ravenstack/accounts.csv", ListKind.ACCOUNTS, 500,
            {"account_id": "external_id", "account_name": "name", "industry": "industry",
             "country": "country", "signup_date": "contract_start", "churn_flag": "churned"},
        ),
        (
            "saas_ravenstack/subscriptions.csv", ListKind.SUBSCRIPTIONS, 5000,
            {"subscription_id": "external_id", "account_id": "account_id", "arr_amount": "arr",
             "start_date": "starts_on", "end_date": "ends_on", "seats": "licensed_seats"},
        ),
        (
            "saas_ravenstack/feature_usage.csv", ListKind.READINGS, 25000,
            {"subscription_id": "subscription_id", "usage_date": "on", "feature_name": "metric",
             "usage_count": "value"},
        ),
        (
            "saas_ravenstack/support_tickets.csv", ListKind.TICKETS, 2000,
            {"ticket_id": "external_id", "account_id": "account_id", "submitted_at": "on"},
        ),
        (
            "edinet_companies_cp932.csv", ListKind.ACCOUNTS, 7732,
            {"ＥＤＩＮＥＴコード": "external_id", "提出者名": "name", "提出者業種": "industry"},
        ),
        (
            "sp500_companies.csv", ListKind.ACCOUNTS, 503,
            {"Symbol": "external_id", "Security": "name", "GICS Sector": "industry"},
        ),
    ],
)  # fmt: skip
def test_lists_of_ours_are_recognised_and_mapped(
    name: str, kind: ListKind, rows: int, mapping: dict[str, str]
) -> None:
    plan = plan_of(name, kind=kind)
    found = fed(plan)
    assert plan.rows_in - len(plan.set_aside) == rows
    assert {header: found.get(header) for header in mapping} == mapping


def test_the_only_refused_rows_are_three_zoho_accounts_without_a_name() -> None:
    plan = plan_of("crm_zoho/Accounts.csv")
    assert [each.line for each in plan.refused] == [1093, 1948, 2100]
    assert {render(each.reason) for each in plan.refused} == {"the name is missing"}


def test_names_in_every_script_survive_reading() -> None:
    edinet = plan_of("edinet_companies_cp932.csv")
    assert edinet.drafts[0].values["name"] == "カネコ種苗株式会社"
    assert edinet.drafts[1].values["name"] == "株式会社　サカタのタネ"
    assert (edinet.encoding, edinet.header_line) == ("cp932", 2)
    (title,) = edinet.set_aside
    assert (title.line, title.value.split()[0]) == (1, "ダウンロード実行日")
    zoho = {draft.values["name"] for draft in plan_of("crm_zoho/Accounts.csv").drafts}
    assert any("Ì©" in str(name) for name in zoho)  # broken before it was written: kept


def test_two_share_classes_stay_apart_because_their_common_number_is_no_id() -> None:
    plan = plan_of("sp500_companies.csv")
    alphabet = [draft for draft in plan.drafts if "Alphabet" in str(draft.values["name"])]
    assert {each.values["external_id"] for each in alphabet} == {"GOOGL", "GOOG"}


def test_open_and_ended_subscriptions_and_trials_at_nothing() -> None:
    plan = plan_of("saas_ravenstack/subscriptions.csv", Options(currency="USD"))
    assert sum(1 for draft in plan.drafts if draft.values["ends_on"] is None) == 4514
    assert sum(1 for draft in plan.drafts if draft.values["arr"] == Decimal(0)) == 778
    assert not plan.questions
    asked = plan_of("saas_ravenstack/subscriptions.csv").questions
    assert [each.topic for each in asked] == ["currency"]


def test_consumers_are_no_accounts_and_stay_mostly_unmapped_when_forced() -> None:
    with pytest.raises(UserError, match="consumers"):
        read_file(public("telco_customer_churn.csv"))
    plan = plan_of("telco_customer_churn.csv", Options(kind=ListKind.ACCOUNTS))
    assert (plan.rows_in, plan.ready) == (7043, 7043)
    assert len(fed(plan)) <= 3


@pytest.mark.parametrize(
    ("name", "looks"),
    [
        ("crm_maven/products.csv", "products"),
        ("crm_maven/sales_teams.csv", "our own team"),
        ("crm_zoho/Potentials.csv", "opportunities"),
        ("saas_ravenstack/churn_events.csv", "churn events"),
        ("messy_tables/excel_pasting.csv", "no list of"),
        ("messy_tables/spanish_chars.csv", "no list of"),
        ("messy_tables/weird_head_padding.csv", "no list of"),
        ("messy_tables/sparse_with_column_errors.csv", "no list of"),
    ],
)
def test_lists_of_other_things_are_told_so(name: str, looks: str) -> None:
    with pytest.raises(UserError, match=looks):
        read_file(public(name))


def test_the_pivots_of_a_workbook_are_left() -> None:
    reading = read_file(public("crm_maven/workbook.xlsx"))
    assert {plan.sheet for plan in reading.plans} == {"accounts", "sales_pipeline"}
    assert [each.sheet for each in reading.left] == [
        "sales_teams", "products", "Q1", "Q2", "Q3", "Q4",
    ]  # fmt: skip


def test_deals_without_an_account_are_refused_and_only_what_no_cell_tells_is_asked() -> None:
    plan = plan_of("crm_maven/workbook.xlsx", kind=ListKind.OPPORTUNITIES)
    assert (plan.ready, len(plan.refused)) == (7375, 1425)
    assert {render(refused.reason) for refused in plan.refused} == {"no account is named"}
    assert [question.topic for question in plan.questions] == ["currency"]
    # As text its days are written 01-03-17, which may be 2001 as well.
    plan = plan_of("crm_maven/sales_pipeline.csv")
    assert [question.topic for question in plan.questions] == ["date-order", "currency"]


def test_the_usage_of_a_day_is_summed_without_a_question_as_its_column_counts() -> None:
    plan = plan_of("saas_ravenstack/feature_usage.csv")
    assert plan.questions == ()
    summed = {remark.column: render(remark.text) for remark in plan.remarks}
    assert "4 + 8 = 12" in summed["feature_12"]


@pytest.mark.parametrize(
    ("name", "header_line", "headers", "rows"),
    [
        ("messy_tables/excel_pasting.csv", 4, ("Year", "2000"), 13),
        ("messy_tables/spanish_chars.csv", 1, ("GF_ID", "FN_ID"), 114),
        ("messy_tables/weird_head_padding.csv", 12, ("Column 1", "1985"), 76),
        ("messy_tables/sparse_with_column_errors.csv", 1, ("LP", "Bezeichnung"), 2200),
    ],
)
def test_headers_are_found_in_messy_spreadsheets(
    name: str, header_line: int, headers: tuple[str, str], rows: int
) -> None:
    table = read_tables(public(name))[0]
    assert (table.header_line, table.headers[:2]) == (header_line, headers)
    assert len(table.rows) + len(table.damaged) == rows


def test_what_surrounds_a_pasted_table_is_set_aside_by_line() -> None:
    table = read_tables(public("messy_tables/excel_pasting.csv"))[0]
    assert [row.line for row in table.set_aside] == [1, 2, 21, 23, 24]
    total = table.set_aside[2]
    assert total.is_doubtful  # the file itself rounds three of its eight years
    assert "2002, 2005, 2007 does not" in render(total.reason)


def test_a_file_that_is_no_table_is_an_error_for_the_user() -> None:
    with pytest.raises(UserError):
        read_file(public("calendars/issue_350.ics"))
