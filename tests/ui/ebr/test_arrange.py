"""Parts and lines in the user's order, by keys and clicks."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.domain.records.reviews import ReviewList, ReviewPart
from csm_desktop.domain.reviews.arrangement import lines_of
from tests.ui.ebr.conftest import Driver
from tests.ui.ebr.test_studio import built
from tests.ui.hands import click, press

Key, Held = Qt.Key, Qt.KeyboardModifier


def test_lines_move_by_keys_are_hidden_by_click_and_come_back_as_proposed(studio: Driver) -> None:
    page = studio.open("Northwind Rail")
    card = page.parts.cards[ReviewPart.INITIATIVES]
    click(card.arrange)
    lines = card.order.lists[ReviewList.INITIATIVES]
    first, second, *rest = [line.words for line in lines.shown]
    rows = lines.rows.rows
    rows[1].setFocus()
    press(rows[1].up, Key.Key_Up, Held.AltModifier)
    assert rows[1].up.hasFocus()
    assert [line.words for line in lines.shown] == [second, first, *rest]
    assert [line.pinned for line in lines.shown] == [True, *[False] * (1 + len(rest))]
    click(lines.rows.rows[1].eye)
    studio.settle()
    review = studio.review()
    assert review is not None
    assert lines_of(review, ReviewList.INITIATIVES).hidden == (lines.shown[1].id,)
    assert lines.rows.rows[1].off.isVisible()
    document = page.rendering.document
    assert document is not None
    update = " ".join(page.studio.view.facts.initiatives[0].update.split())[:30]
    assert update
    assert not any(update in built(studio, n) for n in range(document.count))
    click(card.order.proposed)
    review = studio.review()
    assert review is not None
    assert review.arranged == ()
    assert not card.order.proposed.isVisible()
    assert studio.shell.book is not None
    assert studio.shell.book.undo() == "Lines as proposed"
    assert studio.shell.book.undo() == "Hide a line"
    assert studio.shell.book.undo() == "Order of the lines"
    assert [line.words for line in lines.shown] == [first, second, *rest]
    studio.settle()


def test_a_line_is_dragged_to_the_head_and_a_hasty_drag_moves_nothing(studio: Driver) -> None:
    page = studio.open("Northwind Rail")
    card = page.parts.cards[ReviewPart.INITIATIVES]
    click(card.arrange)
    lines = card.order.lists[ReviewList.INITIATIVES]
    first, second, *rest = [line.words for line in lines.shown]
    rows = lines.rows.rows
    drag(rows[1].grip, QPoint(4, 2))
    assert [line.words for line in lines.shown] == [first, second, *rest]
    drag(rows[1].grip, QPoint(4, -rows[0].height()))
    assert [line.words for line in lines.shown] == [second, first, *rest]
    drag(lines.rows.rows[0].grip, QPoint(4, lines.rows.height() + 40))
    assert [line.words for line in lines.shown] == [first, *rest, second]
    assert studio.shell.book is not None
    assert studio.shell.book.undo() == "Order of the lines"
    assert [line.words for line in lines.shown] == [first, second, *rest]
    studio.settle()


def drag(grip: QWidget, to: QPoint) -> None:
    """Press, move, and let go somewhere else."""
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(grip, left, Qt.KeyboardModifier.NoModifier, QPoint(4, 4))
    for point in (QPoint(4, 8), to):
        move = QMouseEvent(
            QEvent.Type.MouseMove, point, grip.mapToGlobal(point), Qt.MouseButton.NoButton, left,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(grip, move)
    QTest.mouseRelease(grip, left, Qt.KeyboardModifier.NoModifier, to)


def test_a_click_on_a_page_leads_to_its_part(studio: Driver) -> None:
    page = studio.open("Northwind Rail")
    initiatives = page.parts.cards[ReviewPart.INITIATIVES].titles.rows[0]
    studio.page.preview.go_to_chapter(initiatives.line.chapter)
    studio.settle()
    assert not initiatives.words.editor.hasFocus()
    click(page.preview.sheet)
    assert initiatives.words.editor.hasFocus()
    studio.settle()


def test_parts_move_by_keys_and_titles_are_kept_beside_the_proposal(studio: Driver) -> None:
    page = studio.open("Northwind Rail")
    card = page.parts.cards[ReviewPart.GOALS]
    title = studio.title(ReviewPart.GOALS)
    for _ in range(8):
        press(title.editor, Key.Key_Up, Held.AltModifier | Held.ShiftModifier)
    assert title.editor.hasFocus()
    assert card.header is not None
    assert card.header.title.text() == "1 · Goals until the next review"
    studio.settle()
    assert card.y() < page.parts.cards[ReviewPart.WORTH].y()
    assert "1 · Goals until the next review" in built(studio, 2)
    row = card.titles.rows[0]
    proposed = row.words.stored
    click(row.keep)
    assert row.proposal.text().startswith("This wording is kept")
    assert not row.take.isVisible()
    review = studio.review()
    assert review is not None
    assert proposed in [each.text for each in review.titles]
    click(row.keep)
    assert not row.proposal.isVisible()
    summary = page.parts.cards[ReviewPart.SUMMARY].titles.rows[0]
    assert summary.proposal.text().startswith("Proposed: ")
    click(summary.take)
    assert not summary.proposal.isVisible()
    click(card.arrange)
    click(card.order.all_proposed)
    assert card.header.title.text() == "6 · Goals until the next review"
    studio.settle()
