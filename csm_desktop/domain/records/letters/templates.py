"""What letters to customers are made of: the user's own templates (domain.md §7, §9)."""

from dataclasses import field
from enum import StrEnum

from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.passport import INTERNAL, internal
from csm_desktop.values import dataclass


class LetterKind(StrEnum):
    """What a letter is for: one kind a kind of meeting that is followed up alike."""

    FOLLOW_UP = "follow_up"
    KICKOFF = "kickoff"
    RECAP = "recap"
    RESCUE = "rescue"
    MESSAGE = "message"
    PRAISE = "praise"


TO_MANY = (LetterKind.MESSAGE, LetterKind.PRAISE)
"""The letters that go to many, each by itself; none of `PRAISE` to an account that is behind."""


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """The user's own text for a kind of letter in a language; it goes before the program's.

    `role` narrows a letter to many to those who hold it; None for everybody. What stands in
    braces is filled (see `correspondence.templates`).
    """

    id: int
    kind: LetterKind = field(metadata=INTERNAL)
    language: str = field(metadata=INTERNAL)
    subject: str = field(default="", metadata=internal(naming=True))
    body: str = field(default="", metadata=INTERNAL)
    role: ContactRole | None = field(default=None, metadata=INTERNAL)
