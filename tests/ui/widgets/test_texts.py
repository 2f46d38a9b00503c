"""Labels, cards, marks: user text is shown letter by letter, elided, and spoken."""

import html

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.domain.records.health import Band
from csm_desktop.domain.text.message import say
from csm_desktop.ui.theme import THEME
from csm_desktop.ui.widgets import (
    BandBadge,
    Banner,
    Card,
    EmptyState,
    FlowLayout,
    KeyFigure,
    SectionHeader,
    ShelfLayout,
    Text,
    plain_tip,
)
from csm_desktop.ui.widgets.text import one_line
from csm_desktop.wording import render
from tests.ui.widgets.hostile import HOSTILE


@pytest.mark.parametrize("name", HOSTILE)
def test_b1_labels_show_user_text_as_it_is(qtbot: QtBot, name: str) -> None:
    for wrap in (False, True):
        label = Text(name, wrap=wrap)
        qtbot.addWidget(label)
        label.resize(200, 40)
        label.show()
        assert label.text() == name
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.buddy() is None
        label.grab()


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_makes_a_page_wider_than_its_place(qtbot: QtBot, name: str) -> None:
    card = Card(name, name)
    for part in (
        Text(name),
        Text(name, wrap=True),
        SectionHeader(name, name),
        EmptyState(name, name),
        Banner(name, name),
        KeyFigure(name, "96 %", name),
    ):
        card.add(part)
    qtbot.addWidget(card)
    card.resize(480, 600)
    card.show()
    assert card.minimumSizeHint().width() <= 480
    card.grab()


def test_b1_tooltips_are_escaped() -> None:
    shown = plain_tip("R&D <beta> </b>\n  two")
    assert "R&amp;D &lt;beta&gt; &lt;/b&gt;\n  two" in shown
    assert plain_tip("") == ""


def test_an_elided_label_tells_the_rest_in_its_tooltip(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _, text, __: shown.append(text))
    label = Text("A <name> that is much too long for its place")
    qtbot.addWidget(label)
    label.resize(80, 24)
    label.show()
    at = QPoint(5, 5)
    event = QHelpEvent(QEvent.Type.ToolTip, at, label.mapToGlobal(at))
    QApplication.sendEvent(label, event)
    assert shown == [plain_tip(label.text())]
    label.resize(600, 24)
    QApplication.sendEvent(label, event)
    assert len(shown) == 1


def test_lines_and_tabs_become_spaces_where_there_is_one_line() -> None:
    assert one_line("line\nline\ttab") == "line line tab"
    assert one_line("two  spaces") == "two  spaces"


def test_labels_have_no_accessible_name_that_would_hide_their_words(qtbot: QtBot) -> None:
    card = Card("Renewals", "next 90 days")
    card.add(Text("Northwind Rail"))
    qtbot.addWidget(card)
    assert all(not label.accessibleName() for label in card.findChildren(QLabel))


def test_labels_grow_with_the_users_text(qtbot: QtBot, qapp: QApplication) -> None:
    label = Text("Words", "title")
    qtbot.addWidget(label)
    before = label.sizeHint()
    THEME.set_scale(2.0)
    qapp.processEvents()
    assert label.sizeHint().height() >= 1.8 * before.height()


def test_marks_say_what_they_show(qtbot: QtBot) -> None:
    badge = BandBadge(Band.WATCH, 71)
    qtbot.addWidget(badge)
    assert badge.focusPolicy() is Qt.FocusPolicy.NoFocus
    badge.show()
    badge.grab()
    assert badge.accessibleName() == "Watch 71"
    badge.show_band(Band.UNKNOWN)
    assert badge.accessibleName() == "Not enough data"


def test_an_unknown_band_never_shows_a_number() -> None:
    from csm_desktop.ui.widgets import band_words

    assert band_words(Band.UNKNOWN, 0) == "Not enough data"
    assert band_words(Band.AT_RISK, 31) == "At risk 31"


def test_a_key_figure_is_never_cut(qtbot: QtBot) -> None:
    card = KeyFigure("ARR", "€ 1.92 M", "42 accounts")
    qtbot.addWidget(card)
    card.resize(card.minimumSizeHint())
    card.show()
    assert not card.figure._is_elided()
    card.set_figure("¥ 18,400,000")
    assert card.figure.minimumWidth() >= card.figure.sizeHint().width()


def test_parts_flow_into_lines_and_mirror(qtbot: QtBot) -> None:
    page = QWidget()
    flow = FlowLayout(page)
    labels = [Text("Word " * 4) for _ in range(6)]
    for label in labels:
        flow.addWidget(label)
    qtbot.addWidget(page)
    page.resize(260, 300)
    page.show()
    assert len({label.y() for label in labels}) > 1
    assert flow.heightForWidth(2000) < flow.heightForWidth(260)
    assert labels[0].x() == 0
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.activate()
    assert labels[0].geometry().right() == 259


def test_a_shelf_keeps_its_parts_alike_and_goes_on_beneath(qtbot: QtBot) -> None:
    page = QWidget()
    shelf = ShelfLayout(page, least=180)
    cards = [KeyFigure(f"Figure {place}", "96 %") for place in range(5)]
    for card in cards:
        shelf.addWidget(card)
    qtbot.addWidget(page)
    page.resize(1200, 400)
    page.show()
    assert len({card.y() for card in cards}) == 1
    assert max(card.width() for card in cards) - min(card.width() for card in cards) <= 1
    assert cards[-1].geometry().right() == 1199
    page.resize(620, 400)
    shelf.activate()
    assert [card.y() for card in cards].count(cards[0].y()) == 3
    assert shelf.heightForWidth(620) > shelf.heightForWidth(1200)
    page.resize(190, 700)
    shelf.activate()
    assert len({card.y() for card in cards}) == 5


def test_an_empty_place_offers_one_action(qtbot: QtBot) -> None:
    done: list[int] = []
    for ghost in ("rows", "chart", "cards"):
        place = EmptyState("No goals yet", "Why", "Add a goal", lambda: done.append(1), ghost=ghost)
        qtbot.addWidget(place)
        place.resize(480, 400)
        place.show()
        place.grab()
        assert place.button is not None
        place.button.click()
    assert done == [1, 1, 1]


def test_cards_paint_their_edge_in_a_bands_colour(qtbot: QtBot) -> None:
    card = Card("Follow up", edge="watch")
    qtbot.addWidget(card)
    card.resize(200, 80)
    card.show()
    assert card.grab().toImage().pixelColor(1, 40).name() == "#a66a00"
    card.set_edge("")
    assert card.grab().toImage().pixelColor(1, 40).name() != "#a66a00"


@pytest.mark.parametrize("name", ["{a.__class__}", "{name}", "%s %(x)d", "{{ 7 * 7 }}", "${HOME}"])
def test_b3_what_looks_like_a_template_is_shown_as_it_is(qtbot: QtBot, name: str) -> None:
    label = Text(render(say("{name} was made.", name=name)))
    qtbot.addWidget(label)
    assert label.text() == f"{name} was made."
    assert plain_tip(name) == f'<p style="white-space:pre-wrap">{html.escape(name)}</p>'
