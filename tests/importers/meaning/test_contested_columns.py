"""Two columns that may mean one thing: the surer one is taken, and the other is kept beside."""

from datetime import date
from pathlib import Path

import pytest

from csm_desktop.domain.records.contacts import ContactStatus
from csm_desktop.errors import UserError
from tests.importers.lists import planned


@pytest.mark.parametrize(
    ("text", "header", "field"),
    [
        ("Account Name,Account Owner,CSM,Account Manager,ARR,Currency\n"
         "Kestrel,Kim Roe,Jo Park,Kim Roe,9000,EUR\n", "CSM", "owner"),
        ("Account,Account Manager,ARR,Currency\nKestrel,Kim Roe,9000,EUR\n",
         "Account Manager", "owner"),
        ("subscriptions.id,customers.company,subscriptions.status,subscriptions.mrr,"
         "subscriptions.current_term_start,subscriptions.started_at\n"
         "cb1,Kestrel,active,1000.00,2026-01-01,2024-01-01\n",
         "subscriptions.started_at", "starts_on"),
        ("Account: Name,Subscription: Name,Subscription: Contract Effective Date,"
         "Subscription: Term Start Date,Rate Plan Charge: Name,Rate Plan Charge: MRR\n"
         "Kestrel,A-S001,2024-01-01,2026-01-01,Core,2000\n",
         "Subscription: Contract Effective Date", "starts_on"),
        ("Contract,Account,Term Start,Term End,ARR,Currency\n"
         "K1,Kestrel,2026-01-01,2026-12-31,9000,EUR\n", "Term Start", "starts_on"),
        ("*ContactName,*InvoiceNumber,*InvoiceDate,*Description,*UnitAmount,LineAmount,"
         "*AccountCode,*TaxType,Currency\n"
         "Kestrel,INV-1,2026-02-01,Core Feb 2026,1000.00,1000.00,200,20% VAT,GBP\n",
         "*AccountCode", ""),
    ],
)  # fmt: skip
def test_the_surer_column_is_taken(tmp_path: Path, text: str, header: str, field: str) -> None:
    mapping = {each.header: each.field for each in planned(tmp_path, text).mapping}
    assert mapping[header] == (field or "-")


def test_who_left_and_in_which_language_one_writes(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        "Name,Email,Account,Status,Left on,Left for,Preferred language\n"
        "Ada Frost,ada@kestrel.example,Kestrel,No longer there,2026-09-01,Wren,English (US)\n"
        "Bo Lind,bo@kestrel.example,Kestrel,,2026-08-01,,de-AT\n"
        "Cy Dunn,cy@kestrel.example,Kestrel,Active,,,Welsh\n",
    )
    ada, bo, cy = (row.values for row in plan.drafts)
    assert (ada["status"], ada["went_to"], ada["language"]) == (ContactStatus.LEFT, "Wren", "en")
    assert (bo["status"], bo["left_on"], bo["language"]) == (
        ContactStatus.LEFT, date(2026, 8, 1), "de",
    )  # fmt: skip
    assert (cy["status"], cy.get("language")) == (ContactStatus.ACTIVE, None)
    assert any(field.value == "Welsh" for field in plan.drafts[2].custom)


def test_a_person_whom_apple_shows_by_the_company_is_a_person(tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:4.0\nN:{n}\nFN:{fn}\nORG:Kestrel\n{more}\nEND:VCARD\n"
    text = card.format(
        n="Lind;Bo;;;", fn="Bo Lind",
        more="X-ABShowAs:COMPANY\nLANG;PREF=2:en\nLANG;PREF=1:fr-CH\nEMAIL:bo@kestrel.example",
    ) + card.format(n=";;;;", fn="Kestrel", more="X-ABShowAs:COMPANY")  # fmt: skip
    plan = planned(tmp_path, text, "cards.vcf")
    (bo,) = plan.drafts
    assert (bo.values["name"], bo.values["language"]) == ("Bo Lind", "fr")
    assert [row.value for row in plan.set_aside] == ["Kestrel"]


def test_movements_of_revenue_are_no_usage(tmp_path: Path) -> None:
    text = (
        "Date,Customer,Movement Type,MRR Change,Currency,Plan\n"
        "2026-01-05,Kestrel,New Business,1000.00,EUR,Core\n"
        "2026-03-10,Kestrel,Expansion,200.00,EUR,Core\n"
    )
    with pytest.raises(UserError) as caught:
        planned(tmp_path, text)
    assert "movements of revenue" in str(caught.value)
