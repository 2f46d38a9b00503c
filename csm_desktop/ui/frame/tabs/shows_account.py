"""What shows one account after another, and so knows which it is."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


class ShowsAccount:
    """`_view` is what was shown last, None before the first account."""

    _view: "AccountView | None" = None

    @property
    def view(self) -> "AccountView":
        """What is shown now. Raises LookupError before the first account."""
        if self._view is None:
            raise LookupError("no account is shown")
        return self._view

    @property
    def account_id(self) -> int:
        """Whose it is that is shown."""
        return self.view.account_id
