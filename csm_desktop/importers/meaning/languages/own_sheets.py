"""Phrases of sheets that people keep themselves, in the languages of the others: what their columns
are called where no system named them (see `synonyms`, which adds these to its own).
"""

from csm_desktop.importers.meaning.fields import ListKind

_ACCOUNT_NAME = """
    mandant|endkunde|vertragspartner|société cliente|dénomination|dénomination sociale|
    nombre comercial|empresa cliente|denominación social|nome fantasia|denominazione|
    denominazione sociale|nome società|nominativo cliente|nominativo ?|handelsnaam|naam klant|
    naam organisatie|naam bedrijf|firma ünvanı|ünvan ?|契約先|契約先名|クライアント名|貴社名|
    クライアント ?|お客様|client account|account client|end customer|end client"""
_ACCOUNT_ID = """
    copper id|
    mandantennummer|mandantennr|kd nr|réf client|référence client|numéro compte|numéro de compte|
    no client|cód cliente|cod cliente|no cliente|no de cliente|n cliente|klantnr|debiteurnr|
    asiakasnro|müşteri no|müşteri numarası|müşteri kodu|cari kodu|cari hesap kodu|顧客番号|
    得意先cd|顧客cd|取引先cd|会員番号|契約者番号|client ref|client reference|external client id|
    client external id"""
_OWNER = """
    person ?|people ?|assignee ?|assigned person|customer success ?|relationship manager|
    key accounter|key account manager|sachbearbeiter ?|
    chargé de clientèle|chargée de clientèle|référent interne|référent ?|commercial en charge|
    ejecutivo ?|ejecutiva ?|responsable interno|responsable interna|analista responsável|
    consultor responsável|referente interno|beheerder|asiakasvastaava|
    asiakkuuspäällikkö|správce účtu|ügyfélfelelős|kapcsolattartó saját|müşteri yöneticisi|
    弊社担当|弊社担当者|自社担当|cs担当|cs担当者|owner user account|owneruseraccount|
    csm email address|owners csm|csm users|csm owner email|assigned user name|assigned user|
    organisation owner|organization owner|custom csm|assigned csm email|assigned csm e mail"""
_ARR = """
    annualized value|annualised value|annual subscription ?|jahreslizenz|jahresvolumen ?|
    abonnement annuel|facturación anual recurrente|valor anual del contrato|
    valor anual do contrato|anuidade|årsbeløb|årspris|vuosihinta|wartość umowy rocznie|
    wartość umowy rok|roczna wartość umowy|roční platba|yıllık bedel|연 계약금액|연간 이용료"""
_MRR = """
    monthly revenue ?|
    monatspauschale|abonnement mensuel|mensualité|mensualidad|mensualidades|mensalidade|
    facturación recurrente mensual|facturación mensual recurrente|receita mensal|månadsbelopp|
    månadspris|månedlig beløb|månedsbeløp|månedspris|kuukausihinta|kwota miesięczna|
    měsíční platba|aylık ücret|aylık tutar|月额|월 이용료|월 요금"""
_RENEWAL = """
    expiry|expires at|verlängerung datum|date d échéance|date échéance|échéance contrat|
    échéance du contrat|
    date anniversaire ?|date d anniversaire ?|vence ?|vence el|vervaldatum|förnyas den|uusitaan|
    uusiminen|udløb|udløber|data wygaśnięcia|次回更新|満期日|契約満期日|満了日|満了"""
_END = """
    ende ?|einddatum|loopt tot|loopt af op|avtal t o m|umowa do|ważna do|platí do|érvényes|
    érvényesség vége|geçerlilik tarihi|期限 ?"""
_START = """
    seit ?|date d entrée|date d entrée client|date de signature|fecha de alta|alta ?|fecha de firma|
    data de assinatura|data attivazione|data di attivazione|data firma|startdato|alkaa|
    alkamispäivä|umowa od|data podpisania|ügyfél kezdete|müşteri başlangıcı|kund fr o m|
    customer start date|client start date"""
_EMPLOYEES = """
    size ?|
    fte|ftes|ma anzahl|anzahl ma|anz ma|no empleados|núm empleados|n empleados|no de empleados|
    plantilla|no de funcionários|no funcionários|qtd funcionários|qtde funcionários|
    colaboradores ?|addetti|numero addetti|n addetti|n dipendenti|aantal fte|työntekijät|
    työntekijöitä|työntekijämäärä|pracownicy|zaměstnanci|çalışan sayısı|personel sayısı|
    nb collaborateurs|collaborateurs ?|nbre de salariés|nbre salariés"""
_STATUS = """
    status label|
    client status|état ?|état client|status do cliente|status klant|klantstatus|asiakkaan tila|
    státusz|status cliente|estado del cliente|契約状態|利用状況 ?"""
_SEATS = """
    of licenses|licenses number|number of licenses|number of licences|users contracted|
    contracted users|nutzer lizenziert|nombre d utilisateurs|nb utilisateurs|nb d utilisateurs|
    licences souscrites|no licencias|no de licencias|no de licenças|no licenças|
    licencias contratadas|usuarios contratados|no de usuarios|
    usuários contratados|no de usuários|qtd licenças|qtd de licenças|licenças contratadas|
    utenti contrattualizzati|utenti da contratto|aantal gebruikers|lisans sayısı|契約id数|
    契約アカウント数|アカウント数 ?|许可证数量|许可证数"""
_NOTICE = "künd frist|prazo de aviso|prazo de aviso prévio|disdetta giorni|opzegtermijn in maanden"
_AUTO = """
    reconduction|renouvellement auto|prórroga automática|prorroga automática|tácita reconducción|
    automatisk förlängning|automatisk fornyelse|automatisk forlængelse|automatisk fornying|
    automaattinen jatko|automaattinen uusinta|automatyczne odnowienie|automatyczne przedłużenie|
    automatické prodloužení|automatikus megújítás|automatikus megújulás|otomatik yenileme|
    stilzwijgend verlengd|autom verl|autom verlängerung"""
_TERM = """
    contract months|contract in months|
    duração|duração meses|prazo meses|avtalstid|avtalsperiod|løbetid|bindingsperiode|
    sopimuskausi|okres umowy|czas trwania|délka smlouvy|futamidő|sözleşme süresi|duur"""
_PARENT = """
    member of|
    grupo ?|grupo empresarial|matriz|gruppo ?|gruppo di appartenenza|concern ?|moderbolag|
    koncern ?|moderselskab|morselskap|emoyhtiö|konserni ?|spółka matka|grupa kapitałowa ?|
    mateřská společnost|anyavállalat|ana şirket|母公司|모회사|上级公司|グループ会社 ?|グループ ?"""
_CHURNED_ON = """
    austritt|austrittsdatum|date de départ|fecha baja|baja ?|data de cancelamento|cancelado em|
    data cancelamento|data cessazione|opgezegd per|beëindigd op|uppsagd per|uppsägningsdatum|
    opsagt pr|opsigelsesdato|oppsagt dato|irtisanottu|data rezygnacji|data wypowiedzenia|
    datum výpovědi|felmondás dátuma|iptal tarihi|流失日期|해지일"""
_RELATION = """
    client type|tipo cliente|klanttype|kundtyp|kundetype|business type ?|contact type ?|
    company status ?|relationship status ?"""
_EMAIL = "e posta|e posta adresi|adres poczty"

OWN_SHEETS: dict[ListKind, dict[str, str]] = {
    ListKind.ACCOUNTS: {
        "external_id": _ACCOUNT_ID,
        "name": _ACCOUNT_NAME + "|task name ?|item name ?",
        "industry": """
    industry type|
    rubro|giro|ramo de atividade|segmento de mercado|segmento de atuação|bransje|obor|sektör|
    faaliyet alanı""",
        "employees": _EMPLOYEES,
        "city": """
    billing address city|shipping city ?|localidad|población|município|municipio|
    vestigingsplaats|paikkakunta|obec|şehir""",
        "owner": _OWNER,
        "parent": _PARENT,
        "relation": _RELATION,
        "status": _STATUS,
        "churned_on": _CHURNED_ON,
        "contract_start": _START,
        "arr": _ARR,
        "mrr": _MRR,
        "tcv": "montant total du contrat|montant du contrat ?|wartość umowy ?|valor contrato ?",
        "renews_on": f"{_RENEWAL}|{_END}",
        "licensed_seats": _SEATS,
        "term_months": _TERM,
        "notice_days": _NOTICE,
        "auto_renewal_months": _AUTO,
    },
    ListKind.CONTACTS: {
        "account_id": _ACCOUNT_ID,
        "account_name": _ACCOUNT_NAME,
        "first_name": "adı",
        "last_name": "soyad|soyadı",
        "title": "função|unvan|görev|pozisyon",
        "department": "departman|setor ?",
        "email": _EMAIL,
        "phone": "tel nr|tel nummer|nr telefonu|telefon no|telefon numarası",
        "mobile": "tél portable|téléphone portable|cep|cep telefonu|celular whatsapp|mobilnummer",
    },
    ListKind.SUBSCRIPTIONS: {
        "product": "product code|product sku|produktcode|artikelnummer ?|código de producto",
        "account_id": _ACCOUNT_ID,
        "account_name": _ACCOUNT_NAME,
        "arr": _ARR,
        "mrr": _MRR,
        "starts_on": _START,
        "ends_on": _END,
        "renews_on": _RENEWAL,
        "term_months": _TERM,
        "ended_on": _CHURNED_ON,
        "licensed_seats": _SEATS,
        "status": _STATUS,
        "notice_days": _NOTICE,
        "auto_renewal_months": _AUTO,
    },
    ListKind.OPPORTUNITIES: {"account_id": _ACCOUNT_ID, "account_name": _ACCOUNT_NAME},
    ListKind.READINGS: {"account_id": _ACCOUNT_ID, "account_name": _ACCOUNT_NAME},
    ListKind.TICKETS: {"account_name": _ACCOUNT_NAME},
    ListKind.MEETINGS: {"account_name": _ACCOUNT_NAME},
}
"""Kind -> field -> phrases of it, written as those of `synonyms.PHRASES`."""
