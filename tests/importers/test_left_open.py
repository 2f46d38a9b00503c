"""What lists leave open is asked with the answers that there are, and read as it is answered."""

from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.errors import UserError
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import Question
from tests.importers.lists import fed, planned, reasons

RAW = (
    "id,status,customer_id,business_name,currency_code,unit_price,quantity,"
    "billing_cycle_interval,started_at\n"
    "s1,active,c1,Aldo,EUR,4900,10,month,2025-03-01\n"
    "s2,active,c2,Bera,EUR,118800,1,year,2025-05-01\n"
)
OBJECTS = (
    "id,customer_name,currency,total,tax,amount_paid,status,created,period_start,period_end\n"
    "in_1,Aldo,eur,119900,0,119900,paid,1761955200,1761955200,1793491200\n"
    "in_2,Bera,eur,9900,0,9900,paid,1761955200,1761955200,1764547200\n"
)
UNTIMED = (
    "uuid,account_code,company,plan_name,quantity,unit_amount_in_cents,currency,state,activated_at,"
    "current_period_ends_at\nu1,a,Aldo,Pro,10,4900,EUR,active,2025-03-01,2026-12-01\n"
    "u2,b,Bera,Pro,2,4900,EUR,active,2025-03-01,2026-12-01\n"
)
SHARES = "Account,Date,Use %\nAldo,2026-11-01,63.5\nBera,2026-11-01,0.12\n"
RISES = "Account,ARR,Currency,Uplift %\nAldo,1000,EUR,5\nBera,2000,EUR,0.03\n"


def asked(folder: Path, text: str) -> list[Question]:
    return list(planned(folder, text).questions)


@pytest.mark.parametrize(
    ("text", "topic", "answer", "key", "values"),
    [
        (RAW, "amounts", "cents", "arr", ["5880", "1188"]),
        (RAW, "amounts", "whole", "arr", ["588000", "118800"]),
        (OBJECTS, "amounts", "cents", "net", ["1199", "99"]),
        (UNTIMED, "billed", "monthly", "arr", ["5880", "1176"]),
        (UNTIMED, "billed", "yearly", "arr", ["490", "98"]),
        (UNTIMED, "billed", "leave", "arr", [None, None]),
        (RISES, "percents", "shares", "uplift_percent", ["5", "3"]),
        (RISES, "percents", "percent", "uplift_percent", ["5", "0.03"]),
    ],
)
def test_an_answer_settles_what_the_list_leaves_open(
    tmp_path: Path, text: str, topic: str, answer: str, key: str, values: list[str | None]
) -> None:
    (question,) = asked(tmp_path, text)
    assert (question.topic, f"--{topic} {answer}" in question.options) == (topic, True)
    plan = planned(tmp_path, text, **{topic: answer})
    assert plan.questions == ()
    assert topic in plan.answered
    found = [draft.values[key] for draft in plan.drafts]
    assert found == [None if value is None else Decimal(value) for value in values]


def test_percents_of_readings_are_asked_about_where_fractions_stand_among_them(
    tmp_path: Path,
) -> None:
    assert [each.topic for each in asked(tmp_path, SHARES)] == ["percents"]
    read = planned(tmp_path, SHARES, percents="shares").drafts
    assert [draft.values["readings"] for draft in read] == [
        (("Use %", Decimal("63.5")),), (("Use %", Decimal(12)),),
    ]  # fmt: skip
    # Rates of errors run from below 1 to far above it.
    assert asked(tmp_path, "Account,Date,Errors %\nA,2026-11-01,0.4\nB,2026-11-01,1.2\n"
                 "C,2026-11-01,12\n") == []  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Account,Interval,Amount,Currency\nAldo,year,119900,EUR\nBera,year,99900,EUR\n",
        "account_name,arr,currency\nAldo,119900,EUR\nBera,99900,EUR\n",
        RAW.replace("4900,", "49.00,"),
    ],
)
def test_whole_amounts_that_people_write_are_not_asked_about(tmp_path: Path, text: str) -> None:
    assert asked(tmp_path, text) == []


@pytest.mark.parametrize(
    ("plan", "start", "amount", "arr"),
    [("Pro", "2026-11-01", "49.00", "588"), ("Pro", "2025-12-01", "490.00", "490"),
     ("Pro", "2026-09-01", "90.00", "360"), ("Pro annual", "", "490.00", "490"),
     ("Pro - monthly", "", "49.00", "588")],
)  # fmt: skip
def test_the_period_or_the_plan_tells_how_often_a_price_is_due(
    tmp_path: Path, plan: str, start: str, amount: str, arr: str
) -> None:
    read = planned(
        tmp_path,
        "uuid,account_code,company,plan_name,unit_amount,currency,activated_at,"
        "current_period_started_at,current_period_ends_at\n"
        f"u1,a,Aldo,{plan},{amount},EUR,2025-03-01,{start},2026-12-01\n",
    )
    assert (read.kind, read.questions) == (ListKind.SUBSCRIPTIONS, ())
    assert read.drafts[0].values["arr"] == Decimal(arr)


@pytest.mark.parametrize(
    "text",
    [
        "Contract No,Customer,Product,Start Date,Term (months),Seats,Owner\n"
        "C-1,Aldo,Suite,2026-01-01,12,40,Ida\nC-2,Bera,Suite,2025-07-01,24,15,Ida\n",
        "Account,Plan,Licences,Renewal Date\nAldo,Suite,40,2027-01-01\n"
        "Aldo,Add-on,4,2027-01-01\nBera,Suite,4,2027-01-01\n",
    ],
)
def test_contracts_without_a_price_come_in_without_an_amount(tmp_path: Path, text: str) -> None:
    plan = planned(tmp_path, text)
    assert (plan.kind, plan.questions, plan.refused) == (ListKind.SUBSCRIPTIONS, (), ())
    assert [draft.values["arr"] for draft in plan.drafts] == [None] * plan.rows_in
    assert {"product", "licensed_seats"} <= set(fed(plan).values())


def test_an_id_beside_two_names_is_asked_about_and_never_makes_one_of_two(tmp_path: Path) -> None:
    text = "Customer ID,Account,Industry\n1,Aldo,Food\n1,Bera,Food\n2,Cato,Food\n3,Dora Ltd,Food\n"
    (question,) = asked(tmp_path, text)
    assert question.options[0] == '--map "Customer ID=external_id"'
    plan = planned(tmp_path, text, columns={"Customer ID": "external_id"})
    assert plan.questions == ()
    assert reasons(plan) == [(3, "Customer ID", "its id is that of Aldo in line 2")]
    # Written otherwise it is the same company.
    assert asked(tmp_path, text.replace("Bera", "Aldo Ltd")) == []
    # People are found by the name of their account where its id is none.
    contacts = "Account ID,Account,Last Name,Email\n9,Aldo,Ek,e@a.example\n9,Bera,Ry,r@b.example\n"
    assert "account_id" not in fed(planned(tmp_path, contacts)).values()


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Account,Year 1 ARR,Year 2 ARR,City\nAldo,1000,1200,Kiel\nBera,500,600,York\n",
         ("Year 1 ARR", "Year 2 ARR")),
        ("Account,ARR (from Contracts),Owner\nAldo,\"1000, 200\",Ida\nBera,500,Bo\n",
         ("ARR (from Contracts)",)),
        ("Contract No,Customer,Start,End,Worth\nC-1,Aldo,2026-01-01,2026-12-31,1200.00\n",
         ("Worth",)),
    ],
)  # fmt: skip
def test_money_that_no_column_is_called_after_is_asked_about_and_never_dropped(
    tmp_path: Path, text: str, columns: tuple[str, ...]
) -> None:
    (question,) = asked(tmp_path, text)
    assert question.columns == columns
    kept = dict.fromkeys(columns, "custom")
    assert planned(tmp_path, text, columns=kept).questions == ()


@pytest.mark.parametrize(
    ("text", "name", "what"),
    [
        ("Date,Customer,Movement,Amount,MRR after\n2026-01-05,Aldo,Expansion,20,200\n",
         "mrr_movements.csv", "movements of revenue"),
        ("id,Created (UTC),Amount,Amount Refunded,Captured,Converted Amount,Customer Email,Fee\n"
         "ch_1,2026-11-01,100.00,0.00,true,100.00,a@a.example,3.20\n", "payments.csv", "payments"),
    ],
)  # fmt: skip
def test_lists_of_something_else_are_named(tmp_path: Path, text: str, name: str, what: str) -> None:
    with pytest.raises(UserError, match=what):
        planned(tmp_path, text, name)
