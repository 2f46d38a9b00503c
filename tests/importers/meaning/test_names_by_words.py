"""Columns that are known by their words, and what stands beside each other."""

from pathlib import Path

import pytest

from csm_desktop.domain.records.opportunities import OpportunityKind, OpportunityStage
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.languages.contract_days import contract_day
from csm_desktop.importers.values.choices import choice
from tests.importers.lists import fed, planned


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Início do contrato", "contract_start"), ("Vigência até", "renews_on"),
        ("Einddatum contract", "renews_on"), ("Date de fin du contrat", "renews_on"),
        ("Data rozpoczęcia umowy", "contract_start"), ("Vertrag Ende", "renews_on"),
        ("Trial end date", ""), ("Notice date", ""), ("End", ""), ("Contract start / end", ""),
    ],
)  # fmt: skip
def test_a_day_of_a_contract_has_its_words_in_any_order(header: str, field: str) -> None:
    assert contract_day(ListKind.ACCOUNTS, header) == field


def test_name_and_address_of_an_owner_are_one_person(tmp_path: Path) -> None:
    text = (
        "Account,CSM Name,CSM Email,City\nAldo,Kim,kim@us.example,Kiel\nBera,,lee@us.example,Bonn\n"
    )
    plan = planned(tmp_path, text)
    assert fed(plan)["CSM Name"] == "owner"
    assert [draft.values["owner"] for draft in plan.drafts] == [
        "Kim (kim@us.example)", "lee@us.example",
    ]  # fmt: skip


def test_stripe_calls_some_customers_by_their_description(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        "id,Description,Email,Name,Created (UTC),Delinquent\n"
        "cus_A1,Aldo,a@aldo.example,,2024-01-01 10:00,false\n"
        "cus_B2,paid late,b@bera.example,Bera,2024-01-01 10:00,false\n",
    )
    assert [draft.values["name"] for draft in plan.drafts] == ["Aldo", "Bera"]
    assert [draft.values["external_id"] for draft in plan.drafts] == ["cus_A1", "cus_B2"]


def test_tickets_are_told_by_german_words_too(tmp_path: Path) -> None:
    text = (
        "Ticketnummer;Betreff;Kunde;Priorität;Erstellt am;Gelöst am\n"
        "7;Login;Aldo;Hoch;02.11.2026 08:10;03.11.2026 09:00\n"
    )
    assert planned(tmp_path, text).kind is ListKind.TICKETS


def test_a_stage_of_a_teams_own_begins_with_a_known_word() -> None:
    def stage(text: str) -> str | None:
        return choice(ListKind.OPPORTUNITIES, "stage", text)

    assert stage("Angebot abgegeben") == OpportunityStage.PROPOSED
    assert stage("Closed won (Sales Pipeline)") == OpportunityStage.WON
    assert stage("Open question") is stage("Solution Review") is None
    assert choice(ListKind.OPPORTUNITIES, "kind", "Cross-Selling") == OpportunityKind.CROSS_SELL
