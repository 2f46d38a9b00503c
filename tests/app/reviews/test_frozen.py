"""What a review keeps is the same byte for byte, or said to be damaged."""

from datetime import date
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book, Work
from csm_desktop.app.documents.ebr import ebr_material, pack_of, pack_pdf
from csm_desktop.app.plan.acts import new_goal
from csm_desktop.app.reviews import frozen
from csm_desktop.app.reviews.acts import write_title
from csm_desktop.app.reviews.past import past_view
from csm_desktop.domain.records.reviews import FrozenFile, FrozenForm, ReviewPart
from csm_desktop.errors import UserError

TODAY = date(2026, 11, 22)


def test_years_later_it_is_the_same_file(book: Book, tmp_path: Path) -> None:
    account = book.run("a", new_account, "Northwind Rail").id
    book.run("g", new_goal, account, "Half the scrap")
    files = frozen.files_to_keep(ebr_material(book, account))
    assert [file.form for file in files] == list(FrozenForm)
    shown = files[0].content
    held = book.run("h", frozen.hold_and_keep, files, account, TODAY)
    book.run("t", write_title, account, ReviewPart.SUMMARY, "Another year")
    past = past_view(book, account, held.review.id)
    assert pack_pdf(past.pack, "letter") == shown, "on whatever paper: it is this file"
    for form, file in zip(FrozenForm, files, strict=True):
        target = tmp_path / f"copy{frozen.ENDINGS[form]}"
        frozen.write_copy(frozen.kept_file(book, account, 1, form), target)
        assert target.read_bytes() == file.content
    assert "Half the scrap" in files[2].content.decode("utf-8")
    with pytest.raises(UserError, match="kept once"):
        book.run("k", frozen.keep_files, held.review.id, files)
    with pytest.raises(UserError, match="keeps no such file"):
        frozen.kept_file(book, account, 7, FrozenForm.PDF)
    assert pack_pdf(pack_of(ebr_material(book, account))) != shown


def test_a_damaged_file_is_said_and_the_review_is_drawn_anew(book: Book, tmp_path: Path) -> None:
    account = book.run("a", new_account, "Northwind Rail").id
    book.run("g", new_goal, account, "Half the scrap")
    files = frozen.files_to_keep(ebr_material(book, account))
    held = book.run("h", frozen.hold_and_keep, files, account, TODAY)

    def spoil(work: Work) -> None:
        from dataclasses import replace

        file = work.find(FrozenFile, form=FrozenForm.PDF)[0]
        work.put(replace(file, data=file.data[:200] + file.data[204:]))

    book.run("x", spoil)
    with pytest.raises(UserError, match="damaged in the book"):
        frozen.write_copy(frozen.kept_file(book, account, 1, FrozenForm.PDF), tmp_path / "copy.pdf")
    assert not (tmp_path / "copy.pdf").exists()
    assert past_view(book, account, held.review.id).material.kept_pdf == b""


def test_a_pack_that_says_nothing_keeps_nothing(book: Book) -> None:
    account = book.run("a", new_account, "Quiet Mills").id
    assert frozen.files_to_keep(ebr_material(book, account)) == ()
