"""Exports are named after the system they come from, with the reason; other lists after none."""

from pathlib import Path

import pytest

from csm_desktop.domain.text.message import Message
from csm_desktop.importers.meaning.system_signs import SYSTEMS
from csm_desktop.importers.meaning.systems import SystemLook, recognise_system
from csm_desktop.wording import render
from tests.importers.lists import planned


def look(header: str, *rows: str, notes: tuple[str, ...] = ()) -> SystemLook | None:
    """What a list of these lines looks like; cells are parted by `|`."""
    headers = header.split("|")
    cells = [row.split("|") for row in rows] or [[""] * len(headers)]
    columns = [[cell for cell in column if cell] for column in zip(*cells, strict=True)]
    return recognise_system(headers, columns, notes)


EXPORTS = {
    "Salesforce": look("Account ID|Account Name", "0015g00000Xk1aB|Aldo", "0015g00000Xk1aC|Bera"),
    "HubSpot": look("Record ID|Company name|Company owner|Company Domain Name|Lifecycle Stage"),
    "Dynamics 365": look("(Do Not Modify) Account|(Do Not Modify) Row Checksum|Account Name"),
    "Insightly": look("RecordId|OrganisationName|OrganisationOwner|EmailDomain1"),
    "Zoho": look("Record Id|Account Name", "zcrm_48700001|Aldo", "zcrm_48700002|Bera"),
    "Pipedrive": look("Organization - ID|Organization - Name|Organization - Owner"),
    "Planhat": look("Planhat ID|Name|Phase|Owner"),
    "Gainsight": look("Company Name|GSID|CSM|Current Score"),
    "ChurnZero": look("Account External ID|Name|Next Renewal Date|Total Contract Amount"),
    "Vitally": look("Vitally ID|Account name|Health score"),
    "Totango": look("Account ID|Health Rank|Contract Renewal Date|Success Manager|Contract Value"),
    "Stripe": look("id|Customer ID|Plan", "sub_1A|cus_1A|price_1", "sub_1B|cus_1B|price_2"),
    "Chargebee": look("subscriptions.id|subscriptions.plan_id|customers.company"),
    "Paddle": look("id|customer_id|status", "sub_01hv8x29kz0t586xy6zn1a62ny|ctm_01|active"),
    "Zendesk": look("id|name|domain_names|shared_tickets|shared_comments|external_id"),
    "Intercom": look("Name|Email|Web sessions|Last heard from (UTC)|Last contacted (UTC)"),
    "LinkedIn": look("First Name|Last Name|URL|Email Address|Company|Position|Connected On",
                     "Ann|Ash|https://www.linkedin.com/in/ann||Aldo|COO|01 Aug 2021"),
    "Google Contacts": look("First Name|Last Name|Organization Name|E-mail 1 - Label"),
    "Outlook": look("First Name|Company|E-mail Address|E-mail Display Name|Business Phone|Suffix"),
    "Airtable": look("Name|Churned|Strategic", "Aldo|checked|", "Bera||checked"),
    "Notion": look("Name|Company",
                   "Ann|Aldo (https://www.notion.so/Aldo-0a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f?pvs=21)"),
    "monday": look("Name|Owner|Status|Item ID (auto generated)"),
    "Odoo": look("External ID|Name", "__export__.res_partner_7_1a2b3c4d|Aldo"),
    "ERPNext": look("ID|Customer Name", "CUST-1|Aldo",
                    notes=("Data Import Template", "DocType: Customer")),
    "Xero": look("*ContactName|EmailAddress|POAddressLine1|POPostalCode|SAAddressLine1"),
    "QuickBooks": look("Customer full name|Phone numbers|Email|Bill address|Ship address"),
    "Pendo": look("Visitor ID|Account ID|Days Active|Number of Events"),
}  # fmt: skip


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)
def test_an_export_is_named(system: object) -> None:
    name = getattr(system, "name", "")
    found = EXPORTS[name]
    assert found is not None
    assert found.name == name


def test_a_reason_names_ids_headers_and_footer() -> None:
    found = look(
        "Account ID|Account Name", "0015g00000Xk1aB|Aldo",
        notes=("Confidential Information - Do Not Distribute",),
    )  # fmt: skip
    assert found is not None
    assert render(found.reason) == (
        "it looks like a Salesforce report: 15-character ids, “Confidential Information” footer, "
        "“Account ID”"
    )


def test_only_signs_that_are_there_are_told() -> None:
    found = EXPORTS["monday"]
    assert found is not None
    assert isinstance(found.reason, Message)
    assert render(found.reason) == "it looks like an export from monday: “Item ID (auto generated)”"


@pytest.mark.parametrize(
    "found",
    [
        # The words that every list of customers uses.
        look("Account Name|Account Owner|Website|Industry|ARR|Renewal Date", "Aldo|Kim|||5|"),
        look("Account ID|Account Name|Owner|Country", "101|Aldo|Kim|DE", "102|Bera|Kim|FR"),
        look("Company ID|Company name|Company owner|Lifecycle Stage|Create Date"),
        look("Customer ID|Customer|Plan|Status|Amount|Currency|Start Date", "1|Aldo|A|x|5|EUR|"),
        look("First Name|Last Name|Email Address|Company|Position|LinkedIn",
             "Ann|Ash|a@b.example|Aldo|COO|https://www.linkedin.com/in/ann"),
        look("Customer Name|Customer Type|Territory|ID"),
        look("Name|Status|Health score|CSM|Renewal|MRR|Owner|Tags|External ID"),
        look("Item|Checked", "Aldo|checked", "Bera|"),
        # Numbers of fifteen digits, an identifier with a dash, a date of a year.
        look("Account ID|Account Name", "001500000123456|Aldo", "001500000123457|Bera"),
        look("Account|Ref", "Aldo|sub_total", "Bera|sub_title"),
        look("Name - long|Name - short|Region - of sale"),
        look("Record|Note", "recording of the call|x", "receipts of 2026|y"),
        look("Kunde|Betreuer|Jahresumsatz|Verlängerung"),
        look("Name"),
    ],
)  # fmt: skip
def test_a_list_made_by_hand_is_of_no_known_system(found: SystemLook | None) -> None:
    assert found is None


def test_a_report_without_ids_is_known_by_its_choices() -> None:
    found = look(
        "Account Name|Account Owner|Billing City|Billing Country|Type",
        "Aldo|Kim|Leeds|UK|Customer - Direct", "Bera|Jo|Bonn|DE|Customer - Channel",
    )  # fmt: skip
    assert found is not None
    assert found.name == "Salesforce"


def test_a_footer_of_ours_is_not_salesforces() -> None:
    notes = ("Confidential - internal use only", "Total (3 records)")
    assert look("Account Name|ARR", "Aldo|5", notes=notes) is None


def test_signs_of_two_systems_name_neither() -> None:
    assert look("Planhat ID|GSID|Name") is None


def test_the_plan_of_a_file_names_its_system(tmp_path: Path) -> None:
    text = (
        "Account Name,Account Owner,Renewal Date\nAldo,Kim,2027-03-31\nBera,Kim,2027-03-31\n\n"
        '"Grand Totals (2 records)"\n\n"Confidential Information - Do Not Distribute"\n'
    )
    plan = planned(tmp_path, text)
    assert plan.system is not None
    assert plan.system.name == "Salesforce"
    assert planned(tmp_path, "Account Name,Renewal Date\nAldo,2027-03-31\n").system is None
