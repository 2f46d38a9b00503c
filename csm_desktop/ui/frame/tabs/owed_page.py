"""The page that a colleague can be given, before it is drawn."""

from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from csm_desktop.ui.widgets.fields import Somebody
from csm_desktop.wording import render, tr


def page_of(who: Somebody) -> PaperDocument:
    """What one of ours works for, owes, promised and was handed."""
    from csm_desktop.app.documents.owed import owed_paper

    return PaperDocument(
        render(say("What {name} owes", name=who.name)),
        tr("An internal page: it names several customers, so it is for your own people alone."),
        render(say("{name} - open actions", name=who.name)),
        owed_paper(who.id),
    )
