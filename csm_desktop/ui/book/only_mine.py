"""Only the user's own accounts in the Book, and that it stays so at the next start."""

from csm_desktop.ui.book.account_list import AccountList
from csm_desktop.ui.frame.user.who_i_am import may_narrow, stays_narrow

_ONLY_MINE = "only mine in the book"
_ALL, _MINE = "all", "mine"


def narrow_to_mine(page: AccountList, only_mine: bool) -> None:
    """Remember it; who the user is, is asked first where the book names owners but not the user."""
    if only_mine and not may_narrow(page.shell, page.table):
        page.narrowing.mine.setChecked(False)
        return
    page.shell.recents.put(_ONLY_MINE, _MINE if only_mine else _ALL)


def take_up_mine(page: AccountList) -> None:
    """Go on as it was."""
    wanted = page.shell.recents.choice(_ONLY_MINE, (_ALL, _MINE), _ALL) == _MINE
    chip = page.narrowing.mine
    chip.blockSignals(True)
    chip.setChecked(wanted and stays_narrow(page.shell))
    chip.blockSignals(False)
    page.narrowing.renew()
