import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.errors import UserError
from csm_desktop.importers.meaning.assignment import best_pairs
from csm_desktop.importers.meaning.evidence import profile
from csm_desktop.importers.meaning.fields import FIELDS, TABLES, ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.mapping import by_name, map_columns


def mapping(kind: ListKind, columns: dict[str, list[str]], **said: str) -> dict[str, str]:
    profiles = [profile(values) for values in columns.values()]
    overrides = {header.replace("_", " "): field for header, field in said.items()}
    found = map_columns(kind, list(columns), profiles, overrides)
    return {each.header: each.field for each in found if each.field != "custom"}


def headers_only(kind: ListKind, *headers: str) -> dict[str, str]:
    return mapping(kind, {header: [] for header in headers})


@pytest.mark.parametrize(
    ("header", "spoken"),
    [
        ("Company_ID", "company id"),
        ("companyId", "company id"),
        ("COMPANY-ID", "company id"),
        ("ＣＯＭＰＡＮＹ　ＩＤ", "company id"),
        ("Health_Score__c", "health score"),
        ("E-mail 1 - Value", "e mail 1 value"),
        ("Société", "société"),
        ("ARRAmount", "arr amount"),
    ],
)
def test_a_header_is_reduced_to_its_words(header: str, spoken: str) -> None:
    assert words(header) == spoken


def test_an_id_is_never_the_name_and_an_owners_key_is_no_owner() -> None:
    assert headers_only(ListKind.ACCOUNTS, "Company ID", "Account Owner Id", "Created Time") == {
        "Company ID": "external_id"
    }


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        (  # HubSpot, companies
            "Record ID|Company name|Company owner|Create Date|Phone Number|City|Country/Region|"
            "Industry|Company Domain Name|Number of Employees|Annual Revenue|Lifecycle Stage",
            "external_id|name|owner|||city|country|industry|domain|employees||stage",
        ),
        (  # Salesforce, accounts
            "Account ID|Account Name|Account Owner|Billing City|Billing Country|Type|Industry|"
            "Annual Revenue|Employees|Website|Parent Account|Last Modified Date|ARR__c|"
            "Renewal_Date__c",
            "external_id|name|owner|city|country||industry||employees|domain|parent||arr|renews_on",
        ),
        (  # German spreadsheet
            "Kundennummer|Firmenname|Branche|Ort|Land|Mitarbeiterzahl|Webseite|Kundenbetreuer|"
            "Vertragsbeginn|Währung|Bemerkungen",
            "external_id|name|industry|city|country|employees|domain|owner|contract_start|currency|"
            "notes",
        ),
        (  # French
            "Code client|Raison sociale|Secteur d'activité|Ville|Pays|Effectif|Site web",
            "external_id|name|industry|city|country|employees|domain",
        ),
        (  # Spanish
            "Código de cliente|Razón social|Sector|Ciudad|País|Número de empleados|Página web",
            "external_id|name|industry|city|country|employees|domain",
        ),
        (  # Dutch
            "Klantnummer|Bedrijfsnaam|Branche|Plaats|Land|Aantal medewerkers|Website",
            "external_id|name|industry|city|country|employees|domain",
        ),
        (  # Italian
            "Codice cliente|Ragione sociale|Settore|Città|Paese|Numero dipendenti|Sito web",
            "external_id|name|industry|city|country|employees|domain",
        ),
        (  # Portuguese
            "Código do cliente|Razão social|Setor|Cidade|País|Número de funcionários|"
            "Site da empresa",
            "external_id|name|industry|city|country|employees|domain",
        ),
        (  # Japanese
            "顧客コード|会社名|業種|国|従業員数|ウェブサイト|担当者|備考",
            "external_id|name|industry|country|employees|domain|owner|notes",
        ),
        ("Name|Owner|Co-Owner|Country", "name|owner||country"),  # Planhat: the second is no owner
        ("Acount Name|Industy|Wesbite", "name|industry|"),  # misspelt
    ],
)
def test_account_columns_of_many_producers(headers: str, fields: str) -> None:
    names = headers.split("|")
    expected = {h: f for h, f in zip(names, fields.split("|"), strict=True) if f}
    found = headers_only(ListKind.ACCOUNTS, *names)
    assert {header: found.get(header) for header in expected} == expected
    assert set(found) - set(expected) <= {"Wesbite"}


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        (  # HubSpot
            "Record ID|First Name|Last Name|Email|Phone Number|Contact owner|Associated Company|"
            "Job Title|Create Date|Associated Company IDs",
            "external_id|first_name|last_name|email|phone||account_name|title||account_id",
        ),
        (  # Salesforce
            "Contact ID|First Name|Last Name|Title|Account Name|Email|Phone|Reports To|Department|"
            "Account ID|Mailing City",
            "external_id|first_name|last_name|title|account_name|email|phone|reports_to|department|"
            "account_id|",
        ),
        (  # Outlook, English
            "First Name|Middle Name|Last Name|Company|Department|Job Title|Business Phone|"
            "E-mail Address|E-mail Type|Notes",
            "first_name||last_name|account_name|department|title|phone|email||notes",
        ),
        (  # Outlook, German
            "Anrede|Vorname|Nachname|Firma|Abteilung|Position|Telefon geschäftlich|E-Mail-Adresse|"
            "E-Mail-Typ|Geburtstag",
            "|first_name|last_name|account_name|department|title|phone|email||",
        ),
        (  # Google, old and new
            "Name|Given Name|Family Name|E-mail 1 - Type|E-mail 1 - Value|Organization 1 - Name|"
            "Organization 1 - Title",
            "name|first_name|last_name||email|account_name|title",
        ),
        (
            "First Name|Last Name|Organization Name|Organization Title|E-mail 1 - Label|"
            "E-mail 1 - Value|Phone 1 - Value",
            "first_name|last_name|account_name|title||email|phone",
        ),
        (  # Zoho
            "CONTACTID|Last Name|Contact Owner Id|Contact Owner|Account Id|Email|Lead Source|"
            "Mobile",
            "external_id|last_name|||account_id|email||mobile",
        ),
        (
            "氏名|会社名|部署|役職|メールアドレス|電話番号",
            "name|account_name|department|title|email|phone",
        ),
        ("Prénom|Nom|Société|Fonction|Courriel", "first_name|last_name|account_name|title|email"),
    ],
)
def test_contact_columns_of_many_producers(headers: str, fields: str) -> None:
    names = headers.split("|")
    expected = {h: f for h, f in zip(names, fields.split("|"), strict=True) if f}
    assert headers_only(ListKind.CONTACTS, *names) == expected


def test_values_veto_what_a_header_promises() -> None:
    found = mapping(
        ListKind.ACCOUNTS,
        {
            "Account Name": ["Acme", "Beta", "Gamma"],
            "Owner": ["1011", "1009", "1010"],
            "Employees": ["51-200", "1-10", "201-500"],
            "Website": ["yes", "no", "yes"],
        },
    )
    assert found == {"Account Name": "name"}


def test_values_speak_for_a_column_with_a_name_of_its_own() -> None:
    found = mapping(
        ListKind.CONTACTS, {"Name": ["Ann", "Bo"], "Kontaktdaten": ["ann@acme.com", "bo@beta.org"]}
    )
    assert found["Kontaktdaten"] == "email"


def test_the_user_has_the_last_word() -> None:
    columns: dict[str, list[str]] = {"Company": ["Acme"], "Their Header": ["x"], "City": ["Bonn"]}
    assert mapping(ListKind.ACCOUNTS, columns, Their_Header="name", City="") == {
        "Their Header": "name",
        "City": "-",
    }


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"Absent": "name"}, "no column Absent"),
        ({"Company": "colour"}, "no field colour"),
        ({"Company": "name", "City": "name"}, "Two columns"),
    ],
)
def test_a_mapping_that_cannot_be_is_an_error_for_the_user(
    said: dict[str, str], message: str
) -> None:
    with pytest.raises(UserError, match=message):
        map_columns(ListKind.ACCOUNTS, ["Company", "City"], [profile([]), profile([])], said)


names = st.sampled_from(
    [
        "Name",
        "Company",
        "Id",
        "Email",
        "Website",
        "City",
        "Owner",
        "Status",
        "Notes",
        "ARR",
        "Date",
        "x",
        "価格",
    ]
)


@given(st.lists(names, min_size=1, max_size=8, unique=True), st.sampled_from(TABLES))
def test_no_field_is_fed_twice_and_no_column_is_lost(headers: list[str], kind: ListKind) -> None:
    found = map_columns(kind, headers, [profile([]) for _ in headers])
    assert [each.header for each in found] == headers
    fields = [each.field for each in found if each.field in FIELDS[kind]]
    assert len(fields) == len(set(fields))


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 3), st.sampled_from("abcd")), st.floats(0.5, 1.0), max_size=9
    )
)
def test_the_pairing_has_the_greatest_sum(weights: dict[tuple[int, str], float]) -> None:
    def brute(columns: list[int], taken: frozenset[str]) -> float:
        if not columns:
            return 0.0
        first, rest = columns[0], columns[1:]
        best = brute(rest, taken)
        for (column, field), weight in weights.items():
            if column == first and field not in taken:
                best = max(best, weight + brute(rest, taken | {field}))
        return best

    pairs = best_pairs(weights)
    total = sum(weights[pair] for pair in pairs.items())
    assert total == pytest.approx(brute([0, 1, 2, 3], frozenset()), abs=1e-4)
    assert len(set(pairs.values())) == len(pairs)


def test_how_a_query_put_values_together_is_no_part_of_their_name() -> None:
    for header, field in (
        ("Started At: Day", "starts_on"), ("Ends At: Month", "ends_on"),
        ("Sum of Seats", "licensed_seats"),
    ):  # fmt: skip
        assert field in by_name(ListKind.SUBSCRIPTIONS, header)
