"""The map of people and the organisation as the customer may have them, and the power map."""

from csm_desktop.app.documents import account_papers
from csm_desktop.app.documents.listings import printed_listing
from csm_desktop.app.documents.power_listing import power_listing
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from csm_desktop.wording import render, tr


def chart_paper(account_id: int, name: str) -> PaperDocument:
    """Who reports to whom at an account, across one page; nothing internal can be on it."""
    return PaperDocument(
        tr("The organisation as the customer may have it"),
        tr(
            "Built from what may be shared alone: names, titles, roles and days of contact."
            " Influence, sentiment and open seats are not in it."
        ),
        say("{name} - organisation", name=name),
        account_papers.chart_paper(account_id),
        account_id=account_id,
    )


def power_paper(facts: AccountFacts) -> PaperDocument:
    """Who weighs how much and how each feels about us: for our own side alone."""
    account, contacts = facts.account.name, facts.contacts
    return PaperDocument(
        tr("Power map"),
        tr("An internal page: it tells influence and sentiment, and is nothing for the customer."),
        render(say("{name} - power map (internal)", name=account)),
        printed_listing(lambda today: power_listing(account, contacts, today)),
    )


def map_paper(account_id: int, name: str) -> PaperDocument:
    """Who works with whom at an account, on paper; nothing internal can be on it."""
    return PaperDocument(
        tr("The map of people as the customer may have it"),
        tr(
            "Built from what may be shared alone: names, titles, roles and days of contact. What"
            " if somebody leaves, sentiment and influence are not in it."
        ),
        say("{name} - who works with whom", name=name),
        account_papers.map_paper(account_id),
        account_id=account_id,
    )
