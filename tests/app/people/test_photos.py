"""Photos of contacts: made small outside the program, brought by cards, and gone for good."""

import base64
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from csm_desktop.app.accounts.acts import new_account, trash_account
from csm_desktop.app.accounts.trash import remove_for_good
from csm_desktop.app.book import Book
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.people.doubles import merge_contacts
from csm_desktop.app.people.photos import (
    photo_from,
    pixels_of,
    remove_photo_for_good,
    set_photo,
)
from csm_desktop.domain.people.photos import SIDE, packed, unpacked
from csm_desktop.domain.records.contacts import ContactPhoto
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from tests.app.conftest import Picture

RED, BLUE = (packed(bytes(colour) * SIDE * SIDE) for colour in ((200, 0, 0), (0, 0, 200)))


def picture_file(folder: Path, kind: str, size: tuple[int, int] = (300, 200)) -> Path:
    target = folder / f"face.{kind.lower()}"
    Image.new("RGBA" if kind == "PNG" else "RGB", size, (10, 200, 30)).save(target, kind)
    return target


@pytest.fixture
def account(book: Book) -> int:
    return book.run("Account", new_account, "Northwind").id


@pytest.fixture
def ann(book: Book, account: int) -> int:
    return book.run("Ann", new_contact, account, "Ann Lee").id


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_made_small_whatever_its_kind(tmp_path: Path, kind: str) -> None:
    pixels = unpacked(photo_from(picture_file(tmp_path, kind)))
    assert pixels is not None
    assert all(
        abs(seen - meant) < 12 for seen, meant in zip(pixels[:3], (10, 200, 30), strict=True)
    )


def test_a_card_with_a_photo_serves_as_a_picture(tmp_path: Path) -> None:
    held = io.BytesIO()
    Image.new("RGB", (80, 80), (10, 200, 30)).save(held, "PNG")
    text = base64.b64encode(held.getvalue()).decode()
    for head in ("PHOTO;ENCODING=b;TYPE=PNG:", "PHOTO:data:image/png;base64,"):
        folded = "\r\n ".join(text[start : start + 70] for start in range(0, len(text), 70))
        card = tmp_path / "ann.vcf"
        card.write_text(f"BEGIN:VCARD\r\nFN:Ann\r\n{head}{folded}\r\nEND:VCARD\r\n")
        assert unpacked(photo_from(card)) is not None


@pytest.mark.parametrize("content", [b"", b"no picture", b"\xff\xd8\xff\xe0 cut", b"BEGIN:VCARD\n"])
def test_what_is_no_picture_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    target = tmp_path / "odd.jpg"
    target.write_bytes(content)
    with pytest.raises(UserError):
        photo_from(target)
    with pytest.raises(UserError):
        photo_from(tmp_path / "absent.png")


def test_a_photo_is_given_replaced_and_undone(
    book: Book, ann: int, pictured: Callable[[Book], Picture]
) -> None:
    before = pictured(book)
    book.run("Photo", set_photo, ann, RED)
    book.run("Photo", set_photo, ann, BLUE)
    assert pixels_of(book, [ann]) == {ann: unpacked(BLUE)}
    book.undo()
    assert pixels_of(book, [ann]) == {ann: unpacked(RED)}
    book.undo()
    assert pictured(book) == before
    with pytest.raises(UserError):
        book.run("Photo", set_photo, ann, "no photo")


def test_removed_for_good_it_is_neither_in_the_file_nor_brought_back(
    book: Book, ann: int, book_path: Path
) -> None:
    book.run("Photo", set_photo, ann, RED)
    book.run("Photo", set_photo, ann, BLUE)
    assert remove_photo_for_good(book, ann) == 1
    assert pixels_of(book, [ann]) == {}
    book.undo()
    assert pixels_of(book, [ann]) == {}
    book.close()
    for each in book_path.parent.glob("book.csm*"):
        if each.is_file():
            content = each.read_bytes()
            assert RED.encode() not in content
            assert BLUE.encode() not in content


def test_of_two_made_one_the_kept_ones_photo_counts(book: Book, account: int, ann: int) -> None:
    double = book.run("Double", new_contact, account, "A. Lee").id
    book.run("Photo", set_photo, double, BLUE)
    book.run("Merge", merge_contacts, ann, double)
    assert pixels_of(book, [ann]) == {ann: unpacked(BLUE)}
    book.undo()
    book.run("Photo", set_photo, ann, RED)
    book.run("Merge", merge_contacts, ann, double)
    assert pixels_of(book, [ann, double]) == {ann: unpacked(RED)}


def test_an_account_that_goes_for_good_takes_photos_along_that_came_before_it(
    book: Book, account: int, ann: int
) -> None:
    def stray(work: Work) -> None:
        work.add(ContactPhoto(work.new_id(), None, ann, RED))

    book.run("Photo", stray)
    book.run("Delete", trash_account, account)
    assert remove_for_good(book, [account]) == 1
    assert book.record(Work.find, ContactPhoto) == ()
