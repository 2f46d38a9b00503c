"""Modules of the window come ahead of their use, on the window's own thread, in small steps."""

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from csm_desktop.ui import module_loader
from csm_desktop.ui.module_loader import ModuleLoader

ROOM = '''"""A room."""
import threading
NOTED = threading.current_thread() is threading.main_thread()
'''


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The page of a room with two parts beside it, each of which notes its thread."""
    folder = tmp_path / "loaded_room"
    folder.mkdir()
    for name in ("__init__", "page", "part", "other"):
        (folder / f"{name}.py").write_text(ROOM, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(module_loader, "_WINDOW", "loaded_room.")
    for name in [each for each in sys.modules if each.startswith("loaded_room")]:
        monkeypatch.delitem(sys.modules, name)
    return "loaded_room.page"


def test_what_lies_beside_a_page_comes_first_and_all_on_the_windows_thread(
    room: str, qtbot: QtBot
) -> None:
    assert [*module_loader.modules_in_steps([room])] == [
        "loaded_room.other", "loaded_room.part", room,
    ]  # fmt: skip
    owner, done = QObject(), []
    ModuleLoader(owner).load([room], lambda: done.append(threading.current_thread()), rest_ms=1)
    qtbot.waitUntil(lambda: bool(done))
    assert done == [threading.main_thread()]
    assert sys.modules[room].NOTED
    assert sys.modules["loaded_room.part"].NOTED


def test_who_needs_them_now_has_them_at_once(room: str) -> None:
    owner = QObject()
    loader = ModuleLoader(owner)
    loader.load([room], rest_ms=60_000)
    assert room not in sys.modules
    loader.finish()
    assert room in sys.modules


def test_one_that_fails_is_told_and_the_others_come(room: str) -> None:
    owner, done = QObject(), []
    loader = ModuleLoader(owner)
    loader.load(["csm_desktop.not_there", room], lambda: done.append(1), rest_ms=60_000)
    with pytest.raises(ModuleNotFoundError):
        loader.finish()
    loader.finish()
    assert room in sys.modules
    assert done == [1]
