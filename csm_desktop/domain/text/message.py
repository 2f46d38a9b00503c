"""A sentence that explains a number, kept apart from its values until it is told.

The domain knows *what* to say; how dates, money and numbers look and which language is spoken is
wording's business. So a rule returns a `Message`, and `wording.told` turns it into text.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """`text` is the English sentence with `{names}`; `values` are what the names stand for."""

    text: str
    values: tuple[tuple[str, object], ...] = ()


def say(text: str, /, **values: object) -> Message:
    """Mark a sentence for translation and keep its values beside it."""
    return Message(text, tuple(values.items()))
