"""What exports call things: phrases per field, in English, German, French, Spanish, Dutch, Italian,
Portuguese and Japanese, as HubSpot, Salesforce, Zoho, Outlook, Google and plain spreadsheets do.

A phrase stands in lower case without punctuation, as `headers.words` leaves it. `?` behind a phrase
marks a weak one, which needs its values to agree. Order does not matter.
"""

from csm_desktop.importers.bills.phrases import INVOICES
from csm_desktop.importers.meaning.common_synonyms import ACCOUNT_ID, ACCOUNT_NAME, EMAIL
from csm_desktop.importers.meaning.contract_synonyms import (
    ARR,
    CANCELLED_AT,
    CHURNED,
    CHURNED_ON,
    CLAUSE_PHRASES,
    CONTRACTS,
    CURRENCY,
    INACTIVE,
    MRR,
    PRODUCT,
    RENEWAL,
    SEATS,
    START,
    STATUS,
    TCV,
    TERM,
)
from csm_desktop.importers.meaning.engagement_synonyms import ENGAGEMENT
from csm_desktop.importers.meaning.fields import OF_AN_ACCOUNT, ListKind
from csm_desktop.importers.meaning.languages.eastern import EASTERN
from csm_desktop.importers.meaning.languages.further import FURTHER
from csm_desktop.importers.meaning.languages.of_letters import COLUMN as LETTERS
from csm_desktop.importers.meaning.languages.own_sheets import OWN_SHEETS
from csm_desktop.importers.meaning.languages.product_requests import REQUESTS
from csm_desktop.importers.meaning.languages.task_lists import ACTIONS
from csm_desktop.importers.meaning.measure_synonyms import READINGS, SURVEYS, TICKETS
from csm_desktop.importers.meaning.meeting_synonyms import MEETINGS

_OWN_ID = """
    id|externe id|record id|recordid|external id|gsid|externalid|uuid|guid|key|legacy id|source id|
    identifier|
    datensatz id|identifiant|identificador|コード ?|code ?|番号 ?|edinetコード|法人番号 ?|
    item id auto generated|item id ?|symbol ?|ticker ?|nr ?|no ?|cik ?|lei"""

_DOMAIN = """
    domain|web domain|website|web site|website url|company domain name|company domain|domain name|
    homepage|home page|url|web|web address|webseite|internetseite|internet|internetadresse|
    webadresse|domäne|firmenwebsite|web page|webpage|site web|site internet|site|adresse web|
    domaine|sitio web|página web|pagina web|dominio|paginaweb|sito web|sito|sito internet|
    dominio web|site da empresa|página|webpagina|bedrijfswebsite|domein|ウェブサイト|ホームページ|
    web サイト|webサイト|ドメイン|サイト|会社ドメイン|account website|company website|
    email domain|company url|domínio"""

_NOTES = """
    notes|note|description|comments|comment|remarks|remark|about us ?|memo|account description|
    notizen|notiz|bemerkung|bemerkungen|beschreibung|kommentar|kommentare|anmerkungen|
    commentaires|commentaire|remarques|notas|observaciones|comentarios|descripción|descripcion|
    opmerkingen|opmerking|notities|omschrijving|osservazioni|descrizione|observações|observacoes|
    descrição|descricao|備考|メモ|説明|コメント"""

PHRASES: dict[ListKind, dict[str, str]] = {
    ListKind.ACCOUNTS: {
        "external_id": ACCOUNT_ID + "|" + _OWN_ID,
        "name": ACCOUNT_NAME
        + """
    |顧客|
    name|anzeigename ?|primary column ?|full name ?|nom|nombre|naam|nome|név|nazwa|název|名前 ?|
    名称|
    bezeichnung ?|display name|
    account title ?""",
        "domain": _DOMAIN,
        "industry": """
    industry|sector|vertical|branche|industrie|wirtschaftszweig|secteur|secteur d activité|
    industria|sector industrial|bedrijfstak|sectie ?|settore|setor|ramo|業種|業界|产业|行业|
    iparág|branża|odvětví|gics sector|gics sub industry ?|market sector|account industry|
    line of business""",
        "employees": """
    employees|number of employees|no of employees|num employees|employee count|headcount|
    company size ?|mitarbeiter|mitarbeiterzahl|anzahl mitarbeiter|anzahl der mitarbeiter|
    beschäftigte|effectif|effectifs|nombre d employés|nombre d employes|salariés|empleados|
    número de empleados|numero de empleados|werknemers|aantal werknemers|aantal medewerkers|
    medewerkers|dipendenti|numero dipendenti|numero di dipendenti|funcionários|
    létszám|alkalmazottak száma|liczba pracowników|počet zaměstnanců|
    número de funcionários|従業員数|社員数|employees total|staff ?""",
        "country": """
    country|cty|country region|country code|country id|
    country of address|address 1 country region|billing country|billing address country|
    mailing country|land|staat ?|
    ország|kraj|země|länderkennung|pays|país|pais|paese|nazione|国|国名|国 地域|hq country|
    billing country region|
    rechnungsland|office location ?|location ?|company country""",
        "city": """
    city|town|billing city|city of address|address 1 city|mailing city|stadt|ort|wohnort|ville|
    ciudad|stad|plaats|woonplaats|
    város|miasto|město|città|citta|comune|cidade|市区町村|都市|rechnungsort|hq city|company city""",
        "time_zone": """
    time zone|timezone|zeitzone|fuseau horaire|zona horaria|tijdzone|fuso orario|fuso horário|
    タイムゾーン""",
        "currency": CURRENCY,
        "segment": """
    segment|customer segment|account segment|tier ?|account tier|customer tier|kundensegment|
    segmento|segmento cliente|klantsegment|セグメント|顧客区分""",
        "owner": """
    owner|owned by|account owner|company owner|account manager|customer success manager|csm|
    csm owner|assigned csm|assigned csm name|assigned to ?|
    success manager|customer success manager name|csm full name|
    csm name|cs owner|csm email|csm e mail|owner email|owner e mail|account owner email|
    account executive ?|owner name|account owner name|betreuer|kundenbetreuer|
    felelős|ügyfélmenedzser|opiekun|opiekun klienta|správce|
    verantwortlicher|inhaber ?|kontoinhaber ?|zuständig|besitzer|propriétaire|
    propriétaire du compte|responsable|gestionnaire|propietario|propietario de la cuenta|gestor|
    gerente de sucesso|gerente de sucesso do cliente|gerente da conta|gerente de contas|responsável|
    gerente de éxito|gerente de éxito del cliente|ejecutivo de cuenta|
    eigenaar|accounteigenaar|accountmanager|proprietario|responsabile|proprietário|担当者|担当|
    所有者|取引先所有者|営業担当""",
        "sold_by": """
    sold by|sold by name|assigned sales rep|account owner ?|owner ?|company owner ?|
    account executive|ae|sales owner|
    sales rep|sales representative|salesperson|sales person|vertrieb|vertriebsmitarbeiter|
    verkäufer|commercial ?|vendedor|verkoper|venditore|seller name|selling representative|
    selling rep|closed by|won by|
    verkauft von|vendu par|vendido por|venduto da|verkocht door|販売担当者""",
        "parent": """
    parent account|parent account id|parent account external id|
    parent account name|parent|related company|parent name|
    parent id|parent company|
    parent company id|parent company name|parent organization|parent organisation|
    parent customer|parent account number|parentid|parentaccountid|belongs to|
    group parent ?|holding ?|group ?|ultimate parent ?|ultimate parent account ?|
    übergeordneter account|übergeordnete firma|übergeordnetes unternehmen|muttergesellschaft|
    mutterunternehmen|konzernmutter|konzern ?|gehört zu|compte parent|société mère|maison mère|
    groupe ?|cuenta principal ?|cuenta matriz|empresa matriz|sociedad matriz|bovenliggend account|
    moederbedrijf|moedermaatschappij|account principale ?|società madre|capogruppo|conta pai|
    empresa mãe|親会社|親取引先""",
        "products": PRODUCT,
        "stage": """
    lifecycle stage|stage|customer stage|journey stage|lebenszyklusphase|phase|étape|etapa|fase|
    etappe|stade|estágio|
    ステージ|ライフサイクルステージ""",
        "status": STATUS,
        "relation": """
    type ?|account type|customer type|company type|relationship|relationship type|
    record type ?|kontotyp|label ?|
    lifecycle stage ?|lifecyclestage ?|customer lifecycle stage ?|
    kundentyp|type de compte|tipo de cuenta|tipo de cliente|取引先種別""",
        "churned": f"{CHURNED}|{INACTIVE}",
        "churned_on": f"{CHURNED_ON}|{CANCELLED_AT}",
        "strategic": """
    strategic|strategic account|is strategic|key account|strategisch|stratégique|estratégico|
    重要顧客""",
        "contract_start": START
        + """
    |since ?|
    customer since|customer from|client as of date|customer as of date|signed up at|signed up on|
    client since|signed up|date signed up|signup date|sign up date|
    signed on|
    contract signed|kunde seit|
    client depuis|cliente desde|klant sinds|cliente dal|契約日""",
        "tags": """
    tags|tag|labels|schlagwörter|schlagworte|étiquettes|etiquetas|etichette|タグ""",
        "notes": _NOTES,
        "arr": ARR,
        "mrr": MRR,
        "tcv": TCV,
        "term_months": TERM,
        "renews_on": RENEWAL
        + """
    |contract end|contract end date|end date|subscription end date|ends|ends on|expires|expires on|
    expiry date|expiration date|contract ends|contract expires|contract expiry|valid until|
    runs until|contract until|laufzeit bis|vertrag bis|läuft bis|gültig bis|vertragsende|
    fin de contrat|    fin del contrato|einde contract|fine contratto|契約終了日""",
        "licensed_seats": SEATS,
        **CLAUSE_PHRASES,
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
    担当者名|担当者|連絡先|お名前|file as|user ?|user full name|nutzer ?|benutzer ?|utilisateur ?|
    usuario ?|usuário ?""",
        "first_name": """
    first name|firstname|given name|forename|vorname|prénom|prenom|nombre de pila|primer nombre|
    voornaam|keresztnév|imię|jméno|primeiro nome|名|nome proprio|contact first name|nombre ?|
    nome ?|first ?|fname|f name""",
        "last_name": """
    last name|lastname|surname|family name|nachname|familienname|zuname|nom de famille|nom|
    apellido|apellidos|vezetéknév|nazwisko|příjmení|achternaam|cognome|sobrenome|apelido|
    último nome|姓|contact last name|last ?|lname|l name""",
        "title": """
    title|job title|jobtitle|position|job position|function|designation|
    role title|role ?|rolle ?|rôle ?|rol ?|job|organization title|organization 1 title|
    titel ?|funktion|berufsbezeichnung|stellenbezeichnung|fonction|poste|intitulé du poste|titre|
    cargo|puesto|título|functie|functietitel|qualifica|ruolo|posizione|mansione|título do cargo|
    beosztás|stanowisko|pozice|役職|肩書き|職位|beruf""",
        "department": """
    department|organization department|organization 1 department|abteilung|bereich ?|service ?|
    département|departement|departamento|área|afdeling|reparto|dipartimento|setor|部署|部門|所属""",
        "email": EMAIL,
        "phone": """
    phone|phones|phone numbers|phone s|telephones|contact number|contact phone|
    phone work|telephone|phone number|business phone|work phone|phone 1 value|phone 1|
    direct phone|telefon|telefonnummer|telefon geschäftlich|rufnummer|téléphone|
    telephone professionnel|téléphone bureau|téléphone professionnel|teléfono|telefono|
    telefonszám|numer telefonu|teléfono del trabajo|telefoon|telefoonnummer|
    telefono ufficio|telefone|電話|電話番号|
    primary phone|tel|tél|fon|tlf|puh|puhelin|telefonnr""",
        "reach": """
    further addresses and numbers|other addresses|other contact data|weitere adressen|
    weitere kontaktdaten""",
        "photo": "small photo",
        "mobile": """
    mobile|mobile phone|mobile phone number|mobile number|cell|cell phone|cell number|mobiltelefon|
    handy|mobil|mobilnummer|handynummer|téléphone mobile|portable|teléfono móvil|móvil|mobiel|
    cellulare|celular|telemóvel|携帯電話|携帯""",
        "opted_out": """
    email opt out|has opted out of email|opted out of email|unsubscribed from all email|
    unsubscribed|opt out|opted out|do not email|do not contact|no mailings|newsletter abbestellt|
    keine werbung|désabonné|dado de baja|afgemeld|disiscritto|配信停止""",
        "roles": """
    role|roles|role in deal|deal role|role in the deal|
    contact role|buying role|buying roles|contact roles|stakeholder role|rolle|rollen|
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
    status|statecode|contact status|employment status|
    person status|kontaktstatus|statut|estado|stato|
    ステータス""",
        "left": """
    inactive|is inactive|deactivated|left company|left the company|has left|has left company|
    left organisation|left organization|
    no longer at company|no longer with company|no longer there|no longer employed|departed|
    former employee|gone|ausgeschieden|hat firma verlassen|nicht mehr im unternehmen|a quitté|
    parti|ha dejado la empresa|uit dienst|退職""",
        "active": """
    active|is active|contact active|still there|still employed|currently employed|
    still at company|aktiv|actif|activo|actief|attivo|ativo|有効|在籍""",
        "left_on": """
    left on|left date|departed on|date left|ausgeschieden|ausgeschieden am|退職日""",
        "went_to": """
    left for|went to|moved to|new company|new employer|now at|neue firma|neuer arbeitgeber|
    gewechselt zu|nouvelle entreprise|nouvel employeur|nueva empresa|nova empresa|転職先""",
        "language": LETTERS,
        "notes": _NOTES,
        "account_id": ACCOUNT_ID
        + "|parent id id|related company id|parent customer id|parentcustomerid",
        "account_name": ACCOUNT_NAME
        + """
    |associated company|primary company|primary associated company|associated company name|
    company name for emails ?|related company|related company name|parent|parent id|parent name|
    verwandtes unternehmen|société liée|entreprise liée|empresa relacionada|azienda collegata|
    parent company ?|parent account ?|link name links|link title links|link name ?""",
        "account_domain": """
    domain|company domain|company domain name|website|account website|website url|web page|
    webseite|site web|sitio web|company website""",
    },
    ListKind.SUBSCRIPTIONS: CONTRACTS,
    ListKind.OPPORTUNITIES: {
        "title": """
    opportunity name|opportunity title|opportunity|opportunity id ?|deal name|dealname|deal title|
    deal|deal id ?|potential name|name ?|title ?|subject ?|topic ?|verkaufschance|
    nom de l opportunité|opportunité|nombre de la oportunidad|oportunidad|kans|opportunità|
    商談名|商談|案件名""",
        "external_id": """
    opportunity id|do not modify opportunity|deal id|potential id|opportunity number|
    opportunity no|deal number|deal no|
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
        "outcome": "status|statecode|deal status|outcome|state|won ?|is won ?|ergebnis|"
        "résultat|resultado",
        "amount": """
    amount|deal value|dealvalue|deal amount|value|opportunity amount|close value|expected value|
    est revenue|estimated revenue|total price ?|
    amount in company currency|betrag|wert|volumen|montant|valeur|importe|valor|
    bedrag|importo|金額""",
        "currency": CURRENCY + "|deal currency of value|currency of value",
        "close_on": """
    close date|closing date|closedate|expected close|expected closing|target close|
    target close date|expected close date|deal expected close date|est close date|
    estimated close date|won time ?|abschlussdatum|abschluss|voraussichtlicher abschluss|
    date de clôture|fecha de cierre|sluitingsdatum|data di chiusura|完了予定日""",
        "kind": "type|opportunity type|deal type|business type|record type ?|typ|art",
        "owner": """
    opportunity owner|deal owner|potential owner|owner|owned by|assigned to|sales rep|sales agent|
    account executive|
    verkäufer|verantwortlich|propriétaire|propietario|担当者""",
        "notes": "description|note|notes|comment|comments|beschreibung|notizen|備考",
    },
    ListKind.READINGS: READINGS,
    ListKind.SURVEYS: SURVEYS,
    ListKind.TICKETS: TICKETS,
    ListKind.ENGAGEMENT: ENGAGEMENT,
    ListKind.MEETINGS: MEETINGS,
    ListKind.INVOICES: INVOICES,
    ListKind.REQUESTS: REQUESTS,
    ListKind.ACTIONS: ACTIONS,
}

# Words that may stand beside a phrase without changing what it means.
_FILLER_TEXT = """
    account accounts company customer client contact the our current primary main full official
    legal business work name 1 value field total billing hq gics new of de des du la el der die
    das 提出者 konto kunde firmen
"""
FILLER = frozenset(_FILLER_TEXT.split())


def _sure(text: str) -> str:
    """The phrases that need no other sign: what else describes a contract may be its own."""
    return "|".join(phrase for phrase in text.split("|") if not phrase.rstrip().endswith("?"))


for _kind, _fields in (*FURTHER.items(), *EASTERN.items(), *OWN_SHEETS.items()):
    PHRASES[_kind] = PHRASES[_kind] | {
        key: f"{PHRASES[_kind].get(key, '')}|{text}" for key, text in _fields.items()
    }
PHRASES[ListKind.SUBSCRIPTIONS] = PHRASES[ListKind.SUBSCRIPTIONS] | {
    key: _sure(PHRASES[ListKind.ACCOUNTS][key]) for key in OF_AN_ACCOUNT
}
