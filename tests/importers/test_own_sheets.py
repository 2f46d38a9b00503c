"""Sheets that people keep themselves, in many languages: their columns, words, days and rows that
are none."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.errors import UserError
from csm_desktop.importers.meaning.evidence import profile
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.mapping import map_columns
from csm_desktop.importers.plan import Options
from csm_desktop.importers.planner import read_file
from csm_desktop.importers.values.choices import choice
from csm_desktop.importers.values.dates import month_meant, read_dates
from tests.importers.lists import asides, planned, written
from tests.importers.test_shapes_of_exports import told

_AMOUNTS, _DAYS, _COUNTS = ["1.200,50", "840,00"], ["2027-03-31", "2027-06-30"], ["35", "120"]
_CALLED = {
    "name": (["Aldo", "Bera AG"], "Endkunde|Dénomination sociale|Nombre comercial|契約先"),
    "external_id": (["1001", "1002"], "Klantnr.|N° de compte|Cód. cliente|顧客番号|Müşteri No"),
    "owner": (["Kim Roe", "Bo Ek"], "Key Account Manager|Référent interne|弊社担当"),
    "arr": (_AMOUNTS, "Wartość umowy rocznie (PLN)|Abonnement annuel|Anuidade|Yıllık Bedel"),
    "mrr": (_AMOUNTS, "Facturación recurrente mensual|Mensalidade|monatl. Gebühr|Aylık Ücret"),
    "renews_on": (_DAYS, "Date d'échéance|Expiry|Vervaldatum|Udløb|満期日|Data wygaśnięcia"),
    "contract_start": (_DAYS, "Fecha de alta|Umowa od|Alkaa|Data attivazione"),
    "employees": (_COUNTS, "Nº empleados|Anzahl MA|Qtd. funcionários|Addetti|FTE"),
    "licensed_seats": (_COUNTS, "Usuários contratados|Nb utilisateurs|Nº licencias|# of licenses"),
    "churned_on": (_DAYS, "Opgezegd per|Data de cancelamento|Uppsagd per|해지일"),
    "city": (["Ulm", "Bonn"], "billingAddressCity|Localidad|Município|Vestigingsplaats"),
    "status": (["aktiv", "gekündigt"], "Client status|Klantstatus|État"),
}  # fmt: skip


@pytest.mark.parametrize("key", _CALLED)
def test_columns_of_own_sheets_are_known_in_many_languages(key: str) -> None:
    values, names = _CALLED[key]
    for name in names.split("|"):
        (column,) = map_columns(ListKind.ACCOUNTS, [name], [profile(values)])
        assert (name, column.field) == (name, key)


@pytest.mark.parametrize(
    ("status", "texts"),
    [
        (
            AccountStatus.LIVE,
            "Inadimplente|Stammkunde|契約済み|Customer - Active|1 - Live",
        ),
        (AccountStatus.CHURNED, "Były klient|Ex-klant|退会|Perso|Customer - Former|Lost (price)"),
        (AccountStatus.PROSPECT, "商談中|w trakcie rozmów|In Verhandlung|Potencial|Trial|Aday"),
        (AccountStatus.ONBOARDING, "Em implantação|Wdrożenie|導入支援中|Mise en place"),
    ],
)
def test_where_accounts_stand_is_known_in_many_languages(status: str, texts: str) -> None:
    for text in texts.split("|"):
        assert (text, choice(ListKind.ACCOUNTS, "status", text)) == (text, status)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和9年3月31日", date(2027, 3, 31)), ("R9.3.31", date(2027, 3, 31)),
        ("31.03.2027 r.", date(2027, 3, 31)), ("31/3-2027", date(2027, 3, 31)),
        ("31 Mart 2027", date(2027, 3, 31)), ("2027-Mar-31", date(2027, 3, 31)),
        ("bis 31.03.2027", date(2027, 3, 31)), ("31032027", date(2027, 3, 31)),
        ("Mar 31, '27", date(2027, 3, 31)), ("R2", None), ("31.03.2027?", None),
    ],
)  # fmt: skip
def test_days_are_read_as_each_country_writes_them(text: str, day: date | None) -> None:
    assert read_dates([text]).values == [day]


def test_the_end_of_a_month_is_its_last_day() -> None:
    for text in ("end of March 2027", "Ende März 2027", "fin mars 2027", "2027年3月末"):
        assert month_meant(text, is_end=False) == date(2027, 3, 31)


def test_a_day_beside_a_status_is_the_day_of_its_end(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        "Cliente,Situação,Receita recorrente anual (EUR)\nAldo,Ativo,100\n"
        "Bera,Cancelado em 30/09/2026,200\nCora,Ativo desde 01/03/2021,300\n",
    )
    assert told(plan, "status") == [AccountStatus.LIVE, AccountStatus.CHURNED, AccountStatus.LIVE]
    assert told(plan, "churned_on") == [None, date(2026, 9, 30), None]
    assert plan.drafts[2].custom[0].value == "Ativo desde 01/03/2021"


def test_what_a_contract_would_say_is_kept_where_there_is_none(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        "Account,Status,ARR (EUR),Renewal,Seats,Churn Date\nAldo,Live,100,2027-01-31,5,\n"
        "Bera,Churned,,,7,2026-05-31\nCora,Prospect,,2027-02-28,9,\n",
    )
    kept = [[(own.name, own.value) for own in draft.custom] for draft in plan.drafts]
    assert kept == [
        [], [("Seats", "7"), ("Churn Date", "2026-05-31")],
        [("Renewal", "2027-02-28"), ("Seats", "9")],
    ]  # fmt: skip
    assert not plan.refused


def test_numbers_of_rows_are_nothing_of_a_customer(tmp_path: Path) -> None:
    plan = planned(tmp_path, "Lp.,Nazwa firmy,Opiekun\n1,Aldo,Ewa\n2,Bera,Ewa\n3,Cora,Jan\n")
    assert [column.field for column in plan.mapping] == ["-", "name", "owner"]


@pytest.mark.parametrize(
    "foot", ["Total de registros: 3", "3 records", "Anzahl Datensätze: 3", "件数: 3", "(3 rows)"]
)
def test_a_count_below_the_rows_is_no_account(tmp_path: Path, foot: str) -> None:
    plan = planned(
        tmp_path, f"Account,Domain,City\nAldo,a.example,Ulm\nBera,b.example,Bonn\n{foot}\n"
    )
    assert (told(plan, "name"), len(asides(plan))) == (["Aldo", "Bera"], 1)


def test_names_below_a_contact_are_no_names_of_customers(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "two.csv",
        "Kundenliste;;;;;\n;Stammdaten;;Vertrag;Ansprechpartner;\n"
        "Nr.;Kunde;Ort;Wert p.a.;Name;E-Mail\n;;;EUR;;\n"
        "12;Aldo;Ulm;12.500,00;Ilse Groß;i@aldo.example\n"
        "13;Bera;Bonn;8.400,-;Jan Öhm;jan@bera.example\n",
    )
    companies, people = read_file(path, Options()).plans
    assert (told(companies, "name"), told(companies, "arr")) == (["Aldo", "Bera"], [12500, 8400])
    assert told(people, "name") == ["Ilse Groß", "Jan Öhm"]


def test_a_person_beside_each_paying_company_is_a_contact(tmp_path: Path) -> None:
    text = (
        "Company,Name,Email,ARR EUR\nAldo,Ann Lee,ann@aldo.example,100\nBera,Bo Ek,bo@bera.example,"
        "200\n"
    )
    companies, people = read_file(written(tmp_path, "x.csv", text), Options()).plans
    assert told(companies, "name") == ["Aldo", "Bera"]
    assert told(people, "account_name") == ["Aldo", "Bera"]


def test_a_board_names_who_works_on_it_and_sums_its_groups(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        "Name,Person,Timeline - End,ARR EUR,Email\n"
        "Aldo,Kim Roe,2026-12-31,100,Ann - ann@aldo.example\n"
        "Bera,Kim Roe,2027-01-31,200,\n,,2027-01-31,300,\nCora,Kim Roe,2027-02-28,50,\n"
        ",,2027-02-28,50,\n",
    )
    assert (told(plan, "name"), told(plan, "owner")) == (["Aldo", "Bera", "Cora"], ["Kim Roe"] * 3)
    assert not plan.refused
    assert [line for line, _ in asides(plan)] == [4, 6]


def test_the_head_of_a_group_is_no_account_though_it_tells_means_too(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        "Account,CSM,ARR EUR,Done,Modified By\nNorth,,300,0.5,kim@us.example\n"
        "Aldo,Kim,100,1,kim@us.example\nBera,Kim,200,0,kim@us.example\n"
        "South,,50,0.25,kim@us.example\nCora,Bo,50,0.25,kim@us.example\n",
    )
    assert (told(plan, "name"), told(plan, "arr")) == (["Aldo", "Bera", "Cora"], [100, 200, 50])


def test_an_address_among_other_words_is_found(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        "Name,Company,Email\nAnn Lee,Aldo,Ann - ann@aldo.example\nBo Ek,Aldo,bo@aldo.example - "
        "bo@aldo.example\n",
        kind=ListKind.CONTACTS,
    )
    assert told(plan, "email") == ["ann@aldo.example", "bo@aldo.example"]
    assert plan.drafts[0].custom[0].value == "Ann - ann@aldo.example"


def test_what_its_system_deleted_is_no_account(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        "Name,ID,Website,Member of,Assigned User Name,Deleted\nAldo,7,aldo.example,,Kim Roe,0\n"
        "Bera,8,bera.example,Aldo,Kim Roe,0\nCora,9,cora.example,,Bo Ek,1\n",
    )
    assert (told(plan, "name"), told(plan, "parent")) == (["Aldo", "Bera"], ["", "Aldo"])
    assert asides(plan) == [(4, "deleted in the system that it comes from")]


def test_ids_that_a_spreadsheet_spoiled_are_named_and_not_stored(tmp_path: Path) -> None:
    text = "Customer No,Customer,City\n1-Mar,Aldo,Ulm\n03-05,Bera,Bonn\n4.8769E+18,Cora,Kiel\n"
    plan = planned(tmp_path, text + "4.8769E+18,Dina,Kiel\n")
    assert told(plan, "external_id") == ["", "03-05", "", ""]
    assert [draft.custom[0].value for draft in plan.drafts if draft.custom] == [
        "1-Mar", "4.8769E+18", "4.8769E+18",
    ]  # fmt: skip
    assert not plan.questions


def test_a_year_of_two_digits_comes_last_in_the_west(tmp_path: Path) -> None:
    plan = planned(tmp_path, "Account,CSM,Renewal\nAldo,Kim,31/03/27\nBera,Bo,30/06/27\n")
    assert told(plan, "renews_on") == [date(2027, 3, 31), date(2027, 6, 30)]
    assert not plan.questions
    assert planned(tmp_path, "会社名,担当者,更新日\n青空,山田,27/03/31\n").questions


def test_a_board_of_tasks_with_what_customers_pay_lists_customers(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        "Task Type,Task ID,Task Name,Status,Due Date,ARR (currency),Renewal Date (date),"
        "CSM (users)\n"
        "Customer,86a1,Aldo,active,null,24000,1806451200000,Kim Roe\n"
        "Customer,86a2,Bera,churned,null,900,null,Bo Ek\n",
        currency="USD",
    )
    assert plan.kind is ListKind.ACCOUNTS
    assert (told(plan, "arr"), told(plan, "owner")) == ([24000, 900], ["Kim Roe", "Bo Ek"])


def test_of_several_segments_the_first_counts(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        'Account,Domain,Segments\nAldo,a.example,"Enterprise, Nordic"\nBera,b.example,SMB\n',
    )
    assert told(plan, "segment") == ["Enterprise", "SMB"]
    assert plan.drafts[0].custom[0].value == "Enterprise, Nordic"


@pytest.mark.parametrize(
    ("name", "amount"),
    [("年费(万元)", 125_000), ("Årlig værdi (t.kr.)", 12_500), ("Éves díj (Ft)", Decimal("12.5"))],
)
def test_multiples_are_read_as_each_country_writes_them(
    tmp_path: Path, name: str, amount: object
) -> None:
    plan = planned(tmp_path, f"Account,CSM,{name}\nAldo,Kim,12.5\nBera,Bo,8\n", currency="EUR")
    assert told(plan, "arr")[0] == amount


@pytest.mark.parametrize("label", ["合计", "Yhteensä", "Celkem", "TOPLAM", "I alt", "합계"])
def test_totals_are_told_in_each_language(tmp_path: Path, label: str) -> None:
    plan = planned(tmp_path, f"No,Account,ARR EUR\nA1,Aldo,100\nA2,Bera,200\n{label},,300\n")
    assert (told(plan, "name"), len(asides(plan))) == (["Aldo", "Bera"], 1)


def test_a_key_to_colours_below_the_list_is_no_account(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        "Account,CSM,ARR EUR,Comment\nAldo,Kim,100,ok\nBera,Bo,200,call\n,,,\nLegend,,,\n"
        "Green,healthy,,\nRed,at risk,,\n",
    )
    assert told(plan, "name") == ["Aldo", "Bera"]
    assert [line for line, _ in asides(plan)] == [5, 6, 7]


def test_people_who_share_a_cell_are_several(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        'Company,Contacts,Emails\nAldo,"Ann Lee, Bo Ek","ann@aldo.example, bo@aldo.example"\n'
        'Bera,"Moss, Ada","ada@bera.example, moss@bera.example"\n',
        kind=ListKind.CONTACTS,
    )
    assert told(plan, "name") == ["Ann Lee", "Bo Ek", "Ada Moss"]


def test_what_may_name_the_account_is_no_column_of_sorts(tmp_path: Path) -> None:
    text = (
        "Potential Name,Potential Owner,Closing Date,Amount,Stage,Forecast Type\n"
        "Lewis deal,Kim,2027-01-01,$5,Needs Analysis,Open\nAmy deal,Bo,2027-02-01,$6,Lost,Lost\n"
    )
    with pytest.raises(UserError, match='--map "Potential Name=account_name"'):
        planned(tmp_path, text, kind=ListKind.OPPORTUNITIES)


def test_a_firm_whose_name_counts_is_no_foot_of_a_report(tmp_path: Path) -> None:
    plan = planned(tmp_path, "Account Name,Owner,ARR\nKestrel,Kim,100\nNumber 10 Ltd,,\n")
    assert [draft.values["name"] for draft in plan.drafts] == ["Kestrel", "Number 10 Ltd"]
