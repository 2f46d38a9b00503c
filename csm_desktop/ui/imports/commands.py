"""What the window offers before the page is made: import lists, export everything."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.imports.export_folder import bring_export, is_export
from csm_desktop.ui.imports.pending_files import ENDINGS, PendingFiles
from csm_desktop.ui.widgets.file_dialogs import ask_files, ask_folder
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.documents.exports import Exported

PAGE = "import"
MOST_FILES = 50  # of one import: a person looks at each


def commands(shell: Shell, basket: PendingFiles) -> list[Command]:
    """Both are in the File menu and the palette."""

    def possible() -> bool:
        return shell.book is None or shell.book.why_read_only is None

    return [
        Command(
            "book.import", tr("Import lists…"), lambda: ask_for_files(shell, basket),
            "Ctrl+Shift+I", Menu.FILE, enabled=possible, icon="file-import",
            words="csv excel hubspot salesforce upload calendar ics outlook meetings vcard vcf",
            group=1,
        ),
        Command(
            "book.export", tr("Export everything…"), lambda: ask_for_folder(shell), "", Menu.FILE,
            needs_book=True, icon="file-export", words="csv json save all data", group=1,
        ),
    ]  # fmt: skip


def ask_for_files(shell: Shell, basket: PendingFiles) -> None:
    """Ask for files, then show what they bring."""
    _make_ready(shell)
    chosen = chosen_files(QApplication.activeWindow())
    if chosen:
        bring(shell, basket, chosen, are_meant=True)


def _make_ready(shell: Shell) -> None:
    """While the user looks for files a thread imports what the page stands on."""
    from csm_desktop.ui.floors import import_floors

    def nothing(_: object) -> None: ...  # what fails there fails again with the page

    page = f"{__package__}.page"
    shell.background.start(None, lambda _: import_floors([page]), nothing, nothing)


def chosen_files(parent: QWidget | None) -> list[Path]:
    """The files that the user chose; none where the user thought better of it."""
    from csm_desktop.app.expected_file import expect_file, expect_none  # not at start

    endings = " ".join(f"*{each}" for each in ENDINGS)
    kinds = (f"{tr('Lists')} ({endings})", f"{tr('All files')} (*)")
    expect_file()
    chosen = ask_files(parent, tr("Import lists"), ";;".join(kinds))
    if not chosen:
        expect_none()
    return chosen


def bring(
    shell: Shell, basket: PendingFiles, paths: Sequence[Path], *, are_meant: bool = False
) -> bool:
    """Show files on the import page, chosen (`are_meant`) or dropped; whether they could be lists.

    Of a folder its lists are taken, and those of the folders in it. A file that was chosen, or
    dropped beside a list, is shown whatever it is: the page says what is wrong with it. Without a
    book they wait in the basket: they are shown with the next one.
    """
    found = lists_in(paths)
    # A folder with the whole file counts as it is; of others what they hold.
    for exported in (paths, found):
        if exported and is_export(shell, exported):
            bring_export(
                shell, exported, lambda: _bring_lists(shell, basket, paths, are_meant=True)
            )
            return True
    return _bring_lists(shell, basket, paths, are_meant=are_meant)


def _bring_lists(
    shell: Shell, basket: PendingFiles, paths: Sequence[Path], *, are_meant: bool
) -> bool:
    found = lists_in(paths)
    lists = [path for path in found if path.suffix.casefold() in ENDINGS]
    if lists or are_meant:
        lists = [path for path in found if path in lists or path in paths]
    book = shell.book
    folders = [path.name for path in paths if path.is_dir()]
    if not lists and not folders:
        return False
    if len(lists) > MOST_FILES or not lists:
        shell.tell(_no_lists(folders or [paths[0].name], len(lists)))
        return True
    if book is not None and book.why_read_only is not None:
        shell.tell(UserError(book.why_read_only, tr("Nothing can be imported into it.")))
        return True
    from csm_desktop.app.expected_file import expect_file  # not at start

    expect_file()  # the page is made and painted first, which takes as long
    basket.put(lists)
    shell.go(PAGE)
    return True


def lists_in(paths: Sequence[Path]) -> list[Path]:
    """Files as they are, and in place of each folder the files in it; hidden ones are left, and
    what Excel puts beside a workbook that is open."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(path.glob("*")) + sorted(path.glob("*/*"))
        beside = (".", "~$")
        found += [path for path in inside if path.is_file() and not path.name.startswith(beside)]
    return found


def _no_lists(names: Sequence[str], number: int) -> UserError:
    if not number:
        text = say("There is no list in {folder}.", folder=", ".join(names))
        return UserError(
            render(text),
            tr(
                "Nothing was imported. Lists are CSV or Excel files, calendars end in .ics, cards"
                " in .vcf."
            ),
        )
    text = say("{folder} holds {n} lists, and {most} at a time are the most.",
               folder=", ".join(names), n=number, most=MOST_FILES)  # fmt: skip
    return UserError(render(text), tr("Nothing was imported. Drop some of them."))


def ask_for_folder(shell: Shell) -> None:
    """Everything of the book into a folder of the user's choice."""
    folder = ask_folder(QApplication.activeWindow(), tr("Export everything into a folder"))
    if folder is not None:
        export_into(shell, folder)


def export_into(shell: Shell, folder: Path) -> None:
    """Write on a thread; into a folder of its own where the chosen one holds something."""
    book = shell.book
    if book is None:
        return

    def work(_: object) -> "tuple[Path, tuple[Exported, ...]]":
        from csm_desktop.app.documents.exports import export_book
        from csm_desktop.files import unique_path

        name = render(
            say("{book} export {day}", book=book.path.stem, day=f"{book.today():%Y-%m-%d}")
        )
        target = unique_path(folder, name) if any(folder.iterdir()) else folder
        return target, export_book(book, target)

    def done(outcome: "tuple[Path, tuple[Exported, ...]]") -> None:
        target, written = outcome
        words = say("{n} files were written into {folder}.", n=len(written), folder=str(target))
        shell.toast(render(words))

    def failed(error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        shell.tell(error)

    shell.background.start(None, work, done, failed)
