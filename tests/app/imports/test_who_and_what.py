"""Customers, prospects and partners; who sells and who looks after; which column refers."""

from datetime import date
from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.wording import render
from tests.app.imports.test_identity import people
from tests.app.imports.test_imports import Desk
from tests.importers.lists import fed, planned


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Desk:
    folder = tmp_path / "files"
    folder.mkdir()
    return Desk(book, folder)


def statuses(desk: Desk) -> dict[str, str]:
    """Each account's status."""
    return {each.name: each.status.value for each in desk.all(Account)}


def test_a_column_of_types_tells_customers_from_prospects_partners_and_former_ones(
    desk: Desk,
) -> None:
    desk.take(
        "Account Name,Type,City\nA,Customer - Channel,Ulm\nB,Prospect,Ulm\nC,Reseller,Ulm\n"
        "D,Ex-Customer,Ulm\nE,,Ulm\n"
    )
    assert statuses(desk) == {
        "A": "live", "B": "prospect", "C": "partner", "D": "churned", "E": "onboarding",
    }  # fmt: skip


def test_an_active_record_of_a_prospect_is_no_customer_and_an_inactive_one_is_over(
    desk: Desk,
) -> None:
    desk.take(
        "Account Name,Status,Relationship Type,City\nA,Active,Customer,Ulm\nB,Active,Prospect,Ulm\n"
        "C,Inactive,Customer,Ulm\nD,Inactive,Prospect,Ulm\n"
    )
    assert statuses(desk) == {"A": "live", "B": "prospect", "C": "churned", "D": "churned"}


def test_the_stage_of_a_lifecycle_tells_leads_from_customers(desk: Desk) -> None:
    desk.take(
        "Company name,Industry,Lifecycle Stage\nA,Retail,customer\nB,Retail,lead\n"
        "C,Retail,marketingqualifiedlead\nD,Retail,opportunity\nE,Retail,\n"
    )
    assert statuses(desk) == {
        "A": "live", "B": "prospect", "C": "prospect", "D": "prospect", "E": "onboarding",
    }  # fmt: skip


def test_an_account_that_was_made_of_lost_and_open_deals_is_a_prospect(desk: Desk) -> None:
    desk.take(
        "Opportunity Name,Account Name,Stage,Close Date,Amount,Currency\n"
        "One,A,Closed Won,2026-01-05,10,EUR\nTwo,A,Negotiation,2026-12-05,10,EUR\n"
        "Three,B,Closed Lost,2026-01-05,10,EUR\nFour,C,Proposal,2026-12-05,10,EUR\n"
    )
    assert statuses(desk) == {"A": "onboarding", "B": "prospect", "C": "prospect"}


def test_types_that_are_something_else_stay_a_field_of_the_users_own(tmp_path: Path) -> None:
    plan = planned(tmp_path, "Account Name,Type,City\nA,Hospital,Ulm\nB,School,Ulm\n")
    assert "Type" not in fed(plan)


def test_who_signed_more_than_a_year_ago_is_not_onboarding(desk: Desk) -> None:
    desk.take("Account Name,City,Contract Start\nA,Ulm,2021-05-01\nB,Ulm,\n")
    assert statuses(desk) == {"A": AccountStatus.LIVE, "B": AccountStatus.ONBOARDING}
    assert desk.account("A").contract_start == date(2021, 5, 1)


def test_the_csm_looks_after_an_account_that_its_owner_sold(desk: Desk) -> None:
    desk.take(
        "Account Name,Account Owner,CSM,City\nA,Sal Low (sal@us.example),Kim Roe,Ulm\n"
        "B,Sal Low (sal@us.example),Kim Roe,Ulm\n"
    )
    account = desk.account("A")
    ours = {each.id: (each.name, each.email, each.role.value) for each in desk.all(TeamMember)}
    assert ours[account.owner_id or 0] == ("Kim Roe", "", "csm")
    assert ours[account.sold_by_id or 0] == ("Sal Low", "sal@us.example", "account_executive")


def test_an_owner_alone_is_the_csm(desk: Desk) -> None:
    desk.take("Account Name,Account Owner,City\nA,Kim Roe <kim@us.example>,Ulm\n")
    assert (desk.account("A").owner_id is None, desk.account("A").sold_by_id) == (False, None)
    assert [each.email for each in desk.all(TeamMember)] == ["kim@us.example"]


def test_where_two_columns_refer_the_one_that_meets_the_book_decides(desk: Desk) -> None:
    desk.take("Account Name,Website\nAcme,acme.org\nBeta,beta.org\n")
    desk.take(
        "First Name,Last Name,Title,Website,Company Domain\nAnn,Lee,CEO,annlee.me,acme.org\n"
        "Bo,Vik,CTO,bo.blog,beta.org\nCy,Roe,CFO,beta.org,\n"
    )
    assert people(desk) == {"Ann Lee": "Acme", "Bo Vik": "Beta", "Cy Roe": "Beta"}


DYNAMICS = "(Do Not Modify) Account,(Do Not Modify) Row Checksum,Account Name,Address 1: City\n"


def test_the_hidden_columns_of_dynamics_are_an_id_and_no_facts(tmp_path: Path) -> None:
    plan = planned(
        tmp_path, DYNAMICS + "8f1e2d3c-0001-4a5b-8c9d-000000000001,aa==,Acme,Ulm\n"
    )  # fmt: skip
    assert fed(plan)["(Do Not Modify) Account"] == "external_id"
    assert [each.field for each in plan.mapping if "Checksum" in each.header] == ["-"]


def test_a_column_that_is_called_so_is_it_where_some_of_its_values_can_be_read(
    tmp_path: Path,
) -> None:
    plan = planned(
        tmp_path,
        "Account Name,City,Renewal Date,Status\nA,Ulm,Q2 2027,Live\nB,Ulm,Q4 2026,Red\n"
        "C,Ulm,2027-06-30,Cancelled\nD,Ulm,Q1 2027,Amber\n",
    )
    assert [draft.values["renews_on"] for draft in plan.drafts] == [
        None, None, date(2027, 6, 30), None,
    ]  # fmt: skip
    assert [draft.values["status"] for draft in plan.drafts] == [
        AccountStatus.LIVE, None, AccountStatus.CHURNED, None,
    ]  # fmt: skip
    assert [each.value for each in plan.drafts[1].custom] == ["Q4 2026", "Red"]


def test_of_several_accounts_in_a_cell_the_first_that_is_known_is_taken_and_told(
    desk: Desk,
) -> None:
    desk.take("Account ID,Account Name,City\n9001,Kestrel,Ulm\n9002,Heron,Ulm\n")
    (file,) = desk.take(
        "First Name,Last Name,Email,Associated Company IDs\nMo,Tan,mo@gmail.com,9002;9001\n"
    ).files
    assert people(desk) == {"Mo Tan": "Heron"}
    assert "names several accounts" in " ".join(render(each.text) for each in file.remarks)


def test_of_arr_by_the_year_the_newest_is_what_is_paid(tmp_path: Path) -> None:
    plan = planned(tmp_path, "Account,ARR 2025,ARR 2026,Currency\nA,1000,1500,EUR\n")
    assert fed(plan)["ARR"] == "arr"
    assert plan.sheet == "ARR 2026"


def test_a_german_notice_and_a_yearly_fee_are_understood(tmp_path: Path) -> None:
    notice = planned(
        tmp_path, "Kunde;MRR;Währung;Kündigung zum;Status\nA;100,50;EUR;31.12.2026;gekündigt\n"
    )
    assert fed(notice)["Kündigung zum"] == "churned_on"
    fee = planned(
        tmp_path, "Company Name,Renewal Month,Annual fee,CSM e-mail\nA,Mar-27,€ 20,k@o.example\n"
    )
    assert fed(fee) == {
        "Company Name": "name", "Renewal Month": "renews_on", "Annual fee": "arr",
        "CSM e-mail": "owner",
    }  # fmt: skip
