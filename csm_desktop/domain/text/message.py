"""A sentence that explains a number, kept apart from its values until it is rendered.

The domain knows *what* to say; how dates, money and numbers look and which language is spoken is
wording's business. So a rule returns a `Message`, and `wording.render` turns it into text.
"""

from dataclasses import replace
from typing import overload

from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """`text` is the English sentence with `{names}`; `values` are what the names stand for.

    A sentence that counts has two whole forms: `text` for one, `plural` for more. Its count is the
    value `n`; which form another language takes is its catalogue's business.
    """

    text: str
    values: tuple[tuple[str, object], ...] = ()
    plural: str = ""

    def filled(self, **values: object) -> "Message":
        """The sentence that was marked in one place, with its values from another."""
        return replace(self, values=tuple(values.items()))


@overload
def say(text: str, /, **values: object) -> Message: ...
@overload
def say(text: str, plural: str, /, *, n: int, **values: object) -> Message: ...
def say(text: str, plural: str = "", /, **values: object) -> Message:
    """Mark a sentence for translation and keep its values beside it."""
    return Message(text, tuple(values.items()), plural)
