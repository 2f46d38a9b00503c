"""The words by which a line says what it is about: a training, a reference, a call, a request.

They are those of every language that the window speaks, whichever it speaks now.
"""

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
        EngagementKind.TRAINING: "training|trainings|course|workshop|schulung|formation"
        "|formación|formacion|curso|treinamento|研修|トレーニング",
        EngagementKind.WEBINAR: "webinar|webinars|webinaire|ウェビナー",
        EngagementKind.COMMUNITY: "community|forum|user group|anwendergruppe"
        "|communauté|comunidad|comunidade|コミュニティ",
        EngagementKind.EVENT: "event|conference|meetup|veranstaltung|konferenz"
        "|événement|evento|イベント",
        AdvocacyKind.REFERENCE_CALL: "reference call|reference|referenz|referenzgesprach"
        "|référence|referencia|referência|リファレンス",
        AdvocacyKind.REVIEW: "review|online review|bewertung|avis|reseña|avaliação|レビュー",
        AdvocacyKind.CASE_STUDY: "case study|case|success story|fallstudie"
        "|étude de cas|caso de éxito|estudo de caso|導入事例|事例",
        AdvocacyKind.TALK: "talk|speech|keynote|vortrag|intervention|ponencia|palestra|講演|登壇",
        AdvocacyKind.TESTIMONIAL: "testimonial|quote|zitat"
        "|témoignage|testimonio|depoimento|推薦の言葉|推薦の声",
        AdvocacyKind.REFERRAL: "referral|recommendation|empfehlung"
        "|recommandation|recomendación|indicação|紹介",
        AdvocacyKind.NPS_PROMOTER: "nps promoter|promoter|promoteur|promotor|推奨者",
        TouchKind.CALL: "call|phone call|called|phoned|anruf|telefonat|appel"
        "|llamada|ligação|telefonema|電話",
        TouchKind.MAIL: "mail|e-mail|email|mailed|courriel|correo|メール",
        TouchKind.MESSAGE: "message|chat|slack|sms|whatsapp|nachricht|mensaje|mensagem|メッセージ",
        TouchKind.VISIT: "visit|visited|besuch|visite|visita|訪問",
        TouchKind.NOTE: "note|notiz|nota|メモ",
        None: "request|feature request|wish|wunsch|produktwunsch"
        "|demande|petición|pedido|solicitação|要望",
    }
)
_BY_WORDS = {
    plain_letters(words): kind for kind, names in _KINDS.items() for words in names.split("|")
}
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
