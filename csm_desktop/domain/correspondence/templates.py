"""Texts with places in braces: only names that are known are filled, everything else is letters.

No expression, attribute or format is read (reliability.md, B3), and what is filled in is never read
again, so that a customer's own braces stay braces.
"""

import re
from collections.abc import Collection, Mapping

from csm_desktop.values import dataclass

_PLACE = re.compile(r"\{([a-z][a-z ]{0,38}[a-z])\}")


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled text, and the places that had nothing to fill them; `torn` are those of them that
    leave a hole in a sentence, where a line of its own would have gone."""

    text: str
    missing: tuple[str, ...] = ()
    torn: tuple[str, ...] = ()


def places_in(text: str) -> tuple[str, ...]:
    """The names in braces, in the order in which they stand there first."""
    return tuple(dict.fromkeys(_PLACE.findall(text)))


def unknown_places(text: str, known: Collection[str]) -> tuple[str, ...]:
    """The names in braces that nothing fills: most likely a slip of the pen."""
    return tuple(name for name in places_in(text) if name not in known)


def filled(text: str, values: Mapping[str, str]) -> Filled:
    """The text with its places filled.

    A line that is nothing but places which are all empty goes, with the blank line behind it.
    Names that `values` does not know stay as they were typed.
    """
    lines: list[str] = []
    torn: list[str] = []
    follows_gap = False
    for line in text.split("\n"):
        names = _PLACE.findall(line)
        bare = bool(names) and not _PLACE.sub("", line).strip()
        if bare and all(not values.get(name, "x") for name in names):
            # Else two blank lines would show where the empty one stood.
            follows_gap = not lines or not lines[-1].strip()
        elif line.strip() or not follows_gap:
            follows_gap = False
            # An unknown name stays with its braces, so that whoever reads the draft sees the slip.
            torn += (name for name in names if not values.get(name, "x").strip())
            lines.append(_PLACE.sub(lambda found: values.get(found[1], found[0]), line))
    while lines and not lines[-1]:
        lines.pop()
    missing = tuple(name for name in places_in(text) if not values.get(name, "x").strip())
    return Filled("\n".join(lines), missing, tuple(dict.fromkeys(torn)))
