"""Phrases of lists of invoices, and words that tell credits and what is billed once."""

import re
from collections.abc import Sequence

from csm_desktop.importers.meaning.common_synonyms import ACCOUNT_ID, ACCOUNT_NAME, EMAIL

INVOICES = {
    "external_id": """
    invoice number|invoice no|invoice id|invoice|number ?|num ?|document number|doc number|
    bill number|reference number ?|id ?|rechnungsnummer|rechnungsnr|rechnung|beleg ?|belegnummer|
    numéro de facture|n facture|facture|numéro facture|número de factura|no factura|num factura|
    n factura|factura|número da fatura|número da nota|fatura|nota fiscal|factuurnummer|
    numero fattura|請求書番号""",
    "account_id": ACCOUNT_ID + "|customer ?|customer reference|bill to id",
    "account_name": ACCOUNT_NAME
    + """
    |contact name|customer full name|bill to|billed to|bill to name|billing name|
    customer description ?|destinataire|rechnungsempfänger|debitor name""",
    "account_domain": "domain|company domain|customer domain|website",
    "email": EMAIL + "|billing email|customer e mail|email facturation",
    "subscription_id": """
    subscription|subscription id|subscription number|contract id|contract number|contract|
    abonnement id|abo nummer|vertragsnummer|numéro de contrat|número de contrato|契約番号""",
    "on": """
    invoice date|date|issue date|issued|issued on|issued at|invoiced on|billed on|bill date|
    billing date|document date|created ?|created utc ?|date utc|finalized at ?|
    finalized at utc ?|txn date|transaction date|rechnungsdatum|belegdatum|datum|ausgestellt am|
    date de facture|date de facturation|date facture|date d émission|fecha de factura|
    fecha factura|fecha de emisión|fecha|data da fatura|data de emissão|data|factuurdatum|
    data fattura|請求日|発行日""",
    "period_start": """
    period start|service start|service start date|service period start|period from|service from|
    start date|start|from|date from|billing period start|billing start|
    subscription period start|coverage start|line period start|line item period start|
    minimum line item period start|minimum line item period start utc|period start utc|
    service date from|leistungsbeginn|leistung von|leistungszeitraum von|zeitraum von|von|
    periode von|début de période|début de la période|période du|début|du|inicio del período|
    inicio del periodo|inicio período|desde|inicio|início do período|início|periodo dal|
    利用開始日|対象期間開始""",
    "period_end": """
    period end|service end|service end date|service period end|period to|service to|period until|
    end date|end|to|date to|until|billing period end|billing end|subscription period end|
    coverage end|line period end|line item period end|maximum line item period end|
    maximum line item period end utc|period end utc|service date to|leistungsende|leistung bis|
    leistungszeitraum bis|zeitraum bis|bis|periode bis|fin de période|fin de la période|
    période au|fin|au|fin del período|fin del periodo|fin período|hasta|fin de periodo|
    fim do período|fim|até|periodo al|利用終了日|対象期間終了""",
    "service": """
    period|service period|billing period|period of service|invoice period|coverage|
    subscription period|month|billing month|service month|leistungszeitraum|zeitraum|
    abrechnungszeitraum|leistungsmonat|monat|période|période de facturation|
    période de service|mois|período|periodo|período de servicio|período de facturación|
    mes|período de serviço|período de faturamento|mês|periodo di servizio|対象期間|対象月""",
    "net": """
    net|net amount|amount net|subtotal|sub total|line amount|line total|amount without tax|
    amount excl tax|amount excl vat|amount ex vat|amount ex tax|total excl tax|
    total excluding tax|total excl vat|total ex vat|untaxed amount|pre tax amount|taxable amount|
    amount|price ?|betrag netto|nettobetrag|netto|summe netto|betrag|positionsbetrag|
    montant ht|total ht|ht|montant|importe neto|neto|base imponible|importe|importe sin iva|
    valor líquido|valor sem impostos|valor|bedrag|bedrag excl|bedrag excl btw|bedrag ex btw|
    bedrag exclusief btw|excl btw|imponibile|importo|金額|税抜金額""",
    "gross": """
    total|total amount|invoice amount|invoice total|amount total|grand total|gross|gross amount|
    amount incl tax|amount incl vat|amount with tax|total incl tax|total incl vat|total with tax|
    gesamtbetrag|bruttobetrag|brutto|rechnungsbetrag|summe|summe brutto|betrag brutto|
    montant ttc|total ttc|ttc|importe total|importe con iva|total con iva|valor total|
    valor bruto|totaal|bedrag incl|bedrag incl btw|bedrag inclusief btw|incl btw|totale|
    請求金額|税込金額""",
    "tax": """
    tax|tax amount|tax total|total tax|vat|vat amount|sales tax|gst|gst amount|mwst|mwst betrag|
    ust|ust betrag|steuer|steuerbetrag|umsatzsteuer|tva|montant tva|iva|importe iva|impuesto|
    impuestos|imposto|impostos|btw|消費税""",
    "discount": """
    discount|discount amount|total discount amount|discount total|rabatt|rabattbetrag|remise|
    montant remise|descuento|desconto|sconto|korting""",
    "refunded": """
    amount refunded|refunded amount|refunds|refunded|erstattet|erstattungsbetrag|
    montant remboursé|importe reembolsado|valor reembolsado""",
    "currency": """
    currency|currency code|invoice currency|währung|devise|monnaie|moneda|divisa|moeda|valuta|
    通貨""",
    "status": """
    status|invoice status|payment status|state|rechnungsstatus|zahlungsstatus|statut|
    statut de paiement|estado|estado de pago|situação|stato|状態|ステータス""",
    "kind": """
    type|invoice type|document type|transaction type|line type|entity type|item type|kind|
    recurring|is recurring|billing reason|belegart|rechnungsart|art|typ|type de document|
    type de facture|tipo|tipo de documento|tipo documento|種類""",
    "of_invoice": """
    original invoice|original invoice number|credited invoice|reference invoice|
    reference invoice number|related invoice|applied to|applied to invoice|corrects|
    zu rechnung|ursprungsrechnung|bezug|facture d origine|facture liée|factura original|
    factura rectificada|fatura original""",
    "product": """
    product|plan|plan name|product name|item|item name|product service|service|package|
    subscription plan|inventory item code ?|produkt|tarif|artikel|leistung|paket|produit|formule|
    offre|prestation|article|producto|servicio|artículo|produto|serviço|plano|prodotto|製品|商品|
    プラン""",
    "description": """
    description|line description|item description|line item|memo|memo description|details|text|
    subject|reference|note|notes|beschreibung|bezeichnung|position|buchungstext|positionstext|
    libellé|désignation|descripción|concepto|detalle|descrição|descrizione|摘要|品目""",
}

_CREDIT = re.compile(
    r"\b(?:credit(?: ?note| ?memo)?s?|accreccredit|accpaycredit|refunds?|reversal|storno|"
    r"gutschrift|stornorechnung|rechnungskorrektur|avoirs?|note de crédit|remboursement|"
    r"nota de crédito|abono|rectificativa|factura rectificativa|reembolso|estorno|"
    r"nota di credito|creditnota)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:one[ -]?(?:off|time)|non[ -]?recurring|set ?-?up(?: fee)?|on ?-?boarding|"
    r"implementation|training|workshops?|consult\w+|professional services?|migration|"
    r"travel|expenses|hardware|custom development|"
    r"einmalig\w*|einrichtung\w*|einführung\w*|schulung\w*|beratung\w*|reisekosten|"
    r"frais (?:d installation|d'installation|de mise en service|unique)|mise en (?:service|place)|"
    r"paramétrage|formation|installation|"
    r"pago único|cargo único|puesta en marcha|configuración inicial|capacitación|formación|"
    r"consultoría|pagamento único|taxa única|implantação|treinamento|consultoria)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:subscription\w*|recurring|licen[cs]es?|licen[cs]ing|plan|monthly|annual|yearly|"
    r"quarterly|support|maintenance|abo|abonnement\w*|lizenz\w*|wartung\w*|monatlich\w*|"
    r"jährlich\w*|licences?|mensuel\w*|annuel\w*|suscripción|licencias?|mensual|anual|"
    r"assinatura|licenças?|mensal)\b",
    re.IGNORECASE,
)


_BILL = re.compile(
    r"\b(?:sales )?(?:invoices?|rechnung|facture|factura|fatura|fattura|factuur|accrec)\b",
    re.IGNORECASE,
)


def speaks_of_bills(values: Sequence[str]) -> bool:
    """Whether a column says of each line that it is an invoice or a credit."""
    known = [value for value in values if _BILL.match(value) or _CREDIT.match(value)]
    return any(map(_BILL.match, known)) and len(known) == len(values)


def is_credit(text: str, *, begins: bool = False) -> bool:
    """Whether a line says of itself that it is a credit: by its type, or as its text `begins`,
    for "10,000 API credits" are none."""
    found = _CREDIT.search(text)
    return found is not None and (not begins or found.start() == 0)


def is_once(kind: str, *texts: str) -> bool:
    """Whether a line is billed once: its own type says so, else its words do."""
    if _ONCE.search(kind) or kind.strip().casefold() in ("false", "no", "nein", "non", "adhoc"):
        return True
    spoken = " ".join(texts)
    return bool(_ONCE.search(spoken)) and not _AGAIN.search(spoken)
