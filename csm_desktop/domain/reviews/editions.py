"""In which editions a review goes out: whole, on one page, to write on, or for our own side."""

from enum import StrEnum


class Edition(StrEnum):
    """What becomes of a pack.

    FULL: all of its pages. SUMMARY: the one page that can be read alone. LEAVE_BEHIND: all of its
    pages, with lines to write on. INTERNAL: with what is ours alone in front, marked on every page.
    NOTES: no page of it, but what whoever presents says at each; ours alone as well.
    """

    FULL = "full"
    SUMMARY = "summary"
    LEAVE_BEHIND = "leave-behind"
    INTERNAL = "internal"
    NOTES = "notes"

    @property
    def is_ours(self) -> bool:
        """Whether no customer may see it."""
        return self in (Edition.INTERNAL, Edition.NOTES)

    @property
    def is_bare(self) -> bool:
        """Whether it has neither cover nor appendix."""
        return self in (Edition.SUMMARY, Edition.NOTES)
