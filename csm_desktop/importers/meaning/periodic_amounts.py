"""Amounts whose name says how often they are due: "Net price per year", "Fee p.a.", "Preis/Monat".

Words for money and for a period in any order, beside words that say nothing more: a list of all
such names would never end. What a customer earns or spends (revenue, turnover, budget) is no price
of ours, so those are no words for money here.
"""

import re
from collections.abc import Sequence

from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.values.intervals import price_period

_MONEY_TEXT = """
    amount price fee fees value charge payment betrag preis gebühr wert entgelt montant prix
    redevance importe precio cuota valor bedrag prijs waarde importo prezzo canone preço
    abonnement abono abonamento abonament wartość kwota opłata hodnota poplatek platba částka díj
    érték összeg tutar bedel ücret bedeli tutarı belopp avgift beløb beløp verdi værdi pris maksu
    arvo hinta summa
"""
_MONEY = frozenset(_MONEY_TEXT.split())
_YEAR_TEXT = """
    year years yearly annual annually annum yr jährl jhrl jahr jährlich jährlicher jährliche an
    annuel annuelle
    año anual jaar jaarlijks anno annuo annuale ano rok rocznie roczna roczny roczne ročně roční
    év évi éves yıl yıllık år årligt årlig årlige vuosi vuodessa vuosittain vuosittainen
"""
_MONTH_TEXT = """
    month monthly mo mth monatl mtl monat monatlich monatlicher monatliche mois mensuel mensuelle
    mes mensual
    maand maandelijks mese mensile mês mensal miesiąc miesięcznie miesięczna miesięczny
    miesięczne měsíc měsíčně měsíční hó hónap havi ay aylık månad månadsvis månatlig måned månedlig
    kuukausi kuukaudessa kuukausittain
"""
_PERIODS = {
    **dict.fromkeys(_YEAR_TEXT.split(), "arr"),
    **dict.fromkeys(_MONTH_TEXT.split(), "mrr"),
}
_SHORT = {"p a": "year", "p m": "month"}
_SILENT_TEXT = """
    per a each the of in our net list gross contract contracted recurring subscription license
    licence total current charged billed excl ex vat tax netto brutto pro je im par al por ht htva
    d de des du del do da dos umowy smlouvy contrat contrato contratto cliente client klienta
    vertrag contractwaarde
"""
_SILENT = frozenset(_SILENT_TEXT.split())
_NET = frozenset(("net", "netto", "ht", "htva"))
_BEFORE_DISCOUNT = frozenset(("list", "gross", "brutto"))
# What a price may be that of; of a licence only where it says so: a licence fee is a whole one.
_UNIT_TEXT = """
    seat seats user users unit units lizenz nutzer benutzer platz arbeitsplatz einheit utilisateur
    poste usuario asiento gebruiker utente postazione
"""
_UNITS = frozenset(_UNIT_TEXT.split())
_PER_LICENCE = re.compile(
    r"\b(?:per|pro|par|por|je) (?:license|licence|lizenz|licencia|licentie)\b"
)
# "Amount of users" counts them; "amount per user" is what one costs.
_COUNTED = re.compile(
    r"\b(?:amount|value|betrag|importe?|montant|importo|bedrag|valor) (?:of|der|an|de|d|di|van) "
    rf"(?:(?:{'|'.join(_SILENT_TEXT.split())}|active|paid) )*(?:{'|'.join(_UNIT_TEXT.split())})\b"
)
# What a customer turns over is theirs; what recurs of it is ours.
_RECURRENT_TEXT = """
    recurring récurrent récurrente récurrents recurrente recurrentes recorrente ricorrente
    ricorrenti terugkerend terugkerende wiederkehrend wiederkehrende wiederkehrender
"""
_RECURRENT = frozenset(_RECURRENT_TEXT.split())
_REVENUE_TEXT = """
    revenue revenues revenu revenus chiffre affaires ca ingreso ingresos receita receitas ricavo
    ricavi omzet umsatz erlös erlöse facturación facturacion faturamento fatturato fatturazione
    facturation
"""
_REVENUE = frozenset(_REVENUE_TEXT.split())
_COST = frozenset(("cost", "costs", "kosten", "coût", "coste", "costo", "custo"))
_TERM = re.compile(
    r"(?<!\d)(?P<n>\d{1,3})[\s-]*(?:(?P<months>months?|mths?|mos?|monaten?|mois|mes(?:es)?|maanden|"
    r"mesi)|years?|yrs?|jahren?|ans?|años?|jaar|anni|anos?)\b", re.IGNORECASE,
)  # fmt: skip
# German and Dutch write both as one word: "Jahreswert", "Monatslizenzgebühr", "jaarprijs".
_JOINED = re.compile(
    r"\b(?P<period>jahr|monat|jaar|maand)(?:es|s)?(?:lizenz|vertrags|netto|brutto|abo|nutzungs|"
    r"licentie|contract)*(?P<what>betrag|preis|gebühr|wert|kosten|bedrag|prijs|waarde)\b"
)
# And so they do with what is paid for: "Vertragswert p.a.", "Lizenzgebühr pro Monat".
_PAID_FOR = re.compile(
    r"\b(?:vertrags|auftrags|lizenz|nutzungs|abo|service|wartungs|software|netto|gesamt|miet|"
    r"licentie|contract|abonnements)(?:netto|brutto)?"
    r"(?P<what>betrag|preis|gebühr|wert|kosten|entgelt|bedrag|prijs|waarde)\b"
)
_SURE, _NET_SURE, _LIST_SURE = 0.9, 0.93, 0.86  # of two the one that is paid


def periodic_amount(header: str) -> tuple[str, float]:
    """`arr` or `mrr` where a name says that its amounts are due every year or month, and how
    surely; else an empty field. A price of one unit is such an amount, too (`unit_period`)."""
    said = _said(header)
    if _COUNTED.search(" ".join(said)):
        return "", 0.0
    fields = {_PERIODS[word] for word in said if word in _PERIODS}
    is_unit = _names_unit(said)
    money = set(_MONEY)
    if is_unit:
        money |= _COST
    if _RECURRENT.intersection(said):
        money |= _REVENUE
    # "Monthly fee per year" says both, and "year" alone says nothing of money.
    if len(fields) != 1 or not money.intersection(said):
        return "", 0.0
    known = money | _SILENT | _RECURRENT | (_UNITS if is_unit else set())
    # A word that nobody knows may turn it round: "price increase per year" is no price.
    if any(word not in _PERIODS and word not in known for word in said):
        return "", 0.0
    if _BEFORE_DISCOUNT.intersection(said):
        return fields.pop(), _LIST_SURE
    return fields.pop(), _NET_SURE if _NET.intersection(said) else _SURE


def period_of_cells(header: str, texts: Sequence[str]) -> str:
    """`arr` where amounts say behind themselves how often they are due: "Fee" above "100 / month"
    and "1200 p.a."; else empty."""
    if not texts or not _MONEY.intersection(words(header).split()):
        return ""
    return "arr" if all(price_period(text)[1] for text in texts) else ""


def unit_period(header: str) -> str:
    """`arr` or `mrr` where amounts are what one unit costs a year or a month: "Price per seat per
    month"; else empty."""
    return periodic_amount(header)[0] if _names_unit(_said(header)) else ""


def named_term(header: str) -> tuple[int, str]:
    """The months for which an amount is, where its name says so, and the name without them:
    "Contract value (24 months)"; 0 where it says none."""
    found = _TERM.search(header)
    if found is None:
        return 0, header
    months = int(found["n"]) * (1 if found["months"] else 12)
    return months, f"{header[: found.start()]} {header[found.end() :]}"


def _said(header: str) -> list[str]:
    spoken = words(header.replace("/", " per "))  # "Price / licence" is one licence's
    spoken = _PAID_FOR.sub(r"\g<what>", _JOINED.sub(r"\g<period> \g<what>", spoken))
    for short, long in _SHORT.items():
        if spoken.endswith(f" {short}"):
            spoken = f"{spoken.removesuffix(short)}{long}"
    return spoken.split()


def _names_unit(said: list[str]) -> bool:
    return bool(_UNITS.intersection(said)) or _PER_LICENCE.search(" ".join(said)) is not None
