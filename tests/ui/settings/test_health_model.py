"""The health model's editor by keys: what it shows before it is kept, and what is stored then."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.health.model import model_view
from csm_desktop.app.sample import sample_book
from csm_desktop.domain.records.health import Factor, HealthSide
from csm_desktop.domain.records.segments import Engagement, new_segment
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.session import Work
from csm_desktop.ui.settings.health_model import HealthModelPart
from csm_desktop.ui.settings.page import SettingsPage
from tests.ui.hands import Key, click, press, write
from tests.ui.walking import unnamed


@pytest.fixture
def part(page: SettingsPage, book: Book, clock: FixedClock) -> HealthModelPart:
    book.run("Sample book", Work.add_all, sample_book(clock))
    made = page.show_part("health")
    assert isinstance(made, HealthModelPart)
    return made


def retype(part: HealthModelPart, name: str, words: str) -> QLineEdit:
    editor = part.fields[name].editor
    editor.setFocus()
    editor.selectAll()
    write(editor, words)
    press(editor, Key.Key_Return)
    return editor


def test_who_would_change_band_is_shown_before_it_is_kept(
    part: HealthModelPart, book: Book, qtbot: QtBot
) -> None:
    assert not part.save.isEnabled()
    retype(part, "healthy_from", "65")
    assert model_view(book, None).versions == 0
    qtbot.waitUntil(lambda: bool(part.table.lines))
    names = [change.name for change in part.table.lines]
    assert "Northwind Rail" in names
    assert part.title.text() == f"{len(names)} of 12 accounts would change band"
    part.save.setFocus()
    press(part.save, Key.Key_Return)
    view = model_view(book, None)
    assert (view.versions, view.rules.healthy_from) == (1, 65)
    assert not part.save.isEnabled()
    assert part.status.text().startswith("Version 1, in force since ")
    book.undo()
    part.show_book(book)
    assert part.draft.healthy_from == 75


def test_the_sum_of_the_weights_is_shown_and_bad_input_is_said_in_place(
    part: HealthModelPart, book: Book
) -> None:
    assert part.sums[HealthSide.CSM].text() == "Sum 100; Our actions make 60% of the score"
    retype(part, Factor.USAGE.value, "25")
    assert part.sums[HealthSide.CUSTOMER].text().startswith("Sum 110; ")
    assert part.draft.factor_weights[Factor.USAGE] == 25
    retype(part, "watch_from", "80")
    assert "below that of healthy" in part.fields["watch_from"].error
    retype(part, Factor.USAGE.value, "-3")
    assert "from 0 on" in part.fields[Factor.USAGE.value].error
    assert part.draft.watch_from == 50
    click(part.drop)
    assert part.draft == model_view(book, None).rules
    assert part.fields[Factor.USAGE.value].editor.text() == "15"


def test_a_segment_has_a_model_of_its_own_and_can_go_back(
    part: HealthModelPart, book: Book
) -> None:
    segment = model_view(book, None).segments[0]
    part.choose(segment.id)
    assert part.status.text().startswith("As the book's")
    retype(part, "csm_share", "50")
    press(part.save, Key.Key_Space)
    assert model_view(book, segment.id).rules.csm_share == Decimal("0.5")
    assert model_view(book, None).versions == 0
    click(part.reset)
    click(part.save)
    assert model_view(book, segment.id).rules == model_view(book, None).rules
    assert model_view(book, segment.id).versions == 2


def test_every_part_of_it_is_named(part: HealthModelPart) -> None:
    assert not unnamed(part)


def test_whose_model_it_is_stays_one_field_while_segments_come_and_go(
    part: HealthModelPart, book: Book
) -> None:
    whose = part.whose
    whose.setFocus()
    made = book.run(
        "Segment", lambda work: work.add(new_segment(work.new_id(), "Polar", Engagement.LOW_TOUCH))
    )
    part.show_book(book)
    assert whose.editor.findText("Polar") > 0
    part.choose(made.id)
    assert whose.editor.currentText() == "Polar"
    book.undo()
    part.show_book(book)
    assert (whose.editor.findText("Polar"), whose.editor.currentText()) == (-1, "All accounts")
    assert part.whose is whose
    assert whose.editor.hasFocus()
