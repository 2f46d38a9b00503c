"""The rates by which money of several currencies became one sum, in words."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from csm_desktop.domain.text.message import Message, say
from csm_desktop.wording.formats import number
from csm_desktop.wording.speech import beside, render

if TYPE_CHECKING:
    from csm_desktop.domain.records.revenue import ExchangeRate

_DIGITS = 12  # of a rate: all that were typed


def rates_words(rates: "Iterable[ExchangeRate]") -> str:
    """Each rate as it was typed, with its day and source; "" where none was used."""
    told = beside(render(_said(rate)) for rate in rates)
    return render(say("Rates used: {rates}", rates=told)) if told else ""


def _said(rate: "ExchangeRate") -> Message:
    known = {
        "from_currency": rate.from_currency,
        "to_currency": rate.to_currency,
        "rate": number(rate.rate, _DIGITS),
        "day": rate.on,
    }
    if rate.source.strip():
        return say(
            "1 {from_currency} = {rate} {to_currency} ({day}, {source})",
            source=" ".join(rate.source.split()),
            **known,
        )
    return say("1 {from_currency} = {rate} {to_currency} ({day})", **known)
