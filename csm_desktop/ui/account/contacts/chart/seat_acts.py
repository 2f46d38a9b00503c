"""What a card of the chart does: for a person one thing, for a third party another."""

from collections.abc import Callable
from functools import partial

from csm_desktop.app.expansion.selling import plan_conversations, speak_to
from csm_desktop.domain.people.selling import conversation_order
from csm_desktop.domain.records.opportunities import Opportunity
from csm_desktop.domain.text.message import say
from csm_desktop.ui.account.contacts.chart.face import ChartActs
from csm_desktop.ui.account.contacts.persons import Persons
from csm_desktop.ui.account.contacts.third_parties import ThirdParties
from csm_desktop.ui.frame.expansion.selling_dialog import SellingDialog
from csm_desktop.ui.frame.lists.faces import photos_of
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.wording import tr


def chart_acts(
    tab: Tab, persons: Persons, around: ThirdParties, open_person: Callable[[int], object]
) -> ChartActs:
    """The acts of the chart of a tab's account."""

    def show(seat_id: int) -> None:
        if around.known(seat_id) is not None:
            around.edit(seat_id)
        else:
            open_person(seat_id)

    def move(seat_id: int, to_id: int) -> None:
        """A person reports to whom their card is dragged upon; a third party is close to them."""
        party = around.known(seat_id)
        if party is not None:
            around.move(party, to_id)
        else:
            persons.report(seat_id, to_id)

    def ask_line(seat_id: int) -> None:
        if around.known(seat_id) is not None:
            around.edit(seat_id)
        else:
            persons.ask_boss(seat_id)

    def print_() -> None:
        tab.shell.commands.run("account.print")

    def opportunity() -> Opportunity | None:
        """What is to be sold next, about which people are spoken to."""
        facts = tab.view.facts
        order = conversation_order(
            facts.opportunities, facts.selling_notes, facts.contacts, facts.as_of
        )
        if order is None:
            tab.shell.toast(tr("Nothing is to be sold here yet: enter an opportunity first."))
        return order.opportunity if order is not None else None

    def plan(contact_id: int) -> None:
        about = opportunity()
        if about is not None:
            saying = say("Plan the order of conversations")
            tab.shell.run(saying, plan_conversations, about.id, (contact_id,))

    def tick(contact_id: int) -> None:
        about = opportunity()
        if about is not None:
            saying = say("Tick a conversation off about {title}", title=about.title)
            tab.shell.run(saying, speak_to, about.id, contact_id)

    def sell(opportunity_id: int) -> None:
        book = tab.shell.book
        known = next((o for o in tab.view.facts.opportunities if o.id == opportunity_id), None)
        if known is not None and book is not None:
            SellingDialog(tab.shell, book, known, tab).exec()

    photos = partial(photos_of, tab.shell)
    return ChartActs(show, move, ask_line, print_, photos, plan, tick, sell)
