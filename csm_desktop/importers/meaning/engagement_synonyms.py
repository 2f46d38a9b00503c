"""Phrases of lists of trainings, webinars, events and acts of advocacy (see `synonyms`)."""

from csm_desktop.importers.meaning.common_synonyms import ACCOUNT_ID, ACCOUNT_NAME, EMAIL

ENGAGEMENT = {
    "account_id": ACCOUNT_ID,
    "account_name": ACCOUNT_NAME,
    "account_domain": "company domain|account domain|domain|website",
    "on": """
    date|day|on|training date|webinar date|event date|session date|course date|attended on|
    attended at|attendance date|date attended|completed on|completed at|completion date|
    date completed|completed date|join time|joined at|start time|started at|event start|
    webinar start|happened on|act date|datum|tag|schulungsdatum|datum der schulung|
    abgeschlossen am|teilgenommen am|veranstaltungsdatum|jour|date de la formation|
    date de l événement|fecha|fecha de formación|datum training|data|日付|受講日|開催日""",
    "kind": """
    type|kind|activity|activity type|engagement|engagement type|event type|training type|category|
    format|advocacy type|advocacy|act|act of advocacy|art|typ|kategorie|type d activité|catégorie|
    tipo|categoría|soort|categoria|種類|種別""",
    "title": """
    title|topic|subject|training|training name|training title|course|course name|course title|
    webinar|webinar name|webinar title|event|event name|event title|session|session name|
    session title|workshop|workshop name|description|note|notes|comment|what|thema|titel|schulung|
    kurs|kursname|veranstaltung|webinartitel|formation|titre|sujet|curso|formación|cursus|titolo|
    研修名|講座名|タイトル|イベント名""",
    "email": EMAIL
    + """
    |attendee email|participant email|registrant email|learner email|user email|person email|
    student email|advocate email""",
    "person": """
    attendee|attendee name|participant|participant name|registrant|registrant name|learner|
    learner name|student|student name|name|full name|person|person name|contact|contact name|user|
    user name|user name original name|advocate|teilnehmer|teilnehmername|nom|participante|nombre|
    deelnemer|partecipante|氏名|参加者|受講者""",
    "people": """
    people|participants|attendees|number of participants|number of attendees|attendee count|
    participant count|attendees count|headcount|teilnehmerzahl|anzahl teilnehmer|
    nombre de participants|número de participantes|aantal deelnemers|人数|参加人数""",
    "attended": """
    attended|attendance|attendance status|attendee status|showed up|present|
    completion status|participated|teilgenommen|anwesend|teilnahme|participé|présent|
    présence|asistió|asistencia|aanwezig|presente|出席|受講状況""",
}
