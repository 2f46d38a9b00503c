"""What exports call things: phrases per field, in English, German, French, Spanish, Dutch, Italian,
Portuguese and Japanese, as HubSpot, Salesforce, Zoho, Outlook, Google and plain spreadsheets do.

A phrase stands in lower case without punctuation, as `headers.words` leaves it. `?` behind a phrase
marks a weak one, which needs its values to agree. Order does not matter.
"""

from csm_desktop.importers.meaning.common_synonyms import ACCOUNT_ID, ACCOUNT_NAME, EMAIL
from csm_desktop.importers.meaning.engagement_synonyms import ENGAGEMENT
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.measure_synonyms import READINGS, SURVEYS, TICKETS

_OWN_ID = """
    id|record id|recordid|external id|externalid|uuid|guid|key|legacy id|source id|identifier|
    datensatz id|identifiant|identificador|コード ?|code ?|番号 ?|edinetコード|法人番号 ?|
    symbol ?|ticker ?|nr ?|no ?|cik ?|lei"""

_DOMAIN = """
    domain|web domain|website|web site|website url|company domain name|company domain|domain name|
    homepage|home page|url|web|web address|webseite|internetseite|internet|internetadresse|
    webadresse|domäne|firmenwebsite|web page|webpage|site web|site internet|site|adresse web|
    domaine|sitio web|página web|pagina web|dominio|paginaweb|sito web|sito|sito internet|
    dominio web|site da empresa|página|webpagina|bedrijfswebsite|domein|ウェブサイト|ホームページ|
    web サイト|webサイト|ドメイン|サイト|会社ドメイン|account website|company website|
    email domain|company url"""

_NOTES = """
    notes|note|description|comments|comment|remarks|remark|about us ?|memo|account description|
    notizen|notiz|bemerkung|bemerkungen|beschreibung|kommentar|kommentare|anmerkungen|
    commentaires|commentaire|remarques|notas|observaciones|comentarios|descripción|descripcion|
    opmerkingen|opmerking|notities|omschrijving|osservazioni|descrizione|observações|observacoes|
    descrição|descricao|備考|メモ|説明|コメント"""

_ARR = """
    arr|annual recurring revenue|annual recurring|current arr|arr amount|total arr|acv|
    annual contract value|annual value|yearly value|annual revenue recurring|subscription arr|
    contract arr|account arr|customer arr|net arr|gross arr|list arr|arr before discount|
    annual list price|annual fee|yearly fee|annual subscription fee|annual subscription value|
    jahresgebühr|jahrespreis|redevance annuelle|cuota anual|jährlich wiederkehrender umsatz|
    jahresumsatz wiederkehrend|jahreswert|vertragswert jährlich|jahresvertragswert|
    revenu annuel récurrent|revenu récurrent annuel|valeur annuelle|ingresos recurrentes anuales|
    ingreso anual recurrente|valor anual|jaarlijkse terugkerende omzet|jaarwaarde|
    ricavi ricorrenti annuali|valore annuo|receita recorrente anual|年間経常収益|年間契約額|年額"""

_MRR = """
    mrr|monthly recurring revenue|mrr amount|current mrr|total mrr|monthly value|monthly fee|
    monthly price|monatlich wiederkehrender umsatz|monatswert|monatsbetrag|
    revenu mensuel récurrent|revenu récurrent mensuel|valeur mensuelle|
    ingresos recurrentes mensuales|valor mensual|maandelijkse terugkerende omzet|maandbedrag|
    ricavi ricorrenti mensili|canone mensile|receita recorrente mensal|月次経常収益|月額"""

_TCV = """
    tcv|total contract value|total contract amount|contract total|contract value ?|
    contract amount ?|total value ?|lifetime contract value ?|vertragssumme|gesamtvertragswert|
    vertragswert ?|valeur totale du contrat|valeur du contrat ?|valor total del contrato|
    valor del contrato ?|totale contractwaarde|contractwaarde ?|valore totale del contratto|
    valor total do contrato|契約総額|総契約額"""

_TERM = """
    term|term months|contract term|term in months|contract term months|contract length|
    subscription term|months|term years|term in years|contract term years|contract duration|
    duration months|laufzeit|laufzeit monate|laufzeit in monaten|laufzeit in jahren|laufzeit jahre|
    vertragslaufzeit|durée|durée mois|duración|plazo|looptijd|durata|durata mesi|prazo|契約期間|
    期間 ?"""

_RENEWAL = """
    renewal date|renewal|renewal on|renewal month|renews on|next renewal|next renewal date|
    contract renewal date|contract renewal|renews|verlängerung|verlängerungsdatum|
    vertragsverlängerung|nächste verlängerung|date de renouvellement|renouvellement|échéance|
    fecha de renovación|fecha renovación|renovación|verlengingsdatum|verlenging|
    contractverlenging|data di rinnovo|rinnovo|data rinnovo|data de renovação|renovação|
    契約更新日|次回更新日"""

_SEATS = """
    seats|licensed seats|licenses|licences|licenses purchased|number of seats|seat count|
    user licenses|licence count|license count|purchased seats|quantity ?|qty ?|lizenzen|
    anzahl lizenzen|plätze|nutzerlizenzen|licences achetées|nombre de licences|sièges|licencias|
    número de licencias|asientos|licenties|aantal licenties|licenze|numero licenze|licenças|
    número de licenças|ライセンス数|席数|契約数 ?"""

_PRODUCT = """
    product|products|plan|plan tier|plan name|product name|subscription plan|package|edition|
    tier ?|product line|module|modules|products owned|produkt|produkte|tarif|paket|vertragsart|
    produit|produits|offre|formule|producto|productos|product tier|producten|pakket|abonnement|
    prodotto|prodotti|piano|produto|produtos|plano|製品|商品|プラン|製品名|商品名|
    subscription name ?|item ?|sku ?"""

_CURRENCY = """
    currency|currency code|currency iso code|account currency|deal currency|währung|waehrung|
    währungscode|devise|monnaie|moneda|divisa|valuta|munteenheid|moeda|通貨|通貨コード"""

_START = """
    start date|start|starts on|started at|started on|starts at|
    contract start|contract start date|subscription start|
    subscription start date|service start|service start date|effective date|term start|
    current term start|start date utc|start utc|begin date|begin|beginn|startdatum|
    vertragsbeginn|vertragsstart|
    laufzeitbeginn|abschlussdatum ?|date de début|début|debut|date début|début du contrat|
    fecha de inicio|inicio|fecha inicio|inicio del contrato|begindatum|ingangsdatum|contractstart|
    data di inizio|data inizio|inizio|inizio contratto|data de início|data de inicio|início|
    開始日|契約開始日|利用開始日"""

_STATUS = """
    status|account status|customer status|zustand|kundenstatus|statut|estado|stato|状態|
    ステータス|状況"""
_CHURNED = """
    churn flag|churned|is churned|churn|has churned|gekündigt|résilié|cancelado|opgezegd|disdetto|
    解約"""

_CHURNED_ON = """
    churn date|churned on|churned at|date churned|churned date|cancellation date|cancelation date|
    canceled on|cancelled on|cancel date|customer to|customerto|customer until|lost on|lost date|
    ended on|ended at|ended at utc|termination date|terminated on|notice date ?|kündigungsdatum|
    gekündigt zum|kündigung zum|kündigung per|gekündigt per|gekündigt am ?|
    kunde bis|date de résiliation|résilié le|fecha de baja|
    fecha de cancelación|opzegdatum|data disdetta|解約日"""

PHRASES: dict[ListKind, dict[str, str]] = {
    ListKind.ACCOUNTS: {
        "external_id": ACCOUNT_ID + "|" + _OWN_ID,
        "name": ACCOUNT_NAME
        + """
    |name|full name ?|nom|nombre|naam|nome|名前 ?|名称|bezeichnung ?""",
        "domain": _DOMAIN,
        "industry": """
    industry|sector|vertical|branche|industrie|wirtschaftszweig|secteur|secteur d activité|
    industria|sector industrial|bedrijfstak|sectie ?|settore|setor|ramo|業種|業界|产业|行业|
    gics sector|gics sub industry ?|market sector|account industry|line of business""",
        "employees": """
    employees|number of employees|no of employees|num employees|employee count|headcount|
    company size ?|mitarbeiter|mitarbeiterzahl|anzahl mitarbeiter|anzahl der mitarbeiter|
    beschäftigte|effectif|effectifs|nombre d employés|nombre d employes|salariés|empleados|
    número de empleados|numero de empleados|werknemers|aantal werknemers|aantal medewerkers|
    medewerkers|dipendenti|numero dipendenti|numero di dipendenti|funcionários|
    número de funcionários|従業員数|社員数|employees total|staff ?""",
        "country": """
    country|country region|country code|country id|
    country of address|address 1 country region|billing country|
    mailing country|land|staat ?|
    länderkennung|pays|país|pais|paese|nazione|国|国名|国 地域|hq country|billing country region|
    rechnungsland|office location ?|location ?|company country""",
        "city": """
    city|town|billing city|city of address|address 1 city|mailing city|stadt|ort|wohnort|ville|
    ciudad|stad|plaats|woonplaats|
    città|citta|comune|cidade|市区町村|都市|rechnungsort|hq city|company city""",
        "time_zone": """
    time zone|timezone|zeitzone|fuseau horaire|zona horaria|tijdzone|fuso orario|fuso horário|
    タイムゾーン""",
        "currency": _CURRENCY,
        "segment": """
    segment|customer segment|account segment|tier ?|account tier|customer tier|kundensegment|
    segmento|segmento cliente|klantsegment|セグメント|顧客区分""",
        "owner": """
    owner|account owner|company owner|account manager|customer success manager|csm|csm owner|
    csm name|cs owner|csm email|csm e mail|owner email|owner e mail|account owner email|
    account executive ?|owner name|account owner name|betreuer|kundenbetreuer|
    verantwortlicher|inhaber ?|kontoinhaber ?|zuständig|besitzer|propriétaire|
    propriétaire du compte|responsable|gestionnaire|propietario|propietario de la cuenta|gestor|
    eigenaar|accounteigenaar|accountmanager|proprietario|responsabile|proprietário|担当者|担当|
    所有者|取引先所有者|営業担当""",
        "sold_by": """
    sold by|sold by name|account owner ?|owner ?|company owner ?|account executive|ae|sales owner|
    sales rep|sales representative|salesperson|sales person|vertrieb|vertriebsmitarbeiter|
    verkäufer|commercial ?|vendedor|verkoper|venditore|seller name|selling representative|
    selling rep|closed by|won by|
    verkauft von|vendu par|vendido por|venduto da|verkocht door|販売担当者""",
        "parent": """
    parent account|parent account id|parent account name|parent|related company|parent name|
    parent id|parent company|
    parent company id|parent company name|parent organization|parent organisation|
    parent customer|parent account number|parentid|parentaccountid|belongs to|
    group parent ?|holding ?|group ?|ultimate parent ?|ultimate parent account ?|
    übergeordneter account|übergeordnete firma|übergeordnetes unternehmen|muttergesellschaft|
    mutterunternehmen|konzernmutter|konzern ?|gehört zu|compte parent|société mère|maison mère|
    groupe ?|cuenta principal ?|cuenta matriz|empresa matriz|sociedad matriz|bovenliggend account|
    moederbedrijf|moedermaatschappij|account principale ?|società madre|capogruppo|conta pai|
    empresa mãe|親会社|親取引先""",
        "products": _PRODUCT,
        "stage": """
    lifecycle stage|stage|customer stage|journey stage|lebenszyklusphase|phase|étape|etapa|fase|
    ステージ|ライフサイクルステージ""",
        "status": _STATUS,
        "relation": """
    type ?|account type|customer type|company type|relationship type|record type ?|kontotyp|
    lifecycle stage ?|lifecyclestage ?|customer lifecycle stage ?|
    kundentyp|type de compte|tipo de cuenta|tipo de cliente|取引先種別""",
        "churned": _CHURNED,
        "churned_on": _CHURNED_ON,
        "strategic": """
    strategic|strategic account|is strategic|key account|strategisch|stratégique|estratégico|
    重要顧客""",
        "contract_start": _START
        + """
    |customer since|client since|signed up|date signed up|signup date|sign up date|signed on|
    contract signed|kunde seit|
    client depuis|cliente desde|klant sinds|cliente dal|契約日""",
        "tags": """
    tags|tag|labels|schlagwörter|schlagworte|étiquettes|etiquetas|etichette|タグ""",
        "notes": _NOTES,
        "arr": _ARR,
        "mrr": _MRR,
        "tcv": _TCV,
        "term_months": _TERM,
        "renews_on": _RENEWAL
        + """
    |contract end|contract end date|end date|subscription end date|vertragsende|fin de contrat|
    fin del contrato|einde contract|fine contratto|契約終了日""",
        "licensed_seats": _SEATS,
    },
    ListKind.CONTACTS: {
        "external_id": """
    id|contact id|contactid|do not modify contact|contact record id|record id|record id contact|
    external id|person id|
    kontakt id|kontaktnummer|id contact|id contacto|contactpersoon id|連絡先id|contact 18 id|uuid|
    guid""",
        "name": """
    name|full name|fullname|contact name|contact|display name|contact full name|person|
    ansprechpartner|vollständiger name|anzeigename|kontakt|kontaktname|kontaktperson|nom complet|
    nom du contact|interlocuteur|nombre completo|nombre del contacto|contacto|contactpersoon|
    volledige naam|naam|nome completo|referente|contatto|nome do contato|contato|氏名|名前|
    担当者名|担当者|連絡先|お名前|file as""",
        "first_name": """
    first name|firstname|given name|forename|vorname|prénom|prenom|nombre de pila|primer nombre|
    voornaam|primeiro nome|名|nome proprio|contact first name|nombre ?|nome ?""",
        "last_name": """
    last name|lastname|surname|family name|nachname|familienname|zuname|nom de famille|nom|
    apellido|apellidos|achternaam|cognome|sobrenome|apelido|último nome|姓|contact last name""",
        "title": """
    title|job title|jobtitle|position|job position|function|
    role title|job|organization title|organization 1 title|
    titel ?|funktion|berufsbezeichnung|stellenbezeichnung|fonction|poste|intitulé du poste|titre|
    cargo|puesto|título|functie|functietitel|qualifica|ruolo|posizione|mansione|título do cargo|
    役職|肩書き|職位|beruf""",
        "department": """
    department|organization department|organization 1 department|abteilung|bereich ?|service ?|
    département|departement|departamento|área|afdeling|reparto|dipartimento|setor|部署|部門|所属""",
        "email": EMAIL,
        "phone": """
    phone|phone work|telephone|phone number|mobile|mobile phone|mobile phone number|cell|cell phone|
    business phone|work phone|phone 1 value|phone 1|direct phone|telefon|telefonnummer|
    telefon geschäftlich|mobiltelefon|handy|mobil|rufnummer|téléphone|telephone professionnel|
    téléphone bureau|téléphone professionnel|téléphone mobile|portable|teléfono|telefono|
    teléfono móvil|móvil|teléfono del trabajo|telefoon|telefoonnummer|mobiel|telefono ufficio|
    cellulare|telefone|celular|telemóvel|電話|電話番号|携帯電話|携帯|primary phone|tel""",
        "opted_out": """
    email opt out|has opted out of email|opted out of email|unsubscribed from all email|
    unsubscribed|opt out|opted out|do not email|do not contact|no mailings|newsletter abbestellt|
    keine werbung|désabonné|dado de baja|afgemeld|disiscritto|配信停止""",
        "roles": """
    role|roles|contact role|buying role|buying roles|contact roles|stakeholder role|rolle|rollen|
    rôle|rol|roles del contacto|rollen contact|papel|役割|ロール""",
        "reports_to": """
    reports to|reporting to|manager|manager s name|supervisor|manager name|vorgesetzter|vorgesetzte|
    name des vorgesetzten|name des der vorgesetzten|responsable|supérieur|nom du responsable|jefe|
    superior|leidinggevende|responsabile|gerente|上司""",
        "sentiment": """
    sentiment|attitude|relationship ?|stimmung|haltung|sentiment client|sentimiento""",
        "influence": """
    influence|influence level|einfluss|niveau d influence|influencia|invloed|influenza|influência|
    影響力""",
        "status": """
    status|contact status|kontaktstatus|statut|estado|stato|ステータス""",
        "left": """
    left company|left the company|has left|has left company|left organisation|left organization|
    no longer at company|no longer with company|no longer there|no longer employed|departed|
    former employee|gone|ausgeschieden|hat firma verlassen|nicht mehr im unternehmen|a quitté|
    parti|ha dejado la empresa|uit dienst|退職""",
        "active": """
    active|is active|contact active|still there|still employed|currently employed|
    still at company|aktiv|actif|activo|actief|attivo|ativo|有効|在籍""",
        "left_on": """
    left on|left date|departed on|date left|ausgeschieden|ausgeschieden am|退職日""",
        "notes": _NOTES,
        "account_id": ACCOUNT_ID + "|parent id id|related company id",
        "account_name": ACCOUNT_NAME
        + """
    |associated company|primary company|primary associated company|associated company name|
    company name for emails ?|related company|related company name|parent|parent id|parent name|
    parent company ?|parent account ?|link name links|link title links|link name ?""",
        "account_domain": """
    domain|company domain|company domain name|website|account website|website url|web page|
    webseite|site web|sitio web|company website""",
    },
    ListKind.SUBSCRIPTIONS: {
        "external_id": """
    subscription id|subscriptionid|contract id|contract number|contract no|subscription number|
    order id ?|order number ?|id|record id|external id|vertragsnummer|vertrags id|vertragsnr|
    abo nummer|numéro de contrat|n contrat|id abonnement|número de contrato|id suscripción|
    contractnummer|numero contratto|número do contrato|契約番号|契約id|サブスクリプションid""",
        "account_id": ACCOUNT_ID,
        "account_name": ACCOUNT_NAME,
        "account_domain": """
    domain|company domain|website|account domain|account website""",
        "product": _PRODUCT + "|subscription|subscription name|contract name ?",
        "arr": _ARR + "|annual amount|yearly amount|annual price ?",
        "mrr": _MRR + "|monthly amount",
        "currency": _CURRENCY,
        "starts_on": _START,
        "ends_on": """
    end date|end|ends on|ends at|
    contract end|contract end date|subscription end|subscription end date|
    service end date|term end|current term end|current period end|current period end utc|
    expiry date|expiration date|expires on|expiry|
    enddatum|ende|vertragsende|laufzeitende|ablaufdatum|date de fin|fin|date fin|fin du contrat|
    date d expiration|fecha de fin|fin del contrato|fecha fin|fecha de vencimiento|einddatum|
    einde|data di fine|data fine|fine|scadenza|data de fim|data de término|fim|終了日|契約終了日|
    満了日""",
        "renews_on": _RENEWAL,
        "term_months": _TERM,
        "tcv": _TCV,
        "licensed_seats": _SEATS,
        "status": _STATUS + "|subscription status|contract status|vertragsstatus",
        "trial": """
    is trial|trial|trial flag|test|testphase|essai|prueba|proefperiode|prova|試用""",
        "churned": _CHURNED,
        "interval": """
    interval|billing interval|billing period|billing frequency|billing cycle|billing period unit|
    plan interval|frequency ?|period unit|abrechnungszeitraum|zahlungsintervall|périodicité""",
        "interval_count": """
    interval count|billing interval count|billing period ?|billing period count|period count|
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
        "ended_on": _CHURNED_ON,
    },
    ListKind.OPPORTUNITIES: {
        "title": """
    opportunity name|opportunity title|opportunity|opportunity id ?|deal name|dealname|deal title|
    deal|deal id ?|potential name|name ?|title ?|subject ?|topic ?|verkaufschance|
    nom de l opportunité|opportunité|nombre de la oportunidad|oportunidad|kans|opportunità|
    商談名|商談|案件名""",
        "external_id": """
    opportunity id|deal id|potential id|opportunity number|opportunity no|deal number|deal no|
    record id|id ?|案件番号""",
        "account_id": ACCOUNT_ID,
        "account_name": ACCOUNT_NAME + "|deal organization|associated company",
        "product": "product|product name|products|product interest|produkt|produit|producto|商品名",
        "opened_on": """
    create date|created date|date created|created on|created at|created time|created|deal created|
    deal deal created|add time|engage date|engaged on|open date|opened on|opened|erstellt am|
    erstellungsdatum|date de création|fecha de creación|作成日""",
        "account_domain": "domain|company domain|website|account domain|account website",
        "stage": """
    stage|deal stage|dealstage|opportunity stage|sales stage|pipeline stage|phase|verkaufsphase|
    étape|etapa|fase|フェーズ""",
        "outcome": "status|deal status|outcome|state|won ?|is won ?|ergebnis|résultat|resultado",
        "amount": """
    amount|deal value|dealvalue|deal amount|value|opportunity amount|close value|expected value|
    est revenue|estimated revenue|total price ?|betrag|wert|volumen|montant|valeur|importe|valor|
    bedrag|importo|金額""",
        "currency": _CURRENCY + "|deal currency of value|currency of value",
        "close_on": """
    close date|closing date|closedate|expected close date|deal expected close date|est close date|
    estimated close date|won time ?|abschlussdatum|abschluss|voraussichtlicher abschluss|
    date de clôture|fecha de cierre|sluitingsdatum|data di chiusura|完了予定日""",
        "kind": "type|opportunity type|deal type|business type|record type ?|typ|art",
        "owner": """
    opportunity owner|deal owner|potential owner|owner|sales rep|sales agent|account executive|
    verkäufer|verantwortlich|propriétaire|propietario|担当者""",
        "notes": "description|note|notes|comment|comments|beschreibung|notizen|備考",
    },
    ListKind.READINGS: READINGS,
    ListKind.SURVEYS: SURVEYS,
    ListKind.TICKETS: TICKETS,
    ListKind.ENGAGEMENT: ENGAGEMENT,
}

# Words that may stand beside a phrase without changing what it means.
_FILLER_TEXT = """
    account accounts company customer client contact the our current primary main full official
    legal business work name 1 value field total billing hq gics new of de des du la el der die
    das 提出者 konto kunde firmen
"""
FILLER = frozenset(_FILLER_TEXT.split())
