"""What the plan can do, for the palette and the menu."""

from csm_desktop.ui.account.tabs import Reach
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

PAGE = "account"


def commands(shell: Shell, reach: Reach) -> list[Command]:
    """Show the customer's document; take in what they filled in; agree a version."""

    def preview() -> None:
        from csm_desktop.ui.paper.preview import show_paper

        tab = reach()
        show_paper(shell, tab.paper(), tab)

    def journey() -> None:
        from csm_desktop.ui.account.plan.preview import journey_paper
        from csm_desktop.ui.paper.preview import show_paper

        tab = reach()
        show_paper(shell, journey_paper(tab.account_id, tab.view.facts.account.name), tab)

    def take_in() -> None:
        from csm_desktop.ui.frame.joint_plan.returned import ask_returned

        tab = reach()
        ask_returned(shell, tab.account_id, tab)

    def readings() -> None:
        from csm_desktop.ui.account.plan.milestones import take_crossings

        take_crossings(reach())

    def agree() -> None:
        from csm_desktop.ui.account.plan.agreement import agree as ask

        ask(reach())

    return [
        Command(
            "account.plan.preview", tr("Preview the plan for the customer"), preview, "",
            Menu.ACCOUNT, needs_book=True, page=PAGE, icon="eye",
            words="print pdf export joint impact plan document excel xlsx fill in send", group=2,
        ),
        Command(
            "account.plan.take_in", tr("Take in a plan that came back…"), take_in, "", Menu.ACCOUNT,
            needs_book=True, page=PAGE, icon="file-import",
            words="excel xlsx customer filled in round trip differences", group=2,
        ),
        Command(
            "account.plan.journey", tr("Preview the impact journey for the customer"), journey, "",
            Menu.ACCOUNT, needs_book=True, page=PAGE, icon="flag",
            words="print pdf export twelve months milestones time line document", group=2,
        ),
        Command(
            "account.plan.take_readings", tr("Take what readings say of milestones"), readings, "",
            Menu.ACCOUNT, needs_book=True, page=PAGE, icon="check",
            words="telemetry usage metric crossed line reached milestone tick date", group=2,
        ),
        Command(
            "account.plan.agree", tr("Agree a version of the plan…"), agree, "", Menu.ACCOUNT,
            needs_book=True, page=PAGE, icon="checks", group=2,
        ),
    ]  # fmt: skip
