"""How often something comes in a year, by the words of billing systems and of people."""

import re
from decimal import Decimal

from csm_desktop.importers.meaning.headers import words

_A_YEAR: dict[str, int | Decimal] = {
    "day": 365, "daily": 365, "week": 52, "weekly": 52, "month": 12, "monthly": 12, "mo": 12,
    "quarter": 4, "quarterly": 4, "half year": 2, "half yearly": 2, "semiannual": 2,
    "semi annual": 2, "semiannually": 2, "semi annually": 2, "fortnightly": 26,
    "year": 1, "yearly": 1, "annual": 1, "annually": 1, "yr": 1, "y": 1, "a": 1, "pa": 1, "p a": 1,
    "annum": 1, "m": 12, "pm": 12, "p m": 12, "qtr": 4, "wk": 52, "biennial": Decimal("0.5"),
    "monat": 12, "monatlich": 12, "mtl": 12, "quartal": 4, "vierteljährlich": 4, "quartalsweise": 4,
    "halbjährlich": 2, "jahr": 1, "jährlich": 1, "mois": 12, "mensuel": 12, "trimestre": 4,
    "trimestriel": 4, "semestre": 2, "semestriel": 2, "an": 1, "année": 1, "annuel": 1, "mes": 12,
    "mensual": 12, "trimestral": 4, "semestral": 2, "año": 1, "anual": 1, "maand": 12,
    "maandelijks": 12, "kwartaal": 4, "jaar": 1, "jaarlijks": 1, "mese": 12, "mensile": 12,
    "anno": 1, "annuale": 1,
}  # fmt: skip
# "Biannual" and "bimonthly" are not among them: people mean twice in one, and once in two.
_SEVERAL = re.compile(r"(?:every )?(\d{1,2}) (day|week|month|quarter|year)s?")
_LEAST_WORD = 5
_PERIODIC = re.compile(r"\s*(?:/|\bper\b|\bpro\b|\bpar\b|\bpor\b|\beach\b|\bp\.)\s*", re.IGNORECASE)


def times_a_year(interval: str) -> Decimal | None:
    """How often an interval comes in a year; None for words that name none."""
    spoken = words(interval)
    for word in (spoken, spoken.removesuffix("s")):
        if word in _A_YEAR:
            return Decimal(_A_YEAR[word])
    found = _SEVERAL.fullmatch(spoken)
    if found is None or not int(found[1]):
        return None
    return Decimal(_A_YEAR[found[2]]) / int(found[1])


def price_period(text: str) -> tuple[str, Decimal | None]:
    """What stands behind an amount without the period it is for, and how often that is a year.

    `€ / month` is "€" and 12, `p.a.` is "" and 1; None where no period is named.
    """
    if found := _PERIODIC.search(text):
        unit, period = text[: found.start()], text[found.end() :]
    else:
        unit, _, period = text.rpartition(" ")
        if len(period) < _LEAST_WORD:  # "m" alone stands for a million
            return text, None
    often = times_a_year(period)
    return (text, None) if often is None else (unit.strip(), often)
