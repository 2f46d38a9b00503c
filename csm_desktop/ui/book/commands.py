"""What can be done on the Book page, with its keys."""

from typing import TYPE_CHECKING

from csm_desktop.ui.book.exporting import ask_export
from csm_desktop.ui.book.keeping import ask_view, remove_view
from csm_desktop.ui.book.several import ask_owner, ask_segment
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.ui.book.page import BookPage

NAME = "book"


def declare(page: "BookPage") -> None:
    """Declare the page's commands."""
    account = Menu.ACCOUNT
    page.shell.commands.add(
        Command(
            "book.new_account", tr("New account"), page.new_account, "Ctrl+N", account,
            needs_book=True, icon="plus", words="add customer", page=NAME,
        ),
        Command(
            "book.open_account", tr("Open account"), page.open_selected, "O", account,
            needs_selection=True, page=NAME, icon="arrow-right",
        ),
        Command(
            "book.rename", tr("Rename account"), page.rename, "F2", account,
            needs_selection=True, page=NAME, icon="pencil", in_palette=False,
        ),
        Command(
            "book.trash_account", tr("Put into the trash"), page.trash_selected, "Del",
            account, needs_selection=True, page=NAME, icon="trash", words="delete remove",
            group=1, destructive=True,
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
            "book.export_shown", tr("Export the accounts shown…"), lambda: ask_export(page), "",
            Menu.FILE, needs_book=True, page=NAME, icon="file-export", words="csv excel table",
            group=1,
        ),
        Command(
            "book.show_trash", tr("Show the trash"), page.show_trash, "", account,
            needs_book=True, icon="trash", words="deleted accounts restore", group=1,
            page=NAME,
        ),
        Command(
            "book.filter", tr("Filter accounts"), page.filter.setFocus, "Ctrl+F", Menu.EDIT,
            page=NAME, needs_book=True, icon="filter", group=1,
        ),
        Command(
            "book.gaps", tr("Coverage gaps"), lambda: page.show_view("gaps"), "G",
            Menu.VIEW, page=NAME, needs_book=True, icon="users", group=3,
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
            "book.down", tr("Next line"), lambda: page.table.step(1), "J", Menu.NONE,
            page=NAME, in_palette=False,
        ),
        Command(
            "book.up", tr("Previous line"), lambda: page.table.step(-1), "K", Menu.NONE,
            page=NAME, in_palette=False,
        ),
        Command(
            "book.columns", tr("Choose columns"), page.choose_columns, "", Menu.VIEW,
            page=NAME, icon="columns", group=3,
        ),
    )  # fmt: skip
