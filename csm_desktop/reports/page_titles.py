"""A page's title, in the size that its length bears."""

from csm_desktop.reports import fonts
from csm_desktop.reports.blocks import TextBlock
from csm_desktop.reports.style import TITLE, Paper
from csm_desktop.reports.text import Style


def fitted_title(title: str, paper: Paper) -> tuple[TextBlock, float]:
    """A page's title in nine of twelve columns, smaller when it is long; never cut."""
    _, width = paper.column(0, 10 if paper.width > paper.height else 12)
    for size, leading in ((20.0, 25.0), (16.0, 20.0), (12.0, 15.0)):
        text = TextBlock(title, Style(fonts.SEMIBOLD, size, leading, TITLE.colour), role="H1")
        if len(text.lines(width)) <= 2:
            break
    return text, _balanced(text, width)


def _balanced(text: TextBlock, width: float) -> float:
    """The narrowest width that needs no more lines, so that no line holds a lonely word."""
    lines = len(text.lines(width))
    # A single line is as narrow as it is.
    if lines == 1:
        return width
    low, high = width * 0.5, width
    # Six halvings come within a percent of the width.
    for _ in range(6):
        middle = (low + high) / 2
        if len(text.lines(middle)) <= lines:
            high = middle
        else:
            low = middle
    return high
