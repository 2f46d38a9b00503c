"""What the Contract tab can do; declared before the tab is made, so nothing is loaded here."""

from functools import partial
from typing import TYPE_CHECKING, cast

from csm_desktop.ui.account.tabs import Reach
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.ui.account.contract.tab import ContractTab


def commands(_: Shell, reach: Reach) -> list[Command]:
    """Say how a renewal ended, enter an event of the ledger."""

    def tab() -> "ContractTab":
        return cast("ContractTab", reach())

    def end_renewal() -> None:
        tab().renewal.ask_end()

    def plan_renewal() -> None:
        tab().renewal.ask_plan()

    def terms() -> None:
        tab().subscriptions.ask_terms()

    def open_door() -> None:
        tab().opportunities.ask_new()

    def open_called_door() -> None:
        tab().opportunities.ask_from_signal()

    def sell() -> None:
        tab().opportunities.sell()

    def enter_event() -> None:
        tab().ledger.ask_event()

    own = partial(Command, menu=Menu.ACCOUNT, needs_book=True, page="account", group=4)
    return [
        own(
            "contract.end_renewal", tr("Say how the renewal ended"),
            end_renewal, key="Ctrl+Shift+E", icon="refresh",
            words="renewed lost expanded smaller churn contract",
        ),
        own(
            "contract.plan_renewal", tr("Own word on the renewal, and its preparation"),
            plan_renewal, icon="checklist",
            words="forecast committed likely risk decider offer prepare",
        ),
        own(
            "contract.terms", tr("Terms of the contract…"), terms, icon="pencil",
            words="notice automatic renewal uplift price rise term co-term add-on",
        ),
        own(
            "contract.opportunity", tr("New opportunity…"), open_door,
            icon="trending-up", words="upsell cross-sell expansion pipeline",
        ),
        own(
            "contract.from_signal", tr("Open the door that calls most"),
            open_called_door, key="Ctrl+Shift+U", icon="trending-up",
            words="signal licences champion initiative alert upsell opportunity",
        ),
        own(
            "contract.sell", tr("Five steps of selling…"), sell, key="Ctrl+Shift+Y",
            icon="users",
            words="needs who decides hierarchy consensus prescribe conversations organisation",
        ),
        own(
            "contract.event", tr("Enter a revenue event"), enter_event,
            icon="plus", words="expansion contraction churn ledger arr",
        ),
    ]  # fmt: skip
