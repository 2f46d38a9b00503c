"""Contacts as a file of address cards: which file, and what was written."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.files import safe_name
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.file_dialogs import Target, ask_target
from csm_desktop.wording import render, tr


def write_cards(shell: Shell, parent: QWidget, name: str, write: Callable[[Target], int]) -> None:
    """Ask for a file, proposed by name, and let `write` fill it; it returns how many cards."""
    kinds = f"{tr('Address cards')} (*.vcf)"
    target = ask_target(parent, tr("Write address cards"), safe_name(name, ".vcf"), kinds, ".vcf")
    if target is None:
        return
    try:
        number = write(target)
    except UserError as error:
        shell.tell(error)
        return
    words = say("{n} card was written.", "{n} cards were written.", n=number)
    shell.toast(render(words), saved=target.path)
