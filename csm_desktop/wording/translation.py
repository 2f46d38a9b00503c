"""Which language the program speaks; English is the source, so nothing is loaded for it."""

from gettext import NullTranslations

from csm_desktop.wording.pseudo import PSEUDO, pseudo

_DOMAIN = "csm_desktop"


class _Voice:
    """The one language of the process; read lazily, because most runs speak English."""

    language = "en"
    catalogue: NullTranslations | None = None


def speak(language: str) -> None:
    """Choose the language of every later `tr`, such as "de"; unknown ones fall back to English."""
    _Voice.language = language
    _Voice.catalogue = None


def language() -> str:
    """The language chosen with `speak`."""
    return _Voice.language


def mark(text: str) -> str:
    """Mark a text for the translators without translating it yet."""
    return text


def tr(text: str) -> str:
    """The text in the user's language; the English text where there is no translation."""
    if not text:
        return text
    if _Voice.language == PSEUDO:
        return pseudo(text)
    return text if _Voice.language.startswith("en") else _catalogue().gettext(text)


def counted(text: str, plural: str, n: object) -> str:
    """That of a sentence's forms which goes with the count; English has one for 1, and one more."""
    number = n if isinstance(n, int) else 0
    if _Voice.language.startswith("en"):
        return tr(text if number == 1 else plural)
    return _catalogue().ngettext(text, plural, number)


def _catalogue() -> NullTranslations:
    if _Voice.catalogue is None:
        from gettext import translation

        from csm_desktop.resources import resources

        folder = resources() / "translations"
        _Voice.catalogue = translation(_DOMAIN, folder, [_Voice.language], fallback=True)
    return _Voice.catalogue
