"""The same id, the same company and the same person, whatever a list makes of them."""

from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import FileReport, ImportTerms
from csm_desktop.domain.alerts.champion_movement import champion_movements
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact, ContactStatus
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.wording import render
from tests.app.imports.found_ids import id_of
from tests.app.imports.test_imports import Desk


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Desk:
    folder = tmp_path / "files"
    folder.mkdir()
    return Desk(book, folder)


CONTRACT = "Contract No,Customer Number,Product,ARR,Currency\nK1,701,Base,10,EUR\n"


def told(report: FileReport) -> list[str]:
    """What is worth knowing, as it is read."""
    return [render(remark.text) for remark in report.remarks]


def people(desk: Desk) -> dict[str, str]:
    """Each contact with the name of its account."""
    names = {account.id: account.name for account in desk.all(Account)}
    return {each.name: names.get(each.account_id or 0, "") for each in desk.all(Contact)}


def test_ids_of_fifteen_and_eighteen_characters_are_one_and_their_case_counts(desk: Desk) -> None:
    heads = "Contact ID,First Name,Last Name,Account ID,Email\n"
    desk.take(
        "Account ID (18),Account Name,Industry\n"
        "0017h00000Qr4dEAAV,Mill,Food\n0017h00000Qr4deAAF,Forge,Steel\n",
        heads + "0037h00000Aa1b1,Ida,Moss,0017h00000Qr4dE,i@m.org\n"
        "0037h00000Aa1b2,Ove,Lind,0017h00000Qr4de,o@f.org\n",
    )
    again = desk.take(heads + "0037h00000Aa1b1AAA,Ida,Moss,0017h00000Qr4dEAAV,i@m.org\n").files[0]
    assert people(desk) == {"Ida Moss": "Mill", "Ove Lind": "Forge"}
    assert (again.stored, again.differences) == (0, ())


def test_a_number_that_lost_its_zeros_is_met_and_told(desk: Desk) -> None:
    report = desk.take(
        "Customer Number,Customer,Website\n000701,Acme,acme.org\n000702,Beta,beta.org\n",
        CONTRACT,
    ).files[1]
    assert [each.account_id for each in desk.all(Subscription)] == [desk.account("Acme").id]
    assert told(report) == [
        "“701” is read as 000701, Acme: the same number without its leading zeros (1 row)"
    ]


def test_zeros_that_could_belong_to_two_leave_the_row_open(desk: Desk) -> None:
    desk.take(
        "Customer Number,Customer,Website\n0701,Acme,acme.org\n00701,Beta,beta.org\n",
        CONTRACT,
    )
    assert [each.account_id for each in desk.all(Subscription)] == [None]


def test_two_systems_that_both_count_from_one_never_meet(desk: Desk) -> None:
    desk.take("Account ID,Account Name,City\n1,Acme,Ulm\n2,Beta,Bonn\n3,Gamma,Kiel\n")
    bills = (
        "Customer ID,Customer,City,Industry\n"
        "1,Xylo,Graz,Wood\n2,Beta GmbH,Bonn,Steel\n3,Zeta,Linz,Food\n"
    )
    report = desk.take(bills, terms=ImportTerms(systems={"": "billing"})).files[0]
    assert (desk.account("Acme").city, desk.account("Acme").industry) == ("Ulm", "")
    assert desk.account("Beta").industry == "Steel"
    assert [each.name for each in report.proposals] == ["Xylo", "Zeta"]
    assert desk.take(bills).stored == 0
    paper = "Customer ID,Customer,Industry\n1,Xylo,Paper\n"
    desk.take(paper, update=True, terms=ImportTerms(systems={"": "billing"}))
    assert (desk.account("Xylo").industry, desk.account("Acme").industry) == ("Paper", "")


def test_one_renamed_account_of_many_is_known_by_its_id(desk: Desk) -> None:
    rows = "".join(f"{i},Company {chr(64 + i)}x,Ulm\n" for i in range(1, 9))
    desk.take("Account ID,Account Name,City\n" + rows)
    report = desk.take("Account ID,Account Name,City\n" + rows.replace("Company Cx", "Newly")).files
    assert report[0].stored == 0
    assert [(each.ours, each.theirs) for each in report[0].differences] == [("Company Cx", "Newly")]


def test_a_long_id_is_known_under_any_name(desk: Desk) -> None:
    guid = "8f1e2d3c-0001-4a5b-8c9d-000000000001"
    desk.take(f"Account ID,Account Name,City\n{guid},Acme,Ulm\n")
    assert desk.take(f"Account ID,Account Name,City\n{{{guid.upper()}}},Zeta,Ulm\n").stored == 0


def test_companies_of_one_group_share_a_domain_and_stay_several(desk: Desk) -> None:
    report = desk.take(
        "Customer,Website,City\nNordan AG,nordan.org,Ulm\nNordan Energy Ltd,www.nordan.org,Hull\n"
    ).files[0]
    assert report.stored == 2
    assert [render(each.why) for each in report.proposals] == [
        "“Nordan AG” has the same web domain, but another name"
    ]


def test_a_rounded_id_is_never_stored(desk: Desk) -> None:
    report = desk.take(
        "Account ID,Account Name,City\n1.23457E+11,Acme,Ulm\n'0042,Beta,Bonn\nC7,Gamma,Kiel\n"
    ).files[0]
    assert [id_of(each) for each in desk.all(Account)] == ["", "0042", "C7"]
    assert [each.value for each in desk.account("Acme").custom] == ["1.23457E+11"]
    assert told(report) == [
        "“'0042” is read as 0042",
        "a spreadsheet has rounded it: it is no id any more, and kept as a field of yours",
    ]


def test_references_in_another_form_find_their_account_and_that_is_told(desk: Desk) -> None:
    report = desk.take(
        "Account ID,Account Name,City\nA-1,Acme Rail,Ulm\nA-2,Alder Inc.,Bonn\n",
        "Name,Company,Title\n"
        "Ann Lee,Acme Rail (https://www.notion.so/Acme-Rail-0a2b?pvs=21),CEO\n"
        'Bo Vik,"Alder, Inc",CTO\nCy Roe,A-1: Acme Rail,CFO\nDi Fox,Cedar,COO\n',
    ).files[1]
    assert people(desk) == {
        "Ann Lee": "Acme Rail", "Bo Vik": "Alder Inc.", "Cy Roe": "Acme Rail", "Di Fox": "",
    }  # fmt: skip
    assert [each.name for each in report.unassigned] == ["Di Fox"]
    assert len(told(report)) == 2


def test_a_name_or_domain_that_two_accounts_have_is_left_open_and_told(desk: Desk) -> None:
    report = desk.take(
        "Account ID,Account Name,Website\n1,Meri,meri.org\n2,Meri,meri.at\n3,Meri Cloud,meri.at\n",
        "Name,Email,Company\nAnn Lee,a@meri.org,Meri\nBo Vik,b@x.org,Meri\nCy Roe,c@meri.at,\n",
    ).files[1]
    assert people(desk) == {"Ann Lee": "Meri", "Bo Vik": "", "Cy Roe": ""}
    assert told(report) == [
        "only 1 of 3 rows found their account: does another column name it?",
        "“Meri” is left open: 2 accounts are called so (1 such row)",
        "c@meri.at is left open: 2 accounts share its domain (1 such row)",
    ]


LIST = "Contact ID,Full Name,Email,Account ID,Role\n"
TWO = "Account ID,Account Name,City\nA1,Acme,Ulm\nA2,Beta,Bonn\n"


def test_a_champion_at_another_account_is_a_move_told_with_both_sides(desk: Desk) -> None:
    desk.take(TWO, LIST + "C1,Ada Quill,ada@acme.org,A1,Champion\n")
    report = desk.take(LIST + "C1,Ada Quill,ada@beta.org,A2,\n").files[0]
    moved = [(e.field, e.ours, e.theirs) for e in report.differences if e.field == "account"]
    assert moved == [("account", "Acme", "Beta")]
    assert people(desk) == {"Ada Quill": "Acme"}


def test_a_move_that_is_taken_over_feeds_champion_movement_at_the_former_account(
    desk: Desk,
) -> None:
    desk.take(TWO, LIST + "C1,Ada Quill,ada@acme.org,A1,Champion\n")
    moved = LIST + "C1,Ada Quill,ada@beta.org,A2,\n"
    desk.take(moved, update=True)
    former, now = desk.all(Contact)
    assert (former.status, former.went_to, former.email) == (
        ContactStatus.LEFT, "Beta", "ada@acme.org",
    )  # fmt: skip
    assert (now.account_id, now.email, now.status) == (
        desk.account("Beta").id, "ada@beta.org", ContactStatus.ACTIVE,
    )  # fmt: skip
    with desk.book.reading() as connection:
        facts = account_facts(connection, desk.account("Acme").id, desk.book.today())
    assert [each.went_to for each in champion_movements(facts)] == ["Beta"]
    desk.take(moved, update=True)
    assert len(desk.all(Contact)) == 2


def test_the_same_person_is_known_by_name_within_the_account(desk: Desk) -> None:
    desk.take(TWO, "Full Name,Email,Account ID\nJosé Pérez,jose@acme.org,A1\n")
    again = desk.take(
        'Full Name,Title,Account ID\n"Perez, Jose",CEO,A1\nJosé Pérez,CTO,A2\n'
    ).files[0]
    assert again.stored == 1
    assert sorted((each.title, each.email) for each in desk.all(Contact)) == [
        ("CEO", "jose@acme.org"), ("CTO", ""),
    ]  # fmt: skip


def test_contact_ids_of_two_systems_never_meet(desk: Desk) -> None:
    desk.take(TWO, LIST + "1,Ada Quill,ada@acme.org,A1,\n")
    desk.take(LIST + "1,Bo Rand,bo@beta.org,A2,\n")
    assert people(desk) == {"Ada Quill": "Acme", "Bo Rand": "Beta"}


def test_companies_of_other_legal_forms_are_several(desk: Desk) -> None:
    report = desk.take(
        "Account,Country\nMüller GmbH,DE\nMueller AG,CH\nÉtoile SARL,FR\n",
        "Name,Email,Account\nAnn Lee,a@x.org,Müller\nBo Vik,b@x.org,Mueller GmbH\n"
        "Cy Roe,c@x.org,ETOILE\n",
    ).files[1]
    assert people(desk) == {"Ann Lee": "Müller GmbH", "Bo Vik": "", "Cy Roe": "Étoile SARL"}
    assert len([text for text in told(report) if "is read as" in text]) == 2


def test_somebody_whose_address_is_their_own_may_change_their_name(desk: Desk) -> None:
    heads = "Name,Email,Company,Title\n"
    rows = "Una Berg,una@acme.example,Acme,CIO\nSupport,info@acme.example,Acme,\n"
    desk.take("Account,Owner\nAcme,Kim\n", heads + rows)
    later = "Una Berg-Roe,una@acme.example,Acme,COO\nInfo Desk,info@acme.example,Acme,\n"
    report = desk.take(heads + later, update=True).files[0]
    assert [known.like for known in report.known] == ["Una Berg"]
    assert sorted(people(desk)) == ["Info Desk", "Support", "Una Berg-Roe"]


def test_and_is_written_as_a_sign_as_often(desk: Desk) -> None:
    desk.take("Account,Owner\nAlder GmbH & Co. KG,Kim\nMoss & Sons,Kim\n",
              "Name,Email,Company\nTed,t@a.example,Alder GmbH und Co KG\n"
              "Zoe,z@m.example,Moss and Sons\n")  # fmt: skip
    assert people(desk) == {"Ted": "Alder GmbH & Co. KG", "Zoe": "Moss & Sons"}
