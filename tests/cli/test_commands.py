"""What the command line promises: exit codes, clear words, the same content for machines."""

import argparse
import json
import os
import socket
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from csm_desktop import TITLE, __version__
from csm_desktop.app.documents import languages
from csm_desktop.app.lists.figures import refresh
from csm_desktop.app.opened_book import opened_book
from csm_desktop.cli import _COMMANDS as COMMANDS
from csm_desktop.cli import lists as reading
from csm_desktop.cli import window as opening
from csm_desktop.cli.parser import make_parser
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.resources import Installed, installed_as
from csm_desktop.wording import Voice, translation
from csm_desktop.wording.translation import WHOLE
from tests.cli.conftest import Run
from tests.reports import reading as pages_of

HEAVY = (
    "PySide6",
    "matplotlib",
    "reportlab",
    "sqlalchemy",
    "alembic",
    "keyring",
    "babel",
    "zoneinfo",
    "csm_desktop.domain.records.accounts",
    "csm_desktop.domain.records.facts",
)


def test_the_version_is_told_to_people_and_machines(run: Run) -> None:
    assert run("version").out.strip() == f"CSM Desktop {__version__}"
    assert json.loads(run("version", "--json").out) == {"version": __version__}


def test_how_to_come_by_a_newer_version_is_told_and_nobody_is_asked(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    lines = run("version", "--check").out.splitlines()
    assert lines[0] == f"CSM Desktop {__version__}"
    assert lines[1].startswith("This program never asks the network")
    assert "packaging/run.py" in lines[2]
    assert json.loads(run("version", "--check", "--json").out)["installed_as"] == "checkout"


@pytest.mark.parametrize(
    ("folder", "how"),
    [
        ("/opt/csm-desktop/_internal", Installed.PACKAGE),
        ("/home/kim/csm/_internal", Installed.FOLDER),
    ],
)
def test_a_frozen_program_knows_how_it_was_installed(
    monkeypatch: pytest.MonkeyPatch, folder: str, how: Installed
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", folder, raising=False)
    assert installed_as() is how


def test_a_program_without_a_console_speaks_into_the_void() -> None:
    """On Windows the window's own has none: closing the window was told as a fault."""
    code = "import sys; sys.stdout = sys.stderr = None; from csm_desktop.cli import main\n"
    code += "sys.exit(10 * main(['version']) + main(['nonsense.csm', 'more']))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 2


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere libraries are found otherwise")
@pytest.mark.parametrize("before", ["", "/opt/theirs"])
def test_what_a_frozen_program_opens_finds_its_own_libraries(
    run: Run, monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    monkeypatch.setenv("PYINSTALLER_RESET_ENVIRONMENT", "")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/csm-desktop/_internal")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert run("version").code == 0
    assert os.environ.get("LD_LIBRARY_PATH", "") == before
    assert os.environ["PYINSTALLER_RESET_ENVIRONMENT"] == "1"


def test_the_version_is_told_before_anything_is_imported() -> None:
    code = "import sys; before = {*sys.modules}; from csm_desktop.__main__ import main; "
    code += "main(['version']); print(*sorted({*sys.modules} - before))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines() == [TITLE, "csm_desktop csm_desktop.__main__"]


def test_starting_imports_nothing_heavy() -> None:
    code = (
        "import sys; from csm_desktop.cli import main; main(['version']);"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["list"],
        ["list", "missing.csm"],
        ["show", "missing.csm", "Acme"],
        ["pack", "missing.csm", "Acme", "-o", "x.pdf"],
        ["pack", "missing.csm", "Acme", "-o", "x.pdf", "--date", "yesterday"],
        ["check", "missing.csm"],
        ["backup", "missing.csm", "copy.csm"],
        ["restore", "missing.csm", "book.csm"],
        ["export", "missing.csm", "out"],
        ["list", "."],
    ],
)
def test_wrong_use_ends_with_2_and_makes_nothing(
    run: Run, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run(*words)
    assert said.code == 2
    assert said.err.strip()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        ["import", "no folder/new.csm", "accounts.csv"],
        ["export", "sample.csm", "no folder"],
        ["export", "sample.csm", "no folder/deep"],
        ["backup", "sample.csm", "no folder/copy.csm"],
        ["restore", "copy.csm", "no folder/book.csm"],
        ["pack", "sample.csm", "Halden Foods", "-o", "no folder/pack.pdf"],
    ],
)
def test_a_place_where_nothing_can_be_written_is_told(
    run: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    sample.rename("sample.csm")
    run("backup", "sample.csm", "copy.csm")
    Path("accounts.csv").write_text("name,domain\nAcme,acme.example\n")
    Path("no folder").write_text("a file, as every user can make one")
    said = run(*words)
    assert said.code == 2
    assert "no folder" in said.err
    assert "Errno" not in said.err
    assert Path("no folder").is_file()


@pytest.mark.parametrize(
    ("words", "there"),
    [(["backup", "copy.csm"], "copy.csm"), (["export", "out"], str(Path("out", "account.csv")))],
)
def test_what_is_there_already_is_named_and_left(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], there: str
) -> None:
    command, target = words
    monkeypatch.chdir(sample.parent)
    assert run(command, sample, target).code == 0
    before = Path(there).read_bytes()
    said = run(command, sample, target)
    assert said.code == 2
    assert said.err.startswith(target)
    assert "is there already" in said.err
    assert "open elsewhere" not in said.err
    assert Path(there).read_bytes() == before


def _buffered() -> dict[str, str]:
    """The environment of a user: output leaves when the program ends, not line by line."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe breaks in another way there")
@pytest.mark.parametrize("command", [["list"], ["show"], ["list", "--json"], ["show", "--json"]])
def test_a_reader_that_has_had_enough_hears_no_complaint(sample: Path, command: list[str]) -> None:
    words = [sys.executable, "-m", "csm_desktop", command[0], str(sample)]
    words += ["Halden Foods"] if command[0] == "show" else []
    reading, writing = os.pipe()
    os.close(reading)
    said = subprocess.run(
        [*words, *command[1:]],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        env=_buffered(),
    )
    os.close(writing)
    assert (said.returncode, said.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [["list", "BOOK"], ["version"]])
def test_output_that_cannot_be_written_is_told(sample: Path, words: list[str]) -> None:
    words = [str(sample) if word == "BOOK" else word for word in words]
    with Path("/dev/full").open("w") as full:
        said = subprocess.run(
            [sys.executable, "-m", "csm_desktop", *words],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env=_buffered(),
        )
    assert said.returncode == 2
    assert said.stderr.startswith("The disk is full")
    assert "Exception" not in said.stderr


@pytest.mark.parametrize("content", [b"", b"name,domain\nAcme,acme.example\n", b"\0" * 5000])
@pytest.mark.parametrize("command", ["list", "check"])
def test_a_file_that_is_no_book_is_left_as_it_is(
    run: Run, tmp_path: Path, content: bytes, command: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    assert run(command, path).code == 2
    assert path.read_bytes() == content


def test_the_list_names_every_account_with_its_figures(run: Run, sample: Path) -> None:
    said = run("list", sample)
    assert said.code == 0
    whole = json.loads(run("list", sample, "--json").out)
    assert len(whole["accounts"]) == 12
    for account in whole["accounts"]:
        assert account["name"] in said.out
    hero = next(a for a in whole["accounts"] if a["name"] == "Northwind Rail")
    assert hero["arr"] == [{"amount": "210000.00", "currency": "EUR"}]
    assert 0 <= float(hero["score"]) <= 100


def test_a_list_of_many_says_of_which_day_its_figures_are(
    run: Run, sample: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened_book(sample, clock) as book:
        refresh(book)
    monkeypatch.setattr(reading, "_JUDGED", 5)
    monkeypatch.setattr(
        opening, "SystemClock", lambda: FixedClock(clock.now() + timedelta(days=60))
    )
    assert "as of 22 November 2026" in run("list", sample).out
    old = json.loads(run("list", sample, "--json").out)
    assert old["as_of"] == "2026-11-22"
    assert {account["as_of"] for account in old["accounts"]} == {"2026-11-22"}
    assert "as of" not in run("list", sample, "--today").out
    new = json.loads(run("list", sample, "--today", "--json").out)
    assert new["as_of"] == "2027-01-21"
    assert {account["as_of"] for account in new["accounts"]} == {"2027-01-21"}


def test_show_tells_everything_and_why(run: Run, sample: Path) -> None:
    said = run("show", sample, "northwind")
    assert said.code == 0
    for text in ("of 200 seats", "Lena Brandt", "Timetable change", "Fit", "Lifetime value"):
        assert text in said.out
    whole = json.loads(run("show", sample, "northwind", "--json").out)
    assert whole["facts"]["account"]["name"] == "Northwind Rail"
    assert len(whole["computed"]["factors"]) == 12
    assert all(factor["where_from"] for factor in whole["computed"]["factors"])


def test_an_account_is_found_by_id_and_an_unknown_one_is_said(run: Run, sample: Path) -> None:
    whole = json.loads(run("list", sample, "--json").out)
    account = whole["accounts"][0]
    assert isinstance(account["id"], str)  # readers of JSON round numbers of 63 bits
    assert account["name"] in run("show", sample, account["id"]).out
    said = run("show", sample, "Nobody Ltd")
    assert said.code == 2
    assert "Nobody Ltd" in said.err


def test_reading_changes_no_byte_of_the_book(run: Run, sample: Path, tmp_path: Path) -> None:
    before = sample.read_bytes()
    run("list", sample)
    run("show", sample, "Halden")
    run("check", sample)
    run("export", sample, tmp_path / "out")
    assert sample.read_bytes() == before


@pytest.mark.parametrize("command", ["pack", "plan"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_documents_are_written_and_named(
    run: Run, sample: Path, tmp_path: Path, command: str, paper: str
) -> None:
    target = tmp_path / "document.pdf"
    said = run(command, sample, "Northwind", "-o", target, "--paper", paper)
    assert said.code == 0
    assert str(target) in said.out
    assert target.read_bytes().startswith(b"%PDF")


def test_a_plan_is_written_in_the_language_of_its_customer(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    target = tmp_path / "plan.pdf"
    said = run(
        "plan", sample, "Northwind", "-o", target, "--language", "de", "--date", "2026-11-22"
    )
    assert said.code == 0
    assert "Meilensteinen erreicht" in said.out
    words = pages_of.text(target.read_bytes())
    for german in ("Gemeinsamer Wirkungsplan", "Datenstand: 22. November 2026", "von 1.240 auf"):
        assert german in words
    assert "One depot replans a disruption within 30 minutes" in words  # the user's own words
    assert "Milestone" not in words
    assert pages_of.language(target.read_bytes()) == "de"


def test_the_map_of_people_is_written_in_the_language_of_its_customer(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    target = tmp_path / "map.pdf"
    said = run("map", sample, "Northwind", "-o", target, "--language", "de", "--date", "2026-11-22")
    assert said.code == 0
    words = pages_of.text(target.read_bytes())
    assert "Wer an wen berichtet" in words
    assert "Who reports to whom" not in words
    assert pages_of.language(target.read_bytes()) == "de"


def test_a_pack_goes_out_in_its_variants_and_on_a_screens_paper(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    target = tmp_path / "summary.pdf"
    said = run("pack", sample, "Northwind", "-o", target, "--variant", "summary", "--paper", "wide")
    assert said.code == 0, said.err
    (page,) = pages_of.pages(target.read_bytes())
    assert "Worth" in page
    ours = tmp_path / "ours.pdf"
    assert run("pack", sample, "Northwind", "-o", ours, "--variant", "internal").code == 0
    found = pages_of.pages(ours.read_bytes())
    assert all("Internal: not for the customer" in words for words in found)


def test_a_document_that_a_language_lacks_texts_of_is_refused_with_those_that_have_them(
    run: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    half = tmp_path / "de.po"
    half.write_text('msgid ""\nmsgstr ""\n\nmsgid "Goal"\nmsgstr "Ziel"\n', "utf-8")
    for module in (translation, languages):
        monkeypatch.setattr(module, "catalogues", lambda: {"de": half})
    monkeypatch.setattr(translation, "catalogue", translation.catalogue.__wrapped__)
    target = tmp_path / "pack.pdf"
    said = run("pack", sample, "Northwind", "-o", target, "--language", "de")
    assert said.code == 2
    assert "This document is not whole in “de”" in said.err
    assert "Nothing was written. It is whole in: en." in said.err
    assert not target.exists()


@pytest.mark.parametrize("tag", ["it", "de-XX", "", "../de", "en_XA"])
def test_a_language_without_a_catalogue_is_refused_and_nothing_is_written(
    run: Run, sample: Path, tmp_path: Path, tag: str
) -> None:
    target = tmp_path / "plan.pdf"
    said = run("plan", sample, "Northwind", "-o", target, "--language", tag)
    assert said.code == 2
    assert "Choose one of: de, en, es, fr, ja, pt." in said.err
    assert not target.exists()


def test_a_document_into_a_missing_folder_leaves_nothing(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    said = run("pack", sample, "Northwind", "-o", tmp_path / "none" / "x.pdf")
    assert said.code == 2
    assert not (tmp_path / "none").exists()


def test_a_backup_is_restored_as_it_was(run: Run, sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.csm"
    assert run("backup", sample, copy).code == 0
    before = json.loads(run("list", sample, "--json").out)
    sample.write_bytes(b"broken")
    said = run("restore", copy, sample)
    assert said.code == 0
    assert json.loads(run("list", sample, "--json").out) == before
    assert b"broken" in {path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}


def test_a_backup_never_overwrites(run: Run, sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.txt"
    target.write_text("mine")
    assert run("backup", sample, target).code == 2
    assert target.read_text() == "mine"


def test_check_says_whole_or_damaged(run: Run, sample: Path) -> None:
    assert run("check", sample).code == 0
    content = bytearray(sample.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 2048] = b"\xff" * 2048
    sample.write_bytes(content)
    said = run("check", sample)
    assert said.code == 2
    assert "restore" in said.out


def test_demo_makes_book_and_documents_and_can_be_run_twice(
    run: Run, tmp_path: Path, home: Path
) -> None:
    for more, documents in ((), 2), (("--overwrite",), 2), ((), 4):
        said = run("demo", "--out", tmp_path / "out", "--no-window", "--json", *more)
        assert said.code == 0
        made = json.loads(said.out)
        assert all(Path(path).is_file() for path in made.values())
        assert len(list((tmp_path / "out").iterdir())) == documents
    assert Path(made["book"]).is_relative_to(home)
    assert run("list", made["book"]).code == 0


@pytest.mark.usefixtures("home")
def test_without_a_screen_the_window_says_so_and_the_demo_is_done(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("csm_desktop.bootstrap.sys.platform", "linux")
    said = run("demo", "--out", tmp_path)
    assert said.code == 0
    assert "no screen" in said.out
    assert run().code == 0
    assert run(tmp_path / "any.csm").code == 0


def test_a_misspelt_command_is_no_book(run: Run, sample: Path) -> None:
    assert run("lst", sample).code == 2
    assert run(sample, "list").code == 2


def test_every_command_stands_in_the_readme() -> None:
    text = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`{name} " not in text and f"`{name}`" not in text] == []


@pytest.mark.parametrize("language", ["en", *WHOLE])
def test_every_command_explains_itself_in_every_language(language: str) -> None:
    """argparse takes a percent sign in an explanation for a place to be filled."""
    with Voice.of(language).spoken():
        whole = make_parser()
        commands = next(a for a in whole._actions if isinstance(a, argparse._SubParsersAction))
        assert all(each.format_help() for each in (whole, *commands.choices.values()))
        assert commands.choices.keys() == COMMANDS.keys(), "say in cli/__init__.py where it lives"


def test_only_the_commands_that_were_typed_get_their_arguments(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """To make those of all takes longer than `version` itself; all names are known the same."""
    read = make_parser(["list", "version", "--json"]).parse_args(["list", "version", "--json"])
    assert (read.command, read.book, read.json) == ("list", Path("version"), True)
    for words, told in ((["--help"], 0), (["lst"], 2)):
        with pytest.raises(SystemExit) as ended:
            make_parser(words).parse_args(words)
        assert ended.value.code == told
        said = "".join(capsys.readouterr())
        assert [name for name in COMMANDS if name not in said] == []
