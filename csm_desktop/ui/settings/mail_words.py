"""What is said of a secret that was given to a keychain."""

from typing import TYPE_CHECKING

from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.outbox.server import Kept


def kept_words(kept: "Kept") -> str:
    """Whether it will be there after a restart, and else why it is asked for again."""
    if kept.in_book:
        return tr("It is too long for the keychain, and is kept in this book, which is encrypted.")
    if kept.lasting:
        return tr("What lets you in is in this computer's keychain.")
    return {
        "missing": tr("This computer has no keychain: what lets you in is known until you close."),
        "forgets": tr("The keychain keeps nothing: what lets you in is known until you close."),
        "plain": tr("The keychain would write it down readable: it is known until you close."),
        "locked": tr("The keychain is locked: what lets you in is known until you close."),
        "usable": tr(
            "The keychain did not take it, which may be too long: it is known until you close."
        ),
    }[kept.state.value]
