from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.revenue import SubscriptionStatus
from csm_desktop.errors import UserError
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import ImportPlan, Options, ReadyRows
from csm_desktop.importers.planner import read_file
from csm_desktop.wording import render
from tests.importers.lists import as_csv, fed, planned, reasons, written

ACCOUNTS = (
    "Account ID,Account Name,Website,Industry,Employees,Country,Contract Start,ARR (EUR),Region\n"
    "A-1,Acme,https://www.Acme.com/de,Retail,1200,Germany,2024-01-31,12000,North\n"
    "A-2,Beta,beta.org,SaaS,,,,,\n"
)


def test_an_account_becomes_a_draft_of_domain_values(tmp_path: Path) -> None:
    plan = planned(tmp_path, ACCOUNTS)
    assert plan.kind is ListKind.ACCOUNTS
    first, second = plan.drafts
    assert first.line == 2
    assert first.values == {
        "external_id": "A-1",
        "name": "Acme",
        "domain": "acme.com",
        "industry": "Retail",
        "employees": 1200,
        "country": "DE",
        "contract_start": date(2024, 1, 31),
        "arr": Decimal(12000),
        "amount_currency": "EUR",
    }
    assert [(each.name, each.value) for each in first.custom] == [("Region", "North")]
    assert second.values["employees"] is None
    assert second.custom == ()


def test_every_column_is_accounted_for_with_confidence_reason_and_samples(tmp_path: Path) -> None:
    plan = planned(tmp_path, ACCOUNTS)
    assert [each.header for each in plan.mapping][-1] == "Region"
    region = plan.mapping[-1]
    assert (region.field, region.samples) == ("custom", ("North",))
    assert all(0 <= each.confidence <= 1 and render(each.reason) for each in plan.mapping)


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [("utf-8", ","), ("utf-8-sig", ","), ("utf-16", "\t"), ("utf-16-le", ";"), ("cp1252", ";")],
)
def test_i1_the_preview_is_the_same_whatever_the_dress(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    rows = [
        ["Firma", "Ort", "Mitarbeiter", "ARR (EUR)", "Vertragsbeginn", "Bemerkung"],
        ["Müller & Söhne", "Köln", "1.200", "1.234,50", "01.03.2024", "a;b,\nc"],
        ["Café „Grün“", "Zürich", "8", "99,00", "31.12.2025", ""],
    ]
    plain = planned(tmp_path, as_csv(rows))
    path = written(tmp_path, "dressed.csv", as_csv(rows, delimiter), encoding)
    dressed = read_file(path).plans[0]
    assert list(dressed.drafts) == list(plain.drafts)
    assert dressed.mapping == plain.mapping
    assert dressed.drafts[0].values["arr"] == Decimal("1234.50")


def test_i5_one_bad_row_of_five_hundred_is_named(tmp_path: Path) -> None:
    rows = [["Account Name", "Website", "Contract Start"]]
    rows += [[f"Company {i}", f"c{i}.com", "2024-05-01"] for i in range(2, 502)]
    rows[316][2] = "the first of May"
    plan = planned(tmp_path, as_csv(rows))
    assert (plan.rows_in, plan.ready) == (500, 499)
    assert reasons(plan) == [(317, "Contract Start", "it is not a date")]
    assert plan.refused[0].value == "the first of May"


def test_lines_in_a_report_are_those_of_the_file(tmp_path: Path) -> None:
    text = 'Account Name,Notes,ARR (EUR)\n"Acme","one\ntwo",5\n"Beta","x",many\n'
    plan = planned(tmp_path, text, kind=ListKind.SUBSCRIPTIONS)
    assert reasons(plan) == [(4, "ARR (EUR)", "it is not a number")]


def test_a_row_without_a_name_is_refused(tmp_path: Path) -> None:
    plan = planned(tmp_path, "Account Name,Industry,City\nAcme,Retail,Bonn\n,SaaS,Ulm\n")
    assert reasons(plan) == [(3, "Account Name", "the name is missing")]


def test_thousands_of_identical_rows_are_repeats_of_the_first(tmp_path: Path) -> None:
    text = "Account Name,Industry\n" + "Acme,Retail\nBeta,SaaS\n" * 3000
    plan = planned(tmp_path, text)
    assert (plan.rows_in, plan.ready, len(plan.repeats)) == (6000, 2, 5998)
    assert (plan.repeats[0].line, plan.repeats[0].of_line) == (4, 2)


def test_i2_a_date_order_that_is_open_becomes_a_question_with_its_option(tmp_path: Path) -> None:
    text = "Account Name,Industry,Contract Start\nAcme,Retail,03/04/2025\n"
    plan = planned(tmp_path, text)
    assert [question.options for question in plan.questions] == [
        ("--date-order dmy", "--date-order mdy")
    ]
    assert "03/04/2025" in render(plan.questions[0].text)
    answered = planned(tmp_path, text, date_order="dmy")
    assert not answered.questions
    assert answered.drafts[0].values["contract_start"] == date(2025, 4, 3)


@pytest.mark.parametrize(
    ("text", "arr"),
    [
        ('Account,Industry,ARR\nAcme,Retail,"$12,000"\nBeta,Retail,"$8,400"\n', "12000"),
        ("Account;Industry;ARR\nAcme;Retail;12.000 €\n", "12000"),
        ('Account,ARR EUR,Industry\nA,"1,200",x\nB,"2,300",x\nC,"4,000",x\n', "1200"),
        ('Account,ARR,Currency\nA,"1,200",EUR\nB,"2,300",USD\nC,"4,000",EUR\n', "1200"),
        ('Account,ARR EUR,MRR\nA,"1,200",\nB,,12.5\n', "1200"),
    ],
)
def test_a_currency_without_thousandths_settles_that_thousands_are_meant(
    tmp_path: Path, text: str, arr: str
) -> None:
    plan = planned(tmp_path, text)
    assert [q.topic for q in plan.questions] == []
    assert plan.drafts[0].values["arr"] == Decimal(arr)


@pytest.mark.parametrize(
    "text",
    [
        'Account,ARR,Industry\nAcme,"KWD 12,000",Retail\n',  # a dinar has a thousand fils
        'Account,ARR,Industry\nAcme,"12,000",Retail\nBeta,"8,400",Retail\n',
        'Account,ARR EUR,Industry\nAcme,"1,200",x\nBeta,1.300,x\nCeta,4.500,x\n',
    ],
)
def test_what_may_be_thousandths_is_asked(tmp_path: Path, text: str) -> None:
    assert "decimal" in [q.topic for q in planned(tmp_path, text).questions]


def test_i3_a_decimal_sign_that_is_open_becomes_a_question(tmp_path: Path) -> None:
    text = 'Account Name,Industry,ARR EUR\nAcme,Retail,"1,234"\n'
    assert planned(tmp_path, text).questions[0].options == ("--decimal .", "--decimal ,")
    assert planned(tmp_path, text, decimal=".").drafts[0].values["arr"] == 1234
    assert planned(tmp_path, text, decimal=",").drafts[0].values["arr"] == Decimal("1.234")


def test_dates_and_amounts_that_feed_no_field_are_kept_as_text_and_not_asked_about(
    tmp_path: Path,
) -> None:
    text = 'Account Name,Industry,Last Seen,Turnover\nAcme,Retail,03/04/2025,"1,234"\n'
    plan = planned(tmp_path, text)
    assert not plan.questions
    assert [each.value for each in plan.drafts[0].custom] == ["03/04/2025", "1,234"]


def test_an_amount_without_a_currency_is_asked_about(tmp_path: Path) -> None:
    text = (
        "Account,Product,ARR,Start Date\nAcme,Suite,1200.50,2024-01-01\n"
        "Acme,Cloud,99.5,2024-01-01\n"
    )
    plan = planned(tmp_path, text)
    assert plan.kind is ListKind.SUBSCRIPTIONS
    assert [question.topic for question in plan.questions] == ["currency"]
    answered = planned(tmp_path, text, currency="CHF")
    assert not answered.questions
    assert answered.drafts[0].values["amount_currency"] == "CHF"


def test_a_row_that_lacks_the_currency_that_others_have_is_named(tmp_path: Path) -> None:
    text = (
        "Account,Product,ARR,Currency,Start Date\nAcme,Suite,12.5,EUR,2024-01-01\n"
        "Beta,Suite,1,,2024-01-01\nGamma,Suite,2,,2024-01-01\n"
    )
    (question,) = planned(tmp_path, text).questions
    assert "where the row names none (2 rows, first in line 3)" in render(question.text)


@pytest.mark.parametrize(
    ("header", "cell", "amount", "currency"),
    [
        ("ARR (k€)", "12.5", Decimal("12500"), "EUR"),
        ("ARR", "$22,700.00", Decimal("22700.00"), "USD"),
        ("ARR", "EUR 1.200,00", Decimal("1200.00"), "EUR"),
        ("arr_amount_usd", "9.5", Decimal("9.5"), "USD"),
        ("MRR (GBP)", "100", Decimal("1200"), "GBP"),
        ("年間契約額（百万円）", "3", Decimal("3000000"), "JPY"),
    ],
)
def test_units_and_currencies_are_recognised(
    tmp_path: Path, header: str, cell: str, amount: Decimal, currency: str
) -> None:
    rows = [["Account", "Product", header, "Start Date"], ["Acme", "Suite", cell, "2024-01-01"]]
    draft = planned(tmp_path, as_csv(rows), kind=ListKind.SUBSCRIPTIONS).drafts[0]
    assert (draft.values["arr"], draft.values["amount_currency"]) == (amount, currency)


def test_a_shared_sign_is_read_as_its_likeliest_currency_and_that_is_said(tmp_path: Path) -> None:
    text = "Account,Product,ARR,Start Date\nAcme,Suite,$120.50,2024-01-01\n"
    plan = planned(tmp_path, text)
    assert plan.drafts[0].values["amount_currency"] == "USD"
    assert any("USD" in render(remark.text) for remark in plan.remarks)
    canadian = planned(tmp_path, text, currency="CAD")
    assert canadian.drafts[0].values["amount_currency"] == "CAD"


def test_a_column_of_currencies_goes_with_its_rows(tmp_path: Path) -> None:
    text = (
        "Account,Product,ARR,Currency,Start Date\n"
        "Acme,Suite,100.5,EUR,2024-01-01\nBeta,Suite,200.5,jpy,2024-01-01\n"
    )
    drafts = planned(tmp_path, text).drafts
    assert [draft.values["amount_currency"] for draft in drafts] == ["EUR", "JPY"]


def test_a_contact_has_its_names_roles_and_account_put_together(tmp_path: Path) -> None:
    text = (
        "First Name,Last Name,Company,E-mail Address,Job Title,Role,Favourite colour\n"
        "Anna,Doe,Acme,Anna.Doe@ACME.com,CFO,Economic Buyer; Champion,blue\n"
        ",Roe,Acme,not-an-address,,Wizard,\n"
        ",,Acme,bo@beta.org,,,\n"
        ",,Acme,nobody,,,\n"
    )
    plan = planned(tmp_path, text)
    assert plan.kind is ListKind.CONTACTS
    anna, roe, bo = plan.drafts
    assert anna.values["name"] == "Anna Doe"
    assert anna.values["email"] == "Anna.Doe@acme.com"
    assert anna.values["account_name"] == "Acme"
    assert anna.values["roles"] == (ContactRole.COMMERCIAL_BUYER, ContactRole.CHAMPION)
    assert [each.name for each in anna.custom] == ["Favourite colour"]
    assert (roe.values["name"], roe.values["email"]) == ("Roe", None)
    assert {each.value for each in roe.custom} == {"not-an-address", "Wizard"}
    assert {(remark.line, remark.column) for remark in plan.remarks} == {
        (3, "E-mail Address"), (3, "Role"),
    }  # fmt: skip
    assert bo.values["name"] == "bo@beta.org"
    assert [each.line for each in plan.refused] == [5]


def test_names_written_in_ideographs_put_the_family_first(tmp_path: Path) -> None:
    text = "姓,名,会社名,メールアドレス\n山田,太郎,株式会社アクメ,taro@acme.co.jp\n"
    assert planned(tmp_path, text).drafts[0].values["name"] == "山田 太郎"


def test_subscriptions_keep_trials_and_ended_ones(tmp_path: Path) -> None:
    text = (
        "subscription_id,account_id,plan_tier,arr_amount_eur,start_date,end_date,seats,is_trial,"
        "Status\nS-1,A-1,Pro,0,2024-01-01,,5,TRUE,trial\n"
        "S-2,A-1,Pro,1200,2023-01-01,2023-12-31,7,FALSE,cancelled\n"
    )
    plan = planned(tmp_path, text)
    trial, ended = plan.drafts
    assert (trial.values["arr"], trial.values["trial"]) == (0, True)
    assert ended.values["status"] == SubscriptionStatus.ENDED
    assert ended.values["ends_on"] == date(2023, 12, 31)


def test_long_and_wide_readings_become_the_same(tmp_path: Path) -> None:
    long = planned(
        tmp_path,
        "Account,Metric,Date,Value\nAcme,Logins,2024-05-01,12.5\nAcme,NPS,2024-05-01,40\n",
    )
    wide = planned(
        tmp_path, "Account,Date,Logins,NPS,Comment\nAcme,2024-05-01,12.5,40,fine\n",
        name="usage.csv",
    )  # fmt: skip
    assert long.kind is wide.kind is ListKind.READINGS
    assert [draft.values["readings"] for draft in long.drafts] == [
        (("Logins", Decimal("12.5")),), (("NPS", Decimal(40)),),
    ]  # fmt: skip
    assert wide.drafts[0].values["readings"] == (("Logins", Decimal("12.5")), ("NPS", Decimal(40)))
    assert wide.mapping[-1].field == "-"


def test_flags_of_every_spelling(tmp_path: Path) -> None:
    spellings = ["TRUE", "False", "yes", "NEIN", "ja", "0", "1", "oui", ""]
    rows = [["Account Name", "Industry", "Churned"]]
    rows += [[f"C{i}", "Retail", text] for i, text in enumerate(spellings)]
    drafts = planned(tmp_path, as_csv(rows)).drafts
    expected = [True, False, True, False, True, False, True, True, None]
    assert [draft.values["churned"] for draft in drafts] == expected


def test_words_of_closed_lists_are_understood_or_kept(tmp_path: Path) -> None:
    text = "Kunde,Branche,Status\nAcme,Handel,Aktiv\nBeta,Handel,gekündigt\nC,D,Sonderfall\n"
    plan = planned(tmp_path, text)
    assert [draft.values["status"] for draft in plan.drafts] == [
        AccountStatus.LIVE, AccountStatus.CHURNED, None,
    ]  # fmt: skip
    assert plan.drafts[2].custom[-1].value == "Sonderfall"


def test_an_id_that_stands_beside_several_names_is_not_the_accounts_id(tmp_path: Path) -> None:
    text = (
        "Account ID,Account Name,Industry\n1,Acme (Class A),Retail\n1,Acme (Class C),Retail\n"
        "2,Beta (Class A),SaaS\n2,Beta (Class C),SaaS\n3,Gamma,SaaS\n"
    )
    plan = planned(tmp_path, text)
    assert "external_id" not in fed(plan).values()
    why = "no id of an account: 1 stands beside Acme (Class A) and Acme (Class C)"
    assert render(plan.mapping[0].reason) == why


def test_an_id_that_repeats_with_its_name_stays_the_id(tmp_path: Path) -> None:
    text = (
        "Account ID,Account Name,Product\n1,Acme,Suite\n1,Acme,Cloud\n2,Beta,Suite\n2,Beta,Mail\n"
    )
    assert fed(planned(tmp_path, text))["Account ID"] == "external_id"


@pytest.mark.parametrize(
    ("header", "looks"),
    [
        ("Ticket ID,Account ID,Priority,Submitted at,Closed at", "tickets"),
        ("product,series,sales_price", "products"),
        ("Invoice Number,Invoice Date,Customer,Due date", "invoices without their customer"),
        ("customerID,gender,SeniorCitizen,tenure,PaymentMethod", "consumers"),
    ],
)
def test_lists_of_other_things_are_refused_by_name(tmp_path: Path, header: str, looks: str) -> None:
    row = ",".join(f"v{i}" for i in range(header.count(",") + 1))
    with pytest.raises(UserError, match=looks) as caught:
        read_file(written(tmp_path, "export.csv", f"{header}\n{row}\n{row}x\n"))
    assert "--kind" in caught.value.advice


def test_the_user_may_say_the_kind_all_the_same(tmp_path: Path) -> None:
    text = "customerID,gender,tenure\nX-1,f,3\nX-2,m,4\n"
    plan = planned(tmp_path, text, kind=ListKind.ACCOUNTS)
    assert [draft.values["name"] for draft in plan.drafts] == ["X-1", "X-2"]
    assert fed(plan) == {"customerID": "external_id"}


def test_a_header_is_mapped_as_the_user_says(tmp_path: Path) -> None:
    text = "Their Header,Colour,City\nAcme,red,Bonn\n"
    plan = planned(
        tmp_path, text, kind=ListKind.ACCOUNTS, columns={"Their Header": "name", "City": ""}
    )
    assert fed(plan)["Their Header"] == "name"
    assert [each.name for each in plan.drafts[0].custom] == ["Colour"]


def test_a_file_without_column_names_says_how_to_name_them(tmp_path: Path) -> None:
    text = "Acme,anna@acme.com,12\nBeta,bo@beta.org,7\nGamma,cy@gamma.io,9\n"
    with pytest.raises(UserError, match="no line of column names") as caught:
        read_file(written(tmp_path, "list.csv", text))
    assert '--map "Column 1=name"' in caught.value.advice
    plan = planned(tmp_path, text, kind=ListKind.ACCOUNTS, columns={"Column 1": "name"})
    assert [draft.values["name"] for draft in plan.drafts] == ["Acme", "Beta", "Gamma"]


def test_a_column_that_must_be_there_is_asked_for_with_the_option(tmp_path: Path) -> None:
    path = written(tmp_path, "x.csv", "Colour,Shape\nred,round\n")
    with pytest.raises(UserError, match="no column holds") as caught:
        read_file(path, Options(kind=ListKind.SUBSCRIPTIONS))
    assert '--map "Colour=account_name"' in caught.value.advice


def test_the_sheets_of_a_workbook_are_chosen_or_left_with_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    sheets: dict[str, list[list[str | int]]] = {
        "Accounts": [["Account Name", "Industry"], ["Acme", "Retail"]],
        "Contacts": [["Name", "Email", "Company"], ["Ann", "ann@acme.com", "Acme"]],
        "Pivot": [["Row Labels", "Sum of ARR"], ["Acme", 12], ["Total", 12]],
        "Deals": [["Opportunity ID", "Deal Stage", "Close Date"], ["1", "Won", "2024-01-01"]],
    }
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                sheet.write_row(i, 0, row)
    reading = read_file(path)
    assert [(plan.sheet, plan.kind) for plan in reading.plans] == [
        ("Accounts", ListKind.ACCOUNTS), ("Contacts", ListKind.CONTACTS),
    ]  # fmt: skip
    assert [each.sheet for each in reading.left] == ["Pivot", "Deals"]
    assert "opportunities" in render(reading.left[1].reason)


def test_what_is_said_of_a_sheet_goes_before_what_it_looks_like(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        for name, rows in {
            "Companies": [["Company name", "City"], ["Acme", "Leeds"]],
            "People": [["First name", "Last name", "E-mail"], ["Jo", "Park", "jo@acme.com"]],
            "Rest": [["Firm", "Colour"], ["Beta", "red"], ["Gamma", "blue"]],
        }.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    reading = read_file(path, Options(sheets={"People": None, "Rest": ListKind.ACCOUNTS}))
    assert [(plan.sheet, plan.kind, plan.ready) for plan in reading.plans] == [
        ("Companies", ListKind.ACCOUNTS, 1), ("Rest", ListKind.ACCOUNTS, 2),
    ]  # fmt: skip
    assert [(each.sheet, render(each.reason)) for each in reading.left] == [
        ("People", "you left it out")
    ]


def test_a_currency_column_is_known_by_its_values_under_a_longer_name(tmp_path: Path) -> None:
    text = (
        "Account Name,Annual Recurring Revenue Currency,Annual Recurring Revenue,Industry\n"
        "Acme,EUR,12500.50,Retail\nBeta,CHF,10,SaaS\n"
    )
    drafts = planned(tmp_path, text).drafts
    assert [draft.values["amount_currency"] for draft in drafts] == ["EUR", "CHF"]


def test_a_column_of_words_that_are_not_ours_stays_a_field_of_the_users_own(
    tmp_path: Path,
) -> None:
    text = "Company name,Industry,Lifecycle Stage\nAcme,Retail,Blue\nBeta,SaaS,Green\n"
    plan = planned(tmp_path, text)
    assert "Lifecycle Stage" not in fed(plan)
    assert not plan.remarks


def test_survey_results_are_readings(tmp_path: Path) -> None:
    plan = planned(tmp_path, "Company,Survey date,NPS\nAcme,2026-05-01,9\n", name="nps.csv")
    assert plan.kind is ListKind.READINGS
    assert plan.drafts[0].values["readings"] == (("NPS", Decimal(9)),)


def noted(plan: ImportPlan) -> list[tuple[int, str, str]]:
    """Line, column and text of what is worth knowing."""
    return [(each.line, each.column, render(each.text)) for each in plan.remarks]


def test_a_count_that_is_a_range_or_a_guess_is_kept_beside_and_keeps_nobody_out(
    tmp_path: Path,
) -> None:
    text = 'Account Name,City,Employees\nA,Ulm,1200\nB,Ulm,"10,000+"\nC,Ulm,~40\nD,Bonn,85\n'
    plan = planned(tmp_path, text)
    assert [draft.values["employees"] for draft in plan.drafts] == [1200, None, None, 85]
    assert [(each.name, each.value) for each in plan.drafts[1].custom] == [("Employees", "10,000+")]
    assert [each[:2] for each in noted(plan)] == [(3, "Employees"), (4, "Employees")]


def test_one_column_of_dates_tells_the_order_of_the_others(tmp_path: Path) -> None:
    heads = "Account Name,City,Contract Start,Renewal Date\n"
    plan = planned(tmp_path, heads + "A,Ulm,13/01/2025,04/05/2027\nB,Ulm,25/02/2025,03/02/2027\n")
    assert plan.questions == ()
    assert plan.drafts[0].values["renews_on"] == date(2027, 5, 4)
    text = "read in the order dmy, which the column “Contract Start” proves"
    assert (0, "Renewal Date", text) in noted(plan)


def test_columns_that_prove_different_orders_leave_the_open_one_open(tmp_path: Path) -> None:
    heads = "Account Name,Product,ARR (EUR),Start Date,End Date,Renewal Date\n"
    rows = (
        "A,Base,10,13/01/2025,01/14/2027,04/05/2027\nB,Base,10,25/02/2025,02/25/2027,03/02/2027\n"
    )
    plan = planned(tmp_path, heads + rows, kind=ListKind.SUBSCRIPTIONS)
    assert [(each.topic, each.columns) for each in plan.questions] == [
        ("date-order", ("Renewal Date",))
    ]


def test_names_that_look_like_words_for_nothing_stay_names(tmp_path: Path) -> None:
    heads = "First Name,Last Name,Email,Company\n"
    rows = "Christopher,Null,c@a.org,Acme\nNone,Lund,n@a.org,Acme\nNa,Li,l@a.org,Acme\n"
    plan = planned(tmp_path, heads + rows)
    assert [draft.values["name"] for draft in plan.drafts] == [
        "Christopher Null", "None Lund", "Na Li",
    ]  # fmt: skip
    assert (0, "Last Name", "“Null” is kept: it is read as a name") in noted(plan)


def test_the_null_of_a_database_is_no_name(tmp_path: Path) -> None:
    heads = "First Name,Last Name,Email,Company\n"
    plan = planned(tmp_path, heads + "Ann,NULL,a@a.org,Acme\nBob,Roe,b@a.org,Acme\n")
    assert [draft.values["name"] for draft in plan.drafts] == ["Ann", "Bob Roe"]


def test_a_cell_of_several_addresses_gives_the_first_and_keeps_all(tmp_path: Path) -> None:
    text = (
        "Name,Email,Company\nAnn Lee,ann@acme.org; ann@home.org,Acme\nBob Roe,bob@acme.org,Acme\n"
    )
    first, second = planned(tmp_path, text).drafts
    assert first.values["email"] == "ann@acme.org"
    assert [each.value for each in first.custom] == ["ann@acme.org; ann@home.org"]
    assert (second.values["email"], second.custom) == ("bob@acme.org", ())


def test_letters_that_may_be_read_two_ways_are_asked_about(tmp_path: Path) -> None:
    text = "Name,City,Industry\nCompañía Año,Málaga,José Peña\n"
    path = written(tmp_path, "list.csv", text, "cp1252")
    (question,) = read_file(path).questions
    assert question.topic == "encoding"
    assert question.options == ("--encoding windows-1252", "--encoding windows-1250")
    assert "Compañía Año" in render(question.text)
    plan = read_file(path, Options(encoding="windows-1252")).plans[0]
    assert plan.questions == ()
    assert plan.drafts[0].values["name"] == "Compañía Año"


def test_a_family_name_in_front_is_put_in_its_place(tmp_path: Path) -> None:
    text = 'Name,Email,Company\n"Quill, Ada",a@acme.org,Acme\n"Una Berg, MBA",u@acme.org,Acme\n'
    plan = planned(tmp_path, text)
    assert [draft.values["name"] for draft in plan.drafts] == ["Ada Quill", "Una Berg, MBA"]


def test_a_row_that_was_asked_for_is_the_same_when_all_are_gone_through() -> None:
    by_field: dict[str, list[object]] = {
        "name": ["Acme", "Bolt", "Cee"], "city": ["Bonn", "", None]
    }  # fmt: skip
    rows = ReadyRows([2, 3, 5], by_field, [()] * 3, [("Acme", "Bonn"), ("Bolt", ""), ("Cee", "")])
    last, (first, *_) = rows[-1], rows[:2]
    assert (last.line, last.values) == (5, {"name": "Cee", "city": None})
    with pytest.raises(IndexError):
        rows[3]
    whole = list(rows)
    assert whole[0] is first
    assert whole[2] is last is rows[2]
    assert [row.values["name"] for row in rows[1:]] == ["Bolt", "Cee"]
