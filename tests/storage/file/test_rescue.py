"""What no book could take lies in a readable file, and comes back from there as it was."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from csm_desktop.errors import UserError
from csm_desktop.storage.changes import Change
from csm_desktop.storage.file import rescue
from csm_desktop.storage.file.rescue import (
    RescueFile,
    UnsavedText,
    read_rescue,
    rescue_files,
    rescue_folder,
)
from csm_desktop.storage.journal import ChangeSet

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
BOOK = Path("somewhere") / "Mine.csm"
TEXT = UnsavedText("Notes of Łódź Works", "wrote\nthis «株式会社» \udc80", NOW, "note 7")
ACT = ChangeSet(
    5,
    "Rename",
    NOW,
    (
        Change("account", 7, 7, {"name": "Old"}, {"name": "New"}),
        Change("contact", 8, 7, None, {"id": 8, "name": "Jane", "email": None}),
    ),
)


def test_texts_and_acts_come_back_as_they_were() -> None:
    path = RescueFile(BOOK).keep(NOW, (TEXT,), (ACT,))
    assert path.parent == rescue_folder()
    found = read_rescue(path)
    assert found.book == BOOK
    assert found.at == NOW
    assert found.acts == (ACT,)
    (text,) = found.texts
    assert (text.where, text.key, text.at) == (TEXT.where, TEXT.key, TEXT.at)
    assert text.text == "wrote\nthis «株式会社» \udc80"
    assert "Notes of Łódź Works" in path.read_text("utf-8"), "a person can read it"
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_session_has_one_file_and_none_when_nothing_is_at_risk() -> None:
    file, other = RescueFile(BOOK), RescueFile(BOOK)
    first = file.keep(NOW, (TEXT,))
    assert file.keep(NOW, (TEXT, TEXT)) == first
    assert other.keep(NOW, (TEXT,)) != first
    assert len(rescue_files(BOOK)) == 2
    assert rescue_files(Path("other.csm")) == ()
    file.drop()
    other.drop()
    assert rescue_files() == ()


def test_a_folder_that_takes_nothing_is_stepped_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "a file, no folder"
    blocked.write_text("")
    monkeypatch.setattr(rescue, "rescue_folder", lambda: blocked / "Rescued")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    path = RescueFile(BOOK).keep(NOW, (TEXT,))
    assert path.parent == tmp_path
    assert read_rescue(path).texts[0].where == TEXT.where


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": "other"}', "\x00", '"x"'])
def test_another_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content)
    with pytest.raises(UserError, match=r"x\.json is not a rescue file"):
        read_rescue(path)
