"""Words that give a kind of list away, of ours and of lists that are not, and what they weigh."""

from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.languages.product_requests import SIGNS_OF_REQUESTS
from csm_desktop.importers.meaning.languages.task_lists import SIGNS_OF_ACTIONS

BILLS = "invoices without their customer, day or amount"
MOVEMENTS = "movements of revenue"
IDEAS = "feature requests without their account"
TASKS = "tasks"
# Files that are lists of something else: the words of their headers that give them away.
OTHER_LISTS: dict[str, str] = {
    "support tickets": """
    conversation|conversation id|conversation rating|teammate assigned|
    ticket priority|ticket created|ticket created date|
    ticket|ticket id|ticket number|case number|case id|case|issue key|priority|severity|
    first response time minutes|resolution time hours|submitted at|closed at|resolved at|
    satisfaction score|escalation flag|opened at|subject|assignee|requester|reporter|issue type|
    request type|summary ?|resolution|störung|vorgang|ticketnummer|ticket nr|vorgangsnummer|
    priorität|gelöst am|geschlossen am|bearbeiter|dringlichkeit|numéro de ticket|priorité|
    résolu le|assigné à|número de ticket|prioridad|resuelto el|asignado a|prioriteit|opgelost op|
    priorità|risolto il|assegnato a|prioridade|resolvido em|atribuído a|prioritet|priorytet|
    priorita|ticket name|ticket status|ticket owner|優先度|チケット番号|問い合わせ番号""",
    "churn events": """
    churn event id|churn date|reason code|churn reason|refund amount usd|refund amount|
    is reactivation|cancellation reason|feedback text|kündigungsgrund""",
    "products": """
    product id|sku|sales price|unit price|list price|price|series|product code|preis|prix|precio|
    stock|in stock""",
    "our own team": """
    sales agent|sales rep|regional office|quota|manager ?|territory|vertriebsmitarbeiter""",
    IDEAS: SIGNS_OF_REQUESTS,
    "consumers": """
    gender|senior citizen|partner ?|dependents|date of birth|birth date|age|marital status|tenure|
    payment method|phone service|geschlecht|geburtsdatum|sexe|性別""",
    "leads": """
    lead|lead id|leadid|lead status|lead score|lead source ?|campaign|mql""",
    BILLS: """
    invoice|invoice id|invoice number|invoice no|invoice date|invoice status|invoice amount|
    invoice amount due|invoice amount paid|invoice total|invoice type|original invoice|
    amount due|amount paid|amount remaining|balance due|subtotal|sub total|paid at|
    minimum line item period start utc|maximum line item period end utc|due date ?|
    rechnungsnr|rechnungsdatum|rechnungsnummer|rechnung|rechnungsstatus|leistungszeitraum|
    leistungszeitraum von|leistungszeitraum bis|facture|numéro de facture|n facture|
    numéro facture|date de facture|date facture|date de facturation|montant ht|montant ttc|
    factura|número de factura|no factura|num factura|n factura|fecha de factura|fecha factura|
    fatura|número da fatura|data da fatura|nota fiscal|factuurnummer|factuurdatum|
    numero fattura|data fattura|請求書番号""",
    MOVEMENTS: """
    starting mrr|ending mrr|starting arr|ending arr|opening mrr|closing mrr|opening arr|closing arr|
    beginning mrr|beginning arr|new mrr|new arr|expansion mrr|expansion arr|contraction mrr|
    contraction arr|churned mrr|churned arr|expansion|contraction|reactivation|net new mrr|
    net new arr|new ?|churn ?|movement|movements|movement type|mrr movement|arr movement|mrr after|
    mrr before|arr after|arr before|mrr change|arr change|change in mrr|change in arr|mrr delta|
    arr delta|delta mrr|delta arr|change type|type of change""",
    "payments": """
    amount refunded|captured|converted amount|converted currency|card id|card brand|card last4|
    card funding|payment intent id|paymentintent id|payment source type|charge id|transaction id|
    balance transaction|payout id|payout date|payment id|payment date|payment amount|
    disputed amount|refunded amount|statement descriptor|fee ?|net ?|gateway|payment status|
    zahlungsdatum|zahlungsbetrag|date de paiement|fecha de pago""",
    "events of a product": """
    event time|event timestamp|event|event type ?|event properties|distinct id|session id ?|
    insert id|user ?|anonymous id""",
    TASKS: SIGNS_OF_ACTIONS,
}

# What logs of activities have beside calls and meetings.
_NO_MEETING_TEXT = """
    task|tasks|to do|todo|email|e mail|mail|list email|note|letter|sms|linkedin message|update|
    aufgabe|    tâche|tarea|other task"""
NO_MEETING = frozenset(" ".join(word.split()) for word in _NO_MEETING_TEXT.split("|"))

# What one unit costs, surely and perhaps: systems call the price of a line so, too.
UNIT_PRICES = frozenset(
    ("unit amount", "unit price", "price unit amount", "plan unit price", "unit list price",
     "list price", "price per unit", "unit cost",
     "price per seat", "price per user", "seat price", "plan amount", "plan price", "einzelpreis",
     "stückpreis", "prix unitaire", "precio unitario", "stuksprijs", "prezzo unitario")
)  # fmt: skip
PRICES = UNIT_PRICES | {
    "amount",
    "price",
    "product price",
    "next payment amount",
    "betrag",
    "preis",
    "montant",
    "importe",
    "bedrag",
}

# Words of headers that feed no field and yet give a kind of list away.
SIGNS: dict[str, str] = {
    ListKind.OPPORTUNITIES: """
    opportunity|opportunity id|deal|deal id|potential id|expected revenue|probability|
    deal probability|forecast type|forecast category|sales agent|pipeline|engage date|
    opportunity owner|deal owner|potential owner|fiscal period|age ?|lead source ?|verkaufschance|
    wahrscheinlichkeit|probabilité|probabilidad|確度""",
    ListKind.MEETINGS: """
    meeting|meeting date|meeting id|meeting name|meeting title|meeting type|meeting outcome|
    meeting start time|meeting end time|meeting notes|event id|event type ?|activity type|
    activity date|activity assigned to|attendees|required attendees|optional attendees|invitees|
    participants|topic|next step|next steps|action items|nächster schritt|
    nächste schritte|prochaine étape|prochaines étapes|próximo paso|próximos pasos|siguiente paso|
    siguientes pasos|próximo passo|próximos passos|volgende stap|vervolgstappen|prossimi passi|
    date de la réunion|compte rendu|ordre du jour|fecha de la reunión|orden del día|asunto ?|
    data da reunião|assunto ?|pauta|次のステップ|ネクストステップ|次のアクション|参加者|
    出席者|議事録|会議日|
    organizer|organiser|meeting organizer|agenda|subject|assigned|assigned to|
    call title|call start time|call duration|call type|call owner|call agenda|call status|
    duration|start|end|start time|end time|start date|end date|all day event|location|
    invitee name|invitee email|invitee time zone|event type name|
    beginnt am|beginnt um|endet am|endet um|erforderliche teilnehmer|optionale teilnehmer|
    besprechungsplanung|participants requis|participants obligatoires|asistentes necesarios|
    partecipanti obbligatori|vereiste deelnemers|
    besprechung|teilnehmer|termin|betreff|uhrzeit|thema|tagesordnung|réunion|
    participants réunion|participantes|reunión|
    会議名""",
    ListKind.ENGAGEMENT: """
    training|training name|training title|training date|training type|course|course name|
    course title|course date|webinar|webinar name|webinar title|webinar date|webinar id|workshop|
    workshop name|session name|event name|event title|event date|event type|attendee|
    attendee name|attendee email|attendee status|participant|participant name|participant email|
    registrant|registration time ?|attended|attendance status|attended on|join time|leave time ?|
    time in session|completed on ?|completion date|completion status|learner|learner name|
    learner email|engagement type|advocacy type|act of advocacy|advocate|schulung|schulungsdatum|
    kurs|kursname|teilnehmer|teilgenommen|formation|webinaire|研修名|講座名|受講者|受講日""",
}

# What a thing is called, in a file's name and in the name of its first column.
NOUNS: tuple[tuple[str, str], ...] = (
    ("churn event", "churn events"),
    ("mrr movement|mrr movements|arr movements|revenue movements|movements",
     MOVEMENTS),
    ("training|trainings|webinar|webinars|workshop|workshops|course|courses|advocacy|testimonial|"
     "testimonials|case study|case studies|reference calls|community|attendance|schulung|"
     "schulungen|formations|webinaires|webinare|研修", ListKind.ENGAGEMENT),
    ("feature request|feature requests|feature idea|product request|product requests|idea|ideas|"
     "customer requests|product feedback|wishlist|wish list|enhancement requests|"
     "requests to product|funktionswünsche|produktwünsche|kundenwünsche|verbesserungsvorschläge|"
     "demandes produit|"
     "demandes de fonctionnalités|idées|solicitudes de producto|solicitudes de funciones|"
     "pedidos de funcionalidade|pedidos de produto|functieverzoeken|richieste di funzionalità|要望|"
     "要望一覧|機能要望", ListKind.REQUESTS),
    ("opportunity|opportunities|deal|deals|potential|potentials|sales pipeline|pipeline",
     ListKind.OPPORTUNITIES),
    ("conversation|conversations|ticket|tickets|vorgänge|zgłoszenia|case|cases|issue|issues|incident|incidents",
     ListKind.TICKETS),
    ("product|products|price list|pricebook", "products"),
    ("sales agent|sales teams|sales team|sales rep|sales reps", "our own team"),
    ("lead|leads", "leads"),
    ("invoice|invoices|rechnung|rechnungen|facture|factures|facturas|faturas|fatture|facturen",
     ListKind.INVOICES),
    ("cta|ctas|task|tasks|action item|action items|to dos|milestone|milestones|aufgaben|"
     "meilensteine|tâches|jalons|tareas|hitos|tarefas|marcos|タスク", ListKind.ACTIONS),
    ("meeting|meetings|activity|activities|event|events|call|calls|calendar|termine|réunions|"
     "reuniones", ListKind.MEETINGS),
    ("line item|line items|subscription|subscriptions|contract|contracts|vertrag|"
     "verträge|vertraege|abos|abonnements|"
     "contrats|contratos|契約", ListKind.SUBSCRIPTIONS),
    ("usage|reading|readings|metric|metrics|measurement|measurements|kpi|kpis|telemetry|kennzahlen",
     ListKind.READINGS),
    ("survey|surveys|nps|csat|ces|umfrage|umfragen|enquête|enquete|encuesta|encuestas|sondaggio|"
     "responses|survey responses|delighted|feedback|zufriedenheit|satisfaction", ListKind.SURVEYS),
    ("contact|contacts|person|people|persons|kontakte|kontakt|ansprechpartner|contactos|contatti|"
     "contatos|contacten|連絡先|担当者", ListKind.CONTACTS),
    ("account|accounts|company|companies|customer|customers|client|clients|organization|organizations|"
     "organisation|organisations|firmen|firma|kunden|unternehmen|entreprises|sociétés|empresas|clientes|"
     "cuentas|klanten|bedrijven|aziende|clienti|contas|顧客|取引先|会社", ListKind.ACCOUNTS),
)  # fmt: skip

# How much each field says for a kind.
WEIGHTS: dict[ListKind, dict[str, float]] = {
    ListKind.ACCOUNTS: {
        "name": 1.0, "domain": 0.5, "external_id": 0.3, "industry": 0.5, "employees": 0.5,
        "country": 0.3, "city": 0.3, "segment": 0.4, "owner": 0.4, "sold_by": 0.3, "status": 0.1,
        "stage": 0.2,
        "strategic": 0.4, "contract_start": 0.3, "arr": 0.4, "mrr": 0.3, "renews_on": 0.3,
        "licensed_seats": 0.2, "products": 0.1, "churned": 0.2, "time_zone": 0.3, "currency": 0.1,
    },
    ListKind.CONTACTS: {
        "email": 1.0, "first_name": 0.8, "last_name": 1.0, "name": 0.6, "title": 0.6, "phone": 0.3,
        "department": 0.4, "roles": 0.3, "account_id": 0.3, "account_name": 0.3, "reports_to": 0.4,
        "external_id": 0.2, "sentiment": 0.3, "influence": 0.3, "left_on": 0.4,
    },
    ListKind.SUBSCRIPTIONS: {
        "external_id": 0.2, "account_id": 0.5, "account_name": 0.5, "account_domain": 0.2,
        "product": 0.4, "arr": 0.9, "mrr": 0.9, "starts_on": 0.5, "ends_on": 0.5, "renews_on": 0.5,
        "term_months": 0.5, "licensed_seats": 0.4, "trial": 0.3, "tcv": 0.6, "interval": 0.6,
        "cancels": 0.4, "interval_count": 0.2, "discount": 0.3, "discount_until": 0.3,
        "churned": 0.2, "status": 0.1, "currency": 0.2, "notice_days": 0.3, "notice_on": 0.3,
        "auto_renewal_months": 0.3, "uplift_percent": 0.3, "cancelled_on": 0.2,
    },
    ListKind.READINGS: {
        "account_id": 0.4, "account_name": 0.4, "account_domain": 0.3, "subscription_id": 0.4,
        "metric": 0.9, "on": 0.5, "value": 0.7, "unit": 0.2, "external_id": 0.1, "source": 0.1,
    },
    ListKind.SURVEYS: {
        "value": 0.9, "comment": 0.6, "on": 0.4, "email": 0.4, "respondent": 0.4, "metric": 0.5,
        "external_id": 0.2, "account_id": 0.3, "account_name": 0.3, "account_domain": 0.2,
        "source": 0.1,
    },
    ListKind.TICKETS: {
        "external_id": 0.3, "account_id": 0.4, "account_name": 0.4, "account_domain": 0.2,
        "on": 0.5, "email": 0.2,
    },
    ListKind.OPPORTUNITIES: {
        "title": 0.8, "account_id": 0.3, "account_name": 0.4, "account_domain": 0.2, "stage": 0.6,
        "outcome": 0.3, "amount": 0.4, "close_on": 0.9, "kind": 0.2, "owner": 0.2, "currency": 0.1,
        "external_id": 0.3, "product": 0.1, "opened_on": 0.3,
    },
    ListKind.ENGAGEMENT: {
        "account_id": 0.4, "account_name": 0.4, "account_domain": 0.2, "on": 0.5, "kind": 0.9,
        "title": 0.6, "email": 0.3, "person": 0.3, "people": 0.4, "attended": 0.4,
    },
    ListKind.MEETINGS: {
        "title": 0.6, "starts_at": 0.6, "ends_at": 0.4, "clock": 0.3, "duration": 0.3,
        "people": 0.6, "person": 0.2, "email": 0.2, "account_id": 0.3, "account_name": 0.4,
        "account_domain": 0.2, "outcome": 0.1, "kind": 0.1, "place": 0.3, "notes": 0.1,
    },
}  # fmt: skip

WEIGHTS[ListKind.INVOICES] = {
    "external_id": 0.5, "account_id": 0.3, "account_name": 0.3, "account_domain": 0.1,
    "subscription_id": 0.2, "on": 0.3, "period_start": 0.3, "period_end": 0.3,
    "service": 0.2, "net": 0.3, "gross": 0.3, "tax": 0.4, "status": 0.1, "of_invoice": 0.3,
}  # fmt: skip
WEIGHTS[ListKind.REQUESTS] = {
    "external_id": 0.2, "account_id": 0.3, "account_name": 0.4, "account_domain": 0.2, "text": 1.0,
    "state": 0.4, "asked_on": 0.5, "answer": 0.4, "answered_on": 0.2, "person": 0.3, "email": 0.2,
}  # fmt: skip
WEIGHTS[ListKind.ACTIONS] = {
    "external_id": 0.1, "account_id": 0.3, "account_name": 0.4, "account_domain": 0.2, "title": 0.8,
    "due_on": 0.6, "owner": 0.2, "side": 0.3, "state": 0.2, "done": 0.3, "done_on": 0.4,
    "notes": 0.1, "created_on": 0.1,
}  # fmt: skip
SIGNS[ListKind.READINGS] = """
    promoters|detractors|passives|active users|monthly active users|weekly active users|
    daily active users|mau|wau|dau|logins|
    log ins|login count|sessions|session count|page views|pageviews|days active|active days|
    number of events|total events|num events|num minutes|num days active|num visitors|event count|
    event totals|uniques|events|event count|time on app|time on app minutes|
    time on site|total time|average daily time on app|average daily time on app minutes|
    avg daily time on app|avg time per day|number of visitors|active visitors|visitors|
    feature clicks|page clicks|clicks|api calls|licenses used|seats used|active seats|
    aktive nutzer|anmeldungen|utilisateurs actifs|connexions|usuarios activos|sesiones"""
SIGNS[ListKind.INVOICES] = OTHER_LISTS[BILLS]
SIGNS[ListKind.REQUESTS] = SIGNS_OF_REQUESTS
SIGNS[ListKind.ACTIONS] = SIGNS_OF_ACTIONS
SIGNS[ListKind.TICKETS] = OTHER_LISTS["support tickets"]
