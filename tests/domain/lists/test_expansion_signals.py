"""What calls for an opportunity."""

from datetime import date
from decimal import Decimal

from csm_desktop.domain.lists.expansion_signals import expansion_signals
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact, ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.domain.records.reviews import Initiative
from csm_desktop.wording import render

TODAY = date(2026, 11, 29)


def test_full_licences_an_initiative_and_a_champion_elsewhere_call() -> None:
    paid = Subscription(1, 7, "Roster", Money(1, "EUR"), date(2024, 1, 1), licensed_seats=120)
    champion = Contact(3, 7, "Lena Brandt", roles=(ContactRole.CHAMPION,), went_to="Orion")
    facts = AccountFacts(
        as_of=TODAY,
        account=Account(7, "Halden"),
        subscriptions=(paid,),
        contacts=(champion, Contact(4, 7, "Left", went_to="Elsewhere")),
        initiatives=(Initiative(5, 7, "Fewer nights"), Initiative(6, 7, "Old", our_part="All")),
    )
    found = expansion_signals(facts, Decimal("0.95"))
    assert [render(one.title) for one in found] == [
        "More seats", "Fewer nights", "Lena Brandt at Orion",
    ]  # fmt: skip
    assert render(found[0].why) == "114 of 120 seats are in use."
    assert len(expansion_signals(facts, Decimal("0.89"))) == 2
    assert len(expansion_signals(facts, None)) == 2
