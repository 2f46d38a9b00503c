"""`import`: every row is accounted for, nothing is guessed, and the same file adds nothing."""

import base64
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from csm_desktop.app.lists.accounts import accounts as account_lines
from csm_desktop.app.lists.accounts import search_hits
from csm_desktop.app.opened_book import opened_book, writable_book
from csm_desktop.domain.people.photos import unpacked
from csm_desktop.domain.records.contacts import Contact, ContactPhoto
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.domain.text.reach import ReachKind
from csm_desktop.storage import migrate
from csm_desktop.storage.session import Work
from tests.books import sample_copy
from tests.cli.conftest import Run
from tests.public_data import public

GOOD = "id,name,website,industry,Campaign\n1,Kestrel Health,kestrel.example,Care,Spring\n"


def write(folder: Path, text: str, name: str = "accounts.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def report(said_json: str) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(said_json)
    for file in whole["report"]["files"]:
        parts = ("stored", "held_back")
        listed = ("refused", "repeats", "known", "set_aside")
        total = sum(file[part] for part in parts) + sum(len(file[part]) for part in listed)
        assert file["rows_in"] == total
    return whole


def test_a_later_export_is_held_against_the_book_and_replaces_it_when_asked(
    run: Run, tmp_path: Path
) -> None:
    heads, book = "Account ID,Account Name,Owner,Renewal Date\n", tmp_path / "book.csm"
    run("import", book, write(tmp_path, heads + "1,Acme,Ann Lee,2026-12-31\n"))
    later = write(tmp_path, heads + "1,Acme,Bob Roe,2027-12-31\n", "later.csv")
    said = run("import", book, later)
    assert "line 2: Acme, owner: “Ann Lee” in the book, “Bob Roe” in the file" in said.out
    assert "--update" in said.out
    assert "31 Dec 2026" in run("list", book).out
    assert "Nothing was stored" in said.out
    said = run("import", book, later, "--update")
    assert "replaced by what the file has" in said.out
    assert f"Changed in {book}: 1 known row." in said.out
    assert "31 Dec 2027" in run("list", book).out


@pytest.mark.parametrize("code", ["Euro", "QQQ", "€"])
def test_a_currency_that_is_none_is_refused(run: Run, tmp_path: Path, code: str) -> None:
    file = write(tmp_path, "Account Name,Owner,Renewal Date,ARR\nAcme,Ann Lee,2026-12-31,1000\n")
    said = run("import", tmp_path / "book.csm", file, "--currency", code)
    assert (said.code, said.err.splitlines()[0]) == (2, f"{code} is no currency.")
    assert not (tmp_path / "book.csm").exists()


def test_a_renewal_without_revenue_or_product_claims_neither(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "book.csm"
    heads = "Account ID,Account Name,Owner,Renewal Date\n"
    run("import", book, write(tmp_path, heads + "1,Acme,Ann Lee,2025-12-31\n"))
    out = run("show", book, "Acme").out
    assert "(The contract was to renew on " in out
    assert "¤" not in out
    assert "Renewal:" not in out


def test_what_is_worth_knowing_is_told_with_its_line_and_value(run: Run, tmp_path: Path) -> None:
    heads = "First Name,Last Name,Company,Email\nBob,Roe,Acme,bob@acme.org\n"
    file = write(tmp_path, heads + "Ann,Lee,Acme,ann(at)acme.org\n")
    said = run("import", tmp_path / "book.csm", file)
    assert "line 3, Email: it is no usable e-mail address" in said.out
    assert "“ann(at)acme.org”" in said.out


def test_a_book_that_somebody_else_makes_meanwhile_is_taken(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, book = write(tmp_path, GOOD), tmp_path / "book.csm"
    made = migrate.create

    def made_twice(*arguments: Any, **named: Any) -> None:
        made(*arguments, **named)
        made(*arguments, **named)

    monkeypatch.setattr(migrate, "create", made_twice)
    assert run("import", book, file).code == 0
    assert "Kestrel Health" in run("list", book).out


def test_a_file_becomes_a_book_and_the_same_file_adds_nothing(run: Run, tmp_path: Path) -> None:
    file, book = write(tmp_path, GOOD), tmp_path / "book.csm"
    assert report(run("import", book, file, "--json").out)["stored"] == 1
    assert "Spring" in run("show", book, "Kestrel").out
    again = run("import", book, file, "--json")
    assert again.code == 0
    assert report(again.out)["stored"] == 0
    assert len(json.loads(run("list", book, "--json").out)["accounts"]) == 1


def test_a_dry_run_tells_and_leaves_no_trace(run: Run, tmp_path: Path) -> None:
    file, book = write(tmp_path, GOOD), tmp_path / "book.csm"
    said = run("import", book, file, "--dry-run")
    assert said.code == 0
    assert "1 stored" in said.out
    assert "dry run" in said.out
    assert [path.name for path in tmp_path.iterdir()] == ["accounts.csv"]


def test_i5_one_bad_row_of_500_is_refused_by_name_and_the_others_come_in(
    run: Run, tmp_path: Path, clock: FixedClock
) -> None:
    rows = [f"{n},Account {n},a{n}.example" for n in range(2, 502)]
    rows[315] = "317,,a317.example"
    file = write(tmp_path, "\n".join(["id,name,website", *rows]))
    book = tmp_path / "book.csm"
    said = run("import", book, file)
    assert said.code == 1
    assert "line 317, name" in said.out
    assert "Not stored: 1 bad row, named above" in said.out
    assert len(json.loads(run("list", book, "--json").out)["accounts"]) == 499
    with writable_book(book, clock) as opened:
        assert opened.undo() == "Import accounts.csv"
        assert opened.undo() is None
    assert json.loads(run("list", book, "--json").out)["accounts"] == []


@pytest.mark.parametrize(
    ("column", "value", "option"),
    [
        ("contract start", "03/04/2025", "--date-order"),
        ("ARR", "1,234", "--decimal"),
    ],
)
def test_i2_what_a_column_does_not_settle_is_asked_with_the_option_to_give(
    run: Run, tmp_path: Path, column: str, value: str, option: str
) -> None:
    text = f'id;name;currency;{column}\n1;Acme;EUR;"{value}"\n'
    file, book = write(tmp_path, text), tmp_path / "book.csm"
    said = run("import", book, file)
    assert said.code == 2
    assert option in said.err
    assert not book.exists()
    answer = next(line.split() for line in said.err.splitlines() if line.strip().startswith(option))
    assert run("import", book, file, *answer).code == 0


def test_a_column_can_be_mapped_by_hand_or_left_out(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path, "Kunde,Was,Egal\nAcme,Rail,x\n")
    book = tmp_path / "book.csm"
    said = run("import", book, file, "--kind", "accounts", "--map", "Kunde=name", "--map",
               "Was=industry", "--map", "Egal=")  # fmt: skip
    assert said.code == 0
    shown = json.loads(run("show", book, "Acme", "--json").out)["facts"]["account"]
    assert (shown["industry"], shown["custom"]) == ("Rail", [])


@pytest.mark.parametrize(
    "words",
    [
        ["missing.csv"],
        ["."],
        ["accounts.csv", "--map", "nothing"],
        ["accounts.csv", "--map", "Nobody=name"],
        ["accounts.csv", "--map", "name=nonsense"],
        ["accounts.csv", "--kind", "nonsense"],
        ["accounts.csv", "--date-order", "xyz"],
        ["binary.csv"],
        ["empty.csv"],
    ],
)
def test_wrong_input_ends_with_2_and_makes_no_book(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, GOOD)
    (tmp_path / "binary.csv").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "empty.csv").write_bytes(b"")
    said = run("import", "book.csm", *words)
    assert said.code == 2
    assert said.err.strip()
    assert not (tmp_path / "book.csm").exists()


def test_contacts_find_their_accounts_even_if_these_come_later(run: Run, tmp_path: Path) -> None:
    contacts = write(tmp_path, "Name,E-mail,Company\nAda Lind,ada@acme.example,Acme\n", "c.csv")
    accounts = write(tmp_path, "id,name,website\n1,Acme,acme.example\n", "a.csv")
    book = tmp_path / "book.csm"
    assert run("import", book, contacts).code == 0
    assert "Ada Lind" in run("list", book).out
    assert run("import", book, accounts).code == 0
    assert json.loads(run("list", book, "--json").out)["unassigned"] == []
    assert "Ada Lind" in run("show", book, "Acme").out


def test_an_import_into_a_book_that_holds_something_backs_it_up_first(
    run: Run, tmp_path: Path
) -> None:
    book = tmp_path / "book.csm"
    run("import", book, write(tmp_path, GOOD))
    assert not (tmp_path / "book backups").exists()
    run("import", book, write(tmp_path, GOOD.replace("1,Kes", "2,Gan").replace("kes", "gan")))
    [backup] = (tmp_path / "book backups").glob("*.csm")
    assert len(json.loads(run("list", backup, "--json").out)["accounts"]) == 1


@pytest.mark.parametrize(
    ("file_name", "accounts"),
    [
        ("crm_maven/accounts.csv", 85),
        ("saas_ravenstack/accounts.csv", 500),
        ("sp500_companies.csv", 503),
        ("edinet_companies_cp932.csv", 7732),
    ],
)
def test_i6_real_exports_come_in_whole_once(
    run: Run, tmp_path: Path, clock: FixedClock, file_name: str, accounts: int
) -> None:
    file, book = public(file_name), tmp_path / "book.csm"
    assert report(run("import", book, file, "--json").out)["stored"] == accounts
    assert report(run("import", book, file, "--json").out)["stored"] == 0
    with opened_book(book, clock, read_only=True) as opened:
        listed = [line.name for line in account_lines(opened)]
        assert len(listed) == accounts
        for name in listed[:: max(1, accounts // 25)]:
            assert name in {hit.title for hit in search_hits(opened, name, limit=500)}


def test_i6_a_workbook_of_accounts_and_deals_comes_in_whole_once(
    run: Run, tmp_path: Path, clock: FixedClock
) -> None:
    file, book = public("crm_maven/workbook.xlsx"), tmp_path / "book.csm"
    asked = run("import", book, file)
    assert (asked.code, "--currency" in asked.err) == (2, True)
    given = ("import", book, file, "--currency", "USD", "--json")
    # One deal in six names no account: they are refused by name.
    assert report(run(*given).out)["stored"] == 85 + 7375
    assert report(run(*given).out)["stored"] == 0
    with opened_book(book, clock, read_only=True) as opened:
        assert len(account_lines(opened)) == 85


ABSURD = """Account Name,Product,ARR,Currency,Start Date,Term (months),Seats
Acme,Platform,1000,EUR,2026-01-01,12,50
Acme,Century,1000,EUR,2026-01-01,120000,50
Acme,Ages,1000,EUR,9999-12-31,12,50
Acme,Gold,99999999999999999999999999,EUR,2026-01-01,12,50
Acme,Crowd,1000,EUR,2026-01-01,12,99999999999999
"""


def test_absurd_values_are_refused_by_row_and_reason_and_the_others_stored(
    run: Run, tmp_path: Path
) -> None:
    book = tmp_path / "book.csm"
    file = write(tmp_path, ABSURD, "subscriptions.csv")
    said = run("import", book, file, "--good-rows", "--json", "--kind", "subscriptions")
    assert said.code == 1
    (of_file,) = report(said.out)["report"]["files"]
    assert of_file["stored"] == 2
    refused = {each["line"]: (each["column"], each["reason"]) for each in of_file["refused"]}
    assert refused[3] == ("Term (months)", "It must be from 0 to 600.")
    notes = [each["text"] for each in of_file["remarks"] if each["column"] == "Start Date"]
    assert 4 not in refused
    assert notes == ["“9999-12-31” and its like are no dates: they stand for “no end”"]
    assert refused[5][0] == "ARR"
    assert refused[6] == ("Seats", "It must be from 0 to 1,000,000,000.")
    for command in ("list", "check"):
        assert run(command, book).code == 0


def test_a_reading_of_26_digits_is_refused_with_its_reason(run: Run, tmp_path: Path) -> None:
    rows = "Account,Metric,Date,Value\nAcme,Logins,2026-01-01,12345678901234567890123456\n"
    said = run("import", tmp_path / "book.csm", write(tmp_path, rows), "--kind", "readings",
               "--json")  # fmt: skip
    (of_file,) = report(said.out)["report"]["files"]
    assert [each["column"] for each in of_file["refused"]] == ["Value"]


def test_what_was_exported_is_imported_into_a_new_book(run: Run, tmp_path: Path) -> None:
    book, out, new = sample_copy(tmp_path / "a.csm"), tmp_path / "out", tmp_path / "new.csm"
    assert run("export", book, out).code == 0
    tried = run("import", new, out, "--dry-run")
    assert (tried.code, new.exists()) == (0, False)
    done = run("import", new, out)
    assert done.code == 0
    assert "Stored in" in done.out
    run("export", new, tmp_path / "again")
    for sheet in sorted(out.glob("*.csv")):
        assert (tmp_path / "again" / sheet.name).read_bytes() == sheet.read_bytes()
    assert run("import", new, out, "--dry-run").code == 2
    refused = run("import", new, out)
    assert refused.code == 2
    assert "empty book only" in refused.err
    lost = run("import", tmp_path / "part.csm", out / "segment.csv", "--json")
    assert '"cleared"' in lost.out


def test_address_cards_come_in_like_a_list_and_a_damaged_one_is_refused_by_itself(
    run: Run, tmp_path: Path
) -> None:
    book = tmp_path / "book.csm"
    run("import", book, write(tmp_path, GOOD))
    cards = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Quill\nORG:Kestrel Health;Care\n"
        "TEL;TYPE=CELL:+49 171 22\nEMAIL:ada@kestrel.example\nEMAIL:ada@home.example\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:Bob\nbroken\nEND:VCARD\n"
    )
    said = run("import", book, write(tmp_path, cards, "people.vcf"), "--good-rows")
    assert said.code == 1
    assert "line 9, the whole row: line 11 is no property “Bob”" in said.out
    with opened_book(book, FixedClock(datetime(2026, 11, 22, tzinfo=UTC))) as opened:
        (ada,) = opened.record(Work.find, Contact)
    assert (ada.name, ada.mobile, ada.department) == ("Ada Quill", "+49 171 22", "Care")
    assert ada.account_id is not None
    assert [(each.kind, each.text) for each in ada.reach] == [(ReachKind.EMAIL, "ada@home.example")]
    again = run("import", book, tmp_path / "people.vcf", "--good-rows")
    assert "0 stored" in again.out


def test_the_photos_of_address_cards_come_along_once(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "book.csm"
    held = io.BytesIO()
    Image.new("RGB", (90, 120), (10, 200, 30)).save(held, "JPEG")
    photo = base64.b64encode(held.getvalue()).decode()
    cards = (
        f"BEGIN:VCARD\nFN:Ada Quill\nPHOTO;ENCODING=b;TYPE=JPEG:{photo}\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:Bob Plain\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:Cy Broken\nPHOTO;ENCODING=b:AAAA\nEND:VCARD\n"
    )
    for _again in range(2):
        run("import", book, write(tmp_path, cards, "people.vcf"))
        with opened_book(book, FixedClock(datetime(2026, 11, 22, tzinfo=UTC))) as opened:
            people = {each.id: each.name for each in opened.record(Work.find, Contact)}
            photos = opened.record(Work.find, ContactPhoto)
        assert sorted(people.values()) == ["Ada Quill", "Bob Plain", "Cy Broken"]
        assert [people[each.contact_id] for each in photos] == ["Ada Quill"]
        assert unpacked(photos[0].data) is not None


def test_what_is_said_of_one_file_holds_for_it_alone(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "book.csm"
    (tmp_path / "firms.csv").write_text("Name,City\nAcorn,Bern\n")
    (tmp_path / "more.csv").write_text("Customer,ARR,Start date\nAcorn,800,05/06/2025\n")
    said = run(
        "import", book, tmp_path / "firms.csv", tmp_path / "more.csv", "--dry-run", "--json",
        "--kind", "firms.csv=accounts", "--kind", "more.csv=subscriptions", "--currency", "EUR",
        "--currency", "more.csv=CHF", "--date-order", "mdy",
    )  # fmt: skip
    report = json.loads(said.out)["report"]
    assert [file["kind"] for file in report["files"]] == ["accounts", "subscriptions"]
    assert report["effect"]["arr_after"] == [{"amount": "800.00", "currency": "CHF"}]
    wrong = run("import", book, tmp_path / "firms.csv", "--kind", "frims.csv=accounts")
    assert wrong.code == 2
    assert "There is no file frims.csv among those given." in wrong.err
    assert not book.exists()


def test_files_of_years_are_one_list_and_its_history(run: Run, tmp_path: Path) -> None:
    head = "Customer ID,Customer,ARR,Currency\n"
    (tmp_path / "book 2024.csv").write_text(f"{head}A1,Acorn,100,EUR\nB1,Birch,50,EUR\n")
    (tmp_path / "book 2025.csv").write_text(f"{head}A1,Acorn,120,EUR\nB1,Birch,50,EUR\n")
    files = (tmp_path / "book 2024.csv", tmp_path / "book 2025.csv")
    said = run("import", tmp_path / "now.csm", *files)
    assert said.code == 0
    assert "book 2024.csv was left (2 rows): it is an older state of “book 2025.csv”" in said.out
    assert "ARR of the whole book: from nothing to €170" in said.out
    said = run("import", tmp_path / "all.csm", *files, "--history", "book 2024.csv=2024-10-31")
    assert "the state on 31 October 2024, taken in as the history of “book 2025.csv”" in said.out
    assert "expansion of €20 on" in said.out
    # Two lists of other things are no states of each other.
    (tmp_path / "book 2024.csv").write_text(f"{head}C1,Cedar,100,EUR\nD1,Dune,50,EUR\n")
    said = run("import", tmp_path / "two.csm", *files)
    assert "ARR of the whole book: from nothing to €320" in said.out


def test_a_fiscal_year_that_begins_in_january_has_one_name(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "usage.csv"
    path.write_text("Account,FY26 Q1,FY26 Q2\nAldo,1,2\nBera,2,3\n")
    terms = ("--metric", "Logins", "--fiscal-year", "1-start")
    out = run("import", tmp_path / "book.csm", path, *terms).out
    assert "FY26 Q1 = 2026-03" in out
