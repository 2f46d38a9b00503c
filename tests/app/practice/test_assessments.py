"""The practice is assessed: begun, answered, dated, taken out, and printed on one page."""

from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.practice import assessments as use_cases
from csm_desktop.app.practice.paper import assessed, maturity_paper
from csm_desktop.domain.records.practice.assessments import MaturityFields, Pillar
from csm_desktop.errors import UserError
from tests.app.conftest import undone_and_redone

ANSWERS: MaturityFields = {
    "playbook_points": 7, "onboarding_points": 8, "community_points": 4,
    "productivity_points": 6, "value_points": 6, "alignment_points": 3,
}  # fmt: skip


def begun(book: Book) -> int:
    return book.run("Assess", use_cases.begin_assessment).id


def test_the_whole_of_it_is_undone_and_redone(book: Book) -> None:
    undone_and_redone(book, use_cases.begin_assessment)
    made = begun(book)
    undone_and_redone(book, use_cases.edit_assessment, made, **ANSWERS)
    assert assessed(book).score == 34
    undone_and_redone(book, use_cases.remove_assessment, made)
    assert use_cases.assessments(book) == ()


def test_a_day_has_one_assessment_and_a_new_one_answers_nothing(book: Book) -> None:
    made = begun(book)
    book.run("Answer", use_cases.edit_assessment, made, **ANSWERS)
    assert begun(book) == made
    day = book.today() - timedelta(days=90)
    book.run("Date", use_cases.edit_assessment, made, on=day)
    again = begun(book)
    assert again != made
    newest = assessed(book)
    assert (newest.id, newest.answered) == (again, 0)
    assert newest.before is not None
    assert newest.before.on == day


@pytest.mark.parametrize("points", [-1, 11, 10**9])
def test_points_beyond_ten_and_days_to_come_are_refused(book: Book, points: int) -> None:
    made = begun(book)
    with pytest.raises(UserError, match="0 to 10"):
        book.run("Answer", use_cases.edit_assessment, made, value_points=points)
    tomorrow = book.today() + timedelta(days=1)
    with pytest.raises(UserError, match="day to come"):
        book.run("Date", use_cases.edit_assessment, made, on=tomorrow)
    assert assessed(book).assessment.points(Pillar.VALUE) is None


@pytest.mark.parametrize(
    "answers", [ANSWERS, {}, {"note": "Lang \u05e9\u05dc\u05d5\u05dd <b>" * 40}]
)
def test_it_is_printed_on_one_page_whole_or_not(
    book: Book, tmp_path: Path, answers: MaturityFields
) -> None:
    book.run("Answer", use_cases.edit_assessment, begun(book), **answers)
    written = maturity_paper().write(book, tmp_path / "practice.pdf")
    assert written.sheets == 1
    pages = pypdfium2.PdfDocument(written.path)
    text = pages[0].get_textpage().get_text_bounded()
    assert "internal" in text
    assert ("The renewal is a leading KPI" in text) == ("value_points" in answers)


def test_without_an_assessment_it_says_what_to_do(book: Book, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not assessed yet"):
        maturity_paper().write(book, tmp_path / "practice.pdf")
    assert list(tmp_path.glob("*.pdf")) == []
