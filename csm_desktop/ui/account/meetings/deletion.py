"""Deleting a meeting: at once, and back by Undo."""

from csm_desktop.app.meetings import acts as meetings
from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.domain.text.message import say
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.wording import render, tr


def delete_meeting(tab: Tab, meeting: Meeting) -> None:
    """Take a meeting out with its notes; the actions that were agreed there stay."""
    label = render(say("Delete meeting “{title}”", title=words.title_of(meeting)))
    tab.shell.run(label, meetings.remove_meeting, meeting.id)
    if all(each.id != meeting.id for each in tab.view.facts.meetings):
        tab.shell.toast(tr("Meeting deleted; what was agreed there stays."), undoable=True)
