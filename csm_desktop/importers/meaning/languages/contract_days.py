"""Days of contracts by what their columns are called, in any order of words: "Início do contrato",
"Einddatum contract", "Data fine contratto".

A list of all such names would never end. A word that nobody knows may turn a name round ("trial
end", "notice date"), and then it is none of these.
"""

from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words

_START_TEXT = """
    start starts begin begins beginn beginnt anfang début debut inicio início inizio decorrenza
    ingang ingangsdatum begindatum startdatum aanvang början başlangıç początek rozpoczęcia
    zahájení začátek kezdete kezdés alku alkaa vertragsbeginn vertragsstart vertragsanfang
    laufzeitbeginn effective başlama
"""
_END_TEXT = """
    end ends ende endet fin fim fine einde slut koniec zakończenia konec ukončení vége lejárat
    päättyy päättymispäivä expiry expires expiration ablauf ablaufdatum término termino
    vencimiento vencimento scadenza échéance enddatum einddatum slutdatum slutdato vertragsende
    laufzeitende bitiş bitişi until bis até hasta till fino tot jusqu expira
"""
_RENEWAL_TEXT = """
    renewal renew renews verlängerung vertragsverlängerung renouvellement renovación renovação
    yenileme rinnovo verlenging förnyelse fornyelse odnowienia obnovení obnovy megújítás
"""
_CONTRACT_TEXT = """
    contract contracts contractual vertrag vertrags vertrages contrat contrato contratto
    contractuel subscription abo abonnement abonnements abonnemang suscripción assinatura umowa
    umowy smlouva smlouvy szerződés sopimus sopimuksen laufzeit vertragslaufzeit agreement avtal
    sözleşme sözleşmesi
    avtals kontrakt kontrakts licence license lizenz licencia licenza licença vigência vigencia
    validité looptijd service term current
"""
_DAY_TEXT = """
    tarihi tarih date datum data fecha dato dátum day tag jour dia día dag päivä
"""
_SILENT_TEXT = """
    of the on at to de du del do da della dello di des der die das den des zum am vom le la il el o
    a au al per l d van het en
"""
_MEANT = {
    **dict.fromkeys(_START_TEXT.split(), "start"),
    **dict.fromkeys(_END_TEXT.split(), "end"),
    **dict.fromkeys(_RENEWAL_TEXT.split(), "renewal"),
}
_CONTRACT, _DAY = frozenset(_CONTRACT_TEXT.split()), frozenset(_DAY_TEXT.split())
_SILENT = frozenset(_SILENT_TEXT.split())
_FIELDS: dict[ListKind, dict[str, str]] = {
    # What a list of accounts says of the end of a contract is when it comes due.
    ListKind.ACCOUNTS: {"start": "contract_start", "end": "renews_on", "renewal": "renews_on"},
    ListKind.SUBSCRIPTIONS: {"start": "starts_on", "end": "ends_on", "renewal": "renews_on"},
}


def contract_day(kind: ListKind, header: str) -> str:
    """The field of a day of a contract that a name means; "" for any other name."""
    said = words(header).split()
    meant = {_MEANT[word] for word in said if word in _MEANT}
    known = _CONTRACT | _DAY | _SILENT
    if len(meant) != 1 or any(word not in _MEANT and word not in known for word in said):
        return ""
    if not (_CONTRACT | _DAY).intersection(said):
        return ""
    return _FIELDS.get(kind, {}).get(meant.pop(), "")
