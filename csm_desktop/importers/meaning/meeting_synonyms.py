"""Phrases of lists of meetings and calls, as CRMs and calendars export them (see `synonyms`)."""

from csm_desktop.importers.meaning.common_synonyms import ACCOUNT_ID, ACCOUNT_NAME, EMAIL

MEETINGS = {
    "external_id": """
    meeting id|event id|activity id|call id|engagement id|record id|id|uid|ical uid""",
    "account_id": ACCOUNT_ID,
    "account_name": ACCOUNT_NAME
    + """
    |company account|company or account|related to|related to name|what|regarding|
    associated company|associated deal company|firma kunde""",
    "account_domain": "company domain|account domain|domain|website",
    "title": """
    title|subject|meeting|meeting name|meeting title|meeting subject|event name|event title|
    call title|call subject|topic|event type name ?|summary|activity|activity name|betreff|titel|
    thema|objet|titre|sujet|asunto|
    título|onderwerp|oggetto|件名|タイトル""",
    "starts_at": """
    start|starts|starts at|start date|start date time|start datetime|start time|started at|begin|
    begins|date|day|on|meeting date|meeting start|meeting start time|event start|event date|
    call start time|call date|call time|activity date|activity date time|date time|from|
    scheduled at|scheduled start|held on|start utc|starts at utc|start time utc|start date utc|
    meeting start time utc|call start time utc|due date ?|beginnt am|beginn|datum|startdatum|début|
    date de début|inicio|fecha|fecha de inicio|begindatum|inizio|data|開始日|日付|開始日時""",
    "ends_at": """
    end|ends|ends at|end date|end date time|end datetime|end time|ended at|meeting end|
    meeting end time|event end|end utc|ends at utc|end time utc|end date utc|to|scheduled end|
    endet am|ende|enddatum|fin|date de fin|
    fecha de fin|einddatum|fine|終了日|終了日時""",
    "clock": """
    start time|time|time of day|start clock|beginnt um|uhrzeit|heure|heure de début|hora|
    hora de inicio|ora|tijd|開始時刻|時刻""",
    "end_clock": "end time|end clock|endet um|heure de fin|hora de fin|終了時刻",
    "duration": """
    duration|length|call duration|meeting duration|dauer|durée|duración|duur|durata|所要時間""",
    "minutes": """
    minutes|duration minutes|duration in minutes|duration min|duration mins|duration in mins|
    duration in min|dauer in minuten""",
    "zone": "time zone|timezone|zeitzone|fuseau horaire|zona horaria|タイムゾーン",
    "cancelled": "cancelled|canceled|is cancelled|is canceled|abgesagt|annulé|cancelado",
    "people": """
    attendees|participants|invitees|required attendees|guests|external attendees|
    customer attendees|client attendees|external participants|attendee names|teilnehmer|
    erforderliche teilnehmer|participantes|deelnemers|partecipanti|出席者|参加者""",
    "email": EMAIL
    + "|attendee email|attendee emails|attendees email|participant email|invitee email",
    "person": """
    contact|contact name|who|name|person|attendee|participant|invitee|associated contact|
    full name|invitee name|invitee full name|ansprechpartner|kontakt""",
    "kind": """
    type|activity type|event type|meeting type|call type ?|engagement type|kind|event subtype|
    task subtype|art|typ|tipo""",
    "outcome": """
    status|outcome|meeting outcome|call outcome|call status|call result|result|state|
    activity status|done ?|ergebnis|statut|estado|stato""",
    "place": """
    location|place|room|meeting location|where|ort|raum|lieu|ubicación|lugar|locatie|luogo|場所""",
    "notes": """
    description|notes|note|comments|comment|meeting notes|internal meeting notes|call notes|
    full comments|body|agenda|call agenda|meeting description|beschreibung|notizen|
    commentaires|notas|opmerkingen|備考|メモ""",
    "next_step": """
    next step|next steps|action item|action items|follow up|follow ups|follow up action|
    follow up actions|agreed next step|next action|next actions|to do|to dos|todo|todos|
    nächster schritt|nächste schritte|vereinbart|folgeaktion|prochaine étape|prochaines étapes|
    action|actions|actions à mener|próximo paso|próximos pasos|siguiente paso|siguientes pasos|
    próximo passo|próximos passos|volgende stap|vervolgstap|vervolgstappen|prossimo passo|
    prossimi passi|次のステップ|ネクストステップ|次のアクション|ネクストアクション|宿題""",
    "next_due": """
    next step date|next step due|next step due date|next step on|next step by|follow up date|
    follow up on|due|due on|due by|by when|until when|deadline|action due|action due date|
    next action date|fällig|fällig am|bis wann|bis|frist|termin nächster schritt|
    datum nächster schritt|nächster schritt am|nächster schritt bis|échéance|date d échéance|
    date de la prochaine étape|date prochaine étape|pour le|fecha límite|
    fecha del próximo paso|fecha próximo paso|vencimiento|prazo|data do próximo passo|
    data próximo passo|volgende stap op|entro il|scadenza|期限|期日|次のステップの期限""",
    "next_owner": """
    next step owner|owner of next step|action owner|step owner|next action owner|responsible|
    responsible person|owner ?|verantwortlich|zuständig|wer|responsable|
    responsable de la prochaine étape|responsable del próximo paso|responsável|
    responsável pelo próximo passo|verantwoordelijk|responsabile|担当|担当者|責任者""",
}
