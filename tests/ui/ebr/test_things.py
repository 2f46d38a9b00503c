"""Everything that a part of the review says can be entered in the studio, by keys."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.reviews import acts as reviews
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.reviews import ReviewPart
from csm_desktop.ui.ebr.add_line import AddReference
from csm_desktop.ui.widgets.button import IconButton
from tests.ui.ebr.conftest import Driver
from tests.ui.ebr.test_studio import HOSTILE
from tests.ui.hands import click, press, write

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def facts(studio: Driver) -> AccountFacts:
    assert studio.shell.book is not None
    return account_facts(studio.shell.book, studio.page.studio.view.account_id)


def opened(studio: Driver, part: ReviewPart) -> list[Any]:
    """The rows of a part, its words open."""
    card = studio.page.parts.cards[part]
    if not card.is_open:
        click(card.opener)
    assert card.words is not None
    return card.words.rows.rows


def over(field: Any, words: str) -> None:
    """Type over what stands in a field, and Enter."""
    field.editor.setFocus()
    press(field.editor, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(field.editor, words)
    press(field.editor, Key.Key_Return)


def pages(studio: Driver) -> str:
    """The words of all pages of the preview."""
    from pypdfium2 import PdfDocument

    studio.settle()
    document = studio.page.rendering.document
    assert document is not None
    whole = PdfDocument(document.pdf)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in whole).split())
    finally:
        whole.close()


def test_an_initiative_has_all_that_its_page_says(studio: Driver) -> None:
    studio.open("Northwind Rail")
    row = opened(studio, ReviewPart.INITIATIVES)[0]
    over(row._fields["description"], "More trains on the coast")
    over(row._fields["update"], "Rehearsed twice")
    over(row._fields["our_part"], "Plans in ten minutes")
    over(row._fields["due_on"], "15 jan 2027")
    over(row._fields["contact_id"], "Marc Olivier")
    found = next(
        initiative for initiative in facts(studio).initiatives if initiative.id == row.thing_id
    )
    assert (found.description, found.update, found.our_part) == (
        "More trains on the coast", "Rehearsed twice", "Plans in ten minutes",
    )  # fmt: skip
    assert found.due_on == date(2027, 1, 15)
    words = pages(studio)
    for said in ("More trains on the coast", "Rehearsed twice", "Plans in ten minutes", "15 Jan"):
        assert said in words


def test_a_capability_says_what_it_does_which_product_and_from_when(studio: Driver) -> None:
    studio.open("Northwind Rail")
    row = opened(studio, ReviewPart.CAPABILITIES)[0]
    over(row._fields["title"], "Log-in once")
    over(row._fields["benefit"], "One password for all")
    over(row._fields["product"], "Gate")
    over(row._fields["available_on"], "1 feb 2027")
    offer = next(
        capability_offer
        for capability_offer in facts(studio).capability_offers
        if capability_offer.id == row.thing_id
    )
    made = next(
        capability
        for capability in facts(studio).capabilities
        if capability.id == offer.capability_id
    )
    assert (made.title, made.benefit, made.product, made.available_on) == (
        "Log-in once", "One password for all", "Gate", date(2027, 2, 1),
    )  # fmt: skip
    words = pages(studio)
    for said in ("Log-in once", "One password for all", "Gate", "1 Feb"):
        assert said in words


def test_capabilities_that_the_book_knows_are_offered_while_typing(studio: Driver) -> None:
    page = studio.open("Kestrel Health")
    words = page.parts.cards[ReviewPart.CAPABILITIES].words
    assert words is not None
    new = words.new
    assert not isinstance(new, AddReference)
    assert new is not None
    completer = new.line.completer()
    known = [capability.title for capability in page.studio.view.facts.capabilities]
    model = completer.model()
    assert [model.index(n, 0).data() for n in range(model.rowCount())] == known


def test_a_goal_is_measured_by_one_of_the_measures(studio: Driver) -> None:
    page = studio.open("Northwind Rail")
    row = opened(studio, ReviewPart.GOALS)[0]
    assert not row.target.isVisible()
    box = row.measured_by.editor
    box.setFocus()
    press(box, Key.Key_Down)
    measure = page.studio.view.measures[0]
    goal = next(
        review_goal for review_goal in facts(studio).review_goals if review_goal.id == row.thing_id
    )
    assert goal.metric_id == measure.id
    assert row.target.isVisible()
    over(row.target, "12.5")
    goal = next(
        review_goal for review_goal in facts(studio).review_goals if review_goal.id == row.thing_id
    )
    assert goal.target == Decimal("12.5")
    said = pages(studio)
    assert "from 22" in said
    assert "12.5" in said[said.index("Goals until the next review") :]
    box.setFocus()
    press(box, Key.Key_Up)
    goal = next(
        review_goal for review_goal in facts(studio).review_goals if review_goal.id == row.thing_id
    )
    assert (goal.metric_id, goal.target) == (None, None)
    studio.settle()


def test_a_reference_is_typed_with_its_source_and_makes_the_page(studio: Driver) -> None:
    page = studio.open("Gansu Textiles")
    gap = next(row for row in page.missing.rows.rows if row.name.text() == "2 · Benchmark")
    assert gap.fill.text() == "Fill in"
    gap.fill.setFocus()
    press(gap.fill, Key.Key_Return)
    words = page.parts.cards[ReviewPart.BENCHMARK].words
    assert words is not None
    new = words.new
    assert isinstance(new, AddReference)
    assert new.isAncestorOf(QApplication.focusWidget() or page)
    over(new.value, "61.5")
    assert "needs its source" in new.note.text()
    over(new.label, "Median of 14 mills")
    over(new.source, "Mill survey 2026")
    assert new.note.text() == ""
    row: Any = words.rows.rows[0]
    assert row.name.text() == "Shifts planned in the system"
    assert "2 · Benchmark" not in [row.name.text() for row in page.missing.rows.rows]
    said = pages(studio)
    assert "Median of 14 mills" in said
    assert "Mill survey 2026, 22 November 2026" in said
    over(row._fields["value"], "58")
    over(row._fields["label"], "Best of 14 mills")
    (known,) = [benchmark for benchmark in facts(studio).benchmarks if benchmark.id == row.thing_id]
    assert (known.value, known.label) == (Decimal(58), "Best of 14 mills")
    over(row._fields["source"], " ")
    assert "needs its source" in row._fields["source"].error
    row._fields["source"].revert()
    click(row.findChildren(IconButton)[0])
    assert known not in facts(studio).benchmarks
    studio.settle()


def test_hostile_words_in_every_field_stay_letter_by_letter(studio: Driver) -> None:
    book = studio.shell.book
    page = studio.open("Northwind Rail")
    assert book is not None
    account = page.studio.view.account_id
    said = " ".join(HOSTILE.split())
    book.run("i", reviews.new_initiative, account, HOSTILE, update=said, our_part=said)
    offer = book.run("o", reviews.offer_capability, account, HOSTILE)
    book.run("c", reviews.edit_capability, offer.capability_id, benefit=said, product=said)
    rows: list[QWidget] = [
        opened(studio, ReviewPart.INITIATIVES)[-1],
        opened(studio, ReviewPart.CAPABILITIES)[-1],
    ]
    shown = [field.toPlainText() for row in rows for field in row.findChildren(QPlainTextEdit)]
    assert shown.count(said) == 5
    assert "<beta> </b>" in pages(studio)


def test_the_list_says_what_is_missing(studio: Driver) -> None:
    table = studio.page.accounts.table
    line = next(line for line in table.lines if line.name == "Kestrel Health")
    assert line.missing == (ReviewPart.INITIATIVES, ReviewPart.CAPABILITIES, ReviewPart.GOALS)
    assert studio.page.accounts._sentence(line) == (
        "Kestrel Health, next review 11 December 2026: agreed in EBR 2; missing: Initiatives, "
        "New capabilities and Goals until the next review"
    )
    assert studio.shell.book is not None
    studio.shell.book.run("g", reviews.new_review_goal, line.id, "One more ward")
    studio.settle()
    line = next(line for line in table.lines if line.name == "Kestrel Health")
    assert line.missing == (ReviewPart.INITIATIVES, ReviewPart.CAPABILITIES)
