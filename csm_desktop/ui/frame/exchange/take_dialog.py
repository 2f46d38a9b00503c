"""Taking accounts up from a colleague's bundle: which of them, and who owns them from now on."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.exchange.give_dialog import SUFFIX, told_by
from csm_desktop.ui.frame.locking.dialogs import SecretField
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.dialogs.lines_dialog import LinesDialog
from csm_desktop.ui.widgets.fields import Choice, ChoiceField
from csm_desktop.ui.widgets.file_dialogs import ask_file
from csm_desktop.ui.widgets.table import CellKind, Column
from csm_desktop.ui.widgets.text import Text
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.app.exchange.take import Bundle, TakenUp

_WIDE = 760  # px


@dataclass(frozen=True, slots=True)
class OfferedAccount:
    """An account of a bundle: whether it is wanted, and why perhaps not."""

    id: int
    name: str
    owner: str
    doubt: str
    wanted: bool


class TakeDialog(LinesDialog[OfferedAccount]):
    """Each account with whose it was and what speaks against it; what is ticked is taken up."""

    def __init__(self, shell: Shell, book: "Book", bundle: "Bundle", parent: QWidget) -> None:
        from csm_desktop.app.exchange.take import (
            LACKING,
            doubt_words,
            foreseen,
            offered_accounts,
        )
        from csm_desktop.app.people.team import me, team

        told = book.trial(foreseen, bundle)
        # A part of an account takes the place of no whole one.
        self._instead = {each.id for each in told.proposed
                         if each.is_itself and not told.shareable}  # fmt: skip
        words = say(
            "Given by {giver} on {day}. What this book perhaps has is not ticked: ticked, it comes"
            " in beside that, or, where it is the same account, takes its place. One Undo takes all"
            " of it back.",
            giver=told.giver or say("somebody"), day=told.made_on,
        )  # fmt: skip
        super().__init__(tr("Take up accounts"), render(words), tr("&Take up"), self._take, parent)
        self._shell, self._bundle = shell, bundle
        self.taken: TakenUp | None = None
        doubts = {
            each.id: render(
                say("{why}; ticked, theirs takes its place", why=doubt_words(each))
                if each.id in self._instead
                else doubt_words(each)
            )
            for each in told.proposed
        }
        offered = [
            OfferedAccount(id_, name, owner, doubts.get(id_, ""), id_ not in doubts)
            for id_, name, owner in offered_accounts(bundle)
        ]
        mine = me(book)
        people = [Choice(member.id, member.name) for member in team(book) if member.active]
        # Nobody has said who the user is: only then may an account stay with whom it was.
        stays = [] if mine else [Choice(None, tr("As it was"))]
        self.owner = ChoiceField(tr("Owner"), mine.id if mine else None, [*stays, *people])
        self.form.add(tr("&Owner"), self.owner)
        if told.shareable:
            self.column.addWidget(Text(render(LACKING), "body", wrap=True))
        self.lay_lines(tr("Accounts of the bundle"), _columns(), offered, book.today)
        self.ready_lines(parent, _WIDE)

    def is_worth_it(self) -> bool:
        """Some account is ticked."""
        return any(line.wanted for line in self.shown)

    def _take(self) -> None:
        from csm_desktop.app.exchange.take import only, take, take_words

        ticked = [line for line in self.shown if line.wanted]
        wanted = {line.id for line in ticked}
        bundle = only(self._bundle, wanted)
        label = take_words([line.name for line in ticked])
        instead = wanted & self._instead
        self.taken = self._shell.save(
            label, take, bundle, wanted - instead, self.owner.stored, instead
        )


def _columns() -> list[Column[OfferedAccount]]:
    return [
        Column("wanted", tr("Take"), lambda line: line.wanted, CellKind.CHECK, 76,
               editable=True, sortable=False,
               sentence=lambda line: ", ".join(filter(None, (line.name, line.doubt)))),
        Column("name", tr("Account"), lambda line: line.name, CellKind.STRONG, 200, stretch=True,
               sortable=False),
        Column("owner", tr("Owner so far"), lambda line: line.owner, CellKind.TEXT, 140,
               sortable=False),
        Column("doubt", tr("To know"), lambda line: line.doubt, CellKind.QUIET, 220,
               sortable=False),
    ]  # fmt: skip


class FilePassphrase(FormDialog):
    """The passphrase of a file that comes from elsewhere."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(
            render(say("{name} is encrypted", name=path.name)),
            tr("Whoever made it knows its passphrase."), tr("&Open"), self._open, parent,
        )  # fmt: skip
        self._path = path
        self.words_typed = SecretField(tr("Passphrase"))
        self.form.add(tr("&Passphrase"), self.words_typed)
        self.ready()
        self.words_typed.setFocus()

    def _open(self) -> None:
        from csm_desktop.app.passphrase import unlock

        unlock(self._path, self.words_typed.typed)


def can_take(shell: Shell, book: "Book", path: Path, parent: QWidget) -> bool:
    """Whether something can be taken into the book, of a file that is open or whose passphrase is
    given now; says why not."""
    from csm_desktop.app.passphrase import is_locked

    if book.why_read_only is not None:
        shell.tell(UserError(book.why_read_only, tr("Nothing can be taken into it.")))
        return False
    return not (path.is_file() and is_locked(path)) or bool(FilePassphrase(path, parent).exec())


def ask_take(shell: Shell, parent: QWidget) -> None:
    """Ask for the bundle, then show what is in it."""
    kinds = f"{tr('Bundles')} (*{SUFFIX});;{tr('All files')} (*)"
    path = ask_file(parent, tr("Take up accounts"), "", kinds)
    if path is not None:
        bring_bundle(shell, path, parent)


def bring_bundle(shell: Shell, path: Path, parent: QWidget) -> None:
    """Read a bundle on a thread, by its passphrase where it has one, and show what is in it."""
    book = shell.book
    if book is None:
        shell.tell(UserError(tr("No book is open."), tr("Open the one that takes them up.")))
        return
    if not can_take(shell, book, path, parent):
        return

    def work(_: object) -> "Bundle":
        from csm_desktop.app.exchange.take import open_bundle

        return open_bundle(book, path)

    def done(bundle: "Bundle") -> None:
        if shell.book is book:
            _show(shell, book, bundle, parent)

    shell.background.start(parent, work, done, told_by(shell))


def _show(shell: Shell, book: "Book", bundle: "Bundle", parent: QWidget) -> None:
    from csm_desktop.app.exchange.take import summary_words

    try:
        dialog = TakeDialog(shell, book, bundle, parent)
    except UserError as refusal:
        shell.tell(refusal)
        return
    if dialog.exec() and dialog.taken is not None:
        shell.toast(render(summary_words(dialog.taken)), undoable=True)
        if len(dialog.taken.accounts) == 1:
            shell.open_account(dialog.taken.accounts[0].id)
