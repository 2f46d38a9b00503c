"""Currencies and multiples, where a header or a cell names them: recognised, never assumed."""

import re
from decimal import Decimal
from functools import lru_cache
from unicodedata import normalize

from csm_desktop.values import dataclass

# ISO 4217 codes in use; a list of our own because babel's costs 30 ms and holds the dead ones too.
_CODES_TEXT = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
    BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL
    GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF
    KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN
    MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
    SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH
    UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
"""
CODES = frozenset(_CODES_TEXT.split())
# As bookkeeping writes them out.
CURRENCY_NAMES = {
    "us dollar": "USD", "us dollars": "USD", "euro": "EUR", "euros": "EUR",
    "british pound": "GBP", "british pound sterling": "GBP", "pound sterling": "GBP",
    "swiss franc": "CHF", "schweizer franken": "CHF", "franken": "CHF", "canadian dollar": "CAD",
    "australian dollar": "AUD", "japanese yen": "JPY", "yen": "JPY", "swedish krona": "SEK",
    "norwegian krone": "NOK", "danish krone": "DKK", "brazilian real": "BRL", "real": "BRL",
    "indian rupee": "INR", "singapore dollar": "SGD", "polish zloty": "PLN",
    "us-dollar": "USD", "britisches pfund": "GBP", "dollar américain": "USD", "dólar": "USD",
    "dólar estadounidense": "USD", "livre sterling": "GBP",
}  # fmt: skip
# Signs that stand for one currency, and those that several countries use, the likeliest first.
_SIGNS = {
    "US$": "USD", "USD$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD",
    "HK$": "HKD", "S$": "SGD", "R$": "BRL", "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW",
    "₽": "RUB", "₪": "ILS", "₺": "TRY", "฿": "THB", "₫": "VND", "₴": "UAH", "₱": "PHP", "zł": "PLN",
    "TL": "TRY", "Ft": "HUF", "Lei": "RON",
    "lei": "RON", "лв": "BGN",
    "Kč": "CZK", "Fr.": "CHF", "SFr.": "CHF", "円": "JPY", "元": "CNY", "원": "KRW", "euro": "EUR",
    "euros": "EUR", "Euro": "EUR", "Rs": "INR", "Rs.": "INR", "dollars": "USD", "$": "USD",
    "¥": "JPY", "￥": "JPY", "kr": "", "kr.": "",
}  # fmt: skip
SHARED_SIGNS = {
    "$": frozenset(["USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN", "ARS", "CLP", "COP", "TWD"]),
    "¥": frozenset(("JPY", "CNY")),
    "￥": frozenset(("JPY", "CNY")),
    "kr": frozenset(("SEK", "NOK", "DKK", "ISK")),
    "kr.": frozenset(("SEK", "NOK", "DKK", "ISK")),
}
_MULTIPLES = {
    "k": 3, "K": 3, "T": 3, "tsd": 3, "tsd.": 3, "thousand": 3, "thousands": 3, "000s": 3,
    "'000": 3,
    "000": 3, "tausend": 3, "milliers": 3, "miles": 3, "千": 3, "千円": 3,
    "m": 6, "M": 6, "mn": 6, "mio": 6, "mio.": 6, "mm": 6, "million": 6, "millions": 6,
    "millionen": 6, "millones": 6, "milioni": 6, "milhões": 6, "miljoen": 6, "百万": 6, "百万円": 6,
    "bn": 9, "b": 9, "B": 9, "mrd": 9, "mrd.": 9, "billion": 9, "billions": 9, "milliarden": 9,
    "md": 9, "十億": 9, "t.kr.": 3, "t.kr": 3, "tkr": 3, "tkr.": 3, "tusen": 3, "tusind": 3,
    "千元": 3, "万元": 4, "萬元": 4, "萬": 4, "亿元": 8, "億元": 8, "천원": 3, "만원": 4, "억원": 8,
    "万": 4, "億": 8, "万円": 4, "億円": 8, "亿": 8,
}  # fmt: skip
# A hundredth of what is meant, or whatever the currency's minor unit is; some name the currency.
_MINOR = {
    "pence": "GBP", "rappen": "CHF", "grosz": "PLN", "groszy": "PLN", "paise": "INR",
    "kopeks": "RUB",
}  # fmt: skip
_IN_WORDS = {"円": "JPY", "원": "KRW"}  # 元 is said of several
_MINOR_WORD = re.compile(
    rf"(?:^|(?<=[\s_]))(cents?|minor(?:[\s_]units?)?|centimes|centavos|[öø]re|{'|'.join(_MINOR)})"
    r"(?=$|[\s_)])", re.IGNORECASE,
)  # fmt: skip
_WORDED_TEXT = """
    thousand thousands million millions billion billions tausend tsd mio mrd milliers millionen
    millones milliarden milioni milhões miljoen mn bn 000s 千円 百万円 百万 万円 億円
"""
_WORDED = frozenset(_WORDED_TEXT.split())
_COMMON_TEXT = """
    usd eur gbp chf jpy cad aud nzd sek nok dkk pln czk huf brl inr cny
"""
_COMMON = frozenset(_COMMON_TEXT.split())
_BRACKETS = re.compile(r"[(\[（]([^)\]）]*)[)\]）]")
_IN = re.compile(r"\b(?:in|en)\s+(.+)$", re.IGNORECASE)
_WORD_END = re.compile(r"[\s_\-]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_UNITS = re.compile(r"(minor)[\s_]?units?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a header or a cell says about its numbers.

    `currency` is an ISO 4217 code or empty; `sign` the sign that named it where other currencies
    share it; `power` the power of ten that a number stands for. With `is_minor` a number counts
    minor units (cents) of the currency. `a_year` is how often the amount comes in a year where a
    period stands behind it ("/ month"), else 0.
    """

    currency: str = ""
    sign: str = ""
    power: int = 0
    is_minor: bool = False
    a_year: Decimal = Decimal(0)

    @property
    def multiple(self) -> Decimal:
        """What a number is multiplied by."""
        return Decimal(1).scaleb(self.power)


NO_UNIT = Unit()


@lru_cache(maxsize=4096)
def read_unit(text: str) -> Unit | None:
    """The unit that a scrap of text means, as `k€`, `EUR`, `US$ mn`, `百万円`; None for others."""
    currency, sign, power, rest = "", "", 0, normalize("NFC", text).strip()
    if small := _MINOR_WORD.search(rest):
        rest = (rest[: small.start()] + rest[small.end() :]).strip(" _")
    while rest:
        # Longest first: "US$" before "$", "million" before "m".
        for length in range(min(9, len(rest)), 0, -1):
            scrap = rest[:length]
            # Not in the midst of a word: "m" is no million in "months".
            whole = length == len(rest) or not (
                rest[length - 1].isalpha() and rest[length].isalpha()
            )
            lower = scrap.lower()
            if not power and whole and (scrap in _MULTIPLES or lower in _MULTIPLES):
                power = _MULTIPLES.get(scrap) or _MULTIPLES[lower]
                currency = _IN_WORDS.get(scrap[-1], currency) if len(scrap) > 1 else currency
            elif not currency and scrap in _SIGNS:
                currency, sign = _SIGNS[scrap], scrap if scrap in SHARED_SIGNS else ""
            elif not currency and scrap.upper() in CODES and (whole or power):
                currency = scrap.upper()
            elif not power and scrap in ("k", "K", "T", "M") and rest[1:] and _is_money(rest[1:]):
                power = _MULTIPLES[scrap]
            else:
                continue
            rest = rest[length:].strip(" .,/-_")
            break
        else:
            # A scrap without a meaning: then the whole is no unit.
            return None
    if small:
        return Unit(currency or _MINOR.get(small[1].lower(), ""), sign, power, is_minor=True)
    return Unit(currency, sign, power) if currency or sign or power else None


def _is_money(text: str) -> bool:
    return text.upper() in CODES or text in _SIGNS


@lru_cache(maxsize=4096)
def header_unit(header: str) -> Unit:
    """The unit that a header names: `ARR (k€)`, `revenue_amount_usd`, `Umsatz in Mio. EUR`."""
    return _split(header)[1]


@lru_cache(maxsize=4096)
def without_units(header: str) -> str:
    """The header without the unit it names, for comparing names."""
    return _split(header)[0]


def _split(header: str) -> tuple[str, Unit]:
    for pattern in (_BRACKETS, _IN):
        found = pattern.search(header.replace("_", " "))
        if found and (unit := read_unit(_IN.sub(r"\1", found.group(1)))):
            return header[: found.start()] + " " + header[found.end() :], unit
    scraps = _WORD_END.split(_CAMEL.sub(" ", _UNITS.sub(r"\1", header.strip())))
    # Two words before one: "thousand EUR" before "EUR".
    for tail in (2, 1):
        if len(scraps) > tail and all(map(_is_unit_word, scraps[-tail:])):
            unit = read_unit(" ".join(scraps[-tail:]))
            if unit:
                return " ".join(scraps[:-tail]), unit
    return header, NO_UNIT


def _is_unit_word(word: str) -> bool:
    """Whether a bare word of a header can only be a unit: `top` and `all` are currencies too."""
    if word.lower() in _WORDED or word.lower() in _COMMON:
        return True
    if _MINOR_WORD.fullmatch(word):
        return True
    if word.upper() in CODES:
        return word.isupper()
    return any(sign in word for sign in "€£$¥￥₹円") and read_unit(word) is not None
