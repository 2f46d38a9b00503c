"""Notes written as HTML, as rich text fields of CRMs are exported, to the text a person reads."""

import re
from html import unescape
from html.parser import HTMLParser

from csm_desktop.domain.text.raised import raised

_TAGS_TEXT = """
    p|br|div|span|b|i|u|em|strong|a|ul|ol|li|h[1-6]|table|tr|td|th|tbody|blockquote|font|img|hr|pre|
    code|style|script|s|sub|sup|small|html|body|head"""
_TAG = re.compile(
    rf"</?(?:{''.join(_TAGS_TEXT.split())})(?:\s[^<>]*)?/?>|&(?:nbsp|amp|lt|gt|quot|apos|#\d{{1,6}}|#x[0-9a-f]{{1,5}});",
    re.IGNORECASE,
)  # fmt: skip
_ON_A_NEW_LINE = frozenset(
    ("p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table",
     "blockquote", "hr", "pre")
)  # fmt: skip
_NOT_SHOWN = frozenset(("style", "script", "head"))
_LONGEST = 200_000  # characters: what is longer is no note


class _Reader(HTMLParser):
    """Gathers what a browser would show: paragraphs and bullets on lines of their own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = self._raised = 0
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NOT_SHOWN:
            self._hidden += 1
        elif tag == "sup":
            self._raised += 1
        elif tag == "a":
            self._link = dict(attrs).get("href") or ""
        elif tag in ("td", "th"):
            self.parts.append(" ")
        elif tag in _ON_A_NEW_LINE:
            self.parts.append("\n- " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _NOT_SHOWN:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "sup":
            self._raised = max(0, self._raised - 1)
        elif tag == "a" and self._link:
            if self._link.startswith(("http://", "https://", "mailto:")):
                self.parts.append(f" ({self._link})")
            self._link = ""
        elif tag in _ON_A_NEW_LINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(raised(data) if self._raised else data)


def is_markup(text: str) -> bool:
    """Whether a text is written with the tags or the entities of HTML."""
    return ("<" in text or "&" in text) and len(text) <= _LONGEST and bool(_TAG.search(text))


def plain_text(text: str) -> str:
    """What a browser would show of a text with markup; any other text as it is."""
    if not is_markup(text):
        return text
    # Entities alone come without tags ("R&amp;D").
    if "<" not in text:
        return unescape(text).replace("\u00a0", " ")
    reader = _Reader()
    reader.feed(text)
    reader.close()
    lines = "".join(reader.parts).replace("\u00a0", " ").split("\n")
    shown = [" ".join(line.split()) for line in lines]
    # Empty bullets are left over where a list item held a picture.
    return "\n".join(line for line in shown if line and line != "-")
