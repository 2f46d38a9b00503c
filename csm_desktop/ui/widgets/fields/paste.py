"""What is pasted or dropped into a text: the words that it shows, nothing of how it looks (B2)."""

import unicodedata

from PySide6.QtCore import QMimeData


def can_paste(source: QMimeData) -> bool:
    """Whether there are words in it; files that are dropped are the window's business."""
    return source.hasFormat("text/plain") or source.hasHtml()


def pasted_text(source: QMimeData) -> str:
    """What is pasted, as plain text without control characters."""
    text = source.text() if source.hasFormat("text/plain") else ""
    if not text and source.hasHtml():
        from csm_desktop.ui.widgets.fields.html_words import shown_text  # seldom needed

        text = shown_text(source.html())
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) != "Cc")
