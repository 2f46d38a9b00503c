"""What can be done on the Book page, with its keys."""

from csm_desktop.domain.text.message import say
from csm_desktop.ui.book.account_list import AccountListActs
from csm_desktop.ui.book.export import ask_export
from csm_desktop.ui.book.saved_views import ask_view, remove_view
from csm_desktop.ui.book.several import (
    ask_merge,
    ask_next_step,
    ask_owner,
    ask_renewal,
    ask_segment,
    ask_status,
    ask_tags,
)
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.lists.list_commands import list_commands
from csm_desktop.ui.frame.page_requests import INTAKE, run_on_account
from csm_desktop.wording import tr

NAME = "book"

ROW_ACTS = (
    ("book.open_account", "book.meet", "book.draft", "book.ebr", "book.intake"),
    ("book.rename", "book.tags", "book.segment", "book.owner", "book.merge"),
    ("book.status", "book.renewal", "book.next_step", "book.message"),
    ("book.give", "book.travel"),
    ("book.trash_account",),
)
"""What the menu of a row offers, in its groups."""


def _on_current(page: AccountListActs, command_id: str) -> None:
    """Run a command of the account's own for the one that the keyboard is on."""
    line = page.table.current
    if line is not None:
        run_on_account(page.shell, command_id, line.id)


def _write_to_many(page: AccountListActs) -> None:
    """Write to the accounts shown; what that takes is loaded when somebody does."""
    from csm_desktop.ui.book.audience import write_to_shown

    write_to_shown(page)


def _give(page: AccountListActs) -> None:
    """Hand the selected accounts over; what that takes is loaded when somebody does."""
    from csm_desktop.ui.frame.exchange.give_dialog import ask_give

    ask_give(page.shell, [(line.id, line.name) for line in page.table.selection], page.table)


def _travel(page: AccountListActs) -> None:
    """Seal the selected accounts for a journey."""
    from csm_desktop.ui.frame.exchange.travel_dialog import ask_travel

    ask_travel(page.shell, [(line.id, line.name) for line in page.table.selection], page.table)


def _keep_again(page: AccountListActs) -> None:
    from csm_desktop.app.exchange.bundle import keep_again

    given = [line.id for line in page.table.selection if line.handed_to]
    page.shell.run(say("Keep after all"), keep_again, given)


def declare(page: AccountListActs) -> None:
    """Declare the page's commands."""
    account = Menu.ACCOUNT
    page.shell.commands.add(
        Command(
            "book.new_account", tr("New account"), page.new_account, "Ctrl+N", account,
            needs_book=True, icon="plus", page=NAME, in_palette=False,  # `anywhere` is
        ),
        Command(
            "book.open_account", tr("Open account"), page.open_selected, "O", account,
            needs_selection=True, page=NAME, icon="arrow-right",
        ),
        Command(
            "book.edit_cell", tr("Edit this cell"), page.table.edit_here, "F2", account,
            needs_selection=True, page=NAME, icon="pencil", in_palette=False,
        ),
        Command(
            "book.rename", tr("Rename account"), page.rename, "", account,
            needs_selection=True, page=NAME, icon="pencil", words="name",
        ),
        Command(
            "book.trash_account", tr("Put into the trash"), page.trash_selected, "Del",
            account, needs_selection=True, page=NAME, icon="trash", words="delete remove",
            group=1, destructive=True,
        ),
        Command(
            "book.merge", tr("Make one account of two…"), lambda: ask_merge(page), "Ctrl+J",
            account, needs_selection=True, page=NAME, icon="users", words="merge duplicate double",
        ),
        Command(
            "book.segment", tr("Change segment…"), lambda: ask_segment(page), "Ctrl+Shift+S",
            account, needs_selection=True, page=NAME, icon="users", words="touch model cadence",
        ),
        Command(
            "book.owner", tr("Change owner…"), lambda: ask_owner(page), "Ctrl+Shift+O", account,
            needs_selection=True, page=NAME, icon="user", words="assign colleague csm",
        ),
        Command(
            "book.status", tr("Change status…"), lambda: ask_status(page), "", account,
            needs_selection=True, page=NAME, icon="flag", words="churned onboarding prospect",
        ),
        Command(
            "book.renewal", tr("Change renewal day…"), lambda: ask_renewal(page), "", account,
            needs_selection=True, page=NAME, icon="calendar", words="renews contract date",
        ),
        Command(
            "book.next_step", tr("Change next step…"), lambda: ask_next_step(page), "", account,
            needs_selection=True, page=NAME, icon="arrow-right", words="action follow due",
        ),
        Command(
            "book.message", tr("Write to many, each by name…"), lambda: _write_to_many(page),
            "W", account, needs_book=True, page=NAME, icon="mail",
            words="message audience campaign mail segment champions sponsors",
        ),
        Command(
            "book.give", tr("Hand over to a colleague…"), lambda: _give(page), "", account,
            needs_selection=True, page=NAME, icon="arrow-right",
            words="bundle colleague transfer reassign territory",
        ),
        Command(
            "book.travel", tr("Seal a copy for travel…"), lambda: _travel(page), "", account,
            needs_selection=True, page=NAME, icon="lock",
            words="travel journey trip encrypted laptop passphrase",
        ),
        Command(
            "book.keep_again", tr("Keep after all"), lambda: _keep_again(page), "", account,
            needs_selection=True, page=NAME, icon="history", words="handed over take back",
            enabled=lambda: any(line.handed_to for line in page.table.selection),
        ),
        Command(
            "book.export_shown", tr("Export the accounts shown…"), lambda: ask_export(page), "",
            Menu.FILE, needs_book=True, page=NAME, icon="file-export", words="csv excel table",
            group=1,
        ),
        Command(
            "book.show_trash", tr("Show the trash"), page.show_trash, "", account,
            needs_book=True, icon="trash", words="deleted accounts restore", group=1,
            page=NAME,
        ),
        *list_commands(page, NAME, tr("Filter accounts")),
        Command(
            "book.charts", tr("Charts of the accounts shown"), page.show_charts, "C", Menu.VIEW,
            page=NAME, needs_book=True, icon="chart-bar", group=3,
            words="bands movers health arr segment diagram graph picture",
        ),
        Command(
            "book.gaps", tr("Coverage gaps"), lambda: page.show_view("gaps"), "G",
            Menu.VIEW, page=NAME, needs_book=True, icon="users", group=3,
        ),
        Command(
            "book.only_mine", tr("Only mine"), page.narrowing.mine.toggle, "", Menu.VIEW,
            page=NAME, needs_book=True, icon="user", group=3, words="owner whose colleague my",
        ),
        Command(
            "book.keep_view", tr("Keep this view…"), lambda: ask_view(page), "", Menu.VIEW,
            page=NAME, needs_book=True, icon="bookmark", group=3, words="save bookmark filter sort",
        ),
        Command(
            "book.remove_view", tr("Remove this view"), lambda: remove_view(page), "",
            Menu.VIEW, enabled=lambda: page.narrowing.own is not None, page=NAME,
            needs_book=True, icon="bookmark-off", group=3, words="delete", destructive=True,
        ),
        Command(
            "book.tags", tr("Tags…"), lambda: ask_tags(page), "T", account,
            needs_selection=True, page=NAME, icon="tag", words="label mark",
        ),
        Command(
            "book.meet", tr("New meeting with the selected account"),
            lambda: _on_current(page, "account.meet"), "M", account, needs_selection=True,
            page=NAME, icon="calendar-plus", in_palette=False,
        ),
        Command(
            "book.draft", tr("Draft the follow-up of the selected account"),
            lambda: _on_current(page, "account.draft"), "D", account, needs_selection=True,
            page=NAME, icon="mail", in_palette=False,
        ),
        Command(
            "book.intake", tr("Hand-off intake of the selected account"),
            lambda: _on_current(page, INTAKE), "H", account, needs_selection=True, page=NAME,
            icon="file-text", in_palette=False,
        ),
        Command(
            "book.ebr", tr("EBR pack of the selected account"),
            lambda: _on_current(page, "account.ebr"), "E", account, needs_selection=True,
            page=NAME, icon="presentation", in_palette=False,
        ),
    )  # fmt: skip
