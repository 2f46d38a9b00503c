"""A book as a file: what lies on the disk, and another name for it."""

import shutil
from pathlib import Path

import pytest

from csm_desktop.app.book_file import book_file, rename_book, renamed
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people import team
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from csm_desktop.storage.file import snapshots


def test_what_lies_on_the_disk_is_told(book_path: Path, clock: FixedClock) -> None:
    before = book_file(book_path)
    assert (before.backups, before.last) == (0, None)
    assert before.size == book_path.stat().st_size
    snapshots.back_up(book_path, book_path, clock.now())
    after = book_file(book_path)
    assert (after.backups, after.last) == (1, clock.now())
    assert after.folder == book_path.with_name("book backups")


def test_a_renamed_book_keeps_its_content_and_its_backups(
    book_path: Path, clock: FixedClock
) -> None:
    with opened_book(book_path, clock) as book:
        book.run("You", team.say_who_i_am, name="Ann Lee")
        book.back_up()
    target = renamed(book_path, "  R&D: 2027.csm ")
    assert target.name == "R&D - 2027.csm"
    rename_book(book_path, target)
    assert not book_path.exists()
    assert not book_path.with_name("book backups").exists()
    assert book_file(target).backups == 1
    with opened_book(target, clock) as book:
        assert [each.name for each in team.team(book)] == ["Ann Lee"]


@pytest.mark.parametrize("name", ["", "  ", ".csm"])
def test_a_book_needs_a_name(book_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="needs a name"):
        renamed(book_path, name)


def test_a_name_that_another_book_or_its_backups_have_is_refused(book_path: Path) -> None:
    shutil.copy(book_path, book_path.with_name("Other.csm"))
    with pytest.raises(UserError, match="is there already"):
        renamed(book_path, "Other")
    book_path.with_name("Former backups").mkdir()
    with pytest.raises(UserError, match="backups of another book called Former"):
        renamed(book_path, "Former")
    assert renamed(book_path, "book") == book_path
