"""The passphrase of the open book: opened by it, set, changed, taken off, remembered."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.locking.words import kept_told, rekeyed_told
from csm_desktop.ui.frame.upkeep.book_holder import BookHolder
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.held_book import HeldBook
    from csm_desktop.app.passphrase import Rekeyed


class Passphrases(QObject):
    """Has the book closed for the moment in which it changes its key: `follow` opens the next one
    in place of the open one, `toast` says what was done."""

    def __init__(
        self,
        holder: BookHolder,
        follow: "Callable[[Path, str, Callable[[], HeldBook]], None]",
        toast: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._holder, self._follow, self._toast = holder, follow, toast

    def open(self, path: Path, words: str, remember: bool = False) -> None:
        """Open a locked book; a wrong passphrase comes back as its trouble."""
        clock, toast = self._holder.clock, self._toast

        def work() -> "HeldBook":
            from csm_desktop.app import passphrase
            from csm_desktop.app.held_book import hold_book

            passphrase.unlock(path, words)
            held = hold_book(path, clock)
            if remember:
                toast(kept_told(passphrase.remember(path)))
            return held

        self._follow(path, _opening(path), work)

    def encrypt(self, words: str, remember: bool) -> None:
        """Put the open book under its first passphrase. Raises UserError for a weak one."""
        from csm_desktop.app import passphrase

        passphrase.refuse_weak(words)
        self._change(tr("Encrypting the book"), lambda path: passphrase.encrypt(path, words),
                     remember)  # fmt: skip

    def change(self, current: str, words: str, remember: bool) -> None:
        """Put the open book under another passphrase. Raises UserError for a wrong or weak one."""
        from csm_desktop.app import passphrase

        self._refuse_wrong(current)
        passphrase.refuse_weak(words)
        self._change(tr("Encrypting the book"),
                     lambda path: passphrase.change_passphrase(path, words), remember)  # fmt: skip

    def remove(self, current: str) -> None:
        """Take the passphrase off the open book. Raises UserError for a wrong one."""
        from csm_desktop.app import passphrase

        self._refuse_wrong(current)
        self._change(tr("Decrypting the book"), passphrase.decrypt, False)

    def _refuse_wrong(self, current: str) -> None:
        from csm_desktop.app import passphrase

        book = self._holder.book
        if book is not None and not passphrase.opens(book.path, current):
            raise passphrase.WrongPassphraseError(book.path)

    def _change(self, words: str, change: "Callable[[Path], Rekeyed]", remember: bool) -> None:
        book, clock, toast = self._holder.book, self._holder.clock, self._toast
        if book is None:
            return
        path = book.path

        def work() -> "HeldBook":
            from csm_desktop.app import passphrase
            from csm_desktop.app.held_book import rekey_and_hold

            former = passphrase.kept_name(path)
            held, done = rekey_and_hold(path, change, clock)
            if done is not None:
                passphrase.forget(former)  # nothing opens the book by it any more
                told = rekeyed_told(done, passphrase.is_encrypted(path))
                if remember:
                    told += " " + kept_told(passphrase.remember(path))
                toast(told)
            return held

        self._follow(path, words, work)


def _opening(path: Path) -> str:
    return render(say("Opening {name}", name=path.stem))


def refuse_differing(first: str, again: str) -> None:
    """Raise UserError where a new passphrase was typed in two ways."""
    if first != again:
        raise UserError(tr("The two passphrases differ."), tr("Nothing was changed. Try again."))
