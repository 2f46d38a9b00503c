"""The words by which a line says what it is about: a training, a reference, a call, a request."""

from collections.abc import Mapping
from types import MappingProxyType

from csm_desktop.domain.records.contacts import TouchKind
from csm_desktop.domain.records.lifecycle import AdvocacyKind
from csm_desktop.domain.records.metrics import EngagementKind
from csm_desktop.domain.text.plain_letters import plain_letters

LoggedKind = EngagementKind | AdvocacyKind | TouchKind | None
"""What a line is about; None for a request to the product."""

_KINDS: Mapping[LoggedKind, str] = MappingProxyType(
    {
        EngagementKind.TRAINING: "training|trainings|course|workshop|schulung|formation",
        EngagementKind.WEBINAR: "webinar|webinars|webinaire",
        EngagementKind.COMMUNITY: "community|forum|user group|anwendergruppe",
        EngagementKind.EVENT: "event|conference|meetup|veranstaltung|konferenz",
        AdvocacyKind.REFERENCE_CALL: "reference call|reference|referenz|referenzgesprach",
        AdvocacyKind.REVIEW: "review|online review|bewertung",
        AdvocacyKind.CASE_STUDY: "case study|case|success story|fallstudie",
        AdvocacyKind.TALK: "talk|speech|keynote|vortrag",
        AdvocacyKind.TESTIMONIAL: "testimonial|quote|zitat",
        AdvocacyKind.REFERRAL: "referral|recommendation|empfehlung",
        AdvocacyKind.NPS_PROMOTER: "nps promoter|promoter",
        TouchKind.CALL: "call|phone call|called|phoned|anruf|telefonat|appel",
        TouchKind.MAIL: "mail|e-mail|email|mailed|courriel",
        TouchKind.MESSAGE: "message|chat|slack|sms|whatsapp|nachricht",
        TouchKind.VISIT: "visit|visited|besuch|visite",
        TouchKind.NOTE: "note|notiz",
        None: "request|feature request|wish|wunsch|produktwunsch",
    }
)
_BY_WORDS = {words: kind for kind, names in _KINDS.items() for words in names.split("|")}
_LONGEST = max(len(words.split()) for words in _BY_WORDS)


def kind_named(text: str) -> tuple[LoggedKind, str] | None:
    """The kind that a text names first, and what follows it; None where it names none."""
    words = text.split()
    # The longest name first: "reference call" is no reference that is called "call ...".
    for length in range(min(_LONGEST, len(words)), 0, -1):
        # Without the sign behind it: "call:" and "call," are typed as often as "call".
        called = plain_letters(" ".join(words[:length])).rstrip(":;,.–-")
        if called in _BY_WORDS:
            return _BY_WORDS[called], " ".join(words[length:])
    return None
