"""What an SVG may hold to be taken as a logo: shapes and nothing that acts or leads elsewhere.

Looked at in the child process, before anything draws it.
"""

import re
from xml.parsers import expat

from csm_desktop.domain.text.message import Message, say

MOST_BYTES = 1_000_000
_MOST_PARTS = 20_000
_ACTIVE = frozenset({
    "script", "foreignobject", "iframe", "object", "embed", "audio", "video", "image", "use",
    "animate", "animatetransform", "animatemotion", "set", "handler", "listener", "a",
})  # fmt: skip


_COLOURED = frozenset(("fill", "stroke", "stop-color", "color", "style"))
# What Qt 6.11.3 draws black, or a gradient that it draws not at all, and takes for sound
# (findings/pyside6-colours-of-logos.sh).
_MISTAKEN = re.compile(
    r"""(?:^|:)\s*(?:\#(?:[0-9a-f]{4}|[0-9a-f]{8})\b|(?:rgba|hsla?|hwb|(?:ok)?l(?:ab|ch)|color|var)\()
        |!\s*important|(?:^|(?:fill|stroke)\s*:)\s*url\(\s*['"]""",
    re.VERBOSE,
)


class _RefusedError(Exception):
    """It holds what no logo needs."""


class _ColourError(Exception):
    """It would be drawn in other colours than its own."""


def fault_of(content: bytes) -> Message | None:
    """Why an SVG is not taken; None where it may be drawn."""
    if len(content) > MOST_BYTES:
        return say("The picture is larger than 1 MB.")
    count = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > _MOST_PARTS:
            raise _RefusedError
        # `use` multiplies what it names: a few lines of it draw for hours.
        if name.rpartition(":")[2].casefold() in _ACTIVE:
            raise _RefusedError
        if name.endswith("Gradient") and "href" in attributes:  # xlink:href alone is followed
            raise _ColourError
        for key, value in attributes.items():
            _look_at(key.casefold(), value.casefold())

    def words(text: str) -> None:
        # What a style sheet says stands between the tags.
        _look_at("style", text.casefold())

    def refuse(*_: object) -> None:
        raise _RefusedError

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = begin
    parser.CharacterDataHandler = words
    # Neither entities nor a document type of its own: both can grow, and lead elsewhere.
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ProcessingInstructionHandler = refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        return say("This is no SVG that can be read.")
    except _RefusedError:
        return say("The SVG holds more than shapes: scripts, links, pictures or a document type.")
    except _ColourError:
        return say("The SVG names colours in a way that would be drawn black, or not at all.")
    return None


def _look_at(key: str, value: str) -> None:
    """Refuse what acts, and what leads anywhere but into the picture itself."""
    leads = key.rpartition(":")[2] == "href" and not value.strip().startswith("#")
    style = "".join(value.split())
    reaches = any(word in style for word in ("@import", "javascript:", "\\"))
    named = style.split("url(")[1:]
    reaches = reaches or any(not part.startswith(("#", "'#", '"#')) for part in named)
    if key.startswith("on") or leads or reaches:
        raise _RefusedError
    if key in _COLOURED and _MISTAKEN.search(value):
        raise _ColourError
