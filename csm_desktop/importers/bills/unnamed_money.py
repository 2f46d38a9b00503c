"""Columns that may tell what an account pays, where none is called so: which does is asked."""

import re
from collections.abc import Sequence

from csm_desktop.domain.text.message import say
from csm_desktop.importers.meaning.evidence import Profile
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.languages.abbreviations import in_full
from csm_desktop.importers.meaning.mapping import CUSTOM, Mapped
from csm_desktop.importers.plan import Question
from csm_desktop.importers.values.shapes import Shape

_MONEY = frozenset(("arr", "mrr", "tcv", "price"))
_CALLED = frozenset(("arr", "mrr", "acv", "tcv"))
_YEARLY = frozenset(("annual", "revenue"))
_TURNOVER_TEXT = """
    umsatz jahresumsatz ca facturación facturacion fatturato omzet jaaromzet omsättning omsætning
    omsetning faturamento 売上 年間売上 年商 liikevaihto obrót
"""
_TURNOVER = frozenset(_TURNOVER_TEXT.split())
# What it was, will be or might have been, and what became of it.
_OTHERS_TEXT = """
    change growth expansion contraction churn churned delta last previous prior old target forecast
    potential lost new percent share band tier range bucket goal quota upsell downsell starting
    ending opening closing beginning since
"""
_OTHERS = frozenset(_OTHERS_TEXT.split())
_MOSTLY = 0.8
_SHOWN = 3
_PARTS = re.compile(r"\d[.,]\d\d\b")


def money_question(
    kind: ListKind, mapping: Sequence[Mapped], profiles: Sequence[Profile]
) -> list[Question]:
    """Which column tells what they pay, where some may and none is known to."""
    if {mapped.field for mapped in mapping} & _MONEY:
        return []
    renews = any(mapped.field == "renews_on" for mapped in mapping)
    pairs = list(zip(mapping, profiles, strict=True))
    found = [
        mapped
        for mapped, own in pairs
        if mapped.field == CUSTOM and _may_pay(kind, mapped.header, own, renews=renews)
    ]
    # Whoever said of one that it is a field of their own has answered.
    if not found or any(mapped.confidence == 1.0 for mapped in found):
        return []
    shown = found[:_SHOWN]
    text = say("Which column tells what they pay: {columns}?",
               columns=", ".join(f"“{mapped.header}”" for mapped in shown))  # fmt: skip
    fields = ("arr", "mrr", "tcv") if len(shown) == 1 else ("arr",)
    options = [f'--map "{mapped.header}={key}"' for mapped in shown for key in fields]
    options.append(f'--map "{shown[0].header}={CUSTOM}"')
    return [Question("profile", tuple(m.header for m in shown), text, tuple(options))]


def _may_pay(kind: ListKind, header: str, own: Profile, *, renews: bool) -> bool:
    spoken = words(header)
    said = set(spoken.split()) | set(in_full(spoken).split())
    counted = sum(any(map(str.isdigit, text)) for text in own.values)
    if counted < _MOSTLY * max(1, len(own.values)) or said & _OTHERS or "%" in header:
        return False
    if kind is ListKind.ACCOUNTS:
        # What a company turns over is called so as well; beside a renewal it may be what it pays.
        return bool(said & _CALLED) or (renews and (said >= _YEARLY or bool(said & _TURNOVER)))
    amounts = sum(1 for text in own.values if _PARTS.search(text))
    looks = own.share(Shape.MONEY) >= _MOSTLY or amounts >= _MOSTLY * max(1, len(own.values))
    return kind is ListKind.SUBSCRIPTIONS and (looks or bool(said & _CALLED))
