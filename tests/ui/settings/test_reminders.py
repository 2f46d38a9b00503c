"""What the program may say while nobody looks, switched by keys."""

import pytest

from csm_desktop.ui.frame.reminders.choices import FOLLOW_UPS, MORNING, is_wanted
from csm_desktop.ui.settings import reminders
from csm_desktop.ui.settings.page import SettingsPage
from csm_desktop.ui.settings.reminders import RemindersPart
from tests.ui.hands import Key, press
from tests.ui.shell import TabShell


def test_both_are_on_at_first_and_each_is_switched_by_itself(
    page: SettingsPage, shell: TabShell
) -> None:
    part = page.show_part("reminders")
    assert isinstance(part, RemindersPart)
    assert part.follow_ups.isChecked()
    assert part.morning.isChecked()
    part.take_focus()
    assert part.follow_ups.hasFocus()
    press(part.follow_ups, Key.Key_Space)
    assert not is_wanted(shell.recents, FOLLOW_UPS)
    assert is_wanted(shell.recents, MORNING)
    assert shell.book is not None
    part.show_book(shell.book)  # every change of the book shows it again
    assert not part.follow_ups.isChecked()


@pytest.mark.parametrize("there", [True, False])
def test_where_nothing_can_be_told_it_says_so(
    page: SettingsPage, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    monkeypatch.setattr(reminders, "has_tray", lambda: there)
    part = page.show_part("reminders")
    assert isinstance(part, RemindersPart)
    assert part.silent.isHidden() == there
