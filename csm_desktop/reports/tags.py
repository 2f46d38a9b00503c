"""What a reader that speaks a page is told: its headings, paragraphs, lists, tables and figures.

reportlab has no call for it. What is drawn between `begin` and `done` is wrapped in marked content
with a number, and a tree says what the numbers are; all else on a page (rules, marks, what stands
at the head and foot of every page) is an artifact, which nobody reads aloud.
"""

from dataclasses import field
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from csm_desktop.values import dataclass

_ARTIFACT, _END = "/Artifact BMC", "EMC"


@dataclass(slots=True)
class Element:
    """A node of the tree: its role, and its kids: further ones, or `(page, number)` of what is
    drawn. `spoken` stands for what cannot be read as it is drawn: a figure, or letters that are
    shaped. `scope` is "Row" or "Column" of a cell that heads others. What is drawn in one that
    `is_leaf` is its own, and no part of it."""

    role: str
    parent: "Element | None" = None
    kids: list["Element | tuple[int, int]"] = field(default_factory=list)
    spoken: str = ""
    scope: str = ""
    is_leaf: bool = False


class Tags:
    """The tree of one document while its pages are drawn, in the order in which they are read."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self.drawn: list[list[Element]] = []
        self._open = [self.root]
        self._tables: dict[int, Element] = {}
        self._muted = 0
        self._code: list[str] = []
        self._has_title = False

    def begin_page(self, canvas: Canvas, *, is_part: bool) -> None:
        """Begin a page; the first of a part begins a section as well."""
        self.drawn.append([])
        self._code = canvas._code
        self._code.append(_ARTIFACT)
        if is_part or len(self.root.kids) == 0:
            section = Element("Sect", self.root)
            self.root.kids.append(section)
            self._open = [self.root, section]

    def end_page(self) -> None:
        """Close what is open on the page."""
        self._leave()

    def mute(self, by: int) -> None:
        """Until it is taken back (-1) nothing is told: what is said on every page, or twice."""
        self._muted += by

    def open(self, role: str, spoken: str = "", scope: str = "", *, leaf: bool = False) -> None:
        """Begin a part of the page; lists that follow each other are one."""
        if self._muted:
            return
        above = self._open[-1]
        if above.is_leaf:
            self._open.append(above)
            return
        if role == "L" and (last := self._last(above)) is not None and last.role == "L":
            self._open.append(last)
            return
        made = Element(self._heading(role), above, [], spoken, scope, leaf)
        above.kids.append(made)
        self._open.append(made)

    def open_table(self, key: int) -> bool:
        """Begin a table, or go on with it on another page; whether it was begun before."""
        known = self._tables.get(key)
        if self._muted or known is None:
            self.open("Table")
            self._tables[key] = self._open[-1]
            return False
        self._open.append(known)
        return True

    def close(self) -> None:
        """End what was opened last."""
        if not self._muted:
            self._open.pop()

    def begin(self) -> None:
        """What is drawn from here on is what was opened last."""
        if self._muted:
            return
        element, page = self._open[-1], self.drawn[-1]
        self._leave()
        number = len(page)
        self._code.append(f"/{element.role} <</MCID {number}>> BDC")
        page.append(element)
        element.kids.append((len(self.drawn) - 1, number))

    def done(self) -> None:
        """What is drawn from here on is told to nobody."""
        if not self._muted:
            self._code.append(_END)
            self._code.append(_ARTIFACT)

    def _leave(self) -> None:
        """Out of the artifact; one that is empty is not written."""
        if self._code[-1] == _ARTIFACT:
            self._code.pop()
        else:
            self._code.append(_END)

    def _heading(self, role: str) -> str:
        """A heading beneath none is the first of its kind."""
        if role == "H2" and not self._has_title:
            role = "H1"
        self._has_title = self._has_title or role == "H1"
        return role

    @staticmethod
    def _last(above: Element) -> Element | None:
        last = above.kids[-1] if above.kids else None
        return last if isinstance(last, Element) else None


class _NoTags(Tags):
    """For a canvas of somebody else's: nothing is told."""

    def __init__(self) -> None:
        super().__init__()
        self._muted = 1

    def open_table(self, key: int) -> bool:  # noqa: ARG002
        return False


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that carries the tree of its document."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.tags = Tags()


_NOBODY = _NoTags()


def tags_of(canvas: Canvas) -> Tags:
    """The tree of the document that is drawn."""
    return canvas.tags if isinstance(canvas, TaggedCanvas) else _NOBODY
