"""Words of a header that give a kind of list away: of ours, and of lists that are not."""

from csm_desktop.importers.meaning.fields import ListKind

# Files that are lists of something else: the words of their headers that give them away.
OTHER_LISTS: dict[str, str] = {
    "tickets": """
    ticket|ticket id|ticket number|case number|case id|case|issue key|priority|severity|
    first response time minutes|resolution time hours|submitted at|closed at|resolved at|
    satisfaction score|escalation flag|opened at|subject|assignee|requester|störung|vorgang""",
    "churn events": """
    churn event id|churn date|reason code|churn reason|refund amount usd|refund amount|
    is reactivation|cancellation reason|feedback text|kündigungsgrund""",
    "products": """
    product id|sku|sales price|unit price|list price|price|series|product code|preis|prix|precio|
    stock|in stock""",
    "our own team": """
    sales agent|sales rep|regional office|quota|manager ?|territory|vertriebsmitarbeiter""",
    "consumers": """
    gender|senior citizen|partner ?|dependents|date of birth|birth date|age|marital status|tenure|
    payment method|phone service|geschlecht|geburtsdatum|sexe|性別""",
    "leads": """
    lead|lead id|leadid|lead status|lead score|lead source ?|campaign|mql""",
    "invoices": """
    invoice|invoice id|invoice number|invoice date|due date ?|rechnungsnummer|facture|factura|
    請求書番号""",
    "meetings and tasks": """
    task|task id|activity type|meeting|event id|attendees|due|call duration|aufgabe""",
}

# Words of headers that feed no field and yet give a kind of list away.
SIGNS: dict[str, str] = {
    ListKind.OPPORTUNITIES: """
    opportunity|opportunity id|deal|deal id|potential id|expected revenue|probability|
    deal probability|forecast type|forecast category|sales agent|pipeline|engage date|
    opportunity owner|deal owner|potential owner|fiscal period|age ?|lead source ?|verkaufschance|
    wahrscheinlichkeit|probabilité|probabilidad|確度""",
}
