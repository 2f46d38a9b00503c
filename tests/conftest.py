"""What every test stands on: no screen, no network, no real home, a clock that stands still."""

import gc
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.configuration import set_hypothesis_home_dir
from pytestqt.qtbot import QtBot

from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.importers.files import table
from csm_desktop.outside import processes
from csm_desktop.resources import package_folder
from csm_desktop.storage.file import cipher
from csm_desktop.wording.own_voice import FORCED
from tests.inside import read_inside
from tests.ledger import keep_books

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything makes a QApplication
# Else each worker and each of a hundred children compiles the whole house and rewrites every test.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

gc.disable()  # what a collection of tests makes stays to the end; see `collected_between_tests`

# The same examples in every CI run; fresh ones on a desk. Neither leaves files in the checkout.
SYSTEMS_TEMPORARY = Path(tempfile.gettempdir())
set_hypothesis_home_dir(SYSTEMS_TEMPORARY / "csm-desktop-hypothesis")
settings.register_profile(
    "house",
    derandomize="CI" in os.environ,
    database=None,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],  # measures the machine, not the code
)
settings.load_profile("house")

# What is waited for comes in milliseconds, or on a busy machine later than after five seconds.
for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals):
    assert wait.__kwdefaults__ is not None
    wait.__kwdefaults__["timeout"] = 30_000

_HOME_VARIABLES = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "WIN_PD_OVERRIDE_APPDATA",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "XDG_RUNTIME_DIR",
)
_homes = count()
_THIS_MACHINE = ("127.", "::1", "localhost", "0.0.0.0")
_refused: list[str] = []


class NetworkForbiddenError(RuntimeError):
    """A test was about to reach beyond this machine."""


def _guard(event: str, arguments: tuple[object, ...]) -> None:
    """Stop every connection off this machine before it leaves: the program works offline.

    An audit hook sees what patched functions miss, such as C code that opens a Python socket.
    """
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # a Unix socket's is its path
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    text = host.decode() if isinstance(host, bytes) else host
    if not isinstance(text, str) or not text or text.startswith(_THIS_MACHINE):
        return
    _refused.append(f"{event} {text}")
    raise NetworkForbiddenError(f"no test may leave this machine: {event} {text}")


sys.addaudithook(_guard)


@pytest.fixture(autouse=True)
def refused() -> Iterator[list[str]]:
    """Fail a test whose code swallowed the guard's refusal."""
    _refused.clear()
    yield _refused
    assert not _refused, f"reached beyond this machine: {_refused}"


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder of the test's own, where platformdirs, Qt and matplotlib write, too."""
    # Counted here: `mktemp` would look through all that thousands of tests have made so far.
    folder = tmp_path_factory.getbasetemp() / "homes" / str(next(_homes))
    folder.mkdir(parents=True)
    for variable in _HOME_VARIABLES:
        monkeypatch.setenv(variable, str(folder))
    # The computer's language is nobody's, whoever runs the tests.
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for variable in ("LANGUAGE", FORCED):
        monkeypatch.delenv(variable, raising=False)
    return folder


@pytest.fixture(autouse=True, scope="session")
def nothing_outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is written between two tests, or kept until the process ends, lies with the tests' own.

    A thread may come late, and a run that is stopped never hears what `atexit` was told.
    """
    between = tmp_path_factory.mktemp("between")
    with pytest.MonkeyPatch.context() as patch:
        for variable in _HOME_VARIABLES:
            patch.setenv(variable, str(between))
        patch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("kept")))
        yield


@pytest.fixture(autouse=True, scope="session")
def ledger() -> Iterator[None]:
    """Whatever a test imports, each row of it has one place."""
    with pytest.MonkeyPatch.context() as patch:
        keep_books(patch)
        yield


@pytest.fixture(autouse=True, scope="session")
def packaged_fonts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The fonts of packages in place of the machine's, on paper and on the screen.

    Said before Qt or a document asks; fontconfig is what both ask on Linux.
    """
    folder = tmp_path_factory.mktemp("fonts")
    folders = [
        package_folder("matplotlib") / "mpl-data" / "fonts" / "ttf",
        package_folder("japanize_matplotlib_modern") / "fonts",
    ]
    named = "".join(f"<dir>{escape(str(folder))}</dir>" for folder in folders)
    written = folder / "fonts.conf"
    written.write_text(
        f"<fontconfig>{named}<cachedir>{escape(str(folder))}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", str(written))
        yield


@pytest.fixture(autouse=True)
def readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read files in the test's own process: hundreds of tests would wait for one of its own.

    `tests/outside` tries the child, and a few tests of each floor read through it, too.
    """
    monkeypatch.setattr(table, "read_outside", read_inside)
    monkeypatch.setattr(processes, "stand_by", lambda _: None)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: a fourth of the time of a test is waiting, for the disk and
    for what a window does a moment later."""
    return len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else 2


def pytest_collection_finish() -> None:
    """What stands before the first test stays to the end: no collection looks at it again, which
    would cost half a second after every tenth test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def collected_between_tests() -> Iterator[None]:
    """Cycles end between tests, as between events in a window (ui.collector): in the midst of Qt's
    end of a widget a collection would wait for a lock that its own thread holds."""
    gc.disable()
    yield
    if gc.get_count()[2] <= gc.get_threshold()[2]:
        gc.collect(1)
        return
    # The old ones seldom, as Python itself does. What outlives that stays, too (modules that came
    # late, caches): in a whole run each such look came to take five seconds.
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """Fail a test that leaves a thread running; those of Qt's own pool show as dummies."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 2
    while (left := _leaked(before)) and time.monotonic() < deadline:
        left[0].join(0.05)
    assert not left, f"threads left running: {left}"


def _leaked(before: set[threading.Thread]) -> list[threading.Thread]:
    return [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]


@pytest.fixture
def clock() -> FixedClock:
    """Sunday 22 November 2026, nine in the morning in Berlin."""
    zone = "Europe/Berlin"
    return FixedClock(datetime(2026, 11, 22, 9, tzinfo=ZoneInfo(zone)), zone)


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keys of passphrases that are derived at once, and none that another test left."""
    monkeypatch.setattr(cipher, "_ROUNDS", 1_000)
    cipher.forget_all()
    yield
    cipher.forget_all()
