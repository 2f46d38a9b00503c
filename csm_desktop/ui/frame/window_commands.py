"""The commands of the window itself: books, undo, pages, looks and help."""

from functools import partial

from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame import looks
from csm_desktop.ui.frame.dialogs import Dialogs
from csm_desktop.ui.frame.header import PALETTE_KEY
from csm_desktop.ui.frame.locking.commands import passphrase_commands
from csm_desktop.ui.frame.pages import PageSpec, Place
from csm_desktop.ui.frame.window import Window
from csm_desktop.ui.frame.workbench import Workbench
from csm_desktop.ui.theme import Mode
from csm_desktop.wording import tr


def declare(window: Window, specs: list[PageSpec]) -> None:
    """Declare every command that is not a page's own."""
    workbench = window.workbench
    workbench.commands.add(
        *_books(window, Dialogs(window, workbench)),
        *passphrase_commands(window, workbench),
        *_edits(workbench),
        *_places(window, specs),
        *(command for spec in specs for command in spec.commands_anywhere(workbench)),
        *_looks(window),
        *_help(window),
    )


def _books(window: Window, dialogs: Dialogs) -> list[Command]:
    workbench, file = window.workbench, Menu.FILE
    return [
        Command("book.create", tr("New book…"), dialogs.new_book, "", file, icon="book-2"),
        Command(
            "book.open", tr("Open book…"), dialogs.open_book, "Ctrl+O", file, icon="folder-open"
        ),
        Command(
            "book.sample", tr("Open the sample book"), workbench.open_sample, "", file,
            icon="sparkles", words="demo example",
        ),
        Command(
            "book.remove_sample", tr("Remove the sample book"),
            partial(dialogs.remove_sample, window.show_welcome), "", file,
            enabled=dialogs.is_sample, needs_book=True, icon="trash", words="delete", group=1,
            destructive=True,
        ),
        Command(
            "book.rename_book", tr("Rename this book…"), dialogs.rename_book, "", file,
            enabled=dialogs.is_writable, needs_book=True, icon="pencil", group=1, words="file name",
        ),
        Command(
            "book.back_up", tr("Back up now"), workbench.keeping.back_up_now, "", file,
            enabled=dialogs.is_writable, needs_book=True, icon="device-floppy", group=2,
            words="backup save copy",
        ),
        Command(
            "book.restore", tr("Restore a backup…"), dialogs.choose_backup, "", file,
            needs_book=True, icon="history", group=2, destructive=True,
        ),
        Command(
            "book.take", tr("Take up a colleague's accounts…"), dialogs.take_bundle, "", file,
            enabled=dialogs.is_writable, needs_book=True, icon="file-import", group=2,
            words="bundle hand over transfer receive",
        ),
        Command(
            "book.merge_copy", tr("Merge with a copy of this book…"), dialogs.merge_copy, "", file,
            enabled=dialogs.is_writable, needs_book=True, icon="history", group=2,
            words="second machine laptop sync two copies current conflict",
        ),
        Command(
            "book.close", tr("Close book"), partial(workbench.close_book, window.show_welcome),
            "Ctrl+W", file, needs_book=True, icon="x", group=3,
        ),
        Command("window.quit", tr("Quit"), window.close, "Ctrl+Q", file, icon="logout", group=3),
    ]  # fmt: skip


def _edits(workbench: Workbench) -> list[Command]:
    from csm_desktop.ui.commands import field_keys as undoing

    def undo() -> None:
        field = undoing.editor()
        # What is typed comes first: Ctrl+Z in a field means its letters, not the book's last act.
        if field is not None and undoing.can_undo(field):
            field.undo()
        else:
            workbench.undo()

    def redo() -> None:
        field = undoing.editor()
        if field is not None and undoing.can_redo(field):
            field.redo()
        else:
            workbench.redo()

    edit = Menu.EDIT
    return [
        Command(
            "edit.undo", tr("Undo"), undo, "Ctrl+Z", edit, needs_book=True, icon="arrow-back-up"
        ),
        Command(
            "edit.redo", tr("Redo"), redo, "Ctrl+Shift+Z", edit, needs_book=True,
            icon="arrow-forward-up",
        ),
    ]  # fmt: skip


def _places(window: Window, specs: list[PageSpec]) -> list[Command]:
    go = Menu.GO
    pages = [
        Command(
            f"go.{spec.name}", spec.title, partial(window.go, spec.name), spec.key, go,
            needs_book=True, icon=spec.icon,
        )
        for spec in specs
        if spec.place is not Place.HIDDEN
    ]  # fmt: skip
    return [
        *pages,
        Command(
            "palette.open", tr("Search or run a command"), window.open_palette, PALETTE_KEY, go,
            icon="search", group=1, in_palette=False,
        ),
        Command(
            "go.back", tr("Back"), window.back, "Alt+Left", go, needs_book=True, group=2,
            icon="arrow-left", words="return where i was",
        ),
        Command(
            "window.next_area", tr("Next part of the window"), partial(_go_to_area, window, 1),
            "F6", go, group=2, words="focus keyboard sidebar tabs inspector",
        ),
        Command(
            "window.previous_area", tr("Previous part of the window"),
            partial(_go_to_area, window, -1), "Shift+F6", go, group=2,
            words="focus keyboard sidebar tabs inspector",
        ),
        Command(
            "window.dismiss", tr("Close what is in front"), window.dismiss, "Esc", Menu.NONE,
            in_palette=False,
        ),
    ]  # fmt: skip


def _go_to_area(window: Window, by: int) -> None:
    from csm_desktop.ui.frame.keyboard.areas import areas, go_to_next  # not at start

    go_to_next(areas(window.sidebar, window.header, window.page), by)


def _looks(window: Window) -> list[Command]:
    view, recents = Menu.VIEW, window.workbench.recents
    wear, scale = partial(looks.wear, recents), partial(looks.scale_by, recents)

    return [
        Command(
            "view.sidebar", tr("Narrow or widen the sidebar"), window.toggle_sidebar, "Ctrl+B",
            view, icon="layout-sidebar", words="collapse",
        ),
        Command(
            "view.light", tr("Light"), partial(wear, Mode.LIGHT), "", view, icon="sun", group=1,
            words="mode theme colours",
        ),
        Command(
            "view.dark", tr("Dark"), partial(wear, Mode.DARK), "", view, icon="moon", group=1,
            words="mode theme colours night",
        ),
        Command(
            "view.system", tr("Light or dark as the system"), partial(wear, Mode.SYSTEM), "", view,
            icon="device-desktop", group=1, words="mode theme colours automatic",
        ),
        Command(
            "view.larger", tr("Larger text"), partial(scale, 1), "Ctrl++", view, icon="zoom-in",
            group=2,
        ),
        Command(
            "view.smaller", tr("Smaller text"), partial(scale, -1), "Ctrl+-", view,
            icon="zoom-out", group=2,
        ),
        Command(
            "view.normal", tr("Normal text"), partial(looks.scale_to, recents, 1.0), "Ctrl+0",
            view, icon="zoom-reset", group=2,
        ),
    ]  # fmt: skip


def _help(window: Window) -> list[Command]:
    def keys() -> None:
        from csm_desktop.ui.commands.sheet import KeySheet

        KeySheet(window.workbench.commands, window).exec()

    return [
        Command("help.keys", tr("Keyboard shortcuts"), keys, "?", Menu.HELP, icon="keyboard"),
        Command(
            "help.about", tr("About CSM Desktop"), Dialogs(window, window.workbench).about, "",
            Menu.HELP, icon="info-circle", group=1, words="version",
        ),
    ]  # fmt: skip
