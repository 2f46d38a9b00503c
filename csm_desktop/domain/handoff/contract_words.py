"""What a sentence says of a contract: a year's amount, seats, term and start (domain.md §3).

Rules for the languages of the program; what may be something else is not taken.
"""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from csm_desktop.domain.handoff.japanese_contract import (
    japanese_amount,
    japanese_seats,
    japanese_start,
    japanese_term,
)
from csm_desktop.domain.records.money import Money, minor_digits
from csm_desktop.domain.text.dates_in_words import date_within

_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY"}
_CURRENCY = r"[€£$¥]|\b(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CAD|AUD|JPY|BRL|MXN)\b"
_FIGURE = r"\d{1,3}(?:[ \u00a0\u202f,.'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_SIZE = r"(?:\s?((?i:k|m|thousand|million|tsd|mio|mille|mil))\b)?"
_AMOUNT = re.compile(
    rf"(?P<sign>{_CURRENCY})\s?(?P<figure>{_FIGURE}){_SIZE}"
    rf"|(?<![\d.,])(?P<later>{_FIGURE}){_SIZE}\s?(?P<after>{_CURRENCY})"
)
_SIZES = {
    "k": 3, "thousand": 3, "tsd": 3, "mille": 3, "mil": 3, "m": 6, "million": 6, "mio": 6,
}  # fmt: skip
_A_YEAR = re.compile(
    r"\b(?:ARR|ACV|annual\w*|a year|per year|per annum|p\.? ?a\b\.?|yearly|pro jahr|im jahr"
    r"|jahres\w+|jährlich|par an|annuel\w*|al año|anual\w*|por ano|ao ano)\b"
    r"|\bp\.a\.|/ ?(?:y(?:ea)?r|jahr|an|año|ano)\b",
    re.IGNORECASE,
)
_SEATS = re.compile(
    rf"(?<![\d.,])({_FIGURE})\s(?:(?:named|licen[sc]ed|full|active)\s)?(?:seats?|licen[cs]es|users"
    r"|lizenzen|(?:be)?nutzer(?:innen)?|(?:arbeits)?plätze|licences|utilisateurs|sièges|licencias"
    r"|usuarios|licenças|usuários|utilizadores)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ein": 1, "zwei": 2, "drei": 3,
    "vier": 4, "fünf": 5, "un": 1, "deux": 2, "trois": 3, "dos": 2, "tres": 3, "dois": 2, "três": 3,
}  # fmt: skip
_TERM = re.compile(
    rf"(?:\b(?P<not>within|in|innerhalb von|binnen|sous|dans|en|em|after|nach|every|each|next|last"
    rf"|past|for the next)\s)?\b(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})[\s-]"
    r"(?P<unit>months?|mos?|years?|yrs?|monate?n?|jahre?n?|mois|ans?|meses|mes|años?|anos?|mês)\b",
    re.IGNORECASE,
)
_OF_TERM = re.compile(
    r"\b(?:term|contract|deal|agreement|subscription|signed|runs?|starting|laufzeit|vertrag\w*"
    r"|contrat|durée|abonnement|contrato|plazo|duración|vigência|suscripción|assinatura)\b",
    re.IGNORECASE,
)
_OF_START = re.compile(
    r"(?<!works )(?<!union )(?<!labour )(?<!labor )(?<!collective )"
    r"\b(?:contract|subscription|term|agreement|licen[cs]es?)\b[^.]{0,30}\b(?:starts?|begins?|from"
    r"|runs from|effective|as of)\b|\b(?:start date|contract start|effective date|vertragsbeginn"
    r"|vertragsstart|laufzeit ab)\b",
    re.IGNORECASE,
)
# After the words of a contract in the same sentence these say when it begins.
_FROM = re.compile(
    r"\b(?:start(?:s|ing)?|begin(?:s|ning)?|effective|as of|from|ab|beginnend|à partir du"
    r"|à compter du|a partir del?|a partir de|desde(?: el)?|dès le)\b(?= \S*\d| \w+ \d)",
    re.IGNORECASE,
)


def amount_a_year(said: str) -> Money | None:
    """What a sentence says is paid a year; None where it speaks of no year, or of no amount."""
    found = _AMOUNT.search(said) if _A_YEAR.search(said) else None
    if found is None:
        return japanese_amount(said)
    figure = typed_number(found["figure"] or found["later"])
    sign = found["sign"] or found["after"]
    currency = _SIGNS.get(sign, sign)
    if figure is None:
        return None
    value = figure.scaleb(_SIZES.get((found[3] or found[5] or "").casefold(), 0))
    if value.as_tuple().exponent < -minor_digits(currency):  # type: ignore[operator]
        return None
    return Money.of(value, currency)


def seats_said(said: str) -> int | None:
    """How many seats a sentence speaks of."""
    found = _SEATS.search(said)
    number = typed_number(found[1]) if found is not None else None
    return int(number) if number is not None and number == int(number) else japanese_seats(said)


def term_said(said: str) -> int | None:
    """How many months a contract runs, by a sentence that speaks of one."""
    is_sold = amount_a_year(said) is not None
    for found in _TERM.finditer(said):
        if found["not"] or not (is_sold or _OF_TERM.search(said)):
            continue
        count = _NUMBERS.get(found["count"].casefold()) or int(found["count"])
        is_years = found["unit"].casefold()[0] in "yja"
        months = count * 12 if is_years else count
        if 0 < months <= 120:
            return months
    return japanese_term(said)


def start_said(said: str, written: date) -> date | None:
    """The day on which a contract begins, by a sentence that speaks of one."""
    if (day := japanese_start(said, written)) is not None:
        return day
    found = _OF_START.search(said)
    if found is None and (term_said(said) is not None or amount_a_year(said) is not None):
        found = _FROM.search(said)
        rest = said[found.end() :] if found is not None else ""
        # The next few words are the day: another day of the sentence is something else's.
        return date_within(" ".join(rest.split()[:4]).rstrip(".,;:)"), written) if rest else None
    return date_within(said[found.start() :], written) if found is not None else None


def typed_number(text: str) -> Decimal | None:
    """A number as it is written in either way: a sign before three digits groups, else it is the
    decimal sign; the last of two different ones is that."""
    plain = re.sub(r"[ \u00a0\u202f'’]", "", text)
    signs = [sign for sign in plain if sign in ".,"]
    if signs and (len(set(signs)) > 1 or not re.search(r"[.,]\d{3}$", plain)):
        head, _, tail = plain.rpartition(signs[-1])
        plain = f"{re.sub('[.,]', '', head)}.{tail}"
    else:
        plain = re.sub(r"[.,]", "", plain)
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None
