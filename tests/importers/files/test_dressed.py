"""What a workbook says of its cells: hidden, merged, a table, an error, a formula without value."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter

from csm_desktop.importers.files.formats.number_formats import digits_of
from csm_desktop.importers.files.table import read_tables
from csm_desktop.importers.plan import ImportPlan, Options
from csm_desktop.importers.planner import read_file
from csm_desktop.importers.values.columns import currency_code
from csm_desktop.wording import render
from tests.importers.lists import asides
from tests.importers.workbook_parts import with_part

HEADER = ["Customer", "Owner", "ARR", "Margin"]
ROWS = [
    ["Aldo", "Kim Roe", 1000, 0.4],
    ["Bera", "Lee Poe", 2500, 0.3],
    ["Coro", "Kim Roe", 500, 0.2],
]


def workbook(folder: Path, write: Callable[[Any, Any], object], name: str = "b.xlsx") -> Path:
    path = folder / name
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Mine")
        sheet.write_row(0, 0, HEADER)
        for i, row in enumerate(ROWS, 1):
            sheet.write_row(i, 0, row)
        write(sheet, book)
    return path


def plan_of(path: Path, **options: Any) -> ImportPlan:
    return read_file(path, Options(currency="EUR", **options)).plans[0]


def names(plan: ImportPlan) -> list[str]:
    return [str(draft.values["name"]) for draft in plan.drafts]


def notices(plan: ImportPlan) -> list[tuple[int, str, str]]:
    return [(each.line, each.column, render(each.text)) for each in plan.remarks]


def test_hidden_rows_and_columns_are_left_and_named_and_taken_when_asked(tmp_path: Path) -> None:
    def hide(sheet: Any, _: Any) -> None:
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(3, 3, None, None, {"hidden": True})

    path = workbook(tmp_path, hide)
    plan = plan_of(path)
    assert names(plan) == ["Aldo", "Coro"]
    assert [line for line, _ in asides(plan)] == [3]
    assert "--hidden take" in asides(plan)[0][1]
    margin = plan.mapping[3]
    assert (margin.header, margin.field) == ("Margin", "-")
    assert "hidden in the sheet" in render(margin.reason)
    whole = plan_of(path, hidden="take")
    assert names(whole) == ["Aldo", "Bera", "Coro"]
    assert whole.mapping[3].field == "custom"
    assert plan_of(path, columns={"Margin": "custom"}).mapping[3].field == "custom"


def test_a_hidden_sheet_is_left_by_name(tmp_path: Path) -> None:
    def add(_: Any, book: Any) -> None:
        other = book.add_worksheet("Aside")
        other.write_row(0, 0, HEADER)
        other.write_row(1, 0, ROWS[0])
        other.hide()

    path = workbook(tmp_path, add)
    reading = read_file(path, Options(currency="EUR"))
    assert [(left.sheet, left.rows) for left in reading.left] == [("Aside", 1)]
    assert "hidden in the workbook" in render(reading.left[0].reason)
    assert len(read_file(path, Options(currency="EUR", hidden="take")).plans) == 2


def test_merged_cells_stand_in_each_row_that_they_span(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Company", "Contact", "Email"])
        sheet.merge_range(1, 0, 3, 0, "Aldo")
        for i, who in enumerate(("ann", "ben", "cy"), 1):
            sheet.write_row(i, 1, [who.title(), f"{who}@aldo.example"])
        sheet.write_row(4, 1, ["Dee", "dee@else.example"])
    plan = read_file(path).plans[0]
    assert [draft.values["account_name"] for draft in plan.drafts] == ["Aldo", "Aldo", "Aldo", ""]
    told = "1 merged cell stands in each of the rows that it spans; an amount counts in each"
    assert (0, "", told) in notices(plan)


def test_formulas_that_were_never_calculated_give_no_value(tmp_path: Path) -> None:
    def formula(sheet: Any, _: Any) -> None:
        sheet.write_formula(1, 2, "=500*2")
        sheet.write_formula(2, 2, "=500*5", None, 0)

    plan = plan_of(workbook(tmp_path, formula))
    assert [draft.values["arr"] for draft in plan.drafts][:2] == [None, None]
    assert str(plan.drafts[2].values["arr"]) == "500"
    ((line, column, text),) = notices(plan)
    assert (line, column) == (2, "ARR")
    assert text.startswith("2 formulas were never calculated and count as no value (lines 2, 3)")
    assert "save it first" in text


def test_formulas_that_were_calculated_are_their_values(tmp_path: Path) -> None:
    def formula(sheet: Any, _: Any) -> None:
        sheet.write_formula(1, 2, "=500*2", None, 1000)
        sheet.write_formula(2, 2, "=5-5", None, 0)

    plan = plan_of(workbook(tmp_path, formula))
    assert [str(draft.values["arr"]) for draft in plan.drafts] == ["1000", "0", "500"]
    assert notices(plan) == []


def test_values_that_are_written_as_cdata_come_in(tmp_path: Path) -> None:
    def write(sheet: Any, _: Any) -> None:
        sheet.write_formula(2, 2, "=500*5", None, 2500)
        sheet.write_formula(3, 2, "=1/0", None, "#DIV/0!")

    def as_cdata(part: bytes) -> bytes:
        return re.sub(rb"<v>([^<]*)</v>", rb"<v><![CDATA[\1]]></v>", part)

    path = workbook(tmp_path, write)
    with ZipFile(path) as archive:
        part = as_cdata(archive.read("xl/worksheets/sheet1.xml"))
    path = with_part(path, "xl/worksheets/sheet1.xml", part)
    plan = plan_of(path)
    assert [str(draft.values["arr"]) for draft in plan.drafts] == ["1000", "2500", "None"]
    ((line, column, text),) = notices(plan)
    assert (line, column) == (4, "ARR")
    assert text.startswith("1 cell holds an error")


def test_the_raised_mark_of_a_footnote_is_no_digit_of_the_number(tmp_path: Path) -> None:
    def write(sheet: Any, book: Any) -> None:
        sheet.write_rich_string(2, 2, "500", book.add_format({"font_script": 1}), "1")

    plan = plan_of(workbook(tmp_path, write))
    assert [str(draft.values["arr"]) for draft in plan.drafts] == ["1000", "None", "500"]
    assert any("500¹" in str(remark.value) for remark in plan.remarks)


def test_error_cells_are_counted_and_said(tmp_path: Path) -> None:
    def spoil(sheet: Any, _: Any) -> None:
        sheet.write_formula(2, 2, "=1/0", None, "#DIV/0!")

    plan = plan_of(workbook(tmp_path, spoil))
    assert [draft.values["arr"] is None for draft in plan.drafts] == [False, True, False]
    assert notices(plan) == [(3, "ARR", "1 cell holds an error and counts as no value (line 3)")]
    assert plan.remarks[0].value == "#DIV/0!"


def test_the_list_object_of_a_sheet_is_the_list(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Report", "of", "the", "day"])
        columns = [{"header": name} for name in HEADER]
        columns[0]["total_string"] = "All of them"
        sheet.add_table(2, 1, 6, 4, {"columns": columns, "data": ROWS, "total_row": True})
        sheet.write(8, 1, "Somebody wrote this below")
    plan = plan_of(path)
    assert names(plan) == ["Aldo", "Bera", "Coro"]
    assert plan.header_line == 3
    assert asides(plan) == [
        (1, "outside the table of the sheet"),
        (7, "the row of totals of the table"),
        (9, "outside the table of the sheet"),
    ]


@pytest.mark.parametrize(
    ("called", "headers"),
    [
        (["Account", "CSM", "ARR", "Margin"], ["Account", "CSM", "ARR", "Margin"]),
        (["Column1", "Column2", "Column3", "Column4"], HEADER),  # which say nothing
    ],
)
def test_a_list_object_without_a_line_of_names_knows_them(
    tmp_path: Path, called: list[str], headers: list[str]
) -> None:
    def bare(sheet: Any, _: Any) -> None:
        columns = [{"header": name} for name in called]
        sheet.add_table("A2:D4", {"header_row": False, "columns": columns})
        for i, row in enumerate(ROWS, 1):
            sheet.write_row(i, 0, row)

    plan = plan_of(workbook(tmp_path, bare))
    assert names(plan) == ["Aldo", "Bera", "Coro"]
    assert [mapped.header for mapped in plan.mapping] == headers


def test_parts_of_a_workbook_may_be_written_in_utf_16(tmp_path: Path) -> None:
    def write(sheet: Any, _: Any) -> None:
        sheet.write_row(1, 0, ["Kestrel Größe", 12000])

    path = workbook(tmp_path, write)
    for part in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"):
        with ZipFile(path) as archive:
            text = archive.read(part).decode().replace("UTF-8", "UTF-16")
        path = with_part(path, part, text.encode("utf-16")).rename(tmp_path / f"{part[3:6]}.xlsx")
    assert names(plan_of(path)) == ["Kestrel Größe", "Bera", "Coro"]


def test_a_border_far_below_is_no_hostile_file(tmp_path: Path) -> None:
    def far(sheet: Any, book: Any) -> None:
        border = book.add_format({"border": 1})
        sheet.write_blank(800_000, 0, None, border)
        sheet.write_blank(5, 16_000, None, border)
        sheet.set_row(900_000, 40)

    (table,) = read_tables(workbook(tmp_path, far))
    assert len(table.rows) == 3


def test_places_hold_where_a_sheet_begins_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "off.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for i, row in enumerate([HEADER, *ROWS]):
            sheet.write_row(i + 3, 2, row)
        sheet.set_row(5, None, None, {"hidden": True})
        sheet.set_column(5, 5, None, None, {"hidden": True})
    plan = plan_of(path)
    assert names(plan) == ["Aldo", "Coro"]
    assert [each.header for each in plan.mapping if each.field == "-"] == ["Margin"]


def test_a_number_is_read_as_its_format_shows_it(tmp_path: Path) -> None:
    path = tmp_path / "formats.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(1, 1, ["Account ID", "Month", "Adoption", "Depth"])
        zeros, day = book.add_format({"num_format": "00000"}), book.add_format({"num_format": 14})
        whole, fine = book.add_format({"num_format": 9}), book.add_format({"num_format": "0.0 %"})
        for i, share in enumerate((0.85, 0.285), 2):
            sheet.write(i, 1, 120 + i, zeros)
            sheet.write(i, 2, 46_000 + i, day)
            sheet.write(i, 3, share, whole)
            sheet.write(i, 4, 1 - share, fine)
    (table,) = read_tables(path)
    assert [row[0] for row in table.rows] == ["00122", "00123"]
    assert [tuple(row[2:]) for row in table.rows] == [("85%", "15%"), ("28.5%", "71.5%")]


def test_formats_that_only_dress_a_number_leave_it(tmp_path: Path) -> None:
    def write(sheet: Any, book: Any) -> None:
        money = book.add_format({"num_format": '#,##0.00 "% of plan"'})
        sheet.write(1, 2, 1000.5, money)
        sheet.write(1, 3, 0.4, book.add_format({"num_format": "0.00"}))

    (table,) = read_tables(workbook(tmp_path, write))
    assert table.rows[0][2:] == [1000.5, 0.4]


@pytest.mark.parametrize(
    ("code", "currency"),
    [
        ('"$"#,##0', "USD"),
        ("#,##0.00\\ [$€-407]", "EUR"),
        ("[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00", "GBP"),
        ('_-* #,##0.00\\ "zł"_-', "PLN"),
        ("\\$#,##0", "USD"),
        ("[$CHF-807]\\ #,##0", "CHF"),
        ('0 "seats"', None),
        ('#,##0,"k"', None),
        ("[$-409]d-mmm-yy", None),
        ('0.0,,"M"', None),
    ],
)
def test_the_format_of_a_cell_names_its_currency(code: str, currency: str | None) -> None:
    shown = digits_of(code)
    assert (currency_code(shown) if isinstance(shown, str) else shown) == currency


def test_amounts_are_of_the_currency_that_their_cells_show(tmp_path: Path) -> None:
    def dress(sheet: Any, book: Any) -> None:
        for row, code in enumerate(("[$€-407] #,##0", '"$"#,##0.00', "#,##0.00\\ [$€-407]"), 1):
            sheet.write_number(row, 2, 1000.5 * row, book.add_format({"num_format": code}))

    plan = read_file(workbook(tmp_path, dress)).plans[0]
    assert not plan.questions
    told = [(str(d.values["arr"]), d.values["amount_currency"]) for d in plan.drafts]
    assert told == [("1000.5", "EUR"), ("2001", "USD"), ("3001.5", "EUR")]
