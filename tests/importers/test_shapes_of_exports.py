"""Lists as tools, forms and hurried people write them; each value is read as it is meant."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.revenue import SubscriptionStatus
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import ImportPlan, Options
from csm_desktop.importers.planner import read_file
from csm_desktop.importers.values.choices import Billing
from csm_desktop.importers.values.numbers import read_numbers
from csm_desktop.wording import render
from tests.importers.lists import asides, fed, planned, written


def told(plan: ImportPlan, key: str) -> list[object]:
    return [draft.values.get(key) for draft in plan.drafts]


@pytest.mark.parametrize(
    ("text", "kind", "statuses"),
    [
        ("Account,City,Is Active\nAldo,Kiel,True\nBera,York,False\n", ListKind.ACCOUNTS,
         [AccountStatus.LIVE, AccountStatus.CHURNED]),
        ("Customer,Plan,MRR (EUR),Active,Start Date\nAldo,Pro,10,yes,2025-01-01\n"
         "Bera,Pro,10,no,2024-01-01\n", ListKind.SUBSCRIPTIONS,
         [SubscriptionStatus.ACTIVE, Billing.OVER]),
    ],
)  # fmt: skip
def test_active_is_a_status_that_is_answered_by_yes_and_no(
    tmp_path: Path, text: str, kind: ListKind, statuses: list[object]
) -> None:
    plan = planned(tmp_path, text)
    assert (plan.kind, told(plan, "status"), plan.questions) == (kind, statuses, ())


def test_inactive_is_the_contrary(tmp_path: Path) -> None:
    plan = planned(tmp_path, "Customer,Inactive,City\nAldo,FALSE,Kiel\nBera,TRUE,York\n")
    assert told(plan, "churned") == [False, True]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Emails", "email"),
        ("Email Addresses", "email"),
        ("Phones", "phone"),
        ("Your company", "account_name"),
        ("What is your email address?", "email"),
    ],
)
def test_headers_of_forms_and_of_several_are_known(tmp_path: Path, header: str, field: str) -> None:
    cells = {"email": "ann@n.example", "phone": "+49 40 123456", "account_name": "Nordlicht"}
    text = f"First Name,Last Name,Job Title,{header}\nAnn,Lee,CFO,{cells[field]}\n"
    plan = planned(tmp_path, text, kind=ListKind.CONTACTS)
    assert fed(plan)[header] == field


def test_how_a_day_is_typed_may_stand_in_the_header(tmp_path: Path) -> None:
    rows = "Aldo,Kim,03/04/2027\nBera,Kim,05/06/2027\n"
    plan = planned(tmp_path, f"Customer,CSM,Renewal (mm/dd/yyyy)\n{rows}")
    assert told(plan, "renews_on") == [date(2027, 3, 4), date(2027, 5, 6)]
    plan = planned(tmp_path, f"Customer,CSM,Renewal [DD.MM.YY]\n{rows}")
    assert told(plan, "renews_on") == [date(2027, 4, 3), date(2027, 6, 5)]


def test_a_link_in_markdown_is_a_name_and_an_address(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        'Account,Owner,City\n"[Aldo](https://crm.example/1)","[Kim](mailto:k@us.example)",Kiel\n',
    )
    assert told(plan, "name") == ["Aldo"]
    assert told(plan, "owner") == ["Kim (k@us.example)"]


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("| Account | City | ARR (EUR) |\n|---|:---|---:|\n| Aldo | Kiel | 1000 |\n"
         "| Bera | York | 2000 |\n", [2]),
        ("+------+------+---------+\n| account | city | arr_eur |\n+------+------+---------+\n"
         "| Aldo | Kiel | 1000 |\n| Bera | York | 2000 |\n+------+------+---------+\n"
         "2 rows in set (0.00 sec)\n", [1, 3, 6]),
    ],
)  # fmt: skip
def test_tables_that_are_drawn_with_lines_are_tables(
    tmp_path: Path, text: str, drawn: list[int]
) -> None:
    plan = planned(tmp_path, text, "out.txt")
    assert told(plan, "name") == ["Aldo", "Bera"]
    assert told(plan, "arr") == [1000, 2000]
    assert [line for line, why in asides(plan) if why == "a line that is drawn"] == drawn
    assert not plan.refused


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_lines_that_stand_in_one_column_are_cut(tmp_path: Path, sign: str) -> None:
    lines = [sign.join(row) for row in (("Name", "City", "ARR EUR"), ("Aldo", "Kiel", "1000"))]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in lines:
        sheet.append([line])
    book.save(tmp_path / "one.xlsx")
    quoted = written(tmp_path, "one.csv", "".join(f'"{line}"\n' for line in lines))
    for path in (tmp_path / "one.xlsx", quoted):
        (plan,) = read_file(path, Options()).plans
        assert (told(plan, "name"), told(plan, "arr")) == (["Aldo"], [1000])
        assert any("stood in one cell" in render(remark.text) for remark in plan.remarks)


def test_columns_of_fixed_widths_are_cut_by_the_line_that_rules_them(tmp_path: Path) -> None:
    text = (
        "Name        City    ARR EUR\n----------- ---- ----------\nAldo & Sons Kiel    1000.00\n"
        "Bera        Bonn      20.00\n\n(2 rows affected)\n"
    )
    (plan,) = read_file(written(tmp_path, "a.txt", text), Options()).plans
    assert (told(plan, "name"), told(plan, "city")) == (["Aldo & Sons", "Bera"], ["Kiel", "Bonn"])
    assert told(plan, "arr") == [1000, 20]


def test_names_with_commas_in_one_column_are_no_lines_to_be_cut(tmp_path: Path) -> None:
    text = 'Company\n"Aldo, Inc."\n"Bera, Ltd."\n'
    assert told(planned(tmp_path, text, kind=ListKind.ACCOUNTS), "name") == [
        "Aldo, Inc.", "Bera, Ltd.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("headers", "metric", "ends"),
    [
        ("Q1 2026 Visits,Q2 2026 Visits", "Visits", [date(2026, 3, 31), date(2026, 6, 30)]),
        ("Logins Oct 2026,Logins Nov 2026", "Logins", [date(2026, 10, 31), date(2026, 11, 30)]),
        ("Seats - 2026-10,Seats - 2026-11", "Seats", [date(2026, 10, 31), date(2026, 11, 30)]),
        ("2026-11-01,2026-11-08", "", [date(2026, 11, 1), date(2026, 11, 8)]),
        ("2026-10-01,2026-11-01", "", [date(2026, 10, 31), date(2026, 11, 30)]),
    ],
)
def test_columns_of_periods_say_what_they_measure(
    tmp_path: Path, headers: str, metric: str, ends: list[date]
) -> None:
    plan = planned(tmp_path, f"Account,{headers}\nAldo,10,12\nBera,3,0\n", "list.csv")
    assert plan.kind is ListKind.READINGS
    assert [question.topic for question in plan.questions] == ([] if metric else ["metric"])
    assert plan.drafts[0].values["periods"] == tuple(
        (metric or "Usage", Decimal(n), end) for n, end in zip((10, 12), ends, strict=True)
    )


def test_what_people_answer_in_words_is_their_comment(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        "How likely are you to recommend us?,What is the main reason?,Company,Email,Submit Date\n"
        "9,Great support,Aldo,a@a.example,2026-10-01\n6,Slow,Bera,b@b.example,2026-10-02\n",
    )
    assert fed(plan)["What is the main reason?"] == "comment"


def test_ratings_in_words_beside_the_name_of_a_survey_are_answers(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        "Survey,Company,Date,Rating\nCSAT,Aldo,2026-10-01,Very satisfied\n"
        "CSAT,Bera,2026-10-02,Dissatisfied\nCSAT,Aldo,2026-10-03,Neutral\n",
        "Answers.csv",
    )
    assert (plan.kind, fed(plan)["Rating"]) == (ListKind.SURVEYS, "value")


@pytest.mark.parametrize(
    "headers",
    ["Primary Contact,Contact Email,Contact Phone", "Ansprechpartner,E-Mail,Telefon"],
)
def test_one_person_beside_each_company_is_a_contact(tmp_path: Path, headers: str) -> None:
    text = f"Customer,City,{headers},ARR (EUR)\nAldo,Kiel,Ann Lee,ann@a.example,+49 431 12,9\n"
    reading = read_file(written(tmp_path, "list.csv", text), Options())
    people = next(plan for plan in reading.plans if plan.kind is ListKind.CONTACTS)
    assert [people.drafts[0].values[key] for key in ("name", "email", "phone", "account_name")] == [
        "Ann Lee", "ann@a.example", "+49 431 12", "Aldo",
    ]  # fmt: skip


def test_an_amount_with_its_currency_is_never_read_in_thousandths() -> None:
    assert read_numbers(["€ 5.500"]).values == [Decimal(5500)]
    assert read_numbers(["$12,000", "8,400"]).values == [Decimal(12000), Decimal(8400)]
    mixed = read_numbers(["12,000.50", "€ 5.500"])
    assert mixed.open_values, "the two cells contradict each other"
    assert list(read_numbers(["12,000.50", "€ 5.500"], ".").bad) == [1]
    assert read_numbers(["KWD 5.500"]).open_values
    assert read_numbers(["€ 1.5k"]).values == [Decimal(1500)]


@pytest.mark.parametrize(
    ("text", "kind", "fields"),
    [
        ("$group_id,$name,$last_seen,Active Users,Logins\nA-1,Aldo,2026-11-20,4,20\n",
         ListKind.READINGS, {"$group_id": "account_id"}),
        ("Date,$group_id,Report Opened - Total\n2026-11-01,A-1,34\n",
         ListKind.READINGS, {"$group_id": "account_id", "Date": "on"}),
        ("gp:[Amplitude] Group name,active_users,event_time\nA-1,5,2026-11-01\n",
         ListKind.READINGS, {"gp:[Amplitude] Group name": "account_id", "event_time": "on"}),
        ("accountId,numDaysActive,numEvents,lastVisit\nA-1,20,300,1795000000000\n"
         "A-2,2,30,1794000000000\n", ListKind.READINGS, {"accountId": "account_id"}),
        ("groupId,traits.name,traits.plan,traits.website\nA-1,Aldo,pro,aldo.example\n",
         ListKind.ACCOUNTS, {"groupId": "external_id", "traits.name": "name"}),
        ("group_key,properties.name,properties.plan\nA-1,Aldo,pro\nA-2,Bera,pro\n",
         ListKind.ACCOUNTS, {"group_key": "external_id", "properties.name": "name"}),
        ("distinct_id,$email,$name,$group_0\nd1,ann@a.example,Ann Fox,A-1\n",
         ListKind.CONTACTS, {"$email": "email", "$name": "name", "$group_0": "account_id"}),
    ],
)  # fmt: skip
def test_lists_of_product_analytics_refer_to_their_groups(
    tmp_path: Path, text: str, kind: ListKind, fields: dict[str, str]
) -> None:
    plan = planned(tmp_path, text)
    assert plan.kind is kind
    assert fields.items() <= fed(plan).items()
    # A moment that is counted from 1970 measures nothing.
    assert "lastVisit" not in fed(plan)


def test_the_states_that_dynamics_counts_are_words(tmp_path: Path) -> None:
    plan = planned(tmp_path, "accountid,name,statecode,websiteurl\na,Aldo,0,aldo.example\n"
                   "b,Bera,1,bera.example\n")  # fmt: skip
    assert told(plan, "status") == [AccountStatus.LIVE, AccountStatus.CHURNED]


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        ({"Ref": "account_id", "Wert": "value", "Tag": "on"}, ListKind.READINGS),
        ({"Ref": "name", "Wert": "arr"}, ListKind.ACCOUNTS),
        ({"Ref": "account_name", "Wert": "arr", "Tag": "starts_on"}, ListKind.SUBSCRIPTIONS),
    ],
)
def test_what_the_user_says_of_columns_tells_what_a_list_is(
    tmp_path: Path, columns: dict[str, str], kind: ListKind
) -> None:
    text = "Ref,Wert,Tag\nA-1,34,2026-11-01\nA-2,12,2026-11-01\n"
    assert planned(tmp_path, text, columns=columns).kind is kind


def test_three_lines_above_the_answers_of_a_survey_are_its_header(tmp_path: Path) -> None:
    text = (
        "EndDate,ResponseId,RecipientEmail,Q1,Q2\n"
        "End Date,Response ID,Recipient Email,How likely are you to recommend us?,Why?\n"
        + ",".join(['"{""ImportId"":""QID1""}"'] * 5)
        + "\n2026-11-01,R_1,ann@a.example,9,good\n"
    )
    plan = planned(tmp_path, text)
    assert (plan.kind, plan.rows_in, plan.header_line) == (ListKind.SURVEYS, 1, 3)
    assert fed(plan)["How likely are you to recommend us?"] == "reading"


@pytest.mark.parametrize(
    ("text", "kind", "fields"),
    [
        ("Ticket ID,Ticket created - Date,Ticket priority,Requester organization name\n"
         "1,2026-10-03,High,Aldo\n", ListKind.TICKETS,
         {"Ticket created - Date": "on", "Requester organization name": "account_name"}),
        ("Conversation ID,Conversation started at (UTC),Company name,Teammate assigned\n"
         "1,2026-10-03 10:00,Aldo,Kim\n", ListKind.TICKETS,
         {"Conversation started at (UTC)": "on"}),
        ("Accounts Account Name,Events Created Month,Events Count\nAldo,2026-10,12\n",
         ListKind.READINGS,
         {"Accounts Account Name": "account_name", "Events Created Month": "on"}),
        ("Account Name,Measure Names,Month of Date,Value\nAldo,Logins,October 2026,34\n",
         ListKind.READINGS, {"Measure Names": "metric", "Month of Date": "on"}),
        ("Account ID,Identity,Sessions (last 30 days),Total Events\nA-1,ann@a.example,34,120\n",
         ListKind.READINGS, {"Account ID": "account_id"}),
        ("Account,Responses,Promoters,Detractors,NPS\nAldo,10,6,1,50\n",
         ListKind.READINGS, {"Account": "account_name"}),
        ("Zeitstempel,Firma,Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?\n".replace(
            ", dass", " dass") + "01.10.2026 10:00:00,Aldo,10\n13.10.2026 10:00:00,Bera,4\n",
         ListKind.SURVEYS, {"Zeitstempel": "on"}),
        ("ID de registro,Nombre del negocio,Etapa del negocio,Importe,Fecha de cierre,"
         "Empresa asociada\n1,Plus,Cierre perdido,12,2027-01-31,Aldo\n", ListKind.OPPORTUNITIES,
         {"Nombre del negocio": "title", "Etapa del negocio": "stage",
          "Empresa asociada": "account_name"}),
    ],
)  # fmt: skip
def test_lists_of_support_surveys_deals_and_reports_are_known(
    tmp_path: Path, text: str, kind: ListKind, fields: dict[str, str]
) -> None:
    plan = planned(tmp_path, text, currency="EUR")
    assert plan.kind is kind
    assert fields.items() <= fed(plan).items()


def test_a_note_between_the_rows_is_no_account_and_of_two_owners_the_first_counts(
    tmp_path: Path,
) -> None:
    plan = planned(
        tmp_path,
        "Account,CSM,City\nAldo,IF,Kiel\n*** call them before Xmas ***,,\nBera,BE / IF,York\n",
    )
    assert asides(plan) == [(3, "a note between the rows")]
    assert told(plan, "owner") == ["IF", "BE"]
    assert plan.drafts[1].custom[-1].value == "BE / IF"


def test_months_as_a_query_counts_them_are_their_last_days(tmp_path: Path) -> None:
    plan = planned(tmp_path, 'Account Name,Created At: Month,Count\nAldo,"October, 2026",34\n')
    assert (plan.kind, told(plan, "on")) == (ListKind.READINGS, [date(2026, 10, 31)])
