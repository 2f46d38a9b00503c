"""Phrases of lists of contracts, and of what lists of accounts say of them (see `synonyms`)."""

from csm_desktop.importers.meaning.common_synonyms import ACCOUNT_ID, ACCOUNT_NAME

ARR = """
    arr|contracted arr|committed arr|carr|normalized arr|normalised arr|annual commit ?|
    annual commitment ?|annual minimum ?|renewal arr|arr at renewal|renewal amount ?|
    annual recurring revenue|annual recurring|current arr|arr amount|total arr|acv|
    annual contract value|annual value|yearly value|annual revenue recurring|subscription arr|
    contract arr|account arr|customer arr|net arr|gross arr|list arr|arr before discount|
    annual list price|annual fee|yearly fee|annual subscription fee|annual subscription value|
    éves díj|éves bevétel|éves érték|wartość roczna|przychód roczny|roczna wartość|
    roční hodnota|roční poplatek|jahresgebühr|jahrespreis|redevance annuelle|cuota anual|
    jährlich wiederkehrender umsatz|
    jahresumsatz wiederkehrend|jahreswert|vertragswert jährlich|jahresvertragswert|
    revenu annuel récurrent|revenu récurrent annuel|valeur annuelle|ingresos recurrentes anuales|
    ingreso anual recurrente|valor anual|jaarlijkse terugkerende omzet|jaarwaarde|
    ricavi ricorrenti annuali|valore annuo|receita recorrente anual|
    receita anual recorrente|年間経常収益|年次経常収益|年間契約額|年間契約金額|
    年間金額|年間料金|年間利用料|
    年額|年額料金"""

MRR = """
    mrr|recurring monthly|contracted mrr|committed mrr|cmrr|normalized mrr|
    normalised mrr|
    contracted monthly recurring revenue|monthly recurring revenue|mrr amount|current mrr|
    total mrr|monthly value|monthly fee|
    monthly price|monatlich wiederkehrender umsatz|monatswert|monatsbetrag|
    revenu mensuel récurrent|revenu récurrent mensuel|valeur mensuelle|
    ingresos recurrentes mensuales|valor mensual|maandelijkse terugkerende omzet|maandbedrag|
    ricavi ricorrenti mensili|canone mensile|receita recorrente mensal|
    receita mensal recorrente|月次経常収益|月間経常収益|月額|月額料金|月額利用料"""

TCV = """
    tcv|total contract value|total contract amount|contract total|contract value ?|
    contract amount ?|total value ?|lifetime contract value ?|vertragssumme|gesamtvertragswert|
    vertragswert ?|valeur totale du contrat|valeur du contrat ?|valor total del contrato|
    valor del contrato ?|vertragsnettowert|nettowert ?|auftragswert ?|net value ?|
    totale contractwaarde|contractwaarde ?|valore totale del contratto|
    valor total do contrato|契約総額|総契約額|契約金額 ?|계약금액 ?|계약 금액 ?|合同金额 ?|合同总额|
    合同總額|合約金額 ?"""

TERM = """
    term|term months|contract term|term in months|contract term months|contract length|
    subscription term|months|term years|term in years|contract term years|contract duration|
    duration months|laufzeit|laufzeit monate|laufzeit in monaten|laufzeit in jahren|laufzeit jahre|
    vertragslaufzeit|durée|durée mois|duración|plazo|looptijd|durata|durata mesi|prazo|契約期間|
    期間 ?"""

RENEWAL = """
    renewal date|renewal|renewal on|renewal due|next payment date ?|
    next bill date ?|next billing ?|next billing date ?|next billing at ?|verlängerung zum|
    vertragsverlängerung zum|renewal date renewal|renewal month|renews on|next renewal|
    next renewal date|
    contract renewal date|contract renewal|renews|verlängerung|verlängerungsdatum|
    vertragsverlängerung|nächste verlängerung|date de renouvellement|renouvellement|échéance|
    fecha de renovación|fecha renovación|renovación|verlengingsdatum|verlenging|
    contractverlenging|data di rinnovo|rinnovo|data rinnovo|data de renovação|renovação|
    megújítás|megújítás dátuma|data odnowienia|odnowienie|datum obnovy|obnova|
    scadenza|scadenza contratto|data scadenza|data di scadenza|vencimento|data de vencimento|
    vencimiento|fecha de vencimiento|契約更新|契約更新日|次回更新日|更新日|契約満了日|契約終了日"""

SEATS = """
    seats|licensed seats|licenses|licences|licenses purchased|number of seats|seat count|
    plan quantity|item quantity|subscription quantity|
    user licenses|licence count|license count|purchased seats|quantity ?|qty ?|lizenzen|
    anzahl lizenzen|plätze|nutzerlizenzen|licences achetées|nombre de licences|sièges|licencias|
    número de licencias|asientos|licenties|aantal licenties|licenze|numero licenze|licenças|
    número de licenças|ライセンス数|席数|契約数 ?"""

PRODUCT = """
    product|products|plan|plan tier|plan name|product name|subscription plan|package|edition|
    tier ?|product line|module|modules|products owned|produkt|produkte|tarif|paket|vertragsart|
    produit|produits|offre|formule|producto|productos|product tier|producten|pakket|abonnement|
    prodotto|prodotti|piano|produto|produtos|plano|製品|商品|プラン|製品名|商品名|
    subscription name ?|item ?|sku ?"""

CURRENCY = """
    currency|curr|next payment currency|belegwährung|hauswährung|currency code|currency iso code|
    account currency|deal currency|währung|waehrung|
    währungscode|devise|monnaie|moneda|divisa|valuta|munteenheid|moeda|通貨|通貨コード"""

START = """
    start date|from date|billing start date|start|starts on|started|started at|started on|starts at|
    contract start|contract start date|subscription start|contract effective date|
    original start|original start date|original contract start|original contract start date|
    initial start date|first start date|first contract start|initial contract start|
    subscription start date|service start|service start date|effective date|term start|
    current term start|start date utc|start utc|begin date|begin|beginn|startdatum|
    vertragsbeginn|vertragsstart|
    activated at|activated on|activation date|
    laufzeitbeginn|abschlussdatum ?|date de début|début|debut|date début|début du contrat|
    fecha de inicio|inicio|fecha inicio|inicio del contrato|begindatum|ingangsdatum|contractstart|
    data di inizio|data inizio|inizio|inizio contratto|data de início|data de inicio|início|
    kezdete|kezdő dátum|data rozpoczęcia|początek umowy|datum zahájení|
    開始日|契約開始日|利用開始日"""

STATUS = """
    status|statecode|subscription state|subscription status|account status|customer status|
    situação|situación|stato cliente|
    állapot|stav|zustand|kundenstatus|statut|estado|stato|
    状態|
    ステータス|状況|stand ?|
    active|is active|active account|active customer|is active customer|active subscription|
    aktiv|actif|activo|actief|attivo|ativo"""
INACTIVE = """
    inactive|disabled|is disabled|is inactive|deactivated|is deactivated|inaktiv|inactif|inactivo|
    inactief|inattivo|
    inativo"""
CHURNED = """
    churn flag|churned|is churned|churn|has churned|gekündigt|résilié|cancelado|opgezegd|disdetto|
    解約"""

CHURNED_ON = """
    churn date|churned on|churned at|date churned|churned date|cancellation date|cancelation date|
    canceled on|cancelled on|cancel date|customer to|customerto|customer until|lost on|lost date|
    ended on|ended at|ended at utc|termination date|terminated on|kündigungsdatum|
    gekündigt zum|kündigung zum|kündigung per|gekündigt per|
    kunde bis|date de résiliation|résilié le|fecha de baja|
    fecha de cancelación|opzegdatum|data disdetta|解約日"""

CANCELLED_AT = """
    canceled at|cancelled at|canceled at utc|cancelled at utc|canceled date|cancelled date|
    date canceled|date cancelled"""

CLAUSE_PHRASES = {
    "notice_days": """
notice|notice period|notice period days|notice period months|notice period in days|
notice period in months|notice days|notice months|notice in days|notice in months|days notice|
days of notice|months notice|cancellation notice|cancellation notice period|
cancellation notice days|termination notice|termination notice period|termination notice days|
cancellation period|non renewal notice|non renewal notice period|renewal notice|
renewal notice days|renewal notice period|owner expiration notice|opt out period|
kündigungsfrist|kündigungsfrist tage|kündigungsfrist in tagen|kündigungsfrist monate|
kündigungsfrist in monaten|préavis|préavis mois|
préavis en mois|préavis jours|délai de préavis|durée de préavis|preaviso|
preavviso giorni|preavviso in giorni|plazo de preaviso|días de preaviso|opzegtermijn|
opzegtermijn maanden|preavviso|
periodo di preavviso|aviso prévio|uppsägningstid|uppsägning|opsigelse|opsigelsesvarsel|
opsigelsesfrist|oppsigelsestid|oppsigelsesfrist|irtisanomisaika|okres wypowiedzenia|
felmondási idő|výpovědní lhůta|
解約予告期間""",
    "notice_on": """
notice date|notice by|notice due|notice due date|notice deadline|notice deadline date|
last notice date|last day of notice|last day to cancel|notice to be given by|cancel by|
cancel by date|cancellation deadline|cancellation notice date|cancellation notice by|
non renewal deadline|non renewal notice date|non renewal notice by|opt out date|opt out by|
opt out deadline|termination notice date|termination notice by|decision deadline ?|
kündigung bis|kündbar bis|kündbar zum ?|spätester kündigungstermin|kündigungstermin|
date limite de préavis|date de préavis|fecha de preaviso|fecha límite de preaviso|
uiterste opzegdatum|opzeggen voor|data preavviso|解約予告期限""",
    "auto_renewal_months": """
auto renew|auto renews|auto renewal|auto renewals|autorenew|autorenewal|autorenews|
auto renewal flag|is auto renew|auto renewing|automatic renewal|automatically renews|
renews automatically|auto renewal term|auto renew term|auto renewal months|auto renewal period|
auto renewal term months|renewal type ?|renewal terms ?|
contract term action at term end|action at term end|renewal method ?|evergreen|
automatische verlängerung|verlängert sich automatisch|verlängert sich um|autom verlängerung|
renouvellement automatique|reconduction tacite|tacite reconduction|renovación automática|
automatische verlenging|stilzwijgende verlenging|rinnovo automatico|tacito rinnovo|
renovação automática|自動更新""",
    "uplift_percent": """
uplift|uplift percent|uplift percentage|uplift pct|annual uplift|annual uplift percent|
renewal uplift|renewal uplift percent|price increase|price increase percent|
annual price increase|renewal price increase|price rise|price escalator|escalator|
annual escalator|price uplift|price indexation|indexation|price adjustment ?|rate increase|
renewal increase|cpi cap|uplift cap|preiserhöhung|preisanpassung|indexierung|preissteigerung|
augmentation de prix|augmentation annuelle|aumento de precio|subida de precio|indexatie|
prijsverhoging|aumento prezzo|adeguamento istat|reajuste|reajuste anual|値上げ率""",
}

CONTRACTS = {
    "external_id": """
verkaufsbeleg|vertragsbeleg|subscription id|subscriptionid|sub|sub id|subscription uuid|uuid|
subscription name ?|
subscription ref|subscription ?|contract ?|agreement ?|agreement number|agreement id|vertrag ?|
contract id|contract number|contract no|subscription number|
order id ?|order number ?|id|record id|external id|vertragsnummer|vertrags id|vertragsnr|
abo nummer|numéro de contrat|n contrat|id abonnement|número de contrato|id suscripción|
contractnummer|numero contratto|número do contrato|契約番号|契約id|サブスクリプションid""",
    "account_id": ACCOUNT_ID + "|user id ?|account code",
    "account_name": ACCOUNT_NAME
    + "|associated company|customer description ?|name auftraggeber|auftraggeber name",
    "account_domain": """
domain|company domain|website|account domain|account website|customer email ?|user email ?|
subscriber email ?|billing email ?|email ?""",
    "product": PRODUCT
    + """
|subscription|subscription name|contract name ?|bezeichnung ?|materialkurztext|
plan id ?|rate plan|rate plan name|rate plan charge name|charge name|
rate plan charge|item price id ?|plan nickname|plan code ?|price nickname|product plan""",
    "arr": ARR + "|annual amount|yearly amount|annual price ?",
    "mrr": MRR + "|monthly amount",
    "price": "price for each interval|recurring amount|recurring price|subscription price|"
    "subscription amount",
    "period_start": """
current period start|current period start date|current period start utc|current period started at|
current period started on|current billing period start|billing period start""",
    "currency": CURRENCY,
    "starts_on": START
    + """
|term start date|contract term start|activated at|activated on|signup date|created ?""",
    "ends_on": """
end date|to date|end|ends|ends on|ends at|expires|expires at|valid until|valid through|valid to|
runs until|contract until|contract ends|contract expires|contract expiry|contract expiration|
contract end|contract end date|subscription end|subscription end date|
service end date|term end|term end date|contract term end|current term end|
current period end|current period end utc|current period ends at|
expiry date|expiration date|expires on|expiry|
enddatum|ende|laufzeit bis|vertrag bis|vertragslaufzeit bis|läuft bis|gültig bis|
vertragsende|laufzeitende|ablaufdatum|date de fin|fin|date fin|fin du contrat|
date d expiration|fecha de fin|fin del contrato|fecha fin|fecha de vencimiento|einddatum|
einde|data di fine|data fine|fine|scadenza|data de fim|data de término|fim|終了日|契約終了日|
満了日""",
    "renews_on": RENEWAL,
    "term_months": TERM,
    "tcv": TCV,
    "licensed_seats": SEATS,
    "status": STATUS
    + "|state|subscription status|subscription state|contract status|vertragsstatus",
    "trial": """
is trial|trial|trial flag|test|testphase|essai|prueba|proefperiode|prova|試用""",
    "churned": f"{CHURNED}|{INACTIVE}",
    "interval": """
interval|billing interval|billing period|billing|billed|payment interval|payment frequency|
invoicing frequency|invoice frequency|payment schedule|abrechnung|zahlungsweise|facturation|
facturación|facturatie|fatturazione|cobrança|支払間隔|請求間隔|
billing frequency|billing cycle|billing period unit|
interval unit|plan interval unit|billing cycle interval|billing interval unit|
charge interval|billing type|recurring interval|price interval|
plan interval|frequency ?|period unit|abrechnungszeitraum|zahlungsintervall|périodicité""",
    "interval_count": """
interval ?|interval count|billing cycle frequency|billing interval count|
billing period ?|billing period count|period count|
interval length|plan interval length|recurring interval count|
plan interval count|billing frequency ?|frequency count""",
    "discount": """
discount|discount percent|discount percentage|discount pct|percent off|coupon percent off|
discount amount|amount off|coupon amount off|discount value|discount rate|rabatt|rabatt prozent|
nachlass|remise|descuento|korting|sconto|desconto|割引|割引率""",
    "discount_until": """
discount end|discount ends|discount until|discount end date|discount expires|coupon end|
coupon until|coupon expires|coupon end date|coupon valid until|discount valid until|
discount valid till|promo end|promo until|rabatt bis|remise jusqu au|descuento hasta""",
    "cancels": """
cancel at period end|cancels at period end|cancel at term end|cancel at end|non renewing|
will not renew|do not renew""",
    "ended_on": CHURNED_ON,
    "cancelled_on": CANCELLED_AT
    + """
|cancel requested at|cancellation requested at|cancellation requested on|cancellation request date|
notice given on|notice given|notice received|notice received on|gekündigt am|
résiliation demandée le""",
    **CLAUSE_PHRASES,
}
