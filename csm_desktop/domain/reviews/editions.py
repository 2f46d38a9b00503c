"""In which editions a review goes out: whole, on one page, to write on, or for our own side."""

from enum import StrEnum


class Edition(StrEnum):
    """What becomes of a pack.

    FULL: all of its pages. SUMMARY: the one page that can be read alone. LEAVE_BEHIND: all of its
    pages, with lines to write on. INTERNAL: with what is ours alone in front, marked on every page.
    """

    FULL = "full"
    SUMMARY = "summary"
    LEAVE_BEHIND = "leave-behind"
    INTERNAL = "internal"
