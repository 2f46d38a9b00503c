"""What a terminal shows of names: their whole spelling, and nothing that moves its cursor."""

import sys
from pathlib import Path

import pytest

from csm_desktop.cli.output import one_line, say_table, width
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    "name", ["شرکت می\u200cخواهم", "श्री\u200dमान", "👨\u200d👩\u200d👧 Co", "Zoë & Søn", "❤\ufe0f"]
)
def test_signs_that_join_letters_stay(name: str) -> None:
    assert one_line(name) == name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Donau\u00addampf", "Donaudampf"),
        ("\ufeffAcme\u200b", "Acme"),
        ("a\x1b[31mb", "a [31mb"),
        ("two\nlines", "two lines"),
        ("\u202efdp.exe", " fdp.exe"),
    ],
)
def test_signs_that_nobody_sees_make_no_gap_and_others_cannot_move_the_cursor(
    name: str, shown: str
) -> None:
    assert one_line(name) == shown


def test_signs_without_a_width_take_no_column() -> None:
    assert width("می\u200cخواهم") == len("میخواهم")
    assert width("❤\ufe0f") == 1
    assert width("株式") == 4


def test_a_terminal_shows_the_beginning_of_a_very_long_name_and_a_pipe_all_of_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [["N" * 300, "1"], ["Acme", "2"]]
    say_table(["Account", "n"], rows)
    assert f"{'N' * 300}  1" in capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    say_table(["Account", "n"], rows)
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == f"{'N' * 47}…  1"
    assert [len(line) for line in lines[1:]] == [51, 51]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("pack", "Northwind"), "pack.docx"),
        (("plan", "Northwind"), "plan.PPTX"),
        (("timeline", "Northwind"), "course.txt"),
        (("movements",), "year.xlsx"),
        (("bundle", "Northwind"), "given.zip"),
    ],
)
def test_no_file_is_written_whose_ending_says_another_format(
    run: Run, sample: Path, tmp_path: Path, words: tuple[str, ...], name: str
) -> None:
    target = tmp_path / name
    said = run(words[0], sample, *words[1:], "-o", target)
    assert said.code == 2
    assert f"ends in {target.suffix.lower()}" in said.err
    assert not target.exists()


def test_figures_are_those_of_a_review_that_was_held(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    said = run("pack", sample, "Northwind", "-o", tmp_path / "pack.json")
    assert (said.code, list(tmp_path.glob("*.json"))) == (2, [])
    assert "--review" in said.err


def test_a_name_that_ends_in_no_format_is_taken_as_it_is(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    target = tmp_path / "Review 2.1"
    assert run("map", sample, "Northwind", "-o", target).code == 0
    assert target.read_bytes().startswith(b"%PDF")
