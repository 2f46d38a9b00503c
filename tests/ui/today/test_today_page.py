"""The page of the day by keys alone (design.md §3 C), with what is stored afterwards."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractSlider, QApplication, QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.alerts.list import AlertLine, Shelf, alert_lines
from csm_desktop.app.alerts.runs import run_lines
from csm_desktop.app.alerts.together import MANY
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, accounts
from csm_desktop.app.lists.figures import refresh
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.money.subscriptions import new_subscription
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.people.team import new_member
from csm_desktop.domain.records.alerts import AlertState, Trigger
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.plan import Action, ActionStatus
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.queries import dump
from csm_desktop.storage.session import Work
from csm_desktop.ui.commands.command import Command
from csm_desktop.ui.frame.alerts.playbook_start import PlaybookStart
from csm_desktop.ui.frame.page_requests import PendingAlerts
from csm_desktop.ui.frame.user.who_i_am import WhoIAm
from csm_desktop.ui.today.alert_rows import AlertGroupRow, AlertRow
from csm_desktop.ui.today.crossed import ReachedRow
from csm_desktop.ui.today.kinds import ActionRow, ClockRow, HandOverRow, MeetingRow
from csm_desktop.ui.today.page import TodayPage
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.explanation import Explanation
from csm_desktop.ui.widgets.layout.scroll import Scroll
from csm_desktop.wording import render
from tests.books import empty_book
from tests.ui.account.conftest import Answer, answer
from tests.ui.hands import Key, click, press, write
from tests.ui.sample_book import judged_book, sample, shown
from tests.ui.shell import TabShell

__all__ = ["answer", "judged_book", "sample"]


@pytest.fixture
def page(shell: TabShell, qtbot: QtBot) -> TodayPage:
    return opened(shell, qtbot)


def opened(shell: TabShell, qtbot: QtBot) -> TodayPage:
    made = TodayPage(shell)
    page = shown(made, shell, qtbot, lambda: made.view is not None)
    page.take_focus()
    return page


def at(page: TodayPage, kind: type) -> None:
    """Go down by J until the keyboard is on a row of this kind."""
    for _ in page.rows():
        if isinstance(page.current, kind):
            return
        page.step(1)
    raise AssertionError(kind)


def test_the_keyboard_begins_at_the_first_row_and_goes_through_all_cards(page: TodayPage) -> None:
    rows = page.rows()
    assert page.current is rows[0]
    walked = []
    for _ in rows:
        walked.append(page.current)
        page.step(1)
    assert walked == rows
    assert page.current is rows[-1]  # the end stays the end
    page.step(-1)
    assert page.current is rows[-2]
    assert {type(row) for row in rows} >= {AlertRow, ActionRow, MeetingRow}


def test_space_tells_more_and_less_and_enter_opens(page: TodayPage, shell: TabShell) -> None:
    row = page.current
    assert isinstance(row, AlertRow)
    press(row.face, Key.Key_Space)
    assert not row.more.isHidden()
    assert shell.opened == []
    press(row.face, Key.Key_Space)
    assert row.more.isHidden()
    press(row.face, Key.Key_Return)
    assert shell.opened == [(row.line.account_id, "contacts")]  # the champion left


def test_x_on_an_action_says_done_and_the_next_one_has_the_keyboard(
    page: TodayPage, book: Book, qtbot: QtBot, shell: TabShell
) -> None:
    at(page, ActionRow)
    row = page.current
    assert isinstance(row, ActionRow)
    done, following = row.line, page.due.rows.rows[1].line
    page.act(lambda line: line.done())
    qtbot.waitUntil(lambda: page.due.rows.rows[0].line.id == following.id)
    with book.reading() as connection:
        stored = {action.id: action for action in dump.everything(connection, Action)}
    assert stored[done.id].status is ActionStatus.DONE
    assert page.current is page.due.rows.rows[0]
    assert shell.toasts == [f"Done: {done.title}"]
    assert book.undo_label == f"Tick off {done.title}"


def test_s_lets_an_alert_rest_until_a_day_in_words(
    page: TodayPage, book: Book, qtbot: QtBot, answer: Answer
) -> None:
    row = page.current
    assert isinstance(row, AlertRow)

    def friday(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        editor = dialog.form.fields()[0].editor
        editor.selectAll()
        write(editor, "+5d")
        press(dialog.yes, Key.Key_Space)

    answer(friday)
    page.act(lambda line: line.snooze())
    qtbot.waitUntil(lambda: row.line.id not in {r.line.id for r in page.alerts.rows.rows})
    resting = {line.id: line for line in alert_lines(book, Shelf.SNOOZED)}[row.line.id]
    assert resting.snoozed_until == book.today() + timedelta(days=5)


def test_x_on_an_alert_asks_what_came_of_it(
    page: TodayPage, book: Book, qtbot: QtBot, answer: Answer
) -> None:
    row = page.current
    assert isinstance(row, AlertRow)

    def tell(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        write(dialog.form.fields()[0].editor, "Called Margit")
        press(dialog.yes, Key.Key_Space)

    answer(tell)
    page.act(lambda line: line.done())
    qtbot.waitUntil(lambda: row.line.id not in {r.line.id for r in page.alerts.rows.rows})
    closed = {line.id: line for line in alert_lines(book, Shelf.CLOSED)}[row.line.id]
    assert (closed.state, closed.outcome) == (AlertState.CLOSED, "Called Margit")


def test_cancelling_leaves_everything(page: TodayPage, book: Book, answer: Answer) -> None:
    before, row = book.undo_label, page.current
    assert row is not None
    for act in (row.done, row.snooze):
        answer(lambda dialog: dialog.reject())
        act()
    assert book.undo_label == before


def test_a_follow_up_that_waits_stands_first_with_its_clock(
    shell: TabShell, book: Book, qtbot: QtBot, clock: FixedClock
) -> None:
    begun = clock.now() - timedelta(hours=1)
    account = alert_lines(book, Shelf.FIRING)[0].account_id
    zone = "Europe/Berlin"
    made = book.run("Meet", meetings.new_meeting, account, MeetingKind.IMPACT_REVIEW, begun, zone)
    ended = clock.now() - timedelta(minutes=8)
    book.run("End", meetings.edit_meeting, made.id, ended_at=ended)
    page = opened(shell, qtbot)
    row = page.current
    assert isinstance(row, ClockRow)
    assert row.clock.text() == "22:00"
    page.act(lambda line: line.draft())
    assert shell.opened == [(account, f"meetings/{made.id}")]


def test_whose_accounts_are_shown_is_remembered(
    page: TodayPage, shell: TabShell, book: Book, qtbot: QtBot, tmp_path: Path
) -> None:
    page.whose.choose("mine")
    qtbot.waitUntil(lambda: not page._asker.busy)
    shell.recents.sync()
    later = TabShell(book, tmp_path)
    assert opened(later, qtbot).whose.key == "mine"
    later.close()


def test_only_mine_hides_what_colleagues_serve(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    from csm_desktop.app.accounts.acts import edit_account

    account = page.rows()[0].line.account_id
    other = book.run("New", new_member, "Bo Ek").id
    book.run("Give", edit_account, account, owner_id=other)
    page.whose.choose("mine")
    qtbot.waitUntil(lambda: account not in {row.line.account_id for row in page.alerts.rows.rows})
    page.whose.choose("all")
    qtbot.waitUntil(lambda: account in {row.line.account_id for row in page.alerts.rows.rows})


def test_a_book_that_was_never_told_asks_who_the_user_is_and_narrows_to_nobody_unasked(
    tmp_path: Path, clock: FixedClock, qtbot: QtBot, answer: Answer
) -> None:
    with opened_book(empty_book(tmp_path / "Mine.csm"), clock) as book:
        kim = book.run("New", new_member, "Kim Roe")
        book.run("New", new_account, "Heron", owner_id=kim.id)
        shell = TabShell(book, tmp_path)
        shell.recents.put("only mine", "mine")
        page = opened(shell, qtbot)
        assert page.whose.key == "all", "nobody's would be gone without a word"
        (who,) = page.findChildren(WhoIAm)
        assert who.isVisible()
        asked: list[str] = []

        def leave(dialog: QDialog) -> None:
            asked.append(dialog.windowTitle())
            dialog.reject()

        answer(leave)
        page.whose.choose("mine")
        assert len(asked) == 1
        assert page.whose.key == "all"
        press(who.buttons[0], Key.Key_Space)
        page.whose.choose("mine")
        assert len(asked) == 1
        assert (page.whose.key, who.isVisible()) == ("mine", False)
        shell.close()


def test_an_empty_book_says_so_and_leads_to_the_import(
    tmp_path: Path, clock: FixedClock, qtbot: QtBot
) -> None:
    with opened_book(empty_book(tmp_path / "Mine.csm"), clock) as book:
        shell, asked = TabShell(book, tmp_path), list[str]()
        shell.commands.add(Command("book.import", "Import", lambda: asked.append("import")))
        page = opened(shell, qtbot)
        assert page.nothing.isVisible()
        assert not page.week.isVisible()
        assert page.nothing.button is not None
        qtbot.waitUntil(page.nothing.button.hasFocus)
        press(page.nothing.button, Key.Key_Space)
        assert asked == ["import"]
        book.run("New", new_account, "Kestrel")
        qtbot.waitUntil(page.week.isVisible)
        assert not page.nothing.isVisible()
        shell.close()


def test_p_starts_the_playbook_of_an_alert_and_its_button_stands_on_the_gravest(
    page: TodayPage, book: Book, answer: Answer, qtbot: QtBot
) -> None:
    rows = page.alerts.rows.rows
    # Who left is answered already: her playbook is under way.
    assert [row.line.answer is not None for row in rows] == [True] + [False] * (len(rows) - 1)
    assert [row.start.isHidden() for row in rows] == [True, False] + [True] * (len(rows) - 2)
    page.step(1)
    row = page.current
    assert isinstance(row, AlertRow)
    names: list[str] = []

    def begin(dialog: QDialog) -> None:
        assert isinstance(dialog, PlaybookStart)
        names.append(dialog.playbook.name)
        press(dialog.yes, Key.Key_Return)

    answer(begin)
    page.act(lambda line: line.play())
    (run,) = [run for run in run_lines(book) if run.alert_id == row.line.id]
    assert [run.playbook] == names
    before = book.undo_label
    answer(lambda dialog: dialog.reject())
    qtbot.waitUntil(rows[1].start.isHidden)
    press(rows[2].start, Key.Key_Return)
    assert book.undo_label == before


def test_a_card_of_thousands_shows_some_more_at_each_press(
    tmp_path: Path, clock: FixedClock, qtbot: QtBot
) -> None:
    def many(work: Work) -> None:
        for index in range(2000):
            account = new_account(work, f"Account {index}")
            new_contact(work, account.id, "Tucker")

    with opened_book(empty_book(tmp_path / "Mine.csm"), clock) as book:
        book.run("Import", many)
        shell = TabShell(book, tmp_path)
        card = opened(shell, qtbot).news
        assert (len(card.rows.rows), card.rows.rest.text()) == (6, "1,994 more")
        card.rows.rest.setFocus()
        press(card.rows.rest, Key.Key_Space)
        assert (len(card.rows.rows), card.rows.rest.text()) == (30, "1,970 more")
        assert card.rows.rows[6].hasFocus()
        shell.close()


@pytest.mark.parametrize("moved", [False, True])
def test_the_keyboard_goes_to_what_calls_once_it_is_reckoned_unless_the_user_went_on(
    tmp_path: Path, clock: FixedClock, qtbot: QtBot, moved: bool
) -> None:
    def brought(work: Work) -> None:
        new_contact(work, new_account(work, "Heron").id, "Beck")
        account = new_account(work, "Kestrel")
        near = clock.today() + timedelta(days=20)
        new_subscription(work, account.id, "Roster", arr=Money(100_000, "EUR"), renews_on=near)

    with opened_book(empty_book(tmp_path / "Mine.csm"), clock) as book:
        book.run("Import", brought)
        shell = TabShell(book, tmp_path)
        page = opened(shell, qtbot)
        assert page.current is page.news.rows.rows[0]
        if moved:
            page.step(1)
        before = page.current
        refresh(book)
        page.refresh(None)
        qtbot.waitUntil(lambda: len(page.alerts.rows.rows) == 1)
        assert page.current is (before if moved else page.alerts.rows.rows[0])
        shell.close()


def test_the_row_that_the_keyboard_is_on_stays_in_sight_when_rows_come_above_it(
    page: TodayPage, qtbot: QtBot
) -> None:
    page.resize(1200, 420)
    at(page, ActionRow)
    page.step(1)
    row = page.current
    assert isinstance(row, ActionRow)

    def is_in_sight() -> bool:
        (area,) = page.findChildren(Scroll)
        place = row.face.mapTo(area.viewport(), QPoint(0, 0))
        return area.viewport().rect().contains(QRect(place, row.face.size()))

    qtbot.waitUntil(is_in_sight)
    view = page.view
    assert view is not None
    (area,) = page.findChildren(Scroll)
    bar = area.verticalScrollBar()

    def becomes(alerts: Sequence[AlertLine]) -> None:
        """Show these; what stands beneath is laid out anew when this returns."""
        before = bar.maximum()
        page.alerts.show_lines(alerts)
        qtbot.waitUntil(lambda: bar.maximum() != before)

    # As an undone act brings them, and takes them away again.
    for alerts in ((), view.alerts, view.alerts[:1]):
        becomes(alerts)
        qtbot.waitUntil(is_in_sight)
    # Who scrolls away from it is left where they are.
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    qtbot.waitUntil(lambda: not is_in_sight())
    becomes(view.alerts)
    assert not is_in_sight()


def test_after_the_first_import_the_keyboard_is_on_what_calls(
    tmp_path: Path, clock: FixedClock, qtbot: QtBot
) -> None:
    def brought(work: Work) -> None:
        account = new_account(work, "Kestrel")
        near = clock.today() + timedelta(days=20)
        new_subscription(work, account.id, "Roster", arr=Money(100_000, "EUR"), renews_on=near)

    with opened_book(empty_book(tmp_path / "Mine.csm"), clock) as book:
        shell = TabShell(book, tmp_path)
        page = opened(shell, qtbot)
        assert page.nothing.button is not None
        assert page.nothing.button.hasFocus()
        book.run("Import", brought)
        refresh(book)
        page.take_focus()  # the page is gone to, and still shows an empty book
        page.refresh(None)
        qtbot.waitUntil(lambda: bool(page.alerts.rows.rows))
        assert page.current is page.alerts.rows.rows[0]
        shell.close()


def test_a_renewal_says_what_is_to_be_asked_and_leads_to_the_answer(
    page: TodayPage, shell: TabShell
) -> None:
    assert page.view is not None
    asked = page.view.asked[0]
    row = next(row for row in page.renewals.rows.rows if row.line.id == asked.id)
    assert row.beneath.text().endswith(render(asked.question))
    press(row.face, Key.Key_Return)
    assert shell.opened == [(asked.id, f"contract/renewal:{asked.subscription_id}")]


def test_the_share_in_time_is_told_segment_by_segment(page: TodayPage, book: Book) -> None:
    asked, kept = zip(*((line.asked, line.in_time) for line in accounts(book)), strict=True)
    assert sum(asked)
    assert f"of {sum(asked)}" in page.week.longer.text()
    click(page.week.longer)
    said = QApplication.activePopupWidget()
    assert isinstance(said, Explanation)
    of_segments = said.words.text().splitlines()[1:]
    assert sum(int(line.rsplit(" ", 1)[1]) for line in of_segments) == sum(asked)
    assert sum(kept) <= sum(asked)
    said.close()


def test_a_hand_over_is_accepted_by_x_and_undone(
    page: TodayPage, shell: TabShell, book: Book, qtbot: QtBot
) -> None:
    at(page, HandOverRow)
    row = page.current
    assert isinstance(row, HandOverRow)
    press(row.face, Key.Key_Return)
    line = row.line
    assert shell.opened == [(line.account_id, f"lifecycle/hand_over:{line.id}")]
    page.act(lambda line: line.done())
    qtbot.waitUntil(page.hand_overs.isHidden)
    hands = account_facts(book, line.account_id).hand_overs
    assert next(one for one in hands if one.id == line.id).accepted_on == book.today()
    book.undo()
    qtbot.waitUntil(lambda: not page.hand_overs.isHidden())


def test_x_takes_the_days_that_readings_say_and_enter_opens_the_plan(
    page: TodayPage, shell: TabShell, book: Book, qtbot: QtBot
) -> None:
    at(page, ReachedRow)
    row = page.current
    assert isinstance(row, ReachedRow)
    assert row.line.milestones[0].title in row.face.accessibleName()
    press(row.face, Key.Key_Return)
    assert shell.opened[-1] == (row.line.id, "plan")
    said = {one.milestone_id: one.on for one in row.line.milestones}
    page.act(lambda one: one.done())
    stored = {one.id: one.reached_on for one in account_facts(book, row.line.id).milestones}
    assert said.items() <= stored.items()
    qtbot.waitUntil(lambda: not page.reached.isVisibleTo(page), timeout=2000)
    book.undo()
    stored = {one.id: one.reached_on for one in account_facts(book, row.line.id).milestones}
    assert not any(stored[id_] for id_ in said)


def test_many_alerts_of_one_rule_are_one_row_that_leads_to_them_and_rests_as_one(
    shell: TabShell, book: Book, qtbot: QtBot, answer: Answer
) -> None:
    def renewing(work: Work) -> None:
        for n in range(MANY):
            account = new_account(work, f"Firm {n}")
            near = work.today() + timedelta(days=20)
            new_subscription(work, account.id, "Roster", arr=Money(100_000, "EUR"), renews_on=near)

    book.run("Import", renewing)
    refresh(book)
    asked: list[Trigger] = []
    pending = PendingAlerts()
    made = TodayPage(shell, pending)
    page = shown(made, shell, qtbot, lambda: made.view is not None)
    pending.listen(asked.append)
    (row,) = (row for row in page.alerts.rows.rows if isinstance(row, AlertGroupRow))
    assert row.name.text() == f"{MANY} accounts"
    assert row.beneath.text().endswith("and 3 more")
    row.setFocus()
    press(row.face, Key.Key_Return)
    assert asked == [Trigger.RENEWAL_NEAR]
    # Who left is answered, and says by what.
    assert "steps done" in page.alerts.rows.rows[0].beneath.text()

    def tomorrow(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        press(dialog.yes, Key.Key_Space)

    answer(tomorrow)
    page.act(lambda line: line.snooze())
    qtbot.waitUntil(lambda: row not in page.alerts.rows.rows)
    resting = alert_lines(book, Shelf.SNOOZED)
    assert len([line for line in resting if line.trigger is Trigger.RENEWAL_NEAR]) == MANY
    book.undo()
    qtbot.waitUntil(lambda: any(isinstance(row, AlertGroupRow) for row in page.alerts.rows.rows))
