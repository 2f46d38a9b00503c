"""Only the user's own accounts in the Book, and that it stays so at the next start."""

from csm_desktop.app.people.team import me, possible_me
from csm_desktop.ui.book.account_list import AccountList
from csm_desktop.ui.frame.user.who_i_am import ask_who_i_am

_ONLY_MINE = "only mine in the book"
_ALL, _MINE = "all", "mine"


def narrow_to_mine(page: AccountList, only_mine: bool) -> None:
    """Remember it; who the user is, is asked first where the book names owners but not the user."""
    book = page.shell.book
    asks = only_mine and book is not None and possible_me(book)
    if asks and not ask_who_i_am(page.shell, page.table):
        page.narrowing.mine.setChecked(False)
        return
    page.shell.recents.put(_ONLY_MINE, _MINE if only_mine else _ALL)


def take_up_mine(page: AccountList) -> None:
    """Go on as it was. In a book that does not know the user, all accounts are shown: they would
    be gone without a word otherwise."""
    book = page.shell.book
    wanted = page.shell.recents.choice(_ONLY_MINE, (_ALL, _MINE), _ALL) == _MINE
    chip = page.narrowing.mine
    chip.blockSignals(True)
    chip.setChecked(wanted and book is not None and me(book) is not None)
    chip.blockSignals(False)
    page.narrowing.renew()
