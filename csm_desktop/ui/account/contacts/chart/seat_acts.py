"""What a card of the chart does: for a person one thing, for a third party another."""

from collections.abc import Callable
from functools import partial

from csm_desktop.ui.account.contacts.chart.face import ChartActs
from csm_desktop.ui.account.contacts.persons import Persons
from csm_desktop.ui.account.contacts.third_parties import ThirdParties
from csm_desktop.ui.frame.lists.faces import photos_of
from csm_desktop.ui.frame.tabs.tab import Tab


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

    return ChartActs(show, move, ask_line, print_, partial(photos_of, tab.shell))
