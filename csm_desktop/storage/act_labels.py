"""What acts are called: written down in the language of the day, and beside it the sentence with
its values, so that it is told in the language of today."""

from csm_desktop.domain.fields.kept_messages import kept_messages, language_of, read_messages
from csm_desktop.domain.text.message import Message
from csm_desktop.wording import render, voice

Label = Message | str
"""What an act is called: a sentence, or words of the user's that no language changes."""


def label_words(label: Label) -> str:
    """What an act is called, in the voice in force."""
    return render(label).strip() if isinstance(label, Message) else label


def kept_label(label: Label) -> str | None:
    """The sentence as it is kept beside its words; None for words alone."""
    return kept_messages(voice().language, label) or None if isinstance(label, Message) else None


def label_today(words: str, kept: str | None) -> str:
    """What an act is called in the language in force; as it was written down where that is its
    language, or where words alone were kept."""
    if kept is None or language_of(kept) == voice().language:
        return words
    return label_words(label_again(words, kept))


def label_again(words: str, kept: str | None) -> Label:
    """What an act is called, to be written down once more."""
    found = read_messages(kept) if kept is not None else None
    return found.messages[0] if found is not None and found.messages else words
