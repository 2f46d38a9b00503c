"""The order of conversations beside the chart: how they decide, whom to speak to next, who was."""

from collections.abc import Callable

from csm_desktop.app.people.view import PeopleView
from csm_desktop.domain.people.selling import PlannedConversation
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.text.message import say
from csm_desktop.ui.account.contacts.cards import CardLine
from csm_desktop.ui.account.contacts.person.rows import LeadingCard
from csm_desktop.ui.widgets import Button, Text
from csm_desktop.wording import headed, label, render, short_day, tr


class ConversationCard(LeadingCard):
    """Of the opportunity that is decided on next; a line leads to the card on the chart."""

    def __init__(
        self,
        lead: Callable[[int], object],
        tick: Callable[[int], object],
        sell: Callable[[int], object],
    ) -> None:
        super().__init__(
            tr("Order of conversations"), lead,
            tr("Nobody is in it yet."),
        )  # fmt: skip
        self._people: PeopleView | None = None
        self.about = Text(role="strong", wrap=True)
        self.advice = Text(role="caption", wrap=True)
        self.spoken = Button(tr("Spoken to"), lambda: self._next_do(tick))
        self.steps = Button(tr("Five steps…"), lambda: self._sell(sell))
        self.body.insertWidget(0, self.about)
        self.body.insertWidget(1, self.advice)
        keys = tr("On a card of the chart: C puts them next, T ticks them off.")
        for part in (self.spoken, self.steps, Text(keys, "caption", wrap=True)):
            self.add(part)

    def show_people(self, people: PeopleView) -> None:
        """Show the order of an account, or this one anew; hidden where nothing is to be sold."""
        self._people = people
        selling = people.selling
        self.show_lines([self._line(people, one) for one in selling.planned] if selling else [])
        self.setVisible(selling is not None)
        if selling is None:
            return
        self.about.setText(selling.opportunity.title)
        process, why = selling.opportunity.process, render(selling.why)
        self.advice.setText(headed(label(process), why) if process else why)
        self.spoken.setVisible(selling.next is not None)
        if selling.next is not None:
            name = people.names[Side.CUSTOMER, selling.next.contact_id]
            self.spoken.setText(render(say("Spoken to {name}", name=name)))

    def _line(self, people: PeopleView, one: PlannedConversation) -> CardLine:
        selling = people.selling
        name = people.names.get((Side.CUSTOMER, one.contact_id), "")
        value = ""
        if one.spoken_on is not None:
            value = f"✓ {short_day(one.spoken_on)}"
        elif selling is not None and selling.next == one:
            value = tr("next")
        why = one.text if one.text != name else ""
        return CardLine(one.contact_id, f"{one.number}. {name}", value, why)

    def _next_do(self, tick: Callable[[int], object]) -> None:
        selling = self._people.selling if self._people is not None else None
        if selling is not None and selling.next is not None:
            tick(selling.next.contact_id)

    def _sell(self, sell: Callable[[int], object]) -> None:
        if self._people is not None and self._people.selling is not None:
            sell(self._people.selling.opportunity.id)
