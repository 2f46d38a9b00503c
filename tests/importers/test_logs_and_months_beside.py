"""Logs of events become figures of usage; months of usage beside accounts a list of their own."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import ImportPlan, Options
from csm_desktop.importers.planner import read_file
from tests.importers.lists import planned, written

LOG = (
    "event,time,distinct_id,company,$city\n"
    "Export,2026-09-03 08:12:11,ada@kestrel.example,Kestrel,Leeds\n"
    "Login,2026-10-03 09:12:11,ada@kestrel.example,Kestrel,Leeds\n"
    "Login,2026-10-04 09:10:00,bo@kestrel.example,Kestrel,Leeds\n"
    "Login,2026-10-04 11:10:00,cy@wren.example,Wren,York\n"
    "Login,2026-10-05 11:10:00,cy@wren.example,Wren,York\n"
)


def counted(plan: ImportPlan) -> list[tuple[str, date, str, Decimal]]:
    return [
        (str(v.get("account_name") or v.get("account_domain")), v["on"], *v["readings"][0])  # type: ignore[index]
        for v in (row.values for row in plan.drafts)
    ]


def test_a_log_asks_what_is_counted(tmp_path: Path) -> None:
    plan = planned(tmp_path, LOG)
    assert plan.kind is ListKind.READINGS
    (asked,) = plan.questions
    assert asked.options == ("--combine active", "--combine sum")


@pytest.mark.parametrize(
    ("how", "metric", "october"), [("active", "Active users", (2, 1)), ("sum", "Events", (2, 2))]
)
def test_a_log_is_counted_by_account_and_month(
    tmp_path: Path, how: str, metric: str, october: tuple[int, int]
) -> None:
    plan = planned(tmp_path, LOG, combine=how)
    assert not plan.questions
    # A month that the log does not see the end of is known until its last day.
    assert counted(plan) == [
        ("Kestrel", date(2026, 9, 30), metric, 1),
        ("Kestrel", date(2026, 10, 5), metric, october[0]),
        ("Wren", date(2026, 10, 5), metric, october[1]),
    ]


def test_without_a_company_the_address_tells_whose_it_is(tmp_path: Path) -> None:
    text = (
        "*,event,person,timestamp\n"
        "1,$pageview,ada@kestrel.example,2026-10-03T08:12:11.123Z\n"
        "2,$pageview,bo@kestrel.example,2026-10-04T08:13:11.123Z\n"
    )
    plan = planned(tmp_path, text, combine="active")
    assert counted(plan) == [("kestrel.example", date(2026, 10, 4), "Active users", 2)]


def test_a_log_with_days_of_two_orders_asks(tmp_path: Path) -> None:
    text = (
        "Timestamp,User Email,Action,Organization\n"
        "10/03/2026 8:12 AM,ada@kestrel.example,Login,Kestrel\n"
        "10/03/2026 9:12 AM,bo@kestrel.example,Login,Kestrel\n"
    )
    assert {asked.topic for asked in planned(tmp_path, text).questions} == {
        "combine", "date-order",
    }  # fmt: skip
    plan = planned(tmp_path, text, combine="active", date_order="mdy")
    assert counted(plan) == [("Kestrel", date(2026, 10, 3), "Active users", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Event,Date,Attendee,Company\nSummit,2026-10-03,Ada Frost,Kestrel\n",
        "Webinar,Date,Attendee email,Company,Attended\nTips,2026-10-03,a@kestrel.example,Kestrel,"
        "Yes\n",
    ],
)
def test_what_people_came_to_is_no_log(tmp_path: Path, text: str) -> None:
    assert planned(tmp_path, text).kind is ListKind.ENGAGEMENT


def test_months_of_usage_beside_accounts_are_two_lists(tmp_path: Path) -> None:
    text = (
        "Customer,ARR,Renewal,Owner,Logins Aug 2026,Logins Sep 2026,Total\n"
        "Kestrel,40000,2027-04-01,Kim Roe,310,290,600\n"
        "Wren,18000,2027-06-01,Kim Roe,20,22,42\n"
    )
    path = written(tmp_path, "book.csv", text)
    accounts, readings = read_file(path, Options(currency="EUR")).plans
    assert (accounts.kind, readings.kind) == (ListKind.ACCOUNTS, ListKind.READINGS)
    assert accounts.drafts[0].values["arr"] == 40000
    assert [row.values["periods"] for row in readings.drafts] == [
        (("Logins", 310, date(2026, 8, 31)), ("Logins", 290, date(2026, 9, 30))),
        (("Logins", 20, date(2026, 8, 31)), ("Logins", 22, date(2026, 9, 30))),
    ]
    assert {each.header: each.field for each in accounts.mapping}["Total"] == "-"
