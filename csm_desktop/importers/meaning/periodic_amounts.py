"""Amounts whose name says how often they are due: "Net price per year", "Fee p.a.", "Preis/Monat".

Words for money and for a period in any order, beside words that say nothing more: a list of all
such names would never end. What a customer earns or spends (revenue, turnover, budget) is no price
of ours, so those are no words for money here.
"""

from csm_desktop.importers.meaning.headers import words

_MONEY_TEXT = """
    amount price fee fees value charge payment betrag preis gebühr wert montant prix
    redevance importe precio cuota valor bedrag prijs importo prezzo canone preço
"""
_MONEY = frozenset(_MONEY_TEXT.split())
_YEAR_TEXT = """
    year years yearly annual annually annum yr jahr jährlich jährlicher jährliche an annuel annuelle
    año anual jaar jaarlijks anno annuo annuale ano
"""
_MONTH_TEXT = """
    month monthly mo mth monat monatlich monatlicher monatliche mois mensuel mensuelle mes mensual
    maand maandelijks mese mensile mês mensal
"""
_PERIODS = {
    **dict.fromkeys(_YEAR_TEXT.split(), "arr"),
    **dict.fromkeys(_MONTH_TEXT.split(), "mrr"),
}
_SHORT = {"p a": "year", "p m": "month"}
_SILENT_TEXT = """
    per a each the of in our net list gross contract contracted recurring subscription license
    licence total current charged billed excl ex vat tax netto brutto pro je im par al por ht htva
"""
_SILENT = frozenset(_SILENT_TEXT.split())
_NET = frozenset(("net", "netto", "ht", "htva"))
_BEFORE_DISCOUNT = frozenset(("list", "gross", "brutto"))
_SURE, _NET_SURE, _LIST_SURE = 0.9, 0.93, 0.86  # of two the one that is paid


def periodic_amount(header: str) -> tuple[str, float]:
    """`arr` or `mrr` where a name says that its amounts are due every year or month, and how
    surely; else an empty field."""
    spoken = words(header)
    for short, long in _SHORT.items():
        if spoken.endswith(f" {short}"):
            spoken = f"{spoken.removesuffix(short)}{long}"
    said = spoken.split()
    fields = {_PERIODS[word] for word in said if word in _PERIODS}
    # "Monthly fee per year" says both, and "year" alone says nothing of money.
    if len(fields) != 1 or not _MONEY.intersection(said):
        return "", 0.0
    # A word that nobody knows may turn it round: "price increase per year" is no price.
    if any(word not in _PERIODS and word not in _MONEY | _SILENT for word in said):
        return "", 0.0
    if _BEFORE_DISCOUNT.intersection(said):
        return fields.pop(), _LIST_SURE
    return fields.pop(), _NET_SURE if _NET.intersection(said) else _SURE
