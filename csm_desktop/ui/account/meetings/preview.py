"""The page that is read before a meeting, as it would be printed."""

from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.domain.text.message import say
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from csm_desktop.wording import render, tr


def brief_paper(meeting: Meeting, here: str) -> PaperDocument:
    """The brief of a meeting as a document, by the clock of the zone `here`."""
    from csm_desktop.app.trip import paper

    return PaperDocument(
        tr("Before the meeting"),
        tr("An internal page: it names health, tone and what is not verified."),
        render(say("Before {title}", title=words.title_of(meeting))),
        paper.brief_paper(meeting.account_id, meeting.id, here),
    )
