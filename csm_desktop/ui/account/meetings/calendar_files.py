"""Saving a meeting, or what is due, as a calendar file: where to, then written at once."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.files import safe_name
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets.file_dialogs import Target, ask_target
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.meetings.invitations import Invitation


def save_invitation(tab: Tab, meeting: Meeting) -> None:
    """Ask where to, and write the meeting; what is sent again takes the former one's place."""
    from csm_desktop.app.meetings.invitations import write_invitation

    book = tab.shell.book
    if book is not None:
        _save(
            tab, tr("Save the invitation"), words.title_of(meeting),
            lambda target: write_invitation(
                book, meeting.id, target.path, overwrite=target.overwrite
            ),
        )  # fmt: skip


def save_dates(tab: Tab) -> None:
    """Ask where to, and write what is due for the account, for the user's own calendar."""
    from csm_desktop.app.meetings.invitations import write_dates

    book, account = tab.shell.book, tab.view.facts.account
    if book is not None:
        name = render(say("{account} - what is due", account=account.name))
        _save(
            tab, tr("Save what is due"), name,
            lambda target: write_dates(
                book, account.id, target.path, overwrite=target.overwrite
            ),
        )  # fmt: skip


def _save(tab: Tab, title: str, name: str, write: "Callable[[Target], Invitation]") -> None:
    kinds = f"{tr('Calendars')} (*.ics)"
    target = ask_target(tab, title, str(Path.home() / safe_name(name, ".ics")), kinds, ".ics")
    if target is None:
        return
    try:
        made = write(target)
    except UserError as error:
        tab.shell.tell(error)
        return
    text = say("{n} event is in {name}.", "{n} events are in {name}.", n=len(made.items),
               name=target.path.name)  # fmt: skip
    tab.shell.toast(render(text))
