"""What an alert says, in the language of today."""

from dataclasses import replace

from csm_desktop.domain.alerts.kept_words import language_of, read_words
from csm_desktop.domain.records.alerts import Alert
from csm_desktop.wording import render, voice


def said_today(alert: Alert) -> Alert:
    """The alert in the language in force. One that was written down in it, or before the words of
    alerts were kept with their values, stays as it was written."""
    language = language_of(alert.told)
    if not language or language == voice().language:
        return alert
    kept = read_words(alert.told)
    if kept is None:
        return alert
    return replace(alert, what=render(kept.what), why=render(kept.why))
