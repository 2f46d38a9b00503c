"""Languages as people call their own, to be chosen for letters."""

from csm_desktop.app.correspondence.voices import languages
from csm_desktop.ui.widgets.fields.choices import Choice
from csm_desktop.wording import language_name


def language_choices(none: str = "") -> list[Choice]:
    """The languages of letters; before them what is meant where none is chosen, if that may be."""
    first = [Choice("", none)] if none else []
    return first + [Choice(language, language_name(language)) for language in languages()]
