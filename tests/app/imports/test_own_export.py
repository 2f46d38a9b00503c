"""What the program writes it can read: its own export comes back whole."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from csm_desktop.app.book import Book
from csm_desktop.app.documents.exports import export_book, listed_items, neutral, table_heads
from csm_desktop.app.imports import Options, read_lists
from csm_desktop.app.imports.exported.files import looks_like_export, own_export
from csm_desktop.app.imports.own_export import Restored, restore_export
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.records.accounts import Account, CustomField
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.domain.records.foreign_ids import foreign_ids
from csm_desktop.domain.records.metrics import Reading
from csm_desktop.domain.text.formula_guards import unguarded
from csm_desktop.errors import UserError
from csm_desktop.storage.rows import ROWS
from csm_desktop.storage.session import Work
from csm_desktop.wording import render
from tests.books import CLOCK, empty_book, sample_copy
from tests.filled import filled

Pictured = Callable[[Book], dict[str, list[tuple[object, ...]]]]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[object]]]:
    """The sample book's export, and what the book holds."""
    folder = tmp_path_factory.mktemp("exported")
    with opened_book(sample_copy(folder / "sample.csm"), CLOCK, read_only=True) as book:
        export_book(book, folder / "out")
        return folder / "out", facts(book)


def _rows(sheet: Path) -> list[list[str]]:
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def xlsx(path: Path, sheets: dict[str, list[list[str]]]) -> Path:
    workbook = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(path)
    return path


def facts(book: Book) -> dict[str, list[object]]:
    return {kind.__name__: list(book.record(Work.find, kind)) for kind in ENTITIES}


def restored(book: Book, *paths: Path) -> Restored:
    tables = own_export(paths)
    assert tables is not None
    return restore_export(book, tables)


@pytest.mark.parametrize("way", ["folder", "json", "sheets", "packed", "renamed"])
def test_the_sample_book_comes_back_whole_from_its_export(
    book: Book, exported: tuple[Path, dict[str, list[object]]], way: str, tmp_path: Path
) -> None:
    out, before = exported
    sheets = sorted(out.glob("*.csv"))
    paths = {
        "folder": [out], "json": [out / "book.json"], "sheets": sheets
    }.get(way, [tmp_path / "mine.zip"])  # fmt: skip
    if way == "packed":
        shutil.make_archive(str(tmp_path / "mine"), "zip", out.parent, out.name)
    if way == "renamed":  # and saved by a program that writes UTF-16 with tabs
        paths = [tmp_path / f"{sheet.stem} (1).csv" for sheet in sheets]
        for sheet, path in zip(sheets, paths, strict=True):
            with path.open("w", encoding="utf-16", newline="") as file:
                csv.writer(file, delimiter="\t").writerows(_rows(sheet))
    assert all(map(looks_like_export, paths))
    report = restored(book, *paths)
    assert (report.refused, report.cleared, report.unknown) == ((), (), ())
    assert facts(book) == before
    assert book.undo() == "Import an export"
    assert not any(facts(book).values())


def test_every_field_of_every_kind_survives_the_trip_through_the_sheets(
    book: Book, tmp_path: Path, pictured: Pictured
) -> None:
    leading = {name: None for name, column in ROWS["account"].columns().items() if column.to}
    custom = (CustomField("Code: internal", "=1; 2"), CustomField("", "[x]"))
    account = filled(Account, "a;b: c", custom=custom, **leading)
    alone = {"reports_to_id": None, "dotted_to_id": None}
    contact = filled(Contact, '["x","y"]', id=7, account_id=account.id, **alone)

    def put(work: Work) -> None:
        work.add_all([account, contact])

    book.run("Put", put)
    export_book(book, tmp_path / "out")
    (tmp_path / "out" / "book.json").unlink()
    with opened_book(empty_book(tmp_path / "new.csm"), CLOCK) as other:
        restored(other, tmp_path / "out")
        assert pictured(other) == pictured(book)


def test_a_sheet_of_an_earlier_program_comes_back_though_it_lacks_a_column(
    book: Book, tmp_path: Path, exported: tuple[Path, dict[str, list[object]]]
) -> None:
    out, before = exported
    with (out / "account.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    without = rows[0].index("sold_by_id")
    account, team = tmp_path / "account.csv", tmp_path / "team_member.csv"
    with account.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(row[:without] + row[without + 1 :] for row in rows)
    team.write_bytes((out / "team_member.csv").read_bytes())
    assert restored(book, account, team).refused == ()
    found = facts(book)["Account"]
    assert [each.name for each in found] == [each.name for each in before["Account"]]  # type: ignore[attr-defined]
    assert {each.sold_by_id for each in found} == {None}  # type: ignore[attr-defined]


def test_sheets_in_a_workbook_are_an_export_as_well(
    book: Book, tmp_path: Path, exported: tuple[Path, dict[str, list[object]]]
) -> None:
    out, before = exported
    kinds = ("team_member", "journey_template", "journey_step", "metric", "segment", "account",
             "contact")  # fmt: skip
    path = xlsx(tmp_path / "mine.xlsx", {kind: _rows(out / f"{kind}.csv") for kind in kinds})
    assert looks_like_export(path)
    report = restored(book, path)
    assert (report.refused, report.cleared, report.unknown) == ((), (), ())
    found = facts(book)
    assert (found["Account"], found["Contact"]) == (before["Account"], before["Contact"])


def test_ids_that_a_script_rounded_are_known_again_where_one_can_be_meant(
    book: Book, tmp_path: Path, exported: tuple[Path, dict[str, list[object]]]
) -> None:
    head, *rows = _rows(exported[0] / "contact.csv")
    head, (ann, ben, *_) = head[:], rows
    at = {name: head.index(name) for name in ("id", "account_id", "reports_to_id", "opted_out")}
    near, far = "457621831344455823", "457699031344455823"
    for row, id_, boss in ((ann, near, ""), (ben, far, "4.576218313444558e+17")):
        row[at["id"]], row[at["account_id"]], row[at["reports_to_id"]] = id_, "", boss
        row[at["opted_out"]] = "1.0"
    with (tmp_path / "contact.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, ann, ben])
    assert restored(book, tmp_path / "contact.csv").refused == ()
    found = {contact.id: contact for contact in book.record(Work.find, Contact)}
    assert found[int(far)].reports_to_id == int(near)
    assert found[int(near)].opted_out
    book.undo()
    # In their own ids no digit is to be had back, and two may then be one: a list like any other.
    ann[at["id"]] = ben[at["id"]] = "4.57621831344456E+017"
    with (tmp_path / "contact.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, ann, ben])
    assert own_export([tmp_path / "contact.csv"]) is None
    (plan,) = read_lists([tmp_path / "contact.csv"], Options())[0].plans
    fields = {column.header: column.field for column in plan.mapping}
    assert (fields["name"], fields["email"]) == ("name", "email")
    assert {fields[name] for name in ("id", "reports_to_id")} == {"-"}
    assert "rounded" in render(plan.remarks[0].text)


def test_an_export_of_before_ids_had_systems_keeps_its_ids_of_no_known_system(
    book: Book, tmp_path: Path, exported: tuple[Path, dict[str, list[object]]]
) -> None:
    out, before = exported
    with (out / "account.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["external_id"] = row.pop("ids").partition(": ")[2]
        del row["also_called"]
    account, team = tmp_path / "account.csv", tmp_path / "team_member.csv"
    with account.open("w", encoding="utf-8-sig", newline="") as file:
        sheet = csv.DictWriter(file, list(rows[0]))
        sheet.writeheader()
        sheet.writerows(rows)
    team.write_bytes((out / "team_member.csv").read_bytes())
    assert restored(book, account, team).refused == ()
    found = {each.name: each.ids for each in book.record(Work.find, Account)}
    assert found == {
        each.name: foreign_ids(each.ids[0].text)  # type: ignore[attr-defined]
        for each in before["Account"]
    }


def test_what_a_part_of_an_export_refers_to_comes_along_from_beside_it(
    book: Book, exported: tuple[Path, dict[str, list[object]]]
) -> None:
    out, before = exported
    report = restored(book, out / "reading.csv")
    assert (report.refused, report.cleared) == ((), ())
    assert {"reading", "metric", "account", "segment", "team_member"} <= report.rows.keys()
    assert list(book.record(Work.find, Reading)) == before["Reading"]


def test_a_part_of_an_export_names_the_links_that_lead_nowhere(
    book: Book, exported: tuple[Path, dict[str, list[object]]], tmp_path: Path
) -> None:
    out, before = exported
    for name in ("account", "contact", "revenue_event"):
        shutil.copy(out / f"{name}.csv", tmp_path)
    report = restored(book, *sorted(tmp_path.glob("*.csv")))
    assert {each.column for each in report.cleared} >= {"segment_id", "owner_id"}
    ids = {contact.id: contact.reports_to_id for contact in before["Contact"]}  # type: ignore[attr-defined]
    found = {contact.id: contact.reports_to_id for contact in book.record(Work.find, Contact)}
    assert found == ids
    assert report.stored == sum(report.rows.values())


def test_rows_that_cannot_be_things_are_refused_by_name(book: Book, tmp_path: Path) -> None:
    account = {"id": 1, "name": "Acme"}
    whole = {
        "format": "csm-desktop",
        "tables": {
            "account": [account, {"id": "x"}, account],
            "contact": [{"id": 3, "name": "Ann", "account_id": 9}],
            "later": [{}],
        },
    }
    path = tmp_path / "book.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    report = restored(book, path)
    assert report.unknown == ("later",)
    assert report.stored == 0
    assert {each.table for each in report.refused} == {"account", "contact"}


@pytest.mark.parametrize("number", ["nan", "inf", "1E+999", "1E+99999999", "9" * 5000])
def test_numbers_that_are_none_stay_as_they_are_written(tmp_path: Path, number: str) -> None:
    for table, row in (
        ("account", {"id": number, "name": "Kestrel", "employees": number}),
        ("subscription", {"id": "7", "account_id": number, "arr": number, "arr_currency": "EUR"}),
    ):
        with (tmp_path / f"{table}.csv").open("w", newline="") as file:
            sheet = csv.DictWriter(file, table_heads(table))
            sheet.writeheader()
            sheet.writerow(row)
    whole = tmp_path / "book.json"
    whole.write_text(json.dumps({"format": "csm-desktop", "tables": {"of_tomorrow": []}}))
    found = own_export([whole, tmp_path / "subscription.csv"])
    assert found is not None
    assert found["account"][0]["employees"] == number


def test_a_book_that_holds_something_is_left_as_it_is(
    exported: tuple[Path, dict[str, list[object]]], tmp_path: Path
) -> None:
    out, before = exported
    with opened_book(sample_copy(tmp_path / "other.csm"), CLOCK) as book:
        with pytest.raises(UserError, match="empty book"):
            restored(book, out)
        assert facts(book) == before


def test_files_of_others_are_not_taken_for_an_export(tmp_path: Path) -> None:
    (tmp_path / "account.csv").write_text("Id,Name\n1,Acme\n", encoding="utf-8")
    (tmp_path / "book.json").write_text("{}", encoding="utf-8")
    assert own_export([tmp_path / "account.csv"]) is None
    assert own_export([tmp_path / "book.json"]) is None
    (tmp_path / "mine").mkdir()
    with pytest.raises(UserError, match="no export"):
        own_export([tmp_path / "mine"])


# More weight on what makes a formula, a separator, a guard or a list.
_texts = st.text(st.sampled_from("=+-@;: \t\r\n\"'[],a1"), max_size=8)


@given(_texts)
def test_the_guard_against_formulas_is_taken_off_again(text: str) -> None:
    assert unguarded(str(neutral(text))) == text


@given(st.lists(_texts, min_size=1, max_size=3))
def test_a_list_in_a_cell_is_taken_apart_as_it_was_joined(items: list[str]) -> None:
    from csm_desktop.app.documents.exports import _listed

    assert listed_items(_listed(json.dumps(items)), None) == items


def test_the_sheets_are_those_that_the_csv_module_reads(
    exported: tuple[Path, dict[str, list[object]]],
) -> None:
    out, before = exported
    with (out / "account.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(before["Account"])


@pytest.mark.parametrize(
    ("name", "part"),
    [("people.xlsx", "xl/workbook.xml"), ("out.zip", "account.csv"), ("letter.odt", "mimetype")],
)
def test_a_damaged_part_of_an_archive_is_an_error_for_the_user(
    tmp_path: Path, name: str, part: str
) -> None:
    path = tmp_path / name
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr(part, "".join(f"{number},Northwind\n" for number in range(300)))
        info = archive.getinfo(part)
    data = bytearray(path.read_bytes())
    begins = info.header_offset + 30 + len(part)
    for at in range(begins, begins + info.compress_size):
        data[at] ^= 0xFF
    path.write_bytes(data)
    assert own_export([path]) is None
    with pytest.raises(UserError, match="it is damaged"):
        read_lists([path])
