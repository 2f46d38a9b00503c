"""How a reader of files says no: one place where a sentence becomes an error for the user."""

from csm_desktop.domain.text.message import Message
from csm_desktop.errors import UserError


def trouble(title: Message, advice: Message | None = None) -> UserError:
    """The error to raise when a file, or an option given for it, cannot be used."""
    from csm_desktop.wording import render  # a reader outside says no less often than it is started

    return UserError(render(title), render(advice) if advice else "")
