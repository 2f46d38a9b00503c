"""Values as people and tools write them: what is understood comes in, the rest is kept and told."""

from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import ImportPlan
from csm_desktop.importers.values.choices import items, several_values
from csm_desktop.importers.values.intervals import price_period
from csm_desktop.importers.values.misread_letters import had_back, shown
from csm_desktop.importers.values.numbers import read_numbers
from csm_desktop.importers.values.units import header_unit, without_units
from csm_desktop.wording import render
from tests.importers.lists import as_csv, fed, planned


def listed(folder: Path, header: str, *values: str, currency: str = "EUR") -> ImportPlan:
    rows = [["Account ID", "Account Name", header, "Currency"]]
    rows += [[f"K{i}", f"Kestrel {i}", text, currency] for i, text in enumerate(values)]
    return planned(folder, as_csv(rows))


def told(plan: ImportPlan) -> str:
    return "\n".join(render(each.text) for each in plan.remarks)


def got(plan: ImportPlan, key: str) -> list[object]:
    assert not plan.refused
    return [draft.values[key] for draft in plan.drafts]


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("Rs. 1,20,000.00", "120000", "INR"),
        ("Fr. 12'000.50", "12000.50", "CHF"),
        ("12'000.-", "12000", ""),
        ("12.000,-- €", "12000", "EUR"),
        ("EUR 40,000.00 (USD 43,512.00)", "40000", "EUR"),
        ("€40,000.00 / $43,000.00", "40000", "EUR"),
        ("40.000,00 EUR | 43.000,00 USD", "40000", "EUR"),
        ("12,000.00 EUR p.a.", "12000", "EUR"),
        ("$ -", None, ""),
        ("- €", None, ""),
        ("EUR 5 (EUR 6)", "bad", ""),
        ("5 / 6", "bad", ""),
        ("€10 / user / month", "bad", ""),
    ],
)
def test_money_as_people_write_it(text: str, value: str | None, currency: str) -> None:
    found = read_numbers([text])
    assert bool(found.bad) == (value == "bad")
    assert found.values == [Decimal(value) if value and not found.bad else None]
    assert found.units[0].currency == currency
    assert found.doubled == ((0,) if "43" in text else ())


def test_a_number_with_a_multiple_is_written_out() -> None:
    assert [str(each) for each in read_numbers(["12k", "1.2M"]).values] == ["12000", "1200000"]


def test_of_two_amounts_both_are_kept(tmp_path: Path) -> None:
    plan = listed(tmp_path, "ARR", "EUR 40,000.00 (USD 43,512.00)", "EUR 1.50")
    assert got(plan, "arr") == [Decimal(40000), Decimal("1.50")]
    assert [each.value for each in plan.drafts[0].custom] == ["EUR 40,000.00 (USD 43,512.00)"]
    assert "two amounts" in told(plan)


@pytest.mark.parametrize(
    ("header", "name", "currency"),
    [
        ("arr_cents", "arr", ""),
        ("ARR (in cents)", "ARR", ""),
        ("ARR (cents)", "ARR", ""),
        ("arr_minor_units", "arr", ""),
        ("arrCents", "arr", ""),
        ("ARR in pence", "ARR", "GBP"),
        ("arr_usd_cents", "arr", "USD"),
        ("ARR [Rappen]", "ARR", "CHF"),
    ],
)
def test_minor_units_that_the_header_names(header: str, name: str, currency: str) -> None:
    unit = header_unit(header)
    assert (unit.is_minor, unit.currency) == (True, currency)
    assert " ".join(without_units(header).split()) == name


@pytest.mark.parametrize("header", ["Percent", "Recent ARR", "ARR", "Minority", "Center"])
def test_words_that_only_look_like_minor_units(header: str) -> None:
    assert not header_unit(header).is_minor


@pytest.mark.parametrize(("currency", "arr"), [("EUR", 48000), ("JPY", 4800000), ("KWD", 4800)])
def test_minor_units_are_those_of_the_rows_currency(
    tmp_path: Path, currency: str, arr: int
) -> None:
    plan = listed(tmp_path, "ARR (in cents)", "4800000", currency=currency)
    assert got(plan, "arr") == [Decimal(arr)]
    assert "4800000 is" in told(plan)


@pytest.mark.parametrize(
    ("behind", "unit", "often"),
    [
        ("/ month", "", 12), ("€/Jahr", "€", 1), ("p.a.", "", 1), ("EUR per quarter", "EUR", 4),
        ("monthly", "", 12), ("m", "m", None), ("/ user / month", "/ user / month", None),
    ],
)  # fmt: skip
def test_a_period_behind_an_amount(behind: str, unit: str, often: int | None) -> None:
    assert price_period(behind) == (unit, often)


def test_a_price_a_month_in_a_yearly_column_is_twelve_of_them(tmp_path: Path) -> None:
    plan = listed(tmp_path, "ARR", "1,000.00/mo", "12,500.50 p.a.")
    assert got(plan, "arr") == [Decimal(12000), Decimal("12500.50")]
    assert "“1,000.00/mo” is read as 12000.00" in told(plan)


def test_the_sign_that_is_told_is_the_one_of_its_rows(tmp_path: Path) -> None:
    assert '"$" is read as USD' in told(listed(tmp_path, "ARR", "$5.50", "5.00 GBP", currency=""))


def test_a_column_called_arr_is_it_though_most_of_it_is_words(tmp_path: Path) -> None:
    plan = listed(tmp_path, "ARR", "free", "12,000.50", "on request", "(300.00)")
    assert got(plan, "arr") == [None, Decimal("12000.50"), None, None]
    assert [len(draft.custom) for draft in plan.drafts] == [1, 0, 1, 1]
    assert {"it is no amount", "it is less than nothing"} <= {
        line.partition(":")[0] for line in told(plan).splitlines()
    }


@pytest.mark.parametrize("error", ["#REF!", "#BEZUG!", "#NV", "#¡VALOR!", "Err:502", "########"])
def test_errors_are_no_values_and_named(tmp_path: Path, error: str) -> None:
    plan = listed(tmp_path, "Region", error, "North")
    assert [[each.value for each in draft.custom] for draft in plan.drafts] == [[], ["North"]]
    assert "1 cell holds an error and counts as no value (line 2)" in told(plan)


@pytest.mark.parametrize("page", ["cp1252", "mac-roman", "cp850", "cp1250", "latin-1"])
def test_letters_that_another_program_misread_are_had_back_and_told(
    tmp_path: Path, page: str
) -> None:
    spoilt = "Müller – Söhne".encode().decode(page)
    plan = planned(tmp_path, f"Account Name,City\n{spoilt},KÃ¶ln\nSÃO JOÃO,Köln\n")
    assert [draft.values["name"] for draft in plan.drafts] == ["Müller – Söhne", "SÃO JOÃO"]
    told = [render(each.text) for each in plan.remarks]
    assert told.count("the letters of 1 text were spoilt by another program: mended (line 2)") == 2


@pytest.mark.parametrize(
    "text",
    ["Chef d’équipe", "L’Île", "ACME SPÓŁKA Z O.O.", "PÓŁNOC", "NESCAFÉ®", "CAFÉ™", "Weiß–Blau",
     "Voß’ Erben", "ANDRÉ’S", "RĂŞINARI", "KESÄ–TALVI", "AMANHÃ…", "IRMÃ\xa0SOUZA", "PÅ\xa0TUR",
     "CAFFÈ™", "ÚŽAS"],
)  # fmt: skip
def test_letters_that_are_right_stay_though_their_bytes_would_be_others(text: str) -> None:
    assert had_back(text) == text


@pytest.mark.parametrize("page", ["cp1252", "mac-roman", "cp850", "cp1250", "latin-1"])
@pytest.mark.parametrize(
    "text",
    ["KÖLN", "Łódź", "ŁÓDŹ", "L’Équipe", "Газпром и сыновья", "Acme株式会社", "Ελλάδα", "STRAßE",
     "Việt Nam", "Țară", "Škoda", "İstanbul", "Größe 100 °C"],
)  # fmt: skip
def test_words_of_other_letters_are_had_back_as_well(text: str, page: str) -> None:
    assert had_back("".join(shown(page, byte) for byte in text.encode())) == text


def test_guards_against_formulas_are_taken_off_and_told(tmp_path: Path) -> None:
    plan = listed(tmp_path, "Notes", "'+49 call back", "'Tis fine", "'-5 % off\n'=1")
    assert got(plan, "notes") == ["+49 call back", "'Tis fine", "-5 % off\n=1"]
    assert "2 texts were kept from being run as formulas" in told(plan)


def test_a_cell_that_is_no_answer_leaves_the_others(tmp_path: Path) -> None:
    plan = listed(tmp_path, "Strategic", "tak", "nie", "maybe")
    assert got(plan, "strategic") == [True, False, None]
    assert [each.value for each in plan.drafts[2].custom] == ["maybe"]


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Renewal Date", ["evergreen", "MTM"]),
        ("Renewal Date", ["1806530400.0", "1.8065304E12"]),
        ("Renewal Date", ["46478.5", "46568"]),
        ("Renewal Date", ["Mon Mar 01 2027 00:00:00 GMT+0100 (CET)", "Mar-27"]),
        ("Renewal Date", ["March 2027", "FY27", "Q1 2027", "mid 2027"]),
    ],
)
def test_a_column_of_days_in_whatever_writing_is_one(
    tmp_path: Path, header: str, values: list[str]
) -> None:
    plan = listed(tmp_path, header, *values)
    assert fed(plan)[header] == "renews_on"
    for value, draft, day in zip(values, plan.drafts, got(plan, "renews_on"), strict=True):
        assert (day is None) == bool(draft.custom) or value in ("evergreen", "MTM")


@pytest.mark.parametrize(
    ("cell", "several"),
    [
        ("CRM ::: Billing", ("CRM", "Billing")),
        ('["CRM","Billing"]', ("CRM", "Billing")),
        ("{CRM,Billing}", ("CRM", "Billing")),
        ("R&amp;D;CRM", ("R&D", "CRM")),
    ],
)
def test_lists_in_a_cell(cell: str, several: tuple[str, ...]) -> None:
    assert items(cell) == several


def test_of_several_numbers_or_addresses_the_first_is_taken(tmp_path: Path) -> None:
    assert several_values("a.example; b.example") == ("a.example", "b.example")
    rows = [
        ["Name", "Email", "Phone", "Company"],
        ["Ann Lee", "ann@a.example", "+49 40 1234 ::: +49 40 5678", "Kestrel"],
        ["Bo Lee", "bo@a.example", "+49 40 1234, ext. 5", "Kestrel"],
        ["Cy Lee", "cy@a.example", "see intranet", "Kestrel"],
    ]
    plan = planned(tmp_path, as_csv(rows))
    assert got(plan, "phone") == ["+49 40 1234", "+49 40 1234, ext. 5", None]
    assert [len(draft.custom) for draft in plan.drafts] == [1, 0, 1]


def test_further_numbers_in_one_cell_are_several(tmp_path: Path) -> None:
    rows = [
        ["First Name", "Last Name", "Organization Name", "Phone 1 - Value", "Phone 2 - Value"],
        ["Ann", "Lee", "Kestrel", "+49 40 1234", "+49 40 22 ::: +49 40 33"],
    ]
    (points,) = got(planned(tmp_path, as_csv(rows)), "reach")
    assert isinstance(points, tuple)
    assert [point.text for point in points] == ["+49 40 22", "+49 40 33"]


def test_entities_in_names_and_titles_become_letters(tmp_path: Path) -> None:
    rows = [["Name", "Job Title", "Email", "Company"]]
    rows += [["Ann Lee", "VP R&amp;D", "a@a.example", "Hill &amp; Dale"]]
    values = planned(tmp_path, as_csv(rows)).drafts[0].values
    assert (values["title"], values["account_name"]) == ("VP R&D", "Hill & Dale")


def test_a_column_of_salutations_is_no_job(tmp_path: Path) -> None:
    rows = [["Title", "First Name", "Last Name", "Email", "Company"]]
    rows += [
        ["Mrs.", "Ann", "Lee", "a@a.example", "K"],
        ["Prof. Dr.", "Bo", "Lee", "b@a.example", "K"],
    ]
    plan = planned(tmp_path, as_csv(rows), kind=ListKind.CONTACTS)
    assert "Title" not in fed(plan)


def test_cells_of_a_workbook_that_are_numbers_stay_as_they_are() -> None:
    cells: list[Cell] = [12.5, 3, ""]
    assert read_numbers(cells).values == [Decimal("12.5"), Decimal(3), None]
