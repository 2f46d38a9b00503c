"""Sheets as people keep them, and lists of systems whose columns say less than their values."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import Options
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.metrics import Metric, Reading
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.values.state_days import told_day
from tests.app.imports.test_imports import Desk
from tests.importers.lists import asides, fed, planned

EUR = Options(currency="EUR")


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Desk:
    return Desk(book, tmp_path)


def paid(desk: Desk) -> dict[str, str]:
    """What the contracts of each account bring, with the currency."""
    names = {account.id: account.name for account in desk.all(Account)}
    return {
        names[each.account_id or 0]: f"{each.arr.amount:.0f} {each.arr.currency}"
        for each in desk.all(Subscription)
    }


def test_lists_side_by_side_are_two_and_a_column_for_looks_parts_none(desk: Desk) -> None:
    text = (
        "My book,,,,,,\nAccount,ARR,Renewal,,Contact,E-mail,Company\n"
        "Acme,12000,2027-01-31,,Ann Roe,ann@x.com,Bolt\n"
        "Bolt,9000,2027-03-31,,Bo Vik,bo@y.com,Acme\n,,,,Cy Fox,cy@z.com,Bolt\n"
    )
    desk.take_files(desk.file(text, "book.csv"), options=EUR)
    names = {account.id: account.name for account in desk.all(Account)}
    assert {each.name: names[each.account_id or 0] for each in desk.all(Contact)} == {
        "Ann Roe": "Bolt", "Bo Vik": "Acme", "Cy Fox": "Bolt",
    }  # fmt: skip
    desk.book.undo()
    desk.take_files(desk.file("Account,ARR,,CSM,Renewal\nAcme,1,,Kim,2027-01-31\n"
                              "Bolt,2,,Kim,2027-03-31\n"), options=EUR)  # fmt: skip
    assert paid(desk) == {"Acme": "1 EUR", "Bolt": "2 EUR"}


def test_a_sheet_of_one_customer_is_one_account(desk: Desk) -> None:
    text = "Account,Acme\nCSM,Kim Roe\nARR,12000\nRenewal,2027-01-31\nNotes,call\n"
    desk.take_files(desk.file(text), options=EUR)
    assert paid(desk) == {"Acme": "12000 EUR"}


def test_amounts_stand_in_the_column_of_their_currency(desk: Desk) -> None:
    desk.take("Account,ARR EUR,ARR USD,CSM\nAcme,12000,,Kim\nBolt,,9000,Kim\n")
    assert paid(desk) == {"Acme": "12000 EUR", "Bolt": "9000 USD"}
    desk.take("Account,ARR,Currency\nCato,5,British Pound\nDune,6,Euro\n")
    assert paid(desk)["Cato"] == "5 GBP"


def test_a_sentence_between_rows_is_no_customer_and_parts_no_groups(tmp_path: Path) -> None:
    text = (
        "Account,CSM,ARR,Renewal\nAcme,Kim,12000,2027-01-31\nWe Are Social Group,,,\n"
        "Bolt is at risk - see mail,,,\nBolt,Kim,9000,2027-03-31\n"
    )
    plan = planned(tmp_path, text, currency="EUR")
    assert [d.values["name"] for d in plan.drafts] == ["Acme", "We Are Social Group", "Bolt"]
    assert not plan.drafts[1].values["owner"]
    assert asides(plan) == [(4, "a note between the rows")]
    assert told_day(["Book of Kim as of 31 Oct 2026"]) == date(2026, 10, 31)


def test_two_names_in_a_cell_are_two_people_and_a_family_s_name_is_turned(desk: Desk) -> None:
    desk.take('Account,CSM,City\nAcme,"Kim Roe, Bo Lee",Ulm\nBolt,Kim Roe / Bo Lee,Ulm\n')
    assert [each.name for each in desk.all(TeamMember)] == ["Kim Roe"]
    desk.take("Raison sociale,Nom du contact,Prénom,E-mail\nAcme,Roe,Ann,ann@acme.fr\n"
              "Bolt,Vik,Bo,bo@bolt.fr\n")  # fmt: skip
    assert [each.name for each in desk.all(Contact)] == ["Ann Roe", "Bo Vik"]


def test_companies_with_addresses_are_accounts_and_events_are_metrics(desk: Desk) -> None:
    desk.take("Internal ID,ID,Name,Email,Phone,Sales Rep,Status\n"
              "1,C1,Acme Inc.,info@acme.com,555-0100,Kim,CUSTOMER-Closed Won\n"
              "2,C2,Bolt LLC,info@bolt.com,555-0101,Kim,PROSPECT-Proposal\n")  # fmt: skip
    assert [each.status for each in desk.all(Account)] == [
        AccountStatus.LIVE, AccountStatus.PROSPECT,
    ]  # fmt: skip
    assert not desk.all(Contact)
    desk.take("Company,Event,Date,Total Events\nAcme Inc.,Export,2026-11-01,12\n"
              "Acme Inc.,Login,2026-11-01,5\n")  # fmt: skip
    names = {metric.id: metric.name for metric in desk.all(Metric)}
    found = {names[each.metric_id]: each.value for each in desk.all(Reading)}
    assert found == {"Export": Decimal(12), "Login": Decimal(5)}


def test_order_lines_of_sap_make_contracts_of_their_customers(desk: Desk) -> None:
    desk.take(
        "Verkaufsbeleg;Position;Auftraggeber;Name Auftraggeber;Bezeichnung;Nettowert;Währung;"
        "Vertragsbeginn;Vertragsende\n"
        "4000001;10;100001;Acme GmbH;Kern;12.000,00;EUR;01.01.2026;31.12.2026\n"
        "4000001;20;100001;Acme GmbH;Zusatz;3.000,00;EUR;01.01.2026;31.12.2026\n"
        "4000002;10;100002;Bolt AG;Kern;9.000,00;EUR;01.04.2026;31.03.2027\n"
    )
    assert [(each.product, each.arr.minor) for each in desk.all(Subscription)] == [
        ("Kern", 1200000), ("Zusatz", 300000), ("Kern", 900000),
    ]  # fmt: skip
    assert [each.name for each in desk.all(Account)] == ["Acme GmbH", "Bolt AG"]


def test_a_pivot_names_what_it_measures_and_its_totals_are_none(tmp_path: Path) -> None:
    text = (
        "Sum of Logins,Column Labels,,\nRow Labels,Aug,Sep,Grand Total\nAcme,10,12,22\n"
        "Bolt,5,6,11\nGrand Total,15,18,33\n"
    )
    plan = planned(tmp_path, text, name="use 2026.csv")
    assert (plan.kind, plan.ready) == (ListKind.READINGS, 2)
    assert plan.questions[0].options[0] == "--metric Logins"


@pytest.mark.parametrize("head", ["Umsatz p.a.", "CA annuel"])
def test_turnover_beside_a_renewal_is_asked_about(tmp_path: Path, head: str) -> None:
    plan = planned(
        tmp_path,
        f"Client,N° client,{head},Préavis,Échéance\nAcme,00123,12000,3 mois,31/01/2027\n"
        "Bolt,00124,9000,1 mois,31/03/2027\n",
    )
    assert fed(plan)["N° client"] == "external_id"
    assert f'--map "{head}=arr"' in plan.questions[0].options
    told = planned(tmp_path, "Customer,Date,Topic,Participants,Next step\n"
                             "Acme,2026-11-03,QBR,Ann Roe,send\n", zone="UTC")  # fmt: skip
    assert told.kind is ListKind.MEETINGS
