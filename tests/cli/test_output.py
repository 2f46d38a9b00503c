"""What a terminal shows of names: their whole spelling, and nothing that moves its cursor."""

import sys

import pytest

from csm_desktop.cli.output import one_line, say_table, width


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
