"""In whose words a sentence is said: a language, and the locale of the numbers and days in it.

One voice is in force wherever something is said. The window takes its user's once at start; a
document is entered with its customer's (`with voice.spoken():`), and whoever hands work to a
thread hands the voice on.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from csm_desktop.values import dataclass

DEFAULT_LOCALE = "en_GB"


@dataclass(frozen=True, slots=True)
class Voice:
    """`language` has its catalogue in resources/translations; `locale` is named as Babel does."""

    language: str = "en"
    locale: str = DEFAULT_LOCALE

    @classmethod
    def of(cls, tag: str) -> "Voice":
        """Language and locale by one name: "de", "de-CH" or "de_CH"."""
        locale = tag.replace("-", "_")
        language = locale.partition("_")[0].lower()
        return cls(language, DEFAULT_LOCALE if locale == "en" else locale)

    @property
    def words(self) -> str:
        """The locale of words, such as the "and" of a list: never of another language."""
        language = self.language.partition("_")[0]
        if self.locale.partition("_")[0] == language:
            return self.locale
        return DEFAULT_LOCALE if language == "en" else language

    @contextmanager
    def spoken(self) -> Iterator[None]:
        """In force as long as this lasts, on this thread; run no loop of events inside."""
        before = _IN_FORCE.set(self)
        try:
            yield
        finally:
            _IN_FORCE.reset(before)


ENGLISH = Voice()
_IN_FORCE: ContextVar[Voice] = ContextVar("voice", default=ENGLISH)


def voice() -> Voice:
    """The voice in force."""
    return _IN_FORCE.get()


def speak(chosen: Voice) -> None:
    """Put a voice in force for good, on this thread."""
    _IN_FORCE.set(chosen)
