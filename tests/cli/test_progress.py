"""Progress is for a person at a terminal who would otherwise wonder; a pipe gets none of it."""

import io
import threading

import pytest

from csm_desktop.cli import output
from csm_desktop.cli.output import Ticker


class Terminal(io.StringIO):
    """Standard error of a person; tells when something was written."""

    def __init__(self) -> None:
        super().__init__()
        self.written = threading.Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.written.set()
        return super().write(text)


def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Called in the test itself: pytest puts its own standard error back after the fixtures."""
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    return terminal


def test_long_work_is_seen_to_be_under_way_then_in_percent_then_cleared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = at_a_terminal(monkeypatch)
    monkeypatch.setattr(output, "_PATIENCE", 0)
    with Ticker("Backing up") as tick:
        assert terminal.written.wait(10)
        tick(1, 4)
    shown = terminal.getvalue().split("\r")
    assert "Backing up …" in shown
    assert "Backing up 25 %" in shown
    assert not shown[-1]


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    with Ticker("Backing up") as tick:
        tick(1, 1)
    assert terminal.getvalue() == ""


def test_a_pipe_hears_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(output, "_PATIENCE", 0)
    with Ticker("Backing up") as tick:
        tick(1, 2)
    assert capsys.readouterr().err == ""
