"""The theme: contrast of what is really drawn, switching, type, icons and the style's shapes."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMargins, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from csm_desktop.ui import theme
from csm_desktop.ui.theme import THEME, Mode, icons, paint
from csm_desktop.ui.theme.ink import ink, mixed, palette
from csm_desktop.ui.widgets.layout.contents import nest
from tests.test_tokens import contrast

BOTH = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


def colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


@BOTH
def test_texts_of_the_palette_reach_4_5_to_1(dark: bool) -> None:
    role = QPalette.ColorRole
    made = palette(dark)
    texts = (role.WindowText, role.Text, role.PlaceholderText, role.Link, role.BrightText)
    for ground in (role.Window, role.Base, role.AlternateBase):
        for text in texts:
            reached = contrast(made.color(text).name(), made.color(ground).name())
            assert reached >= 4.5, (text, ground)
    assert (
        contrast(made.color(role.HighlightedText).name(), made.color(role.Highlight).name()) > 4.5
    )


@BOTH
def test_buttons_and_messages_reach_4_5_to_1(dark: bool) -> None:
    inks = ink(dark)
    accent = (inks.accent, inks.accent_hover, inks.accent_pressed)
    for ground in (*accent, inks.error, inks.error_hover, inks.error_pressed):
        assert contrast(inks.on_accent.name(), ground.name()) >= 4.5
    for ground in (inks.error_tint, inks.warning_tint):
        assert contrast(inks.text.name(), ground.name()) >= 4.5
    assert contrast(inks.secondary.name(), inks.error_tint.name()) >= 4.5
    assert contrast(inks.secondary.name(), inks.hairline.name()) >= 4.5
    for line in (inks.error, inks.warning, inks.accent, inks.control):
        assert contrast(line.name(), inks.base.name()) >= 3


def test_half_of_black_and_white_is_grey() -> None:
    assert mixed(QColor("black"), QColor("white"), 0.5).name() == "#808080"


def test_the_mode_switches_while_running(qtbot: QtBot, qapp: QApplication) -> None:
    page = QWidget()
    QVBoxLayout(page).addWidget(QLineEdit("words"))
    qtbot.addWidget(page)
    page.show()
    qapp.processEvents()
    assert ink(False).window.name() in colours(page)
    with qtbot.waitSignal(THEME.changed):
        THEME.set_mode(Mode.DARK)
    qapp.processEvents()
    assert theme.current().is_dark
    seen = colours(page)
    assert {ink(True).window.name(), ink(True).base.name()} <= seen
    assert not {ink(False).window.name(), ink(False).base.name()} & seen


def test_the_system_is_followed_until_the_user_chooses(monkeypatch: pytest.MonkeyPatch) -> None:
    hints = SimpleNamespace(colorScheme=lambda: Qt.ColorScheme.Dark)
    monkeypatch.setattr(QApplication, "styleHints", lambda _: hints)
    THEME.set_mode(Mode.SYSTEM)
    assert THEME.is_dark
    THEME.set_mode(Mode.LIGHT)
    THEME._follow()
    assert not THEME.is_dark


def test_type_follows_the_users_text_size() -> None:
    sizes = {role: theme.font(role).pixelSize() for role in ("caption", "body", "title", "figure")}
    assert sizes == {"caption": 12, "body": 14, "title": 21, "figure": 28}
    assert theme.font().family() == "Source Sans Pro"
    assert theme.font("strong").weight() > theme.font("body").weight()
    THEME.set_scale(2.0)
    assert theme.font("title").pixelSize() == 42
    assert theme.row() == 64
    assert theme.leading("body") == 40


def test_digits_stand_beneath_one_another() -> None:
    widths = {paint.width_of(digit * 8, theme.font()) for digit in "0123456789"}
    assert len(widths) == 1


def test_icons_take_the_colour_and_follow_the_mode() -> None:
    image = icons.pixmap("lock", QColor("#ff0000"), 18, 2.0).toImage()
    assert image.size() == QSize(36, 36)
    inked = [
        image.pixelColor(x, y)
        for x in range(36)
        for y in range(36)
        if image.pixelColor(x, y).alpha() > 200
    ]
    assert inked
    assert all(colour.red() > 200 and colour.green() < 60 for colour in inked)
    action = QAction("Lock")
    theme.put(action, "lock")
    before = action.icon().pixmap(18).toImage()
    THEME.set_mode(Mode.DARK)
    assert action.icon().pixmap(18).toImage() != before


def test_an_icon_given_anew_replaces_the_first(qapp: QApplication) -> None:
    action = QAction("Lock")
    theme.put(action, "lock")
    theme.put(action, "users")
    qapp.processEvents()
    THEME.set_mode(Mode.DARK)
    users = icons.icon("users").pixmap(18).toImage()
    assert action.icon().pixmap(18).toImage() == users


def test_an_unknown_icon_is_a_bug_that_shows() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_focus_shows_as_a_ring_of_the_accent(qtbot: QtBot, qapp: QApplication) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    combo = QComboBox()
    combo.addItems(["one", "two"])
    parts = [QPushButton("Go"), QLineEdit(), QCheckBox("On"), QRadioButton("One"), combo]
    parts.append(QPlainTextEdit())
    for part in parts:
        column.addWidget(part)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    accent = theme.current().accent.name()
    for part in parts:
        part.setFocus(Qt.FocusReason.TabFocusReason)
        qapp.processEvents()
        assert accent in colours(part), type(part).__name__


@pytest.mark.parametrize("on", [False, True], ids=["open", "filled"])
def test_the_ring_of_a_tick_is_whole_and_stands_apart_from_it(
    qtbot: QtBot, qapp: QApplication, on: bool
) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    box = QCheckBox()
    box.setChecked(on)
    column.addWidget(box)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    box.setFocus(Qt.FocusReason.TabFocusReason)
    qapp.processEvents()
    image, side, inks = box.grab().toImage(), theme.px(18), theme.current()
    middle = image.height() // 2
    across = [image.pixelColor(x, middle).name() for x in range(side)]
    assert across[0] == across[side - 1] == inks.accent.name(), "neither end is cut off"
    assert across[2] == across[side - 3] == inks.base.name(), "a ticked ground does not hide it"


@BOTH
def test_standard_parts_paint_without_a_complaint(qtbot: QtBot, dark: bool) -> None:
    THEME.set_mode(Mode.DARK if dark else Mode.LIGHT)
    page = QWidget()
    column = QVBoxLayout(page)
    tabs = QTabBar()
    tabs.addTab("&One")
    tabs.addTab("Two")
    bar = QProgressBar()
    bar.setRange(0, 0)
    slider = QScrollBar(Qt.Orientation.Horizontal)
    slider.setRange(0, 100)
    ticked = QCheckBox("On")
    ticked.setChecked(True)
    off = QPushButton("Off")
    off.setEnabled(False)
    for part in (tabs, bar, slider, ticked, off):
        column.addWidget(part)
    qtbot.addWidget(page)
    page.show()
    assert theme.current().accent.name() in colours(page)
    menu = QMenu()
    menu.addAction("R&&D")
    menu.addSeparator()
    qtbot.addWidget(menu)
    assert theme.current().base.name() in colours(menu)


def test_mnemonics_are_underlined_while_alt_is_held(qtbot: QtBot, qapp: QApplication) -> None:
    button = QPushButton("&Go")
    qtbot.addWidget(button)
    button.show()
    qtbot.waitUntil(button.hasFocus)
    qapp.processEvents()
    plain = button.grab().toImage()
    THEME.show_mnemonics(True)
    qapp.processEvents()
    assert button.grab().toImage() != plain
    THEME.show_mnemonics(False)
    qapp.processEvents()
    assert button.grab().toImage() == plain


def test_band_glyphs_differ_in_shape() -> None:
    shapes = set()
    for name, look in ink(False).bands.items():
        image = QImage(24, 24, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint.band_glyph(painter, QRectF(image.rect()).center(), look, 18)
        painter.end()
        dark = frozenset(
            (x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).lightness() < 200
        )
        assert dark, name
        shapes.add(dark)
    assert len(shapes) == 4


def test_distances_follow_the_text_size_unless_they_were_set_otherwise(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    layout, beneath = QVBoxLayout(box), QVBoxLayout()
    nest(layout, beneath)
    theme.spaced(layout, margin=theme.L, gap=theme.M)
    theme.edged(layout)
    theme.spaced(beneath, margin=theme.L)
    beneath.setContentsMargins(1, 2, 3, 4)
    THEME.set_scale(2.0)
    try:
        edge, room = theme.px(theme.EDGE), theme.px(theme.L)
        assert layout.contentsMargins() == QMargins(edge, room, edge, room)
        assert layout.spacing() == theme.px(theme.M)
        assert beneath.contentsMargins() == QMargins(1, 2, 3, 4)
    finally:
        THEME.set_scale(1.0)
    assert layout.contentsMargins().left() == theme.px(theme.EDGE)
