"""The Health tab says what the rules say; its chart comes late, and no name is a formula."""

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.accounts.view import account_view
from csm_desktop.app.book import Book
from csm_desktop.app.health.model import model_view, save_model
from csm_desktop.app.health.view import health_view
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.domain.records.health import Band, Factor
from csm_desktop.domain.records.metrics import MetricKind
from csm_desktop.ui import theme
from csm_desktop.ui.account.health import score_chart as drawing
from csm_desktop.ui.account.health.factors import moved_words, one_decimal
from csm_desktop.ui.account.health.places import EBR, place_of
from csm_desktop.ui.account.health.tab import HealthTab
from csm_desktop.ui.account.page import AccountPage
from csm_desktop.ui.account.tabs import tabs
from csm_desktop.ui.application import Program
from csm_desktop.ui.settings.health_model import HealthModelPart
from csm_desktop.ui.settings.page import SettingsPage
from csm_desktop.wording import Voice
from tests.ui.account.conftest import Shown
from tests.ui.hands import Key, click, press, rest
from tests.ui.shell import TabShell
from tests.ui.walking import out_of_order, unnamed


@pytest.fixture
def tab(shown: Shown, northwind: int) -> HealthTab:
    made: HealthTab = shown(HealthTab, northwind)
    return made


def test_the_tab_says_what_the_score_is_made_of(tab: HealthTab, book: Book, northwind: int) -> None:
    health = health_view(account_view(book, northwind))
    assert health.score is not None
    assert tab.score.text() == f"{round(health.score)} of 100"
    assert len(tab.ours.lines) == len(tab.theirs.lines) == 6
    points = sum((row.points for row in (*tab.ours.lines, *tab.theirs.lines)), Decimal(0))
    assert abs(points - health.score) < Decimal("0.06")
    assert tab.ours.model.columns[0].title == "Our actions · 60%"
    gains = [change.points for change in tab.movements.changes]
    assert gains == sorted(gains, reverse=True)
    assert "→" in tab.from_to.text()
    assert tab.way.title.text() == "What brings it to healthy, at 77"
    spoken = tab.ours.model.sentence(tab.ours.lines[0])
    assert spoken.startswith("Contact cadence kept, ")
    assert "agreed 14" in spoken


def test_the_movements_add_up_to_the_change(book: Book, northwind: int) -> None:
    health = health_view(account_view(book, northwind))
    assert health.before is not None
    assert health.score is not None
    moved = sum((each.points for each in health.moved), Decimal(0))
    assert abs(moved - (health.score - health.before)) < Decimal("0.11")


def test_e3_the_chart_is_drawn_in_light_and_dark(qtbot: QtBot, tab: HealthTab) -> None:
    qtbot.waitUntil(lambda: tab.chart.is_drawn, timeout=20_000)
    assert "Health score over twelve months: from" in tab.chart.accessibleName()
    for mode, ground in ((theme.Mode.LIGHT, "#ffffff"), (theme.Mode.DARK, "#1c2126")):
        theme.THEME.set_mode(mode)
        rest(50)
        image = tab.chart.grab().toImage()
        assert QColor(image.pixel(1, 1)).name() == ground
        inks = theme.current()
        seen = {
            QColor(image.pixel(image.width() // 2 + 7, y)).name() for y in range(image.height())
        }
        for band in ("healthy", "watch", "at_risk"):
            assert inks.bands[band].tint.name() in seen
    theme.THEME.set_mode(theme.Mode.LIGHT)


def test_e3_a_name_with_dollars_is_no_formula(
    qtbot: QtBot, shell: TabShell, book: Book, northwind: int
) -> None:
    from csm_desktop.domain.text.message import say

    tab = HealthTab(shell)
    qtbot.addWidget(tab)
    shell.follow(tab, northwind)
    health = health_view(account_view(book, northwind))
    evil = replace(health, events=((health.line[-1][0], say("$\\frac{a}$ {n}", n="$x_")),))
    tab.show()
    qtbot.waitUntil(lambda: tab.chart.is_drawn, timeout=20_000)
    tab.chart.show_drawing(lambda axes, look: drawing.draw(evil, axes, look), [], "x")
    tab.chart.grab()


def test_a_point_tells_its_day_and_score(tab: HealthTab, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: tab.chart.is_drawn, timeout=20_000)
    assert tab.health is not None
    last = drawing.spots(tab.health)[-1]
    assert last.words.startswith("22 Nov 2026: 7")


def test_every_factor_leads_to_where_its_number_is_made(
    tab: HealthTab, shell: TabShell, northwind: int
) -> None:
    tab.take_focus()
    grid = tab.ours.grid
    for key in (Key.Key_Return, Key.Key_Down, Key.Key_Down, Key.Key_Return):
        press(grid, key)
    facts = tab.view.facts
    assert shell.opened == [(northwind, "meetings"), (northwind, "plan/us")]
    places = {factor: place_of(factor, facts) for factor in Factor}
    names = {spec.name for spec in tabs()}
    assert {place.partition("/")[0] for place in places.values()} <= names | {EBR}
    seats = {metric.id for metric in facts.metrics if metric.kind is MetricKind.ACTIVE_SEATS}
    used = next(
        account_metric.id
        for account_metric in facts.account_metrics
        if account_metric.metric_id in seats
    )
    assert places[Factor.LICENCE_USE] == f"value/{used}"
    lena = next(contact.id for contact in facts.contacts if contact.name == "Lena Brandt")
    assert places[Factor.CHAMPION] == f"contacts/{lena}"


def test_a_click_on_a_movement_leads_there_too(
    tab: HealthTab, shell: TabShell, northwind: int
) -> None:
    click(tab.movements, QPoint(10, 4))
    assert tab.movements.changes[0].factor is Factor.LICENCE_USE
    assert shell.opened[0][1].startswith("value/")
    click(tab.movements, QPoint(10, tab.movements.height() - 4))
    assert shell.opened[1] == (northwind, "meetings")


def test_an_account_without_data_names_one_action(
    qtbot: QtBot, shell: TabShell, book: Book
) -> None:
    made = book.run("New", new_account, "Nobody Ltd")
    tab = HealthTab(shell)
    qtbot.addWidget(tab)
    shell.follow(tab, made.id)
    tab.show()
    assert tab.content.isHidden()
    assert tab.empty.button is not None
    assert tab.empty.button.isVisible()


def test_every_account_of_the_sample_book_can_be_shown(
    qtbot: QtBot, shell: TabShell, book: Book
) -> None:
    tab = HealthTab(shell)
    qtbot.addWidget(tab)
    for name in ("Kestrel", "Halden", "Evershed", "Gansu"):
        tab.given(account_view(book, account_named(book, name).id))
        assert not tab.grab().isNull()
        assert tab.content.isHidden() != tab.empty.isHidden()


def test_numbers_line_up_and_carry_their_sign(book: Book, northwind: int) -> None:
    row = health_view(account_view(book, northwind)).rows[0]
    assert one_decimal(Decimal(6)) == "6.0"
    with Voice(locale="de_DE").spoken():
        assert one_decimal(Decimal("6.44")) == "6,4"
    assert moved_words(replace(row, moved=Decimal("-2.44"))) == "▼ 2.4"
    assert moved_words(replace(row, moved=Decimal(3))) == "▲ 3.0"
    assert moved_words(replace(row, moved=Decimal("0.01"))) == "– 0"
    assert moved_words(replace(row, moved=None)) == ""


def test_nothing_of_matplotlib_is_loaded_before_a_chart_is_shown() -> None:
    code = (
        "import sys, csm_desktop.ui.account.health.tab, csm_desktop.ui.account.contacts.tab;"
        "sys.exit('matplotlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_part_is_named_and_reached_in_order(tab: HealthTab) -> None:
    assert not unnamed(tab)
    assert not out_of_order(tab)


def test_each_act_of_ours_is_a_click_away(tab: HealthTab, shell: TabShell, northwind: int) -> None:
    """72.0 is watch. A talk with the champion lifts the contact from 53.7 to 97.5 (7 of 8 ticks
    make a fifth of it): 43.8 * 0.12 = 5.256, and the champion from 45.2: 54.8 * 0.078 = 4.274.
    Together 9.5, to 81.5, and the badge turns at 77."""
    (row,) = (row for row in tab.way.rows if not row.isHidden())
    assert (row.what.text(), row.go.text()) == ("Speak with Lena Brandt", "Meet")
    assert row.points.text() == "\u200e+9.5"
    assert "Not in our hands: " in tab.way.beyond.text()
    assert "24 idle seats" in tab.way.beyond.text()
    row.go.setFocus()
    press(row.go, Key.Key_Return)
    assert shell.opened[-1] == (northwind, place_of(Factor.CHAMPION, tab.view.facts))


def test_a_score_on_too_little_is_grey_and_has_no_band(
    qtbot: QtBot, shell: TabShell, book: Book, northwind: int
) -> None:
    view = account_view(book, northwind)
    little = replace(view.health, band=Band.UNKNOWN, confidence=Decimal("0.4"))
    tab = HealthTab(shell)
    qtbot.addWidget(tab)
    tab.given(replace(view, health=little, way_up=None, next_band=None))
    assert tab.score.text() == "Not enough data yet: 72 of 100"
    assert tab.score.foregroundRole() != tab.way.title.foregroundRole()
    assert tab.way.title.text() == "What is missing for a score"
    assert tab.way.words.text().startswith("40% of what counts is known, and 50% are needed.")
    assert tab.health is not None
    assert all(on < view.facts.as_of for on, _ in tab.health.line)


def test_the_chart_marks_where_the_model_changed(
    qtbot: QtBot, tab: HealthTab, book: Book, northwind: int, shell: TabShell
) -> None:
    draft = replace(model_view(book, None).rules, csm_share=Decimal("0.5"))
    book.run("Model", save_model, None, draft)
    shell.follow(tab, northwind)
    assert tab.health is not None
    assert tab.health.model_changes == (book.today(),)
    assert "are made with another health model" in tab.chart.accessibleName()
    assert tab.from_to.text().endswith("today · Made with another health model since 22 November.")
    qtbot.waitUntil(lambda: tab.chart.is_drawn, timeout=20_000)
    tab.chart.grab()
    said = [text.get_text() for text in tab.chart.axes.texts]
    assert "other model" in said
    unchanged = replace(tab.health, model_changes=())
    tab.chart.show_drawing(lambda axes, look: drawing.draw(unchanged, axes, look), [], "x")
    assert "other model" not in [text.get_text() for text in tab.chart.axes.texts]


def test_the_button_leads_to_the_model_by_which_the_account_is_scored(
    program: Program,
) -> None:
    window, book = program.window, program.workbench.book
    assert book is not None
    hero = account_named(book, "Northwind Rail")
    window.open_account(hero.id, "health")
    page = window.page
    assert isinstance(page, AccountPage)
    health = page.tab
    assert isinstance(health, HealthTab)

    def scored() -> HealthModelPart:
        health.model.setFocus()
        press(health.model, Key.Key_Space)
        assert window.front == "settings"
        settings = window.page
        assert isinstance(settings, SettingsPage)
        assert isinstance(settings.part, HealthModelPart)
        return settings.part

    assert scored().segment_id is None
    own = replace(model_view(book, hero.segment_id).rules, watch_from=45)
    book.run("Model", save_model, hero.segment_id, own)
    window.open_account(hero.id, "health")
    part = scored()
    assert part.segment_id == hero.segment_id
    assert part.whose is not None
    assert part.whose.editor.currentText() == hero.segment


def test_it_opens_at_its_top_with_the_keys_on_the_chart(tab: HealthTab, qtbot: QtBot) -> None:
    tab.resize(1220, 480)
    tab.take_focus()
    qtbot.wait(50)
    assert tab.chart.hasFocus()
    assert tab.scrolled.verticalScrollBar().maximum() > 0
    assert tab.scrolled.verticalScrollBar().value() == 0
    press(tab.chart, Key.Key_End)
    assert tab.chart.accessibleDescription().startswith("22 Nov 2026: 7")
