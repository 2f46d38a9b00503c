"""Phrases of lists that measure: readings, answers of surveys, tickets (see `synonyms`)."""

from csm_desktop.importers.meaning.common_synonyms import ACCOUNT_ID, ACCOUNT_NAME, EMAIL

READINGS = {
    "external_id": "usage id|reading id|measurement id|id|record id|event id",
    "account_id": ACCOUNT_ID,
    "account_name": ACCOUNT_NAME,
    "account_domain": "domain|company domain|website|account domain|hostname|host name",
    "subscription_id": """
    subscription id|subscriptionid|contract id|vertragsnummer|契約番号""",
    "metric": """
    measure names|measure name|metric|metric name|metric key|metric type|
    feature name|feature|event|event name|event type|
    measure|kpi|indicator|kpi name|measurement|kennzahl|
    messgröße|metrik|indicateur|métrique|indicador|métrica|metrica|meetwaarde|kengetal|indicatore|
    指標|指標名|項目 ?""",
    "on": """
    date|day|on|week of|month of|quarter of|event time ?|
    usage date|reading date|survey date|response date|report date|reporting date|
    measured on|measured at|recorded at|recorded on|metric date|captured at|observed at|logged at|
    usage month|usage day|month|week|period|timestamp|quarter|fiscal quarter|calendar quarter|
    year month|year quarter|month year|calendar month|calendar week|reporting period|
    week number|iso week|month number|month name|reporting month|reporting quarter|
    usage period|usage quarter|usage week|period end|
    period ending|month end|month ending|week end|week ending|quartal|berichtsmonat|
    berichtszeitraum|kalenderwoche|kw|trimestre|kwartaal|as of|as of date|date recorded|
    snapshot date|datum|tag|monat|woche|stichtag|messdatum|jour|mois|semaine|période|fecha|día|
    mes|semana|periodo|dag|maand|data|giorno|mese|mês|período|日付|年月|月|測定日|対象月""",
    "value": """
    value|measure values|measure value|metric value|measured value|reading value|
    usage count|amount ?|count|reading|score|result|quantity|usage|wert|messwert|anzahl|
    valeur|valor|cantidad|waarde|aantal|valore|quantità|値|数値|件数|実績""",
    "unit": """
    unit|metric unit|unit of measure|uom|einheit|unité|unidad|eenheid|unità|unidade|単位""",
    "source": """
    source|data source|quelle|origine|fuente|bron|fonte|出典|データ元""",
}

SURVEYS = {
    "external_id": "response id|survey response id|answer id|submission id|review id|id",
    "account_id": ACCOUNT_ID,
    "account_name": ACCOUNT_NAME
    + """
    |reviewer company|reviewer company name|reviewer organization|company of reviewer|
    ticket organization name|ticket organization|requester organization|
    requester organization name""",
    "account_domain": "company domain|account domain|domain|website",
    "on": """
    zeitstempel|completion time|horodateur|marca temporal|informazioni cronologiche|tijdstempel|
    carimbo de data hora|タイムスタンプ|date|survey date|response date|survey response time|
    survey response date|date responded|
    response timestamp|responded at|response time|submitted at|submitted on|
    ticket solved date|ticket solved|solved at|solved on|rated at|rated on|
    submitted date|review date|review submitted on|published date|published on|published at|
    date published|reviewed on|reviewed at|
    submission date|created at|created at utc|answered at|answered on|completed at|recorded date|
    end date|timestamp|submit date|submit date utc|date submitted|submitted|end date utc|
    survey completed date|date of response|responded on|response received|
    received at|datum|umfragedatum|antwortdatum|beantwortet am|date de réponse|date réponse|
    fecha|fecha de respuesta|data|datum antwoord|回答日|回答日時""",
    "metric": """
    survey|survey name|survey type|question|question name|metric|type of survey|umfrage|frage|
    enquête|question posée|encuesta|pregunta|sondaggio|domanda""",
    "value": """
    score|rating|survey score|survey rating|answer ?|response ?|result ?|nps|nps score|nps rating|
    star rating|stars|overall rating|review rating|rating overall|review score|
    csat|csat score|csat rating|ces|ces score|satisfaction|satisfaction score|
    overall satisfaction|customer satisfaction|customer effort score|net promoter score|
    likelihood to recommend|bewertung|note ?|punktzahl|zufriedenheit|note de satisfaction|
    puntuación|satisfacción|valutazione|beoordeling|評価|スコア|満足度""",
    "email": EMAIL
    + """
    |requester email|respondent email|customer email|person email|user email|recipient email|
    respondent""",
    "respondent": """
    respondent|respondent name|reviewer|reviewer name|name|full name|person|person name|contact|
    contact name|
    customer contact|user|user name|teilnehmer|befragter|répondant|nom|encuestado|nombre|回答者""",
    "comment": """
    comment|comments|what could we do better|what can we do better|what can we improve|
    review|review text|review body|what do you like best|what do you like most|customer feedback|
    satisfaction comment|feedback text|feedback comment|verbatims|customer verbatim|
    how can we improve|reason for your score|reason for score|feedback|verbatim|open text|
    free text|text|remark|remarks|reason|
    nps comment|nps feedback|csat comment|additional comments|additional feedback|answer text|
    survey comment|customer comment|why|kommentar|kommentare|freitext|anmerkung|begründung|
    commentaire|commentaires|comentario|comentarios|commento|opmerking|toelichting|コメント|
    自由記述""",
    "source": "source|channel|survey source|quelle|canal",
}

TICKETS = {
    "external_id": """
    conversation id|ticket id|ticket number|ticket no|ticket|case number|case id|case no|issue key|
    issue id|id|key|
    number ?|ticketnummer|vorgangsnummer|numéro de ticket|número de ticket""",
    "account_id": ACCOUNT_ID,
    "account_name": ACCOUNT_NAME
    + """
    |requester organization|requester organization name|ticket organization|organizations|
    organisations|companies""",
    "account_domain": "company domain|account domain|domain|website",
    "on": """
    ticket created date|ticket created|ticket created timestamp|conversation started at|
    conversation started at utc|conversation created at|created at|created|created date|created on|
    creation date|opened at|opened|opened on|date opened|
    opened date|open date|date time opened|submitted at|submitted on|reported on|date created|
    created time|requested at|date|datum|erstellt|erstellt am|eröffnet am|geöffnet am|créé le|
    date de création|fecha de creación|creado|aangemaakt op|作成日|受付日""",
    "email": EMAIL + "|requester email|reporter email|customer email|requester e mail",
}
