"""The two sentences of an alert as they are kept, see `fields.kept_messages`."""

from csm_desktop.domain.fields.kept_messages import kept_messages, language_of, read_messages
from csm_desktop.domain.text.message import Message
from csm_desktop.values import dataclass

__all__ = ["KeptWords", "kept_words", "language_of", "read_words"]
_TWO = 2


@dataclass(frozen=True, slots=True)
class KeptWords:
    """What an alert says and why, and in which language that was written down."""

    language: str
    what: Message
    why: Message


def kept_words(language: str, what: Message, why: Message) -> str:
    """Both sentences as a text; "" where a value is of a kind that nothing could read again."""
    return kept_messages(language, what, why)


def read_words(told: str) -> KeptWords | None:
    """The sentences again; None for what this program cannot read: then what was written counts."""
    kept = read_messages(told)
    if kept is None or len(kept.messages) != _TWO:
        return None
    return KeptWords(kept.language, *kept.messages)
