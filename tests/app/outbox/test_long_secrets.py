"""Secrets too long for the keychain: in an encrypted book, and nowhere else (reliability.md K6)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from csm_desktop.app.documents.exports import export_book
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.outbox.server import Secrets, secret_place
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.file import cipher, rekey
from csm_desktop.storage.file.cipher import chance_key
from csm_desktop.storage.file.snapshots import verify
from csm_desktop.ui.settings.mail_words import kept_words
from tests.mail.test_keychain import Sound

LONG = "MARKER" + "s" * 5_000


@pytest.fixture(autouse=True)
def _nothing_held() -> Iterator[None]:
    yield
    cipher.forget_all()


def test_k6_a_long_secret_is_kept_in_an_encrypted_book_and_leaves_it_with_the_passphrase(
    book_path: Path, clock: FixedClock, tmp_path: Path
) -> None:
    key, chain = chance_key(), Sound(longest=2560)
    rekey.rekey(book_path, key)
    with opened_book(book_path, clock) as book:
        Secrets(chain).keep("mail", "an earlier one")
        kept = Secrets(chain, secret_place(book)).keep("mail", LONG)
        assert (kept.lasting, kept.in_book) == (True, True)
        assert "kept in this book" in kept_words(kept)
        backup = book.back_up().path
        export_book(book, tmp_path / "out")
        assert book.undo_label is None, "no step of undo brings it back"
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"MARKER" in
                path.read_bytes()]  # fmt: skip
    with opened_book(book_path, clock) as book:
        assert Secrets(chain, secret_place(book)).find("mail") == LONG

    rekey.rekey(book_path, None)
    for path in (book_path, backup):
        assert b"MARKER" not in path.read_bytes()
        assert b"SQLite" in path.read_bytes()[:16]
    assert verify(backup).counts
    with opened_book(book_path, clock) as book:
        assert secret_place(book) is None
        assert Secrets(chain).find("mail") is None


def test_a_forgotten_or_shorter_secret_leaves_the_book(book_path: Path, clock: FixedClock) -> None:
    rekey.rekey(book_path, chance_key())
    chain = Sound(longest=2560)
    with opened_book(book_path, clock) as book:
        place = secret_place(book)
        assert place is not None
        known = Secrets(chain, place)
        known.keep("mail", LONG)
        assert known.keep("mail", "short").in_book is False
        assert (place.find("mail"), chain.get_password("CSM Desktop", "mail")) == ("", "short")
        known.keep("mail", LONG)
        known.forget("mail")
        assert (place.find("mail"), known.find("mail")) == ("", None)
