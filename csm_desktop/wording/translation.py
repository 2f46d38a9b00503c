"""Texts in the language of the voice in force, from gettext catalogues; English is the source.

A catalogue is read as translators write it (`.po`): nothing is built before the program runs, from
a checkout, a wheel or a frozen build (docs/decisions/009).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from gettext import NullTranslations
from pathlib import Path

from csm_desktop.wording.catalogue_file import FileCatalogue
from csm_desktop.wording.pseudo import PSEUDO, pseudo
from csm_desktop.wording.voice import voice

DOMAIN = "csm_desktop"
WHOLE: tuple[str, ...] = ("de", "es", "fr", "ja", "pt")
"""The languages whose catalogues have every text, so that the window can speak them."""


class _PseudoCatalogue(NullTranslations):
    """The language that nobody speaks has an answer for every text."""

    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)


class _English(NullTranslations):
    """Behind every catalogue: the English text, noted where somebody asks what is missing."""

    def gettext(self, message: str) -> str:
        _note(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        _note(msgid1)
        return msgid1 if n == 1 else msgid2


_MISSING: ContextVar[set[str] | None] = ContextVar("missing", default=None)
_PLACES = re.compile(r"\{\w+\}")


def _note(text: str) -> None:
    noted = _MISSING.get()
    # A text of places and signs alone is the same in every language.
    if noted is not None and any(map(str.isalpha, _PLACES.sub("", text))):
        noted.add(text)


@contextmanager
def missing_texts() -> Iterator[set[str]]:
    """The texts that are said in English meanwhile because a catalogue has not got them."""
    noted: set[str] = set()
    before = _MISSING.set(noted)
    try:
        yield noted
    finally:
        _MISSING.reset(before)


def mark(text: str) -> str:
    """Mark a text for the translators without translating it yet."""
    return text


def tr(text: str) -> str:
    """The text in the language in force; the English text where there is no translation."""
    return catalogue(voice().language).gettext(text) if text else text


def counted(text: str, plural: str, n: int) -> str:
    """That form of a sentence which the language in force takes for the count."""
    return catalogue(voice().language).ngettext(text, plural, n)


def catalogues() -> dict[str, Path]:
    """The catalogues that ship with the program, by language."""
    from csm_desktop.resources import resources

    files = (resources() / "translations").glob(f"*/LC_MESSAGES/{DOMAIN}.po")
    return {file.parent.parent.name: file for file in sorted(files)}


@lru_cache(maxsize=16)
def catalogue(language: str) -> NullTranslations:
    """What answers in a language; English where it has no catalogue."""
    if language == PSEUDO:
        return _PseudoCatalogue()
    file = None if language == "en" else catalogues().get(language)
    if file is None:
        return NullTranslations()
    translations = FileCatalogue(file)
    translations.add_fallback(_English())
    return translations
