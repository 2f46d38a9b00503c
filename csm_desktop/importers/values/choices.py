"""Words for the domain's closed lists, as systems and people write them."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.contacts import ContactRole, ContactStatus, Influence, Sentiment
from csm_desktop.domain.records.lifecycle import Stage
from csm_desktop.domain.records.meetings import RequestState
from csm_desktop.domain.records.opportunities import OpportunityKind, OpportunityStage
from csm_desktop.domain.records.plan import ActionStatus, Side
from csm_desktop.domain.records.revenue import SubscriptionStatus
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.languages import account_states, task_lists
from csm_desktop.importers.meaning.languages.of_letters import LANGUAGES
from csm_desktop.importers.meaning.languages.own_choices import OWN_WORDS
from csm_desktop.importers.meaning.languages.product_requests import STATES
from csm_desktop.importers.values.markup import plain_text

_ENDED = """
    churned|churn|6 churn|cancelled|canceled|inactive|lost|former|former customer|terminated|ended|
    expired|closed|deactivated|churned voluntary|churned delinquent|churned involuntary|
    gekündigt|inaktiv|ehemalig|beendet|abgelaufen|verloren|résilié|inactif|ancien|
    expiré|perdu|cancelado|inactivo|perdido|vencido|opgezegd|inactief|verlopen|disdetto|inattivo|
    scaduto|cancelada|inativo|解約|終了|解約済|storniert|ausgelaufen|gekuendigt|
    résiliée|inactive|clôturé|clôturée|terminé|terminée|de baja|baja|dado de baja|dada de baja|
    inactiva|finalizado|finalizada|cesado|encerrado|encerrada|inativa|cessato|cessata|scaduta|
    disdetta|inattiva|terminato|beëindigd|gestopt|geëindigd|opgeheven|uppsagd|avslutad|avslutat|
    upphört|sagt upp|opsagt|ophørt|afsluttet|oppsagt|avsluttet|avsluttede|inaktivní|neaktivní|
    ukončený|ukončená|ukončeno|zrušený|zrušená|zrušeno|vypovězeno|neaktívny|zakończony|zakończona|
    zakończone|rozwiązany|rozwiązana|nieaktywny|nieaktywna|wypowiedziany|wypowiedziana|
    zrezygnował|lemondva|lemondott|megszűnt|inaktív|felmondva|lejárt|päättynyt|irtisanottu|
    ei aktiivinen|loppunut|iptal|iptal edildi|sona erdi|pasif|
    已流失|流失|已终止|已到期|停用|已終止|해지|해지됨|종료|만료|이탈|비활성"""
_ACTIVE = """
    active|aktif|3 progress|live|current|customer|paying|paying customer|in production|renewed|
    valid|
    signed|
    executed|ongoing|running|
    verlängert|erneuert|gültig|unterschrieben|renouvelé|signé|renovado|firmado|aktiv|laufend|
    kunde|actif|active customer|
    aktive|aktiver kunde|active client|activa|attiva|ativa|actieve|aktiva|nuvarande|gällande|
    löpande|aktivní|aktívny|aktywny|aktywna|w toku|aktív|élő|érvényes|aktiivinen|voimassa|
    en service|en vigueur|en vigor|in vigore|em vigor|
    en cours|client|activo|vigente|cliente|actief|lopend|klant|attivo|in corso|ativo|有効|利用中|
    契約中|稼働中|正常|活跃|在用|使用中|合作中|活躍|활성|이용중|사용중|계약중|정상"""


class Billing(StrEnum):
    """What billing systems say of a contract beyond trial, active and ended."""

    NOTICE = "notice"
    PAUSED = "paused"
    FUTURE = "future"
    UNSIGNED = "unsigned"
    VOID = "void"
    OVER = "over"


class InvoiceState(StrEnum):
    """Whether an invoice counts for what its customer pays."""

    COUNTS = "counts"
    DRAFT = "draft"
    VOID = "void"
    UNCOLLECTIBLE = "uncollectible"
    REFUNDED = "refunded"


class Presence(StrEnum):
    """Whether somebody who is named took part."""

    THERE = "there"
    AWAY = "away"


_WON = """
    won|closed won|closedwon|win|gewonnen|gagné|gagnée|ganado|ganada|vinto|受注|fermée gagnée|
    fermé gagné|cerrada ganada|cerrado ganado|cierre ganado|chiusa vinta|chiuso vinto|
    fechado ganho|fechada ganha|geschlossen gewonnen|geschlossen und gewonnen|gesloten gewonnen"""
_LOST = """
    fermée perdue|fermé perdu|cerrada perdida|cerrado perdido|cierre perdido|chiusa persa|
    chiuso perso|fechado perdido|fechada perdida|geschlossen verloren|geschlossen und verloren|
    gesloten verloren|lost|closed lost|closedlost|loss|deleted|abandoned|disqualified|verloren|
    perdu|perdue|
    perdido|perdida|perso|失注"""

_WORDS: dict[tuple[ListKind, str], dict[str, str]] = {
    (ListKind.ACCOUNTS, "status"): {
        AccountStatus.ONBOARDING: """
    onboarding|implementation|implementing|in implementation|new|new customer|einführung|
    einführungsphase|en déploiement|implementación|implementatie|導入中""",
        AccountStatus.LIVE: _ACTIVE
        + """
    |customer closed won|customer renewal|
    past due|overdue|delinquent|in dunning|existing customer|evangelist|customer direct|
    customer channel|direct customer|channel customer|
    renewal|in renewal|renewing|at risk|adopting|bestandskunde|client existant|cliente activo|
    befintlig kund|nuvarande kund|stały klient|stávající zákazník|meglévő ügyfél""",
        AccountStatus.CHURNED: _ENDED
        + """
    |customer lost customer|
    ex customer|past customer|previous customer|lost customer|churned customer|old customer|
    ehemaliger kunde|ancien client|ex cliente|cliente perdido|voormalige klant""",
        AccountStatus.PROSPECT: """
    prospect|prospects|prospect closed lost|prospect identified decision makers|
    prospect in discussion|prospect in negotiation|prospect proposal|prospect purchasing|
    lead qualified|lead unqualified|hot lead|warm lead|cold lead|
    lead|subscriber|marketing qualified lead|marketingqualifiedlead|mql|
    sales qualified lead|salesqualifiedlead|sql|sales accepted lead|
    open opportunity|target|potential customer|potential|pipeline|suspect|opportunity|
    interessent|potenzieller kunde|client potentiel|cliente potencial|prospecto|prospekt|potentiell|
    potenziale|cliente potenziale|potencjalny|potencjalny klient|potenciální|potenciální zákazník|
    potenciális|mahdollinen asiakas|mulig kunde|見込み客|見込客""",
        AccountStatus.PARTNER: """
    partner|partners|reseller|channel partner|channel partner reseller|installation partner|
    implementation partner|solution partner|referral partner|
    technology partner|integrator|distributor|vendor|supplier|agency|consultant|partenaire|socio|
    vertriebspartner|パートナー""",
    },
    (ListKind.ACCOUNTS, "stage"): {
        # Beside what others say what the program says itself, in each of its languages.
        Stage.AWARENESS: """
    awareness|aufmerksamkeit|prise de conscience|conocimiento|conhecimento|認知""",
        Stage.CONSIDERATION: "consideration|abwägung|examen|consideración|consideração|検討",
        Stage.TRIAL: """
    trial|pilot|poc|proof of concept|testphase|essai|prueba piloto|teste|試用""",
        Stage.DECISION: "decision|negotiation|entscheidung|décision|decisión|decisão|意思決定",
        Stage.ADOPTION: "adoption|onboarding|implementation|adopción|adoção|導入 定着",
        Stage.PERFORMANCE: """
    performance|value realization|value realisation|leistung|rendimiento|desempenho|成果拡大""",
        Stage.TRANSFORMATION: """
    transformation|expansion|growth|wandel|transformación|transformação|変革""",
        Stage.ADVOCACY: """
    advocacy|advocate|evangelist|fürsprache|recommandation|recomendación|recomendação|アドボカシー""",
    },
    (ListKind.CONTACTS, "roles"): {
        ContactRole.END_USER: """
    end user|user|power user|anwender|endanwender|utilisateur|usuario|gebruiker|utente|usuário""",
        ContactRole.STAKEHOLDER: """
    stakeholder|influencer|business user|evaluator|beteiligter""",
        ContactRole.COMMERCIAL_BUYER: """
    commercial buyer|economic buyer|buyer|budget holder|procurement|purchasing|
    economic decision maker|einkäufer|acheteur|comprador|inkoper|acquirente""",
        ContactRole.SPONSOR: """
    sponsor|executive sponsor|exec sponsor|business sponsor|sponsor exécutif""",
        ContactRole.CHAMPION: "champion|internal champion|coach|promotor",
        ContactRole.DECISION_MAKER: """
    decision maker|decisionmaker|entscheider|décideur|decisor|beslisser|decisore|
    tomador de decisão|意思決定者""",
    },
    (ListKind.CONTACTS, "sentiment"): {
        Sentiment.ADVOCATE: "advocate|promoter|befürworter",
        Sentiment.SUPPORTIVE: "supportive|positive|supporter|positiv|good",
        Sentiment.NEUTRAL: "neutral|passive|neutre",
        Sentiment.SCEPTICAL: "sceptical|skeptical|sceptic|negative|skeptisch|sceptique",
        Sentiment.BLOCKER: "blocker|detractor|opponent|gegner",
    },
    (ListKind.CONTACTS, "influence"): {
        Influence.HIGH: "high|hoch|élevé|alto|alta|hoog|高",
        Influence.MEDIUM: "medium|mid|mittel|moyen|medio|media|gemiddeld|中",
        Influence.LOW: "low|niedrig|faible|bajo|baja|laag|basso|低",
    },
    (ListKind.CONTACTS, "status"): {
        ContactStatus.ACTIVE: """
    active|current|aktiv|actif|activo|actief|attivo|ativo|有効|在職""",
        ContactStatus.LEFT: """
    left|inactive|former|departed|left company|left the company|has left|no longer with company|
    no longer there|no longer at company|no longer employed|gone|resigned|retired|ex employee|
    former employee|nicht mehr da|nicht mehr im unternehmen|ausgeschieden|ehemalig|
    parti|退職""",
    },
    (ListKind.SUBSCRIPTIONS, "status"): {
        SubscriptionStatus.TRIAL: """
    trial|trialing|in trial|test|testphase|pilot|essai|prueba|proef|試用""",
        SubscriptionStatus.ACTIVE: _ACTIVE
        + "|activated|open|paid|in force|past due|unpaid|overdue|in dunning|dunning",
        SubscriptionStatus.ENDED: _ENDED
        + "|5 renewed|refunded|not renewed|non renewed|lapsed|completed|finished|deleted",
        Billing.VOID: "incomplete|incomplete expired|void|voided|rejected|declined",
        Billing.UNSIGNED: """
    draft|drafted|pending|pending signature|pending approval|pending activation|
    awaiting signature|awaiting approval|out for signature|sent for signature|to be signed|
    not signed|unsigned|in negotiation|negotiation|negotiating|under negotiation|proposal|
    proposed|quote|quoted|offer|offered|in approval|in approval process|in review|under review|
    in progress|planned|entwurf|angebot|in verhandlung|in unterschrift|brouillon|en négociation|
    en attente de signature|borrador|en negociación|pendiente de firma|concept|bozza|rascunho|
    下書き|交渉中""",
        Billing.NOTICE: """
    non renewing|not renewing|nonrenewing|no renewal|will not renew|cancelling|canceling|cancels|
    pending cancellation|pending cancelation|cancel at period end|cancelled at period end|
    canceled at period end|cancels at period end|scheduled to cancel|set to cancel|expiring|
    notice given|in notice|gekündigt zum|läuft aus|en résiliation""",
        Billing.PAUSED: "4 paused|paused|on hold|suspended|frozen|pausiert|en pause|pausado",
        Billing.FUTURE: """
    future|not started|upcoming|scheduled|pending start|starts soon|zukünftig|à venir|futuro""",
    },
    (ListKind.INVOICES, "status"): {
        InvoiceState.COUNTS: """
    paid|open|unpaid|sent|due|past due|overdue|posted|approved|authorised|authorized|issued|
    finalized|closed|partially paid|partial|pending|payment due|payment pending|processing|
    in payment|not paid|partially refunded|succeeded|active|complete|completed|
    viewed|submitted|awaiting payment|adjusted|
    bezahlt|offen|überfällig|versendet|teilbezahlt|gebucht|payée|payé|réglée|en attente|impayée|
    en retard|émise|envoyée|pagada|pagado|pendiente|vencida|enviada|emitida|paga|pago|pendente|
    em aberto|vencido|betaald|openstaand|pagata|da pagare|支払済|未払い""",
        InvoiceState.DRAFT: """
    draft|proforma|pro forma|quote|not sent|entwurf|brouillon|borrador|rascunho|concept|bozza|
    下書き""",
        InvoiceState.VOID: """
    void|voided|cancelled|canceled|deleted|reversed|annulled|storniert|annulliert|annulée|annulé|
    anulada|anulado|cancelada|cancelado|geannuleerd|annullata|取消""",
        InvoiceState.UNCOLLECTIBLE: """
    uncollectible|written off|write off|bad debt|charged off|ausgebucht|uneinbringlich|
    irrécouvrable|incobrable|incobrável""",
        InvoiceState.REFUNDED: """
    refunded|fully refunded|charged back|erstattet|rückerstattet|remboursée|remboursé|
    reembolsada|reembolsado|返金済""",
    },
    (ListKind.OPPORTUNITIES, "stage"): {
        OpportunityStage.IDEA: """
    prospecting|prospect|lead|lead in|new|new lead|open|identified|suspect|appointment scheduled|
    contact made|engaging|erstkontakt|neu|prospection|prospección|引合""",
        OpportunityStage.QUALIFIED: """
    qualification|qualified|qualified to buy|qualify|discovery|needs analysis|needs defined|
    demo|demo scheduled|presentation scheduled|value proposition|perception analysis|
    id decision makers|decision maker bought in|evaluation|develop|qualifiziert|qualifizierung|
    bedarfsanalyse|qualification en cours|calificación|商談""",
        OpportunityStage.PROPOSED: """
    proposal|proposal made|proposal sent|proposal price quote|proposal or price quote|propose|quote|
    quoted|offer|negotiation|negotiating|negotiation review|negotiation or review|
    negotiations started|contract sent|contracting|verbal|verbal commit|commit|angebot|
    verhandlung|proposition|négociation|propuesta|negociación|提案|見積""",
        OpportunityStage.WON: _WON,
        OpportunityStage.LOST: _LOST,
    },
    (ListKind.OPPORTUNITIES, "outcome"): {
        OpportunityStage.WON: _WON,
        OpportunityStage.LOST: _LOST,
        OpportunityStage.IDEA: "open|active|in progress|offen|en cours|abierto",
    },
    (ListKind.ENGAGEMENT, "attended"): {
        Presence.THERE: """
    yes|y|true|1|x|attended|present|completed|complete|passed|participated|joined|done|finished|
    ja|j|teilgenommen|anwesend|abgeschlossen|bestanden|oui|participé|présent|terminé|sí|si|asistió|
    completado|sim|presente|aanwezig|出席|受講済""",
        Presence.AWAY: """
    no|n|false|0|no show|noshow|did not attend|not attended|absent|registered|cancelled|canceled|
    declined|invited|pending|waitlisted|not started|in progress|enrolled|nein|nicht teilgenommen|
    angemeldet|abgesagt|abwesend|eingeladen|non|inscrit|annulé|invité|não|inscrito|ausente|nee|
    afwezig|assente|欠席|未受講""",
    },
    (ListKind.OPPORTUNITIES, "kind"): {
        OpportunityKind.UPSELL: """
    upsell|up sell|up selling|upselling|upsale|
    upgrade|expansion|existing business|existingbusiness|
    existing customer upgrade|add on|
    seats|existing customer|bestandsgeschäft|erweiterung""",
        OpportunityKind.RENEWAL: """
    renewal|renewals|renewal business|renewed business|contract renewal|subscription renewal|
    existing customer renewal|customer renewal|renew|rinnovo|verlenging""",
        OpportunityKind.CROSS_SELL: """
    cross sell|cross selling|crossselling|crosssell|cross sale|
    new product|new business|newbusiness|new customer|
    new logo|neugeschäft|nouveau|nuevo""",
    },
}
_WORDS[ListKind.REQUESTS, "state"] = {RequestState(state): text for state, text in STATES.items()}
_WORDS[ListKind.ACTIONS, "state"] = {
    ActionStatus(state): text for state, text in task_lists.STATES.items()
}
_WORDS[ListKind.ACTIONS, "side"] = {Side(side): text for side, text in task_lists.SIDES.items()}
_WORDS[ListKind.CONTACTS, "language"] = LANGUAGES
_OF_ACCOUNTS = _WORDS[ListKind.ACCOUNTS, "status"]
for _status, _text in (
    (AccountStatus.LIVE, account_states.LIVE),
    (AccountStatus.ONBOARDING, account_states.ONBOARDING),
    (AccountStatus.CHURNED, account_states.CHURNED),
    (AccountStatus.PROSPECT, account_states.PROSPECT),
):
    _OF_ACCOUNTS[_status] += f"|{_text}"
_WORDS[ListKind.ACCOUNTS, "relation"] = _WORDS[ListKind.ACCOUNTS, "status"]
_SPLIT = re.compile(r"\s*(?::::|[;,|/、・\n])\s*")
_BETWEEN = re.compile(r"\s*(?::::|[;|\n])\s*|\s*,\s+|\s+/\s+")  # no sign inside an address
_ARRAY = re.compile(r"\[.*\]|\{.*\}", re.DOTALL)


@lru_cache(maxsize=16)
def vocabulary(kind: ListKind, key: str) -> Mapping[str, str]:
    """Words in lower case -> the value of the domain's list, for one field."""
    known = {
        " ".join(word.split()): value
        for value, text in _WORDS[kind, key].items()
        for word in (*text.split("|"), words(str(value)))
    }
    own = OWN_WORDS.get((kind, key), {})
    return {word: value for value, text in own.items() for word in text.split("|")} | known


def choice(kind: ListKind, key: str, text: str) -> str | None:
    """The domain's value that the words mean; None for words that mean none of them."""
    known = vocabulary(kind, key)
    if (kind, key) == (ListKind.OPPORTUNITIES, "stage"):
        return known.get(words(text)) or _stage_begun(known, text)
    # HubSpot names the pipeline behind a stage: "Closed won (Sales Pipeline)".
    found = known.get(words(text)) or known.get(words(text.rpartition("(")[0]))
    return found or (_of_parts(known, text) if key in ("status", "relation") else None)


_NUMBER_BEFORE = re.compile(r"^\d{1,2}\s?[-–.:)]\s*")  # "3 - Live" is a list's own order
_PARTS = re.compile(r"\s*(?:\s[-–—/]\s|[:,(])\s*")


def _of_parts(known: Mapping[str, str], text: str) -> str | None:
    """What a status of several words means: "Customer - Former", "Cancelled - no payment". Of two
    that are known the one that says more than that it runs is meant; of more nobody knows."""
    parts = _PARTS.split(_NUMBER_BEFORE.sub("", text))
    found = dict.fromkeys(value for part in parts if (value := known.get(words(part))))
    if len(found) == _TWO:
        found.pop("active", found.pop("live", None))
    return next(iter(found)) if len(found) == 1 else None


_TWO = 2


def _stage_begun(known: Mapping[str, str], text: str) -> str | None:
    """The stage with whose word a stage of a sales team's own begins: "Angebot abgegeben", "Closed
    won (Sales Pipeline)". That something is open or new says nothing of how far it is."""
    said = words(text).split()
    for size in range(len(said) - 1, 0, -1):
        stage = known.get(" ".join(said[:size]))
        if stage is not None:
            return None if stage == OpportunityStage.IDEA else stage
    return None


def knows(kind: ListKind, key: str, text: str) -> bool:
    """Whether a cell of such a field holds a word of its list; of several, one is enough."""
    return any(choice(kind, key, item) is not None for item in (text, *items(text)))


def may_hold_several(everything: str) -> bool:
    """Whether the sign between two values stands anywhere in a column's texts."""
    return any(sign in everything for sign in (":::", ";", "|", "\n", ",", "/"))


def several_values(text: str) -> tuple[str, ...]:
    """The values of a cell that holds several of one thing, as addresses or numbers; else it."""
    parts = tuple(dict.fromkeys(part for part in _BETWEEN.split(text.strip()) if part))
    return parts or (text,)


def items(text: str) -> tuple[str, ...]:
    """A cell that lists several things, taken apart; the order is kept, repeats are dropped.

    Lists of programs (`["CRM","Billing"]`, `{CRM,Billing}`) are lists, too.
    """
    text = plain_text(text.strip())
    if _ARRAY.fullmatch(text):
        inside = _SPLIT.split(text[1:-1].strip())
        return tuple(dict.fromkeys(bare for item in inside if (bare := item.strip(" \"'"))))
    return tuple(dict.fromkeys(item for item in _SPLIT.split(text.strip()) if item))
