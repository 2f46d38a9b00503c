"""Who and what: ids, names, people, and the next list of the same source."""

from datetime import date
from decimal import Decimal

import pytest

from csm_desktop.app.imports import ImportTerms, OpenQuestionsError
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.contacts import Contact, ContactStatus
from csm_desktop.domain.records.revenue import Subscription
from tests.app.imports.found_ids import id_of
from tests.app.imports.shared.case import Case, Promise, custom, promise_in, told

PROMISES: dict[str, Promise] = {}
promise = promise_in(PROMISES)


@promise("03")
def ids_of_15_and_18_signs_are_one(case: Case) -> None:
    case.take("accounts.csv", "contacts.csv")
    assert case.take("contacts18.csv").stored == 0
    assert case.homes == {"Ida Moss": "Harbor Mills", "Ove Lind": "Lindqvist AB"}


@promise("05")
def a_hidden_guid_knows_a_renamed_account(case: Case) -> None:
    case.take("Active Accounts.xlsx", "Active Contacts.xlsx")
    assert "Rowan Paper Group" in told(case.take("Active Accounts later.xlsx"))
    assert len(case.lines) == 3
    assert case.homes == {"Una Veld": "Rowan Paper", "Ole Brandt": "Sable Wind"}
    assert id_of(case.account("Rowan Paper")) == "8f1e2d3c-0001-4a5b-8c9d-000000000001"
    assert case.account("Tarn Foods").status is AccountStatus.CHURNED
    assert not any("Checksum" in name for name in custom(case.account("Rowan Paper")))


@promise("08")
def ids_behind_a_dot_are_references(case: Case) -> None:
    case.take("accounts.csv", "contacts.csv")
    assert case.owners == {"Yarrow Media": "Kim Roe", "Zephyr Bank": "Kim Roe"}
    assert case.homes == {"Fay North": "Yarrow Media", "Gus Oak": "Zephyr Bank"}
    # Whom he reports to is of another account: no line of this one, and yet not lost.
    assert custom(case.contact("Gus Oak"))["Reporting To.id"] == "zcrm_487687000000444001"
    assert set(case.arr.values()) == {""}


@promise("21")
def addresses_behind_related_names_are_no_part_of_them(case: Case) -> None:
    case.take("Customers.csv", "People.csv")
    assert case.homes == {"Ada Quill": "Acorn Rail", "Bo Rand": "Acorn Rail"}
    assert case.renewals == {
        "Acorn Rail": date(2027, 4, 30), "Birch Retail": date(2026, 12, 31),
    }  # fmt: skip
    kept = custom(case.account("Acorn Rail"))
    assert kept["Contract"] == "May 1, 2025 → April 30, 2027"


@promise("26")
def the_next_export_is_a_movement(case: Case) -> None:
    case.take("book_oct.csv")
    assert "Dogwood Inc missing" in told(case.take("book_nov.csv"))
    case.take("book_nov.csv", update=True)
    assert case.arr == {
        "Acorn Rail": "62000.00 EUR", "Birch Retail": "12000.00 EUR", "Cedar Clinic": "",
        "Dogwood Inc": "10000.00 EUR",
    }  # fmt: skip
    year = case.revenue
    assert (round(year.nrr or 0, 2), round(year.grr or 0, 2)) == (Decimal("0.76"), Decimal("0.67"))


@promise("27")
def nothing_is_said_of_a_year_that_is_not_known(case: Case) -> None:
    case.take("accounts.csv")
    assert (case.revenue.nrr, case.revenue.grr) == (None, None)


@promise("35")
def names_that_two_accounts_share_stay_two(case: Case) -> None:
    # The way through an export is walked whole by tests/app/imports/test_own_export.py.
    case.take("accounts.csv", "contacts.csv", "usage.csv")
    with case.book.reading() as connection:
        pairs = connection.driver.execute(
            "SELECT c.name, a.ids ->> '$[0].text' FROM contact c"
            " JOIN account a ON a.id = c.account_id"
        ).fetchall()
    assert {tuple(pair) for pair in pairs} == {
        ("Ada Quill", "A1"), ("Bo Rand", "A1"), ("Di Tull", "A2"),
    }  # fmt: skip
    assert sorted(each.arr.amount for each in case.all(Subscription)) == [18000, Decimal("52000.5")]
    assert len(case.readings) == 3


@promise("38")
def names_that_look_like_nothing_are_names(case: Case) -> None:
    report = case.take("a.csv", "c.csv")
    assert case.lines.keys() == {"Null Industries", "Acorn Rail", "1&1", "3M", "TBD", "None"}
    assert case.homes.keys() == {"Christopher Null", "Na Li", "True Berg", "None Lund"}
    assert case.account("Null Industries").country == "NA"
    assert "“TBD”" in told(report).replace("TBD is", "“TBD” is")


@promise("42")
def the_same_book_a_month_later(case: Case) -> None:
    case.take("oct.csv")
    case.take("nov.csv")
    assert case.arr == {
        "Acorn Rail": "52000.00 EUR", "Birch Retail": "18000.00 EUR",
        "Cedar Clinic": "30000.00 EUR", "Dogwood Inc": "9000.00 EUR",
    }  # fmt: skip


@promise("52")
def lost_zeros_are_found_again(case: Case) -> None:
    assert "000123" in told(case.take("a.csv", "s.csv"))
    assert case.arr == {"Acorn Rail": "52000.00 EUR", "Birch Retail": "18000.00 EUR"}


@promise("54")
def a_champion_who_moved_is_told(case: Case) -> None:
    case.take("a.csv", "c1.csv")
    assert "Ada Quill account Acorn Rail Birch Retail" in told(case.take("c2.csv"))
    case.take("c2.csv", update=True)
    left, came = sorted(
        (each for each in case.all(Contact) if each.name == "Ada Quill"),
        key=lambda each: each.status is ContactStatus.ACTIVE,
    )
    assert (left.went_to, came.account_id) == ("Birch Retail", case.account("Birch Retail").id)


@promise("55")
def numbers_of_two_systems_never_meet(case: Case) -> None:
    case.take("crm.csv")
    with pytest.raises(OpenQuestionsError, match="same system, or from another"):
        case.take("billing.csv")
    case.take("billing.csv", terms=ImportTerms(systems={"": "billing"}))
    assert case.arr["Other GmbH"] == "99000.00 EUR"
    assert (case.arr["Wick Labs"], case.account("Wick Labs").city) == ("", "")


@promise("59")
def a_renewal_that_is_signed_late(case: Case) -> None:
    case.take("a.csv", "s.csv")
    assert (case.revenue.nrr, case.revenue.accounts_lost) == (1, 0)


@promise("65")
def a_churn_date_ends_what_is_paid(case: Case) -> None:
    report = case.take("a.csv")
    assert case.account("Birch Retail").status is AccountStatus.CHURNED
    assert case.arr == {
        "Acorn Rail": "52000.00 EUR", "Birch Retail": "", "Cedar Clinic": "30000.00 EUR",
    }  # fmt: skip
    assert (case.renewals["Birch Retail"], case.renewals["Cedar Clinic"]) == (None, None)
    assert "until 31 December 2026" in told(report)


@promise("69")
def a_shared_domain_merges_nobody(case: Case) -> None:
    assert "same web domain" in told(case.take("a.csv"))
    assert list(case.arr.values()) == ["120000.00 EUR", "40000.00 EUR", "30000.00 EUR"]


@promise("71")
def customers_prospects_partners_and_former_ones(case: Case) -> None:
    case.take("a.csv")
    assert {name: line.status for name, line in case.lines.items()} == {
        "Acorn Rail": AccountStatus.LIVE, "Birch Retail": AccountStatus.PROSPECT,
        "Cedar Partners": AccountStatus.PARTNER, "Dogwood Inc": AccountStatus.CHURNED,
    }  # fmt: skip


@promise("72")
def the_first_usable_address_is_taken(case: Case) -> None:
    case.take("a.csv", "c.csv")
    found = {each.name: each.email for each in case.all(Contact)}
    assert found == {
        "Ada Quill": "ada@acorn.example", "Bo Rand": "bo@acorn.example",
        "Cy Stone": "cy@acorn.example", "Di Tull": "di@acorn.example", "Eve Ulm": "",
        "Fay Van": "fay@acorn.example", "Gus Wall": "",
    }  # fmt: skip
    assert custom(case.contact("Eve Ulm")) == {"Email": "eve@acorn"}


@promise("74")
def an_account_that_is_missing_is_named(case: Case) -> None:
    case.take("oct.csv")
    said = told(case.take("nov.csv"))
    assert "Birch Retail missing" in said
    assert "Acorn Rail name Acorn Rail Acorn Rail Group" in said
    assert "Cedar Clinic owner Kim Roe Lee Poe" in said
    assert len(case.lines) == 4


@promise("82")
def ids_tell_companies_of_a_group_apart(case: Case) -> None:
    report = case.take("a.csv", "c.csv")
    assert len(case.lines) == 3
    assert case.homes == {"Ada Quill": "Voltan Energy", "Bo Rand": "Voltan Energy", "Cy Stone": ""}
    assert "2 accounts share its domain" in told(report)
    group = case.account("Voltan Group").id
    assert {case.account(f"Voltan {name}").parent_id for name in ("AG", "Energy")} == {group}


@promise("87")
def two_accounts_of_one_name_are_never_chosen_by_chance(case: Case) -> None:
    said = told(case.take("a.csv", "c.csv", "s.csv"))
    assert "2 accounts are called so" in said
    austria = next(each for each in case.all(Account) if each.country == "AT")
    assert case.contact("Ada Quill").account_id == austria.id
    assert case.contact("Bo Rand").account_id is None
    assert [each.account_id for each in case.all(Subscription)] == [None]


@promise("88")
def one_undo_takes_an_import_back(case: Case) -> None:
    case.take("a.csv")
    case.book.undo()
    assert case.lines == {}
    assert case.take("a.csv").stored == 2
    assert case.arr == {"Acorn Rail": "52000.00 EUR", "Birch Retail": "18000.00 EUR"}
