"""Phrases in Swedish, Danish, Norwegian, Finnish, Polish, Czech, Slovak and Hungarian, and what the
main phrases lack in other languages (see `synonyms`, which adds these to its own).
"""

from csm_desktop.importers.meaning.fields import ListKind

_ACCOUNT_NAME = """
    kund|kundnamn|företag|företagsnamn|bolag|bolagsnamn|kunde|kundenavn|virksomhed|
    virksomhedsnavn|firmanavn|bedrift|bedriftsnavn|selskap|selskapsnavn|asiakas|asiakkaan nimi|
    yritys|yrityksen nimi|nazwa kontrahenta|odbiorca|firma klienta|odběratel|název firmy|
    müşteri|müşteri adı|firma adı|şirket|şirket adı|
    zákaznik|názov firmy|názov zákazníka|spoločnosť|partner neve|vevő|vevő neve|cég neve"""
_ACCOUNT_ID = """
    kundnummer|kundnr|kund id|organisationsnummer|orgnr|kundenummer|kundenr|kunde id|
    asiakasnumero|asiakas id|nr klienta|nr kontrahenta|kód zákazníka|č zákazníka|
    vevőkód|vevő kód|partnerkód|debitorenkonto|debitoren nr|debitornr|kundenkonto|kontonummer ?|
    geschäftspartner ?|geschäftspartnernummer|business partner ?|bp number|
    relatienummer|relatie id|debiteurnummer|debiteurennummer|codice ?|código ?|codigo ?|cód ?|kod ?|
    kód ?"""
_NOTES = """
    anteckningar|anteckning|noter|bemærkninger|merknader|muistiinpanot|huomautukset|uwagi|
    notatki|komentarz|opis|poznámka|poznámky|megjegyzés|megjegyzések"""
_SHORT_NOTES = """
    |notiz|bemerkung|bemerkungen|kommentar|kommentare|protokoll|commentaire|remarques|compte rendu|
    comentarios|observaciones|observações|opmerking|opmerkingen|verslag|osservazioni"""
_OWNER = """
    sorumlu|müşteri temsilcisi|müşteri sorumlusu|kundansvarig|kontoansvarig|ansvarig|
    kundeansvarlig|ansvarlig|vastuuhenkilö|
    osoba odpowiedzialna|opiekun handlowy|odpovědná osoba|zodpovedná osoba|kapcsolattartónk|
    customer success owner|customer success lead|cs manager|
    cs lead|success owner|client success manager|client partner|account lead|
    gestor de cuenta|gestor de cuentas|gestor de la cuenta|responsable de cuenta|
    responsable de cuentas|ejecutivo de cuentas|gestionnaire de compte|responsable de compte|
    chargé de compte|chargée de compte|gestore|gestore cliente|responsabile cliente|
    responsabile commerciale ?|gestor da conta|gestor de contas|gestor de conta|
    gerente de cs|gestor de cs|responsável de cs|csm responsável|responsable cs|csm responsable|
    responsabile cs|referente cs|ownerid fullname|
    owner fullname|owner full name|klantverantwoordelijke|relatiebeheerder|zuständiger|zuständige|
    ansprechpartner intern|verantwortliche|担当csm|csm担当"""
_SELLER = """
    vertriebsbeauftragter|vertriebsbeauftragte|vertriebler|vertriebsverantwortlicher|
    agente ?|agent commercial|agente comercial|agente commerciale|representante|
    rep ?|account rep|säljare|sælger|selger|myyjä|handlowiec|obchodník|értékesítő|
    commerciale ?"""
_ARR = """
    årlig intäkt|årliga intäkter|årsintäkt|årsvärde|årlig avgift|årsavgift|årligt värde|
    årlig återkommande intäkt|årligt återkommande intäkt|årlig indtægt|årlig omsætning hos os|
    årlig værdi|årsværdi|årligt gebyr|årlig inntekt|årlig verdi|årsverdi|årlig avgift|
    vuosiarvo|vuosimaksu|vuosittainen arvo|roczna opłata|opłata roczna|abonament roczny|
    roční předplatné|ročná hodnota|ročný poplatok|éves díj|éves bevétel|éves előfizetés|
    yıllık gelir|yıllık ücret|yıllık tutar|canone annuale|cuota de suscripción anual|
    jaarlijkse waarde|
    jaaromzet terugkerend|montant annuel récurrent"""
_MRR = """
    månadsintäkt|månadsavgift|månadsvärde|månedlig indtægt|månedlig værdi|månedlig inntekt|
    kuukausimaksu|opłata miesięczna|abonament miesięczny|wartość miesięczna|měsíční hodnota|
    měsíční poplatek|mesačný poplatok|havi díj|havi bevétel|havidíj"""
_RENEWAL = """
    yenileme tarihi|yenileme|förnyelsedatum|förnyelse|förnyas|nästa förnyelse|fornyelsesdato|
    fornyelse|fornyes|
    fornyingsdato|uusimispäivä|sopimuksen uusiminen|data odnowienia umowy|odnowienie umowy|
    datum prodloužení|prodloužení|dátum obnovenia|megújulás|megújulás dátuma|
    szerződés megújítása|verlengdatum|verlengt op|vernieuwingsdatum|verlängert am|
    nächste vertragsverlängerung|date renouvellement|prochain renouvellement|
    prochaine échéance|próxima renovación|prossimo rinnovo|próxima renovação|契約更新月"""
_END = """
    bitiş tarihi|sözleşme bitişi|slutdatum|avtalsslut|avtal slut|avtal till|slutdato|kontraktslut|
    kontraktudløb|udløbsdato|
    utløpsdato|päättymispäivä|sopimus päättyy|data zakończenia|koniec umowy|data końcowa|
    datum ukončení|konec smlouvy|platnost do|dátum ukončenia|vége|lejárat|lejárat dátuma|
    szerződés vége"""
_START = """
    başlangıç tarihi|decorrenza|data decorrenza|avtalsstart|kund sedan|kontraktstart|kunde siden|
    aloituspäivä|
    asiakas alkaen|sopimus alkaa|klient od|początek|zákazník od|začátek smlouvy|
    dátum začiatku|kezdés|
    szerződés kezdete|ügyfél óta|original contract date|original contract start date|
    first contract date|date d entrée en relation"""
_CURRENCY = "para birimi|měna|mena|pénznem|deviza|waluta|valuutta|kód měny"
_STATUS = """
    durum|müşteri durumu|
    tila|stan|stav zákazníka|status klienta|asiakkuuden tila|tilstand|situação do cliente"""
_SEATS = """
    licensed ?|seats licensed|seats purchased|seats bought|contracted seats|licensed users|
    antal licenser|licenser|antal licenser köpta|antall lisenser|lisenser|lisenssit|
    lisenssien määrä|liczba licencji|licencje|počet licencí|licence celkem|počet licencií|
    licencek száma|licencszám|nb licences|nb de licences|nbre de licences|
    nb postes|n licencias|nº de licencias|núm licencias|nº de licenças|n licenze|numero di licenze|
    aantal licenses|anzahl seats|gebuchte lizenzen|lizenzanzahl"""
_PRODUCT = """
    produkter|tuote|tuotteet|pakiet|abonament|balíček|termék|termékek|csomag|előfizetés"""
_EMAIL = """
    e post|epost|e postadress|epostadress|e postadresse|mejl|mejladress|sähköposti|
    sähköpostiosoite|adres mailowy|emailová adresa|emailcím"""

FURTHER: dict[ListKind, dict[str, str]] = {
    ListKind.ACCOUNTS: {
        "external_id": _ACCOUNT_ID,
        "name": _ACCOUNT_NAME + "|namn|navn|nimi|názov",
        "domain": """
    webbplats|hemsida|webbsida|domän|hjemmeside|nettside|domæne|domene|verkkosivu|kotisivu|
    verkkosivusto|strona www|strona internetowa|witryna|webová stránka|webové stránky|doména|
    domena|weboldal|honlap""",
        "industry": "bransch|toimiala|odvetvie|ágazat|rodzaj działalności",
        "employees": """
    anställda|antal anställda|ansatte|antal ansatte|antall ansatte|medarbejdere|
    antal medarbejdere|henkilöstö|henkilöstömäärä|zatrudnienie|počet zamestnancov|
    alkalmazottak|nb employés|nb de salariés|nombre de salariés""",
        "country": "ülke|maa|štát|krajina|państwo|stát",
        "city": "postort|by ?|poststed|sted|kaupunki|miejscowość|mesto|település|helység",
        "currency": _CURRENCY,
        "segment": "kundsegment|kundesegment|segmentti|szegmens|segment klienta",
        "owner": _OWNER,
        "sold_by": _SELLER,
        "status": _STATUS,
        "arr": _ARR,
        "mrr": _MRR,
        "renews_on": _RENEWAL + "|" + _END,
        "contract_start": _START,
        "licensed_seats": _SEATS,
        "products": _PRODUCT,
        "notes": _NOTES,
    },
    ListKind.CONTACTS: {
        "account_id": _ACCOUNT_ID,
        "account_name": _ACCOUNT_NAME + "|companies ?",
        "name": """
    namn|kontaktnamn|navn|kontaktnavn|nimi|yhteyshenkilö|osoba kontaktowa|imię i nazwisko|
    kontaktní osoba|jméno a příjmení|kontaktná osoba|meno a priezvisko|kapcsolattartó|
    kapcsolattartó neve""",
        "first_name": "förnamn|fornavn|etunimi|křestní jméno|meno|utónév",
        "last_name": "efternamn|efternavn|etternavn|sukunimi|priezvisko|családnév",
        "title": "befattning|yrkestitel|stilling|titteli|tehtävänimike|funkcja|funkce|pozícia",
        "department": "avdelning|afdeling|avdeling|osasto|dział|oddělení|oddelenie|osztály",
        "email": _EMAIL,
        "phone": "telefonnr|puhelin|puhelinnumero|telefón|telefonní číslo",
        "mobile": "mobiltelefonnummer|mobilnr|matkapuhelin|komórka|telefon komórkowy|mobilní",
        "notes": _NOTES,
    },
    ListKind.SUBSCRIPTIONS: {
        "external_id": """
    no contrato|no de contrato|n contrato|no do contrato|nr umowy|numer umowy|číslo smlouvy|
    číslo zmluvy|szerződésszám|avtalsnummer|aftalenummer|avtalenummer|sopimusnumero|contract nr|
    contractnr|vertrag nr|vertrags nr|vertragsnr|n contratto|nr contratto|契約no""",
        "account_id": _ACCOUNT_ID,
        "account_name": _ACCOUNT_NAME,
        "arr": _ARR,
        "mrr": _MRR,
        "currency": _CURRENCY,
        "renews_on": _RENEWAL,
        "starts_on": _START,
        "ends_on": _END,
        "licensed_seats": _SEATS,
        "product": _PRODUCT,
        "status": _STATUS,
    },
    ListKind.OPPORTUNITIES: {
        "account_id": _ACCOUNT_ID,
        "account_name": _ACCOUNT_NAME
        + """
    |empresa asociada|entreprise associée|zugehöriges unternehmen|zugeordnetes unternehmen|
    empresa associada|azienda associata|gekoppeld bedrijf""",
        "external_id": "id de registro|id de l enregistrement|datensatz id|id do registro",
        "currency": _CURRENCY,
        "title": """
    affärsmöjlighet|affär|salgsmulighed|salgsmulighet|myyntimahdollisuus|szansa sprzedaży|
    obchodní příležitost|příležitost|lehetőség|oportunidade|negócio|affaire|nombre del negocio|
    negocio|nom de la transaction|transaction ?|nome do negócio|nome dell opportunità|
    nome della trattativa|dealname|naam van deal""",
        "stage": """
    etapa del negocio|fase del negocio|phase de la transaction|étape de la transaction|
    etapa do negócio|fase della trattativa|deal phase|dealphase|dealfase|étape de l opportunité""",
        "close_on": "data de fechamento|date de fermeture|fecha de cierre del negocio",
        "owner": _SELLER
        + """
    |propietario del negocio|propriétaire de la transaction|proprietário do negócio|所有者|
    商談所有者|営業担当|propriétaire de l opportunité""",
        "notes": _NOTES + _SHORT_NOTES,
    },
    ListKind.TICKETS: {
        "account_name": _ACCOUNT_NAME
        + "|associated company|primary associated company|associated company primary",
        "on": """
    create date|angelegt am|gemeldet am|eingegangen am|ouvert le|date d ouverture|abierto el|
    fecha de apertura|geopend op|aperto il|data apertura|aberto em|data de abertura|skapad|
    oprettet|utworzono|vytvořeno|létrehozva|起票日|登録日""",
        "external_id": """
    ticket nr|ticketnr|nº de ticket|n ticket|nr zgłoszenia|číslo tiketu|チケット番号""",
    },
    ListKind.MEETINGS: {
        "account_name": _ACCOUNT_NAME,
        "notes": _NOTES + _SHORT_NOTES,
        "title": "ämne|emne|aihe|temat|předmět|predmet|tárgy|assunto",
        "starts_at": "dato|päivämäärä|dzień|dátum|fecha de la reunión|data da reunião",
    },
    ListKind.READINGS: {
        "account_id": _ACCOUNT_ID,
        "account_name": _ACCOUNT_NAME,
        "on": "måned|månad|kuukausi|miesiąc|měsíc|hónap|dato|päivämäärä|dzień|dátum|vecka",
        "value": "värde|verdi|værdi|arvo|wartość|hodnota|érték",
    },
}
"""Kind -> field -> further phrases of it, written as those of `synonyms.PHRASES`."""
