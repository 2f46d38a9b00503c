"""Real books in real files, and a clock that an attacker sets."""

import shutil
from pathlib import Path

import pytest

from csm_desktop.app.opened_book import create_book
from tests.clocks import SetClock


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
