"""A list that was corrected is remembered; the next of its shape comes in with no question."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter

from csm_desktop.app.book import Book
from csm_desktop.app.imports import (
    FilePlan,
    ImportReport,
    ImportTerms,
    ListKind,
    Missing,
    Options,
    import_lists,
    read_list,
    try_lists,
)
from csm_desktop.app.imports.profile_files import read_profile
from csm_desktop.app.imports.profiles import (
    add_profile,
    book_profiles,
    profile_named,
    remove_profile,
    rename_profile,
    set_choice,
    set_meaning,
    set_remembering,
    write_profile,
)
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.settings import ListProfile
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import render
from tests.app.conftest import picture

LIST = """Client,Site,Worth,Next,Boss
Aldo,aldo.example,"1,234",03/04/2027,Kim
Bera,bera.example,"2,000",05/06/2027,Kim
"""
CORRECTED = Options(
    columns={"Client": "name", "Worth": "arr", "Next": "renews_on", "Boss": "owner"},
    date_order="dmy",
    decimal=".",
    currency="EUR",
)


def reading(book: Book, tmp_path: Path, text: str, options: Options | None = None) -> FilePlan:
    path = tmp_path / "My list 2026-11.csv"
    path.write_text(text, encoding="utf-8")
    return read_list(path, options, profiles=book_profiles(book))


def take(book: Book, tmp_path: Path, text: str, options: Options | None = None) -> ImportReport:
    return import_lists(book, [reading(book, tmp_path, text, options)])


def fed(plan: FilePlan) -> dict[str, str]:
    return {each.header: each.field for each in plan.plans[0].mapping}


def test_a_corrected_list_is_remembered_and_undone_with_its_import(
    book: Book, tmp_path: Path
) -> None:
    before = picture(book)
    report = take(book, tmp_path, LIST, CORRECTED)
    (kept,) = book_profiles(book)
    assert [each.name for each in report.remembered] == [kept.name] == ["My list"]
    assert {c.name: c.value for c in kept.choices} == {
        "date-order": "dmy", "decimal": ".", "currency": "EUR",
    }  # fmt: skip
    book.undo()
    assert picture(book) == before
    book.redo()
    assert book_profiles(book) == (kept,)


def test_a_list_that_needed_no_word_is_not_remembered(book: Book, tmp_path: Path) -> None:
    report = take(book, tmp_path, "Account Name,Website\nAldo,aldo.example\n")
    assert report.remembered == ()
    assert book_profiles(book) == ()


def test_the_next_list_in_another_order_needs_no_question(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, LIST, CORRECTED)
    found = reading(book, tmp_path, 'Boss,NEXT,Client,worth,Site\nKim,07/08/2027,Ceta,"3,500",\n')
    assert found.questions == ()
    assert fed(found) == {
        "Boss": "owner", "NEXT": "renews_on", "Client": "name", "worth": "arr", "Site": "domain",
    }  # fmt: skip
    report = import_lists(book, [found])
    assert report.files[0].profile is not None
    assert report.remembered == ()
    account = account_named(book, "Ceta")
    with book.reading() as connection:
        rows = connection.driver.execute(
            "SELECT renews_on, arr_minor, arr_currency FROM subscription WHERE account_id = ?",
            (account.id,),
        ).fetchall()
    assert [tuple(row) for row in rows] == [("2027-08-07", 350_000, "EUR")]


def test_new_and_missing_columns_are_named(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, LIST, CORRECTED)
    found = reading(book, tmp_path, 'Client,Worth,Next,Boss,Mood\nCeta,"3,500",07/08/2027,K,x\n')
    fit = found.plans[0].profile
    assert fit is not None
    assert (fit.missing, fit.new) == (("Site",), ("Mood",))
    told = {each.column: render(each.text) for each in found.plans[0].remarks}
    assert told["Site"] == "the profile “My list” has this column, and the file lacks it"
    assert told["Mood"] == "new: the profile “My list” does not have it"


def test_a_list_of_another_shape_is_read_by_itself(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, LIST, CORRECTED)
    found = reading(book, tmp_path, "Client,Industry,City,Country\nCeta,Food,Oslo,NO\n")
    assert found.plans[0].profile is None


def test_values_that_are_no_dates_any_more_are_asked_about(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, LIST, CORRECTED)
    text = 'Client,Site,Worth,Next,Boss\nCeta,,"3,500",soon,K\nDelo,,"3,500",later,K\n'
    (asked,) = reading(book, tmp_path, text).questions
    assert (asked.topic, asked.columns) == ("profile", ("Next",))
    assert "“soon”, “later”" in render(asked.text)
    assert asked.options[-1] == "--no-profile"
    with pytest.raises(UserError, match="leaves something open"):
        take(book, tmp_path, text)
    # Once answered it is remembered so.
    take(book, tmp_path, text, Options(columns={"Next": "custom"}))
    assert reading(book, tmp_path, text.replace("Ceta", "Eta")).questions == ()
    (kept,) = book_profiles(book)
    assert {c.header: c.field for c in kept.shape}["Next"] == "custom"


def test_a_file_that_proves_another_order_of_dates_is_asked_about(
    book: Book, tmp_path: Path
) -> None:
    take(book, tmp_path, LIST, CORRECTED)
    text = 'Client,Site,Worth,Next,Boss\nCeta,,"3,500",12/25/2027,K\n'
    (asked,) = reading(book, tmp_path, text).questions
    assert asked.options == ("--date-order mdy", "--no-profile")
    found = reading(book, tmp_path, text, Options(date_order="mdy"))
    assert found.questions == ()
    assert str(found.plans[0].drafts[0].values["renews_on"]) == "2027-12-25"


def test_answers_never_overrule_what_the_file_says_itself(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, LIST, CORRECTED)
    found = reading(book, tmp_path, 'Client,Site,Worth,Next,Boss\nCeta,,"$3,500.00",2027-12-25,K\n')
    (row,) = found.plans[0].drafts
    assert (row.values["amount_currency"], str(row.values["arr"])) == ("USD", "3500.00")


def test_what_no_file_says_itself_is_not_asked_again_nor_forgotten(
    book: Book, tmp_path: Path
) -> None:
    text = "Account Name,Site,Worth\nAldo,aldo.example,$1200\n"
    said = Options(columns={"Worth": "arr"}, currency="CAD")
    take(book, tmp_path, text, said)
    (row,) = reading(book, tmp_path, text.replace("Aldo", "Bera")).plans[0].drafts
    assert row.values["amount_currency"] == "CAD"


def test_a_scale_that_is_too_small_is_asked_about(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, "Account Name,Website\nAldo,aldo.example\nBera,bera.example\n")
    text = "Account Name,Date,CSAT\nAldo,2026-10-01,4\nBera,2026-10-02,{}\n"
    take(book, tmp_path, text.format(5), Options(scale="5", kind=ListKind.READINGS))
    assert reading(book, tmp_path, text.format(3)).questions == ()
    (asked,) = reading(book, tmp_path, text.format(9)).questions
    assert asked.options == ("--scale 10", "--scale 100")


def test_a_named_profile_that_does_not_fit_is_refused_with_what_differs(
    book: Book, tmp_path: Path
) -> None:
    take(book, tmp_path, LIST, CORRECTED)
    with pytest.raises(UserError) as told:
        reading(book, tmp_path, "Person,Mail\nAnn,a@b.example\n", Options(profile="MY LIST"))
    assert told.value.title == "The profile “My list” does not fit My list 2026-11.csv."
    assert "lacks “Client”, “Site”" in told.value.advice
    assert "has “Person”, “Mail” besides" in told.value.advice
    with pytest.raises(UserError, match="There is no profile “Mine”"):
        reading(book, tmp_path, LIST, Options(profile="Mine"))


def test_without_a_profile_the_questions_come_again(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, LIST, CORRECTED)
    bare = replace(CORRECTED, currency="")
    assert reading(book, tmp_path, LIST, bare).questions == ()
    without = reading(book, tmp_path, LIST, replace(bare, without_profile=True))
    assert [question.topic for question in without.questions] == ["currency"]
    assert reading(book, tmp_path, LIST).questions == ()


def test_the_users_word_counts_more_than_a_profile(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, LIST, CORRECTED)
    text = LIST.replace("Aldo", "Ceta").replace("Bera", "Delo")
    found = reading(book, tmp_path, text, Options(columns={"Site": "name"}, currency="SEK"))
    assert fed(found)["Site"] == "name"
    assert fed(found)["Client"] != "name"
    assert found.plans[0].drafts[0].values["amount_currency"] == "SEK"


def test_a_correction_upon_a_profile_brings_it_up_to_date(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, LIST, CORRECTED)
    text = LIST.replace("Aldo", "Ceta").replace("Bera", "Delo")
    report = take(book, tmp_path, text, Options(columns={"Boss": "sold_by"}))
    assert [(each.name, each.is_new) for each in report.remembered] == [("My list", False)]
    (kept,) = book_profiles(book)
    assert {c.header: c.field for c in kept.shape}["Boss"] == "sold_by"
    assert kept.choice("date-order") == "dmy"


def test_remembering_can_be_turned_off(book: Book, tmp_path: Path) -> None:
    plan = reading(book, tmp_path, LIST, CORRECTED)
    assert try_lists(book, [plan], remember=False).remembered == ()
    assert [each.name for each in try_lists(book, [plan]).remembered] == ["My list"]
    assert book_profiles(book) == ()
    book.run("Remember no lists", set_remembering, False)
    assert import_lists(book, [plan]).remembered == ()
    assert book_profiles(book) == ()
    book.undo()
    book.undo()
    assert [each.name for each in try_lists(book, [plan]).remembered] == ["My list"]


def test_an_export_of_another_system_is_not_read_with_the_profile(
    book: Book, tmp_path: Path
) -> None:
    salesforce = "Id,Client,Boss\n0015g00000Xk1aB,Aldo,Kim\n0015g00000Xk1aC,Bera,Kim\n"
    said = Options(columns={"Boss": "owner", "Client": "name", "Id": "external_id"})
    take(book, tmp_path, salesforce, said)
    (kept,) = book_profiles(book)
    assert (kept.name, kept.system) == ("Salesforce report Accounts", "Salesforce")
    other = "Id,Client,Boss\nzcrm_11,Ceta,Kim\nzcrm_12,Delo,Kim\n"
    assert reading(book, tmp_path, other).plans[0].profile is None
    with pytest.raises(UserError, match="It is for Salesforce"):
        reading(book, tmp_path, other, Options(profile=kept.name))


def workbook(tmp_path: Path, name: str) -> Path:
    made = xlsxwriter.Workbook(tmp_path / name)
    for sheet, names in (("Live", ["Aldo", "Bera"]), ("Lost", ["Ceta", "Delo"])):
        page = made.add_worksheet(sheet)
        page.write_row(0, 0, ["Customer", "Website", "Country"])
        for line, each in enumerate(names, 1):
            page.write_row(line, 0, [each, f"{each}.example", "NO"])
    made.close()
    return tmp_path / name


def test_a_sheet_that_was_left_out_stays_out(book: Book, tmp_path: Path) -> None:
    first = workbook(tmp_path, "one.xlsx")
    said = Options(sheets={"Lost": None})
    import_lists(book, [read_list(first, said)])
    assert sorted(profile.name for profile in book_profiles(book)) == ["one [Lost], left out"]
    found = read_list(workbook(tmp_path, "two.xlsx"), profiles=book_profiles(book))
    assert [plan.sheet for plan in found.plans] == ["Live"]
    assert [left.sheet for left in found.left] == ["Lost"]


def test_terms_are_remembered_but_for_single_accounts(book: Book, tmp_path: Path) -> None:
    text = "Id,Client,Site\n{}\n"
    rows = [f"K{n},Aldo {n},a{n}.example" for n in range(6)]
    said = Options(columns={"Client": "name", "Id": "external_id"})
    terms = ImportTerms(missing={"": Missing.CHURNED, "Aldo 1": Missing.LEAVE})
    import_lists(book, [reading(book, tmp_path, text.format("\n".join(rows)), said)], terms=terms)
    (kept,) = book_profiles(book)
    assert [(c.name, c.value) for c in kept.choices] == [("missing", "churned")]
    report = take(book, tmp_path, text.format("\n".join(rows[:5])))
    assert [each.became for each in report.files[0].missing] == [Missing.CHURNED]


def test_months_are_no_part_of_a_shape(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, "Account Name,Website\nAldo,aldo.example\nBera,bera.example\n")
    first = "Account Name,2026-08,2026-09\nAldo,5,6\nBera,7,8\n"
    found = reading(book, tmp_path, first, Options(kind=ListKind.READINGS, metric="Logins"))
    import_lists(book, [found])
    (kept,) = book_profiles(book)
    assert [c.header for c in kept.shape] == ["Account Name"]
    again = reading(book, tmp_path, "Account Name,2026-10,2026-11\nAldo,5,6\nBera,7,8\n")
    assert again.questions == ()
    assert again.plans[0].profile is not None


@pytest.fixture
def kept(book: Book, tmp_path: Path) -> ListProfile:
    take(book, tmp_path, LIST, CORRECTED)
    return book_profiles(book)[0]


def test_profiles_are_renamed_edited_and_removed_undoably(book: Book, kept: ListProfile) -> None:
    before = picture(book)
    book.run("Rename", rename_profile, kept.id, "  Monthly   book ")
    assert profile_named(book, "monthly book").id == kept.id
    book.run("Meaning", set_meaning, kept.id, "Site", "name")
    changed = {c.header: c.field for c in book_profiles(book)[0].shape}
    assert (changed["Site"], changed["Client"]) == ("name", "custom")
    book.run("Answer", set_choice, kept.id, "date-order", "mdy")
    assert book_profiles(book)[0].choice("date-order") == "mdy"
    book.run("Remove", remove_profile, kept.id)
    assert book_profiles(book) == ()
    for _ in range(4):
        book.undo()
    assert picture(book) == before


def test_a_profile_has_one_name_of_its_own(book: Book, kept: ListProfile) -> None:
    other = book.run("Add", add_profile, kept)
    assert other.name == "My list 2"
    for name in ("", "MY LIST"):
        with pytest.raises(UserError):
            book.run("Rename", rename_profile, other.id, name)
    with pytest.raises(UserError, match="have no field"):
        book.run("Meaning", set_meaning, other.id, "Site", "shoe_size")


def test_a_profile_goes_into_a_file_and_comes_back(
    book: Book, kept: ListProfile, tmp_path: Path
) -> None:
    path = tmp_path / "profile.json"
    write_profile(kept, path)
    read = read_profile(path)
    assert replace(read, id=kept.id, kept_at=kept.kept_at) == kept
    book.run("Remove", remove_profile, kept.id)
    book.run("Add", add_profile, read)
    assert reading(book, tmp_path, LIST).questions == ()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"format": "x"}, "does not say that it is one"),
        ({"version": 9}, "newer program"),
        ({"kind": "quotes"}, "kind of list that is not known: quotes"),
        ({"columns": []}, "has no columns"),
        ({"columns": [{"header": "A", "field": "shoe"}]}, "“shoe”, which is not known"),
        ({"columns": [{"header": "A", "field": "name"}, {"header": "B", "field": "name"}]},
         "two of its columns"),
        ({"columns": "all"}, "its columns cannot be read"),
        ({"choices": [{"name": "currency", "value": "Taler"}]}, "answers currency with Taler"),
        ({"choices": [{"name": "colour", "value": "red"}]}, "answers colour with red"),
        ({"name": 5}, "its name cannot be read"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_profile_is_refused(
    kept: ListProfile, tmp_path: Path, changes: dict[str, object], told: str
) -> None:
    path = tmp_path / "profile.json"
    write_profile(kept, path)
    path.write_text(json.dumps(json.loads(path.read_text()) | changes), encoding="utf-8")
    with pytest.raises(UserError) as error:
        read_profile(path)
    assert told in error.value.title


def test_what_is_no_json_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "profile.json"
    for content in (b"\xff\xfe\x00", b"[[[[", b"", b"null"):
        path.write_bytes(content)
        with pytest.raises(UserError):
            read_profile(path)
    with pytest.raises(UserError, match="cannot be opened"):
        read_profile(tmp_path / "none.json")


def test_a_list_of_no_known_system_is_one_of_its_profiles_system(
    book: Book, tmp_path: Path
) -> None:
    take(book, tmp_path, LIST, CORRECTED)
    (kept,) = book_profiles(book)
    book.run("Say", Work.put, replace(kept, system="Ledger"))
    named = Options(columns={**(CORRECTED.columns or {}), "Site": "external_id"}, profile=kept.name)
    take(book, tmp_path, LIST.replace("Aldo,aldo.example", "Cara,17"), named)
    (cara,) = (each for each in book.trial(Work.find, Account) if each.name == "Cara")
    assert [(each.system, each.text) for each in cara.ids] == [("Ledger", "17")]


def test_of_two_profiles_that_fit_equally_well_the_newer_counts(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, LIST, CORRECTED)
    (old,) = book_profiles(book)
    assert reading(book, tmp_path, LIST).plans[0].mapping
    newer = replace(
        old,
        id=old.id + 1,
        name="A newer one",
        shape=tuple(
            replace(column, field="city") if column.header == "Boss" else column
            for column in old.shape
        ),
    )
    book.run("Profile", Work.add_all, [newer])
    assert [profile.name for profile in book_profiles(book)] == ["A newer one", old.name]
    assert fed(reading(book, tmp_path, LIST))["Boss"] == "city"


def test_columns_of_months_speak_against_a_list_of_names(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, "Account\nKestrel\nPlover\n", Options(kind=ListKind.ACCOUNTS))
    usage = "Account,Q2 2026,Q3 2026\nKestrel,120,130\nPlover,10,20\n"
    (file,) = take(book, tmp_path, usage, Options(metric="Users")).files
    assert file.kind is ListKind.READINGS
    # And the profile of these readings is none of a list of names.
    (file,) = take(book, tmp_path, "Account,Website\nKestrel,kestrel.example\n").files
    assert file.kind is ListKind.ACCOUNTS


def test_a_profile_takes_in_neither_hidden_nor_older_sheets(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        for name, account in (("2025", "Gone"), ("2026", "New"), ("Spare", "Spared")):
            sheet = workbook.add_worksheet(name)
            sheet.write_row(0, 0, ["Account", "Owner", "ARR"])
            sheet.write_row(1, 0, ["Aldo", "Kim", 5])
            sheet.write_row(2, 0, [account, "Kim", 7])
        workbook.get_worksheet_by_name("Spare").hide()
    for _ in range(2):
        read = read_list(path, Options(currency="EUR"), profiles=book_profiles(book))
        assert [plan.sheet for plan in read.plans] == ["2026"]
        why = {left.sheet: render(left.reason) for left in read.left}
        assert "older state of “2026”" in why["2025"]
        assert "hidden in the workbook" in why["Spare"]
        import_lists(book, [read])
        assert book_profiles(book)
