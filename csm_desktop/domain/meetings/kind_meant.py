"""What kind of meeting a title speaks of; a working session where it says none (our choice)."""

import re

from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.text.plain_letters import plain_letters

# Written without accents, since titles are compared without; the first that fits counts.
_WORDS: tuple[tuple[MeetingKind, str], ...] = (
    (MeetingKind.EBR, r"ebr|qbr|(executive|quarterly) (business )?review|business review|"
                      r"quartalsgesprach|geschaftsreview"),
    (MeetingKind.IMPACT_REVIEW, r"impact review|value review|success review|wirkungsreview"),
    (MeetingKind.TECHNICAL_KICKOFF, r"technical kick ?off|technischer kick ?off"),
    (MeetingKind.ORCHESTRATION, r"kick ?off|orchestration|onboarding|auftakt"),
    (MeetingKind.HANDOFF, r"hand ?(off|over)|ubergabe"),
    (MeetingKind.INTRODUCTION, r"intro(duction)?|kennenlern\w*|erstgesprach"),
    (MeetingKind.RESCUE_CALL, r"escalation|rescue|eskalation\w*|krisengesprach"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(rf"\b(?:{words})\b")) for kind, words in _WORDS)


def kind_meant(title: str) -> MeetingKind:
    """The kind that a title names, in English or German."""
    # "Kick-off" is written in three ways; the patterns know the one with a blank.
    plain = plain_letters(title).casefold().replace("-", " ")
    found = (kind for kind, pattern in _PATTERNS if pattern.search(plain))
    return next(found, MeetingKind.WORKING_SESSION)
