"""What is worth telling of a file that comes in nevertheless."""

from csm_desktop.domain.text.message import Message
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class ImportNotice:
    """Something worth telling about a row that is ready nevertheless (line 0: about the file).

    `is_mended` says that the cell is understood, and its `value` what it became.
    """

    line: int
    column: str
    text: Message
    value: str = ""
    is_mended: bool = False
