"""The list of reviews says what is missing, and the studio says the same of each account."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import edit_account
from csm_desktop.app.book import Book
from csm_desktop.app.documents.ebr import ebr_material
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.reviews import acts as reviews
from csm_desktop.app.reviews.list import review_lines
from csm_desktop.app.reviews.view import studio_view
from csm_desktop.domain.records.reviews import ReviewPart
from csm_desktop.domain.text.clock import FixedClock
from tests.books import sample_copy


@pytest.fixture
def sample(tmp_path: Path, clock: FixedClock) -> Iterator[Book]:
    with opened_book(sample_copy(tmp_path), clock) as book:
        yield book


def _agree(book: Book) -> None:
    for line in review_lines(book):
        view = studio_view(ebr_material(book, line.id))
        assert line.missing == tuple(each.part for each in view.missing()), line.name


def test_the_list_lacks_what_the_studio_lacks(sample: Book) -> None:
    _agree(sample)
    counts = {line.name: len(line.missing) for line in review_lines(sample)}
    assert counts["Northwind Rail"] == 0
    assert counts["Kestrel Health"] == 3


def test_it_follows_what_is_filled_left_out_and_shared_by_like_accounts(sample: Book) -> None:
    lines = review_lines(sample)
    kestrel = next(line.id for line in lines if line.name == "Kestrel Health")
    sample.run("g", reviews.new_review_goal, kestrel, "One more ward")
    sample.run("o", reviews.leave_out, kestrel, ReviewPart.CAPABILITIES)
    found = next(line for line in review_lines(sample) if line.id == kestrel)
    assert found.missing == (ReviewPart.INITIATIVES,)
    segment_id = next(
        studio_view(ebr_material(sample, line.id)).facts.account.segment_id for line in lines
    )
    for line in lines:  # all in one segment: enough like accounts for a comparison
        sample.run("s", edit_account, line.id, segment_id=segment_id)
    _agree(sample)
