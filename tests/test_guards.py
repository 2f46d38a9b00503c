"""The guards of tests/conftest.py hold: otherwise their silence would mean nothing."""

import os
import shutil
import socket
import sys
import tempfile
import threading
from pathlib import Path

import platformdirs
import pytest

from csm_desktop.domain.text.clock import FixedClock
from tests.conftest import NetworkForbiddenError, _leaked

FAR = "192.0.2.1"  # reserved for documentation; the guard speaks before anything is sent


def test_nothing_off_this_machine_is_reached(refused: list[str]) -> None:
    with socket.socket() as plug:
        with pytest.raises(NetworkForbiddenError):
            sys.audit("socket.connect", plug, (FAR, 25))
        with pytest.raises(NetworkForbiddenError):
            sys.audit("socket.getaddrinfo", "crm.example", 443, 0, 0, 0)
    assert len(refused) == 2
    refused.clear()


def test_this_machine_is_reached() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as there,
        server.accept()[0] as here,
    ):
        there.sendall(b"ehlo")
        assert here.recv(4) == b"ehlo"


def test_the_programs_folders_lie_in_a_home_of_the_test(home: Path) -> None:
    for folder in (
        platformdirs.user_data_path("csm-desktop"),
        platformdirs.user_cache_path("csm-desktop"),
        platformdirs.user_config_path("csm-desktop"),
    ):
        assert folder.is_relative_to(home)
    assert Path.home() == home


def test_what_is_kept_until_the_end_lies_with_the_tests_own(tmp_path: Path) -> None:
    kept = Path(tempfile.gettempdir())
    assert kept.parent == tmp_path.parent


@pytest.fixture(scope="session")
def between() -> str:
    """The home folder before any test has its own."""
    return os.environ["HOME"]


def test_no_home_of_this_machine_is_seen_between_two_tests(between: str, tmp_path: Path) -> None:
    assert Path(between).parent == tmp_path.parent


@pytest.mark.skipif(shutil.which("fc-list") is None, reason="the system has no fontconfig")
def test_no_font_of_this_machine_is_seen() -> None:
    from csm_desktop.reports import fonts

    seen = [file.path for file in fonts._system()]
    assert seen
    assert all(path.is_relative_to(sys.prefix) for path in seen)


def test_a_running_thread_is_seen() -> None:
    before = set(threading.enumerate())
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    assert _leaked(before) == [thread]
    stop.set()
    thread.join()
    assert _leaked(before) == []


def test_the_clock_stands_still_in_berlin(clock: FixedClock) -> None:
    assert clock.now().isoformat() == "2026-11-22T08:00:00+00:00"
    assert clock.today().isoformat() == "2026-11-22"
