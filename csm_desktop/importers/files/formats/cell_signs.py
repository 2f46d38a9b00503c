"""Signs without which no cell holds an error, a guard, a link or misread letters, and signs that
nobody sees."""

import re

from csm_desktop.importers.values.misread_letters import may_be_misread

# All but tab and line ends, and what has no width; joiners shape emoji and Persian words.
UNSEEN = re.compile(
    "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]"
)
_CONTROLS = bytes((*range(1, 9), 11, 12, *range(14, 32), 127))
_SEEN = bytes(set(range(256)) - set(_CONTROLS))
_SIGNS = ("#", "'", "](")
_NO_WIDTH = "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"


def may_be_dressed(texts: str) -> bool:
    """Whether any of many texts, given in one, may hold what `clean_cells` takes off."""
    if any(sign in texts for sign in _SIGNS):
        return True
    # LibreOffice writes errors as "Err:502".
    errors = ":5" in texts and "err:5" in texts.casefold()
    return errors or has_unseen(texts) or may_be_misread(texts)


def has_unseen(texts: str) -> bool:
    """Whether a sign that nobody sees stands in any of these texts."""
    # Bytes are sifted at once, where a pattern would look at each letter.
    if texts.encode("utf-8", "surrogatepass").translate(None, _SEEN):
        return True
    return not texts.isascii() and any(sign in texts for sign in _NO_WIDTH)


def without_unseen(text: str) -> str:
    """A text without such signs; what ends a line in other programs ends one here."""
    return UNSEEN.sub("", text.replace("\x0b", "\n").replace("\x0c", "\n"))
