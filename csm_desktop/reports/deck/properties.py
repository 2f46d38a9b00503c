"""What a deck's file says of itself, and our colours and fonts as its theme.

The library's template names its author, a day of 2013, a printer and a picture of an empty slide.
"""

import re
from datetime import datetime, time
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.opc.package import Part

from csm_desktop.reports.accent import accent
from csm_desktop.reports.layout import PageFrame
from csm_desktop.reports.text import neat
from csm_desktop.tokens import BANDS, LIGHT

FONT = "Arial"
"""On every system, or with a twin of its widths: a deck can not bring its font along."""
JAPANESE_FONT = "Yu Gothic"
"""With every Office and every Windows since 8.1."""

_COLOURS = {
    "dk1": LIGHT.text, "lt1": LIGHT.base, "dk2": LIGHT.secondary, "lt2": LIGHT.raised,
    "accent1": BANDS["healthy"].light_fill, "accent2": LIGHT.control,
    "accent4": BANDS["watch"].light_fill, "accent5": BANDS["at_risk"].light_fill,
    "accent6": BANDS["unknown"].light_fill,
}  # fmt: skip
_LONGEST = 255  # characters that the library takes for a property
_FOREIGN = ("/docProps/thumbnail", "/ppt/printerSettings/")


def own_theme(made: Any, language: str) -> None:
    """Our colours and fonts in place of the template's, so that what is added later fits."""
    for master in made.slide_masters:
        theme = master.part.part_related_by(RELATION.THEME)
        words = theme.blob.decode("utf-8")
        own = {"accent3": accent(), "hlink": accent(), "folHlink": accent()}
        for name, ink in (_COLOURS | own).items():
            inside = f'<a:{name}><a:srgbClr val="{ink.lstrip("#")}"/></a:{name}>'
            words = re.sub(rf"<a:{name}>.*?</a:{name}>", inside, words, count=1, flags=re.DOTALL)
        words = re.sub(
            r'(<a:(?:major|minor)Font>\s*<a:latin typeface=)"[^"]*"', rf'\1"{FONT}"', words
        )
        if language.startswith("ja"):
            # Named, or a viewer sets shared signs as Chinese readers have them.
            words = re.sub(
                r'(<a:(?:major|minor)Font>.*?<a:ea typeface=)"[^"]*"', rf'\1"{JAPANESE_FONT}"',
                words, flags=re.DOTALL,
            )  # fmt: skip
        words = re.sub(r'(<a:theme [^>]*name=)"[^"]*"', r'\1"CSM Desktop"', words, count=1)
        theme._blob = words.encode("utf-8")


def own_properties(made: Any, frame: PageFrame) -> None:
    """Title, author and day of this document, and nothing of the template's."""
    own = made.core_properties
    noon = datetime.combine(frame.made_on, time(12))
    own.title, own.subject = _short(frame.title), _short(frame.subject)
    own.author = own.last_modified_by = _short(frame.author)
    own.created = own.modified = noon
    own.language, own.revision = frame.language, 1
    own.keywords = own.comments = own.category = ""
    _drop_foreign(made.part.package)


def _short(words: str) -> str:
    return neat(words)[:_LONGEST]


def _drop_foreign(package: Any) -> None:
    for owner in (package, *package.iter_parts()):
        relations = owner._rels
        for key in list(relations):
            relation = relations[key]
            if relation.is_external:
                continue
            name = str(relation.target_part.partname)
            if name.startswith(_FOREIGN):
                relations.pop(key)
            elif name == "/docProps/app.xml" and isinstance(relation.target_part, Part):
                relation.target_part._blob = _APP


_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>CSM Desktop</Application></Properties>"
)
