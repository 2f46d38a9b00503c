"""Making one account of two: which is kept, whose values count, or that they are two for good."""

from typing import Any

from PySide6.QtWidgets import QWidget

from csm_desktop.app.accounts import merge
from csm_desktop.app.lists import accounts as listing
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.change_words import value_words
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import AccountField, Choice, ChoiceField, Somebody
from csm_desktop.wording import field_label, render, tr

_LEAST = 20  # letters of a value that are seen; its tip has all


class MergeAccountsDialog(FormDialog):
    """Two accounts, by id and name; the first is kept unless the user says otherwise."""

    def __init__(
        self,
        shell: Shell,
        pair: tuple[tuple[int, str], tuple[int, str]],
        differing: tuple[merge.Choice, ...],
        parent: QWidget,
    ) -> None:
        self._shell = shell
        self._names = dict(pair)
        one, two = (name for _, name in pair)
        super().__init__(
            render(say("Make one account of {one} and {other}?", one=one, other=two)),
            tr(
                "All that hangs on either hangs on the kept one afterwards. Empty fields are"
                " filled; where the two differ, choose. The other goes into the trash, and undo"
                " parts them."
            ),
            tr("&Make one"),
            self._make_one,
            parent,
        )
        ids = list(self._names)
        self.keep = ChoiceField(tr("Keep"), ids[0], [Choice(id_, self._names[id_]) for id_ in ids])
        self.keep.editor.activated.connect(lambda _: self._follow())
        self.form.add(tr("&Keep"), self.keep)
        self.chosen: dict[str, ChoiceField] = {}
        for name, *values in differing:
            offered = [
                Choice(id_, _words(value), self._names[id_])
                for id_, value in zip(ids, values, strict=True)
            ]
            called = field_label(Account, name)
            self.chosen[name] = ChoiceField(called, ids[0], offered)
            self.form.add(called, self.chosen[name])
        for field in (self.keep, *self.chosen.values()):
            field.editor.fill_room(_LEAST)  # one column, whatever the two accounts hold
        self.ready(Button(tr("&Not the same"), self._tell_apart))
        self.keep.setFocus()

    @property
    def kept_id(self) -> int:
        """The account that stays."""
        return int(self.keep.stored)

    @property
    def _other_id(self) -> int:
        return next(id_ for id_ in self._names if id_ != self.kept_id)

    def _follow(self) -> None:
        """Whoever is kept speaks in every field, until the user says otherwise of one."""
        for field in self.chosen.values():
            field.set_value(self.kept_id)

    def _make_one(self) -> None:
        taken = [name for name, field in self.chosen.items() if field.stored != self.kept_id]
        names = self._names[self.kept_id], self._names[self._other_id]
        both = say("Make one account of {one} and {other}", one=names[0], other=names[1])
        self._shell.save(both, merge.merge_accounts, self.kept_id, self._other_id, taken)
        self._shell.toast(render(say("{name}: changed.", name=names[0])), undoable=True)

    def _tell_apart(self) -> None:
        one, two = self._names.values()
        words = say("{one} and {two} are two", one=one, two=two)
        if carried_out(self._shell, words, merge.tell_apart, *self._names):
            self._shell.toast(render(words), undoable=True)
        self.reject()


def ask_one_account(
    shell: Shell, one: tuple[int, str], other: tuple[int, str], parent: QWidget
) -> int | None:
    """Ask about two accounts, by id and name; the id of the kept one, None where they stay two."""
    if shell.book is None:
        return None
    differing = shell.book.trial(merge.differing, one[0], other[0])
    dialog = MergeAccountsDialog(shell, (one, other), differing, parent)
    return dialog.kept_id if dialog.exec() else None


def ask_about(shell: Shell, parent: QWidget, one_id: int, other_id: int) -> int | None:
    """The same of two ids, of which either may have gone meanwhile: then that is said."""
    names = {line.id: line.name for line in listing.accounts(shell.book)} if shell.book else {}
    if not {one_id, other_id} <= names.keys():
        shell.toast(tr("One of the two is not in the book any more."))
        return None
    return ask_one_account(shell, (one_id, names[one_id]), (other_id, names[other_id]), parent)


def ask_other_account(shell: Shell, account_id: int, parent: QWidget) -> None:
    """Ask with which other account of the book this one is to become one, then how."""
    book = shell.book
    if book is None:
        return
    names = {line.id: (line.name, line.domain) for line in listing.accounts(book)}
    # An account is not offered as its own double.
    own, _ = names.pop(account_id)
    others = [Somebody(id_, *words) for id_, words in names.items()]
    field = AccountField(tr("Other account"), known=lambda: others)
    chosen: list[int] = []

    def choose() -> None:
        if field.stored is None:
            raise UserError(tr("Which account is it?"), tr("Type a part of its name."))
        chosen.append(field.stored)

    title = render(say("With which account is {name} one?", name=own))
    dialog = FormDialog(title, "", tr("&Go on"), choose, parent)
    dialog.form.add(tr("&Other account"), field)
    dialog.ready()
    field.setFocus()
    if dialog.exec():
        other = chosen[0], names[chosen[0]][0]
        kept = ask_one_account(shell, (account_id, own), other, parent)
        if kept is not None and kept != account_id:
            shell.open_account(kept)


def _words(value: Any) -> str:
    return value_words(value, "UTC")
