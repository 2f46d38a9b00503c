"""Who of ours the user is: asked where the book names owners and nobody has said which is who."""

import json
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.app.people.team import me, possible_me, this_is_me
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import Choice, ChoiceField
from csm_desktop.ui.widgets.layout.flow import FlowLayout
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import render, tr

_NONE = "none of them"
_AT_ONCE = 5
_UNSAID = "unsaid"


class WhoIAm(QWidget):
    """The question in place, with a button for each owner who may be the user.

    Hidden where the book knows, and where "None of them" was said of all of these already.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.buttons: list[Button] = []
        flow = FlowLayout(self)
        flow.addWidget(Text(tr("Which of them are you?"), "strong"))
        owners = _unanswered(shell)
        for member, number in owners[:_AT_ONCE]:
            words = render(say("{name}, {n} account", "{name}, {n} accounts",
                               name=member.name, n=number))  # fmt: skip
            self._add(words, partial(self._is_me, member))
        if len(owners) > _AT_ONCE:
            self._add(tr("Somebody else…"), self._ask)
        self._add(tr("None of them"), self._nobody)
        for button in self.buttons:
            flow.addWidget(button)
        self.wanted = bool(owners)
        self.setVisible(False)

    def _add(self, words: str, act: Callable[[], object]) -> None:
        self.buttons.append(Button(words, act))

    def _is_me(self, member: TeamMember) -> None:
        if self._shell.run(_label(member), this_is_me, member.id) is not None:
            _said(self._shell, member)
            self._end()

    def _ask(self) -> None:
        if ask_who_i_am(self._shell, self):
            self._end()

    def _nobody(self) -> None:
        _remember_none(self._shell)
        self._end()

    def _end(self) -> None:
        """Answered: the keyboard goes on with the next thing on the page."""
        self.wanted = False
        # Only where the keyboard was here: it must not be pulled away from elsewhere.
        if self.isAncestorOf(QApplication.focusWidget() or self):
            self.focusNextPrevChild(True)
        self.hide()


def may_narrow(shell: Shell, parent: QWidget) -> bool:
    """Whether a list can be narrowed to the user's own; who that is, is asked first where nobody
    has said."""
    book = shell.book
    return book is None or not possible_me(book) or ask_who_i_am(shell, parent)


def stays_narrow(shell: Shell) -> bool:
    """Whether a list that was narrowed to the user's own stays so in this book. One that does not
    know the user shows all: everything would be gone without a word otherwise."""
    return shell.book is not None and me(shell.book) is not None


def ask_who_i_am(shell: Shell, parent: QWidget) -> bool:
    """Ask in a dialog; whether it was answered. Nothing is asked where there is nobody to choose.

    "None of them" is an answer: only accounts without an owner are the user's then.
    """
    book = shell.book
    owners = possible_me(book) if book is not None else ()
    if not owners:
        return True
    names = {member.id: member for member, _ in owners}
    choices = [Choice(member.id, member.name, member.title) for member in names.values()]
    field = ChoiceField(tr("You"), _UNSAID, [*choices, Choice(None, tr("None of them"))])
    field.editor.setPlaceholderText(tr("Choose…"))

    def give() -> None:
        if field.stored == _UNSAID:
            raise UserError(tr("Who are you?"), tr("Choose a name, or “None of them”."))
        if field.stored is None:
            _remember_none(shell)
        else:
            member = names[field.stored]
            shell.save(_label(member), this_is_me, member.id)
            _said(shell, member)

    words = tr("The accounts of your own are then told from those of your colleagues.")
    dialog = FormDialog(tr("Which of them are you?"), words, tr("&Choose"), give, parent)
    dialog.form.add(tr("&You"), field)
    dialog.ready()
    field.setFocus()
    return bool(dialog.exec())


def _label(member: TeamMember) -> Message:
    return say("You are {name}", name=member.name)


def _said(shell: Shell, member: TeamMember) -> None:
    shell.toast(render(say("You are {name}.", name=member.name)), undoable=True)


def _unanswered(shell: Shell) -> tuple[tuple[TeamMember, int], ...]:
    """Who may be the user, where one of them was not yet among those of whom nobody was."""
    book = shell.book
    if book is None:
        return ()
    owners = possible_me(book)
    said = shell.recents.table(_NONE, book.path).get("ids")
    # `type` and not `isinstance`: in a damaged file `true` would pass for an id.
    known = {id_ for id_ in said if type(id_) is int} if isinstance(said, list) else set()
    return owners if any(member.id not in known for member, _ in owners) else ()


def _remember_none(shell: Shell) -> None:
    book = shell.book
    if book is not None:
        ids = [member.id for member, _ in possible_me(book)]
        shell.recents.keep(_NONE, book.path, json.dumps({"ids": ids}))
