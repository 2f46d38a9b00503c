"""Crosstabs of few months, whose head columns have no name."""

from pathlib import Path

import pytest

from csm_desktop.importers.meaning.fields import ListKind
from tests.importers.lists import asides, planned

MEASURES = (
    "Kestrel,Active users,12,13\n{again},Logins,120,130\n"
    "Wren,Active users,4,5\n{other},Logins,40,50\n"
)


@pytest.mark.parametrize(
    ("above", "again", "other"),
    [("", "Kestrel", "Wren"), ("", "", ""), (",,Month of Date,\n", "", "")],
)
def test_two_nameless_columns_are_the_account_and_what_is_measured(
    tmp_path: Path, above: str, again: str, other: str
) -> None:
    body = MEASURES.format(again=again, other=other)
    plan = planned(tmp_path, f"{above},,October 2026,November 2026\n{body}")
    assert (plan.kind, plan.questions) == (ListKind.READINGS, ())
    assert [row.values["account_name"] for row in plan.drafts] == ["Kestrel"] * 2 + ["Wren"] * 2
    second = plan.drafts[1].values["periods"]
    assert [f"{name} {n} {on}" for name, n, on in second] == [  # type: ignore[attr-defined]
        "Logins 120 2026-10-31", "Logins 130 2026-11-30",
    ]  # fmt: skip
    assert len(asides(plan)) == bool(above)


@pytest.mark.parametrize(
    "text",
    [
        ",,Oktober 2026,November 2026\nNord,Kestrel,12,13\nNord,Wren,4,5\nSüd,Heron,7,8\n",
        ",,octobre 2026,novembre 2026\nKestrel,Nord,12,13\nWren,Nord,4,5\nHeron,Sud,7,8\n",
        ",,2026-10,2026-11\nNorte,Kestrel,12,13\n,Wren,4,5\nSur,Heron,7,8\n",
    ],
)
def test_the_column_with_a_value_of_its_own_in_each_row_names_the_account(
    tmp_path: Path, text: str
) -> None:
    plan = planned(tmp_path, text, metric="Logins")
    assert plan.kind is ListKind.READINGS
    assert [row.values["account_name"] for row in plan.drafts] == ["Kestrel", "Wren", "Heron"]
