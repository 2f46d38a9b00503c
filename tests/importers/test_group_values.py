"""What stands only in the first row of its rows: filled down where it is sure, else told."""

from pathlib import Path

import pytest

from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import ImportPlan
from csm_desktop.wording import render
from tests.importers.lists import planned


def told(plan: ImportPlan) -> list[str]:
    return [f"{note.column}: {render(note.text)}" for note in plan.remarks]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (ListKind.SUBSCRIPTIONS,
         "Kunde;Produkt;ARR;Beginn;Ende\nKestrel;Core;12000 EUR;01.01.2026;31.12.2026\n"
         ";Insights;3000 EUR;01.01.2026;31.12.2026\nWren;Core;900 EUR;01.02.2026;31.01.2027\n"),
        (ListKind.READINGS,
         "Client;Mois;Connexions\nKestrel;2026-08;12\n;2026-09;13\nWren;2026-08;3\n"),
        (ListKind.CONTACTS,
         "Cuenta,Nombre,Correo,Cargo\nKestrel,Ann Lee,ann@kestrel.example,CFO\n"
         ",Bob Ray,bob@kestrel.example,CTO\nWren,Eve Kim,eve@wren.example,CEO\n"),
        (ListKind.REQUESTS,
         "会社名,要望内容,要望日,対応状況\nKestrel,出力,2026-03-01,検討中\n,検索,2026-04-01,見送り\n"
         "Wren,色,2026-02-01,新規\n"),
        (ListKind.OPPORTUNITIES,
         "Conta,Oportunidade,Stage,Amount,Close date\nKestrel,Upsell,Proposal,100 EUR,2026-12-01\n"
         ",Cross,Proposal,200 EUR,2026-12-05\nWren,New seats,Proposal,300 EUR,2026-12-07\n"),
    ],
)  # fmt: skip
def test_rows_below_an_account_are_its_own(tmp_path: Path, kind: ListKind, text: str) -> None:
    plan = planned(tmp_path, text)
    assert plan.kind is kind
    assert [row.values["account_name"] for row in plan.drafts] == ["Kestrel", "Kestrel", "Wren"]
    assert any("1 row below is theirs" in each for each in told(plan))


@pytest.mark.parametrize(
    "text",
    [
        # An adviser of nobody, below somebody else's name.
        "Account,Name,Email,Title\nKestrel,Ann Lee,ann@kestrel.example,CFO\n"
        ",Bob Ray,bob@adviser.example,Adviser\nWren,Eve Kim,eve@wren.example,CEO\n",
        # One of many has lost its name.
        "Account,Product,ARR,Start\nKestrel,Core,100 EUR,2026-01-01\nWren,Core,200 EUR,2026-01-01\n"
        ",Core,300 EUR,2026-01-01\nHeron,Core,400 EUR,2026-01-01\nEgret,Core,500 EUR,2026-01-01\n",
        # People without addresses may belong to nobody.
        "Account,First name,Last name,Job title\nKestrel,Ann,Lee,CFO\n,Bob,Ray,CTO\n,Al,Poe,COO\n",
    ],
)
def test_what_may_be_of_nobody_is_given_to_nobody(tmp_path: Path, text: str) -> None:
    plan = planned(tmp_path, text)
    names = [row.values.get("account_name") or row.values.get("name") for row in plan.drafts]
    if plan.kind is ListKind.CONTACTS:
        names = [row.values.get("account_name") for row in plan.drafts]
    assert [name for name in names if name] == [
        line.split(",")[0] for line in text.splitlines()[1:] if line[0] != ","
    ]


def test_a_region_above_its_accounts_is_told_and_not_written_to_them(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        "Region,Account,ARR,Renewal date\nNorth,Kestrel,100 EUR,2027-01-01\n"
        ",Wren,200 EUR,2027-02-01\nSouth,Heron,300 EUR,2027-03-01\n",
    )
    assert [[field.value for field in row.custom] for row in plan.drafts] == [
        ["North"],
        [],
        ["South"],
    ]
    assert told(plan)[0] == (
        "Region: 1 row has none, as line 3 below “North”: write it there if it is meant"
    )
