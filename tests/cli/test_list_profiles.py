"""`profiles`, and the options of `import` that have to do with them."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

LIST = 'Client,Site,Worth,Next\nAldo,aldo.example,"1,234",03/04/2027\n'
SAID = (
    "--map", "Worth=arr", "--map", "Next=renews_on", "--map", "Client=name", "--date-order", "dmy",
    "--decimal", ".", "--currency", "EUR",
)  # fmt: skip


@pytest.fixture
def book(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "book.csm"
    said = run("import", path, write(tmp_path, LIST), *SAID)
    assert "Remembered as the profile “clients”" in said.out
    return path


def write(folder: Path, text: str, name: str = "clients.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_next_list_comes_in_by_itself_or_by_name(run: Run, book: Path, tmp_path: Path) -> None:
    later = write(tmp_path, LIST.replace("Aldo", "Bera"), "later.csv")
    said = run("import", book, later, "--no-profile", "--dry-run")
    assert "Worth -> arr" not in said.out
    said = run("import", book, later, "--dry-run")
    assert "read with the profile “clients”" in said.out
    said = run("import", book, later, "--profile", "Clients")
    assert (said.code, "Next -> renews_on" in said.out) == (0, True)


def test_a_profile_that_does_not_fit_is_refused(run: Run, book: Path, tmp_path: Path) -> None:
    other = write(tmp_path, "Person,Mail\nAnn,ann@aldo.example\n", "people.csv")
    said = run("import", book, other, "--profile", "clients")
    assert said.code == 2
    assert "does not fit people.csv" in said.err
    assert "The file lacks “Client”, “Site”, “Worth”, “Next” and has “Person”" in said.err
    # Of several files one must be of its shape.
    said = run("import", book, other, other, "--profile", "clients")
    assert (said.code, "does not fit" in said.err) == (2, True)


def test_a_profile_is_shown_handed_on_and_removed(run: Run, book: Path, tmp_path: Path) -> None:
    shown = run("profiles", book).out
    assert "clients: accounts" in shown
    assert "    Worth -> arr" in shown
    assert "    --currency EUR" in shown
    (kept,) = json.loads(run("profiles", book, "--json").out)["profiles"]
    assert kept["name"] == "clients"
    file = tmp_path / "clients.json"
    assert run("profiles", book, "--export", "clients", "-o", file).code == 0
    assert run("profiles", book, "--export", "clients", "-o", file).code == 2
    assert run("profiles", book, "--export", "clients", "-o", file, "--overwrite").code == 0
    assert run("profiles", book, "--rename", "clients", "Monthly").code == 0
    assert run("profiles", book, "--delete", "clients").code == 2
    assert run("profiles", book, "--delete", "Monthly").code == 0
    assert "no profiles yet" in run("profiles", book).out
    assert "Added the profile “clients”" in run("profiles", book, "--import", file).out
    later = write(tmp_path, LIST.replace("Aldo", "Bera"), "later.csv")
    assert run("import", book, later).code == 0


def test_wrong_use_is_told(run: Run, book: Path, tmp_path: Path) -> None:
    for words in (
        ("--export", "clients"), ("-o", tmp_path / "x.json"), ("--import", tmp_path / "none.json"),
        ("--export", "nobody", "-o", tmp_path / "x.json"), ("--export", "clients", "-o", book),
        ("--delete", "clients", "--import", tmp_path / "x.json"),
    ):  # fmt: skip
        assert run("profiles", book, *words).code == 2, words
    assert not (tmp_path / "x.json").exists()


def test_remembering_is_turned_off_for_once_or_for_the_book(run: Run, tmp_path: Path) -> None:
    book, file = tmp_path / "book.csm", write(tmp_path, LIST)
    run("import", book, file, *SAID, "--no-remember")
    assert "no profiles yet" in run("profiles", book).out
    run("profiles", book, "--remember", "off")
    assert "are not remembered" in run("profiles", book).out
    file = write(tmp_path, LIST.replace("Aldo", "Bera"))
    assert "emembered" not in run("import", book, file, *SAID).out
    run("profiles", book, "--remember", "on")
    file = write(tmp_path, LIST.replace("Aldo", "Ceta"))
    assert "would be remembered" in run("import", book, file, *SAID, "--dry-run").out
    assert "Remembered as" in run("import", book, file, *SAID).out


def test_the_report_names_the_system(run: Run, tmp_path: Path) -> None:
    salesforce = write(tmp_path, "Account ID,Account Name\n0015g00000Xk1aB,Aldo\n")
    said = run("import", tmp_path / "book.csm", salesforce, "--dry-run")
    assert "it looks like a Salesforce report: 15-character ids, “Account ID”" in said.out
    said = run("import", tmp_path / "book.csm", salesforce, "--dry-run", "--json")
    assert json.loads(said.out)["report"]["files"][0]["system"]["name"] == "Salesforce"
    plain = write(tmp_path, "Account Name,Website\nAldo,aldo.example\n")
    assert "a list of no known system" in run("import", tmp_path / "b.csm", plain, "--dry-run").out


def test_whose_ids_a_list_holds_is_asked_and_remembered(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "two.csm"
    run("import", path, write(tmp_path, "Account ID,Account Name\n1,Acme\n2,Beta\n", "crm.csv"))
    bills = write(tmp_path, "Customer ID,Customer\n1,Xylo\n2,Yard\n", "bills.csv")
    said = run("import", path, bills)
    assert said.code == 2
    assert '--source-system "bills.csv=same"' in said.err
    assert '--source-system "bills.csv=bills"' in said.err
    assert run("import", path, bills, "--source-system", "bills.csv=billing").code == 0
    assert "    --source-system billing" in run("profiles", path).out
    bills.write_text("Customer ID,Customer\n1,Xylo\n2,Yard\n3,Zeta\n", encoding="utf-8")
    assert run("import", path, bills).code == 0
    zeta = json.loads(run("show", path, "Zeta", "--json").out)["facts"]["account"]
    assert zeta["ids"] == [{"system": "billing", "text": "3"}]
