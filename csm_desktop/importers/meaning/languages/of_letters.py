"""What lists call the languages in which people are written to."""

COLUMN = """
language|preferred language|preferred languages|language preference|communication language|
correspondence language|contact language|spoken language|lang|locale|sprache|bevorzugte sprache|
korrespondenzsprache|langue|langue préférée|langue de correspondance|idioma|idioma preferido|
língua|idioma preferencial|taal|voorkeurstaal|lingua|lingua preferita|言語|希望言語|使用言語"""

_NAMES = {
    "en": "english|englisch|anglais|inglés|inglês|engels|inglese|eng|英語",
    "de": "german|deutsch|allemand|alemán|alemão|duits|tedesco|deu|ger|ドイツ語",
    "fr": "french|französisch|français|francais|francés|francês|frans|francese|fra|fre|フランス語",
    "es": "spanish|spanisch|espagnol|español|espanol|castellano|espanhol|spaans|spagnolo|spa|"
    "スペイン語",
    "pt": "portuguese|portugiesisch|portugais|portugués|português|portugues|portugees|portoghese|"
    "por|ポルトガル語",
    "ja": "japanese|japanisch|japonais|japonés|japonês|japans|giapponese|jpn|日本語",
}
_PLACES = {
    "en": "us gb uk ie au nz ca in za sg", "de": "de at ch li lu", "fr": "fr be ch ca lu",
    "es": "es mx ar co cl pe us 419", "pt": "pt br ao mz", "ja": "jp",
}  # fmt: skip
_WHERE = {
    "en": "us|usa|united states|uk|united kingdom|british|american|australia|canada|ireland|india",
    "de": "germany|austria|switzerland|deutschland|österreich|schweiz",
    "fr": "france|canada|belgium|switzerland|belgique|suisse",
    "es": "spain|mexico|latin america|españa|méxico|latam", "pt": "portugal|brazil|brasil",
    "ja": "japan",
}  # fmt: skip


def _words(language: str) -> str:
    """All that may stand for a language: its names, codes, and both with where it is spoken."""
    names = _NAMES[language].split("|")
    codes = [f"{language} {place}" for place in _PLACES[language].split()]
    spoken = [f"{name} {place}" for name in names[:2] for place in _WHERE[language].split("|")]
    return "|".join((language, *names, *codes, *spoken))


LANGUAGES = {language: _words(language) for language in _NAMES}
"""By tag of a language what means it."""
