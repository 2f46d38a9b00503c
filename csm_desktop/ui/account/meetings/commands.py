"""What can be done with meetings, declared before the tab is made: nothing heavy is imported."""

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication

from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.domain.records.meetings import Meeting
    from csm_desktop.ui.account.meetings.new_dialog import NewMeeting
    from csm_desktop.ui.account.meetings.tab import MeetingsTab
    from csm_desktop.ui.account.tabs import Reach

_PAGE = "account"
_NEWEST = "meeting.newest"


def anywhere(shell: Shell) -> list[Command]:
    """Quick capture and a new meeting from wherever the user is: declared by the window, before any
    page is made."""

    def planned(meeting: "Meeting") -> None:
        # First the account, then its meeting: the tab is made on the way.
        shell.open_account(meeting.account_id, "meetings")
        if _NEWEST in shell.commands and (show := shell.commands[_NEWEST].on_account) is not None:
            show(meeting.account_id)

    def ask(account_id: int | None = None) -> "NewMeeting | None":
        from csm_desktop.ui.account.meetings.new_dialog import NewMeeting
        from csm_desktop.ui.here import zone_here

        if shell.book is None:
            return None
        window = QApplication.activeWindow()
        dialog = NewMeeting(shell, shell.book, zone_here(), planned, account_id, window)
        dialog.open()
        return dialog

    def plan(account_id: int | None, purpose: str) -> None:
        from csm_desktop.ui.account.overview.capture import hand_over

        if (dialog := ask(account_id)) is not None:
            dialog.purpose.set_value(purpose)
            # Until it is planned the words are in no book: cancelled, they are still a draft.
            hand_over(dialog, shell)

    def capture(account_id: int | None = None) -> None:
        from csm_desktop.ui.account.overview.capture import CaptureDialog

        if shell.book is not None:
            present = account_id or shell.commands.situation().account_id
            CaptureDialog(shell, shell.book, plan, present, QApplication.activeWindow()).open()

    return [
        Command(
            "capture", tr("Quick capture"), capture, "Ctrl+Shift+M", Menu.ACCOUNT,
            needs_book=True, icon="plus", words="log note call mail message visit touch",
            on_account=capture,
        ),
        Command(
            "meeting.new", tr("New meeting"), ask, "Ctrl+Shift+N", Menu.ACCOUNT, needs_book=True,
            icon="message-plus", words="meet call plan", on_account=ask,
        ),
    ]  # fmt: skip


def commands(shell: Shell, reach: "Reach") -> list[Command]:
    """Meet, Draft, and Ctrl+Enter for whatever is next."""

    def tab() -> "MeetingsTab":
        return cast("MeetingsTab", reach())

    def meet_with(account_id: int) -> None:
        shell.open_account(account_id, "meetings")
        tab().new_meeting()

    def draft_for(account_id: int) -> None:
        shell.open_account(account_id, "meetings")
        tab().draft()

    def newest_of(account_id: int) -> None:
        shell.open_account(account_id, "meetings")
        tab().open_newest()

    def save_due() -> None:
        from csm_desktop.ui.account.meetings.calendar_files import save_dates

        save_dates(tab())

    menu = Menu.ACCOUNT
    return [
        Command(
            "account.calendar", tr("Save what is due as a calendar (.ics)…"), save_due, "", menu,
            needs_book=True, page=_PAGE, icon="file-export", group=2,
            words="actions reviews days outlook next step",
        ),
        Command(
            _NEWEST, tr("Open the newest meeting"), lambda: tab().open_newest(), needs_book=True,
            page=_PAGE, on_account=newest_of, in_palette=False,
        ),
        Command(
            "account.meet", tr("New meeting with this account"), lambda: tab().new_meeting(), "M",
            menu, needs_book=True, page=_PAGE, icon="message-plus", words="meet call plan",
            on_account=meet_with,
        ),
        Command(
            "account.draft", tr("Draft the follow-up"), lambda: tab().draft(), "D", menu,
            needs_book=True, page=_PAGE, icon="mail", words="mail follow-up clock",
            on_account=draft_for,
        ),
        Command(
            "meeting.go_on", tr("End call, hand follow-up over, confirm it"), lambda: tab().go_on(),
            "Ctrl+Return", menu, needs_book=True, page=_PAGE, icon="send",
        ),
    ]  # fmt: skip
