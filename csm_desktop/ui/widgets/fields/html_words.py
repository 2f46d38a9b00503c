"""The words that an HTML text shows; apart from `paste`, for the parser brings two thousand names
of signs along, and most sessions paste none.

A parser of its own: Qt's would fetch what an image of the HTML names.
"""

import re
from html.parser import HTMLParser

_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript", "iframe"})
_BLOCK_NAMES = """
address article blockquote div dl dt dd footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre
section table tbody tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_CELLS = frozenset({"td", "th"})
_BLANKS = re.compile(r"[ \t\r\n\f]+")


class _Shown(HTMLParser):
    """Gathers the words; blocks begin lines, cells are parted by a tab, items get a dash."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs  # links, images, colours: none of it is text
        # Scripts and styles hold text that nobody is shown.
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "br":
            self.parts.append("\n")
        elif tag in _BLOCKS:
            self._break()
            if tag == "li":
                self.parts.append("- ")
        # Cells of a row stay apart in plain text.
        elif tag in _CELLS and self.parts and not self.parts[-1].endswith("\n"):
            self.parts.append("\t")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        words = _BLANKS.sub(" ", data)
        begins = not self.parts or self.parts[-1].endswith(("\n", "\t", " "))
        if not self._unseen and (words := words.lstrip(" ") if begins else words):
            self.parts.append(words)

    def _break(self) -> None:
        if self.parts and not self.parts[-1].endswith("\n"):
            self.parts.append("\n")


def shown_text(html: str) -> str:
    """The words of an HTML text, in lines. No link, script or style comes along."""
    reader = _Shown()
    reader.feed(html)
    reader.close()
    lines = (line.strip(" ") for line in "".join(reader.parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
