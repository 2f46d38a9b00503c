"""The digest of the month, as the customer gets it or as we read it."""

from csm_desktop.app.documents.digest_paper import digest_paper
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.paper.preview import show_paper
from csm_desktop.wording import render, tr


def show_digest(shell: Shell, tab: Tab, *, internal: bool) -> None:
    """Show it, to be exported or printed."""
    book = shell.book
    if book is None or tab.account_id is None:
        return
    month = book.today().strftime("%Y-%m")
    name = tab.view.facts.account.name
    document = digest_paper(tab.account_id, internal=internal)
    if internal:
        words = tr("With health and alerts: not for the customer.")
        file = say("{name} - digest {month} (internal)", name=name, month=month)
        ours = PaperDocument(tr("Our digest of the month"), words, render(file), document)
        show_paper(shell, ours, tab)
        return
    words = tr("Built from what may be shared alone; health, standing and notes are not in it.")
    file = say("{name} - digest {month}", name=name, month=month)
    title = tr("The digest of the month as the customer gets it")
    theirs = PaperDocument(title, words, file, document, account_id=tab.account_id)
    show_paper(shell, theirs, tab)
