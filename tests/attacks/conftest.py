"""Real books in real files, and a clock that an attacker sets."""

import shutil
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from csm_desktop.app.opened_book import create_book
from csm_desktop.domain.text.clock import FixedClock

_ZONE = "Europe/Berlin"


class SetClock:
    """A clock that a test sets, forwards and back."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 22, 9, tzinfo=ZoneInfo(_ZONE))

    def now(self) -> datetime:
        return FixedClock(self.at, _ZONE).now()

    def today(self) -> date:
        return FixedClock(self.at, _ZONE).today()

    def go(self, **by: float) -> None:
        """Set it on (or, with a negative number, back)."""
        self.at += timedelta(**by)


@pytest.fixture
def set_clock() -> SetClock:
    return SetClock()


@pytest.fixture(scope="session")
def empty_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty book, made once: a test copies it."""
    path = tmp_path_factory.mktemp("template") / "template.csm"
    create_book(path)
    return path


@pytest.fixture
def book_path(empty_book: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    return Path(shutil.copy(empty_book, folder / "Mine.csm"))
