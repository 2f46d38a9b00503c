"""ARR and MRR by the month are states of what accounts pay, and never a metric of usage."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import FilePlan, Options
from csm_desktop.importers.planner import read_file
from tests.importers.lists import written

WIDE = "Account,Sep 2026,Oct 2026\nKestrel,€1000,€1100\nWren,€500,\nHeron,,€30\n"


def read(folder: Path, text: str, name: str = "list.csv", **options: object) -> FilePlan:
    return read_file(written(folder, name, text), Options(**options))  # type: ignore[arg-type]


def paid(found: FilePlan) -> dict[str, int | None]:
    (plan,) = found.plans
    assert plan.kind is ListKind.ACCOUNTS
    arr = {str(row.values["name"]): row.values.get("arr") for row in plan.drafts}
    return {name: None if value is None else int(f"{value:.0f}") for name, value in arr.items()}


@pytest.mark.parametrize(
    ("name", "text", "expected", "older"),
    [
        ("MRR by month.csv", WIDE, {"Kestrel": 13_200, "Wren": None, "Heron": 360}, "MRR 2026-09"),
        ("umsatz.csv", "ARR pro Monat (EUR);;\nKunde;Sep 26;Okt 26\nKestrel;12000;13000\n"
         "Wren;5000;6000\n", {"Kestrel": 13_000, "Wren": 6_000}, "ARR 2026-09"),
        ("list.csv", "Client,Responsable,MRR 09/2026,MRR 10/2026\nKestrel,Pat,100 EUR,200 EUR\n"
         "Wren,Pat,300 EUR,400 EUR\n", {"Kestrel": 2_400, "Wren": 4_800}, "MRR 2026-09"),
        ("list.csv", "Account,Month,MRR (USD)\nKestrel,2026-09,1000\nKestrel,2026-10,1100\n"
         "Wren,2026-09,500\nWren,2026-10,600\n", {"Kestrel": 13_200, "Wren": 7_200}, "MRR 2026-09"),
        ("list.csv", "Account,Month,MRR (USD)\nKestrel,2026-10,100\nWren,2026-10,200\n",
         {"Kestrel": 1_200, "Wren": 2_400}, ""),
        ("list.csv", "Account,ARR,ARR Aug 2026,ARR Sep 2026\n"
         "Kestrel,1100 EUR,1000 EUR,1050 EUR\nWren,500 EUR,400 EUR,500 EUR\n",
         {"Kestrel": 1_100, "Wren": 500}, "ARR 2026-09"),
        ("list.csv", "会社名,月,ARR (JPY)\nKestrel,2026-09,1000\nKestrel,2026-10,1100\n"
         "Wren,2026-10,600\n", {"Kestrel": 1_100, "Wren": 600}, "ARR 2026-09"),
    ],
)  # fmt: skip
def test_the_newest_month_is_the_state_and_older_ones_its_history(
    tmp_path: Path, name: str, text: str, expected: dict[str, int | None], older: str
) -> None:
    found = read(tmp_path, text, name)
    assert paid(found) == expected
    assert [left.sheet for left in found.left][:1] == [older] * bool(older)
    if not older:
        return
    (newest, before, *_) = read(tmp_path, text, name, history={"": None}).plans
    assert (before.sheet, before.newer) == (older, newest.sheet)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Revenue 2026.csv", "Customer,Sep 2026,Oct 2026\nKestrel,1000,1100\nWren,500,600\n"),
        ("list.csv", "Cliente;Sep 2026;Oct 2026\nKestrel;1.000 €;1.100 €\nWren;500 €;600 €\n"),
    ],
)
def test_what_may_be_money_is_asked_and_never_called_usage(
    tmp_path: Path, name: str, text: str
) -> None:
    (plan,) = read(tmp_path, text, name).plans
    asked = next(each for each in plan.questions if each.topic == "metric")
    assert asked.options == ("--metric MRR", "--metric ARR")
    assert paid(read(tmp_path, text, name, metric="ARR", currency="EUR")) == {
        "Kestrel": 1_100, "Wren": 600,
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Account,ARR 2026-09,ARR 2026-10,Logins 2026-09,Logins 2026-10\n"
        "Kestrel,1000 EUR,1200 EUR,30,40\nWren,500 EUR,600 EUR,10,12\n",
        "Account,Month,ARR (EUR),Logins\nKestrel,2026-09,1000,30\nKestrel,2026-10,1200,40\n"
        "Wren,2026-09,500,10\nWren,2026-10,600,12\n",
        ",,Sep 2026,Oct 2026\nKestrel,ARR,1000 EUR,1200 EUR\n,Logins,30,40\n"
        "Wren,ARR,500 EUR,600 EUR\n,Logins,10,12\n",
        "Account,Month,Metric,Value\nKestrel,2026-09,ARR,1000 EUR\nKestrel,2026-10,ARR,1200 EUR\n"
        "Kestrel,2026-10,Logins,40\nWren,2026-10,ARR,600 EUR\nWren,2026-10,Logins,12\n",
    ],
)
def test_money_among_measures_is_a_state_and_the_others_are_readings(
    tmp_path: Path, text: str
) -> None:
    found = read(tmp_path, text)
    states, readings = found.plans
    assert paid(replace(found, plans=(states,))) == {"Kestrel": 1_200, "Wren": 600}
    assert readings.kind is ListKind.READINGS
    told: list[tuple[str, Decimal]] = []
    for row in readings.drafts:
        pairs: Any = row.values.get("periods") or row.values.get("readings") or ()
        told += [(name, value) for name, value, *_ in pairs]
    assert {name for name, _ in told} == {"Logins"}
    assert {12, 40} <= {int(value) for _, value in told}


def test_days_on_which_contracts_began_are_no_months(tmp_path: Path) -> None:
    text = (
        "Account,Date,ARR\nKestrel,2024-09-01,1 EUR\nWren,2025-10-01,2 EUR\nAuk,2026-01-01,3 EUR\n"
    )
    assert sum(len(plan.drafts) for plan in read(tmp_path, text).plans) == 3


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("usage.csv", "Account,Sep 2026,Oct 2026\nKestrel,10,11\nWren,5,6\n"),
        ("logins 2026.csv", "Account,Sep 2026,Oct 2026\nKestrel,$10,$11\nWren,$5,$6\n"),
        ("MRR growth.csv", "Account,Sep 2026,Oct 2026\nKestrel,10,11\nWren,5,6\n"),
        ("list.csv", "Account,Month,Logins\nKestrel,2026-09,10\nKestrel,2026-10,11\n"),
    ],
)
def test_other_months_stay_readings(tmp_path: Path, name: str, text: str) -> None:
    (plan,) = read(tmp_path, text, name, metric="Logins").plans
    assert plan.kind is ListKind.READINGS
