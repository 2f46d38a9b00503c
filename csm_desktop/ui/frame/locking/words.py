"""What is said of a passphrase that was set, and of a keychain that was to remember it."""

from typing import TYPE_CHECKING

from csm_desktop.domain.text.message import say
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.passphrase import Kept, Rekeyed


def kept_told(kept: "Kept") -> str:
    """Whether the keychain will open the book after a restart, and else why it asks."""
    if kept.lasting:
        return tr("This computer's keychain remembers the book's key.")
    return {
        "missing": tr("This computer has no keychain: the passphrase is asked for at each start."),
        "forgets": tr("The keychain keeps nothing: the passphrase is asked for at each start."),
        "plain": tr("The keychain would write it down readable: the passphrase is asked for."),
        "locked": tr("The keychain is locked: the passphrase is asked for at each start."),
        "usable": tr("The keychain did not take it: the passphrase is asked for at each start."),
    }[kept.state.value]


def rekeyed_told(done: "Rekeyed", encrypted: bool) -> str:
    """What became of the book and its backups."""
    told = (
        tr("The book is under its new passphrase.")
        if encrypted
        else tr("The book is not encrypted any more.")
    )
    if done.remade:
        words = say("{n} backup was made anew.", "{n} backups were made anew.", n=done.remade)
        told += " " + render(words)
    if done.left:
        words = say(
            "{n} backup is still under what it was made with.",
            "{n} backups are still under what they were made with.",
            n=len(done.left),
        )
        told += " " + render(words)
    return told
