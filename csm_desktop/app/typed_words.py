"""Words that a user typed into one line, as they are stored."""

from csm_desktop.errors import UserError
from csm_desktop.wording import tr


def needed(text: str, complaint: str) -> str:
    """The words of a line, with single blanks between them. Raises UserError, which says the
    complaint, where there are none."""
    words = " ".join(text.split())
    if not words:
        raise UserError(complaint, tr("Nothing was changed."))
    return words
