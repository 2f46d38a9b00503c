"""Modules of the window come ahead of their use, on the window's own thread, in small steps."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csm_desktop.ui import floors, module_loader
from csm_desktop.ui.background import Background
from csm_desktop.ui.module_loader import ModuleLoader

ROOM = '''"""A room."""
import threading
NOTED = threading.current_thread() is threading.main_thread()
'''


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background(qapp)
    yield made
    made.close()


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The page of a room with two parts beside it, each of which notes its thread."""
    folder = tmp_path / "loaded_room"
    folder.mkdir()
    for name in ("__init__", "page", "part", "other"):
        (folder / f"{name}.py").write_text(ROOM, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(module_loader, "_WINDOW", "loaded_room.")
    monkeypatch.setattr(floors, "_WINDOW", "loaded_room.")
    for name in [each for each in sys.modules if each.startswith("loaded_room")]:
        monkeypatch.delitem(sys.modules, name)
    return "loaded_room.page"


def test_what_lies_beside_a_page_comes_first_and_all_on_the_windows_thread(
    room: str, qtbot: QtBot, background: Background
) -> None:
    assert [*module_loader.modules_in_steps([room])] == [
        "loaded_room.other", "loaded_room.part", room,
    ]  # fmt: skip
    done: list[threading.Thread] = []
    loader = ModuleLoader(background, background)
    loader.load([room], lambda: done.append(threading.current_thread()), rest_ms=1)
    qtbot.waitUntil(lambda: bool(done))
    assert done == [threading.main_thread()]
    assert sys.modules[room].NOTED
    assert sys.modules["loaded_room.part"].NOTED


def test_what_a_page_stands_on_comes_from_a_thread_and_nothing_of_the_windows(
    room: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = tmp_path / "loaded_room" / "below"
    below.mkdir()
    for name in ("__init__", "floor", "deep"):
        (below / f"{name}.py").write_text(ROOM, encoding="utf-8")
    imports = (
        "from loaded_room.below import floor\ndef late():\n    import loaded_room.below.deep\n"
    )
    (tmp_path / "loaded_room" / "page.py").write_text(ROOM + imports, encoding="utf-8")
    monkeypatch.setattr(floors, "_WINDOW", "loaded_room.page")
    floors.import_floors([room])
    assert "loaded_room.below.floor" in sys.modules
    # The page itself is not executed, nor is what it imports when it is used.
    assert room not in sys.modules
    assert "loaded_room.below.deep" not in sys.modules


def test_who_needs_them_now_has_them_at_once(room: str, background: Background) -> None:
    loader = ModuleLoader(background, background)
    loader.load([room], rest_ms=60_000)
    assert room not in sys.modules
    loader.finish()
    assert room in sys.modules


def test_one_that_fails_is_told_and_the_others_come(room: str, background: Background) -> None:
    done: list[int] = []
    loader = ModuleLoader(background, background)
    loader.load(["csm_desktop.not_there", room], lambda: done.append(1), rest_ms=60_000)
    with pytest.raises(ModuleNotFoundError):
        loader.finish()
    loader.finish()
    assert room in sys.modules
    assert done == [1]


def test_what_somebody_is_about_to_need_comes_once(
    room: str, qtbot: QtBot, background: Background
) -> None:
    loader = ModuleLoader(background, background)
    loader.expect(room)
    loader.expect(room)
    qtbot.waitUntil(lambda: room in sys.modules)
    assert sys.modules[room].NOTED
    assert "loaded_room.part" in sys.modules
    assert not loader.is_loading
