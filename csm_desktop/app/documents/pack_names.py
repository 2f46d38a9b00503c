"""What the file of a review's pack is called."""

from typing import TYPE_CHECKING

from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.domain.text.message import say
from csm_desktop.files import safe_name
from csm_desktop.wording import beside, label, render

if TYPE_CHECKING:
    from csm_desktop.app.documents.ebr import Pack


def pack_file_name(pack: "Pack", ending: str = ".pdf") -> str:
    """The name for a pack, in the pack's own voice, whatever the customer is called."""
    with pack.voice.spoken():
        return _name(pack, ending)


def _name(pack: "Pack", ending: str) -> str:
    words = say("{account} - EBR {n} - {on}", account=pack.account, n=pack.number,
                on=pack.on.isoformat())  # fmt: skip
    # Two editions of one day are two files, and the internal one is known by its name.
    edition = "" if pack.edition is Edition.FULL else label(pack.edition)
    return safe_name(beside((render(words), edition), " - "), ending)
