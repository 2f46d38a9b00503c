"""A text that damage changed says something else than the search index does."""

from dataclasses import replace
from pathlib import Path

from csm_desktop.app.accounts.acts import edit_account, new_account, trash_account
from csm_desktop.app.opened_book import create_book, opened_book
from csm_desktop.domain.records.accounts import Account, CustomField
from csm_desktop.domain.records.meetings import Meeting, Note
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.damage.indexed import changed_texts
from csm_desktop.storage.file.engine import bare
from csm_desktop.storage.session import Work
from tests.filled import filled


def test_whatever_the_program_does_keeps_both_alike(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "book.csm"
    create_book(path)
    with opened_book(path, clock) as book:
        kept = book.run("New", new_account, "Łódź 株式会社 <b>", notes="Straße\nund Größe")
        gone = book.run("New", new_account, "Gone", tags=("one", "two"))
        meeting = replace(filled(Meeting), account_id=kept.id)
        note = replace(filled(Note), account_id=kept.id, meeting_id=meeting.id)
        book.run("Meet", Work.add_all, [meeting, note])
        custom = (CustomField("Campaign", "Spring [1]"),)
        book.run("Edit", edit_account, kept.id, industry="Rail", custom=custom)
        book.run("Edit", edit_account, kept.id, name="Kestrel")
        book.undo()
        book.undo()
        book.redo()
        book.run("Trash", trash_account, gone.id)
        book.undo()
        book.redo()
        assert isinstance(kept, Account)
    with bare(path, read_only=True) as connection:
        assert list(changed_texts(connection)) == []


def test_a_text_changed_by_damage_is_found(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "book.csm"
    create_book(path)
    with opened_book(path, clock) as book:
        book.run("New", new_account, "Kestrel", notes="The quick brown fox")
    content = path.read_bytes()
    assert content.count(b"quick brown") >= 1
    path.write_bytes(content.replace(b"quick brown", b"quack brawn"))
    with bare(path, read_only=True) as connection:
        assert list(changed_texts(connection)) == ["1 text of account is not as written."]
