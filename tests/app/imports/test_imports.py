from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest

from csm_desktop.app import imports
from csm_desktop.app.book import Book
from csm_desktop.app.imports import ImportReport, ImportTerms, Options
from csm_desktop.app.lists import accounts as listing
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.metrics import Metric, MetricKind, Reading
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.domain.records.segments import Engagement, Segment
from csm_desktop.domain.records.team import TeamMember, TeamRole
from csm_desktop.errors import UserError
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.storage.session import Work
from tests.app.imports.found_ids import id_of
from tests.importers.lists import as_csv, written
from tests.public_data import public

T = TypeVar("T")
Pictured = Callable[[Book], dict[str, list[tuple[object, ...]]]]


class Desk:
    """A book, a folder for files, and a short way to import a text."""

    def __init__(self, book: Book, folder: Path) -> None:
        self.book = book
        self.folder = folder

    def file(self, text: str, name: str = "accounts.csv") -> Path:
        return written(self.folder, name, text)

    def take(
        self,
        *texts: str,
        good_rows: bool = False,
        update: bool = False,
        terms: ImportTerms | None = None,
    ) -> ImportReport:
        paths = [self.file(text, f"list{i}.csv") for i, text in enumerate(texts)]
        return self.take_files(*paths, good_rows=good_rows, update=update, terms=terms)

    def take_files(
        self,
        *paths: Path,
        options: Options | None = None,
        good_rows: bool = False,
        update: bool = False,
        terms: ImportTerms | None = None,
    ) -> ImportReport:
        readings = imports.read_lists(paths, options)
        report = imports.import_lists(
            self.book, readings, good_rows=good_rows, update=update, terms=terms
        )
        for file in report.files:
            apart = file.not_stored + file.repeated + len(file.set_aside)
            assert file.rows_in == file.stored + apart
        return report

    def all(self, kind: type[T]) -> tuple[T, ...]:
        return self.book.record(Work.find, kind)

    def account(self, name: str) -> Account:
        return next(account for account in self.all(Account) if account.name == name)


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Desk:
    folder = tmp_path / "files"
    folder.mkdir()
    return Desk(book, folder)


ACCOUNTS = (
    "Account ID,Account Name,Website,Industry,Segment,Account Owner,Status,Region\n"
    "A-1,Acme,acme.com,Retail,Enterprise,Ann Lee,Active,North\n"
    "A-2,Beta,beta.org,SaaS,Digital,Ann Lee,Churned,\n"
)
CONTACTS = (
    "First Name,Last Name,Email,Account ID,Company,Reports To\n"
    "Anna,Doe,anna@acme.com,A-1,Acme,Cleo Roe\n"
    "Cleo,Roe,cleo@acme.com,,Acme,\n"
    "Bo,Vik,bo@beta.org,,,\n"
    "Dan,Far,dan@nowhere.net,Z-9,Nowhere,\n"
)


def test_accounts_arrive_with_segment_owner_status_and_their_own_fields(desk: Desk) -> None:
    report = desk.take(ACCOUNTS)
    assert report.files[0].stored == 2
    acme, beta = desk.account("Acme"), desk.account("Beta")
    segments = {segment.id: segment for segment in desk.all(Segment)}
    assert acme.segment_id is not None
    assert beta.segment_id is not None
    assert segments[acme.segment_id].engagement is Engagement.HIGH_TOUCH
    assert segments[beta.segment_id].engagement is Engagement.TECH_TOUCH
    assert [team_member.name for team_member in desk.all(TeamMember)] == ["Ann Lee"]
    assert (acme.status, beta.status) == (AccountStatus.LIVE, AccountStatus.CHURNED)
    assert [(each.name, each.value) for each in acme.custom] == [("Region", "North")]
    assert [hit.title for hit in listing.search_hits(desk.book, "North")] == ["Acme"]


def test_who_sold_an_account_arrives_and_is_not_its_owner(desk: Desk) -> None:
    head = "Account ID,Account Name,Account Owner,Sold By\n"
    desk.take(head + "A-1,Acme,Ann Lee,Priya Nair\nA-2,Beta,Ann Lee,Ann Lee\nA-3,Gamma,Ann Lee,\n")
    ours = {member.id: member for member in desk.all(TeamMember)}
    assert sorted(member.name for member in ours.values()) == ["Ann Lee", "Priya Nair"]
    acme, beta, gamma = (desk.account(name) for name in ("Acme", "Beta", "Gamma"))
    assert acme.sold_by_id is not None
    assert ours[acme.sold_by_id].name == "Priya Nair"
    assert ours[acme.sold_by_id].role is TeamRole.ACCOUNT_EXECUTIVE
    assert beta.sold_by_id == beta.owner_id
    assert gamma.sold_by_id is None
    report = desk.take(head + "A-1,Acme,Ann Lee,Bo Chen\n").files[0]
    assert [(d.field, d.ours, d.theirs) for d in report.differences] == [
        ("sold_by", "Priya Nair", "Bo Chen")
    ]


def test_i5_one_bad_row_of_five_hundred_is_refused_by_name_and_the_others_are_one_step(
    desk: Desk, pictured: Pictured
) -> None:
    rows = [["Account Name", "Website", "Contract Start"]]
    rows += [[f"Company {i}", f"c{i}.com", "2024-05-01"] for i in range(2, 502)]
    rows[316][2] = "soon"
    path = desk.file(as_csv(rows))
    before = pictured(desk.book)
    report = desk.take_files(path).files[0]
    assert (report.stored, len(report.refused), report.is_held) == (499, 1, False)
    assert (report.refused[0].line, report.refused[0].column) == (317, "Contract Start")
    assert desk.book.undo() == "Import accounts.csv"
    assert pictured(desk.book) == before
    assert desk.book.undo_label is None


def test_a_list_of_which_more_than_one_row_in_four_is_bad_waits_for_a_word(desk: Desk) -> None:
    head, good = "Account Name,Website\n", "".join(f"Company {i},c{i}.com\n" for i in range(6))
    few = desk.file(head + good + ",x.com\n,y.com\n", "few.csv")
    assert desk.take_files(few).files[0].stored == 6
    many = desk.file(
        head + good.replace("Company", "Firm") + ",x.com\n,y.com\n,z.com\n", "many.csv"
    )
    assert desk.take_files(many).files[0].is_held
    assert desk.take_files(many, good_rows=True).files[0].stored == 6


@pytest.mark.parametrize(
    "text",
    [
        ACCOUNTS,
        "Company,City\nAcme,Bonn\nBeta,Ulm\n",
        CONTACTS,
        "Name,Company,Title\nAnn,Acme,CFO\nBo,Acme,CTO\n",
        "Account,Product,ARR (EUR),Start Date\nAcme,Suite,100,2024-01-01\nAcme,Mail,9,2024-01-01\n",
        "Account,Metric,Date,Value\nAcme,Logins,2024-05-01,5\nAcme,Logins,2024-06-01,5\n",
    ],
)
def test_i6_the_same_file_twice_adds_nothing(desk: Desk, pictured: Pictured, text: str) -> None:
    desk.take(text)
    once = pictured(desk.book)
    label = desk.book.undo_label
    again = desk.take(text).files[0]
    assert (again.stored, again.repeated) == (0, again.rows_in)
    assert pictured(desk.book) == once
    assert desk.book.undo_label == label


def test_i6_not_even_after_what_it_made_has_been_edited(desk: Desk) -> None:
    text = "Company,City\nAcme,Bonn\n"
    desk.take(text)
    from csm_desktop.app.accounts.acts import edit_account

    desk.book.run("Rename", edit_account, desk.account("Acme").id, name="Acme Holding")
    assert desk.take(text).stored == 0
    assert [account.name for account in desk.all(Account)] == ["Acme Holding"]


def test_i6_an_import_that_was_undone_can_be_made_again(desk: Desk) -> None:
    text = "Company,City\nAcme,Bonn\n"
    desk.take(text)
    desk.book.undo()
    assert desk.all(Account) == ()
    assert desk.take(text).stored == 1


def test_the_same_rows_in_another_dress_are_repeats(desk: Desk) -> None:
    desk.take("Company,City\nAcme,Bonn\n")
    path = written(desk.folder, "other.csv", "City;Company\r\nBonn;Acme\r\n", "utf-16")
    assert desk.take_files(path).files[0].repeated == 1


def test_the_same_id_or_domain_is_the_same_account_and_gaps_are_filled(desk: Desk) -> None:
    desk.take(ACCOUNTS)
    report = desk.take(
        "Account ID,Account Name,Website,City,Industry\n"
        "A-1,ACME Corp,,Bonn,Wholesale\n,Beta Inc,https://www.beta.org/,Ulm,SaaS\n"
    ).files[0]
    assert (report.stored, [each.filled for each in report.known]) == (0, [True, True])
    acme = desk.account("Acme")
    assert (acme.city, acme.industry) == ("Bonn", "Retail")
    assert {(gap.line, gap.field, gap.theirs) for gap in report.differences} >= {
        (2, "industry", "Wholesale"), (2, "name", "ACME Corp"), (3, "name", "Beta Inc"),
    }  # fmt: skip


def test_differences_replace_the_books_values_only_when_asked(desk: Desk) -> None:
    desk.take(ACCOUNTS)
    desk.take("Account ID,Account Name,Industry\nA-1,Acme,Wholesale\n", update=True)
    assert desk.account("Acme").industry == "Wholesale"


RENEWALS = "Account ID,Account Name,Account Owner,Renewal Date,ARR,Currency,Segment\n"


def test_another_renewal_or_revenue_is_told_and_names_stand_for_ids(desk: Desk) -> None:
    desk.take(RENEWALS + "A-1,Acme,Ann Lee,2026-12-31,1000,EUR,Digital\n")
    report = desk.take(RENEWALS + "A-1,Acme,Bob Roe,2027-12-31,2000,EUR,Enterprise\n").files[0]
    assert {
        (difference.name, difference.field, difference.ours, difference.theirs)
        for difference in report.differences
    } == {
        ("Acme", "owner", "Ann Lee", "Bob Roe"),
        ("Acme", "segment", "Digital", "Enterprise"),
        ("Acme", "renews_on", "2026-12-31", "2027-12-31"),
        ("Acme", "arr", "1000.00 EUR", "2000.00 EUR"),
    }
    (kept,) = desk.all(Subscription)
    assert (kept.renews_on, kept.arr) == (date(2026, 12, 31), Money(100000, "EUR"))


def test_a_new_renewal_and_revenue_replace_the_former_when_asked(desk: Desk) -> None:
    desk.take(RENEWALS + "A-1,Acme,Ann Lee,2026-12-31,1000,EUR,Digital\n")
    desk.take(RENEWALS + "A-1,Acme,Ann Lee,2027-12-31,2000,EUR,Digital\n", update=True)
    (renewed,) = desk.all(Subscription)
    assert (renewed.renews_on, renewed.arr) == (date(2027, 12, 31), Money(200000, "EUR"))


def test_revenue_that_was_unknown_is_filled_in(desk: Desk) -> None:
    desk.take("Account ID,Account Name,Renewal Date\nA-1,Acme,2026-12-31\n")
    report = desk.take(RENEWALS + "A-1,Acme,,2026-12-31,2000,EUR,\n").files[0]
    assert report.differences == ()
    (known,) = desk.all(Subscription)
    assert known.arr == Money(200000, "EUR")


def test_the_same_name_alone_is_proposed_and_never_merged(desk: Desk) -> None:
    desk.take("Company,City\nAcme,Bonn\n")
    report = desk.take("Company,City\nACME,Ulm\n").files[0]
    assert report.stored == 1
    assert [proposal.name for proposal in report.proposals] == ["ACME"]
    assert len(desk.all(Account)) == 2


def test_two_ids_of_one_system_are_two_accounts_even_on_one_domain(desk: Desk) -> None:
    report = desk.take(
        "Account ID,Account Name,Website\n1,Pace Warehouse,semiyearly.com\n"
        "2,Hoyden,semiyearly.com\n3,Pace Warehouse,semiyearly.com\n"
    ).files[0]
    made = desk.all(Account)
    assert [(id_of(each), each.name) for each in made] == [
        ("1", "Pace Warehouse"), ("2", "Hoyden"), ("3", "Pace Warehouse"),
    ]  # fmt: skip
    proposed = [(proposal.account_id, proposal.like_id) for proposal in report.proposals]
    assert proposed == [(made[1].id, made[0].id), (made[2].id, made[0].id)]


def test_an_account_in_the_trash_stays_there(desk: Desk) -> None:
    from csm_desktop.app.accounts.acts import trash_account

    desk.take(ACCOUNTS)
    desk.book.run("Trash", trash_account, desk.account("Acme").id)
    report = desk.take(ACCOUNTS).files[0]
    assert [each.in_trash for each in report.known] == [True, False]
    assert desk.account("Acme").deleted_at is not None


def test_contacts_find_their_account_by_id_name_or_address_or_are_kept(desk: Desk) -> None:
    report = desk.take(ACCOUNTS, CONTACTS)
    people = {contact.name: contact for contact in desk.all(Contact)}
    acme, beta = desk.account("Acme").id, desk.account("Beta").id
    assert people["Anna Doe"].account_id == people["Cleo Roe"].account_id == acme
    assert people["Anna Doe"].reports_to_id == people["Cleo Roe"].id
    assert people["Bo Vik"].account_id == beta
    assert (people["Dan Far"].account_id, people["Dan Far"].account_ref) == (None, "Nowhere (Z-9)")
    assert [each.name for each in report.files[1].unassigned] == ["Dan Far"]
    assert [line.name for line in listing.unassigned(desk.book)] == ["Dan Far"]


def test_the_order_of_the_files_does_not_matter(desk: Desk) -> None:
    desk.take(CONTACTS, ACCOUNTS)
    assert sum(1 for contact in desk.all(Contact) if contact.account_id is None) == 1


def test_what_was_unassigned_finds_its_account_later_in_the_same_undo_step(
    desk: Desk, pictured: Pictured
) -> None:
    desk.take(CONTACTS)
    before = pictured(desk.book)
    assert all(contact.account_id is None for contact in desk.all(Contact))
    report = desk.take(ACCOUNTS)
    assert report.adopted == 3
    assert sum(1 for contact in desk.all(Contact) if contact.account_id is None) == 1
    desk.book.undo()
    assert pictured(desk.book) == before


def test_people_who_share_an_address_stay_two(desk: Desk) -> None:
    desk.take("Name,Email,Company\nAnn,info@acme.com,Acme\nBo,info@acme.com,Acme\n")
    assert len(desk.all(Contact)) == 2


def test_an_end_to_come_renews_and_an_end_that_is_past_ended(desk: Desk) -> None:
    # The clock stands on 22 November 2026.
    desk.take(
        "Subscription ID,Account,Product,ARR (EUR),Start Date,End Date,Status,Is Trial\n"
        "S-1,Acme,Suite,1200,2025-01-01,2027-01-01,,no\n"
        "S-2,Acme,Mail,600,2025-01-01,2026-01-01,,no\n"
        "S-3,Acme,Chat,300,2025-01-01,2026-11-01,active,no\n"
        "S-4,Acme,Pilot,0,2026-11-01,,,yes\n"
    )
    got = {
        id_of(subscription): (
            subscription.status,
            subscription.renews_on,
            subscription.ended_on,
        )
        for subscription in desk.all(Subscription)
    }
    assert got == {
        "S-1": (SubscriptionStatus.ACTIVE, date(2027, 1, 1), None),
        "S-2": (SubscriptionStatus.ENDED, date(2026, 1, 1), date(2026, 1, 1)),
        "S-3": (SubscriptionStatus.ACTIVE, date(2026, 11, 1), None),
        "S-4": (SubscriptionStatus.TRIAL, None, None),
    }


def test_a_list_of_accounts_with_revenue_makes_a_subscription_for_each_once(desk: Desk) -> None:
    text = (
        "Account Name,Website,Industry,Plan,ARR (EUR),Renewal Date,Seats\n"
        "Acme,acme.com,Retail,Suite,1200.50,2027-03-01,25\n"
    )
    desk.take(text)
    desk.take(text.replace("Retail", "Trade"))
    (subscription,) = desk.all(Subscription)
    assert subscription.arr == Money(120050, "EUR")
    assert (subscription.product, subscription.licensed_seats) == ("Suite", 25)
    assert subscription.renews_on == date(2027, 3, 1)
    assert desk.account("Acme").currency == "EUR"


def test_a_question_stops_everything_and_names_its_option(desk: Desk, pictured: Pictured) -> None:
    before = pictured(desk.book)
    path = desk.file("Account Name,Industry,Contract Start\nAcme,Retail,03/04/2025\n")
    with pytest.raises(UserError, match="leaves something open") as caught:
        desk.take_files(path)
    assert "--date-order dmy" in caught.value.advice
    assert "03/04/2025" in caught.value.advice
    assert pictured(desk.book) == before
    desk.take_files(path, options=Options(date_order="dmy"))
    assert desk.account("Acme").contract_start == date(2025, 4, 3)


def test_a_currency_is_not_asked_for_where_the_accounts_have_one(desk: Desk) -> None:
    accounts = "Account ID,Account Name,Industry,Currency\nA-1,Acme,Retail,CHF\n"
    contracts = "Contract ID,Account ID,Product,ARR,Start Date\nC-1,A-1,Suite,12.5,2025-01-01\n"
    with pytest.raises(UserError, match="leaves something open"):
        desk.take(contracts)
    desk.take(accounts, contracts)
    assert desk.all(Subscription)[0].arr == Money(1250, "CHF")


def test_readings_make_their_metrics_and_rows_of_a_day_are_its_parts(desk: Desk) -> None:
    desk.take(
        ACCOUNTS,
        "usage_id,Account ID,Date,Logins,NPS\nU-1,A-1,2026-05-01,5,40\nU-2,A-1,2026-05-01,5,40\n",
    )
    kinds = {metric.name: metric.kind for metric in desk.all(Metric)}
    assert kinds == {"Logins": MetricKind.USAGE, "NPS": MetricKind.NPS}
    readings = desk.all(Reading)
    assert len(readings) == 2
    assert {reading.value for reading in readings} == {Decimal(10), Decimal(40)}
    assert {reading.source for reading in readings} == {"usage", "survey"}


def test_readings_of_a_subscription_belong_to_its_account_whenever_that_comes(desk: Desk) -> None:
    usage = "usage_id,subscription_id,usage_date,feature_name,usage_count\nU,S-1,2026-05-01,f,5\n"
    contracts = "subscription_id,account_id,plan,arr_eur,start_date\nS-1,A-1,Suite,100,2025-01-01\n"
    desk.take(usage)
    assert desk.all(Reading)[0].account_id is None
    desk.take(contracts)
    desk.take(ACCOUNTS)
    assert desk.all(Reading)[0].account_id == desk.account("Acme").id
    assert desk.all(Subscription)[0].account_id == desk.account("Acme").id


def test_a_trial_tells_the_same_and_stores_nothing(desk: Desk, pictured: Pictured) -> None:
    before = pictured(desk.book)
    readings = imports.read_lists([desk.file(ACCOUNTS), desk.file(CONTACTS, "contacts.csv")])
    trial = imports.try_lists(desk.book, readings)
    assert pictured(desk.book) == before
    assert desk.book.undo_label is None
    report = imports.import_lists(desk.book, readings)
    assert [file.stored for file in trial.files] == [file.stored for file in report.files]


def test_a_column_that_the_user_names_may_stand_in_any_of_several_files(desk: Desk) -> None:
    paths = [desk.file("Account Name,Colour\nAcme,red\n"), desk.file(CONTACTS, "contacts.csv")]
    options = Options(columns={"Colour": "industry"}, kind=None)
    desk.take_files(*paths, options=options)
    assert desk.account("Acme").industry == "red"
    with pytest.raises(UserError, match="no column Shape"):
        desk.take_files(*paths, options=Options(columns={"Shape": "industry"}))


def test_a_file_of_several_sheets_is_stored_whole_or_not_at_all(desk: Desk) -> None:
    import xlsxwriter

    path = desk.folder / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        for name, rows in {
            "Accounts": [["Account Name", "Industry"], ["Acme", "Retail"], ["", "SaaS"]],
            "Contacts": [["Name", "Email", "Company"], ["Ann", "ann@acme.com", "Acme"]],
        }.items():
            sheet = workbook.add_worksheet(name)
            for i, row in enumerate(rows):
                sheet.write_row(i, 0, row)
    report = desk.take_files(path)
    assert [file.is_held for file in report.files] == [True, True]
    assert desk.all(Contact) == ()


# Those of one list alone come in by the command line (tests/cli/test_import.py).
@pytest.mark.parametrize(
    ("names", "options", "stored"),
    [
        (
            ["crm_maven/sales_pipeline.csv"],
            Options(currency="USD", date_order="dmy"),
            7375,
        ),
        # Of 2,229 accounts three have no name; two share name and web site, but not their id.
        (["crm_zoho/Contacts.csv", "crm_zoho/Accounts.csv"], Options(), 1265 + 2226),
        (
            ["saas_ravenstack/subscriptions.csv", "saas_ravenstack/accounts.csv"],
            Options(currency="USD"),
            5500,
        ),
        (["saas_ravenstack/feature_usage.csv"], Options(), 25000),
        (["telco_customer_churn.csv"], Options(kind=ListKind.ACCOUNTS), 7043),
    ],
)
def test_i6_public_files_are_stored_once(
    desk: Desk, names: list[str], options: Options, stored: int
) -> None:
    paths = [public(name) for name in names]
    assert desk.take_files(*paths, options=options, good_rows=True).stored == stored
    assert desk.take_files(*paths, options=options, good_rows=True).stored == 0


def test_names_in_every_script_reach_list_and_search(desk: Desk) -> None:
    desk.take_files(public("edinet_companies_cp932.csv"))
    names = {line.name for line in listing.accounts(desk.book)}
    assert {"カネコ種苗株式会社", "株式会社　サカタのタネ"} <= names
    assert "カネコ種苗株式会社" in {
        hit.title for hit in listing.search_hits(desk.book, "カネコ種苗")
    }
